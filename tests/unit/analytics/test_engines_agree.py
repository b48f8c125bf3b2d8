"""Hypothesis invents units, mergers, facts and windows; the fast engine must say what the slow one says."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.small_province import CUT_OFF, DATA_START, LONG_AGO, both_engines, indicator_of, row, sealed
from tongket.analytics.batch import Batch
from tongket.analytics.engine import Engine
from tongket.core.catalogue import CATALOGUE
from tongket.core.indicators.nodes import Count, Latest, Level, Ratio, Stock, flow, plus, where
from tongket.core.indicators.reference import ReferenceEngine
from tongket.core.indicators.tree import UnitRow, UnitTree
from tongket.core.periods import CALENDARS, free_window, make_period

COMMUNES = tuple(range(11, 19))
OCCURRED = Count("offence", "occurred", where(group="social_order"))
CLEARED = Count("offence", "cleared", where(group="social_order"), of_period=True)
RECEIVED, RESOLVED = Count("report_flow", "received_first"), Count("report_flow", "resolved")
OPEN = Stock((RECEIVED,), (RESOLVED,), "start")
NODES = (
    (OCCURRED, "cases"), (Count("offence", "dead", weight="rows"), ""), (Ratio(CLEARED, OCCURRED), "cases"),
    (plus(Count("offence", "cleared"), minus=(Count("offence", "cleared", of_period=True),)), ""),
    (Ratio(RESOLVED, plus(OPEN, RECEIVED)), "intake"), (Stock((RECEIVED,), (RESOLVED,), "end"), "intake"),
    (Level("id_issued"), "returns"), (Ratio(Level("id_issued"), Level("id_eligible")), "returns"),
    (Ratio(flow("propaganda_attendances"), flow("propaganda_sessions"), kind="per"), "returns"),
    (Count("task", "assigned"), ""), (Latest("index", "rank"), ""),
)  # fmt: skip

days = st.dates(date(2020, 6, 1), CUT_OFF)
month_ends = st.integers(0, 26).map(lambda i: date(2020 + (9 + i) // 12, (9 + i) % 12 + 1, 14))
reorganised_on = st.dates(date(2021, 1, 1), date(2022, 12, 1))


@st.composite
def trees(draw):
    """Eight communes in two districts; some end, into one heir, two heirs, or none."""
    units = [UnitRow(100, "34", "T", "area", "province", None, None, LONG_AGO)]
    units += [UnitRow(n, f"33{n}", "H", "area", "district", 100, None, LONG_AGO) for n in (1, 2)]
    bodies = [UnitRow(500, "CA-34", "CA", "police", "province", None, 100, LONG_AGO)]
    bodies += [UnitRow(500 + n, f"CAH-33{n}", "CA", "police", "district", 500, n, LONG_AGO) for n in (1, 2)]
    lineage, communes = [], {}
    ends = {unit: draw(st.none() | reorganised_on) for unit in COMMUNES[:4]}
    for unit in COMMUNES:
        district = 1 + unit % 2
        communes[unit] = UnitRow(unit, f"124{unit}", "X", "area", "commune", district, None, LONG_AGO, ends.get(unit))
    for unit, end in ends.items():
        if end is not None:
            heirs = draw(st.lists(st.sampled_from(COMMUNES[4:]), max_size=2, unique=True))
            lineage += [(unit, heir, end) for heir in heirs]
    return [*units, *communes.values(), *bodies], lineage


@st.composite
def facts(draw, units):
    lives = {unit.id: unit for unit in units}

    def place(on: date) -> int:
        return draw(st.sampled_from([u for u in COMMUNES if lives[u].alive(on)]))

    found = []
    for number in range(draw(st.integers(0, 25))):
        on = draw(days)
        record, n = f"R-{number}", draw(st.integers(0, 3))
        kind = draw(st.sampled_from(("occurred", "cleared", "dead", "flow", "task", "rank")))
        group = draw(st.sampled_from(("social_order", "drugs")))
        if kind in ("occurred", "dead"):
            found.append(row("offence", record=record, event=kind, on=on, place=place(on), n=n, group=group))
        elif kind == "cleared":
            origin = on - timedelta(days=draw(st.integers(0, 500)))
            found.append(row("offence", record=record, event=kind, on=on, origin_on=origin, place=place(origin),
                             n=n, group=group))  # fmt: skip
        elif kind == "flow":
            event = draw(st.sampled_from(("received_first", "resolved")))
            body = draw(st.sampled_from((501, 502)))
            found.append(row("report_flow", record=record, event=event, on=on, handler=body))
        elif kind == "task":
            found.append(row("task", record=record, event="assigned", on=on, handler=draw(st.sampled_from((501, 1)))))
        else:
            found.append(row("index", record=record, event="rank", on=on, place=100, n=n))
    for number in range(draw(st.integers(0, 25))):
        on = draw(month_ends)
        if draw(st.booleans()):
            register = draw(st.sampled_from(("cases", "returns", "intake")))
            unit = {"handler": draw(st.sampled_from((501, 502)))} if register == "intake" else {"place": place(on)}
            found.append(row("closing", record=f"C-{number}", event="closed", on=on, register=register, **unit))
        else:
            item = draw(st.sampled_from(("id_issued", "id_eligible", "propaganda_sessions", "propaganda_attendances")))
            found.append(row("return_value", record=f"V-{number}", event="value", on=on, place=place(on), item=item,
                             form="month-34", n=draw(st.integers(0, 9))))  # fmt: skip
    return found


@st.composite
def windows(draw):
    if draw(st.booleans()):
        first = draw(days)
        return free_window(first, first + timedelta(days=draw(st.integers(0, 400))))
    kind, count = draw(st.sampled_from((("year", 1), ("half", 2), ("quarter", 4), ("month", 12), ("nine_months", 1))))
    year, number = draw(st.integers(2020, 2023)), draw(st.integers(1, count))
    return make_period(kind, year, number, draw(st.sampled_from(sorted(CALENDARS))))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_fast_engine_agrees_with_the_reference(data):
    units, lineage = data.draw(trees())
    rows = data.draw(facts(units))
    tree = UnitTree(units, lineage)
    by_table: dict = {}
    for table, one in rows:
        by_table.setdefault(table, []).append(one)
    slow = ReferenceEngine(by_table, tree, CUT_OFF, DATA_START)
    with tempfile.TemporaryDirectory() as folder:
        fast = Engine(sealed(rows, Path(folder), units=units, lineage=lineage))
        for window in data.draw(st.lists(windows(), min_size=1, max_size=3)):
            map_on = data.draw(st.sampled_from((None, CUT_OFF)))
            for node, register in NODES:
                indicator = indicator_of(node, register)
                for unit in tree.units.values():
                    if unit.alive(map_on or window.last_day):
                        assert fast.result(indicator, unit, window, map_on) == slow.result(
                            indicator, unit.id, window, map_on
                        ), (indicator.node, unit, window)


def test_many_periods_at_once_give_the_numbers_of_one_period_at_a_time(rows, tmp_path):
    engine = Engine(sealed(rows, tmp_path))
    periods = [make_period("quarter", 2022, n, "admin") for n in (1, 2)] + [make_period("month", 2022, 3, "safe-area")]
    view = engine.maps.view(periods[0].last_day)
    batch = Batch(engine, view, periods)
    for node, _ in NODES:
        for part in (node.n, node.of) if isinstance(node, Ratio) else () if isinstance(node, Latest) else (node,):
            one_by_one = [engine.vector(part, period, view).tolist() for period in periods]
            assert batch.numbers(part).T.tolist() == one_by_one


def test_every_indicator_of_the_catalogue_agrees_on_the_small_year(rows, tmp_path):
    slow, fast = both_engines(rows, tmp_path)
    period = make_period("year", 2022)
    for indicator in CATALOGUE.values():
        for unit in fast.maps.view(period.last_day).units:
            assert fast.result(indicator, unit, period) == slow.result(indicator, unit.id, period), indicator.id
