"""A million clocks of crime reports in one call against a plain loop over core/clock: prints the ratio.

Run: `python -m benchmarks.clocks [clocks [looped]]`. The loop runs over the first `looped` of them, a tenth if left
out (a million take it minutes); every result of the loop is compared with the columns. Not part of the tests; compare
ratios of one run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

from tongket.analytics.clocks import NEVER, STATES, Clocks, Days, Readings, day_number, day_of, read_clocks
from tongket.core.clock import ReportDecisions, WorkCalendar, read_crime_report
from tongket.foundation.reference import holidays

FIRST, ON = date(2018, 3, 1), date(2026, 6, 29)
# Which share of the reports has the decision, and how many days after receipt it comes at most.
_SHARES = {
    "agency_extension": (0.40, 25), "procuracy_extension": (0.15, 70), "suspended": (0.12, 140), "resumed": (0.06, 400),
    "cancelled": (0.02, 400), "resolved": (0.80, 150),
}  # fmt: skip


def invented(count: int) -> Clocks:
    """Receipts over eight years, decisions after them; the same every time."""
    dice = np.random.default_rng(138)
    received = dice.integers(day_number(FIRST), day_number(ON), count)
    return Clocks(received, **{name: _decided(dice, received, *share) for name, share in _SHARES.items()})


def _decided(dice: np.random.Generator, received: Days, share: float, within: int) -> Days:
    days = received + dice.integers(0, within, received.size)
    return np.where(dice.random(received.size) < share, days, NEVER)


def plain_loop(rows: list[ReportDecisions], calendar: WorkCalendar) -> list[tuple[date, date, str]]:
    found: list[tuple[date, date, str]] = []
    for row in rows:
        reading = read_crime_report(row, calendar, on=ON)
        found.append((reading.due.strict, reading.due.rolled, reading.state))
    return found


def decisions_of(clocks: Clocks, count: int) -> list[ReportDecisions]:
    columns = {
        name: [None if day == NEVER else day_of(day) for day in getattr(clocks, name)[:count].tolist()]
        for name in ("received", *_SHARES)
    }
    return [
        ReportDecisions(**dict(zip(columns, values, strict=True)))
        for values in zip(*columns.values(), strict=True)
    ]


def differences(readings: Readings, plain: list[tuple[date, date, str]]) -> int:
    return sum(
        (day_number(strict), day_number(rolled), state)
        != (readings.strict[row], readings.rolled[row], STATES[readings.state[row]])
        for row, (strict, rolled, state) in enumerate(plain)
    )


def timed(name: str, work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    answer = work()
    seconds = time.perf_counter() - started
    print(f"{name:36} {seconds:8.2f} s")
    return seconds, answer


def main(count: int, looped: int) -> int:
    calendar = holidays.calendar()
    clocks = invented(count)
    read_clocks(Clocks(*(getattr(clocks, name)[:1] for name in ("received", *_SHARES))), calendar, on=ON)
    one_call, readings = timed(f"{count} clocks, one call", lambda: read_clocks(clocks, calendar, on=ON))
    rows = decisions_of(clocks, looped)
    loop, plain = timed(f"{looped} clocks, plain loop", lambda: plain_loop(rows, calendar))
    wrong = differences(readings, plain)
    by_state = {name: int((readings.state == place).sum()) for place, name in enumerate(STATES)}
    print(f"states {by_state}")
    print(f"differing results {wrong} of {looped}")
    print(f"one call {one_call / count * 1e9:.0f} ns a clock · loop {loop / looped * 1e9:.0f} ns a clock")
    print(f"loop : call = {(loop / looped) / (one_call / count):.0f}")
    return 1 if wrong else 0


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]] or [1_000_000]
    raise SystemExit(main(asked[0], asked[1] if len(asked) > 1 else max(1, asked[0] // 10)))
