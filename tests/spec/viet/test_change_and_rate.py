"""The table of changes and rates, row by row."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.spec.viet.spec_table import rows
from tongket.core.viet import numbers, rates, trends

FILE = "change_and_rate.md"


def whole(text: str) -> int:
    return int(text.replace(".", "").replace("−", "-"))


def pair(text: str) -> Fraction:
    return Fraction(text)


@pytest.mark.parametrize("row", rows(FILE, "Changes of counts"), ids=lambda row: row["source"])
def test_a_change_of_counts_is_as_the_table_says(row):
    change = trends.change(int(row["current"]), int(row["previous"]))
    percent = trends.percent(change)
    printed = "–" if percent is None else numbers.format_signed(percent, 2)
    assert (numbers.format_signed(trends.difference(change)), printed) == (row["change"], row["percent"])
    assert trends.phrase(change, noun="vụ") == row["phrase"]


@pytest.mark.parametrize("row", rows(FILE, "Rates"), ids=lambda row: row["source"])
def test_a_rate_is_as_the_table_says(row):
    rate = rates.rate(int(row["n"]), int(row["of"]))
    printed = rates.rate_text(rate) if rate.percent is None else numbers.format_percent(rate.percent)
    assert (printed, rate.status) == (row["percent"], row["status"])


@pytest.mark.parametrize("row", rows(FILE, "Differences of rates"), ids=lambda row: row["phrase"])
def test_rates_differ_in_points(row):
    assert trends.points_phrase(rates.points(pair(row["current"]), pair(row["previous"]))) == row["phrase"]


@pytest.mark.parametrize("row", rows(FILE, "Derived previous values"), ids=lambda row: row["source"])
def test_the_previous_value_comes_back_from_the_change(row):
    change = trends.change(int(row["current"]), int(row["previous"]))
    assert trends.difference(change) == whole(row["change"])
