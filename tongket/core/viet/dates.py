"""Dates and times as written here (ngày, giờ): 16/11/2022 · 08:15 · ngày 05 tháng 01 năm 2023."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from tongket.core.viet.keys import fold

_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_RUN = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_NO_YEAR = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})")
_TIME = re.compile(r"([0-9]{1,2})(?:[:hg]([0-9]{2})|[hg])")
_ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class NotADate(ValueError):
    """The text is no day of the calendar in a form accepted here."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a date: {text!r}")
        self.text = text


class NotATime(ValueError):
    """The text is no time of day."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a time: {text!r}")
        self.text = text


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day as typed; a guessed year is shown to the person before it is saved."""

    day: date
    year_guessed: bool = False


def format_date(day: date) -> str:
    """16/11/2022."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_time(moment: time | datetime) -> str:
    """08:15."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def format_moment(moment: datetime) -> str:
    """08:15, 16/11/2022."""
    return f"{format_time(moment)}, {format_date(moment)}"


def format_moment_in_words(moment: datetime) -> str:
    """08:15 ngày 16/11/2022, as in a sentence."""
    return f"{format_time(moment)} ngày {format_date(moment)}"


def format_long_date(day: date) -> str:
    """ngày 05 tháng 01 năm 2023. Decree 30/2020, Annex I: days below 10 and months 1 and 2 take a leading zero."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def format_span(first: date, last: date) -> str:
    """từ ngày 15/12/2021 đến ngày 14/12/2022; both days belong to the span."""
    return f"từ ngày {format_date(first)} đến ngày {format_date(last)}"


def english_date(day: date) -> str:
    """16 Nov 2022; never by the machine's locale."""
    return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"


def parse_date(text: str, *, today: date | None = None) -> date:
    """A typed day: 16/11/2022, 6/1/2023, 16112022, 2022-11-16; with `today` also 16/11 and "hôm nay"."""
    return parse_day(text, today=today).day


def parse_day(text: str, *, today: date | None = None) -> TypedDay:
    """As `parse_date`, telling whether the year was guessed. Two-digit years are refused, never completed."""
    typed = text.strip()
    if match := _DAY_FIRST.fullmatch(typed):
        return TypedDay(_day(text, match[4], match[3], match[1]))
    if match := _RUN.fullmatch(typed):
        return TypedDay(_day(text, match[3], match[2], match[1]))
    if match := _ISO.fullmatch(typed):
        return TypedDay(_day(text, match[1], match[2], match[3]))
    if today is not None and fold(typed) == "hom nay":
        return TypedDay(today)
    if today is not None and (match := _NO_YEAR.fullmatch(typed)):
        return TypedDay(_latest(text, match[2], match[1], today), year_guessed=True)
    raise NotADate(text)


def parse_time(text: str) -> time:
    """08:15, 8h15, 8h."""
    match = _TIME.fullmatch(text.strip().lower())
    if match is None:
        raise NotATime(text)
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        raise NotATime(text)
    return time(hour, minute)


def _day(text: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as fault:
        raise NotADate(text) from fault


def _latest(text: str, month: str, day: str, today: date) -> date:
    # What an officer records has happened: the last such day that is not in the future. 29/02 may lie years back.
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, int(month), int(day))
        except ValueError:
            continue
        if found <= today:
            return found
    raise NotADate(text)
