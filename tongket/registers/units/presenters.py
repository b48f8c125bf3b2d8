"""Rows of the register of units as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

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
