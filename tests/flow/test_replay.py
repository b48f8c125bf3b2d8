"""Replaying every day of the reference year: the statutory clock alone, fed with each report's dated decisions, gives
the state that the register recorded that very evening; and the sealed facts give the same stocks.

Nothing of the register's own code runs here: rows of the demo's database, `core/clock`, and the engine over the seal.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tongket.analytics import identities
from tongket.analytics.engine import Engine
from tongket.analytics.parquet import read_facts
from tongket.analytics.snapshot import open_snapshot
from tongket.core.catalogue import CATALOGUE
from tongket.core.clock import ReportDecisions, read_crime_report
from tongket.core.clock.report_decisions import Pause
from tongket.core.periods import cell_of, cell_start, free_window, parse_period
from tongket.foundation.reference import holidays

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2021, 12, 15), date(2022, 12, 14)
DAYS = [FIRST + ONE_DAY * n for n in range((LAST - FIRST).days + 1)]
STARTS = ("accept_report", "take_over_report", "split_new")
GONE = ("merge_report", "classify_as_not_a_report", "confirm_sent_report", "close_by_limitation", "approve_void")
IN_STOCK = ("running", "grace", "overdue", "resumed")
GRACE, OVERDUE, SUSPENDED = 1, 2, 3


@dataclass
class Run:
    """One stay of a report with one body: the decisions of that stay, and the day it left."""

    unit: int
    decisions: ReportDecisions
    left: date | None = None


def runs_of(acts: list[tuple[str, date, int, str]], source: list[Run] | None = None) -> list[Run]:
    """The stays of one report, from its acts in order; a report split off goes on with its source's decisions."""
    found: list[Run] = []
    for verb, on, unit, detail in acts:
        run = found[-1] if found else None
        if verb in STARTS:
            if run is not None and run.left is None:
                run.left = on
            earlier = source[-1].decisions if verb == "split_new" and source else ReportDecisions(on)
            found.append(Run(unit, earlier))
        elif run is not None:
            run.decisions = decided(run.decisions, verb, on, detail)
            run.left = on if verb in GONE else run.left
    return found


def decided(decisions: ReportDecisions, verb: str, on: date, detail: str) -> ReportDecisions:
    if verb == "extend_report":
        return replace(decisions, **{f"{detail}_extension": on})
    if verb == "suspend_report":
        return replace(decisions, pauses=(*decisions.pauses, Pause(on)))
    if verb == "resume_report":
        *before, last = decisions.pauses
        return replace(decisions, pauses=(*before, replace(last, resumed=on)))
    return replace(decisions, resolved=on) if verb == "resolve_report" else decisions


