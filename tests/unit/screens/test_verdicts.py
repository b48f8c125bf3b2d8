"""Targets of the register against sealed figures."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from tongket.core.indicators.figures import Result
from tongket.core.periods import parse_period
from tongket.screens.verdicts import outcome_words, target_words, verdict_of_target


def row(kind, parameter, indicator="clearance_rate", period="2022", base_n=None):
    return SimpleNamespace(
        kind=kind, parameter=Fraction(parameter), indicator=indicator, period=period, calendar="admin", base_n=base_n,
        unit=SimpleNamespace(code="34"),
    )  # fmt: skip


def results(n, of=None, status="value", closed=True):
    value = None if n is None else (Fraction(n, of) if of else n)

    def result(indicator, unit, period):
        return Result(indicator, unit, parse_period("2022"), status, value, n, of, closed=closed)

    return SimpleNamespace(result=result)


@pytest.mark.parametrize(
    ("target", "found", "outcome"),
    [
        (row("cut_by", "5/100", "offences_occurred", base_n=717), results(681), "achieved"),
        (row("cut_by", "5/100", "offences_occurred", base_n=717), results(682), "not_achieved"),
        (row("at_least", "75/100"), results(595, 681), "achieved"),
        (row("at_least", "88/100"), results(595, 681), "not_achieved"),
        (row("must_be_all", 1), results(12, 12), "achieved"),
        (row("must_be_all", 1), results(11, 12), "not_achieved"),
        (row("rank", 20, "par_index_rank"), results(18), "achieved"),
        (row("rank", 10, "par_index_rank"), results(18), "not_achieved"),
    ],
)
def test_each_kind_is_judged_by_its_own_rule(target, found, outcome):
    assert verdict_of_target(target, found).outcome == outcome


def test_a_period_without_figures_that_is_not_over_is_not_a_failure():
    target = row("cut_by", "5/100", "offences_occurred", period="2023", base_n=681)
    assert verdict_of_target(target, results(None, status="not_reported", closed=False)).outcome == "not_yet"


def test_a_closed_period_that_nobody_reported_cannot_be_judged():
    assert (
        verdict_of_target(row("at_least", "75/100"), results(None, status="not_reported")).outcome == "not_comparable"
    )


def test_a_rate_over_one_hundred_is_no_achievement():
    assert verdict_of_target(row("at_least", "75/100"), results(13, 12, "over_100")).outcome == "not_comparable"


def test_a_cut_reads_with_its_base_and_its_limit():
    words = target_words(row("cut_by", "5/100", "offences_occurred", base_n=681))
    assert words == "giảm ít nhất 5% so với 681: tối đa 646 vụ"


def test_in_english_the_same_target_uses_english_words():
    with override("en"):
        assert target_words(row("at_least", "75/1000")) == "at least 7.5%"


def test_the_margin_of_a_rate_is_in_points():
    target = row("at_least", "90/100", "resolution_rate")
    assert outcome_words(verdict_of_target(target, results(1918, 2078)), "resolution_rate") == "đạt, vượt 2,30 điểm %"
