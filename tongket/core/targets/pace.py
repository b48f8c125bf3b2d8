"""Pace through the year (tiến độ): where a count should stand today so that the year ends within its target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from tongket.core.targets.kinds import CutBy

PaceStatus = Literal["within", "over"]


class OutsideYear(ValueError):
    """The day does not lie in the period whose pace is asked."""

    def __init__(self, day: date, start: date, end: date) -> None:
        super().__init__(f"{day} is not in [{start}, {end})")
        self.day = day
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Pace:
    """`allowed` is the exact share of the limit for the days elapsed; `projected` the year's count if it goes on so."""

    count: int
    limit: int
    elapsed: int
    total: int

    @property
    def allowed(self) -> Fraction:
        return Fraction(self.limit * self.elapsed, self.total)

    @property
    def projected(self) -> Fraction:
        return Fraction(self.count * self.total, self.elapsed)

    @property
    def status(self) -> PaceStatus:
        return "within" if self.count * self.total <= self.limit * self.elapsed else "over"

    @property
    def left(self) -> int:
        """How many more the year can bear; negative once the limit is exceeded."""
        return self.limit - self.count


def pace(target: CutBy, count: int, *, day: date, start: date, end: date) -> Pace:
    """Pace by days at the end of `day`, in the half-open period [start, end)."""
    if not start <= day < end:
        raise OutsideYear(day, start, end)
    return Pace(count, target.limit, (day - start).days + 1, (end - start).days)


def pace_by_last_year(target: CutBy, count: int, previous_to_date: int) -> PaceStatus:
    """Against the same days last year, which carries the seasons: within if count ≤ previous × (1 − p)."""
    return "within" if count <= CutBy(previous_to_date, target.share).limit else "over"
