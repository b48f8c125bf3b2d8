"""What an officer may pick on the entry pages: the communes a record may lie in, the bodies that may handle it."""

from __future__ import annotations

from datetime import date

from tongket.foundation.actor import Actor
from tongket.registers.evils import rules
from tongket.registers.intake.queries.places import own_commune, place_choices, places_for
from tongket.registers.units import queries as units


def places(by: Actor, on: date) -> list[tuple[str, str]]:
    """Communes this officer records for on a day, those of the own district first. Who has none of the own is shown
    the province's, and told at the field."""
    found = places_for(by.unit_id, on)
    if by.role not in rules.ANYWHERE:
        mine = units.subtree_ids(by.unit_id or 0, on)
        found = [pair for pair in found if pair[0].id in mine] or found
    return place_choices(found)


def handlers(by: Actor, on: date) -> list[tuple[str, str]]:
    """Police bodies that may handle a case: the own first, then those above it, then the others."""
    above = units.ids_above(by.unit_id) if by.unit_id is not None else frozenset()
    home = units.home_ids(on)
    found = [row for row in units.units_at(on, kind="police") if row.id in home]
    found.sort(key=lambda row: (row.id != by.unit_id, row.id not in above, row.code))
    return [(row.code, f"{row.name} ({row.code})") for row in found]


def issuers(by: Actor, on: date) -> list[tuple[str, str]]:
    """Police bodies this officer enters wanted notices for: of the levels that issue them, the own and those below."""
    found = [row for row in units.units_at(on, kind="police") if row.level in rules.BODY_LEVELS]
    if by.role not in rules.ANYWHERE:
        mine = units.subtree_ids(by.unit_id or 0, on)
        found = [row for row in found if row.id in mine]
    else:
        home = units.home_ids(on)
        found = [row for row in found if row.id in home]
    return [(row.code, f"{row.name} ({row.code})") for row in found]


def own(by: Actor) -> dict[str, str]:
    """What stands in the fields at first: the commune the officer's body serves, and the body itself."""
    police = by.unit_id is not None and units.unit_by_id(by.unit_id).kind == "police"
    return {"place_code": own_commune(by.unit_id), "handler_code": by.unit_code if police else ""}
