"""Identities of flow and stock: sound facts pass for every unit and period; each planted fault is found and named."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.small_province import TREE, row
from tongket.analytics.identities import Ledger, carried, check_flow, check_states, in_order, periods_of

DAY = date(2022, 12, 14)
PERIODS = periods_of(DAY)
NAMES = {unit.id: unit.code for unit in TREE.units.values()}
# record, event, day, body; in the order of the acts.
LIVES = [
    ("TB-1", "received_first", "2021-11-01", 501), ("TB-1", "resolved", "2022-01-05", 501),
    ("TB-2", "received_first", "2022-02-01", 501), ("TB-2", "transferred_out", "2022-02-20", 501),
    ("TB-2", "transferred_in", "2022-02-20", 502), ("TB-2", "suspended", "2022-04-30", 502),
    ("TB-2", "resumed", "2022-08-01", 502), ("TB-2", "suspension_ended", "2022-08-01", 502),
    ("TB-2", "resolved", "2022-08-20", 502), ("TB-3", "received_first", "2022-03-01", 503),
    ("TB-3", "merged", "2022-03-01", 503), ("TB-4", "received_first", "2022-12-01", 502),
]  # fmt: skip


def facts(lives=None, kinds=None):
    return [
        row("report_flow", record=record, event=event, on=on, handler=handler, kind=(kinds or {}).get(record, "TB"))[1]
        for record, event, on, handler in (lives or LIVES)
    ]


def test_sound_facts_hold_for_every_unit_level_calendar_and_period():
    assert {str(period.calendar) for period in PERIODS} == {
        "admin", "assembly", "procuracy", "safe-area", "safe-area-village", "civil",
    }  # fmt: skip
    assert {period.kind for period in PERIODS} == {"year", "half", "quarter", "nine_months", "month"}
    assert check_flow(facts(), TREE, PERIODS) == []


def test_an_outcome_written_twice_breaks_the_body_and_all_above_it():
    broken = check_flow(facts([*LIVES[:9], LIVES[8], *LIVES[9:]]), TREE, PERIODS)
    of_year = {one.unit for one in broken if (one.code, one.period) == ("FLOW-IDENTITY", "2022")}
    assert of_year == {"CAH-338", "CA-34"}
    assert [one.record for one in broken if one.code == "FLOW-STRAY-EVENT"] == ["TB-2"]


def test_an_outcome_given_to_another_body_breaks_that_body():
    lives = [("TB-1", "resolved", "2022-01-05", 502) if life == LIVES[1] else life for life in LIVES]
    broken = check_flow(facts(lives), TREE, PERIODS)
    # TB-1 stays in the stock of CAH-336; CAH-338, and with it the province, lost what it never had.
    assert {one.unit for one in broken if one.period == "2022-01"} == {"CAH-338", "CA-34"}


@pytest.mark.parametrize("kind", ["TU_THU", "DAU_THU", "TT"])
def test_the_identities_hold_for_the_three_kinds_and_for_the_other_sources_each_by_itself(kind):
    assert check_flow(facts(kinds={"TB-2": kind}), TREE, PERIODS) == []


def test_a_fault_of_one_set_is_not_made_up_for_by_the_other():
    # A report that leaves as another kind than it came as: together the two sets balance, each alone does not.
    rows = [fact | {"kind": "TT"} if fact["event"] == "resolved" and fact["record"] == "TB-1" else fact
            for fact in facts()]  # fmt: skip
    found = [one for one in check_flow(rows, TREE, PERIODS) if (one.unit, one.period) == ("CAH-336", "2022")]
    assert {one.code for one in found} == {"FLOW-IDENTITY"}


def test_a_resumption_without_its_suspension_breaks_the_stock_of_suspended():
    lives = [life for life in LIVES if life[1] != "suspended"]
    codes = {one.code for one in check_flow(facts(lives), TREE, PERIODS)}
    assert "SUSPENDED-IDENTITY" in codes


def test_an_event_left_out_shows_against_the_state_of_that_night():
    nights = {date(2022, 1, 4): {501: (1, 0)}, date(2022, 1, 5): {}, date(2022, 5, 1): {502: (0, 1)}}
    assert check_states(facts(), nights, NAMES) == []
    (broken,) = check_states(facts([LIVES[0], *LIVES[2:]]), {date(2022, 1, 5): {}}, NAMES)
    assert (broken.code, broken.unit, broken.left, broken.right) == ("STATE-PENDING", "CAH-336", 1, 0)


def test_stocks_are_counted_record_by_record_on_the_map_of_a_day():
    edges = [date(2021, 12, 15), date(2022, 2, 20), date(2022, 2, 21), date(2022, 12, 15)]
    stocks = carried(facts(), TREE, edges, DAY)
    assert (stocks["CAH-336"], stocks["CAH-338"], stocks["CA-34"]) == ([1, 1, 0, 0], [0, 0, 1, 1], [1, 1, 1, 1])


def test_rows_of_a_seal_are_put_back_in_the_order_of_acts():
    shuffled = sorted(facts(), key=lambda fact: (fact["event"], fact["record"]))
    assert check_flow(in_order(shuffled), TREE, PERIODS) == []


@pytest.mark.parametrize(("day", "held"), [(date(2022, 1, 4), {501: 1}), (date(2022, 1, 5), {})])
def test_a_report_is_held_until_the_evening_before_its_outcome(day, held):
    assert Ledger(facts()).stock_on(day) == held
