from __future__ import annotations

import pytest

from tests.factories.small_province import indicator_of
from tongket.core.indicators import mistakes
from tongket.core.indicators.nodes import (
    Count,
    Latest,
    Level,
    Ratio,
    Stock,
    Sum,
    bases,
    flow,
    plus,
    require_additive,
    where,
)

OCCURRED, DEAD, DAMAGE = Count("offence", "occurred"), Count("offence", "dead"), Count("offence", "damage")
CLEARED = Count("offence", "cleared", of_period=True)
OPEN = Stock((Count("report_flow", "received_first"),), (Count("report_flow", "resolved"),), "end")


@pytest.mark.parametrize(
    ("build", "mistake"),
    [
        (lambda: Count("weather", "rain"), mistakes.UnknownEvent),
        (lambda: Count("offence", "vanished"), mistakes.UnknownEvent),
        (lambda: Count("offence", "occurred", where(colour="red")), mistakes.UnknownDimension),
        (lambda: Count("offence", "occurred", where(group="gambling")), mistakes.UnknownValue),
        (lambda: Count("offence", "occurred", by="owner"), mistakes.UnknownRole),
        (lambda: Count("offence", "occurred", of_period=True), mistakes.NoOrigin),
        (lambda: flow("id_issued"), mistakes.LevelIsNotFlow),
        (lambda: flow("sunshine"), mistakes.UnknownValue),
        (lambda: Level("traffic_fines"), mistakes.LevelIsNotFlow),
        (lambda: Level("sunshine"), mistakes.UnknownValue),
        (lambda: Count("return_value", "value").measure, mistakes.UnequalDimensions),
        (lambda: Stock((), (), "end"), mistakes.NothingToCount),
        (lambda: Stock((CLEARED,), (), "end"), mistakes.NotAdditive),
        (lambda: Stock((OCCURRED,), (DEAD,), "end"), mistakes.UnequalDimensions),
        (lambda: Sum(()), mistakes.NothingToCount),
        (lambda: plus(OCCURRED, DEAD), mistakes.UnequalDimensions),
        (lambda: plus(DEAD, DAMAGE), mistakes.UnequalDimensions),
        (lambda: plus(OCCURRED, Count("offence", "occurred", by="handler")), mistakes.UnequalDimensions),
        (lambda: plus(OCCURRED, Ratio(CLEARED, OCCURRED)), mistakes.NotAdditive),
        (lambda: Sum(((2, OCCURRED),)), mistakes.NotAdditive),
        (lambda: Ratio(Ratio(CLEARED, OCCURRED), OCCURRED), mistakes.NotAdditive),
        (lambda: Ratio(DEAD, OCCURRED), mistakes.UnequalDimensions),
        (lambda: Ratio(OCCURRED, OPEN, kind="per"), mistakes.UnequalDimensions),
        (lambda: require_additive(OPEN, "periods"), mistakes.NotAdditive),
        (lambda: require_additive(CLEARED, "periods"), mistakes.NotAdditive),
        (lambda: require_additive(Ratio(CLEARED, OCCURRED), "units"), mistakes.NotAdditive),
        (lambda: require_additive(Latest("index", "rank"), "units"), mistakes.NotAdditive),
        (lambda: indicator_of(OCCURRED, label=" "), mistakes.IncompleteMeaning),
        (lambda: indicator_of(OCCURRED, cites=()), mistakes.IncompleteMeaning),
        (lambda: indicator_of(OCCURRED, register="weather"), mistakes.IncompleteMeaning),
        (lambda: indicator_of(Ratio(CLEARED, OCCURRED), n_label=""), mistakes.IncompleteMeaning),
    ],
)
def test_a_wrong_indicator_cannot_be_built(build, mistake):
    with pytest.raises(mistake):
        build()


def test_a_flow_adds_over_units_and_periods_and_a_mixed_sum_over_units_only():
    require_additive(OCCURRED, "periods")
    assert plus(OPEN, Count("report_flow", "received_first")).adds_over == {"units"}


def test_two_different_units_of_count_may_be_divided_as_a_mean():
    assert Ratio(flow("propaganda_attendances"), flow("propaganda_sessions"), kind="per").adds_over == frozenset()


def test_the_bases_of_a_node_are_named_once_each():
    assert bases(Ratio(plus(OCCURRED, OCCURRED), OCCURRED)) == (OCCURRED,)
