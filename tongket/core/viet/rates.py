"""Rates (tỷ lệ): two integers and an exact fraction, with the status under which the figure may be printed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from tongket.core.viet import numbers

RateStatus = Literal["value", "zero", "not_arising", "over_100"]
NOT_ARISING = "không phát sinh"


class NegativeCount(ValueError):
    """A count below zero counts nothing."""

    def __init__(self, count: int) -> None:
        super().__init__(f"negative count: {count}")
        self.count = count


@dataclass(frozen=True, slots=True)
class Rate:
    """n of N. Over 100 is a finding, not a figure; so is a numerator without any denominator."""

    n: int
    of: int

    def __post_init__(self) -> None:
        for count in (self.n, self.of):
            if count < 0:
                raise NegativeCount(count)

    @property
    def status(self) -> RateStatus:
        if self.of == 0:
            return "not_arising"
        if self.n > self.of:
            return "over_100"
        return "zero" if self.n == 0 else "value"

    @property
    def value(self) -> Fraction | None:
        return Fraction(self.n, self.of) if self.of else None

    @property
    def percent(self) -> Fraction | None:
        return Fraction(100 * self.n, self.of) if self.of else None

    @property
    def is_finding(self) -> bool:
        """Whether someone must look: n > N, which includes n of 0."""
        return self.n > self.of


def rate(n: int, of: int) -> Rate:
    """The rate n/N."""
    return Rate(n, of)


def points(current: Fraction, previous: Fraction) -> Fraction:
    """The difference of two rates in percentage points (điểm %), of the exact fractions and not of the printed ones."""
    return (current - previous) * 100


def rate_text(one: Rate, decimals: int = 2) -> str:
    """687/776 (88,53%); without a denominator the words, never a percentage."""
    if one.percent is None:
        return NOT_ARISING if one.n == 0 else f"{numbers.format_integer(one.n)}/0"
    pair = f"{numbers.format_integer(one.n)}/{numbers.format_integer(one.of)}"
    return f"{pair} ({numbers.format_percent(one.percent, decimals)})"
