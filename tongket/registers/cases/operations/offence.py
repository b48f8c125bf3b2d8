"""Offences: recorded, reclassified."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, gathering, refuse_all
from tongket.registers.cases import rules
from tongket.registers.cases.models import Offence, Reclassification
from tongket.registers.cases.operations.case import open_case, settle_lead
from tongket.registers.cases.operations.desk import (
    Act,
    act_of,
    append,
    keep_words,
    locked_case,
    locked_offence,
    refuse_stranger,
    search_key,
)
from tongket.registers.cases.operations.frames import OffenceFrame, frame_of
from tongket.registers.cases.operations.specs import CaseSpec, Losses
from tongket.registers.intake import operations as intake
from tongket.registers.intake import queries as reports
from tongket.registers.units import queries as units

# Recording an offence decides nothing: only the body's own power is looked at, not the officer's rank.
SENIOR = "senior"


@operation("record_offence")
def record_offence(
    *, by: Actor, at: datetime, place_code: str, handler_code: str, article: str, clause: str,
    occurred_on: date | None, losses: Losses = Losses(), tag: str = "", summary: str = "",  # noqa: B008  (frozen)
    report_code: str = "", initiate: CaseSpec | None = None, on: date | None = None,
) -> Ref:  # fmt: skip
    """Record an offence (ghi vụ phạm pháp), with its case where one is initiated at once.

    Class, group and serious set follow from article and clause and are never typed. Refused:
    OFFENCE-FRAME-*, OFFENCE-IN-THE-FUTURE, OFFENCE-OCCURRED-MISSING, OFFENCE-PLACE-NOT-A-COMMUNE, NEGATIVE-COUNT,
    REPORT-UNKNOWN, UNIT-*.
    """
    act = act_of(by, at, "record_offence", on)
    reasons = rules.reasons_against_role(act.verb, by.role) + rules.reasons_against_numbers(losses.numbers())
    with gathering(reasons):
        frame = frame_of(article, clause, occurred_on or act.on)
        reasons += rules.reasons_against_offence_days(
            occurred_on=occurred_on, recorded_on=act.on, today=act.today, group=frame.group
        )
    with gathering(reasons, "place_code"):
        place = units.unit_by_code(place_code, occurred_on or act.on)
        reasons += rules.reasons_against_place(place.kind, place.level, place.code)
    with gathering(reasons, "handler_code"):
        handler = units.unit_by_code(handler_code, act.on)
        reasons += rules.reasons_against_handler(
            (handler.kind, handler.level, handler.code), act.on, rank=SENIOR, assigned=True
        )
        refuse_stranger(by, handler.id)
    reasons += _reasons_against_report(report_code, by)
    refuse_all(reasons)
    row = Offence(
        code=intake.draw_number("VV", place.code, act.on.year), recorded_on=act.on, occurred_on=occurred_on,
        place_id=place.id, handler_id=handler.id, first_handler_id=handler.id, article=frame.article,
        clause=frame.clause, group=frame.group, crime_class=frame.crime_class, serious_set=frame.serious_set, tag=tag,
        summary=summary, report_code=report_code, state="recorded",
        recorded_at=clock.now(), by_account=by.account_id, by_post=by.post, **losses.numbers(),
    )  # fmt: skip
    row.search_key = search_key(row)
    row.save(force_insert=True)
    keep_words(row)
    record_event(by=by, at=at, verb=act.verb, obj=row, article=article, clause=clause, occurred_on=occurred_on)
    if initiate is not None:
        case_handler = units.unit_by_code(initiate.handler_code, act.on) if initiate.handler_code else handler
        spec = replace(initiate, report_codes=(report_code,)) if report_code else initiate
        open_case(Act(by, at, "initiate_case", initiate.initiated_on), [row], case_handler, spec)
    return ref_to(row)


@operation("reclassify_offence")
def reclassify_offence(
    *, by: Actor, at: datetime, code: str, article: str, clause: str, reason: str, on: date | None = None
) -> Ref:
    """Change article or clause (thay đổi tội danh): reason and second person; the old frame is kept.

    The limit of its case is computed anew (TTLT 04/2018 Đ14). Refused: OFFENCE-STATE, OFFENCE-SAME-FRAME,
    OFFENCE-FRAME-*, REASON-MISSING, SECOND-PERSON-NEEDED.
    """
    act, row = act_of(by, at, "reclassify_offence", on), locked_offence(code)
    reasons = rules.reasons_against_role(act.verb, by.role) + rules.reasons_against_offence_act(act.verb, row.state)
    reasons += rules.reasons_against_no_reason(reason)
    reasons += rules.reasons_against_same_person(by, row.by_account, row.by_post)
    frame = _new_frame(row, act, article, clause, reasons)
    refuse_all(reasons)
    refuse_stranger(by, row.handler_id)
    Reclassification.objects.create(
        offence=row, on=act.on, article_before=row.article, clause_before=row.clause, group_before=row.group,
        crime_class_before=row.crime_class, serious_set_before=row.serious_set, reason=reason, by_post=by.post,
        recorded_at=clock.now(),
    )  # fmt: skip
    before = [row.article, row.clause]
    row.article, row.clause, row.group = frame.article, frame.clause, frame.group
    row.crime_class, row.serious_set = frame.crime_class, frame.serious_set
    row.search_key = search_key(row)
    row.save(update_fields=["article", "clause", "group", "crime_class", "serious_set", "search_key"])
    keep_words(row)
    record_event(by=by, at=at, verb=act.verb, obj=row, before=before, after=[row.article, row.clause], reason=reason)
    _tell_the_case(row, act, before, reason)
    return ref_to(row)


def _new_frame(row: Offence, act: Act, article: str, clause: str, reasons: list[Refused]) -> OffenceFrame:
    old = OffenceFrame(row.article, row.clause, row.group, row.crime_class, row.serious_set)
    frame = old
    with gathering(reasons):
        frame = frame_of(article, clause, row.occurred_on or row.recorded_on)
        if (frame.article, frame.clause) == (old.article, old.clause):
            reasons.append(
                Refused("OFFENCE-SAME-FRAME", _("Điều, khoản mới trùng với điều, khoản cũ."), _("Ghi điều, khoản mới."),
                        field="article")
            )  # fmt: skip
    reasons += rules.reasons_against_offence_days(
        occurred_on=row.occurred_on, recorded_on=row.recorded_on, today=act.today, group=frame.group
    )
    return frame


def _tell_the_case(row: Offence, act: Act, before: list[str], reason: str) -> None:
    """The charge of a case changed: its lead offence and its limit are found anew, and its story says so."""
    if row.case is None or row.case.state not in rules.KEEPS_A_LIMIT:
        return
    case = locked_case(row.case.code)
    told = Act(act.by, act.at, act.verb, max(act.on, case.last_on))
    case.last_on = told.on
    leads = case.lead_offence_id == row.pk
    append(case, told, offence=row, reason=reason[:300], crime_class=row.crime_class if leads else "")
    settle_lead(case, told)
    record_event(by=act.by, at=act.at, verb=act.verb, obj=case, on=told.on, offence=row.code, before=before,
                 after=[row.article, row.clause], reason=reason, due=case.due_strict)  # fmt: skip


def _reasons_against_report(code: str, by: Actor) -> list[Refused]:
    if not code or reports.within_reach(code, by):
        return []
    return [
        Refused("REPORT-UNKNOWN", _("Không có tin mang mã %(wanted)s."), _("Xem mã ở sổ tiếp nhận."), wanted=code,
                field="report_code")
    ]  # fmt: skip
