"""Counting: days, months, working days, hours; what the table of holidays does not know is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.core.clock import (
    DayOutsideCalendar,
    EventBeforeStart,
    TermNotPositive,
    TooManyExtensions,
    add_months,
    day_term,
    hour_term,
    month_term,
    read_investigation,
    working_day_term,
)
from tongket.foundation.reference import holidays

DAYS = holidays.calendar()
days = st.dates(date(2018, 1, 1), date(2025, 12, 31))
counts = st.integers(1, 200)


@given(days, counts)
def test_a_rolled_end_is_the_first_working_day_from_the_strict_one(start, n):
    due = day_term(start, n, DAYS)
    assert DAYS.is_working(due.rolled)
    assert not any(DAYS.is_working(due.strict + timedelta(i)) for i in range((due.rolled - due.strict).days))


@given(days, st.integers(1, 20))
def test_working_days_are_counted_one_by_one(start, n):
    end = working_day_term(start, n, DAYS).rolled
    assert sum(DAYS.is_working(start + timedelta(i)) for i in range(1, (end - start).days + 1)) == n


@given(days, st.integers(1, 20))
def test_counting_back_undoes_counting_on(start, n):
    first = DAYS.roll(start)
    assert DAYS.before(DAYS.after(first, n), n) == first


@given(days, st.integers(1, 24))
def test_a_month_term_never_ends_after_the_same_numbered_day(start, n):
    end = add_months(start, n)
    assert end.day == start.day or (end + timedelta(1)).day == 1
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == n


@given(days, counts)
def test_counting_the_first_day_ends_one_day_earlier(start, n):
    assert day_term(start, n, DAYS).strict - day_term(start, n, DAYS, count_first_day=True).strict == timedelta(1)
    assert month_term(start, 2, DAYS).strict - month_term(start, 2, DAYS, count_first_day=True).strict == timedelta(1)


def test_a_first_day_off_does_not_count_as_a_working_day():
    assert working_day_term(date(2022, 12, 31), 1, DAYS, count_first_day=True).rolled == date(2023, 1, 3)
    assert working_day_term(date(2022, 12, 30), 1, DAYS, count_first_day=True).rolled == date(2022, 12, 30)


@pytest.mark.parametrize("count", [day_term, month_term, working_day_term])
def test_a_term_of_nothing_is_refused(count):
    with pytest.raises(TermNotPositive):
        count(date(2022, 1, 1), 0, DAYS)
    with pytest.raises(TermNotPositive):
        hour_term(datetime(2022, 1, 1), 0)


def test_a_year_without_holiday_rows_is_refused():
    with pytest.raises(DayOutsideCalendar):
        day_term(date(2027, 12, 20), 20, DAYS)


@pytest.mark.parametrize(
    ("crime_class", "allowed"), [("less_serious", 1), ("serious", 2), ("very_serious", 2), ("extremely_serious", 5)]
)
def test_an_extension_too_many_is_refused(crime_class, allowed):
    start = date(2022, 1, 5)
    assert read_investigation(start, crime_class, DAYS, on=start, extensions=allowed)
    with pytest.raises(TooManyExtensions):
        read_investigation(start, crime_class, DAYS, on=start, extensions=allowed + 1)


def test_what_only_the_supreme_prosecutor_may_extend_is_a_finding():
    start = date(2022, 1, 5)
    plain = read_investigation(start, "extremely_serious", DAYS, on=start, extensions=3)
    beyond = read_investigation(start, "extremely_serious", DAYS, on=start, extensions=4)
    assert (plain.findings, [f.code for f in beyond.findings]) == ((), ["CLOCK-SUPREME-PROCURATOR"])


def test_the_procuracy_is_asked_ten_days_before_while_an_extension_is_left():
    start = date(2022, 8, 31)
    first = read_investigation(start, "less_serious", DAYS, on=start)
    assert first.stage("ask_procuracy_by").due.strict == date(2022, 10, 21)
    assert read_investigation(start, "less_serious", DAYS, on=start, extensions=1).stage("ask_procuracy_by") is None


def test_a_day_before_initiation_is_refused():
    with pytest.raises(EventBeforeStart):
        read_investigation(date(2022, 1, 5), "serious", DAYS, on=date(2022, 1, 4))
