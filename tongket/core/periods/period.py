"""A period (kỳ báo cáo): a half-open stretch of days of one calendar, never a bare year number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from tongket.core.periods.calendars import Calendar, calendar_by_id

Kind = Literal["year", "half", "quarter", "nine_months", "month", "free"]

# Kind → how many months it has, how many there are in a year.
_LENGTH: MappingProxyType[str, int] = MappingProxyType(
    {"year": 12, "half": 6, "quarter": 3, "nine_months": 9, "month": 1}
)
_COUNT: MappingProxyType[str, int] = MappingProxyType(
    {"year": 1, "half": 2, "quarter": 4, "nine_months": 1, "month": 12}
)
_ROMAN = ("", "I", "II", "III", "IV")
_QUARTERS_EN = ("", "First", "Second", "Third", "Fourth")
_MONTHS_EN = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ONE_DAY = timedelta(days=1)


class PeriodMistake(ValueError):
    """A period that cannot be; `code` is stable."""

    code = "PERIOD-MISTAKE"


class EmptyWindow(PeriodMistake):
    """The window ends before it starts."""

    code = "PERIOD-EMPTY"

    def __init__(self, start: date, last_day: date) -> None:
        self.start, self.last_day = start, last_day
        super().__init__(f"{start}..{last_day} ends before it starts")


class NoSuchPeriod(PeriodMistake):
    """The year has no such part."""

    code = "PERIOD-UNKNOWN"

    def __init__(self, kind: str, year: int, number: int) -> None:
        self.kind, self.year, self.number = kind, year, number
        super().__init__(f"{kind} {number} of {year} does not exist")


class DayOutsidePeriod(PeriodMistake):
    """The day lies before the period starts."""

    code = "PERIOD-DAY-OUTSIDE"

    def __init__(self, day: date, start: date) -> None:
        self.day, self.start = day, start
        super().__init__(f"{day} lies before the period, which starts on {start}")


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open [start, end) with its calendar, kind and canonical key (`2022-Q3`)."""

    calendar: Calendar
    kind: Kind
    key: str
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise EmptyWindow(self.start, self.end - _ONE_DAY)

    def __str__(self) -> str:
        return self.key

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    @property
    def end_exclusive(self) -> date:
        return self.end

    @property
    def last_day(self) -> date:
        return self.end - _ONE_DAY

    @property
    def cut_off(self) -> date:
        """Closing day of the figures (ngày chốt số liệu), included."""
        return self.last_day

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def year(self) -> int:
        """The year in the period's name; of a free window the reporting year of its last day."""
        if self.kind != "free":
            return int(self.key[:4])
        return period_containing(self.last_day, "year", self.calendar).year

    @property
    def number(self) -> int:
        """Which half, quarter or month of the year; 1 for years, nine months and free windows."""
        if self.kind in ("half", "quarter"):
            return int(self.key[-1])
        return int(self.key[5:]) if self.kind == "month" else 1

    def previous(self) -> Period:
        """The period just before (kỳ trước liền kề): same kind; nine months → those of the year before."""
        if self.kind == "free":
            return free_window(self.start - timedelta(days=self.days), self.start - _ONE_DAY, self.calendar)
        number, year = self.number - 1, self.year
        if number == 0:
            number, year = _COUNT[self.kind], year - 1
        return make_period(self.kind, year, number, self.calendar)

    def same_period_last_year(self) -> Period:
        """Cùng kỳ năm trước: the same window of the same calendar one year back."""
        if self.kind != "free":
            return make_period(self.kind, self.year - 1, self.number, self.calendar)
        start, end = year_before(self.start), year_before(self.end)
        if end <= start:  # the window was 29/02 alone
            start = end - _ONE_DAY
        return free_window(start, end - _ONE_DAY, self.calendar)

    def months(self) -> tuple[Period, ...]:
        """The calendar's months in order; a free window's first and last are cut to the window."""
        found: list[Period] = []
        day = self.start
        while day < self.end:
            month = period_containing(day, "month", self.calendar)
            start, end = max(month.start, self.start), min(month.end, self.end)
            whole = (start, end) == (month.start, month.end)
            found.append(month if whole else free_window(start, end - _ONE_DAY, self.calendar))
            day = month.end
        return tuple(found)

    def to_date(self, day: date) -> Period:
        """From the start to `day`, included (lũy kế đến ngày); the whole period when the day lies behind it."""
        if day < self.start:
            raise DayOutsidePeriod(day, self.start)
        return self if day >= self.last_day else free_window(self.start, day, self.calendar)

    @property
    def label(self) -> str:
        """As offices write it: “Quý III năm 2022”."""
        if self.kind == "free":
            return f"Từ {_day(self.start)} đến {_day(self.last_day)}"
        name = {
            "year": "Năm",
            "half": "6 tháng đầu năm" if self.number == 1 else "6 tháng cuối năm",
            "quarter": f"Quý {_ROMAN[self.number] if self.kind == 'quarter' else ''} năm",
            "nine_months": "9 tháng năm",
            "month": f"Tháng {self.number} năm",
        }[self.kind]
        return f"{name} {self.year}"

    @property
    def label_en(self) -> str:
        if self.kind == "free":
            return f"From {_day(self.start)} to {_day(self.last_day)}"
        return {
            "year": f"Year {self.year}",
            "half": f"{'First' if self.number == 1 else 'Second'} half of {self.year}",
            "quarter": f"{_QUARTERS_EN[self.number] if self.kind == 'quarter' else ''} quarter of {self.year}",
            "nine_months": f"First nine months of {self.year}",
            "month": f"{_MONTHS_EN[self.number]} {self.year}",
        }[self.kind]

    @property
    def window_label(self) -> str:
        """“(từ 15/12/2021 đến 14/12/2022)”."""
        return f"(từ {_day(self.start)} đến {_day(self.last_day)})"

    @property
    def window_label_en(self) -> str:
        return f"(from {_day(self.start)} to {_day(self.last_day)})"


