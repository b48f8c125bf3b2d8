"""What the year-end report is made from: the results of a snapshot, and plain lists out of the registers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

from tongket.core.indicators.figures import Comparison, Result
from tongket.core.indicators.indicator import Indicator
from tongket.core.periods import Period
from tongket.documents.outline import Signature

Level = Literal["province", "district", "commune"]


class Source(Protocol):
    """The part of analytics.results that a report asks."""

    def result(self, indicator: str, unit: str, period: Any) -> Result: ...
    def compare(self, indicator: str, unit: str, period: Any) -> Comparison: ...
    def children(self, indicator: str, unit: str, period: Any) -> Sequence[Result]: ...
    def leaves(self, indicator: str, unit: str, period: Any) -> Sequence[Result]: ...
    def months(self, indicator: str, unit: str, period: Any) -> Sequence[Result]: ...
    def years(self, indicator: str, unit: str, period: Any, count: int = 5) -> Sequence[Result]: ...
    def indicators(self) -> Sequence[Indicator]: ...


@dataclass(frozen=True)
class UnitName:
    """A unit as the report names it: code, full name ("tỉnh Thái Bình"), short name ("Thái Bình")."""

    code: str
    name: str
    short: str
    level: Level


@dataclass(frozen=True)
class Frame:
    """Whom and when the report is about."""

    unit: UnitName
    period: Period

    @property
    def previous(self) -> Period:
        """The same period last year."""
        return self.period.same_period_last_year()

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.period.year


@dataclass(frozen=True)
class Ring:
    """A ring or gang broken up, a record with its cases."""

    name: str
    kind: str
    broken_on: date
    members: int
    handled_by: str
    cases: int = 0


@dataclass(frozen=True)
class Directive:
    """A document or a task of the committee: what, from where, and how it stands."""

    title: str
    source: str = ""
    lead: str = ""
    due: str = ""
    status: str = ""


@dataclass(frozen=True)
class AwardLine:
    """One award of the list (AWD-12)."""

    recipient: str
    kind: str
    unit: str
    form: str
    achievement: str
    decision: str = ""


@dataclass(frozen=True)
class Index:
    """An outside index: who publishes it about whom, for which year, rank of how many, and the rank before."""

    name: str
    issuer: str
    subject: str
    year: int
    rank: int
    of: int
    previous_rank: int | None = None


@dataclass(frozen=True)
class Recognition:
    """A title received; `many_years` only from an unbroken series of records."""

    title: str
    issuer: str
    year: int
    many_years: bool = False


@dataclass(frozen=True)
class Target:
    """Next year's target: at most `value`, a cut of `percent` from `base` of this year."""

    indicator: str
    percent: int
    base: int
    value: int
    year: int
    set_by: str = ""


@dataclass(frozen=True)
class Review:
    """A recorded review of the safeguards; without one the sentence about them is not printed."""

    cases: int
    accused: int
    reviewer: str
    on: date
    found: int = 0


@dataclass(frozen=True)
class Report:
    """Everything the report needs. Lists are in the order in which they are to be printed."""

    source: Source
    frame: Frame
    issued_on: date
    committee: str
    superior: str = ""  # empty: the People's Committee of the unit, abbreviated as Decree 30 allows
    symbol: str = "BC-BCĐ138"
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: Signature | None = None
    snapshot: str = ""
    cut_off: str = ""
    catalogue: str = ""
    demo_mark: str = ""
    target_now: Target | None = None
    target_next: Target | None = None
    rings: tuple[Ring, ...] = ()
    documents: tuple[Directive, ...] = ()
    next_tasks: tuple[Directive, ...] = ()
    awards: tuple[AwardLine, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
    index: Index | None = None
    review: Review | None = None
    models: tuple[str, ...] = ()
    boundaries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
