"""Writes of the register of incidents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor, Role
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, refuse_first
from tongket.registers.incidents import rules
from tongket.registers.incidents.models import Incident
from tongket.registers.units import queries as units

# The standing office and scheduled work enter for every commune of the province.
ANYWHERE = frozenset({Role.STATISTICS, Role.SYSTEM})


@dataclass(frozen=True, slots=True)
class Losses:
    """Losses of an incident: persons dead and injured, damage in đồng."""

    dead: int = 0
    injured: int = 0
    damage: int = 0


@operation("record_incident")
def record_incident(
    *, by: Actor, at: datetime, kind: str, cause: str, place_code: str, occurred_on: date,
    losses: Losses = Losses(), summary: str = "",
) -> Ref:  # fmt: skip
    """Enter an incident (ghi sự cố). Refused: INCIDENT-*, NEGATIVE-COUNT, UNIT-UNKNOWN, UNIT-DATE-OUTSIDE-LIFE."""
    numbers = {"dead": losses.dead, "injured": losses.injured, "damage": losses.damage}
    refuse_first(
        rules.reasons_against_incident(
            kind=kind, cause=cause, occurred_on=occurred_on, today=clock.local_date(at), numbers=numbers
        )
    )
    place = units.unit_by_code(place_code, occurred_on)
    mine = by.role in ANYWHERE or place.id in units.subtree_ids(by.unit_id or 0, occurred_on)
    refuse_first(rules.reasons_against_place(kind=place.kind, level=place.level, code=place.code, mine=mine))
    row = Incident.objects.create(
        code=_next_code(kind, place.code, occurred_on), kind=kind, cause=cause, place_id=place.id,
        occurred_on=occurred_on, summary=summary, recorded_at=clock.now(), recorded_by=by.account_id, **numbers,
    )  # fmt: skip
    record_event(by=by, at=at, verb="record_incident", obj=row, kind=kind, occurred_on=occurred_on, **numbers)
    return ref_to(row)


@operation("correct_losses")
def correct_losses(*, by: Actor, at: datetime, code: str, losses: Losses) -> Ref:
    """Correct the losses of an incident (điều chỉnh thiệt hại); both stay in the trail. Refused: INCIDENT-VOID."""
    row = _locked(code)
    numbers = {"dead": losses.dead, "injured": losses.injured, "damage": losses.damage}
    refuse_first(
        rules.reasons_against_change(row.state)
        + rules.reasons_against_incident(
            kind=row.kind, cause=row.cause, occurred_on=row.occurred_on, today=clock.local_date(at), numbers=numbers
        )
    )
    before = {name: getattr(row, name) for name in numbers}
    for name, value in numbers.items():
        setattr(row, name, value)
    row.save(update_fields=list(numbers))
    record_event(by=by, at=at, verb="correct_losses", obj=row, before=before, after=numbers)
    return ref_to(row)


@operation("void_incident")
def void_incident(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Void an incident (hủy) with a reason by a second person; the row stays.

    Refused: SECOND-PERSON-NEEDED, REASON-MISSING.
    """
    row = _locked(code)
    refuse_first(rules.reasons_against_void(row.state, row.recorded_by, by.account_id, reason))
    row.state, row.voided_at, row.void_reason = "void", clock.now(), reason
    row.save(update_fields=["state", "voided_at", "void_reason"])
    record_event(by=by, at=at, verb="void_incident", obj=row, reason=reason)
    return ref_to(row)


def _locked(code: str) -> Incident:
    row = Incident.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise NotFound("INCIDENT-UNKNOWN", _("Không có sự cố mang mã %(wanted)s."), "", wanted=code)
    return row


def _next_code(kind: str, place: str, on: date) -> str:
    """SC-<place>-<year>-<n>: numbered per commune and year; the unique column refuses a race, the write is serial."""
    prefix = f"SC-{place}-{on.year}-"
    last = Incident.objects.filter(code__startswith=prefix).order_by("-code").values_list("code", flat=True).first()
    number = int(last.rsplit("-", 1)[1]) + 1 if last else 1
    return f"{prefix}{number:04d}"
