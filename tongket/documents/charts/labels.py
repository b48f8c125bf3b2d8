"""How numbers read on a chart: the same words as in the prose, all from core.viet."""

from __future__ import annotations

from fractions import Fraction

MINUS = "−"


def count(value: int | Fraction) -> str:
    """A whole number with dots between thousands; halves of a step with a comma."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return f"{exact.numerator:,}".replace(",", ".").replace("-", MINUS)
    return tenths(exact)


def tenths(value: Fraction) -> str:
    """One decimal, half away from zero."""
    scaled = abs(value) * 10
    whole = (scaled.numerator * 2 + scaled.denominator) // (2 * scaled.denominator)
    sign = MINUS if value < 0 and whole else ""
    return f"{sign}{whole // 10:,}".replace(",", ".") + f",{whole % 10}"


def signed(value: int | Fraction) -> str:
    """A difference with its sign."""
    return f"+{count(value)}" if value > 0 else count(value)


def percent(value: Fraction) -> str:
    """A share as a percentage with one decimal, none when it is whole."""
    scaled = value * 100
    return f"{count(scaled)}%"
