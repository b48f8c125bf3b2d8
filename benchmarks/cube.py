"""Seal and full cube on invented facts: prints seconds and the ratio to a bare DuckDB scan of the same columns.

Run: `python -m benchmarks.cube [rows]`. Not part of the tests; compare ratios of one run, never times of two.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from tongket.analytics.compute import compute
from tongket.analytics.snapshot import Snapshot, seal
from tongket.analytics.subcube import connect
from tongket.core.facts import fact
from tongket.core.indicators.tree import UnitRow

CUT_OFF, START = date(2022, 12, 26), date(2020, 10, 1)
KNOWN = datetime(2022, 12, 26, tzinfo=UTC)
COMMUNES, DISTRICTS = range(1000, 1260), range(10, 18)
_SCAN = 'SELECT sum(n), max("cell"), max(place), max(handler), max(event), max("group") FROM offence'


def units() -> Iterator[UnitRow]:
    since = date(2004, 1, 1)
    yield UnitRow(1, "34", "tỉnh", "area", "province", None, None, since)
    yield UnitRow(2, "CA-34", "công an", "police", "province", None, 1, since)
    for number in DISTRICTS:
        yield UnitRow(number, f"3{number}", "huyện", "area", "district", 1, None, since)
        yield UnitRow(number + 100, f"CAH-3{number}", "công an", "police", "district", 2, number, since)
    for number in COMMUNES:
        yield UnitRow(number, f"1{number}", "xã", "area", "commune", 10 + number % 8, None, since)


def facts(rows: int) -> Iterator[tuple[str, dict[str, Any]]]:
    dice = random.Random(138)
    span = (CUT_OFF - START).days
    for number in range(rows // 2):
        on = START + timedelta(days=dice.randrange(span))
        place, group = dice.choice(COMMUNES), dice.choice(("social_order", "drugs", "economic"))
        event = dice.choice(("occurred", "cleared", "detected"))
        origin = on - timedelta(days=dice.randrange(300)) if event == "cleared" else None
        yield fact("offence", event, record=f"O{number}", on=on, known_at=KNOWN, place=place, group=group,
                   origin_on=origin)  # fmt: skip
        yield fact("report_flow", dice.choice(("received_first", "resolved", "suspended")), record=f"T{number}", on=on,
                   known_at=KNOWN, handler=dice.choice(DISTRICTS) + 100)  # fmt: skip


def timed(name: str, work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    answer = work()
    seconds = time.perf_counter() - started
    print(f"{name:28} {seconds:8.2f} s")
    return seconds, answer


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        invented = list(facts(rows))
        sealing, snapshot = timed(f"seal {len(invented)} rows", lambda: _seal(invented, Path(folder)))
        connection = connect(snapshot)
        connection.execute(_SCAN).fetchall()
        scan, _ = timed("bare scan (baseline)", lambda: connection.execute(_SCAN).fetchall())
        compute(snapshot)
        cube, computed = timed("full cube", lambda: compute(snapshot))
        print(f"figures {computed.figures} · {cube / computed.figures * 1e9:.0f} ns a figure")
        print(f"cube : scan = {cube / scan:.0f} · seal = {sealing / rows * 1e6:.0f} µs a row")


def _seal(rows: list[tuple[str, dict[str, Any]]], folder: Path) -> Snapshot:
    return seal(CUT_OFF, {"invented": lambda cut_off, known_at: rows}, units(), folder, code_version="benchmark",
                by="benchmark", known_at=KNOWN, sealed_at=KNOWN)  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
