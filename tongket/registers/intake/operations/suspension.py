"""Suspension of a report and its two ends: resumption, limitation of prosecution."""

from __future__ import annotations

from datetime import date, datetime

from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation
from tongket.foundation.refusals import refuse_first
from tongket.registers.intake import rules
from tongket.registers.intake.models import Suspension
from tongket.registers.intake.operations.desk import Act, begin, finish, locked, the_day
from tongket.registers.intake.operations.limit import start_clock


@operation("suspend_report")
def suspend_report(
    *, by: Actor, at: datetime, code: str, ground: str, outstanding: str, on: date | None = None
) -> Ref:
    """Suspend (tạm đình chỉ, BLTTHS Đ148): only once the limit has expired, with a ground and the request still
    unanswered. Refused: REPORT-LIMIT-NOT-EXPIRED, SUSPENSION-GROUND-UNKNOWN, SUSPENSION-NO-REQUEST."""
    act = Act(by, at, "suspend_report", the_day(at, on))
    report = locked(code)
    begin(report, act)
    refuse_first(rules.reasons_against_suspension(ground, outstanding, act.on, report.due_strict))
    Suspension(report=report, ground=ground, outstanding=outstanding, from_on=act.on).save(force_insert=True)
    return finish(report, act, detail=ground)


@operation("resume_report")
def resume_report(*, by: Actor, at: datetime, code: str, on: date | None = None, reason: str = "") -> Ref:
    """Resume (phục hồi, BLTTHS Đ149): the new limit runs from the decision. Refused: REPORT-STATE."""
    act = Act(by, at, "resume_report", the_day(at, on))
    report = locked(code)
    begin(report, act)
    Suspension.objects.filter(report=report, ended_on=None).update(ended_on=act.on, end_reason="resumed")
    start_clock(report, act.verb, act.on)
    return finish(report, act, reason=reason, due=report.due_rolled)


@operation("close_by_limitation")
def close_by_limitation(*, by: Actor, at: datetime, code: str, on: date | None = None) -> Ref:
    """Close a suspended report because the limitation of prosecution has run out (TTLT 01/2020 Đ5, Đ15)."""
    act = Act(by, at, "close_by_limitation", the_day(at, on))
    report = locked(code)
    begin(report, act)
    Suspension.objects.filter(report=report, ended_on=None).update(ended_on=act.on, end_reason="limitation")
    return finish(report, act)
