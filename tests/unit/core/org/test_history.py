"""Units over time: what cannot be is refused by name."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tongket.core.org import (
    BadSeries,
    Edge,
    EmptyLife,
    History,
    Lineage,
    ParentUnknown,
    SharesNotWhole,
    UnitCycle,
    UnitInTwoPlaces,
    UnitNotAlive,
    UnitOverlap,
    UnknownUnit,
    read_series,
)
from tongket.core.org import Unit as Row

A, B, C = date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)


def unit(code: str, parent: str = "", start: date = A, end: date | None = None, level: str = "commune") -> Row:
    return Row(code, code, level, parent, start, end)


def test_the_tree_of_a_day_knows_only_units_of_that_day():
    history = History([unit("p", level="province"), unit("x", "p", A, B), unit("y", "p", B)])
    assert [u.code for u in history.as_of(A).children("p")] == ["x"]
    assert [u.code for u in history.as_of(B).children("p")] == ["y"]


def test_the_last_day_of_a_life_is_the_day_before_its_end():
    history = History([unit("x", end=B)])
    assert history.unit("x", date(2020, 12, 31))
    with pytest.raises(UnitNotAlive) as refusal:
        history.unit("x", B)
    assert refusal.value.lives == ((A, B),)


def test_an_unknown_unit_is_refused():
    with pytest.raises(UnknownUnit):
        History([]).unit("x", A)


def test_a_unit_in_two_places_at_once_is_refused():
    with pytest.raises(UnitInTwoPlaces) as refusal:
        History([unit("p"), unit("q"), unit("x", "p", A, C), unit("x", "q", B)])
    assert (refusal.value.code, refusal.value.parents) == ("UNIT-TWO-PLACES", ("p", "q"))


def test_overlapping_rows_are_refused():
    with pytest.raises(UnitOverlap) as refusal:
        History([unit("x", "", A, C), unit("x", "", B)])
    assert refusal.value.code == "UNIT-OVERLAP"


def test_an_empty_life_is_refused():
    with pytest.raises(EmptyLife):
        History([unit("x", "", B, B)])


def test_a_parent_that_ends_before_its_child_is_refused():
    with pytest.raises(ParentUnknown) as refusal:
        History([unit("p", "", A, B), unit("x", "p", A, C)])
    assert refusal.value.on == B


def test_a_ring_of_parents_is_refused():
    with pytest.raises(UnitCycle):
        History([unit("x", "y"), unit("y", "x")]).as_of(A)


def test_a_ring_above_a_unit_is_refused():
    with pytest.raises(UnitCycle):
        History([unit("a", "x"), unit("x", "y"), unit("y", "x")]).as_of(A)


def test_descendants_and_ancestors_walk_the_same_tree():
    tree = History([unit("p"), unit("d", "p"), unit("x", "d"), unit("y", "d")]).as_of(A)
    assert [u.code for u in tree.descendants("p")] == ["d", "x", "y"]
    assert [u.code for u in tree.ancestors("x")] == ["d", "p"]


def test_shares_that_do_not_make_a_whole_are_refused():
    with pytest.raises(SharesNotWhole):
        Lineage([unit("x", end=B), unit("y", "", B)], [Edge(B, "x", "y", "split", Fraction(9, 10))])


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("x", "-1"), "SERIES-NEGATIVE"), (("x", "1.5"), "SERIES-NOT-AN-INTEGER"), (("x", ""), "SERIES-NOT-AN-INTEGER"),
        (("x", "٣"), "SERIES-NOT-AN-INTEGER"), (("x",), "SERIES-NOT-UNIT-VALUE"), (("", "1"), "SERIES-NOT-UNIT-VALUE"),
        (("a", "1"), "SERIES-REPEATED-UNIT"),
    ],
)  # fmt: skip
def test_a_bad_line_is_refused_by_name(cells, code):
    with pytest.raises(BadSeries) as refusal:
        read_series([(1, ("a", "7")), (2, cells)])
    assert [(bad.line, bad.code) for bad in refusal.value.lines] == [(2, code)]


def test_every_bad_line_is_told_at_once():
    with pytest.raises(BadSeries) as refusal:
        read_series([(1, ("a", "x")), (2, ("b", "1")), (3, ("b", "1"))])
    assert [bad.line for bad in refusal.value.lines] == [1, 3]