def make_period(kind: Kind, year: int, number: int = 1, calendar: str | Calendar = "admin") -> Period:
    """The named period: `make_period("quarter", 2022, 3)`. A month is named by the month in which it ends."""
    cal = calendar_by_id(calendar)
    if kind == "free" or not 1 <= number <= _COUNT[kind] or not 1901 <= year <= 2199:
        raise NoSuchPeriod(kind, year, number)
    if kind == "month":
        end = _month_end(cal, year, number)
        before = date(end.year - 1, 12, end.day) if end.month == 1 else end.replace(month=end.month - 1)
        return Period(cal, kind, f"{year}-{number:02d}", before, end)
    length = _LENGTH[kind]
    start, end = cal.boundary(year, (number - 1) * length), cal.boundary(year, number * length)
    suffix = {"year": "", "half": f"-H{number}", "quarter": f"-Q{number}", "nine_months": "-9M"}[kind]
    return Period(cal, kind, f"{year}{suffix}", start, end)


def free_window(first: date, last: date, calendar: str | Calendar = "admin") -> Period:
    """A window by dates (khoảng ngày), both included: campaigns, to-date."""
    if last < first:
        raise EmptyWindow(first, last)
    return Period(calendar_by_id(calendar), "free", f"{first}..{last}", first, last + _ONE_DAY)


def period_containing(day: date, kind: Kind, calendar: str | Calendar = "admin") -> Period:
    """The year, half, quarter, nine months or month in which a day lies."""
    cal = calendar_by_id(calendar)
    year = day.year + 1 if cal.starts_in_previous_year and day >= cal.boundary(day.year + 1, 0) else day.year
    if kind == "month":
        ends_next = cal.start_day > 1 and day.day >= cal.start_day
        index = day.year * 12 + day.month - 1 + int(ends_next)
        return make_period("month", index // 12, index % 12 + 1, cal)
    for number in range(1, _COUNT.get(kind, 0) + 1):
        period = make_period(kind, year, number, cal)
        if day in period:
            return period
    raise NoSuchPeriod(kind, year, 0)


def year_before(bound: date) -> date:
    """A half-open bound one year back; 29/02 becomes 01/03, so that neighbouring windows stay neighbours."""
    if (bound.month, bound.day) == (2, 29):
        return date(bound.year - 1, 3, 1)
    return bound.replace(year=bound.year - 1)


def _month_end(calendar: Calendar, year: int, month: int) -> date:
    if calendar.start_day > 1:
        return date(year, month, calendar.start_day)
    return date(year + month // 12, month % 12 + 1, 1)


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")
