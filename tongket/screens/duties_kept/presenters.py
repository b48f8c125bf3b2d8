"""The table of limits kept: bodies that resolve with every duty, communes with their hand-over; no ranking.

Heads and the procuracy see each duty; everybody else, as on the board, one count by unit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tongket.core.law import catalogue
from tongket.core.periods import Period
from tongket.foundation import formats
from tongket.foundation.actor import Role
from tongket.foundation.audit import last_hash
from tongket.foundation.lists import folded
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries as intake
from tongket.registers.intake.queries import Tally
from tongket.registers.units import queries as units

# Who sees how each duty was kept; the others see the unit's total.
DETAILED = frozenset({Role.UNIT_HEAD, Role.PROCURACY})
NOTHING = Tally(0, 0, 0)
Counted = Mapping[tuple[int, str], Tally]
# Tables of the last readers: process memory, as the board keeps its lines.
MOST_KEPT = 8
_kept: dict[tuple[Scope, str, str, datetime], Counted] = {}


@dataclass(frozen=True, slots=True)
class Line:
    """One body: its tallies by duty in the order of the table's columns, and all together."""

    code: str
    name: str
    above: str
    cells: list[dict[str, Any]]
    total: dict[str, Any]


def counted(scope: Scope, period: Period, now: datetime) -> Counted:
    """The tallies of a scope and period, reckoned once for one state of the records and one minute."""
    stamp = (scope, str(period.key), last_hash(), now.replace(second=0, microsecond=0))
    if stamp not in _kept:
        while len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[stamp] = intake.duties_kept(scope, period.start, period.last_day, now)
    return _kept[stamp]


def columns(found: Counted, unit_ids: Collection[int]) -> list[dict[str, str]]:
    """The duties of those bodies that ended in the window, in the order of the catalogue, with their words."""
    english = get_language() == "en"
    there = {duty for unit_id, duty in found if unit_id in unit_ids}
    return [
        {"id": row.id, "act": _capital(row.act_en if english else row.act)}
        for row in catalogue.FOLLOW_UPS if row.id in there
    ]  # fmt: skip


def table(scope: Scope, role: Role, period: Period, now: datetime) -> dict[str, Any]:
    """What the page shows to this reader."""
    found, rows = counted(scope, period, now), {row.id: row for row in units.all_units()}
    there = sorted((rows[unit_id] for unit_id in {unit_id for unit_id, _duty in found}), key=lambda row: row.code)
    bodies = [unit for unit in there if unit.level != "commune"]
    communes = [_line(unit, rows, found, []) for unit in there if unit.level == "commune"]
    named = columns(found, {unit.id for unit in bodies})
    return {
        "detailed": role in DETAILED and scope.content, "columns": named,
        "bodies": [_line(unit, rows, found, [column["id"] for column in named]) for unit in bodies],
        "communes": folded(communes, lambda line: line.above, _note), "empty": not there,
    }  # fmt: skip


def _line(unit: units.UnitRow, rows: Mapping[int, units.UnitRow], found: Counted, duties: list[str]) -> Line:
    whole = NOTHING
    for (unit_id, _duty), tally in found.items():
        whole = whole.plus(tally) if unit_id == unit.id else whole
    above = rows[unit.parent_id].name if unit.parent_id is not None and unit.parent_id in rows else ""
    cells = [_cell(found.get((unit.id, duty), NOTHING)) | {"duty": duty} for duty in duties]
    return Line(unit.code, unit.name, above, cells, _cell(whole))


def _cell(tally: Tally) -> dict[str, Any]:
    words = f"{formats.whole(tally.on_time)}/{formats.whole(tally.due)}" if tally.due else ""
    return {"words": words, "open": tally.open, "tally": tally}


def _note(found: list[Line]) -> str:
    whole = NOTHING
    for line in found:
        whole = whole.plus(line.total["tally"])
    return _("đúng hạn %(n)s") % {"n": _cell(whole)["words"]}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
