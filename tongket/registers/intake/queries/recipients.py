"""The bodies one report may be sent to on a day: those the law proposes first, then the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.rules import recipients as recipient_rules
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow

# Investigating bodies before communes.
ORDER = {level: n for n, level in enumerate(("district", "province", "division", "commune"))}


@dataclass(frozen=True, slots=True)
class Recipients:
    """Proposals as (why, body), every other body, and the code of the clear answer where there is one."""

    proposed: tuple[tuple[str, UnitRow], ...]
    others: tuple[UnitRow, ...]
    clear: str


def recipients_of(report: CrimeReport, on: date) -> Recipients:
    """Who may receive this report on that day: never its holder, nor the unit it is about or one below that."""
    to_resolve = report.state in rules.IN_STOCK
    barred = {report.handler_id} | (units.subtree_ids(report.about_id, on) if report.about_id is not None else set())
    may = {
        row.id: row for row in units.units_at(on, kind="police")
        if row.id not in barred
        and not recipient_rules.reasons_against_recipient(row.kind, row.level, row.code, on, to_resolve=to_resolve)
    }  # fmt: skip
    found = list(_proposals(report, may, on))
    # The reasons come strongest first, and a body is named with its strongest.
    proposed = {row.id: (why, row) for why, row in reversed(found)}
    others = [row for row in may.values() if row.id not in proposed]
    sender = units.unit_by_id(report.handler_id)
    clear = recipient_rules.clear_recipient(sender.level, [(why, row.code) for why, row in found])
    return Recipients(
        tuple(reversed(proposed.values())), tuple(sorted(others, key=lambda row: (ORDER[row.level], row.code))), clear
    )


def takers_of(report: CrimeReport, unit_id: int | None, on: date) -> list[UnitRow]:
    """The bodies this officer may take it for: where it arrives, the own and those right below, if they may resolve."""
    arriving = [units.unit_by_id(report.pending_to_id)] if report.pending_to_id is not None else []
    rows = {row.id: row for row in (*arriving, *units.unit_and_children(unit_id, on))}
    return [row for row in rows.values() if rules.may_resolve(row.level, on)]


def _proposals(report: CrimeReport, may: Mapping[int, UnitRow], on: date) -> Iterator[tuple[str, UnitRow]]:
    """By the place, by the tree, the province: those among the bodies that may receive it."""
    level = recipient_rules.first_handling_level(on)
    by_area = {row.area_id: row for row in may.values() if row.level == level and row.area_id is not None}
    for area_id in _upwards(report.place_id):
        if area_id in by_area:
            yield "place", by_area[area_id]
            break
    superiors = [may[unit_id] for unit_id in _upwards(report.handler_id) if unit_id in may]
    for why, wanted in (("above", level), ("province", "province")):
        yield from ((why, row) for row in superiors if row.level == wanted)


def _upwards(unit_id: int | None) -> Iterator[int]:
    """A unit and those above it by its own tree."""
    while unit_id is not None:
        yield unit_id
        unit_id = units.unit_by_id(unit_id).parent_id
