"""What every act of this book shares: the locked record, who may act for which unit, the step a case takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.viet.keys import fold
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, ref_to
from tongket.foundation.reference import holidays
from tongket.foundation.refusals import NotFound, Refused, refuse_all
from tongket.foundation.search import put_words
from tongket.registers.cases import queries, rules
from tongket.registers.cases.models import Case, CaseEvent, Offence
from tongket.registers.cases.rules import investigation, limit, transfer
from tongket.registers.units import queries as units

# What an act on a case may change.
CHANGING = ("state", "last_on", "due_strict", "due_rolled", "joined_into", "voided_at", "void_reason", "handler",
            "pending_to", "investigator")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """One act: who, when entered, which verb, on which day it counts."""

    by: Actor
    at: datetime
    verb: str
    on: date

    @property
    def today(self) -> date:
        """The day of entry."""
        return clock.local_date(self.at)


def act_of(by: Actor, at: datetime, verb: str, on: date | None) -> Act:
    """The act; without a day of its own it counts by the day of entry."""
    return Act(by, at, verb, on or clock.local_date(at))


def locked_offence(code: str) -> Offence:
    """The offence, locked until the transaction ends."""
    found = Offence.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise NotFound("OFFENCE-UNKNOWN", _("Không có vụ mang mã %(wanted)s."), "", wanted=code)
    return found


def own_offence(code: str, by: Actor) -> Offence:
    """The offence, locked, if this person acts for the body that handles it; to anybody else it is unknown."""
    found = locked_offence(code)
    if not units.acts_for(by, found.handler_id):
        raise NotFound("OFFENCE-UNKNOWN", _("Không có vụ mang mã %(wanted)s."), "", wanted=code)
    return found


def own_case(code: str, by: Actor) -> Case:
    """The case, locked, if this person acts for the body that handles it; to anybody else it is unknown."""
    found = locked_case(code)
    if not units.acts_for(by, found.handler_id):
        raise NotFound("CASE-UNKNOWN", _("Không có vụ án mang mã %(wanted)s."), "", wanted=code)
    return found


def locked_case(code: str) -> Case:
    """The case, locked until the transaction ends."""
    found = Case.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise NotFound("CASE-UNKNOWN", _("Không có vụ án mang mã %(wanted)s."), "", wanted=code)
    return found


def search_key(row: Offence) -> str:
    """What an offence is found by beside its number: its matter, its place, its article."""
    return fold(f"{row.summary} {units.unit_by_id(row.place_id).name} {row.article}")


def keep_words(row: Offence) -> None:
    """Keep what the offence is found by up to date."""
    put_words(row._meta.db_table, row.pk, row.code, row.search_key)


def refuse_stranger(by: Actor, unit_id: int) -> None:
    """Refuse an actor of another unit; a body acts for itself and for those below it."""
    if not units.acts_for(by, unit_id):
        raise Refused(
            "UNIT-NOT-YOURS", _("Hồ sơ này thuộc đơn vị khác."), _("Chỉ đơn vị thụ lý hoặc cấp trên được ghi.")
        )


def take(
    case: Case, act: Act, *, reasons: Sequence[Refused] = (), by_unit: int | None = None,
    told: Mapping[str, Any] = MappingProxyType({}), **details: Any,
) -> Ref:  # fmt: skip
    """Check role, state, day and unit; move a locked case on; append the event and the audit event.

    `reasons` are further reasons against the act: all are told at once. `by_unit` is the body that acts where it is not
    the handler; `details` are columns of the event, `told` stands in the audit event beside them.
    """
    refuse_all(
        rules.reasons_against_role(act.verb, act.by.role)
        + rules.reasons_against_case_act(act.verb, case.state)
        + rules.reasons_against_case_day(act.on, act.today, case.last_on)
        + reasons_against_whereabouts(case, act)
        + investigation.reasons_against_sending(details.get("sent_at"), act.at)
        + list(reasons)
    )
    refuse_stranger(act.by, by_unit or case.handler_id)
    case.state, case.last_on = rules.CASE_TRANSITIONS[case.state, act.verb], act.on
    append(case, act, **details)
    columns = {name: value for name, value in details.items() if name != "offence" and value not in ("", None)}
    record_event(by=act.by, at=act.at, verb=act.verb, obj=case, on=act.on, **columns, **told)
    return ref_to(case)


def reasons_against_whereabouts(case: Case, act: Act) -> list[Refused]:
    """Why nothing may be done in a case where it is: its file is on the way, or the body that holds it has ended."""
    handler = units.unit_by_id(case.handler_id)
    reasons = transfer.reasons_against_ended_handler(act.verb, handler.name, handler.valid_to, act.on)
    if case.pending_to_id is not None and act.verb not in transfer.TRAVEL:
        reasons += transfer.reasons_against_travelling(act.verb, units.unit_by_id(case.pending_to_id).name)
    return reasons


def append(case: Case, act: Act, **details: Any) -> None:
    """Append one event and store the due days that follow from all of them; the case's own state is set before."""
    CaseEvent(
        case=case, handler_id=case.handler_id, verb=act.verb, state=case.state, on=act.on, at=act.at,
        by_post=act.by.post, recorded_at=clock.now(), **details,
    ).save(force_insert=True)  # fmt: skip
    if act.verb in limit.STOPS:
        case.due_strict = case.due_rolled = None
    elif act.verb in limit.MOVES_THE_LIMIT:
        store_due(case, queries.steps_of(case))
    case.save(update_fields=CHANGING)


def store_due(case: Case, steps: Sequence[limit.Step]) -> None:
    """Set the due days of the limit that runs after these acts; inside an operation."""
    due = limit.due_after(steps, calendar()) if steps else None
    case.due_strict, case.due_rolled = (due.strict, due.rolled) if due is not None else (None, None)


def calendar() -> WorkCalendar:
    """Working days as the table states them."""
    return holidays.calendar()
