"""Movements into and out of treatment, as counts by commune."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, refuse_all
from tongket.registers.evils import rules
from tongket.registers.evils.models import TreatmentMovement
from tongket.registers.evils.operations.entering import Desk, insert, number_rows, prepared, tell
from tongket.registers.evils.rules import reasons
from tongket.registers.units import queries as units

Stock = tuple[int, str]  # commune, form


@dataclass(frozen=True, slots=True)
class MovementEntry:
    """n persons who entered or left a form of treatment in a commune on a day, for one reason."""

    form: str
    direction: str
    reason: str
    n: int
    on: date
    place_code: str


@operation("record_treatment_movement")
def record_treatment_movement(
    *, by: Actor, at: datetime, form: str, direction: str, reason: str, n: int, on: date, place_code: str
) -> Ref:
    """Enter a movement (ghi biến động cai nghiện). Refused: ROLE-MAY-NOT, EVIL-*, TREATMENT-BELOW-ZERO, UNIT-*."""
    return ref_to(_record(by, at, [MovementEntry(form, direction, reason, n, on, place_code)])[0])


@operation("record_treatment_movements")
def record_treatment_movements(*, by: Actor, at: datetime, entries: Sequence[MovementEntry]) -> list[str]:
    """Enter many movements; one event each. Returns their codes. Refused as `record_treatment_movement`."""
    return [row.code for row in _record(by, at, entries)]


def _record(by: Actor, at: datetime, entries: Sequence[MovementEntry]) -> list[TreatmentMovement]:
    refuse_all(reasons.against_role("record_treatment_movement", by.role))
    desk = Desk(by, at)
    signed = desk.signature()

    def build(entry: MovementEntry, found: list[Refused]) -> TreatmentMovement | None:
        found += reasons.against_word(entry.form, rules.TREATMENTS, "form")
        found += reasons.against_word(entry.direction, rules.DIRECTIONS, "direction")
        found += reasons.against_sub_word(entry.reason, entry.direction, rules.MOVE_REASONS, "reason")
        found += reasons.against_count(entry.n, rules.MOST_MOVED)
        found += reasons.against_day(entry.on, None, desk.today, "on")
        place = desk.place(entry.place_code, entry.on, found)
        if found or place is None:
            return None
        return TreatmentMovement(
            form=entry.form, direction=entry.direction, reason=entry.reason, n=entry.n, on=entry.on,
            place_id=place.id, **signed,
        )  # fmt: skip

    rows = prepared(entries, build)
    refuse_all(below_zero(rows, new=rows))
    number_rows(rows, "CN", "place", "on")
    kept = insert(rows)
    tell(
        by, at, "record_treatment_movement", kept,
        lambda row: {"form": row.form, "direction": row.direction, "n": row.n, "on": row.on},
    )  # fmt: skip
    return kept


def below_zero(
    touched: Iterable[TreatmentMovement], *, new: Sequence[TreatmentMovement] = (), without: int | None = None
) -> list[Refused]:
    """Why these rows cannot stand: on some day more would have left a commune's treatment than were in it.

    `new` are rows about to be entered, `without` the id of one about to be voided.
    """
    stocks: dict[Stock, dict[date, int]] = {}
    for row in touched:
        stocks.setdefault((row.place_id, row.form), defaultdict(int))
    known = TreatmentMovement.objects.filter(place_id__in={place for place, _form in stocks}, voided_at=None)
    known = known.exclude(pk=without) if without is not None else known
    for place, form, direction, on, n in known.values_list("place_id", "form", "direction", "on", "n"):
        if (place, form) in stocks:
            stocks[(place, form)][on] += -n if direction == "left" else n
    for row in new:
        stocks[(row.place_id, row.form)][row.on] += -row.n if row.direction == "left" else row.n
    found = []
    for (place, form), changes in stocks.items():
        total = 0
        for on in sorted(changes):
            total += changes[on]
            if total < 0:
                found.append(reasons.below_zero(units.unit_by_id(place).name, form, on))
                break
    return found
