"""Pace through the year, by days and by last year's days."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tongket.core.targets.kinds import cut_by
from tongket.core.targets.pace import OutsideYear, pace, pace_by_last_year

START, END = date(2022, 12, 15), date(2023, 12, 15)
TARGET = cut_by(681, 5)


def test_the_last_day_allows_the_whole_limit():
    assert pace(TARGET, 646, day=date(2023, 12, 14), start=START, end=END).allowed == 646


def test_the_first_day_counts_as_one():
    assert pace(TARGET, 0, day=START, start=START, end=END).allowed == Fraction(646, 365)


def test_a_count_on_the_line_is_within_and_one_more_is_over():
    day = date(2023, 2, 25)  # 73 of 365 days: a fifth of 646 is 129.2
    assert pace(TARGET, 129, day=day, start=START, end=END).status == "within"
    assert pace(TARGET, 130, day=day, start=START, end=END).status == "over"


def test_the_projection_and_what_is_left_are_exact():
    found = pace(TARGET, 130, day=date(2023, 2, 25), start=START, end=END)
    assert (found.projected, found.left) == (Fraction(650), 516)


@pytest.mark.parametrize("day", [date(2022, 12, 14), date(2023, 12, 15)])
def test_a_day_outside_the_year_is_refused(day):
    with pytest.raises(OutsideYear):
        pace(TARGET, 0, day=day, start=START, end=END)


def test_the_same_days_last_year_carry_the_same_cut():
    assert pace_by_last_year(TARGET, 95, 100) == "within"
    assert pace_by_last_year(TARGET, 96, 100) == "over"
