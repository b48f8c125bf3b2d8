"""Targets: limits in integers, verdicts, margins in the target's own unit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.core.targets.fulfilment import Fulfilment
from tongket.core.targets.kinds import CutBy, ImpossibleTarget, MustBeAll, Rank, at_least, cut_by
from tongket.core.targets.phrases import target_phrase, verdict_phrase
from tongket.core.targets.verdicts import Measured, MissingDenominator, Verdict, verdict
from tongket.core.viet.rates import NegativeCount


@given(st.integers(0, 10**6), st.integers(0, 100))
def test_the_limit_of_a_cut_is_the_largest_count_that_meets_it(baseline, percent):
    target = cut_by(baseline, percent)
    # Slowly: the definition in integers, without a fraction.
    assert target.limit * 100 <= baseline * (100 - percent) < (target.limit + 1) * 100


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 100))
def test_a_closed_year_is_judged_by_the_inequality_of_the_definition(baseline, count, percent):
    outcome = verdict(cut_by(baseline, percent), Measured(count)).outcome
    assert (outcome == "achieved") == (count * 100 <= baseline * (100 - percent))


@pytest.mark.parametrize(
    ("target", "measured", "expected"),
    [
        (cut_by(717, 5), Measured(681), Verdict("achieved", 0, "count")),
        (cut_by(681, 5), Measured(647), Verdict("not_achieved", -1, "count")),
        (cut_by(681, 5), Measured(600, closed=False), Verdict("not_yet", 46, "count")),
        (cut_by(681, 5), Measured(647, closed=False), Verdict("not_achieved", -1, "count")),
        (cut_by(681, 5), Measured(None), Verdict("not_comparable")),
        (cut_by(0, 5), Measured(0), Verdict("not_comparable")),
        (at_least(90), Measured(9, 10), Verdict("achieved", Fraction(0), "point")),
        (at_least(90, strictly=True), Measured(9, 10), Verdict("not_achieved", Fraction(0), "point")),
        (at_least(90), Measured(8, 10), Verdict("not_achieved", Fraction(-10), "point")),
        (at_least(90), Measured(10, 10, closed=False), Verdict("not_yet", Fraction(10), "point")),
        (at_least(90), Measured(0, 0), Verdict("not_comparable")),
        (at_least(90), Measured(25, 19), Verdict("not_comparable")),
        (MustBeAll(), Measured(12, 12), Verdict("achieved", Fraction(0), "point")),
        (MustBeAll(), Measured(99_999, 100_000), Verdict("not_achieved", Fraction(-1, 1000), "point")),
        (MustBeAll(), Measured(0, 0), Verdict("not_comparable")),
        (Rank(20), Measured(18), Verdict("achieved", 2, "place")),
        (Rank(20), Measured(38), Verdict("not_achieved", -18, "place")),
        (Rank(20), Measured(None), Verdict("not_comparable")),
    ],
)
def test_a_verdict_is_as_defined(target, measured, expected):
    assert verdict(target, measured) == expected


def test_a_rate_is_not_judged_by_its_numerator_alone():
    with pytest.raises(MissingDenominator):
        verdict(at_least(90), Measured(9))


@pytest.mark.parametrize("make", [lambda: cut_by(-1, 5), lambda: cut_by(1, 101), lambda: at_least(-1), lambda: Rank(0)])
def test_an_impossible_target_cannot_be_made(make):
    with pytest.raises(ImpossibleTarget):
        make()


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (cut_by(681, 5), "giảm ít nhất 5% (không quá 646 vụ)"),
        (CutBy(1000, Fraction(75, 1000)), "giảm ít nhất 7,5% (không quá 925 vụ)"),
        (at_least(90), "từ 90% trở lên"),
        (at_least(75, strictly=True), "trên 75%"),
        (MustBeAll(), "100%"),
        (Rank(20), "từ hạng 20 trở lên"),
    ],
)
def test_a_target_reads_as_in_a_plan(target, text):
    assert target_phrase(target, noun="vụ") == text


@pytest.mark.parametrize(
    ("target", "measured", "text"),
    [
        (at_least(75), Measured(89, 100), "đạt, vượt 14,00 điểm %"),
        (cut_by(681, 5), Measured(640), "đạt, thấp hơn mức cho phép 6 vụ"),
        (cut_by(681, 5), Measured(650), "chưa đạt, vượt mức cho phép 4 vụ"),
        (cut_by(681, 5), Measured(646), "đạt"),
        (Rank(20), Measured(18), "đạt, hơn 2 bậc"),
        (Rank(20), Measured(38), "chưa đạt, kém 18 bậc"),
        (MustBeAll(), Measured(11, 12), "chưa đạt, thấp hơn 8,33 điểm %"),
        (at_least(90), Measured(0, 0), "không so sánh được"),
    ],
)
def test_a_verdict_reads_in_its_own_unit(target, measured, text):
    assert verdict_phrase(verdict(target, measured), noun="vụ") == text


def test_a_plan_is_fulfilled_and_exceeded_in_two_different_numbers():
    assert Fulfilment(11, 4).phrase(0) == "đạt 275% kế hoạch, vượt 175%"
    assert Fulfilment(3, 4).phrase(0) == "đạt 75% kế hoạch"


def test_a_plan_of_nothing_or_a_negative_result_is_refused():
    with pytest.raises(ImpossibleTarget):
        Fulfilment(1, 0)
    with pytest.raises(NegativeCount):
        Fulfilment(-1, 4)
