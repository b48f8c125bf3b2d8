"""The book of crime reports with a million items: how long a list page takes, through the whole site.

Run: `python -m benchmarks.lists [ITEMS]`. Every page is asked several times as four readers (the province, a
district, a commune, the procuracy), plain, filtered, searched and deep; printed are the 50th and 95th percentile and
the slowest pages, for SQLite and, where it is installed, PostgreSQL.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from tools.on_postgres import cluster

ITEMS = 1_000_000
TIMES = 3
READERS = ("thuong-truc", "thu-truong", "truc-ban-xa", "kiem-sat")
PAGES = (
    "", "?trang_thai=open", "?trang_thai=resolved", "?trang_thai=suspended", "?trang_thai=void", "?loai=KN",
    "?qua_han=on", "?don_vi=CAH-338", "?don_vi=CAX-12433", "?don_vi=CAX-12433&trang_thai=open",
    "?tim=trom", "?tim=tr%E1%BB%99m+xe", "?tim=%C4%91%C3%A1nh+b%E1%BA%A1c", "?tim=lua+dao+qua+mang", "?tim=hiem",
    "?tim=trom+hiem", "?tim=TB-12433-2022", "?tim=000123", "?tim=khongcotunay", "?tim=danh+bac&trang_thai=open",
)  # fmt: skip
SUBJECTS = (
    "Mất trộm xe đạp điện tại nhà văn hóa thôn", "Mất trộm tài sản tại nhà ở", "Xô xát gây thương tích tại quán ăn",
    "Nghi lừa đảo chiếm đoạt tài sản qua mạng", "Đánh bạc tại nhà dân", "Hủy hoại hoa màu, tài sản",
    "Gây rối trật tự công cộng", "Đòi nợ, đe dọa", "Cho vay lãi nặng", "Mất điện thoại, ví tại chợ",
)  # fmt: skip


TODAY = datetime(2022, 12, 27, tzinfo=UTC)
KINDS, STATES = ("TG", "TB", "KN"), ("resolved", "suspended", "merged")


def main() -> None:
    """Each database in a process of its own, because settings are read once."""
    if len(sys.argv) > 2:
        _measure(int(sys.argv[1]), sys.argv[2])
        return
    items = sys.argv[1] if len(sys.argv) > 1 else str(ITEMS)
    _run(items, "SQLite", {})
    with cluster("-c fsync=off -c shared_buffers=512MB") as address:
        if address:
            _run(items, "PostgreSQL", {"TONGKET_DATABASE_URL": address})
        else:
            print("PostgreSQL: skipped, not installed")


def _run(items: str, name: str, more: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory(prefix="tongket-bench-") as folder:
        environment = os.environ | {"TONGKET_VAR": folder, "TONGKET_DEMO": "1"} | more
        subprocess.run([sys.executable, "-m", "benchmarks.lists", items, name], env=environment, check=True)


def _measure(items: int, name: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tongket.entry.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from tongket.entry.demo.base import load_base

    call_command("migrate", verbosity=0)
    load_base()
    started = time.perf_counter()
    _fill(items)
    print(f"{name}: {items} items written in {time.perf_counter() - started:.0f} s", flush=True)
    times = _ask()
    times.sort()
    half, most = times[len(times) // 2][0], times[int(len(times) * 0.95)][0]
    print(f"{name}: {len(times)} pages   p50 {half * 1e3:6.1f} ms   p95 {most * 1e3:6.1f} ms", flush=True)
    for seconds, reader, page in times[-5:]:
        print(f"    {seconds * 1e3:7.1f} ms  {reader:12} {page}")


def _fill(items: int) -> None:
    """Reports written past the operations, one every ten minutes back from the demo's day; one in 400 is still open."""
    from django.db import connection, transaction

    from tongket.registers.intake.models import CrimeReport
    from tongket.registers.units import queries as units

    police = [row for row in units.units_at(TODAY.date()) if row.kind == "police"]
    bodies = [row.id for row in police if row.level in ("district", "division")]
    desks = [(row.id, row.parent_id, row.area_id, row.code[4:]) for row in police if row.level == "commune"]
    written = [field for field in CrimeReport._meta.local_concrete_fields if not field.primary_key]
    columns = ", ".join(field.column for field in written)
    rows = ([values[f.column] for f in written] for values in _rows(items, bodies, desks, written))
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY intake_crimereport ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute("ANALYZE")
        else:
            marks = ", ".join(["%s"] * len(written))
            cursor.executemany(f"INSERT INTO intake_crimereport ({columns}) VALUES ({marks})", rows)
            cursor.execute(
                "INSERT INTO intake_crimereport_words (rowid, code, words) "
                "SELECT id, lower(code), search_key FROM intake_crimereport"
            )
            cursor.execute("ANALYZE")


def _rows(items: int, bodies: list[int], desks: list[Any], written: list[Any]) -> Iterator[dict[str, Any]]:
    from tongket.core.viet.keys import fold

    chance = random.Random(138)
    keys = [fold(text) for text in SUBJECTS]
    empty = {f.column: None if f.null else f.get_default() for f in written}
    for number in range(items):
        at = TODAY - timedelta(minutes=(items - number) * 10)
        desk, district, area, code = desks[chance.randrange(len(desks))]
        state = "accepted" if chance.random() < 1 / 400 else chance.choices(STATES, (990, 3, 7))[0]
        subject, rare = chance.randrange(len(SUBJECTS)), " hiem" if number % 9973 == 0 else ""
        due = (at + timedelta(days=20)).date()
        resolved = state == "resolved"
        yield empty | {
            "code": f"TB-{code}-{at.year}-{number % 1_000_000:06d}", "kind": chance.choices(KINDS, (52, 42, 6))[0],
            "channel": "in_person", "reporter_kind": "individual", "received_at": at, "receiver_id": desk,
            "handler_id": district if chance.random() < 0.9 else chance.choice(bodies), "place_id": area,
            "summary": SUBJECTS[subject] + rare, "search_key": keys[subject] + rare, "accepted_at": at,
            "due_strict": due, "due_rolled": due, "state": state, "outcome": "initiated" if resolved else "",
            "last_on": at.date(), "outcome_on": at.date() if resolved else None, "recorded_at": at,
        }  # fmt: skip


def _ask() -> list[tuple[float, str, str]]:
    from django.test import Client

    times = []
    for reader in READERS:
        client = Client()
        client.post("/dang-nhap/mo-phong/", {"username": reader})
        for page in PAGES:
            address = f"/tin-bao/{page}"
            for turn in range(TIMES):
                started = time.perf_counter()
                answer = client.get(address)
                times.append((time.perf_counter() - started, reader, address))
                assert answer.status_code == 200, (reader, address, answer.status_code)
                if turn == TIMES - 2:
                    address = _deeper(address, answer.content.decode())
    return times


def _deeper(address: str, html: str) -> str:
    """The address of the next page, if there is one."""
    found = re.search(r'href="(\?[^"]*sau=[^"]+)"', html)
    return "/tin-bao/" + found[1].replace("&amp;", "&") if found else address


if __name__ == "__main__":
    main()
