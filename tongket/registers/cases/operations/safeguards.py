"""Signs of injustice as dated records: judgments quashed, State compensation, complaints; and voiding a wrong entry."""

from __future__ import annotations

from datetime import date, datetime

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import reasons_against_same_person, refuse_all
from tongket.registers.cases.models import (
    AnnulledDecision,
    Compensation,
    FileReturn,
    ProceduralComplaint,
    ProcuracyRequest,
    QuashedJudgment,
)
from tongket.registers.cases.models.entered import Entered
from tongket.registers.cases.operations.desk import act_of, locked_case, refuse_stranger
from tongket.registers.cases.operations.papers import code_of, enter, entered_by
from tongket.registers.cases.operations.procuracy import handler_of, locked
from tongket.registers.cases.rules import procuracy as rules
from tongket.registers.intake import operations as intake
from tongket.registers.units import queries as units

# The letters of a code say of which kind the record is.
KINDS: dict[str, type[Entered]] = {
    "YC": ProcuracyRequest, "HQ": AnnulledDecision, "TH": FileReturn, "GH": QuashedJudgment, "BT": Compensation,
    "KT": ProceduralComplaint,
}  # fmt: skip


@operation("record_quashed_judgment")
def record_quashed_judgment(
    *, by: Actor, at: datetime, case_code: str, instance: str, reason: str, number: str = "", on: date | None = None
) -> Ref:
    """Record a judgment quashed for re-investigation (hủy án để điều tra lại).

    Refused: ROLE-MAY-NOT, CASE-UNKNOWN, PROCURACY-WORD-UNKNOWN, REASON-MISSING, PROCURACY-OUT-OF-ORDER.
    """
    act = act_of(by, at, "record_quashed_judgment", on)
    case = locked_case(case_code)
    refuse_all(
        rules.reasons_against_who(act.verb, by.role)
        + rules.reasons_against_word(instance, rules.INSTANCES, "instance")
        + rules.reasons_against_empty(reason, "reason")
        + rules.reasons_against_day(act.on, act.today, case.initiated_on)
    )
    row = QuashedJudgment(
        code=intake.draw_number("GH", code_of(case.handler_id), act.on.year), case=case, instance=instance,
        reason=reason.strip(), number=number, **entered_by(act),
    )  # fmt: skip
    return enter(row, act, case=case_code, instance=instance)


@operation("record_compensation")
def record_compensation(
    *, by: Actor, at: datetime, unit_code: str, cases: int, amount: int, case_code: str = "", number: str = "",
    reason: str = "", on: date | None = None,
) -> Ref:  # fmt: skip
    """Record State compensation (bồi thường) decided: cases and sum in đồng, by the body whose act was wrong.

    Refused: ROLE-MAY-NOT, COMPENSATION-EMPTY, NOT-A-POLICE-BODY, CASE-UNKNOWN.
    """
    act = act_of(by, at, "record_compensation", on)
    unit = units.unit_by_code(unit_code, act.on)
    refuse_all(
        rules.reasons_against_who(act.verb, by.role)
        + rules.reasons_against_compensation(cases, amount)
        + rules.reasons_against_day(act.on, act.today)
        + rules.reasons_against_police(unit.kind, unit.code)
    )
    refuse_stranger(by, unit.id)
    if case_code:
        locked_case(case_code)
    row = Compensation(
        code=intake.draw_number("BT", unit.code, act.on.year), unit_id=unit.id, case_code=case_code,
        cases=cases, amount=amount, number=number, reason=reason.strip(), **entered_by(act),
    )  # fmt: skip
    return enter(row, act, cases=cases, amount=amount, case=case_code)


@operation("record_complaint")
def record_complaint(
    *, by: Actor, at: datetime, unit_code: str, about: str, target_code: str = "", on: date | None = None
) -> Ref:
    """Record a complaint (khiếu nại) about a procedural act: which body, what about; never by whom.

    Refused: ROLE-MAY-NOT, PROCURACY-WORD-UNKNOWN, NOT-A-POLICE-BODY, REPORT-UNKNOWN, CASE-UNKNOWN.
    """
    act = act_of(by, at, "record_complaint", on)
    unit = units.unit_by_code(unit_code, act.on)
    refuse_all(
        rules.reasons_against_who(act.verb, by.role)
        + rules.reasons_against_word(about, rules.ABOUT, "about")
        + rules.reasons_against_day(act.on, act.today)
        + rules.reasons_against_police(unit.kind, unit.code)
    )
    refuse_stranger(by, unit.id)
    if target_code:
        handler_of(target_code)
    row = ProceduralComplaint(
        code=intake.draw_number("KT", unit.code, act.on.year), unit_id=unit.id, about=about,
        target_code=target_code, **entered_by(act),
    )  # fmt: skip
    return enter(row, act, about=about, target=target_code)


@operation("decide_complaint")
def decide_complaint(
    *, by: Actor, at: datetime, code: str, result: str, number: str = "", on: date | None = None
) -> Ref:
    """Record how a complaint ended (đúng, đúng một phần, sai, rút đơn).

    Refused: ROLE-MAY-NOT, ALREADY-ANSWERED, PROCURACY-WORD-UNKNOWN, PROCURACY-OUT-OF-ORDER.
    """
    act = act_of(by, at, "decide_complaint", on)
    row = locked(ProceduralComplaint, code)
    refuse_all(
        rules.reasons_against_who(act.verb, by.role)
        + rules.reasons_against_again(bool(row.result))
        + rules.reasons_against_word(result, rules.RESULTS, "result")
        + rules.reasons_against_day(act.on, act.today, row.on)
    )
    refuse_stranger(by, row.unit_id)
    row.result, row.decided_on, row.number = result, act.on, number
    row.decided_by_post, row.decision_recorded_at = by.post, clock.now()
    row.save()
    record_event(by=by, at=at, verb=act.verb, obj=row, on=act.on, result=result, number=number)
    return ref_to(row)


@operation("void_entry")
def void_entry(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Void a record entered by mistake (hủy bản ghi): second person, reason; what it did to an item stays.

    Refused: ROLE-MAY-NOT, PROCURACY-RECORD-UNKNOWN, SECOND-PERSON-NEEDED, REASON-MISSING.
    """
    row = locked(KINDS.get(code[:2], ProcuracyRequest), code)
    refuse_all(
        rules.reasons_against_who("void_entry", by.role)
        + rules.reasons_against_empty(reason, "reason")
        + reasons_against_same_person(by, row.by_account, row.by_post)
    )
    row.voided_at, row.void_reason = clock.now(), reason.strip()
    row.save(update_fields=["voided_at", "void_reason"])
    record_event(by=by, at=at, verb="void_entry", obj=row, reason=reason)
    return ref_to(row)
