"""Rates and changes: laws that hold for all counts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.core.viet import rates, trends
from tongket.core.viet.rates import NegativeCount, rate
from tongket.core.viet.trends import Decrease, Increase, NoBase, Same, change

COUNTS = st.integers(0, 10**9)


@given(COUNTS, COUNTS)
def test_a_rate_has_a_value_exactly_when_it_has_a_denominator(n, of):
    found = rate(n, of)
    assert (found.value is None) == (of == 0) == (found.status == "not_arising")


@given(COUNTS, st.integers(1, 10**9))
def test_only_more_than_all_is_over_100(n, of):
    assert (rate(n, of).status == "over_100") == (Fraction(n, of) > 1)


def test_a_numerator_without_denominator_is_a_finding_without_a_figure():
    found = rate(3, 0)
    assert (found.status, found.percent, found.is_finding) == ("not_arising", None, True)
    assert rates.rate_text(found) == "3/0"


@pytest.mark.parametrize(("n", "of"), [(-1, 5), (1, -5)])
def test_a_negative_count_is_refused(n, of):
    with pytest.raises(NegativeCount):
        rate(n, of)


@pytest.mark.parametrize(("current", "previous"), [(-1, 5), (1, -5)])
def test_a_change_of_negative_counts_is_refused(current, previous):
    with pytest.raises(NegativeCount):
        change(current, previous)


@given(COUNTS, COUNTS)
def test_a_change_is_of_the_kind_its_difference_says(current, previous):
    found = change(current, previous)
    expected = (
        Same if current == previous else NoBase if previous == 0 else Increase if current > previous else Decrease
    )
    assert isinstance(found, expected)


@given(COUNTS, st.integers(1, 10**9))
def test_previous_plus_percent_is_current(current, previous):
    percent = trends.percent(change(current, previous))
    assert previous * (1 + percent / 100) == current


@given(st.fractions(0, 2), st.fractions(0, 2))
def test_points_are_antisymmetric(one, other):
    assert rates.points(one, other) == -rates.points(other, one)


@pytest.mark.parametrize(
    ("current", "previous", "text"),
    [
        (391, 434, "391 vụ, giảm 43 vụ (9,91%) so với cùng kỳ năm trước"),
        (434, 391, "434 vụ, tăng 43 vụ (11,00%) so với cùng kỳ năm trước"),
        (5, 0, "5 vụ, tăng 5 vụ (cùng kỳ không phát sinh)"),
        (12, 12, "12 vụ, bằng cùng kỳ năm trước"),
        (0, 0, "không phát sinh"),
        (9398, 12407, "9.398 vụ, giảm 3.009 vụ (24,25%) so với cùng kỳ năm trước"),
    ],
)
def test_the_long_form_is_a_whole_statement(current, previous, text):
    assert trends.long_phrase(change(current, previous), noun="vụ") == text


def test_without_a_noun_no_space_is_left_over():
    assert trends.phrase(change(391, 434)) == "giảm 43 (9,91%)"


def test_decimals_are_as_asked():
    assert trends.phrase(change(391, 434), noun="vụ", decimals=1) == "giảm 43 vụ (9,9%)"


@pytest.mark.parametrize(
    ("points", "text"),
    [(Fraction(6, 5), "tăng 1,20 điểm %"), (Fraction(-7, 20), "giảm 0,35 điểm %"), (Fraction(0), "bằng cùng kỳ")],
)
def test_points_are_said_in_points(points, text):
    assert trends.points_phrase(points) == text
