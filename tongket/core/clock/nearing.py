"""When an end counts as near (sắp đến hạn): how many days before it an item is shown so, and stands on the board; the
end of the limitation of prosecution much earlier than others.

No law says so: dated configuration, a matter of display. A new number is a new line, so that a past day is shown by
the setting of its own time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Nearing:
    """The setting from a day on: days left at which a running limit is marked near; days ahead the board looks; days
    before its end the limitation of prosecution of a suspended report is on the board."""

    effective_from: date
    days: int
    board_days: int
    limitation_days: int = 90


SETTINGS = (Nearing(date(2018, 1, 1), days=5, board_days=3, limitation_days=90),)


def nearing(on: date) -> Nearing:
    """The setting of a day; before the first line the first line holds."""
    return next((row for row in reversed(SETTINGS) if row.effective_from <= on), SETTINGS[0])


def is_near(left: int, on: date) -> bool:
    """Whether an end that is so many days off is near; what has ended is not near any more."""
    return 0 <= left <= nearing(on).days
