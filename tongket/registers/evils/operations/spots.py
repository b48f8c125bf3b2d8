"""Complicated spots: opened, cleared with evidence, complicated again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import (
    NotFound,
    Refused,
    refuse_all,
)
from tongket.registers.evils import rules
from tongket.registers.evils.models import Spot, SpotStep
from tongket.registers.evils.operations.entering import Desk, insert, number_rows, prepared, tell
from tongket.registers.evils.rules import reasons


@dataclass(frozen=True, slots=True)
class SpotEntry:
    """A spot as it is opened."""

    kind: str
    name: str
    place_code: str
    opened_on: date
    basis: str


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A spot's next step with its evidence."""

    code: str
    on: date
    evidence: str


STEPS = {"clear_spot": ("cleared", "cleared"), "reopen_spot": ("reopened", "standing")}


@operation("open_spot")
def open_spot(*, by: Actor, at: datetime, kind: str, name: str, place_code: str, opened_on: date, basis: str) -> Ref:
    """Open the record of a complicated spot (lập hồ sơ điểm phức tạp). Refused: ROLE-MAY-NOT, EVIL-*, UNIT-*."""
    return ref_to(_open(by, at, [SpotEntry(kind, name, place_code, opened_on, basis)])[0])


@operation("open_spots")
def open_spots(*, by: Actor, at: datetime, entries: Sequence[SpotEntry]) -> list[str]:
    """Open many spots; one event each. Returns their codes."""
    return [row.code for row in _open(by, at, entries)]


@operation("clear_spot")
def clear_spot(*, by: Actor, at: datetime, code: str, on: date, evidence: str) -> Ref:
    """Clear a spot (xóa điểm phức tạp) with evidence. Refused: EVIL-STATE, EVIL-TEXT-MISSING, …"""
    return ref_to(_step(by, at, "clear_spot", [StepEntry(code, on, evidence)])[0])


@operation("clear_spots")
def clear_spots(*, by: Actor, at: datetime, entries: Sequence[StepEntry]) -> list[str]:
    """Clear many spots; one event each. Returns their codes."""
    return [row.code for row in _step(by, at, "clear_spot", entries)]


@operation("reopen_spot")
def reopen_spot(*, by: Actor, at: datetime, code: str, on: date, evidence: str) -> Ref:
    """A cleared spot has become complicated again (phức tạp trở lại)."""
    return ref_to(_step(by, at, "reopen_spot", [StepEntry(code, on, evidence)])[0])


def _open(by: Actor, at: datetime, entries: Sequence[SpotEntry]) -> list[Spot]:
    refuse_all(reasons.against_role("open_spot", by.role))
    desk = Desk(by, at)
    signed = desk.signature()

    def build(entry: SpotEntry, found: list[Refused]) -> Spot | None:
        found += reasons.against_word(entry.kind, rules.SPOT_KINDS, "kind")
        found += reasons.against_empty(entry.name, "name") + reasons.against_empty(entry.basis, "basis")
        found += reasons.against_day(entry.opened_on, None, desk.today, "opened_on")
        place = desk.place(entry.place_code, entry.opened_on, found)
        if found or place is None:
            return None
        return Spot(
            kind=entry.kind, name=entry.name, place_id=place.id, opened_on=entry.opened_on, last_on=entry.opened_on,
            **signed,
        )  # fmt: skip

    rows = prepared(entries, build)
    number_rows(rows, "DPT", "place", "opened_on")
    kept = insert(rows)
    insert([
        SpotStep(spot=row, act="opened", on=row.opened_on, evidence=entry.basis, **signed)
        for row, entry in zip(kept, entries, strict=True)
    ])  # fmt: skip
    tell(by, at, "open_spot", kept, lambda row: {"kind": row.kind, "on": row.opened_on})
    return kept


def _step(by: Actor, at: datetime, act: str, entries: Sequence[StepEntry]) -> list[Spot]:
    refuse_all(reasons.against_role(act, by.role))
    desk = Desk(by, at)
    signed = desk.signature()
    word, state = STEPS[act]
    codes = [entry.code for entry in entries]
    rows = Spot.objects.select_for_update().filter(code__in=codes).select_related("place").in_bulk(field_name="code")

    def build(entry: StepEntry, found: list[Refused]) -> SpotStep | None:
        row = rows.get(entry.code)
        if row is None:
            found.append(NotFound("SPOT-UNKNOWN", _("Không có điểm mang mã %(wanted)s."), "", wanted=entry.code))
            return None
        found += reasons.against_move("spot", row.state, act)
        found += desk.refuse_other(row.place_id, row.place.code, row.opened_on, "evidence")
        found += reasons.against_empty(entry.evidence, "evidence")
        found += reasons.against_day(entry.on, row.last_on, desk.today, "on")
        row.state, row.last_on = state, entry.on
        return SpotStep(spot=row, act=word, on=entry.on, evidence=entry.evidence, **signed)

    insert(prepared(entries, build))
    kept = [rows[code] for code in codes]
    Spot.objects.bulk_update(kept, ["state", "last_on"])
    tell(by, at, act, kept, lambda row: {"on": row.last_on})
    return kept
