"""Periods: what they cover, what stands before them, what they are called."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.core.periods import (
    CALENDARS,
    CELLS,
    DayOutsidePeriod,
    EmptyWindow,
    NoSuchPeriod,
    PeriodUnreadable,
    UnknownCalendar,
    cell_of,
    cell_start,
    cells_of,
    free_window,
    make_period,
    parse_period,
    period_containing,
    year_before,
)

KINDS = {"year": 1, "half": 2, "quarter": 4, "nine_months": 1, "month": 12}
days = st.dates(date(2016, 3, 1), date(2030, 12, 31))


def test_every_named_period_2018_to_2027_is_a_union_of_cells():
    for calendar in CALENDARS:
        for year in range(2018, 2028):
            for kind, count in KINDS.items():
                for number in range(1, count + 1):
                    period = make_period(kind, year, number, calendar)
                    cells = cells_of(period)
                    assert cells is not None, period
                    assert (cell_start(cells.start), cell_start(cells.stop)) == (period.start, period.end)


def test_months_of_a_year_fill_it_without_gap_or_overlap():
    for calendar in CALENDARS:
        for year in range(2018, 2028):
            period = make_period("year", year, 1, calendar)
            months = period.months()
            assert len(months) == 12
            assert (months[0].start, months[-1].end) == (period.start, period.end)
            assert all(a.end == b.start for a, b in pairwise(months))
            assert all(month.kind == "month" for month in months)


def test_quarters_halves_and_nine_months_nest_in_the_year():
    for calendar in CALENDARS:
        year, nine = make_period("year", 2022, 1, calendar), make_period("nine_months", 2022, 1, calendar)
        quarters = [make_period("quarter", 2022, n, calendar) for n in (1, 2, 3, 4)]
        first, second = (make_period("half", 2022, n, calendar) for n in (1, 2))
        assert (year.start, nine.end, year.end) == (quarters[0].start, quarters[2].end, quarters[3].end)
        assert (first.end, second.start, second.end) == (quarters[1].end, quarters[1].end, year.end)


@given(days, st.sampled_from(sorted(CALENDARS)), st.sampled_from(["year", "half", "quarter", "month"]))
def test_a_day_lies_in_the_period_said_to_contain_it(day, calendar, kind):
    period = period_containing(day, kind, calendar)
    assert day in period
    assert parse_period(period.key, calendar) == period


@given(days, st.sampled_from(sorted(CALENDARS)), st.sampled_from(["year", "half", "quarter", "month"]))
def test_the_previous_period_ends_where_this_one_starts(day, calendar, kind):
    period = period_containing(day, kind, calendar)
    assert period.previous().end == period.start
    assert period.previous().kind == kind


@given(days, st.integers(0, 500))
def test_a_free_window_last_year_has_the_same_bounds_one_year_back(day, length):
    window = free_window(day, day + timedelta(days=length))
    before = window.same_period_last_year()
    assert before.start < window.start
    assert abs(before.days - window.days) <= 1
    if (day.month, day.day) != (2, 29):
        assert (before.start.month, before.start.day) == (day.month, day.day)


@given(days)
def test_cells_cut_each_month_at_1_15_and_16(day):
    index = cell_of(day)
    assert index is not None
    assert cell_start(index) <= day < cell_start(index + 1)
    assert index == (day.year - 2015) * 36 + (day.month - 1) * 3 + (0 if day.day < 15 else 1 if day.day == 15 else 2)


@given(days, days)
def test_a_window_is_a_union_of_cells_exactly_when_both_bounds_are_cuts(a, b):
    first, last = min(a, b), max(a, b)
    window = free_window(first, last)
    cuts = {1, 15, 16}
    assert (cells_of(window) is not None) == (window.start.day in cuts and window.end.day in cuts)


def test_outside_the_grid_there_is_no_cell():
    assert cell_of(date(2014, 12, 31)) is None
    assert cell_of(date(2035, 1, 1)) is None
    assert cells_of(make_period("year", 2015, 1, "admin")) is None
    assert cells_of(make_period("year", 2034, 1, "civil")) == range(CELLS - 36, CELLS)


def test_the_cell_after_the_last_does_not_exist():
    with pytest.raises(IndexError):
        cell_start(CELLS + 1)


def test_to_date_stops_at_the_day_and_never_runs_past_the_end():
    year = parse_period("2022")
    assert year.to_date(date(2022, 3, 31)).key == "2021-12-15..2022-03-31"
    assert year.to_date(date(2022, 12, 26)) is year
    with pytest.raises(DayOutsidePeriod):
        year.to_date(date(2021, 12, 14))


def test_a_free_window_is_cut_into_months_of_its_calendar():
    campaign = parse_period("2022-11-15..2023-02-05")
    assert [month.key for month in campaign.months()] == ["2022-12", "2023-01", "2023-01-15..2023-02-05"]


def test_a_free_window_belongs_to_the_reporting_year_of_its_last_day():
    assert parse_period("2022-12-10..2022-12-20").year == 2023
    assert parse_period("2022-12-10..2022-12-20", "civil").year == 2022


def test_29_february_alone_is_compared_with_28_february():
    assert parse_period("2024-02-29..2024-02-29").same_period_last_year().key == "2023-02-28..2023-02-28"


def test_neighbouring_windows_stay_neighbours_one_year_back():
    assert year_before(date(2024, 2, 29)) == year_before(date(2024, 3, 1)) == date(2023, 3, 1)


@pytest.mark.parametrize(
    "text",
    ["", "22", "2022-Q5", "2022-H3", "2022-13", "2022-1", "2022-00", "2022-6M", "0000", "2022-02-30..2022-03-01",
     "2022-01-01..", "٢٠٢٢", "năm 2022"],
)  # fmt: skip
def test_what_names_no_period_is_refused(text):
    with pytest.raises(PeriodUnreadable) as refusal:
        parse_period(text)
    assert refusal.value.code == "PERIOD-UNREADABLE"


def test_a_window_that_ends_before_it_starts_is_refused():
    with pytest.raises(EmptyWindow):
        parse_period("2022-02-02..2022-02-01")


def test_a_calendar_nobody_knows_is_refused():
    with pytest.raises(UnknownCalendar):
        parse_period("2022", "lunar")


def test_a_fifth_quarter_is_refused():
    with pytest.raises(NoSuchPeriod):
        make_period("quarter", 2022, 5)


def test_lower_case_and_blanks_around_are_read():
    assert parse_period(" 2022-q3 ").key == "2022-Q3"
