"""Many clocks at once give what the plain clock gives, row by row."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.analytics.clocks import NEVER, Clocks, day_number, day_of, read_clocks
from tongket.core.clock import DayOutsideCalendar, EventBeforeStart, ReportDecisions, read_crime_report
from tongket.core.law.limits import LawNotInForce
from tongket.foundation.reference import holidays

DAYS = holidays.calendar()
NAMES = ("agency_extension", "procuracy_extension", "suspended", "resumed", "cancelled", "resolved")


@st.composite
def decisions(draw):
    received = draw(st.dates(date(2018, 1, 1), date(2026, 1, 31)))
    gaps = st.none() | st.integers(0, 240)
    given_days = {name: gap for name in NAMES if (gap := draw(gaps)) is not None}
    return ReportDecisions(received, **{name: received + timedelta(gap) for name, gap in given_days.items()})


def columns(rows: list[ReportDecisions]) -> Clocks:
    return Clocks(**{
        name: np.array([day_number(getattr(row, name)) for row in rows], dtype=np.int64)
        for name in ("received", *NAMES)
    })  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(decisions(), min_size=1, max_size=40), st.integers(0, 300), st.sampled_from(["strict", "rolled"]))
def test_one_call_equals_the_plain_loop(rows, later, base):
    on = max(row.received for row in rows) + timedelta(later)
    found = read_clocks(columns(rows), DAYS, on=on, base=base)
    for number, row in enumerate(rows):
        plain = read_crime_report(row, DAYS, on=on, base=base)
        assert (day_of(found.strict[number]), day_of(found.rolled[number]), found.state_name(number)) == (
            plain.due.strict, plain.due.rolled, plain.state
        ), row  # fmt: skip


def one(received: date, **given_days: date) -> Clocks:
    return columns([ReportDecisions(received, **given_days)])


def test_a_decision_before_receipt_is_refused():
    with pytest.raises(EventBeforeStart):
        read_clocks(one(date(2022, 3, 1), suspended=date(2022, 2, 28)), DAYS, on=date(2022, 5, 1))


def test_a_day_before_receipt_is_refused():
    with pytest.raises(EventBeforeStart):
        read_clocks(one(date(2022, 3, 1)), DAYS, on=date(2022, 2, 28))


def test_a_report_from_before_the_code_is_refused():
    with pytest.raises(LawNotInForce):
        read_clocks(one(date(2017, 12, 31)), DAYS, on=date(2022, 5, 1))


def test_a_year_without_holiday_rows_is_refused():
    with pytest.raises(DayOutsideCalendar):
        read_clocks(one(date(2027, 12, 20)), DAYS, on=date(2027, 12, 20))


def test_no_rows_give_no_rows():
    empty = np.array([], dtype=np.int64)
    found = read_clocks(Clocks(*[empty] * 7), DAYS, on=date(2022, 5, 1))
    assert (found.strict.size, found.state.size) == (0, 0)


def test_what_never_happened_has_the_greatest_number():
    assert day_number(None) == NEVER > day_number(date(9999, 12, 31))
