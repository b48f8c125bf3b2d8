"""The Penal Code as tables, crime groups, the serious set, targets."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tongket.core.law import crime_groups, resolution_96_2019
from tongket.core.law.crime_groups import GROUPS, groups_of, primary_group
from tongket.core.law.penal_code import NotAFrame, UnknownArticle, UnknownClause, article_of, frame_of, frames_of
from tongket.core.law.penal_code_table import ARTICLES, CLAUSES
from tongket.core.law.serious_set import in_serious_set, serious_set_on

ON = date(2022, 6, 1)


def test_the_tables_are_whole():
    assert len(ARTICLES) == 427
    assert len(CLAUSES) == 1145
    assert sum(index is not None for _penalty, index in CLAUSES.values()) == 878
    assert all(article in ARTICLES for article, _clause in CLAUSES)


@pytest.mark.parametrize(
    ("article", "clause", "crime_class"),
    [
        ("134", "1", "less_serious"), ("134", "2", "serious"), ("134", "4", "very_serious"),
        ("134", "5", "extremely_serious"), ("123", "1", "extremely_serious"), ("123", "2", "very_serious"),
        ("173", "1", "less_serious"), ("217a", "2", "serious"), ("250", "4", "extremely_serious"),
    ],
)  # fmt: skip
def test_the_class_follows_from_the_frame(article, clause, crime_class):
    assert frame_of(article, clause, ON).crime_class == crime_class


def test_a_clause_on_additional_penalties_is_no_frame():
    with pytest.raises(NotAFrame) as refusal:
        frame_of("217a", "3", ON)
    assert refusal.value.code == "LAW-NOT-A-FRAME"


@pytest.mark.parametrize(
    ("article", "clause", "refusal"),
    [("999", "1", UnknownArticle), ("173", "9", UnknownClause), ("173", "", UnknownClause), ("1", "1", UnknownClause)],
)
def test_what_the_code_does_not_have_is_refused(article, clause, refusal):
    with pytest.raises(refusal):
        frame_of(article, clause, ON)


def test_every_clause_either_is_a_frame_or_is_refused_as_none():
    for (article, clause), (_penalty, index) in CLAUSES.items():
        if index is None:
            with pytest.raises(NotAFrame):
                frame_of(article, clause, ON)
        else:
            assert frame_of(article, clause, ON) in frames_of(article)


def test_frames_after_the_amendment_of_2025_are_not_verified():
    assert frame_of("173", "1", date(2025, 6, 30)).verified
    assert not frame_of("173", "1", date(2025, 7, 1)).verified


def test_an_article_has_its_name():
    assert article_of("123").name == "Tội giết người"
    assert article_of("173").clauses == ("1", "2", "3", "4", "5")


@pytest.mark.parametrize(
    ("article", "groups"),
    [
        ("173", ("social_order",)), ("123", ("social_order",)), ("321", ("social_order", "gambling")),
        ("304", ("social_order", "weapons")), ("318", ("social_order",)), ("330", ("social_order",)),
        ("188", ("economic", "smuggling")), ("201", ("economic", "usury")), ("217a", ("economic",)),
        ("227", ("environment",)), ("232", ("environment",)), ("317", ("environment",)), ("235", ("environment",)),
        ("250", ("drugs",)), ("290", ("high_tech",)), ("353", ("corruption", "corruption_proper")),
        ("360", ("corruption",)), ("110", ("national_security",)), ("151", ("social_order", "trafficking")),
        ("260", ("other", "traffic")), ("313", ("other", "fire_safety")), ("370", ("other", "judicial")),
        ("157", ("other",)),
    ],
)  # fmt: skip
def test_an_article_has_one_primary_group_and_any_number_of_others(article, groups):
    assert groups_of(article, ON) == groups


def test_every_article_with_a_frame_has_a_primary_group():
    assert all(GROUPS[primary_group(article, ON)].primary for article, _clause in CLAUSES)


def test_group_membership_is_marked_not_verified():
    assert not any(row.verified for row in (*crime_groups._PRIMARY, *crime_groups._SECONDARY))


def test_an_article_the_code_does_not_have_belongs_to_no_group():
    with pytest.raises(UnknownArticle):
        primary_group("500", ON)


@pytest.mark.parametrize(
    ("article", "clause", "expected"),
    [
        ("123", "1", True), ("123", "2", True), ("125", "1", True), ("126", "1", True), ("124", "1", False),
        ("134", "5", True), ("134", "4", False), ("141", "3", True), ("141", "1", False), ("168", "4", True),
        ("168", "1", False), ("173", "4", False), ("250", "4", False),
    ],
)  # fmt: skip
def test_trong_an_is_the_configured_set(article, clause, expected):
    assert in_serious_set(article, clause, ON) is expected


def test_the_serious_set_says_what_it_is_and_that_it_is_not_verified():
    assert not serious_set_on(ON).verified
    assert "28/2014/TT-BCA" in serious_set_on(ON).label


@pytest.mark.parametrize(("base", "greatest"), [(400, 380), (399, 379), (681, 646), (0, 0)])
def test_a_cut_of_five_percent_is_tested_in_integers(base, greatest):
    assert resolution_96_2019.greatest_allowed(base, Fraction(5, 100)) == greatest


def test_targets_are_configuration_not_law():
    assert not any(target.verified for target in resolution_96_2019.TARGETS)
