"""Cases: initiated, charged, suspended, concluded, returned, terminated, reopened, voided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, refuse_first
from tongket.registers.cases import rules
from tongket.registers.cases.models import AccusedCount, Case, CaseEvent, Offence
from tongket.registers.cases.operations.desk import Act, act_of, locked_case, locked_offence, refuse_stranger
from tongket.registers.cases.operations.specs import AccusedSpec, CaseSpec
from tongket.registers.intake import operations as intake
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow


@operation("initiate_case")
def initiate_case(
    *, by: Actor, at: datetime, offence_codes: Sequence[str], handler_code: str, initiated_on: date,
    investigator: str = "", accused: AccusedSpec | None = None,
) -> Ref:  # fmt: skip
    """Initiate a case (khởi tố vụ án) over recorded offences; the gravest leads (equal: smallest article).

    Refused: CASE-WITHOUT-OFFENCE, CASE-BEFORE-OFFENCE, CASE-BODY-NOT-COMPETENT, CASE-IN-THE-FUTURE, OFFENCE-IN-A-CASE.
    """
    act = Act(by, at, "initiate_case", initiated_on)
    offences = [locked_offence(code) for code in dict.fromkeys(offence_codes)]
    handler = units.unit_by_code(handler_code, initiated_on)
    spec = CaseSpec(initiated_on, handler_code, investigator, accused)
    return ref_to(open_case(act, offences, handler, spec))


@operation("charge_accused")
def charge_accused(*, by: Actor, at: datetime, code: str, accused: AccusedSpec, on: date | None = None) -> Ref:
    """Charge accused persons (khởi tố bị can), as counts. Refused: CASE-STATE, ACCUSED-PARTS, NEGATIVE-COUNT."""
    case = locked_case(code)
    charge(case, act_of(by, at, "charge_accused", on), accused)
    return ref_to(case)


@operation("conclude_case")
def conclude_case(*, by: Actor, at: datetime, code: str, on: date | None = None) -> Ref:
    """Conclude the investigation (kết luận điều tra, Đ232). Refused: CASE-STATE, CASE-OUT-OF-ORDER."""
    return _perform(act_of(by, at, "conclude_case", on), code)


@operation("terminate_case")
def terminate_case(
    *, by: Actor, at: datetime, code: str, ground: str, on: date | None = None, reason: str = ""
) -> Ref:
    """Terminate the investigation (đình chỉ, Đ230) on a ground. Refused: CASE-STATE, CASE-GROUND-UNKNOWN."""
    refuse_first(rules.reasons_against_ground(ground, rules.TERMINATION_GROUNDS))
    return _perform(act_of(by, at, "terminate_case", on), code, ground=ground, reason=reason)


@operation("suspend_case")
def suspend_case(*, by: Actor, at: datetime, code: str, ground: str, on: date | None = None, reason: str = "") -> Ref:
    """Suspend the investigation (tạm đình chỉ, Đ229) on a ground. Refused: CASE-STATE, CASE-GROUND-UNKNOWN."""
    refuse_first(rules.reasons_against_ground(ground, rules.SUSPENSION_GROUNDS))
    return _perform(act_of(by, at, "suspend_case", on), code, ground=ground, reason=reason)


@operation("resume_case")
def resume_case(*, by: Actor, at: datetime, code: str, on: date | None = None, reason: str = "") -> Ref:
    """Resume a suspended investigation (phục hồi, Đ235). Refused: CASE-STATE."""
    return _perform(act_of(by, at, "resume_case", on), code, reason=reason)


@operation("return_case")
def return_case(
    *, by: Actor, at: datetime, code: str, by_body: str, reason: str, on: date | None = None
) -> Ref:
    """Record a file returned for supplementary investigation (trả hồ sơ, Đ245). Refused: CASE-STATE, REASON-MISSING."""
    refuse_first(
        rules.reasons_against_ground(by_body, rules.RETURNING_BODIES) + rules.reasons_against_reason(reason)
    )
    return _perform(act_of(by, at, "return_case", on), code, ground=by_body, reason=reason)


@operation("reopen_case")
def reopen_case(*, by: Actor, at: datetime, code: str, reason: str, on: date | None = None) -> Ref:
    """Reopen a terminated case (phục hồi điều tra). Refused: CASE-STATE, REASON-MISSING."""
    refuse_first(rules.reasons_against_reason(reason))
    return _perform(act_of(by, at, "reopen_case", on), code, reason=reason)


@operation("record_acquittal")
def record_acquittal(
    *, by: Actor, at: datetime, code: str, n: int, on: date | None = None, reason: str = ""
) -> Ref:
    """Record accused persons found not guilty (xác định không phạm tội), at most as many as were charged.

    Refused: CASE-STATE, ACCUSED-PARTS.
    """
    charged = sum(AccusedCount.objects.filter(case__code=code).values_list("n", flat=True))
    earlier = sum(CaseEvent.objects.filter(case__code=code, verb="record_acquittal").values_list("n", flat=True))
    if n < 1 or earlier + n > charged:
        raise Refused("ACCUSED-PARTS", _("Vụ án chỉ có %(charged)s bị can."), _("Kiểm tra lại số người."),
                      charged=charged, field="n")  # fmt: skip
    return _perform(act_of(by, at, "record_acquittal", on), code, n=n, reason=reason)


@operation("void_case")
def void_case(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Void a case entered by mistake (hủy): second person, reason; its offences stay.

    Refused: SECOND-PERSON-NEEDED, REASON-MISSING, CASE-STATE.
    """
    case = locked_case(code)
    refuse_first(
        rules.reasons_against_reason(reason) + rules.reasons_against_same_person(by, case.by_account, case.by_post)
    )
    case.voided_at, case.void_reason = clock.now(), reason
    return _take(case, act_of(by, at, "void_case", None), reason=reason)


