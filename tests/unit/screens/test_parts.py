"""Small parts of the pages: charts, search words, the trace's table."""

from __future__ import annotations

import pytest

from tongket.core.indicators.figures import Result
from tongket.core.periods import parse_period
from tongket.foundation.reference import clauses
from tongket.screens import month_chart
from tongket.screens.search.presenters import with_dashes
from tongket.screens.sparks import spark
from tongket.screens.trace.build import CARRIERS


def months(*values, of=None):
    year = parse_period("2022").months()
    return [
        Result("x", "34", year[at], "not_reported" if value is None else "value", value, value, of)
        for at, value in enumerate(values)
    ]


def test_a_silent_month_breaks_the_spark_line_and_is_not_drawn_as_zero():
    whole, broken = spark(months(5, 6, 7, 8, 9), "x"), spark(months(5, 6, None, 8, 9), "x")
    assert whole.count("<path") == 1
    assert broken.count("<path") == 2


def test_one_known_month_draws_no_line():
    assert spark(months(5, None, None), "x") == ""


def test_the_label_of_a_spark_is_escaped():
    assert "<b>" not in spark(months(1, 2, 3), "<b>")


def test_a_month_outside_the_limits_gets_a_ring_and_is_counted():
    series = month_chart.series_of(months(10, 11, 10, 11, 10, 60, 11, 10, 11, 10, 11, 10))
    assert month_chart.outside(series) == 1
    assert month_chart.draw(series, "k", "t").svg.count('r="8"') == 1


def test_months_of_a_rate_have_no_common_limits():
    series = month_chart.series_of(months(1, 2, 3, of=4))
    assert series.percent
    assert series.band is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("TB124332022000123", "TB-12433-2022-000123"),
        ("vv338202200017", "VV-338-2022-00017"),
        ("Quỳnh Hải", "Quỳnh Hải"),
    ],
)
def test_a_number_may_be_typed_without_its_dashes(typed, meant):
    assert with_dashes(typed) == meant


def test_every_clause_of_the_reference_year_has_a_carrier():
    assert [clause.id for clause in clauses()] == sorted(CARRIERS)
    assert len(CARRIERS) == 42
