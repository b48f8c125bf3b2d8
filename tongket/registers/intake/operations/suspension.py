"""Suspension of a report, its review, and its three ends: resumption, cancellation, limitation of prosecution."""

from __future__ import annotations

from datetime import date, datetime

from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import refuse_all
from tongket.registers.intake import rules
from tongket.registers.intake.models import Amendment, CrimeReport, Suspension
from tongket.registers.intake.operations.desk import Act, Paper, append, begin, finish, locked, the_day, warned
from tongket.registers.intake.operations.limit import start_clock
from tongket.registers.intake.rules.receipt import plain


@operation("suspend_report")
def suspend_report(
    *, by: Actor, at: datetime, code: str, ground: str, outstanding: str, number: str = "", on: date | None = None
) -> Ref:
    """Suspend (tạm đình chỉ, BLTTHS Đ148): only once the limit has expired, with a ground and the request still
    unanswered. Refused: REPORT-LIMIT-NOT-EXPIRED, SUSPENSION-GROUND-*, SUSPENSION-NO-REQUEST."""
    act = Act(by, at, "suspend_report", the_day(at, on))
    report = locked(code)
    standing = begin(report, act)
    assert report.due_strict is not None
    refuse_all(rules.reasons_against_suspension(ground, outstanding, act.on, standing.run, report.due_strict))
    Suspension(report=report, ground=ground, outstanding=outstanding, from_on=act.on).save(force_insert=True)
    odd = rules.warnings_of_suspension(act.on, report.due_strict)
    return finish(report, act, detail=ground, paper=Paper(number), **warned(odd))


@operation("resume_report")
def resume_report(
    *, by: Actor, at: datetime, code: str, on: date | None = None, reason: str = "", number: str = ""
) -> Ref:
    """Resume (phục hồi, BLTTHS Đ149): the new limit runs from the decision. Refused: REPORT-STATE."""
    act = Act(by, at, "resume_report", the_day(at, on))
    report = locked(code)
    begin(report, act)
    _end_suspension(report, act.on, "resumed")
    start_clock(report, act.verb, act.on)
    return finish(report, act, reason=reason, paper=Paper(number), due=report.due_rolled)


@operation("record_cancellation")
def record_cancellation(
    *, by: Actor, at: datetime, code: str, reason: str, number: str = "", on: date | None = None
) -> Ref:
    """The procuracy cancels a suspension (hủy bỏ, BLTTHS Đ148.2): one month from the day the body receives it, `on`.

    Refused: REPORT-STATE, REASON-MISSING.
    """
    act = Act(by, at, "record_cancellation", the_day(at, on))
    report = locked(code)
    begin(report, act)
    refuse_all(rules.reasons_against_reason(reason))
    _end_suspension(report, act.on, "cancelled")
    start_clock(report, act.verb, act.on)
    return finish(report, act, reason=reason, paper=Paper(number), due=report.due_rolled)


@operation("record_limitation")
def record_limitation(
    *, by: Actor, at: datetime, code: str, limitation_on: date | None = None, article: str = "", clause: str = "",
    reason: str = "",
) -> Ref:  # fmt: skip
    """Note when the limitation of prosecution runs out (thời hiệu truy cứu, BLHS Đ27) and on which basis: an article,
    or words. Without a day the law's proposal for the article, counted from the day of the event. Noted anew: what
    stood before is kept.

    Refused: LIMITATION-*, OUTCOME-ARTICLE-*, OUTCOME-CLAUSE-UNKNOWN. Odd, and recorded: LIMITATION-NOT-APPLICABLE.
    """
    act = Act(by, at, "record_limitation", the_day(at, None))
    report = locked(code)
    begin(report, act)
    named, part = rules.penal_article(article, clause)
    end = rules.limitation_end(limitation_on, article, clause, report.occurred_on)
    refuse_all(rules.reasons_against_limitation(end, article, clause, reason, report.occurred_on))
    before, report.limitation_on, report.followed_up = report.limitation_on, end, False
    report.save(update_fields=("limitation_on", "followed_up"))
    row = append(report, act, reason=reason, article=rules.basis_words("initiated", named, part, "") if named else "")
    if end != before:
        Amendment(act=row, field="limitation_on", before=plain(before), after=plain(end)).save(force_insert=True)
    record_event(by=by, at=at, verb=act.verb, obj=report, on=act.on, reason=reason, limitation_on=plain(end),
                 article=row.article, **warned(rules.warnings_of_limitation(article, clause)))  # fmt: skip
    return ref_to(report)


@operation("close_by_limitation")
def close_by_limitation(
    *, by: Actor, at: datetime, code: str, number: str = "", on: date | None = None
) -> Ref:
    """Close a suspended report because the limitation of prosecution has run out (TTLT 01/2020 Đ5, Đ15).

    Odd, and recorded: LIMITATION-NOT-RUN-OUT, LIMITATION-DAY-UNKNOWN.
    """
    act = Act(by, at, "close_by_limitation", the_day(at, on))
    report = locked(code)
    begin(report, act)
    _end_suspension(report, act.on, "limitation")
    odd = rules.warnings_of_closing(act.on, report.limitation_on)
    return finish(report, act, paper=Paper(number), **warned(odd))


@operation("record_joint_review")
def record_joint_review(
    *, by: Actor, at: datetime, code: str, number: str = "", reason: str = "", on: date | None = None
) -> Ref:
    """Record that investigators and procuracy reviewed the report together (rà soát liên ngành, TTLT 01/2020 Đ5)."""
    return _record(Act(by, at, "record_joint_review", the_day(at, on)), code, number, reason)


@operation("record_coordination")
def record_coordination(
    *, by: Actor, at: datetime, code: str, number: str = "", reason: str = "", on: date | None = None
) -> Ref:
    """Record that the specialist bodies were brought in for a victim under 18 (phối hợp, TTLT 01/2022)."""
    return _record(Act(by, at, "record_coordination", the_day(at, on)), code, number, reason)


def _record(act: Act, code: str, number: str, reason: str) -> Ref:
    report = locked(code)
    begin(report, act)
    return finish(report, act, reason=reason, paper=Paper(number))


def _end_suspension(report: CrimeReport, on: date, reason: str) -> None:
    Suspension.objects.filter(report=report, ended_on=None).update(ended_on=on, end_reason=reason)
