"""Change against the same period (tăng, giảm, bằng cùng kỳ): a sum type, and the phrase an office writes for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, assert_never

from tongket.core.viet import numbers, rates

TrendStatus = Literal["increase", "decrease", "same", "no_base"]
NO_BASE = "cùng kỳ không phát sinh"
SAME = "bằng cùng kỳ"
AGAINST = "so với cùng kỳ năm trước"


@dataclass(frozen=True, slots=True)
class Increase:
    """More than before; `percent` is positive."""

    current: int
    previous: int
    status: Literal["increase"] = "increase"


@dataclass(frozen=True, slots=True)
class Decrease:
    """Fewer than before; `percent` is negative."""

    current: int
    previous: int
    status: Literal["decrease"] = "decrease"


@dataclass(frozen=True, slots=True)
class Same:
    """As many as before, also when there were none."""

    current: int
    previous: int
    status: Literal["same"] = "same"


@dataclass(frozen=True, slots=True)
class NoBase:
    """Something where there was nothing: a percentage would divide by zero."""

    current: int
    previous: int = 0
    status: Literal["no_base"] = "no_base"


Change = Increase | Decrease | Same | NoBase


def change(current: int, previous: int) -> Change:
    """How a count stands against the same period."""
    for count in (current, previous):
        if count < 0:
            raise rates.NegativeCount(count)
    if current == previous:
        return Same(current, previous)
    if previous == 0:
        return NoBase(current)
    return Increase(current, previous) if current > previous else Decrease(current, previous)


def difference(one: Change) -> int:
    """By how many, with sign."""
    return one.current - one.previous


def percent(one: Change) -> Fraction | None:
    """By how many percent, exact and with sign; None without a base."""
    return Fraction(100 * difference(one), one.previous) if one.previous else None


def phrase(one: Change, *, noun: str = "", decimals: int = 2) -> str:
    """giảm 43 vụ (9,91%) · tăng 5 vụ (cùng kỳ không phát sinh) · bằng cùng kỳ · không phát sinh."""
    match one:
        case Same(current=0):
            return rates.NOT_ARISING
        case Same():
            return SAME
        case NoBase():
            return f"tăng {counted(one.current, noun)} ({NO_BASE})"
        case Increase():
            return f"tăng {_by(one, noun, decimals)}"
        case Decrease():
            return f"giảm {_by(one, noun, decimals)}"
        case _:
            assert_never(one)


def long_phrase(one: Change, *, noun: str = "", decimals: int = 2) -> str:
    """391 vụ, giảm 43 vụ (9,91%) so với cùng kỳ năm trước."""
    short = phrase(one, noun=noun, decimals=decimals)
    if isinstance(one, Same):
        return short if one.current == 0 else f"{counted(one.current, noun)}, {SAME} năm trước"
    ending = "" if isinstance(one, NoBase) else f" {AGAINST}"
    return f"{counted(one.current, noun)}, {short}{ending}"


def points_phrase(points: Fraction, *, decimals: int = 2) -> str:
    """tăng 1,20 điểm % · giảm 0,35 điểm % · bằng cùng kỳ."""
    if points == 0:
        return SAME
    return f"{'tăng' if points > 0 else 'giảm'} {numbers.format_points(abs(points), decimals)}"


def counted(count: int, noun: str) -> str:
    """1.704 vụ."""
    return f"{numbers.format_integer(count)} {noun}".rstrip()


def _by(one: Increase | Decrease, noun: str, decimals: int) -> str:
    by = abs(difference(one))
    share = Fraction(100 * by, one.previous)
    return f"{counted(by, noun)} ({numbers.format_percent(share, decimals)})"
