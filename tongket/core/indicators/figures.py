"""What an engine answers (kết quả): a figure never stands without its status, its parts and its coverage."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, Protocol

Status = Literal["value", "zero", "not_reported", "not_applicable", "not_comparable", "not_arising", "over_100"]
Trend = Literal["increase", "decrease", "same", "no_base", "not_comparable"]
Vintage = Literal["estimate", "preliminary", "official", "restated", "re_entered"]
# Statuses under which a figure has a value that may be printed.
SHOWN: frozenset[str] = frozenset({"value", "zero", "over_100"})


class Window(Protocol):
    """A half-open stretch of days; every period is one."""

    @property
    def start(self) -> date: ...

    @property
    def end(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Coverage:
    """n of N units: how many of the reporting set closed every month of the window, and the codes of the others."""

    expected: int = 0
    reported: int = 0
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return self.reported == self.expected


@dataclass(frozen=True, slots=True)
class Result:
    """One figure of one unit in one period. `value` of a ratio is the exact fraction n/of, not a percent."""

    indicator: str
    unit_code: str
    period: Window
    status: Status
    value: int | Fraction | None = None
    n: int | None = None
    of: int | None = None
    coverage: Coverage = field(default_factory=Coverage)
    closed: bool = True
    vintage: Vintage = "official"
    snapshot: str = ""
    catalogue: str = ""
    unit_name: str = ""
    unit_id: int | None = None
    findings: tuple[str, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether there is a value to print."""
        return self.status in SHOWN

    @property
    def is_ratio(self) -> bool:
        return self.of is not None

    @property
    def percent(self) -> Fraction | None:
        """The value of a ratio in percent, exact."""
        return Fraction(self.value) * 100 if self.of is not None and self.value is not None else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """This period against the same period last year: counts in percent, rates in points, both exact."""

    current: Result
    previous: Result
    status: Trend
    change: int | Fraction | None = None
    percent: Fraction | None = None
    points: Fraction | None = None


