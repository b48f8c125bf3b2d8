"""Kinds of target (loại chỉ tiêu). Each knows whether a measured value meets it; none knows the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


class ImpossibleTarget(ValueError):
    """A target nobody could have set: a share outside 0–1, a negative baseline, a rank below first."""

    def __init__(self, what: str, value: int | Fraction) -> None:
        super().__init__(f"impossible {what}: {value}")
        self.what = what
        self.value = value


@dataclass(frozen=True, slots=True)
class CutBy:
    """Giảm ít nhất p so với cơ sở: a count at most baseline × (1 − p), tested in integers (399 cut by 5% → 379)."""

    baseline: int
    share: Fraction

    def __post_init__(self) -> None:
        if self.baseline < 0:
            raise ImpossibleTarget("baseline", self.baseline)
        _share_between_0_and_1(self.share)

    @property
    def exact_limit(self) -> Fraction:
        return self.baseline * (1 - self.share)

    @property
    def limit(self) -> int:
        """The largest count that still meets the target."""
        return self.exact_limit.__floor__()

    def met_by(self, count: int) -> bool:
        return count <= self.limit


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Đạt từ p trở lên (or, if `strictly`, trên p): a rate n/N."""

    share: Fraction
    strictly: bool = False

    def __post_init__(self) -> None:
        _share_between_0_and_1(self.share)

    def met_by(self, rate: Fraction) -> bool:
        return rate > self.share if self.strictly else rate >= self.share


@dataclass(frozen=True, slots=True)
class MustBeAll:
    """Phải đạt 100%: every one of N; 99.99% printed as 100% does not do."""

    def met_by(self, rate: Fraction) -> bool:
        return rate == 1


@dataclass(frozen=True, slots=True)
class Rank:
    """Thứ hạng: at this place or before it."""

    place: int

    def __post_init__(self) -> None:
        if self.place < 1:
            raise ImpossibleTarget("place", self.place)

    def met_by(self, place: int) -> bool:
        return place <= self.place


Target = CutBy | AtLeast | MustBeAll | Rank


def cut_by(baseline: int, percent: int | Fraction) -> CutBy:
    """Cut by so many percent: cut_by(681, 5).limit is 646."""
    return CutBy(baseline, Fraction(percent) / 100)


def at_least(percent: int | Fraction, *, strictly: bool = False) -> AtLeast:
    """At least so many percent; `strictly` for "trên"."""
    return AtLeast(Fraction(percent) / 100, strictly)


def _share_between_0_and_1(share: Fraction) -> None:
    if not 0 <= share <= 1:
        raise ImpossibleTarget("share", share)
