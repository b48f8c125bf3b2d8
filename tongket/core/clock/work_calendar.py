"""Working days (ngày làm việc): weekends and holidays as rows, swapped days included. The rows are data, not code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class DayOutsideCalendar(ValueError):
    """The table of holidays says nothing about this year."""

    code = "HOLIDAYS-UNKNOWN"

    def __init__(self, day: date, first: date, last: date) -> None:
        self.day, self.first, self.last = day, first, last
        super().__init__(f"holidays are known from {first} to {last}; {day} lies outside")


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """One row of the table: a day off, or a weekend day that is worked (làm bù)."""

    day: date
    working: bool
    name: str
    source: str
    active: bool = True
    verified: bool = True


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked, within the years the rows cover."""

    days_off: frozenset[date]
    worked_weekends: frozenset[date]
    first: date
    last: date

    @classmethod
    def of(cls, rows: Iterable[HolidayRow], first: date, last: date) -> WorkCalendar:
        """From the table; rows switched off count for nothing."""
        active = [row for row in rows if row.active]
        return cls(
            frozenset(row.day for row in active if not row.working),
            frozenset(row.day for row in active if row.working),
            first,
            last,
        )

    def is_working(self, day: date) -> bool:
        if not self.first <= day <= self.last:
            raise DayOutsideCalendar(day, self.first, self.last)
        if day in self.days_off:
            return False
        return day.weekday() < _SATURDAY or day in self.worked_weekends

    def roll(self, day: date) -> date:
        """The day itself when worked, else the next working day."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def after(self, day: date, working_days: int) -> date:
        """The n-th working day after a day, the day itself not counted."""
        for _ in range(working_days):
            day = self.roll(day + _ONE_DAY)
        return day

    def before(self, day: date, working_days: int) -> date:
        """The n-th working day before a day, the day itself not counted."""
        for _ in range(working_days):
            day -= _ONE_DAY
            while not self.is_working(day):
                day -= _ONE_DAY
        return day
