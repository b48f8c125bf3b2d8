"""The investigation: extended, suspended, resumed, concluded, handed over, returned; decisions sent and cancelled."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation
from tongket.foundation.refusals import Refused
from tongket.registers.cases import queries, rules
from tongket.registers.cases.operations import papers
from tongket.registers.cases.operations.desk import Act, act_of, calendar, locked_case, take
from tongket.registers.cases.rules import investigation, limit
from tongket.registers.units import queries as units


@operation("ask_investigation_extension")
def ask_investigation_extension(*, by: Actor, at: datetime, code: str, on: date | None = None, reason: str = "") -> Ref:
    """Ask the procuracy for an extension (đề nghị gia hạn); the clock shows whether it came in time (Đ172.2)."""
    return _perform(by, at, "ask_investigation_extension", code, on, reason=reason)


@operation("extend_investigation")
def extend_investigation(
    *, by: Actor, at: datetime, code: str, level: str, document: str, on: date | None = None
) -> Ref:
    """Record an extension decided by a procuracy (gia hạn điều tra); each runs from the strict end before it.

    Refused: CASE-EXTENSIONS-SPENT, EXTENSION-LEVEL-UNKNOWN, EXTENSION-LEVEL-WRONG, DECISION-NUMBER-MISSING, CASE-STATE.
    """
    case, act = locked_case(code), act_of(by, at, "extend_investigation", on)
    reading = limit.reading_of(queries.steps_of(case), calendar(), max(act.on, case.last_on))
    body = units.unit_by_id(case.handler_id).level
    reasons = investigation.reasons_against_extension(level, document, reading, body, act.on)
    return take(case, act, reasons=reasons, level=level, document=document)


@operation("issue_wanted_notice")
def issue_wanted_notice(
    *, by: Actor, at: datetime, code: str, n: int, document: str, on: date | None = None
) -> Ref:
    """Record that accused persons are wanted (truy nã, Đ231), as a count. Refused: ACCUSED-PARTS, DECISION-NUMBER-*."""
    case, act = locked_case(code), act_of(by, at, "issue_wanted_notice", on)
    reasons = rules.reasons_against_leaving(n, queries.standing_accused(case))
    reasons += investigation.reasons_against_document(document)
    return take(case, act, reasons=reasons, n=n, document=document)


@operation("record_joint_assessment")
def record_joint_assessment(
    *, by: Actor, at: datetime, code: str, on: date | None = None, document: str = ""
) -> Ref:
    """Record that police and procuracy weighed the evidence together before the end (TTLT 04/2018 Đ31)."""
    return _perform(by, at, "record_joint_assessment", code, on, document=document)


@operation("suspend_case")
def suspend_case(
    *, by: Actor, at: datetime, code: str, ground: str, on: date | None = None, reason: str = "", document: str = "",
    sent_at: datetime | None = None,
) -> Ref:  # fmt: skip
    """Suspend the investigation (tạm đình chỉ, Đ229) on a ground.

    Refused: CASE-LIMIT-NOT-EXPIRED, CASE-WANTED-NOTICE-FIRST, CASE-EXPERT-CONCLUSION-MISSING, CASE-GROUND-*.
    """
    case, act = locked_case(code), act_of(by, at, "suspend_case", on)
    reasons = rules.reasons_against_ground(ground, rules.SUSPENSION_GROUNDS)
    reasons += investigation.reasons_against_suspension(
        ground, act.on, case.due_strict, wanted=queries.has_happened(case, "issue_wanted_notice"), document=document
    )
    return take(case, act, reasons=reasons, ground=ground, reason=reason, document=document, sent_at=sent_at)


@operation("resume_case")
def resume_case(
    *, by: Actor, at: datetime, code: str, on: date | None = None, reason: str = "", document: str = "",
    sent_at: datetime | None = None,
) -> Ref:  # fmt: skip
    """Resume a suspended investigation (phục hồi, Đ235); a limit of its own runs (Đ174.1). Refused: CASE-STATE."""
    return _perform(by, at, "resume_case", code, on, reason=reason, document=document, sent_at=sent_at)


@operation("conclude_case")
def conclude_case(
    *, by: Actor, at: datetime, code: str, on: date | None = None, proposal: str = "prosecute", document: str = ""
) -> Ref:
    """Conclude the investigation (kết luận điều tra, Đ232), proposing prosecution or termination.

    Refused: CASE-STATE, CASE-OUT-OF-ORDER, CASE-WITHOUT-ACCUSED, CASE-PROPOSAL-UNKNOWN.
    """
    case, act = locked_case(code), act_of(by, at, "conclude_case", on)
    reasons = investigation.reasons_against_conclusion(proposal, queries.standing_accused(case))
    return take(case, act, reasons=reasons, ground=proposal, document=document)


@operation("hand_over_case")
def hand_over_case(*, by: Actor, at: datetime, code: str, on: date | None = None, document: str = "") -> Ref:
    """Hand the file over to the procuracy (chuyển hồ sơ đề nghị truy tố, Đ232.4).

    Refused: CASE-STATE, CASE-NOT-FOR-PROSECUTION.
    """
    case, act = locked_case(code), act_of(by, at, "hand_over_case", on)
    reasons = reasons_against_hand_over(queries.last_of(case, "conclude_case"))
    return take(case, act, reasons=reasons, document=document)


@operation("terminate_case")
def terminate_case(
    *, by: Actor, at: datetime, code: str, ground: str, on: date | None = None, reason: str = "", document: str = "",
    sent_at: datetime | None = None,
) -> Ref:  # fmt: skip
    """Terminate the investigation (đình chỉ, Đ230) on a ground. Refused: CASE-STATE, CASE-GROUND-UNKNOWN."""
    reasons = rules.reasons_against_ground(ground, rules.TERMINATION_GROUNDS)
    details = {"ground": ground, "reason": reason, "document": document, "sent_at": sent_at}
    return _perform(by, at, "terminate_case", code, on, reasons=reasons, **details)


@operation("return_case")
def return_case(
    *, by: Actor, at: datetime, code: str, by_body: str, reason: str, on: date | None = None,
    received_on: date | None = None, document: str = "",
) -> Ref:  # fmt: skip
    """Record a file returned for supplementary investigation (trả hồ sơ, Đ245); the limit runs from its receipt.

    Refused: CASE-STATE, REASON-MISSING, CASE-RETURNS-SPENT, CASE-GROUND-UNKNOWN.
    """
    case, act = locked_case(code), act_of(by, at, "return_case", on)
    reasons = rules.reasons_against_ground(by_body, rules.RETURNING_BODIES, field="by_body")
    reasons += rules.reasons_against_no_reason(reason)
    reasons += investigation.reasons_against_return(by_body, queries.returns_of(case))
    reasons += _reasons_against_receipt(received_on, act)
    ref = take(
        case, act, reasons=reasons, ground=by_body, reason=reason, document=document, runs_from=received_on or act.on
    )
    papers.file_returned(act, case, by_body=by_body, reason=reason, number=document)
    return ref


@operation("reopen_case")
def reopen_case(
    *, by: Actor, at: datetime, code: str, reason: str, on: date | None = None, document: str = "",
    sent_at: datetime | None = None,
) -> Ref:  # fmt: skip
    """Reopen a terminated case (phục hồi điều tra). Refused: CASE-STATE, REASON-MISSING."""
    reasons = rules.reasons_against_no_reason(reason)
    details = {"reason": reason, "document": document, "sent_at": sent_at}
    return _perform(by, at, "reopen_case", code, on, reasons=reasons, **details)


@operation("cancel_case_decision")
def cancel_case_decision(
    *, by: Actor, at: datetime, code: str, decision: str, by_body: str, reason: str, document: str = "",
    on: date | None = None, received_on: date | None = None,
) -> Ref:  # fmt: skip
    """Record that a decision was cancelled (hủy quyết định): of initiation, suspension or termination.

    What the procuracy cancelled stands in the book of annulled decisions too; what goes on has its limit from the day
    the investigating body received the cancellation.
    Refused: CASE-DECISION-UNKNOWN, CASE-GROUND-UNKNOWN, REASON-MISSING, CASE-OUT-OF-ORDER, CASE-STATE.
    """
    act = act_of(by, at, "annul_decision", on)
    ref = cancel_decision(act, code, decision, by_body, reason, document, received_on)
    if by_body == "procuracy":
        papers.decision_annulled(act, papers.ANNULLED[decision], code, locked_case(code).handler_id, reason=reason,
                                 number=document, received_on=received_on)  # fmt: skip
    return ref


def cancel_decision(
    act: Act, code: str, decision: str, by_body: str, reason: str, document: str, received_on: date | None = None
) -> Ref:
    """The step a case takes when its decision is cancelled, without the record of the annulment; in an operation."""
    verb = investigation.CANCELLATIONS.get(decision)
    if verb is None:
        raise Refused("CASE-DECISION-UNKNOWN", _("Không có loại quyết định này."), _("Chọn trong danh sách."),
                      field="decision")  # fmt: skip
    reasons = rules.reasons_against_ground(by_body, investigation.CANCELLING_BODIES, field="by_body")
    reasons += rules.reasons_against_no_reason(reason)
    own = act_of(act.by, act.at, verb, act.on)
    reasons += _reasons_against_receipt(received_on, own)
    details = {"ground": by_body, "reason": reason, "document": document, "runs_from": received_on}
    return take(locked_case(code), own, reasons=reasons, **details)


@operation("send_case_decision")
def send_case_decision(
    *, by: Actor, at: datetime, code: str, decision: str, document: str = "", sent_at: datetime | None = None
) -> Ref:
    """Record that a decision went to the procuracy (gửi quyết định), with the moment it went.

    Refused: CASE-DECISION-UNKNOWN, CASE-DECISION-NOT-MADE, CASE-IN-THE-FUTURE.
    """
    case, moment = locked_case(code), sent_at or at
    last = queries.last_of(case, decision) if decision in investigation.SENT_DECISIONS else None
    reasons = []
    if decision not in investigation.SENT_DECISIONS:
        reasons.append(Refused("CASE-DECISION-UNKNOWN", _("Không có loại quyết định này."), _("Chọn trong danh sách."),
                               field="decision"))  # fmt: skip
    elif last is None:
        reasons.append(Refused("CASE-DECISION-NOT-MADE", _("Vụ án chưa có quyết định này."), _("Ghi quyết định trước."),
                               field="decision"))  # fmt: skip
    # The proof of sending is dated by its moment but changes nothing: it may be entered after later acts.
    act = act_of(by, at, "send_case_decision", case.last_on)
    return take(case, act, reasons=reasons, ground=decision, document=document, sent_at=moment)


def reasons_against_hand_over(concluded: Any) -> list[Refused]:
    """Why a file is not handed over for prosecution: the conclusion proposes to terminate."""
    if concluded is None or concluded.ground != "terminate":
        return []
    return [
        Refused("CASE-NOT-FOR-PROSECUTION", _("Kết luận điều tra đề nghị đình chỉ, không đề nghị truy tố."),
                _("Ghi quyết định đình chỉ điều tra."))
    ]  # fmt: skip


def _reasons_against_receipt(received_on: date | None, act: Act) -> list[Refused]:
    """Why a file or a decision cannot have come that day: before it was made, or on a day to come."""
    if received_on is None or act.on <= received_on <= act.today:
        return []
    return [
        Refused("CASE-OUT-OF-ORDER", _("Ngày nhận phải từ ngày quyết định đến hôm nay."), _("Kiểm tra lại hai ngày."),
                field="received_on")
    ]  # fmt: skip


def _perform(
    by: Actor, at: datetime, verb: str, code: str, on: date | None, *, reasons: Any = (), **details: Any
) -> Ref:
    return take(locked_case(code), act_of(by, at, verb, on), reasons=reasons, **details)