@pytest.fixture(scope="module")
def database(demo_home):
    with sqlite3.connect(f"file:{demo_home / 'tongket.sqlite3'}?mode=ro", uri=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def recorded(database) -> dict[date, dict[int, tuple[int, ...]]]:
    """Day → body → (pending, in grace, overdue, suspended), as written each evening."""
    rows = database.execute(
        "select day, unit_id, pending, in_grace, overdue, suspended from intake_daystate where day between ? and ?",
        [FIRST.isoformat(), LAST.isoformat()],
    )
    found: dict[date, dict[int, tuple[int, ...]]] = defaultdict(dict)
    for day, unit, *numbers in rows:
        found[date.fromisoformat(day)][unit] = tuple(numbers)
    return dict(found)


@pytest.fixture(scope="module")
def replayed(database) -> dict[date, dict[int, tuple[int, ...]]]:
    """The same, out of every report's decisions through the statutory clock, one day after the other."""
    acts: dict[int, list[tuple[str, date, int, str]]] = defaultdict(list)
    rows = database.execute("select report_id, verb, \"on\", unit_id, detail from intake_reportstate order by id")
    for report, verb, on, unit, detail in rows:
        acts[report].append((verb, date.fromisoformat(on), unit, detail))
    split = dict(database.execute("select id, split_from_id from intake_crimereport where split_from_id is not null"))
    calendar = holidays.calendar()
    table = {day: defaultdict(lambda: [0, 0, 0, 0]) for day in DAYS}
    for report, own in acts.items():
        source = runs_of(acts[split[report]]) if report in split else None
        for run in runs_of(own, source):
            for day in days_of(run):
                state = read_crime_report(run.decisions, calendar, on=day).state
                count(table[day][run.unit], state)
    return {day: {unit: tuple(numbers) for unit, numbers in units.items() if any(numbers)}
            for day, units in table.items()}  # fmt: skip


def days_of(run: Run) -> list[date]:
    """The days of the year on which the report stood with that body, its last evening there included."""
    first = max(run.decisions.received, FIRST)
    ends = [day for day in (run.left, run.decisions.resolved) if day is not None]
    last = min([LAST, *(day - ONE_DAY for day in ends)])
    return [first + ONE_DAY * n for n in range((last - first).days + 1)]


def count(numbers: list[int], state: str) -> None:
    numbers[0] += state in IN_STOCK
    numbers[GRACE] += state == "grace"
    numbers[OVERDUE] += state == "overdue"
    numbers[SUSPENDED] += state == "suspended"


@pytest.fixture(scope="module")
def seal(demo_home):
    return open_snapshot(next((demo_home / "snapshots").glob("2022-12-14-*")))


@pytest.fixture(scope="module")
def facts(seal):
    return identities.in_order(
        row for row in read_facts(seal.path / "report_flow.parquet") if row["event"] != "received"
    )


def test_every_evening_of_the_year_was_recorded(recorded):
    assert sorted(recorded) == DAYS
    assert sum(pending for pending, *_rest in recorded[LAST].values()) == 96
    assert any(numbers[GRACE] for units in recorded.values() for numbers in units.values())
    assert any(numbers[OVERDUE] for units in recorded.values() for numbers in units.values())


def test_replaying_every_day_of_the_year_gives_the_state_recorded_that_day(recorded, replayed):
    assert [day for day in DAYS if replayed[day] != recorded[day]] == []


def test_a_decision_moved_by_one_day_would_show(recorded, replayed):
    """The comparison can fail: the evening before is another state on most days."""
    assert sum(replayed[day] != recorded[day - ONE_DAY] for day in DAYS[1:]) > len(DAYS) // 2


def test_the_sealed_facts_hold_the_same_stocks_every_evening(recorded, facts, seal):
    names = {unit.id: unit.code for unit in seal.tree.units.values()}
    nights = {day: {unit: (n[0], n[SUSPENDED]) for unit, n in units.items()} for day, units in recorded.items()}
    assert identities.check_states(facts, nights, names) == []


@pytest.mark.parametrize(
    ("indicator", "place"),
    [("reports_carried_out", 0), ("reports_overdue_stock", OVERDUE), ("reports_suspended_stock", SUSPENDED)],
)
def test_the_engine_gives_the_recorded_stocks_at_every_cut_of_the_time_grid(recorded, seal, indicator, place):
    engine, node = Engine(seal), CATALOGUE[indicator].node
    edges = [cell_start(cell) for cell in range(cell_of(FIRST) or 0, (cell_of(LAST) or 0) + 2)]
    for start, end in pairwise(edges):
        last = end - ONE_DAY
        view = engine.maps.view(last)
        numbers = engine.vector(node, free_window(start, last), view)
        body = {unit.id: int(n) for unit, n in zip(view.units, numbers, strict=True)}
        held = {unit: row[place] for unit, row in recorded[last].items()}
        own = {unit: n for unit, n in body.items() if seal.tree.units[unit].level in ("district", "division") and n}
        assert {unit: n for unit, n in held.items() if n and unit in own} == own, last
        assert sum(held.values()) == max(body.values()), last


def test_the_identities_hold_for_every_unit_level_calendar_and_period_of_two_years(facts, seal):
    periods = identities.periods_of(LAST)
    assert len({str(period.calendar) for period in periods}) == 6 and len(periods) > 200
    assert identities.check_flow(facts, seal.tree, periods) == []


def test_the_next_periods_carry_in_is_this_periods_carry_out_for_every_unit(facts, seal):
    """By the engine, against stocks counted record by record, at every edge of every calendar's months."""
    engine = Engine(seal)
    view = engine.maps.view(LAST)
    months = [period for period in identities.periods_of(LAST) if period.kind == "month"]
    edges = sorted({edge for period in months for edge in (period.start, period.end)})
    stocks = identities.carried(facts, seal.tree, edges, LAST)
    carried_in, carried_out = (CATALOGUE[f"reports_carried_{way}"].node for way in ("in", "out"))
    for period in months:
        before, after = engine.vector(carried_in, period, view), engine.vector(carried_out, period, view)
        for row, unit in enumerate(view.units):
            counted = stocks[unit.code]
            assert int(before[row]) == counted[edges.index(period.start)], (unit.code, period)
            assert int(after[row]) == counted[edges.index(period.end)], (unit.code, period)


def test_a_planted_row_is_found_at_its_body_and_above(facts, seal):
    year = parse_period("2022", "admin")
    wrong = next(row for row in facts if row["event"] == "resolved" and row["on"] in year)
    place = facts.index(wrong)
    broken = identities.check_flow([*facts[:place], wrong, *facts[place:]], seal.tree, [year])
    body = seal.tree.units[wrong["handler"]].code
    assert {one.unit for one in broken if one.code == "FLOW-IDENTITY"} == {body, "CA-34"}
    assert [one.record for one in broken if one.code == "FLOW-STRAY-EVENT"] == [wrong["record"]]


def test_a_row_left_out_is_found_against_the_evenings(facts, recorded, seal):
    wrong = next(row for row in facts if row["event"] == "resolved" and FIRST < row["on"] < LAST)
    names = {unit.id: unit.code for unit in seal.tree.units.values()}
    nights = {LAST: {unit: (n[0], n[SUSPENDED]) for unit, n in recorded[LAST].items()}}
    left = [row for row in facts if row is not wrong]
    (broken,) = identities.check_states(left, nights, names)
    assert (broken.code, broken.unit, broken.left - broken.right) == ("STATE-PENDING", names[wrong["handler"]], 1)
