"""The procuracy's own acts and the answers of the police: requests, annulled decisions, files returned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar, cast

from django.db import models
from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.reference import holidays
from tongket.foundation.refusals import NotFound, refuse_all, refuse_first
from tongket.foundation.scope import Scope
from tongket.registers.cases.models import AnnulledDecision, FileReturn, ProcuracyRequest
from tongket.registers.cases.operations import papers
from tongket.registers.cases.operations.desk import Act, act_of, locked_case, refuse_stranger
from tongket.registers.cases.operations.investigation import cancel_decision, return_case
from tongket.registers.cases.operations.papers import code_of, enter, entered_by
from tongket.registers.cases.queries.hidden import must_not_reach
from tongket.registers.cases.rules import procuracy as rules
from tongket.registers.intake import operations as intake
from tongket.registers.intake import queries as intake_reads
from tongket.registers.units import queries as units

Row = TypeVar("Row", bound=models.Model)
CASE_PREFIX = "VA-"


@operation("make_request")
def make_request(
    *, by: Actor, at: datetime, kind: str, unit_code: str, content: str, legal_ground: str = "", target_code: str = "",
    number: str = "", on: date | None = None,
) -> Ref:  # fmt: skip
    """Make a request (yêu cầu kiểm tra, khởi tố, khắc phục; kiến nghị) to a police body; the law's days run from it.

    Refused: ROLE-MAY-NOT, PROCURACY-WORD-UNKNOWN, REASON-MISSING, NOT-A-POLICE-BODY, REPORT-UNKNOWN, CASE-UNKNOWN,
    REQUEST-TO-THE-CONCERNED.
    """
    act = act_of(by, at, "make_request", on)
    unit = units.unit_by_code(unit_code, act.on)
    refuse_all(
        rules.reasons_against_who(act.verb, by.role)
        + rules.reasons_against_word(kind, rules.REQUEST_KINDS, "kind")
        + rules.reasons_against_empty(content, "content")
        + rules.reasons_against_day(act.on, act.today)
        + rules.reasons_against_police(unit.kind, unit.code)
    )
    if target_code:
        handler_of(target_code)
        refuse_all(rules.reasons_against_telling(must_not_reach(target_code, unit.id), unit.name))
    due = rules.request_due(kind, act.on, holidays.calendar())
    row = ProcuracyRequest(
        code=intake.draw_number("YC", unit.code, act.on.year), kind=kind, unit_id=unit.id,
        target_code=target_code, legal_ground=legal_ground.strip(), content=content.strip(), number=number,
        due_strict=due and due.strict, due_rolled=due and due.rolled, **entered_by(act),
    )  # fmt: skip
    return enter(row, act, kind=kind, unit=unit.code, target=target_code)


@operation("record_answer")
def record_answer(
    *, by: Actor, at: datetime, code: str, answer: str, text: str, number: str = "", on: date | None = None
) -> Ref:
    """Record the police body's answer (trả lời) to a request of the procuracy.

    Refused: ROLE-MAY-NOT, UNIT-NOT-YOURS, ALREADY-ANSWERED, PROCURACY-OUT-OF-ORDER, REASON-MISSING.
    """
    act = act_of(by, at, "record_answer", on)
    row = locked(ProcuracyRequest, code)
    refuse_all(
        rules.reasons_against_who(act.verb, by.role)
        + rules.reasons_against_again(bool(row.answer))
        + rules.reasons_against_word(answer, rules.ANSWERS, "answer")
        + rules.reasons_against_empty(text, "text")
        + rules.reasons_against_day(act.on, act.today, row.on)
    )
    refuse_stranger(by, row.unit_id)
    row.answer, row.answered_on, row.answer_text, row.answer_number = answer, act.on, text.strip(), number
    row.answered_by_post, row.answer_recorded_at = by.post, clock.now()
    row.save()
    record_event(by=by, at=at, verb=act.verb, obj=row, on=act.on, answer=answer, number=number)
    return ref_to(row)


@operation("annul_decision")
def annul_decision(
    *, by: Actor, at: datetime, target_code: str, decision: str, legal_ground: str, reason: str, number: str = "",
    on: date | None = None, received_on: date | None = None,
) -> Ref:  # fmt: skip
    """Annul a decision (hủy bỏ quyết định) of an investigating body, with its ground in law; the item follows.

    The body's head records it by its paper; entered by the procuracy later, the same paper is the same record. The new
    limit runs from the day the body received the annulment (Đ148.2), without one from the day it was made.

    Refused: ROLE-MAY-NOT, NO-SUCH-DECISION, PROCURACY-WORD-UNKNOWN, PROCURACY-OUT-OF-ORDER, REASON-MISSING,
    DECISION-ON-RECORD, REPORT-UNKNOWN, CASE-UNKNOWN.
    """
    act = act_of(by, at, "annul_decision", on)
    received = received_on or act.on
    refuse_all(
        rules.reasons_against_who(act.verb, by.role)
        + rules.reasons_against_word(decision, rules.DECISIONS, "decision")
        + rules.reasons_against_empty(legal_ground, "legal_ground")
        + rules.reasons_against_empty(reason, "reason")
        + rules.reasons_against_day(act.on, act.today)
        + rules.reasons_against_day(received, act.today, act.on, field="received_on")
    )
    handler_id, standing = _bearer(act, target_code, decision)
    same = AnnulledDecision.objects.filter(target_code=target_code, decision=decision)
    if (known := papers.confirmed(same, act, number, legal_ground=legal_ground.strip())) is not None:
        return known
    refuse_first(rules.reasons_against_decision(decision, standing, target_code))
    _carry_out(act, target_code, decision, received, {"reason": reason, "number": number})
    return papers.decision_annulled(act, decision, target_code, handler_id, reason=reason, number=number,
                                    legal_ground=legal_ground, received_on=received_on)  # fmt: skip


@operation("answer_extension_request")
def answer_extension_request(
    *, by: Actor, at: datetime, code: str, granted: bool, reason: str = "", number: str = "", on: date | None = None
) -> Ref:
    """Answer a police body's request to extend a report (K8); the extension itself is the report's.

    Refused: ROLE-MAY-NOT, REASON-MISSING and as the report's own act.
    """
    refuse_all(
        rules.reasons_against_who("answer_extension_request", by.role)
        + ([] if granted else rules.reasons_against_empty(reason, "reason"))
    )
    return intake.answer_extension(by=by, at=at, code=code, granted=granted, reason=reason, number=number, on=on)


@operation("return_file")
def return_file(
    *, by: Actor, at: datetime, code: str, by_body: str, reason: str, number: str = "", on: date | None = None
) -> Ref:
    """Return a case file for supplementary investigation (trả hồ sơ); the agency answers whether it accepts.

    Refused: as `return_case`, ROLE-MAY-NOT.
    """
    act = act_of(by, at, "return_file", on)
    refuse_first(rules.reasons_against_who(act.verb, by.role))
    case = locked_case(code)
    if (known := papers.confirmed(FileReturn.objects.filter(case=case, by_body=by_body), act, number)) is not None:
        return known
    return_case(by=by, at=at, code=code, by_body=by_body, reason=reason, document=number, on=act.on)
    return ref_to(case.file_returns.latest("pk"))


@operation("answer_returned_file")
def answer_returned_file(
    *, by: Actor, at: datetime, code: str, accepted: bool, text: str = "", on: date | None = None
) -> Ref:
    """Record whether the investigating body accepts a returned file (chấp nhận), by its code or its case's.

    A refusal says why.

    Refused: ROLE-MAY-NOT, UNIT-NOT-YOURS, ALREADY-ANSWERED, REASON-MISSING, PROCURACY-OUT-OF-ORDER.
    """
    act = act_of(by, at, "answer_returned_file", on)
    refuse_first(rules.reasons_against_who(act.verb, by.role))
    row = _returned(code, act)
    refuse_all(
        rules.reasons_against_again(bool(row.answer))
        + ([] if accepted else rules.reasons_against_empty(text, "text"))
        + rules.reasons_against_day(act.on, act.today, row.on)
    )
    refuse_stranger(by, row.case.handler_id)
    row.answer, row.answered_on, row.answer_text = "accepted" if accepted else "not_accepted", act.on, text.strip()
    row.answered_by_post, row.answer_recorded_at = by.post, clock.now()
    row.save()
    record_event(by=by, at=at, verb=act.verb, obj=row, on=act.on, answer=row.answer)
    return ref_to(row)


def locked(model: type[Row], code: str) -> Row:
    """A standing record of the procuracy's seat, locked until the transaction ends."""
    found: Row | None = model._default_manager.select_for_update().filter(code=code, voided_at=None).first()
    if found is None:
        raise NotFound("PROCURACY-RECORD-UNKNOWN", _("Không có bản ghi mang mã %(wanted)s."), "", wanted=code)
    return found


