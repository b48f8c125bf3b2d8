"""Restating a series: exact sums, the same answer as a slow reference, nothing dropped."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.core.org import Edge, Lineage, NotComparable, Unit, UnitNotAlive, UnknownUnit, recast
from tongket.core.org.recast import BadValue, split_integer

few = settings(max_examples=25, deadline=None)
START, FIRST, SECOND, LATER = date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1), date(2025, 1, 1)


@st.composite
def lineages(draw):
    """Three generations of units; each old unit goes whole or in shares to units of the next."""
    generations = [[f"{g}{i:02d}" for i in range(draw(st.integers(2, 6)))] for g in "abc"]
    edges = []
    for day, (old, new) in zip((FIRST, SECOND), pairwise(generations), strict=True):
        for source in old:
            targets = draw(st.lists(st.sampled_from(new), min_size=1, max_size=3, unique=True))
            weights = draw(st.lists(st.integers(1, 50), min_size=len(targets), max_size=len(targets)))
            edges += [
                Edge(day, source, target, "split", Fraction(weight, sum(weights)))
                for target, weight in zip(targets, weights, strict=True)
            ]
    lives = ((START, FIRST), (FIRST, SECOND), (SECOND, None))
    units = [
        Unit(code, code, "commune", "", *life)
        for codes, life in zip(generations, lives, strict=True)
        for code in codes
    ]
    values = {code: draw(st.integers(0, 10_000)) for code in generations[0]}
    return Lineage(units, edges), values


def slowly(values, lineage, days):
    """One unit after another, one piece after another: each piece goes to the target most behind its share."""
    for day in days:
        after = {}
        for code, value in values.items():
            edges = sorted(lineage.out_of(code, day), key=lambda edge: edge.target)
            given_out = {edge.target: int(value * edge.share) for edge in edges}
            while sum(given_out.values()) < value:
                most_behind = max(
                    (edge for edge in edges if given_out[edge.target] == int(value * edge.share)),
                    key=lambda edge: value * edge.share - given_out[edge.target],
                )
                given_out[most_behind.target] += 1
            for target, part in given_out.items():
                after[target] = after.get(target, 0) + part
        values = after
    return values


@few
@given(lineages())
def test_the_sum_is_kept_to_the_last_unit(case):
    lineage, values = case
    result = recast(values, lineage, from_date=START, to_date=LATER)
    assert sum(result.values.values()) == sum(values.values())


@few
@given(lineages())
def test_the_answer_is_that_of_the_slow_reference(case):
    lineage, values = case
    assert recast(values, lineage, from_date=START, to_date=LATER).values == slowly(values, lineage, (FIRST, SECOND))


@few
@given(lineages())
def test_two_steps_give_what_one_gives(case):
    lineage, values = case
    halfway = recast(values, lineage, from_date=START, to_date=FIRST).values
    assert (
        recast(halfway, lineage, from_date=FIRST, to_date=LATER).values
        == recast(values, lineage, from_date=START, to_date=LATER).values
    )


@few
@given(lineages())
def test_the_same_day_changes_nothing(case):
    lineage, values = case
    result = recast(values, lineage, from_date=START, to_date=START)
    assert (result.values, result.shares, result.findings) == (values, (), ())


@few
@given(lineages())
def test_a_whole_series_has_no_missing_source_and_a_part_of_it_does(case):
    lineage, values = case
    assert recast(values, lineage, from_date=START, to_date=LATER).findings == ()
    left_out = min(values)
    rest = {code: value for code, value in values.items() if code != left_out}
    result = recast(rest, lineage, from_date=START, to_date=LATER)
    fed = set(recast({left_out: 1000}, lineage, from_date=START, to_date=LATER).values)
    assert {finding.target for finding in result.findings} == fed & set(result.values)


@given(st.integers(0, 10**9), st.lists(st.integers(1, 99), min_size=1, max_size=6))
def test_largest_remainder_stays_within_one_of_the_exact_share(value, weights):
    shares = [Fraction(weight, sum(weights)) for weight in weights]
    parts = split_integer(value, shares)
    assert sum(parts) == value
    assert all(abs(part - value * share) < 1 for part, share in zip(parts, shares, strict=True))


def small() -> Lineage:
    """a and b merge into b; c is renamed to d; e goes on."""
    units = [
        Unit("a", "a", "commune", "", START, FIRST), Unit("b", "b", "commune", "", START, FIRST),
        Unit("b", "B", "commune", "", FIRST), Unit("c", "c", "commune", "", START, FIRST),
        Unit("d", "d", "commune", "", FIRST), Unit("e", "e", "commune", "", START),
        Unit("f", "f", "commune", "", START, FIRST),
    ]  # fmt: skip
    return Lineage(units, [Edge(FIRST, "a", "b"), Edge(FIRST, "b", "b"), Edge(FIRST, "c", "d")])


def test_backward_over_a_merger_is_not_comparable():
    with pytest.raises(NotComparable) as refusal:
        recast({"b": 5}, small(), from_date=FIRST, to_date=START)
    assert refusal.value.others == ("a", "b")


def test_backward_over_a_new_name_is_the_same_unit():
    assert recast({"d": 5, "e": 1}, small(), from_date=FIRST, to_date=START).values == {"c": 5, "e": 1}


def test_a_unit_without_successor_is_not_comparable():
    with pytest.raises(NotComparable):
        recast({"f": 5}, small(), from_date=START, to_date=FIRST)


def test_an_unknown_code_refuses_the_whole_series():
    with pytest.raises(UnknownUnit):
        recast({"a": 1, "z": 1}, small(), from_date=START, to_date=FIRST)


def test_a_code_of_another_time_refuses_the_whole_series():
    with pytest.raises(UnitNotAlive):
        recast({"d": 1}, small(), from_date=START, to_date=FIRST)


@pytest.mark.parametrize("value", [-1, 1.0, True, "1"])
def test_a_value_that_is_no_count_is_refused(value):
    with pytest.raises(BadValue):
        recast({"a": value}, small(), from_date=START, to_date=FIRST)
