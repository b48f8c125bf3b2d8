"""Rows of the register of units as pages show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from tongket.registers.units import rules
from tongket.registers.units.models import LineageEdge, Seat
from tongket.registers.units.queries import UnitRow


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One line of the list of units."""

    code: str
    name: str
    kind: str
    level: str
    parent: str
    valid_from: date
    valid_to: date | None
    url: str


def unit_line(unit: UnitRow, names: dict[int, str]) -> UnitLine:
    """A unit with its words; `names` gives the parents' names."""
    return UnitLine(
        unit.code, unit.name, str(rules.KINDS[unit.kind]), str(rules.LEVELS[unit.level]),
        names.get(unit.parent_id or 0, ""), unit.valid_from, unit.valid_to, reverse("units:detail", args=[unit.code]),
    )  # fmt: skip


def group_of(rows: Iterable[UnitRow]) -> Callable[[UnitLine], str]:
    """Under which heading a unit stands in a long list: its superior's, or its own where others stand below it."""
    rows = list(rows)
    above = {row.parent_id for row in rows}
    own = {row.code: row.name if row.parent_id is not None else "" for row in rows
           if row.id in above or row.parent_id is None}  # fmt: skip
    return lambda line: own.get(line.code, line.parent)


def group_note(lines: Sequence[UnitLine]) -> str:
    """How many units stand under one heading."""
    return ngettext("%(n)s đơn vị", "%(n)s đơn vị", len(lines)) % {"n": len(lines)}


def edge_line(edge: LineageEdge) -> dict[str, object]:
    """One lineage edge: from, to, kind, share in words, the legal paper."""
    whole = edge.share_numerator == edge.share_denominator
    return {
        "on": edge.effective_on,
        "source": edge.source,
        "target": edge.target,
        "kind": rules.EDGE_KINDS.get(edge.kind, edge.kind),
        "whole": whole,
        "share": f"{edge.share_numerator}/{edge.share_denominator}",
        "paper": edge.paper,
    }


def seat_line(seat: Seat, holder: str, acting: bool) -> dict[str, object]:
    """One seat of the committee with the post that holds it."""
    return {
        "rank": rules.SEAT_RANKS[seat.rank],
        "title": seat.title,
        "agency": seat.agency.name if seat.agency else "",
        "holder": holder,
        "acting": acting,
    }
