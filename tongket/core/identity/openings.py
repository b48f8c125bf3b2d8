"""How long an agreed opening serves, and how soon an opening without a second person must be explained.

No law says so: dated configuration, the house's own rule of trust (part 4.2, identity vault). A new number is a new
line, so that an opening is judged by the rule of its own day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class OpeningTerms:
    """The terms (thời hạn mở danh tính) from a day on: minutes an approval serves, hours until silence is a breach."""

    effective_from: date
    minutes_to_open: int
    hours_to_explain: int
    cites: str

    @property
    def open_within(self) -> timedelta:
        """From approval, or from the request itself in danger to life, to the opening."""
        return timedelta(minutes=self.minutes_to_open)

    @property
    def explain_within(self) -> timedelta:
        """From an opening without a second person to its explanation; after that the account is barred."""
        return timedelta(hours=self.hours_to_explain)


TERMS = (OpeningTerms(date(2018, 1, 1), 15, 24, "Quy tắc tin cậy của hệ thống, mục 4.2 (không phải luật)"),)


def opening_terms(on: date) -> OpeningTerms:
    """The terms in force on a day; before the first line there was no vault, and the first line holds."""
    return next((terms for terms in reversed(TERMS) if terms.effective_from <= on), TERMS[0])
