"""How a report ends or changes shape: outcome, merging, splitting, voiding."""

from __future__ import annotations

from datetime import date, datetime

from tongket.core.viet.keys import fold
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import refuse_first
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, ReportState
from tongket.registers.intake.operations.desk import Act, append, begin, finish, locked, the_day
from tongket.registers.intake.operations.limit import carry_extensions
from tongket.registers.intake.operations.series import draw_number
from tongket.registers.units import queries as units


@operation("resolve_report")
def resolve_report(
    *, by: Actor, at: datetime, code: str, outcome: str, on: date | None = None, article: str = "", reason: str = ""
) -> Ref:
    """Record the outcome (kết quả giải quyết, BLTTHS Đ147.1).

    Refused: REPORT-STATE, REPORT-OUTCOME-UNKNOWN, REPORT-OUT-OF-ORDER, ROLE-MAY-NOT.
    """
    act = Act(by, at, "resolve_report", the_day(at, on))
    report = locked(code)
    begin(report, act)
    refuse_first(rules.reasons_against_outcome(outcome))
    report.outcome, report.outcome_on = outcome, act.on
    return finish(report, act, detail=outcome, reason=reason, article=article)


@operation("merge_report")
def merge_report(
    *, by: Actor, at: datetime, code: str, into_code: str, reason: str = "", on: date | None = None
) -> Ref:
    """Merge a duplicate into another report (nhập trùng): the event is counted once. Refused: REPORT-MERGE-TARGET."""
    act = Act(by, at, "merge_report", the_day(at, on))
    report, target = locked(code), locked(into_code)
    begin(report, act)
    refuse_first(
        rules.reasons_against_merge(same=report.pk == target.pk, target_state=target.state, target_code=into_code)
    )
    report.merged_into = target
    return finish(report, act, reason=reason, into=target.code)


@operation("split_report")
def split_report(
    *, by: Actor, at: datetime, code: str, kind: str, summary: str = "", reason: str = "", on: date | None = None
) -> Ref:
    """Split a report off (tách, TTLT 01/2017 Đ12.1). Returns the new one: same handler, same clock."""
    act = Act(by, at, "split_report", the_day(at, on))
    source = locked(code)
    begin(source, act)
    if kind not in rules.KINDS:
        refuse_first(
            rules.reasons_against_words(kind=kind, channel=source.channel, reporter_kind=source.reporter_kind)
        )
    new = _split_off(source, kind, summary, act)
    carry_extensions(source, append(new, Act(by, at, "split_new", act.on), reason=reason))
    record_event(by=by, at=at, verb="split_new", obj=new, on=act.on, split_from=source.code)
    finish(source, act, reason=reason, into=new.code)
    return ref_to(new)


@operation("void_report")
def void_report(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Void a report entered by mistake (hủy): by a second person, with a reason; the row stays, its figures go.

    Refused: SECOND-PERSON-NEEDED, REASON-MISSING, REPORT-STATE, ROLE-MAY-NOT.
    """
    act = Act(by, at, "void_report", clock.local_date(at))
    report = locked(code)
    first = ReportState.objects.filter(report=report).order_by("pk").values("by_account", "by_post")[0]
    begin(report, act)
    refuse_first(
        rules.reasons_against_void(by=by, account=first["by_account"], post=first["by_post"], reason=reason)
    )
    report.voided_at, report.void_reason = clock.now(), reason
    return finish(report, act, reason=reason)


def _split_off(source: CrimeReport, kind: str, summary: str, act: Act) -> CrimeReport:
    handler = units.unit_by_id(source.handler_id)
    return CrimeReport.objects.create(
        code=draw_number("TB", handler.code, act.on.year), kind=kind, channel=source.channel,
        reporter_kind=source.reporter_kind, received_at=source.received_at, receiver_id=source.receiver_id,
        place_id=source.place_id, occurred_on=source.occurred_on, summary=summary or source.summary,
        search_key=fold(summary) if summary else source.search_key, handler_id=source.handler_id,
        investigator=source.investigator, accepted_at=source.accepted_at, due_strict=source.due_strict,
        due_rolled=source.due_rolled, state="accepted", last_on=act.on, split_from=source, recorded_at=clock.now(),
    )  # fmt: skip
