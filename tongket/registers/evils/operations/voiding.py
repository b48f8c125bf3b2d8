"""Voiding a record entered by mistake: asked for with a decision, decided by somebody outside the unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, Refused, reasons_against_no_reason, refuse_all
from tongket.registers.evils import queries, rules
from tongket.registers.evils.models import EvilCase, Spot, TreatmentMovement, VoidRequest, WantedNotice, WantedResult
from tongket.registers.evils.operations.entering import Desk, locked
from tongket.registers.evils.operations.treatment import below_zero
from tongket.registers.evils.rules import reasons
from tongket.registers.intake import operations as intake
from tongket.registers.units import queries as units

UNKNOWN = _("Không có bản ghi mang mã %(wanted)s.")


@dataclass(frozen=True, slots=True)
class _Target:
    """The record to be void, and the one whose page and timeline tell of it (of a result: its notice)."""

    kind: str
    row: Any
    shown: Any
    unit_id: int
    day: date

    @property
    def verb(self) -> str:
        return rules.VOIDS[self.kind]

    @property
    def told(self) -> dict[str, str]:
        """What the events of a notice say more where one of its results is meant."""
        return {"result": self.row.code} if self.kind == "result" else {}


@operation("request_void")
def request_void(*, by: Actor, at: datetime, code: str, reason: str, document: str) -> Ref:
    """Ask for a record to be voided (đề nghị hủy), with the decision and the reason; nothing changes yet.

    Refused: REASON-MISSING, DECISION-NUMBER-MISSING, VOID-ALREADY-ASKED, UNIT-NOT-YOURS, EVIL-STATE,
    WANTED-HAS-RESULTS, WANTED-RESULT-VOID, TREATMENT-BELOW-ZERO.
    """
    target, desk = _target(code), Desk(by, at)
    refuse_all(
        reasons.against_role("request_void", by.role)
        + reasons_against_no_reason(reason)
        + reasons.against_document(document)
        + _against_void(target)
        + ([reasons.void_asked()] if queries.void_request_of(code) is not None else [])
        + desk.refuse_other(target.unit_id, units.unit_by_id(target.unit_id).code, target.day, "reason")
    )
    unit = units.unit_by_id(target.unit_id)
    request = VoidRequest(
        code=intake.draw_number("DN", unit.code, desk.today.year), target_code=code, unit_id=unit.id, on=desk.today,
        reason=reason, document=document.strip(), by_account=by.account_id, by_post=by.post, by_unit_id=by.unit_id,
        recorded_at=clock.now(),
    )  # fmt: skip
    request.save(force_insert=True)
    record_event(
        by=by, at=at, verb="request_void", obj=target.shown, reason=reason, document=request.document,
        request=request.code, **target.told,
    )  # fmt: skip
    return ref_to(target.shown)


@operation("approve_void")
def approve_void(*, by: Actor, at: datetime, code: str, reason: str = "") -> Ref:
    """Approve that a record is void (duyệt hủy), by an officer outside the unit.

    The record stays with its number; its figures go, as from the moment of approval. A voided result makes its persons
    wanted again. Refused: VOID-NOT-ASKED, VOID-OUTSIDE-THE-UNIT, SECOND-PERSON-NEEDED, what stands against the void.
    """
    target, request = _target(code), _open_request(code)
    refuse_all(_against_deciding("approve_void", by, target, request) + _against_void(target))
    _decide(request, by, at, "approved", reason)
    _void(target, request.reason)
    record_event(
        by=by, at=at, verb=target.verb, obj=target.shown, reason=request.reason, document=request.document,
        asked_by=request.by_post, answer=reason, **target.told,
    )  # fmt: skip
    return ref_to(target.shown)


@operation("refuse_void")
def refuse_void(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Decline a request to void (không đồng ý hủy), with the reason the unit will read.

    Refused: VOID-NOT-ASKED, VOID-OUTSIDE-THE-UNIT, SECOND-PERSON-NEEDED, REASON-MISSING.
    """
    target, request = _target(code), _open_request(code)
    refuse_all(_against_deciding("refuse_void", by, target, request) + reasons_against_no_reason(reason))
    _decide(request, by, at, "refused", reason)
    record_event(by=by, at=at, verb="refuse_void", obj=target.shown, reason=reason, **target.told)
    return ref_to(target.shown)


def _target(code: str) -> _Target:
    """The record this code names, locked."""
    letters = code.split("-", 1)[0]
    if letters == "TNXH":
        case = locked(EvilCase, code, "EVIL-CASE-UNKNOWN", UNKNOWN)
        return _Target("case", case, case, case.handler_id, case.detected_on)
    if letters == "DPT":
        spot = locked(Spot, code, "SPOT-UNKNOWN", UNKNOWN)
        return _Target("spot", spot, spot, spot.place_id, spot.opened_on)
    if letters == "CN":
        move = locked(TreatmentMovement, code, "TREATMENT-UNKNOWN", UNKNOWN)
        return _Target("movement", move, move, move.place_id, move.on)
    notice = locked(WantedNotice, code.split("/", 1)[0], "WANTED-UNKNOWN", UNKNOWN)
    if "/" in code:
        result = locked(WantedResult, code, "WANTED-RESULT-UNKNOWN", UNKNOWN)
        return _Target("result", result, notice, notice.handler_id, notice.counted_on)
    return _Target("notice", notice, notice, notice.handler_id, notice.counted_on)


def _against_void(target: _Target) -> list[Refused]:
    """Why this record cannot become void as it stands."""
    machine = "notice" if target.kind == "result" else target.kind
    found = reasons.against_move(machine, target.shown.state, target.verb)
    if target.kind == "notice":
        found += reasons.against_results(target.row.remaining < target.row.n)
    elif target.kind == "result":
        found += reasons.against_void_result(target.row.voided_at is not None)
    elif target.kind == "movement":
        found += below_zero([target.row], without=target.row.pk)
    return found


def _against_deciding(act: str, by: Actor, target: _Target, request: VoidRequest) -> list[Refused]:
    entered = (target.row.recorded_by, target.row.recorded_post)
    return queries.reasons_against_deciding_void(by, request, entered, act)


def _open_request(code: str) -> VoidRequest:
    found = VoidRequest.objects.select_for_update().filter(target_code=code, state="asked").first()
    if found is None:
        raise NotFound("VOID-NOT-ASKED", _("Không có đề nghị hủy đang chờ duyệt."),
                       _("Đơn vị giữ bản ghi phải đề nghị trước."))  # fmt: skip
    return found


def _decide(request: VoidRequest, by: Actor, at: datetime, state: str, answer: str) -> None:
    request.state, request.decided_on, request.decided_at = state, clock.local_date(at), clock.now()
    request.decided_by_post, request.answer = by.post, answer
    request.save(update_fields=["state", "decided_on", "decided_at", "decided_by_post", "answer"])


def _void(target: _Target, reason: str) -> None:
    row = target.row
    row.voided_at, row.void_reason = clock.now(), reason
    if target.kind != "result":
        row.state = "void"
        row.save(update_fields=["state", "voided_at", "void_reason"])
        return
    row.save(update_fields=["voided_at", "void_reason"])
    notice = target.shown
    notice.remaining, notice.state = notice.remaining + row.n, "open"
    notice.save(update_fields=["remaining", "state"])
