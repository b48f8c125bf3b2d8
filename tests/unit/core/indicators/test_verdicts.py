from __future__ import annotations

from fractions import Fraction

import pytest

from tests.factories.small_province import indicator_of
from tongket.core.indicators.figures import Result
from tongket.core.indicators.nodes import Count, Ratio
from tongket.core.indicators.verdicts import N_WITHOUT_OF, NEGATIVE, Raw, compare, settle
from tongket.core.periods import parse_period

OCCURRED = Count("offence", "occurred")
COUNT = indicator_of(OCCURRED)
RATE = indicator_of(Ratio(Count("offence", "cleared"), OCCURRED))
PERIOD = parse_period("2022")


@pytest.mark.parametrize(
    ("n", "of", "status", "value", "findings"),
    [
        (687, 776, "value", Fraction(687, 776), ()),
        (5, 5, "value", Fraction(1), ()),
        (0, 5, "zero", Fraction(0), ()),
        (0, 0, "not_arising", None, ()),
        (1, 0, "not_arising", None, (N_WITHOUT_OF,)),
        (25, 19, "over_100", Fraction(25, 19), ("OVER-100",)),
        (1, -1, "not_arising", None, (NEGATIVE,)),
    ],
)
def test_a_rate_has_the_status_of_its_two_integers(n, of, status, value, findings):
    verdict = settle(RATE, Raw(n, of))
    assert (verdict.status, verdict.value, verdict.findings) == (status, value, findings)


@pytest.mark.parametrize(("n", "status"), [(4, "value"), (0, "zero"), (None, "not_reported")])
def test_a_count_is_a_value_a_zero_or_silence(n, status):
    assert settle(COUNT, Raw(n)).status == status


def count(n, status="value", vintage="official"):
    return Result("a", "34", PERIOD, status, value=n, n=n, vintage=vintage)


def rate(n, of, status="value"):
    return Result("a", "34", PERIOD, status, value=Fraction(n, of), n=n, of=of)


@pytest.mark.parametrize(
    ("now", "before", "trend", "percent"),
    [
        (391, 434, "decrease", Fraction(-4300, 434)),
        (318, 303, "increase", Fraction(1500, 303)),
        (7, 7, "same", 0),
        (5, 0, "no_base", None),
        (0, 0, "same", None),
    ],
)
def test_counts_compare_in_percent(now, before, trend, percent):
    comparison = compare(count(now), count(before))
    assert (comparison.status, comparison.change, comparison.percent) == (trend, now - before, percent)


def test_rates_compare_in_points():
    comparison = compare(rate(9, 10), rate(4, 5))
    assert (comparison.status, comparison.points, comparison.percent) == ("increase", 10, None)


@pytest.mark.parametrize(
    "previous",
    [count(None, "not_reported"), count(None, "not_applicable"), count(3, vintage="re_entered"), rate(1, 2)],
    ids=["silent", "elsewhere", "re-entered", "another kind"],
)
def test_without_two_comparable_figures_there_is_no_comparison(previous):
    assert compare(count(5), previous).status == "not_comparable"


def test_two_different_maps_do_not_compare():
    assert compare(count(5), count(4), comparable=False).status == "not_comparable"
