"""Counting terms (cách tính thời hạn): days, months, working days, hours. Two results: as written, and rolled.

`strict` is where the term ends by number; `rolled` is the next working day when that is a day off. Hours never roll.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta

from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law.limits import Limit


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is due; alarms go by `strict`, overdue by `rolled`."""

    strict: date
    rolled: date


class TermNotPositive(ValueError):
    """A term is at least one hour, day or month."""

    code = "TERM-NOT-POSITIVE"

    def __init__(self, amount: int) -> None:
        self.amount = amount
        super().__init__(f"a term of {amount} is none")


def day_term(start: date, days: int, calendar: WorkCalendar, *, count_first_day: bool = False) -> Due:
    """The day on whose midnight a term of days ends; the first day is not counted unless told so."""
    _refuse_nothing(days)
    strict = start + timedelta(days=days - int(count_first_day))
    return Due(strict, calendar.roll(strict))


def month_term(start: date, months: int, calendar: WorkCalendar, *, count_first_day: bool = False) -> Due:
    """The same-numbered day, or the last day of a month that has none."""
    _refuse_nothing(months)
    strict = add_months(start, months) - timedelta(days=int(count_first_day))
    return Due(strict, calendar.roll(strict))


def working_day_term(start: date, days: int, calendar: WorkCalendar, *, count_first_day: bool = False) -> Due:
    """The n-th working day after the first day; it ends on a working day, so nothing rolls."""
    _refuse_nothing(days)
    counts = count_first_day and calendar.is_working(start)
    end = calendar.after(start, days - int(counts))
    return Due(end, end)


def hour_term(start: datetime, hours: int) -> datetime:
    """Hours run through nights, weekends and Tết."""
    _refuse_nothing(hours)
    return start + timedelta(hours=hours)


def term_of(limit: Limit, start: date, calendar: WorkCalendar) -> Due:
    """The end of a limit of days, working days or months by the version in force on the first day."""
    count = {"days": day_term, "months": month_term, "working_days": working_day_term}[limit.unit]
    return count(start, limit.on(start).amount, calendar, count_first_day=limit.count_first_day)


def days_before(due: date, days: int) -> date:
    """The last day of an act owed so many days before an end; it never rolls, or it would come too late."""
    return due - timedelta(days=days)


def custody_end(first_day: date, days: int) -> date:
    """Custody and detention: the first day counts, days off change nothing."""
    _refuse_nothing(days)
    return first_day + timedelta(days=days - 1)


def custody_days(months: int, days: int, month_length: int) -> int:
    """Months and days of detention as days; a month has the fixed length of the law."""
    return months * month_length + days


def add_months(day: date, months: int) -> date:
    """The same-numbered day some months on, or the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if year > MAXYEAR:
        raise OverflowError(f"{months} months after {day} lie beyond the year {MAXYEAR}")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _refuse_nothing(amount: int) -> None:
    if amount < 1:
        raise TermNotPositive(amount)
