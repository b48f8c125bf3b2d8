"""Fulfilment of a planned number (mức hoàn thành kế hoạch): 11 of 4 is 275% done, which exceeds the plan by 175%."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tongket.core.targets.kinds import ImpossibleTarget
from tongket.core.viet import numbers, rates


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """Done against planned; the two statements must not be mixed up: "đạt 275%" is "vượt 175%"."""

    done: int
    planned: int

    def __post_init__(self) -> None:
        if self.done < 0:
            raise rates.NegativeCount(self.done)
        if self.planned < 1:
            raise ImpossibleTarget("plan", self.planned)

    @property
    def percent(self) -> Fraction:
        return Fraction(100 * self.done, self.planned)

    @property
    def beyond(self) -> Fraction:
        return self.percent - 100

    def phrase(self, decimals: int = 2) -> str:
        """đạt 275,00% kế hoạch, vượt 175,00%."""
        text = f"đạt {numbers.format_percent(self.percent, decimals)} kế hoạch"
        if self.beyond > 0:
            return f"{text}, vượt {numbers.format_percent(self.beyond, decimals)}"
        return text
