"""The traps found in print, row by row."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.spec.viet.spec_table import rows
from tongket.core.targets.fulfilment import Fulfilment
from tongket.core.targets.kinds import at_least, cut_by
from tongket.core.targets.phrases import verdict_phrase
from tongket.core.targets.verdicts import Measured, verdict
from tongket.core.viet import bounds, numbers, rates

FILE = "arithmetic_traps.md"


@pytest.mark.parametrize("row", rows(FILE, "Fulfilment mistaken for excess"), ids=lambda row: row["source"])
def test_achieving_275_percent_exceeds_by_175(row):
    plan = Fulfilment(int(row["done"]), int(row["planned"]))
    printed = numbers.format_percent(plan.percent, 0), numbers.format_percent(plan.beyond, 0)
    assert printed == (row["achieved"], row["exceeded by"])


@pytest.mark.parametrize("row", rows(FILE, "Rates misprinted"), ids=lambda row: row["source"])
def test_a_printed_rate_is_recomputed_from_its_two_integers(row):
    decimals = len(row["right"].partition(",")[2]) - 1
    right = numbers.format_percent(rates.rate(int(row["n"]), int(row["of"])).percent, decimals)
    assert right == row["right"]
    assert (right == row["printed"]) == (row["verdict"] == "right")


@pytest.mark.parametrize("row", rows(FILE, "Sums that do not add up"), ids=lambda row: row["source"])
def test_a_whole_differs_from_its_parts(row):
    parts = sum(int(part) for part in row["parts"].split("+"))
    assert numbers.format_integer(int(row["whole"]) - parts) == row["difference"]


@pytest.mark.parametrize("row", rows(FILE, "Excess over a target is in points"), ids=lambda row: row["source"])
def test_excess_over_a_target_is_said_in_points(row):
    found = verdict(at_least(int(row["target"])), Measured(int(row["n"]), int(row["of"])))
    assert verdict_phrase(found) == row["phrase"]


@pytest.mark.parametrize("row", rows(FILE, "Cuts are tested in integers"), ids=lambda row: row["baseline"])
def test_a_cut_has_an_integer_limit(row):
    target = cut_by(int(row["baseline"]), int(row["cut by"]))
    assert target.limit == int(row["limit"])
    assert target.met_by(int(row["just met"]))
    assert not target.met_by(int(row["just missed"]))


@pytest.mark.parametrize("row", rows(FILE, "Rounding words"), ids=lambda row: f"{row['value']} {row['word']}")
def test_a_rounding_word_is_true_or_refused(row):
    value, bound = Fraction(row["value"]), int(row["bound"])
    say = bounds.nearly if row["word"] == "gần" else bounds.above
    if row["true"] == "yes":
        assert say(value, bound, unit="%") == f"{row['word']} {bound}%"
    else:
        with pytest.raises(bounds.UntrueBound):
            say(value, bound, unit="%")