def open_case(act: Act, offences: list[Offence], handler: UnitRow, spec: CaseSpec) -> Case:
    """Initiate a case over locked offences and charge its accused where given; inside an operation."""
    refuse_first(
        rules.reasons_against_role(act.verb, act.by.role)
        + rules.reasons_against_case_day(act.on, act.today, None)
        + rules.reasons_against_handler(handler.kind, handler.level, handler.code)
    )
    _refuse_offences(offences, act.on)
    refuse_stranger(act.by, handler.id)
    case = Case(
        code=intake.draw_number("VA", handler.code, act.on.year), initiated_on=act.on, handler_id=handler.id,
        lead_offence=lead_of(offences), investigator=spec.investigator, state="investigating", last_on=act.on,
        recorded_at=clock.now(), by_account=act.by.account_id, by_post=act.by.post,
    )  # fmt: skip
    case.save(force_insert=True)
    Offence.objects.filter(pk__in=[o.pk for o in offences]).update(case=case)
    _append(case, act)
    record_event(by=act.by, at=act.at, verb=act.verb, obj=case, on=act.on, offences=[o.code for o in offences])
    if spec.accused is not None:
        charge(case, Act(act.by, act.at, "charge_accused", act.on), spec.accused)
    return case


def charge(case: Case, act: Act, accused: AccusedSpec) -> None:
    """Charge accused persons in a locked case; inside an operation."""
    refuse_first(rules.reasons_against_accused(accused.numbers()))
    _take(case, act, n=accused.n)
    AccusedCount(
        case=case, charged_on=act.on, by_post=act.by.post, recorded_at=clock.now(), **accused.numbers()
    ).save(force_insert=True)  # fmt: skip


def lead_of(offences: Sequence[Offence]) -> Offence:
    """The offence that leads: the gravest class, then the smallest article (GSO's counting rule, domain §4.4)."""
    grave = list(rules.CLASSES)
    return min(offences, key=lambda o: (-grave.index(o.crime_class), _number(o.article), o.pk))


def _number(article: str) -> tuple[int, str]:
    digits = "".join(c for c in article if c.isdigit())
    return int(digits or 0), article


def _refuse_offences(offences: list[Offence], on: date) -> None:
    if not offences:
        raise Refused("CASE-WITHOUT-OFFENCE", _("Vụ án chưa có vụ phạm pháp nào."), _("Ghi mã vụ phạm pháp."),
                      field="offence_codes")  # fmt: skip
    for row in offences:
        if row.state == "void" or (row.case is not None and row.case.state != "void"):
            raise Refused("OFFENCE-IN-A-CASE", _("Vụ %(offence)s đã thuộc một vụ án, hoặc đã hủy."), "",
                          offence=row.code, field="offence_codes")  # fmt: skip
        if row.occurred_on is not None and on < row.occurred_on:
            raise Refused("CASE-BEFORE-OFFENCE", _("Ngày khởi tố trước ngày xảy ra %(first)s của vụ %(offence)s."),
                          _("Kiểm tra lại hai ngày."), first=f"{row.occurred_on:%d/%m/%Y}", offence=row.code,
                          field="initiated_on")  # fmt: skip


def _perform(act: Act, code: str, **details: Any) -> Ref:
    return _take(locked_case(code), act, **details)


def _take(case: Case, act: Act, **details: Any) -> Ref:
    """Check role, state, day and unit; move the case on; append the event and the audit event."""
    refuse_first(
        rules.reasons_against_role(act.verb, act.by.role)
        + rules.reasons_against_case_act(act.verb, case.state)
        + rules.reasons_against_case_day(act.on, act.today, case.last_on)
    )
    refuse_stranger(act.by, case.handler_id)
    case.state, case.last_on = rules.CASE_TRANSITIONS[case.state, act.verb], act.on
    case.save(update_fields=["state", "last_on", "voided_at", "void_reason"])
    _append(case, act, **details)
    record_event(by=act.by, at=act.at, verb=act.verb, obj=case, on=act.on, **details)
    return ref_to(case)


def _append(case: Case, act: Act, **details: Any) -> None:
    CaseEvent(
        case=case, verb=act.verb, state=case.state, on=act.on, by_post=act.by.post, recorded_at=clock.now(), **details
    ).save(force_insert=True)  # fmt: skip
