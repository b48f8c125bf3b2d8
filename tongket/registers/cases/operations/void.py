"""Voiding an offence or a case entered by mistake: asked for with a decision, approved outside the unit."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, Refused, refuse_all
from tongket.registers.cases import queries, rules
from tongket.registers.cases.models import Case, Offence, VoidRequest
from tongket.registers.cases.operations.desk import Act, act_of, append, locked_case, locked_offence, refuse_stranger
from tongket.registers.cases.rules import investigation
from tongket.registers.intake import operations as intake
from tongket.registers.units import queries as units


@operation("request_void")
def request_void(*, by: Actor, at: datetime, code: str, reason: str, document: str) -> Ref:
    """Ask for an offence or a case to be voided (đề nghị hủy), with the decision and the reason; nothing changes yet.

    Refused: REASON-MISSING, DECISION-NUMBER-MISSING, VOID-ALREADY-ASKED, OFFENCE-STATE, CASE-STATE, OFFENCE-IN-A-CASE.
    """
    act, row = act_of(by, at, "request_void", None), _target(code)
    reasons = rules.reasons_against_role(act.verb, by.role)
    reasons += rules.reasons_against_no_reason(reason) + investigation.reasons_against_document(document)
    reasons += _reasons_against_void(row)
    if VoidRequest.objects.filter(target_code=code, state="asked").exists():
        reasons.append(
            Refused("VOID-ALREADY-ASKED", _("Đã có đề nghị hủy đang chờ duyệt."), _("Chờ cấp trên trả lời."))
        )
    refuse_all(reasons)
    refuse_stranger(by, row.handler_id)
    unit = units.unit_by_id(row.handler_id)
    request = VoidRequest(
        code=intake.draw_number("DN", unit.code, act.on.year), target_code=code, unit_id=unit.id, on=act.on,
        reason=reason, document=document, state="asked", by_account=by.account_id, by_post=by.post,
        recorded_at=clock.now(),
    )  # fmt: skip
    request.save(force_insert=True)
    record_event(by=by, at=at, verb=act.verb, obj=row, reason=reason, document=document, request=request.code)
    return ref_to(row)


@operation("approve_void")
def approve_void(*, by: Actor, at: datetime, code: str, reason: str = "") -> Ref:
    """Approve that an offence or a case is void (duyệt hủy): by an officer outside the unit that recorded it.

    The record stays with its number; its figures go, as from the moment of approval. Refused: VOID-NOT-ASKED,
    VOID-OUTSIDE-THE-UNIT, SECOND-PERSON-NEEDED, OFFENCE-IN-A-CASE.
    """
    act, row, request = act_of(by, at, "approve_void", None), _target(code), _open_request(code)
    refuse_all(queries.reasons_against_deciding_void(by, request, act.verb) + _reasons_against_void(row))
    _decide(request, act, "approved", reason)
    row.voided_at, row.void_reason = clock.now(), request.reason
    verb = "void_offence" if isinstance(row, Offence) else "void_case"
    row.state = "void"
    if isinstance(row, Case):
        on = max(act.on, row.last_on)
        row.last_on = on
        append(row, Act(by, at, verb, on), reason=request.reason, document=request.document)
    else:
        row.save(update_fields=["state", "voided_at", "void_reason"])
    record_event(by=by, at=at, verb=verb, obj=row, reason=request.reason, document=request.document,
                 asked_by=request.by_post)  # fmt: skip
    return ref_to(row)


@operation("refuse_void")
def refuse_void(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Decline a request to void (không đồng ý hủy), with the reason the unit will read.

    Refused: VOID-NOT-ASKED, VOID-OUTSIDE-THE-UNIT, REASON-MISSING.
    """
    act, row, request = act_of(by, at, "refuse_void", None), _target(code), _open_request(code)
    refuse_all(queries.reasons_against_deciding_void(by, request, act.verb) + rules.reasons_against_no_reason(reason))
    _decide(request, act, "refused", reason)
    record_event(by=by, at=at, verb=act.verb, obj=row, reason=reason)
    return ref_to(row)


def _target(code: str) -> Offence | Case:
    return locked_case(code) if code.startswith("VA") else locked_offence(code)


def _open_request(code: str) -> VoidRequest:
    found = VoidRequest.objects.select_for_update().filter(target_code=code, state="asked").first()
    if found is None:
        raise NotFound("VOID-NOT-ASKED", _("Không có đề nghị hủy đang chờ duyệt."),
                       _("Đơn vị thụ lý phải đề nghị trước."))  # fmt: skip
    return found


def _decide(request: VoidRequest, act: Act, state: str, answer: str) -> None:
    request.state, request.decided_on, request.decided_at = state, act.on, clock.now()
    request.decided_by_post, request.answer = act.by.post, answer
    request.save(update_fields=["state", "decided_on", "decided_at", "decided_by_post", "answer"])


def _reasons_against_void(row: Offence | Case) -> list[Refused]:
    if isinstance(row, Case):
        return rules.reasons_against_case_act("void_case", row.state)
    reasons = rules.reasons_against_offence_act("void_offence", row.state)
    if row.case is not None and row.case.state not in rules.LETS_GO and row.case.lead_offence_id == row.pk:
        reasons.append(
            Refused("OFFENCE-IN-A-CASE", _("Vụ này là tội danh chính của vụ án %(case)s."),
                    _("Hủy vụ án trước nếu cũng ghi nhầm."), case=row.case.code)
        )  # fmt: skip
    return reasons
