"""Restating a series from the map of one day to the map of another (quy đổi địa giới), every integer kept exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tongket.core.org.lineage import Edge, Lineage
from tongket.core.org.refusals import OrgRefusal, UnitNotAlive, UnknownUnit


@dataclass(frozen=True, slots=True)
class ShareUsed:
    """A value that was split: by which share, and how much of it went where."""

    edge: Edge
    value: int
    given: int


@dataclass(frozen=True, slots=True)
class MissingSource:
    """A target whose territory comes in part from units the series does not have: its value is incomplete."""

    target: str
    missing: tuple[str, ...]
    code: str = "RECAST-MISSING-SOURCE"


@dataclass(frozen=True, slots=True)
class Recast:
    """The restated series in order of code, with what the reader must be told."""

    values: dict[str, int]
    shares: tuple[ShareUsed, ...] = ()
    findings: tuple[MissingSource, ...] = ()


class NotComparable(OrgRefusal):
    """No figure of the older map can be made out of the newer one, or the unit has no successor."""

    code = "RECAST-NOT-COMPARABLE"

    def __init__(self, unit: str, on: date, others: tuple[str, ...]) -> None:
        self.unit, self.on, self.others = unit, on, others
        because = f"comes from {', '.join(others)}" if others else "has no counterpart"
        super().__init__(f"unit {unit} {because} on {on}: not comparable")


class BadValue(OrgRefusal):
    """A value is not a whole number ≥ 0."""

    code = "RECAST-BAD-VALUE"

    def __init__(self, unit: str, value: object) -> None:
        self.unit, self.value = unit, value
        super().__init__(f"{value!r} of unit {unit} is not a whole number from 0 up")


def recast(values: Mapping[str, int], lineage: Lineage, *, from_date: date, to_date: date) -> Recast:
    """The series on the map of `to_date`. Refused: unknown or dead codes, bad values, and what is not comparable."""
    for code, value in values.items():
        _refuse_stranger(lineage, code, from_date)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise BadValue(code, value)
    if to_date < from_date:
        return _backward(values, lineage, from_date, to_date)
    current, shares = dict(values), list[ShareUsed]()
    for day in lineage.days_between(from_date, to_date):
        current, used = _forward_step(current, lineage, day)
        shares += used
    for code in current:
        if lineage.unit(code, to_date) is None:
            raise NotComparable(code, to_date, ())
    findings = _missing_sources(set(values), set(current), lineage, from_date, to_date)
    return Recast(dict(sorted(current.items())), tuple(shares), findings)


def split_integer(value: int, shares: list[Fraction]) -> list[int]:
    """Largest remainder (phần dư lớn nhất): parts add up to the value; equal remainders go to the first."""
    floors = [int(value * share) for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda i: (floors[i] - value * shares[i], i))
    for index in by_remainder[: value - sum(floors)]:
        floors[index] += 1
    return floors


def _forward_step(values: dict[str, int], lineage: Lineage, day: date) -> tuple[dict[str, int], list[ShareUsed]]:
    after: dict[str, int] = defaultdict(int)
    used: list[ShareUsed] = []
    for code in sorted(values):
        edges = lineage.out_of(code, day)
        if not edges:
            after[code] += values[code]
            continue
        parts = split_integer(values[code], [edge.share for edge in edges])
        for edge, part in zip(edges, parts, strict=True):
            if edge.share:
                after[edge.target] += part
            if len(edges) > 1:
                used.append(ShareUsed(edge, values[code], part))
    return after, used


def _backward(values: Mapping[str, int], lineage: Lineage, from_date: date, to_date: date) -> Recast:
    current = dict(values)
    for day in reversed(lineage.days_between(to_date, from_date)):
        current = {_only_source(code, lineage, day): value for code, value in current.items()}
    for code in current:
        if lineage.unit(code, to_date) is None:
            raise NotComparable(code, to_date, ())
    return Recast(dict(sorted(current.items())))


def _only_source(code: str, lineage: Lineage, day: date) -> str:
    edges = lineage.into(code, day)
    if not edges and lineage.unit(code, day - timedelta(days=1)) is not None and not lineage.out_of(code, day):
        return code
    if len(edges) != 1 or edges[0].share != 1:
        raise NotComparable(code, day, tuple(sorted(edge.source for edge in edges)))
    return edges[0].source


def _missing_sources(
    given: set[str], targets: set[str], lineage: Lineage, from_date: date, to_date: date
) -> tuple[MissingSource, ...]:
    missing: dict[str, list[str]] = defaultdict(list)
    for code in lineage.codes_on(from_date):
        if code not in given:
            for target in destinations(code, lineage, from_date, to_date) & targets:
                missing[target].append(code)
    return tuple(MissingSource(target, tuple(codes)) for target, codes in sorted(missing.items()))


def destinations(code: str, lineage: Lineage, from_date: date, to_date: date) -> set[str]:
    """Every unit that a share of this unit reaches."""
    reached = {code}
    for day in lineage.days_between(from_date, to_date):
        after: set[str] = set()
        for current in reached:
            edges = lineage.out_of(current, day)
            after |= {edge.target for edge in edges if edge.share} if edges else {current}
        reached = after
    return reached


def _refuse_stranger(lineage: Lineage, code: str, on: date) -> None:
    if not lineage.known(code):
        raise UnknownUnit(code, on)
    if lineage.unit(code, on) is None:
        raise UnitNotAlive(code, on, lineage.lives(code))
