from __future__ import annotations

from datetime import date

from tongket.core.indicators.nodes import Count, Level
from tongket.core.indicators.reporting import closing_days, level_day, month_ends
from tongket.core.periods import parse_period

COUNT, CUT_OFF = Count("offence", "occurred"), date(2022, 12, 26)


def test_a_year_closes_twelve_times():
    days = closing_days(COUNT, parse_period("2022"), CUT_OFF)
    assert (len(days), days[0], days[-1]) == (12, date(2022, 1, 14), date(2022, 12, 14))


def test_closings_after_the_cut_off_are_not_expected():
    assert closing_days(COUNT, parse_period("2022-10-01..2023-03-01"), CUT_OFF)[-1] == date(2022, 12, 14)


def test_a_window_inside_a_month_looks_at_that_months_closing():
    assert closing_days(COUNT, parse_period("2022-11-16..2022-11-20"), CUT_OFF) == [date(2022, 12, 14)]


def test_the_running_month_expects_nothing_yet():
    assert closing_days(COUNT, parse_period("2022-12-16..2022-12-20"), CUT_OFF) == []


def test_a_level_looks_at_the_last_month_only():
    assert closing_days(Level("id_issued"), parse_period("2022"), CUT_OFF) == [date(2022, 12, 14)]


def test_a_level_has_no_day_before_the_first_month_has_ended():
    assert level_day(parse_period("2023"), CUT_OFF) is None


def test_month_ends_lie_in_the_half_open_window():
    assert month_ends(date(2021, 12, 14), date(2022, 1, 14)) == [date(2021, 12, 14)]
