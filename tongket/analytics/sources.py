"""Where facts come from: the registers' own `facts_as_of`, and the units with their lineage."""

from __future__ import annotations

from datetime import date
from typing import Any

from tongket.analytics.rows import FactSource
from tongket.registers.awards import queries as awards
from tongket.registers.cases import queries as cases
from tongket.registers.directives import queries as directives
from tongket.registers.evils import queries as evils
from tongket.registers.goals import queries as goals
from tongket.registers.incidents import queries as incidents
from tongket.registers.intake import queries as intake
from tongket.registers.returns import queries as returns
from tongket.registers.units import queries as units


def register_sources() -> dict[str, FactSource]:
    """Every register that gives facts; `incident` is named after its one table."""
    return {
        "intake": intake.facts_as_of,
        "cases": cases.facts_as_of,
        "incident": incidents.facts_as_of,
        "evils": evils.facts_as_of,
        "returns": returns.facts_as_of,
        "goals": goals.facts_as_of,
        "directives": directives.facts_as_of,
        "awards": awards.facts_as_of,
    }


def unit_rows() -> list[dict[str, Any]]:
    """All units that ever were, in the snapshot's own words."""
    return [
        {
            "id": row.id, "code": row.code, "name": row.name, "kind": row.kind, "level": row.level,
            "parent": row.parent_id, "area": row.area_id, "valid_from": row.valid_from, "valid_to": row.valid_to,
        }
        for row in units.all_units()
    ]  # fmt: skip


def lineage_rows() -> list[tuple[int, int, date]]:
    """Lineage edges as (source id, target id, day)."""
    return units.lineage_pairs()