def handler_of(target_code: str) -> int | None:
    """The body that handles a report or case named by its code. Refused: REPORT-UNKNOWN, CASE-UNKNOWN."""
    if target_code.startswith(CASE_PREFIX):
        return locked_case(target_code).handler_id
    report = intake_reads.report(Scope.everything(), target_code)
    return report.handler_id or report.receiver_id


def _bearer(act: Act, target_code: str, decision: str) -> tuple[int | None, bool]:
    """Who handles the item, and whether it bears that decision now (a case's own acts judge that themselves)."""
    if decision not in rules.OF_REPORTS:
        return locked_case(target_code).handler_id, True
    shown = replace(Scope.everything(), hidden_about=intake_reads.units_above(act.by))
    report = intake_reads.report(shown, target_code)
    holder_id = report.handler_id or report.receiver_id
    refuse_stranger(act.by, holder_id)
    return holder_id, _report_bears(report, decision)


def _report_bears(report: Any, decision: str) -> bool:
    if decision == "suspension":
        return bool(report.state == "suspended")
    if decision == "non_initiation":
        return report.state == "resolved" and report.outcome in ("not_initiated", "administrative")
    return any(act.verb in ("extend_report", "answer_extension") for act in intake_reads.states_of(report))


def _carry_out(act: Act, target_code: str, decision: str, received: date, paper: dict[str, str]) -> None:
    """What an annulled decision does to the item, from its receipt on: a report runs again, a case ends or goes on."""
    if decision == "suspension":
        intake.record_cancellation(by=act.by, at=act.at, code=target_code, on=received, **paper)
    elif decision == "non_initiation":
        intake.reopen_report(by=act.by, at=act.at, code=target_code, on=received, **paper)
    elif decision in rules.OF_CASES:
        word = rules.OF_CASES[decision]
        cancel_decision(act, target_code, word, "procuracy", paper["reason"], paper["number"], received)


def _returned(code: str, act: Act) -> FileReturn:
    """The returned file named by its own code or by its case; a return the police entered gets its record here."""
    if not code.startswith(CASE_PREFIX):
        return locked(FileReturn, code)
    case = locked_case(code)
    waiting = case.file_returns.filter(answer="", voided_at=None).order_by("pk").last()
    if waiting is not None:
        return cast(FileReturn, waiting)
    event = case.events.filter(verb="return_case").order_by("pk").last()
    if event is None or case.file_returns.filter(on=event.on, voided_at=None).exists():
        raise NotFound("PROCURACY-RECORD-UNKNOWN", _("Không có hồ sơ bị trả của %(wanted)s."), "", wanted=code)
    row = FileReturn(
        code=intake.draw_number("TH", code_of(case.handler_id), event.on.year), case=case, by_body=event.ground,
        reason=event.reason, on=event.on, by_account=None, by_post=event.by_post, recorded_at=clock.now(),
    )  # fmt: skip
    row.save(force_insert=True)
    return row
