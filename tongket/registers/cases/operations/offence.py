"""Offences: recorded, reclassified, voided."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.core.viet.keys import fold
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, refuse_first
from tongket.registers.cases import rules
from tongket.registers.cases.models import Offence, Reclassification
from tongket.registers.cases.operations.case import open_case
from tongket.registers.cases.operations.desk import Act, act_of, locked_offence, refuse_stranger
from tongket.registers.cases.operations.frames import frame_of
from tongket.registers.cases.operations.specs import CaseSpec, Losses
from tongket.registers.intake import operations as intake
from tongket.registers.intake import queries as reports
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow


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
    frame = frame_of(article, clause, occurred_on or act.on)
    refuse_first(
        rules.reasons_against_role(act.verb, by.role)
        + rules.reasons_against_offence_days(
            occurred_on=occurred_on, recorded_on=act.on, today=act.today, group=frame.group
        )
        + rules.reasons_against_numbers(losses.numbers())
    )
    place, handler = _units(place_code, handler_code, occurred_on or act.on, act.on)
    refuse_stranger(by, handler.id)
    _refuse_unknown_report(report_code)
    row = Offence(
        code=intake.draw_number("VV", place.code, act.on.year), recorded_on=act.on, occurred_on=occurred_on,
        place_id=place.id, handler_id=handler.id, article=frame.article, clause=frame.clause, group=frame.group,
        crime_class=frame.crime_class, serious_set=frame.serious_set, tag=tag, summary=summary,
        search_key=fold(f"{summary} {place.name}"), report_code=report_code, state="recorded",
        recorded_at=clock.now(), by_account=by.account_id, by_post=by.post, **losses.numbers(),
    )  # fmt: skip
    row.save(force_insert=True)
    record_event(by=by, at=at, verb=act.verb, obj=row, article=article, clause=clause, occurred_on=occurred_on)
    if initiate is not None:
        case_handler = units.unit_by_code(initiate.handler_code, act.on) if initiate.handler_code else handler
        open_case(Act(by, at, "initiate_case", initiate.initiated_on), [row], case_handler, initiate)
    return ref_to(row)


@operation("reclassify_offence")
def reclassify_offence(
    *, by: Actor, at: datetime, code: str, article: str, clause: str, reason: str, on: date | None = None
) -> Ref:
    """Change article or clause (thay đổi tội danh): reason and second person; the old frame is kept.

    Refused: OFFENCE-STATE, OFFENCE-SAME-FRAME, OFFENCE-FRAME-*, REASON-MISSING, SECOND-PERSON-NEEDED.
    """
    act = act_of(by, at, "reclassify_offence", on)
    row = locked_offence(code)
    _begin(row, act)
    refuse_first(
        rules.reasons_against_reason(reason) + rules.reasons_against_same_person(by, row.by_account, row.by_post)
    )
    frame = frame_of(article, clause, row.occurred_on or row.recorded_on)
    if (frame.article, frame.clause) == (row.article, row.clause):
        raise Refused("OFFENCE-SAME-FRAME", _("Điều, khoản mới trùng với điều, khoản cũ."), "", field="article")
    refuse_first(
        rules.reasons_against_offence_days(
            occurred_on=row.occurred_on, recorded_on=row.recorded_on, today=act.today, group=frame.group
        )
    )
    Reclassification.objects.create(
        offence=row, on=act.on, article_before=row.article, clause_before=row.clause, group_before=row.group,
        crime_class_before=row.crime_class, serious_set_before=row.serious_set, reason=reason, by_post=by.post,
        recorded_at=clock.now(),
    )  # fmt: skip
    before = [row.article, row.clause]
    row.article, row.clause, row.group = frame.article, frame.clause, frame.group
    row.crime_class, row.serious_set = frame.crime_class, frame.serious_set
    row.save(update_fields=["article", "clause", "group", "crime_class", "serious_set"])
    record_event(by=by, at=at, verb=act.verb, obj=row, before=before, after=[row.article, row.clause], reason=reason)
    return ref_to(row)


@operation("void_offence")
def void_offence(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Void an offence entered by mistake (hủy): second person, reason; it may not stand in a running case.

    Refused: OFFENCE-STATE, OFFENCE-IN-A-CASE, REASON-MISSING, SECOND-PERSON-NEEDED.
    """
    act = act_of(by, at, "void_offence", None)
    row = locked_offence(code)
    _begin(row, act)
    refuse_first(
        rules.reasons_against_reason(reason) + rules.reasons_against_same_person(by, row.by_account, row.by_post)
    )
    if row.case is not None and row.case.state != "void" and row.case.lead_offence_id == row.pk:
        raise Refused("OFFENCE-IN-A-CASE", _("Vụ này là tội danh chính của vụ án %(case)s."),
                      _("Hủy vụ án trước nếu cũng ghi nhầm."), case=row.case.code)  # fmt: skip
    row.state, row.voided_at, row.void_reason = "void", clock.now(), reason
    row.save(update_fields=["state", "voided_at", "void_reason"])
    record_event(by=by, at=at, verb=act.verb, obj=row, reason=reason)
    return ref_to(row)


def _begin(row: Offence, act: Act) -> None:
    refuse_first(
        rules.reasons_against_role(act.verb, act.by.role) + rules.reasons_against_offence_act(act.verb, row.state)
    )
    refuse_stranger(act.by, row.handler_id)


def _units(place_code: str, handler_code: str, place_on: date, handler_on: date) -> tuple[UnitRow, UnitRow]:
    place = units.unit_by_code(place_code, place_on)
    refuse_first(rules.reasons_against_place(place.kind, place.level, place.code))
    handler = units.unit_by_code(handler_code, handler_on)
    refuse_first(rules.reasons_against_handler(handler.kind, handler.level, handler.code))
    return place, handler


def _refuse_unknown_report(code: str) -> None:
    if code and not reports.exists(code):
        raise Refused("REPORT-UNKNOWN", _("Không có tin mang mã %(wanted)s."),
                      _("Xem mã ở sổ tiếp nhận."), wanted=code, field="report_code")  # fmt: skip
