"""When a body ends, every case and open offence it holds passes to its heir at once, by one decision."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_events
from tongket.foundation.operation import operation
from tongket.foundation.refusals import refuse_all
from tongket.registers.cases import rules
from tongket.registers.cases.models import Case, CaseEvent, CaseTransfer, Offence
from tongket.registers.cases.operations.desk import Act, refuse_stranger
from tongket.registers.cases.rules import investigation, transfer
from tongket.registers.intake.queries.dissolution import Book
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow

SIZE = 300


@operation("move_case")
def move_cases_of_ended_body(
    *, by: Actor, at: datetime, from_code: str, to_code: str, document: str, on: date
) -> int:
    """Hand every case and open offence of an ended body to its heir (bàn giao): sent and received in one act, each
    case with its clock. A body that only came under another one is two lives under one code: all that ended are meant.

    Returns how many cases and offences passed; a second time finds nothing left.
    Refused: ROLE-MAY-NOT, UNIT-STILL-LIVES, DECISION-NUMBER-MISSING, CASE-BODY-NOT-COMPETENT, UNIT-NOT-YOURS.
    """
    act = Act(by, at, "move_case", on)
    lives, target = Book(on).ended_lives(from_code), units.unit_by_code(to_code, on)
    source = lives[0] if lives else units.unit_by_code(from_code, on)
    refuse_all(
        rules.reasons_against_role(act.verb, by.role)
        + transfer.reasons_against_living_body(source.name, source.valid_to, on)
        + rules.reasons_against_case_day(on, act.today, None)
        + investigation.reasons_against_document(document)
        + rules.reasons_against_receiver(target.kind, target.level, target.code, on)
    )
    refuse_stranger(by, target.id)
    ids = [life.id for life in lives]
    coming = _redirect_what_was_coming(ids, target, act)
    held = Case.objects.select_for_update().filter(handler__in=ids, state__in=transfer.HELD, last_on__lte=on)
    cases = list(held.order_by("pk"))
    offences = list(
        Offence.objects.select_for_update().filter(handler__in=ids, state="recorded", case=None).order_by("pk")
    )
    _close_what_was_on_the_way(cases, target, act)
    _pass_on(cases, source, target, act, document)
    moved = [case.pk for case in cases]
    for start in range(0, len(moved), SIZE):
        Offence.objects.filter(case__in=moved[start : start + SIZE], handler__in=ids).update(handler=target.id)
    for offence in offences:
        offence.handler_id = target.id
    Offence.objects.bulk_update(offences, ["handler"], batch_size=SIZE)
    told = {"on": str(on), "from": source.name, "to": target.name, "document": document}
    record_events(by=by, at=at, happenings=[
        *(Happening("move_case", "cases.case", case.pk, case.code, told) for case in (*cases, *coming)),
        *(Happening("move_offence", "cases.offence", one.pk, one.code, told) for one in offences),
    ])  # fmt: skip
    return len(cases) + len(offences)


def _redirect_what_was_coming(ended: list[int], target: UnitRow, act: Act) -> list[Case]:
    """Files on the way to the body that ended go to its heir; one the heir itself had sent is back."""
    coming = list(Case.objects.select_for_update().filter(pending_to__in=ended).order_by("pk"))
    for case in coming:
        case.pending_to_id = None if case.handler_id == target.id else target.id
    Case.objects.bulk_update(coming, ["pending_to"], batch_size=SIZE)
    travelling = CaseTransfer.objects.filter(to_unit__in=ended, received_on=None, returned_on=None)
    travelling.filter(from_unit=target.id).update(**_returned(act))
    travelling.update(to_unit=target.id)
    return coming


def _close_what_was_on_the_way(cases: list[Case], target: UnitRow, act: Act) -> None:
    """Files on the way to the heir have arrived with the rest; those on the way elsewhere now travel for the heir."""
    open_rows = CaseTransfer.objects.filter(received_on=None, returned_on=None)
    for case in [case for case in cases if case.pending_to_id is not None]:
        if case.pending_to_id == target.id:
            case.pending_to_id = None
            open_rows.filter(case=case).update(**_returned(act))
        else:
            open_rows.filter(case=case).update(from_unit=target.id)


def _returned(act: Act) -> dict[str, Any]:
    return {"returned_on": act.on, "answered_by_post": act.by.post, "answer_recorded_at": clock.now()}


def _pass_on(cases: list[Case], source: UnitRow, target: UnitRow, act: Act, document: str) -> None:
    now, left = clock.now(), {case.pk: case.handler_id for case in cases}
    for case in cases:
        case.handler_id, case.last_on = target.id, act.on
    Case.objects.bulk_update(cases, ["handler", "pending_to", "last_on"], batch_size=SIZE)
    CaseEvent.objects.bulk_create(
        (
            CaseEvent(
                case=case, handler_id=target.id, verb=act.verb, state=case.state, on=act.on, at=act.at,
                ground=transfer.BODY_ENDED, document=document, reason=source.code, by_post=act.by.post,
                recorded_at=now,
            )
            for case in cases
        ),
        batch_size=SIZE,
    )  # fmt: skip
    CaseTransfer.objects.bulk_create(
        (
            CaseTransfer(
                case=case, from_unit_id=left[case.pk], to_unit_id=target.id, ground=transfer.BODY_ENDED,
                document=document.strip(), decision_received_on=act.on, sent_on=act.on, received_on=act.on,
                by_post=act.by.post, recorded_at=now, answered_by_post=act.by.post, answer_recorded_at=now,
            )
            for case in cases
        ),
        batch_size=SIZE,
    )  # fmt: skip
