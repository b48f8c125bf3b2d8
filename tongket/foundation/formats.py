"""Printed forms of numbers and dates in the reader's language; core.viet writes both."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from django.utils.translation import get_language

from tongket.core.viet import dates, numbers
from tongket.foundation.clock import LOCAL


def english() -> bool:
    """Whether the reader chose English."""
    return (get_language() or "").startswith("en")


def whole(number: int) -> str:
    """1.704; 1,704 in English."""
    return numbers.english_integer(number) if english() else numbers.format_integer(number)


def decimal(number: Fraction, digits: int) -> str:
    """92,3; 92.3 in English."""
    return numbers.english_decimal(number, digits) if english() else numbers.format_decimal(number, digits)


def signed(number: int | Fraction, digits: int = 0) -> str:
    """+12; −36; what rounds to nothing has no sign."""
    text = decimal(Fraction(number), digits)
    return f"+{text}" if numbers.half_up(number, digits) > 0 else text


def day(value: date) -> str:
    """16/11/2022; 16 Nov 2022 in English. A moment is shown as its day in Vietnam."""
    return dates.english_date(local(value)) if english() else dates.format_date(local(value))


def clock_time(value: datetime) -> str:
    """08:15, in Vietnam's time."""
    return dates.format_time(value.astimezone(LOCAL) if value.tzinfo else value)


def local(value: date) -> date:
    """The same moment on Vietnam's clock; a plain date as it is."""
    return value.astimezone(LOCAL) if isinstance(value, datetime) and value.tzinfo else value
