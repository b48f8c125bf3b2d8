"""Public holidays (ngày nghỉ lễ) 2015–2027 with compensatory and swapped days."""

from __future__ import annotations

from datetime import date
from functools import cache

from tongket.core.clock.work_calendar import HolidayRow, WorkCalendar
from tongket.foundation.reference.tables import rows as table

FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2027, 12, 31)
# Announced in 2026 and not read in any text: not a day off until a row with its source is entered.
_SWITCHED_OFF = "Ngày Văn hóa Việt Nam"
# Later days follow from the rules only; the yearly dispatch is not out.
_FORECAST_FROM = date(2027, 1, 1)


@cache
def rows() -> tuple[HolidayRow, ...]:
    """The table, switched-off rows included."""
    found = []
    for row in table("ngay_nghi_2015_2027.csv"):
        day = date.fromisoformat(row["ngay"])
        active = row["ten"] != _SWITCHED_OFF
        found.append(
            HolidayRow(day, row["loai"] == "làm bù", row["ten"], row["nguon"], active, day < _FORECAST_FROM and active)
        )
    return tuple(found)


@cache
def calendar() -> WorkCalendar:
    """Working days as the table states them."""
    return WorkCalendar.of(rows(), FIRST_DAY, LAST_DAY)
