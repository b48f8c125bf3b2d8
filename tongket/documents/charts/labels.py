"""How numbers read on a chart: the same marks as in the prose, all from core.viet."""

from __future__ import annotations

from fractions import Fraction

from tongket.core.viet import numbers


def count(value: int | Fraction) -> str:
    """A whole number; a half step of an axis keeps one decimal."""
    return numbers.format_decimal(value, 0 if Fraction(value).denominator == 1 else 1)


def signed(value: int | Fraction) -> str:
    """A difference with its sign."""
    return numbers.format_signed(value)


def percent(share: Fraction, *, decimals: int = 1) -> str:
    """A share as a percentage with one decimal or as many as asked, none when it is whole."""
    return numbers.format_percent(share * 100, 0 if (share * 100).denominator == 1 else decimals)
