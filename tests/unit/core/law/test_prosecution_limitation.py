"""Limitation of prosecution: terms by class, where none runs, the day proposed."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.core.clock.prosecution_limitation import proposed_end
from tongket.core.law.penal_code import UnknownArticle
from tongket.core.law.prosecution_limitation import term_for

CRIME = date(2020, 2, 29)


@pytest.mark.parametrize(
    ("article", "clause", "years", "last"),
    [
        ("134", "1", 5, date(2025, 2, 28)), ("134", "2", 10, date(2030, 2, 28)), ("134", "4", 15, date(2035, 2, 28)),
        ("134", "5", 20, date(2040, 2, 29)), ("134", "", 20, date(2040, 2, 29)), ("353", "2", 15, date(2035, 2, 28)),
    ],
)  # fmt: skip
def test_the_term_follows_the_class_of_the_frame(article, clause, years, last):
    assert term_for(article, clause).on(CRIME).amount == years * 12
    assert proposed_end(CRIME, article, clause) == last


@pytest.mark.parametrize(("article", "clause"), [("109", ""), ("421", "1"), ("353", "3"), ("354", "4"), ("353", "")])
def test_some_crimes_know_no_limitation(article, clause):
    assert term_for(article, clause) is None and proposed_end(CRIME, article, clause) is None


def test_what_was_not_read_is_marked():
    read = {day: term_for("134", "1").on(day).verified for day in (date(2017, 12, 31), CRIME, date(2025, 7, 1))}
    assert list(read.values()) == [False, True, False]
    assert proposed_end(date(1999, 5, 1), "134", "1") is None


def test_an_unknown_article_is_refused():
    with pytest.raises(UnknownArticle):
        proposed_end(CRIME, "999")
