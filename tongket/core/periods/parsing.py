"""Reading a period as people type it: `2022`, `2022-H1`, `2022-Q3`, `2022-9M`, `2022-11`, `2022-11-15..2023-02-05`."""

from __future__ import annotations

import re
from datetime import date

from tongket.core.periods.calendars import Calendar
from tongket.core.periods.period import Kind, Period, PeriodMistake, free_window, make_period

_NAMED = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<nine_months>9)M|(?P<month>0[1-9]|1[0-2])))?",
    re.ASCII,
)
_WINDOW = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)
_PARTS: tuple[Kind, ...] = ("half", "quarter", "month")


class PeriodUnreadable(PeriodMistake):
    """The text names no period."""

    code = "PERIOD-UNREADABLE"

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(f"{text!r} is not a period; write 2022, 2022-H1, 2022-Q3, 2022-9M, 2022-11 or A..B")


def parse_period(text: str, calendar: str | Calendar = "admin") -> Period:
    """The period that the text names; the last day of `A..B` is included."""
    plain = text.strip()
    window = _WINDOW.fullmatch(plain)
    if window:
        return free_window(_iso(window[1], text), _iso(window[2], text), calendar)
    named = _NAMED.fullmatch(plain.upper())
    if named is None or not 1901 <= int(named["year"]) <= 2199:
        raise PeriodUnreadable(text)
    year = int(named["year"])
    for kind in _PARTS:
        if named[kind]:
            return make_period(kind, year, int(named[kind]), calendar)
    return make_period("nine_months" if named["nine_months"] else "year", year, 1, calendar)


def _iso(day: str, text: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise PeriodUnreadable(text) from None
