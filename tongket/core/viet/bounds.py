"""Rounding words (trên, hơn, gần): allowed only where the exact value bears them out."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from tongket.core.viet import numbers

Above = Literal["trên", "hơn"]
# Nearer than a fifth of the step to the next round value, "gần" tells more than "trên".
NEARLY = Fraction(4, 5)


class UntrueBound(ValueError):
    """A rounding word that the exact value contradicts: "trên 87%" of 87%."""

    def __init__(self, word: str, value: numbers.Number, bound: numbers.Number) -> None:
        super().__init__(f"{word} {bound} is not true of {value}")
        self.word = word
        self.value = value
        self.bound = bound


def above(
    value: numbers.Number, bound: numbers.Number, *, word: Above = "trên", unit: str = "", decimals: int = 0
) -> str:
    """trên 87%: only if the value is greater than the bound, and the bound printed is the bound meant."""
    if not value > _printed(bound, decimals):
        raise UntrueBound(word, value, bound)
    return f"{word} {_with_unit(bound, unit, decimals)}"


def nearly(value: numbers.Number, bound: numbers.Number, *, unit: str = "", decimals: int = 0) -> str:
    """gần 90%: only if the value is smaller than the bound."""
    if not value < _printed(bound, decimals):
        raise UntrueBound("gần", value, bound)
    return f"gần {_with_unit(bound, unit, decimals)}"


def roughly(value: numbers.Number, *, step: int = 1, unit: str = "", word: Above = "trên") -> str:
    """The true round words for a value not below zero: trên 87% · 90% · gần 90%."""
    floor = value // step * step
    if value == floor:
        return _with_unit(floor, unit, 0)
    if Fraction(value - floor) / step >= NEARLY:
        return nearly(value, floor + step, unit=unit)
    return above(value, floor, word=word, unit=unit) if floor else f"dưới {_with_unit(step, unit, 0)}"


def _printed(bound: numbers.Number, decimals: int) -> Fraction:
    return Fraction(numbers.half_up(bound, decimals), 10**decimals)


def _with_unit(value: numbers.Number, unit: str, decimals: int) -> str:
    text = numbers.format_decimal(value, decimals)
    return text + unit if unit in ("", "%") else f"{text} {unit}"
