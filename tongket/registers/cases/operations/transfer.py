"""Cases on the way: sent to another investigating body, taken over or returned; out of the province and back (Đ169)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation
from tongket.foundation.refusals import Refused, refuse_all
from tongket.registers.cases import queries, rules
from tongket.registers.cases.models import Case, CaseTransfer, Offence
from tongket.registers.cases.operations.desk import Act, act_of, locked_case, take
from tongket.registers.cases.rules import investigation, transfer
from tongket.registers.units import queries as units


@operation("send_case")
def send_case(
    *, by: Actor, at: datetime, code: str, to_code: str, ground: str, document: str,
    decision_received_on: date | None = None, reason: str = "", on: date | None = None,
) -> Ref:  # fmt: skip
    """Send a case to the competent body by decision of the procuracy (chuyển vụ án, Đ169): it stays the sender's, its
    limit running, until it is taken over there.

    Refused: CASE-STATE, CASE-ON-THE-WAY, CASE-TRANSFER-TARGET, CASE-BODY-NOT-COMPETENT, CASE-GROUND-UNKNOWN,
    DECISION-NUMBER-MISSING, CASE-OUT-OF-ORDER.
    """
    case, act = locked_case(code), act_of(by, at, "send_case", on)
    target = units.unit_by_code(to_code, act.on)
    received = decision_received_on or act.on
    reasons = _reasons_against_sending(ground, document, received, act)
    reasons += transfer.reasons_against_target(case.handler_id, target.id, target.code)
    reasons += rules.reasons_against_receiver(target.kind, target.level, target.code, act.on)
    refuse_all(transfer.reasons_against_travelling(act.verb, _way_of(case)))
    case.pending_to_id = target.id
    ref = take(case, act, reasons=reasons, ground=ground, document=document, reason=reason, runs_from=received,
               told={"to": target.name})  # fmt: skip
    _transfer_of(case, act, ground, document, received, reason, to_unit_id=target.id)
    return ref


@operation("take_over_case")
def take_over_case(
    *, by: Actor, at: datetime, code: str, investigator: str = "", on: date | None = None
) -> Ref:
    """Take over a case sent here (tiếp nhận): from this day it is this body's; its limit goes on (Đ169.5).

    Refused: CASE-NOT-ON-THE-WAY, UNIT-NOT-YOURS, CASE-OUT-OF-ORDER.
    """
    case, act = locked_case(code), act_of(by, at, "take_over_case", on)
    refuse_all(transfer.reasons_against_travelling(act.verb, _way_of(case)))
    target = units.unit_by_id(case.pending_to_id)
    sender = case.handler_id
    case.handler_id, case.pending_to_id, case.investigator = target.id, None, investigator
    ref = take(case, act, reason=investigator, told={"from": units.unit_by_id(sender).name, "to": target.name})
    _answer(case, act, received_on=act.on)
    Offence.objects.filter(case=case, handler=sender).update(handler=target.id)
    return ref


@operation("return_sent_case")
def return_sent_case(*, by: Actor, at: datetime, code: str, reason: str, on: date | None = None) -> Ref:
    """Return a case sent here (trả lại), its file incomplete: it never left the sender.

    Refused: CASE-NOT-ON-THE-WAY, UNIT-NOT-YOURS, REASON-MISSING.
    """
    case, act = locked_case(code), act_of(by, at, "return_sent_case", on)
    refuse_all(transfer.reasons_against_travelling(act.verb, _way_of(case)))
    target = units.unit_by_id(case.pending_to_id)
    case.pending_to_id = None
    reasons = rules.reasons_against_no_reason(reason)
    ref = take(case, act, reasons=reasons, by_unit=target.id, reason=reason, told={"from": target.name})
    _answer(case, act, returned_on=act.on)
    return ref


@operation("send_case_away")
def send_case_away(
    *, by: Actor, at: datetime, code: str, outside: str, ground: str, document: str,
    decision_received_on: date | None = None, reason: str = "", on: date | None = None,
) -> Ref:  # fmt: skip
    """Send a case to a body outside the province (Đ169.2): no limit runs here any more.

    Refused: CASE-STATE, REASON-MISSING, CASE-GROUND-UNKNOWN, DECISION-NUMBER-MISSING, CASE-OUT-OF-ORDER.
    """
    case, act = locked_case(code), act_of(by, at, "send_case_away", on)
    received = decision_received_on or act.on
    reasons = _reasons_against_sending(ground, document, received, act)
    if not outside.strip():
        reasons.append(
            Refused("CASE-TRANSFER-TARGET", _("Chưa ghi cơ quan nhận."), _("Ghi tên cơ quan."), field="outside")
        )
    ref = take(case, act, reasons=reasons, ground=ground, document=document, reason=reason, runs_from=received,
               told={"to": outside.strip()})  # fmt: skip
    _transfer_of(case, act, ground, document, received, reason, outside=outside.strip())
    return ref


@operation("take_back_case")
def take_back_case(*, by: Actor, at: datetime, code: str, reason: str, on: date | None = None) -> Ref:
    """Take back a case a body outside the province returned: its limit goes on. Refused: CASE-STATE, REASON-MISSING."""
    case, act = locked_case(code), act_of(by, at, "take_back_case", on)
    ref = take(case, act, reasons=rules.reasons_against_no_reason(reason), reason=reason)
    _answer(case, act, returned_on=act.on)
    return ref


def _reasons_against_sending(ground: str, document: str, received: date, act: Act) -> list[Refused]:
    reasons = rules.reasons_against_ground(ground, transfer.GROUNDS)
    reasons += investigation.reasons_against_document(document)
    return reasons + transfer.reasons_against_decision_day(received, act.on)


def _way_of(case: Case) -> str:
    return units.unit_by_id(case.pending_to_id).name if case.pending_to_id is not None else ""


def _transfer_of(case: Case, act: Act, ground: str, document: str, received: date, reason: str, **target: Any) -> None:
    CaseTransfer(
        case=case, from_unit_id=case.handler_id, ground=ground, document=document.strip(),
        decision_received_on=received, sent_on=act.on, reason=reason, by_post=act.by.post, recorded_at=clock.now(),
        **target,
    ).save(force_insert=True)  # fmt: skip


def _answer(case: Case, act: Act, **how: date) -> None:
    open_transfer = queries.open_transfer_of(case)
    assert open_transfer is not None  # a case on the way has one
    CaseTransfer.objects.filter(pk=open_transfer.pk).update(
        answered_by_post=act.by.post, answer_recorded_at=clock.now(), **how
    )
