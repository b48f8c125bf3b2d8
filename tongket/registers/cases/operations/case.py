"""A case comes into being: initiated over offences, from crime reports or direct detection; accused as counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, refuse_all
from tongket.registers.cases import queries, rules
from tongket.registers.cases.models import AccusedCount, Case, CaseEvent, CaseReport, Offence
from tongket.registers.cases.operations.desk import (
    Act,
    act_of,
    append,
    calendar,
    locked_case,
    own_offence,
    refuse_stranger,
    take,
)
from tongket.registers.cases.operations.specs import AccusedSpec, CaseSpec
from tongket.registers.cases.rules import assignment, investigation, limit
from tongket.registers.cases.rules.lead import Weighed, lead_of
from tongket.registers.intake import operations as intake
from tongket.registers.intake import queries as reports
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow


@operation("initiate_case")
def initiate_case(
    *, by: Actor, at: datetime, offence_codes: Sequence[str], handler_code: str, initiated_on: date,
    investigator: str = "", accused: AccusedSpec | None = None, report_codes: Sequence[str] = (), document: str = "",
    sent_at: datetime | None = None, rank: str = "", assignment: str = "",
) -> Ref:  # fmt: skip
    """Initiate a case (khởi tố vụ án) over recorded offences, from crime reports where there are any.

    The gravest offence leads (equal: smallest article). Refused: CASE-WITHOUT-OFFENCE, CASE-BEFORE-OFFENCE,
    CASE-BODY-NOT-COMPETENT, CASE-IN-THE-FUTURE, OFFENCE-IN-A-CASE, REPORT-UNKNOWN.
    """
    act = Act(by, at, "initiate_case", initiated_on)
    offences = [own_offence(code, by) for code in dict.fromkeys(offence_codes)]
    handler = units.unit_by_code(handler_code, initiated_on)
    spec = CaseSpec(initiated_on, handler_code, investigator, accused, report_codes, document, sent_at, rank,
                    assignment)  # fmt: skip
    return ref_to(open_case(act, offences, handler, spec))


@operation("link_reports")
def link_reports(*, by: Actor, at: datetime, code: str, report_codes: Sequence[str]) -> Ref:
    """Link crime reports to the case that came out of them. Refused: REPORT-UNKNOWN, CASE-STATE."""
    case = locked_case(code)
    wanted = list(dict.fromkeys(report_codes))
    reasons = reasons_against_reports(wanted, by)
    if not wanted:
        reasons.append(
            Refused("REPORT-MISSING", _("Chưa ghi mã tin."), _("Ghi mã ít nhất một tin."), field="report_codes")
        )
    case_act = Act(by, at, "link_reports", max(case.last_on, clock.local_date(at)))
    ref = take(case, case_act, reasons=reasons, reason=", ".join(wanted))
    _link(case, wanted, by)
    return ref


@operation("supplement_case")
def supplement_case(
    *, by: Actor, at: datetime, code: str, offence_codes: Sequence[str], reason: str, document: str,
    on: date | None = None,
) -> Ref:  # fmt: skip
    """Add recorded offences to a running case (bổ sung quyết định khởi tố, Đ156); the lead is found anew.

    Refused: CASE-WITHOUT-OFFENCE, OFFENCE-IN-A-CASE, CASE-BEFORE-OFFENCE, REASON-MISSING, DECISION-NUMBER-MISSING.
    """
    case, act = locked_case(code), act_of(by, at, "supplement_case", on)
    offences = [own_offence(offence, by) for offence in dict.fromkeys(offence_codes)]
    reasons = rules.reasons_against_no_reason(reason) + investigation.reasons_against_document(document)
    reasons += _reasons_against_offences(offences, act.on)
    ref = take(case, act, reasons=reasons, reason=reason, document=document)
    Offence.objects.filter(pk__in=[o.pk for o in offences]).update(case=case)
    settle_lead(case, act)
    return ref


@operation("assign_case")
def assign_case(*, by: Actor, at: datetime, code: str, investigator: str, on: date | None = None) -> Ref:
    """Assign the investigator (phân công) who answers for the case, or another one; who had it stays in the story.

    Refused: CASE-STATE, INVESTIGATOR-MISSING, INVESTIGATOR-SAME.
    """
    case, act, investigator = locked_case(code), act_of(by, at, "assign_case", on), investigator.strip()
    reasons = assignment.reasons_against_assignee(investigator, case.investigator)
    ref = take(case, act, reasons=reasons, reason=f"{case.investigator or '–'} → {investigator}")
    case.investigator = investigator
    case.save(update_fields=["investigator"])
    return ref


@operation("charge_accused")
def charge_accused(*, by: Actor, at: datetime, code: str, accused: AccusedSpec, on: date | None = None) -> Ref:
    """Charge accused persons (khởi tố bị can), as counts.

    Refused: CASE-STATE, ACCUSED-PARTS, NEGATIVE-COUNT, OFFENCE-NOT-IN-THE-CASE.
    """
    case = locked_case(code)
    charge(case, act_of(by, at, "charge_accused", on), accused)
    return ref_to(case)


@operation("terminate_accused")
def terminate_accused(
    *, by: Actor, at: datetime, code: str, n: int, ground: str, reason: str = "", document: str = "",
    on: date | None = None,
) -> Ref:  # fmt: skip
    """Terminate the investigation of some accused (đình chỉ đối với bị can); the days they were charged stay counted.

    Refused: ACCUSED-PARTS, CASE-GROUND-UNKNOWN, CASE-STATE.
    """
    case = locked_case(code)
    reasons = rules.reasons_against_ground(ground, rules.TERMINATION_GROUNDS)
    reasons += rules.reasons_against_leaving(n, queries.standing_accused(case))
    act = act_of(by, at, "terminate_accused", on)
    return take(case, act, reasons=reasons, n=n, ground=ground, reason=reason, document=document)


@operation("record_acquittal")
def record_acquittal(
    *, by: Actor, at: datetime, code: str, n: int, on: date | None = None, reason: str = ""
) -> Ref:
    """Record accused persons found not guilty (xác định không phạm tội), at most as many as still stand accused.

    Refused: CASE-STATE, ACCUSED-PARTS.
    """
    case = locked_case(code)
    reasons = rules.reasons_against_leaving(n, queries.standing_accused(case))
    return take(case, act_of(by, at, "record_acquittal", on), reasons=reasons, n=n, reason=reason)


def open_case(act: Act, offences: list[Offence], handler: UnitRow, spec: CaseSpec) -> Case:
    """Initiate a case over locked offences and charge its accused where given; inside an operation."""
    wanted = list(dict.fromkeys(spec.report_codes))
    refuse_all(
        rules.reasons_against_role(act.verb, act.by.role)
        + rules.reasons_against_case_day(act.on, act.today, None)
        + rules.reasons_against_handler(
            (handler.kind, handler.level, handler.code), act.on, rank=spec.rank, assigned=bool(spec.assignment)
        )
        + reasons_against_reports(wanted, act.by)
        + investigation.reasons_against_sending(spec.sent_at, act.at)
        + _reasons_against_offences(offences, act.on)
    )
    refuse_stranger(act.by, handler.id)
    case = _new_case(act, offences, handler, spec)
    Offence.objects.filter(pk__in=[o.pk for o in offences]).update(case=case)
    CaseEvent(
        case=case, handler_id=case.handler_id, verb=act.verb, state=case.state, on=act.on, at=act.at,
        by_post=act.by.post, recorded_at=clock.now(), document=spec.document, sent_at=spec.sent_at,
        crime_class=case.lead_offence.crime_class,
    ).save(force_insert=True)  # fmt: skip
    _link(case, wanted, act.by)
    record_event(by=act.by, at=act.at, verb=act.verb, obj=case, on=act.on, offences=[o.code for o in offences],
                 **({"reports": wanted} if wanted else {}))  # fmt: skip
    if spec.accused is not None:
        charge(case, Act(act.by, act.at, "charge_accused", act.on), spec.accused)
    return case


def _new_case(act: Act, offences: list[Offence], handler: UnitRow, spec: CaseSpec) -> Case:
    lead = leading(offences)
    due = limit.first_due(act.on, lead.crime_class, calendar())
    case = Case(
        code=intake.draw_number("VA", handler.code, act.on.year), initiated_on=act.on, handler_id=handler.id,
        lead_offence=lead, investigator=spec.investigator, state="investigating", last_on=act.on,
        due_strict=due.strict, due_rolled=due.rolled, recorded_at=clock.now(), by_account=act.by.account_id,
        by_post=act.by.post,
    )  # fmt: skip
    case.save(force_insert=True)
    return case


def charge(case: Case, act: Act, accused: AccusedSpec) -> None:
    """Charge accused persons in a locked case; inside an operation."""
    offence = _offence_of(case, accused.offence_code)
    reasons = rules.reasons_against_accused(accused.numbers())
    if offence is None and accused.offence_code:
        reasons.append(
            Refused("OFFENCE-NOT-IN-THE-CASE", _("Vụ %(offence)s không thuộc vụ án này."),
                    _("Chọn một vụ phạm pháp của vụ án."), offence=accused.offence_code, field="offence_code")
        )  # fmt: skip
    take(case, act, reasons=reasons, n=accused.n, offence=offence)
    AccusedCount(
        case=case, charged_on=act.on, offence=offence, lead=accused.lead, by_post=act.by.post,
        recorded_at=clock.now(), **accused.numbers(),
    ).save(force_insert=True)  # fmt: skip
    if accused.lead:
        settle_lead(case, act)


def leading(offences: Sequence[Offence], of_lead_accused: frozenset[int] = frozenset()) -> Offence:
    """The offence that leads a case."""
    weighed = [Weighed(o.pk, o.article, o.crime_class) for o in offences]
    chosen = lead_of(weighed, of_lead_accused).id
    return next(o for o in offences if o.pk == chosen)


def settle_lead(case: Case, act: Act) -> bool:
    """Find the lead offence anew after offences or accused changed; the change is an act of its own."""
    offences = list(case.offences.exclude(state="void").order_by("pk"))
    of_lead = frozenset(
        case.accused.filter(lead=True).exclude(offence=None).values_list("offence_id", flat=True)
    )  # fmt: skip
    lead = leading(offences, of_lead)
    if lead.pk == case.lead_offence_id:
        return False
    before = case.lead_offence
    case.lead_offence = lead
    case.save(update_fields=["lead_offence"])
    change = Act(act.by, act.at, "change_lead", max(act.on, case.last_on))
    # The event keeps what led before: figures known at an earlier moment still find it.
    append(case, change, offence=before, crime_class=lead.crime_class)
    record_event(by=act.by, at=act.at, verb="change_lead", obj=case, on=change.on,
                 before=[before.article, before.clause], after=[lead.article, lead.clause])  # fmt: skip
    return True


def reasons_against_reports(codes: Sequence[str], by: Actor) -> list[Refused]:
    """Why these crime reports cannot be linked: for this person the book of reports does not know them."""
    return [
        Refused("REPORT-UNKNOWN", _("Không có tin mang mã %(wanted)s."), _("Xem mã ở sổ tiếp nhận."), wanted=code,
                field="report_codes")
        for code in codes
        if not reports.within_reach(code, by)
    ]  # fmt: skip


def _link(case: Case, codes: Sequence[str], by: Actor) -> None:
    known = set(case.reports.values_list("report_code", flat=True)) if codes else set()
    CaseReport.objects.bulk_create(
        CaseReport(case=case, report_code=code, by_post=by.post, recorded_at=clock.now())
        for code in codes
        if code not in known
    )


def _offence_of(case: Case, code: str) -> Offence | None:
    return case.offences.filter(code=code).exclude(state="void").first() if code else None


def _reasons_against_offences(offences: list[Offence], on: date) -> list[Refused]:
    if not offences:
        return [
            Refused("CASE-WITHOUT-OFFENCE", _("Vụ án chưa có vụ phạm pháp nào."), _("Ghi mã vụ phạm pháp."),
                    field="offence_codes")
        ]  # fmt: skip
    reasons = []
    for row in offences:
        if row.state == "void" or (row.case is not None and row.case.state not in rules.LETS_GO):
            reasons.append(
                Refused("OFFENCE-IN-A-CASE", _("Vụ %(offence)s đã thuộc một vụ án, hoặc đã hủy."),
                        _("Chọn vụ chưa thuộc vụ án nào."), offence=row.code, field="offence_codes")
            )  # fmt: skip
        if row.occurred_on is not None and on < row.occurred_on:
            reasons.append(
                Refused("CASE-BEFORE-OFFENCE", _("Ngày khởi tố trước ngày xảy ra %(first)s của vụ %(offence)s."),
                        _("Kiểm tra lại hai ngày."), first=f"{row.occurred_on:%d/%m/%Y}", offence=row.code,
                        field="initiated_on")
            )  # fmt: skip
    return reasons
