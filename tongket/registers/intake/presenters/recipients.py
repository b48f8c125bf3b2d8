"""The bodies a report may go to, as choices of a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from tongket.core.viet.names import without_level
from tongket.registers.intake.queries.recipients import Recipients
from tongket.registers.intake.rules.recipients import WHYS
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow


def choices_of(found: Recipients) -> dict[str, Any]:
    """Proposals with their ground, and the others under the district or body each stands under."""
    return {
        "proposed": [(row.code, _("%(body)s (%(why)s)") % {"body": row.name, "why": WHYS[why]})
                     for why, row in found.proposed],
        "others": lambda: _others(found),
    }  # fmt: skip


def _others(found: Recipients) -> list[tuple[str, str]]:
    """ "Công an xã An Khê – Quỳnh Phụ (CAX-12475)": many communes share a name."""
    areas = {row.id: row for row in units.all_units() if row.kind == "area"}
    return [(row.code, f"{row.name}{_district(row, areas)} ({row.code})") for row in found.others]


def _district(row: UnitRow, areas: Mapping[int, UnitRow]) -> str:
    area = areas.get(row.area_id) if row.level == "commune" and row.area_id is not None else None
    above = areas.get(area.parent_id) if area is not None and area.parent_id is not None else None
    return f" – {without_level(above.name)}" if above is not None else ""
