"""When the limitation of prosecution runs out (hết thời hiệu truy cứu), as a proposal: from the day of the crime.

The same-numbered day is the last on which prosecution is possible. A new crime, hiding and a wanted notice start the
term anew (Điều 27.3): no register here knows of them, so the day is written down by whoever does.
"""

from __future__ import annotations

from datetime import date

from tongket.core.clock.terms import add_months
from tongket.core.law.prosecution_limitation import term_for


def proposed_end(occurred_on: date, article: str, clause: str = "") -> date | None:
    """The last day of the limitation; None where none runs or no law of that day is known."""
    term = term_for(article, clause)
    if term is None or not term.in_force(occurred_on):
        return None
    return add_months(occurred_on, term.on(occurred_on).amount)
