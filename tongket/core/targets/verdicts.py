"""Verdicts (đánh giá chỉ tiêu): achieved, not, not yet, or not comparable, with the margin in the target's own unit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, assert_never

from tongket.core.targets.kinds import AtLeast, CutBy, MustBeAll, Rank, Target

Outcome = Literal["achieved", "not_achieved", "not_yet", "not_comparable"]
MarginUnit = Literal["count", "point", "place"]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: a count, a place, or (n, of) of a rate. None: no comparable figure."""

    value: int | None
    of: int | None = None
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """`margin` is how far beyond the target (positive) or short of it (negative), in `unit`; points for rates."""

    outcome: Outcome
    margin: int | Fraction | None = None
    unit: MarginUnit | None = None


class MissingDenominator(ValueError):
    """A rate cannot be judged by its numerator alone."""

    def __init__(self, target: Target) -> None:
        super().__init__(f"{target} needs n and N")
        self.target = target


def verdict(target: Target, measured: Measured) -> Verdict:
    """How the target stands. An open period gives "not yet", unless a count already exceeds its limit for good."""
    match target:
        case CutBy():
            return _verdict_on_cut(target, measured)
        case AtLeast() | MustBeAll():
            return _verdict_on_rate(target, measured)
        case Rank():
            return _verdict_on_rank(target, measured)
        case _:
            assert_never(target)


def _verdict_on_cut(target: CutBy, measured: Measured) -> Verdict:
    # Without a base there is nothing to cut: "giảm 5%" of nothing is no statement about the year.
    if measured.value is None or target.baseline == 0:
        return Verdict("not_comparable")
    margin = target.limit - measured.value
    if margin < 0:
        return Verdict("not_achieved", margin, "count")
    return Verdict("achieved" if measured.closed else "not_yet", margin, "count")


def _verdict_on_rate(target: AtLeast | MustBeAll, measured: Measured) -> Verdict:
    if measured.value is None or measured.of == 0:
        return Verdict("not_comparable")
    if measured.of is None:
        raise MissingDenominator(target)
    rate = Fraction(measured.value, measured.of)
    if rate > 1:
        # A rate over 100% is a finding about the figures, never an achievement.
        return Verdict("not_comparable")
    aim = target.share if isinstance(target, AtLeast) else Fraction(1)
    margin = (rate - aim) * 100
    return Verdict(_outcome(target.met_by(rate), measured.closed), margin, "point")


def _verdict_on_rank(target: Rank, measured: Measured) -> Verdict:
    if measured.value is None:
        return Verdict("not_comparable")
    margin = target.place - measured.value
    return Verdict(_outcome(target.met_by(measured.value), measured.closed), margin, "place")


def _outcome(met: bool, closed: bool) -> Outcome:
    if not closed:
        return "not_yet"
    return "achieved" if met else "not_achieved"
