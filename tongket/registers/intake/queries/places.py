"""The communes an officer may name as the place of an event: those of the own province, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tongket.core.viet.names import without_level
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow


def places_for(unit_id: int | None, on: date) -> list[tuple[UnitRow, UnitRow | None]]:
    """Communes of the officer's own province with what each lies in, those of the own district first.

    Who belongs to no area (an agency, the system) is shown every province.
    """
    areas = {row.id: row for row in units.units_at(on, kind="area")}
    own = _own_areas(unit_id, areas)
    communes = [row for row in areas.values() if row.level == "commune" and (not own or own[-1] in _up(row.id, areas))]
    communes.sort(key=lambda row: (row.parent_id not in own[:-1], row.code))
    return [(row, areas.get(row.parent_id) if row.parent_id is not None else None) for row in communes]


def place_choices(places: Iterable[tuple[UnitRow, UnitRow | None]]) -> list[tuple[str, str]]:
    """ "Xã An Khê – Quỳnh Phụ": a commune with the district or province it lies in, by its code."""
    return [(row.code, f"{row.name} – {without_level(above.name)}" if above is not None else row.name)
            for row, above in places]  # fmt: skip


def own_commune(unit_id: int | None) -> str:
    """The code of the commune an officer's body serves; empty for a body of a district or the province."""
    unit = units.unit_by_id(unit_id) if unit_id is not None else None
    area = units.unit_by_id(unit.area_id) if unit is not None and unit.area_id is not None else None
    return area.code if area is not None and area.level == "commune" else ""


def _own_areas(unit_id: int | None, areas: Mapping[int, UnitRow]) -> list[int]:
    """The officer's area and those above it, the province last; through the police tree where a body has no area."""
    while unit_id is not None:
        unit = units.unit_by_id(unit_id)
        start = unit.id if unit.kind == "area" else unit.area_id
        if start is not None and start in areas:
            return _up(start, areas)
        unit_id = unit.parent_id
    return []


def _up(area_id: int, areas: Mapping[int, UnitRow]) -> list[int]:
    found = []
    current = areas.get(area_id)
    while current is not None:
        found.append(current.id)
        current = areas.get(current.parent_id) if current.parent_id is not None else None
    return found
