"""What an officer may pick where an offence or a case is entered: the bodies that may handle it."""

from __future__ import annotations

from datetime import date

from tongket.foundation.actor import Actor
from tongket.registers.cases import rules
from tongket.registers.units import queries as units


def handlers(by: Actor, on: date) -> list[tuple[str, str]]:
    """Bodies with the power to investigate on that day that this officer enters for, the own first. Who enters for
    none of them is shown all of the province, and told at the field."""
    home = units.home_ids(on)
    able = [row for row in units.units_at(on, kind="police") if row.id in home and not rules.reasons_against_handler(
        (row.kind, row.level, row.code), on, rank="senior", assigned=True)]  # fmt: skip
    mine = [row for row in able if units.acts_for(by, row.id)] or able
    mine.sort(key=lambda row: (row.id != by.unit_id, row.code))
    return [(row.code, f"{row.name} ({row.code})") for row in mine]
