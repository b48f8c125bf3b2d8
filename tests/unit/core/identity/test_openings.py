"""Terms of opening an identity: dated, and those of the day hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tongket.core.identity import opening_terms, openings


def test_fifteen_minutes_to_open_and_a_day_to_explain_with_their_source():
    terms = opening_terms(date(2022, 12, 27))
    assert (terms.open_within, terms.explain_within) == (timedelta(minutes=15), timedelta(hours=24))
    assert "4.2" in terms.cites


def test_a_later_line_holds_from_its_day_on_and_an_opening_keeps_the_terms_of_its_own(monkeypatch):
    first = openings.TERMS[0]
    later = replace(first, effective_from=date(2026, 1, 1), hours_to_explain=12)
    monkeypatch.setattr(openings, "TERMS", (first, later))
    found = [opening_terms(day).hours_to_explain for day in (date(1999, 1, 1), date(2025, 12, 31), date(2026, 1, 1))]
    assert found == [24, 24, 12]
