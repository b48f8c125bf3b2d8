"""Cases joined into one and split in two by decision (nhập, tách vụ án; Đ170, Đ242)."""

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
from tongket.registers.cases.operations.case import leading, settle_lead
from tongket.registers.cases.operations.desk import Act, act_of, locked_case, refuse_stranger, store_due, take
from tongket.registers.cases.rules import investigation, limit
from tongket.registers.intake import operations as intake
from tongket.registers.units import queries as units


@operation("join_cases")
def join_cases(
    *, by: Actor, at: datetime, code: str, into: str, reason: str, document: str, on: date | None = None,
    sent_at: datetime | None = None,
) -> Ref:  # fmt: skip
    """Join a case into another of the same body (nhập vụ án): its offences, accused and reports go over.

    The limit is that of the gravest offence from the first initiation (TTLT 04/2018 Đ14). Both initiations stay
    counted. Refused: CASE-JOINED-INTO-ITSELF, CASE-STATE, REASON-MISSING, DECISION-NUMBER-MISSING.
    """
    if code == into:
        raise Refused("CASE-JOINED-INTO-ITSELF", _("Không nhập một vụ án vào chính nó."), _("Ghi mã vụ án khác."),
                      field="into")  # fmt: skip
    first, second = sorted((code, into))
    locked = {first: locked_case(first), second: locked_case(second)}
    source, target = locked[code], locked[into]
    act = act_of(by, at, "join_cases", on)
    reasons = rules.reasons_against_no_reason(reason) + investigation.reasons_against_document(document)
    reasons += rules.reasons_against_case_act("take_in_case", target.state)
    reasons += rules.reasons_against_case_day(act.on, act.today, target.last_on)
    if source.handler_id != target.handler_id:
        reasons.append(
            Refused("CASE-OF-ANOTHER-BODY", _("Hai vụ án do hai cơ quan thụ lý."),
                    _("Chuyển hồ sơ về một cơ quan trước khi nhập."), field="into")
        )  # fmt: skip
    source.joined_into = target
    take(source, act, reasons=reasons, reason=reason, document=document, other_case=target.code, sent_at=sent_at)
    _move_all(source, target)
    graver = limit.heavier(source.lead_offence.crime_class, target.lead_offence.crime_class)
    take(
        target, Act(by, at, "take_in_case", act.on), reason=reason, document=document, other_case=source.code,
        crime_class=(source if graver else target).lead_offence.crime_class, runs_from=source.initiated_on,
    )  # fmt: skip
    settle_lead(target, act)
    return ref_to(target)


@operation("split_case")
def split_case(
    *, by: Actor, at: datetime, code: str, offence_codes: Sequence[str], reason: str, document: str,
    on: date | None = None, sent_at: datetime | None = None,
) -> Ref:  # fmt: skip
    """Split offences off into a case of their own (tách vụ án), with the accused charged for them.

    The new case keeps the limit of its source. It is no new initiation. Refused: CASE-SPLIT-NOTHING,
    CASE-SPLIT-EVERYTHING, OFFENCE-NOT-IN-THE-CASE, REASON-MISSING, DECISION-NUMBER-MISSING, CASE-STATE.
    """
    case, act = locked_case(code), act_of(by, at, "split_case", on)
    wanted = list(dict.fromkeys(offence_codes))
    standing = list(case.offences.exclude(state="void").select_for_update().order_by("pk"))
    leaving = [offence for offence in standing if offence.code in wanted]
    reasons = rules.reasons_against_no_reason(reason) + investigation.reasons_against_document(document)
    reasons += _reasons_against_split(wanted, standing, leaving)
    refuse_all(rules.reasons_against_role("split_case", by.role) + reasons)
    part = _part_of(case, act, leaving)
    take(case, act, reason=reason, document=document, other_case=part.code, sent_at=sent_at)
    _begin_part(part, case, act, reason, document)
    Offence.objects.filter(pk__in=[o.pk for o in leaving]).update(case=part)
    AccusedCount.objects.filter(case=case, offence__in=leaving).update(case=part)
    settle_lead(case, act)
    return ref_to(part)


def _part_of(case: Case, act: Act, leaving: list[Offence]) -> Case:
    refuse_stranger(act.by, case.handler_id)
    handler = units.unit_by_id(case.handler_id)
    return Case(
        code=intake.draw_number("VA", handler.code, act.on.year), initiated_on=case.initiated_on,
        handler_id=case.handler_id, lead_offence=leading(leaving), investigator=case.investigator,
        state="investigating", last_on=act.on, split_from=case, recorded_at=clock.now(),
        by_account=act.by.account_id, by_post=act.by.post,
    )  # fmt: skip


def _begin_part(part: Case, case: Case, act: Act, reason: str, document: str) -> None:
    lead_class = part.lead_offence.crime_class
    store_due(part, [*queries.steps_of(case), limit.Step("split_off_case", act.on, lead_class)])
    part.save(force_insert=True)
    CaseEvent(
        case=part, handler_id=part.handler_id, verb="split_off_case", state=part.state, on=act.on, at=act.at,
        by_post=act.by.post, recorded_at=clock.now(), reason=reason, document=document, other_case=case.code,
        crime_class=lead_class,
    ).save(force_insert=True)  # fmt: skip
    CaseReport.objects.bulk_create(
        CaseReport(case=part, report_code=row.report_code, by_post=act.by.post, recorded_at=clock.now())
        for row in case.reports.order_by("pk")
    )
    record_event(by=act.by, at=act.at, verb="split_off_case", obj=part, on=act.on, other_case=case.code, reason=reason)


def _move_all(source: Case, target: Case) -> None:
    source.accused.filter(offence=None).update(offence=source.lead_offence)
    source.accused.update(case=target, lead=False)
    source.offences.update(case=target)
    known = set(target.reports.values_list("report_code", flat=True))
    CaseReport.objects.bulk_create(
        CaseReport(case=target, report_code=row.report_code, by_post=row.by_post, recorded_at=clock.now())
        for row in source.reports.order_by("pk")
        if row.report_code not in known
    )


def _reasons_against_split(wanted: list[str], standing: list[Offence], leaving: list[Offence]) -> list[Refused]:
    reasons = [
        Refused("OFFENCE-NOT-IN-THE-CASE", _("Vụ %(offence)s không thuộc vụ án này."),
                _("Chọn một vụ phạm pháp của vụ án."), offence=code, field="offence_codes")
        for code in wanted
        if code not in {offence.code for offence in leaving}
    ]  # fmt: skip
    if not wanted:
        reasons.append(Refused("CASE-SPLIT-NOTHING", _("Chưa chọn vụ phạm pháp nào để tách."),
                               _("Chọn ít nhất một vụ."), field="offence_codes"))  # fmt: skip
    if leaving and len(leaving) == len(standing):
        reasons.append(Refused("CASE-SPLIT-EVERYTHING", _("Không tách hết các vụ phạm pháp khỏi vụ án."),
                               _("Để lại ít nhất một vụ."), field="offence_codes"))  # fmt: skip
    return reasons
