"""One event counted once: merging duplicates, splitting what is several."""

from __future__ import annotations

from datetime import date, datetime

from tongket.core.viet.keys import fold
from tongket.foundation import clock
from tongket.foundation.actor import Actor, Role
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, refuse_all
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.operations.desk import (
    Act,
    Paper,
    append,
    begin,
    finish,
    keep_words,
    locked,
    refuse_the_unit_concerned,
    the_day,
)
from tongket.registers.intake.operations.limit import carry_extensions, set_due_by_kind
from tongket.registers.intake.operations.series import draw_number
from tongket.registers.units import queries as units


@operation("merge_report")
def merge_report(
    *, by: Actor, at: datetime, code: str, into_code: str, reason: str = "", number: str = "", on: date | None = None
) -> Ref:
    """Merge a duplicate into another report (nhập trùng): the event is counted once in the province.

    Reports of two bodies are merged by the head above both, by decision (TTLT 01/2017 Đ12.3). Refused:
    REPORT-MERGE-TARGET, MERGE-UPPER-HEAD, NUMBER-MISSING.
    """
    act = Act(by, at, "merge_report", the_day(at, on))
    report, target = locked(code), locked(into_code)
    refuse_the_unit_concerned(target, by)
    begin(report, act)
    refuse_all(
        rules.reasons_against_merge(same=report.pk == target.pk, target_state=target.state, target_code=into_code)
        + _reasons_across(by, report, target, number)
    )
    report.merged_into = target
    return finish(report, act, reason=reason, paper=Paper(number), into=target.code)


@operation("split_report")
def split_report(
    *, by: Actor, at: datetime, code: str, kind: str, summary: str = "", reason: str = "", number: str = "",
    on: date | None = None,
) -> Ref:  # fmt: skip
    """Split a report off (tách, TTLT 01/2017 Đ12.1), by decision. Returns the new one: same handler, same clock."""
    act = Act(by, at, "split_report", the_day(at, on))
    source = locked(code)
    begin(source, act)
    refuse_all(rules.reasons_against_words(kind=kind, channel=source.channel, reporter_kind=source.reporter_kind))
    new = _split_off(source, kind, summary, act)
    keep_words(new)
    born = Act(by, at, "split_new", act.on)
    carry_extensions(source, append(new, born, reason=reason, paper=Paper(number, new.investigator, new.prosecutor)))
    record_event(by=by, at=at, verb="split_new", obj=new, on=act.on, split_from=source.code)
    finish(source, act, reason=reason, paper=Paper(number), into=new.code)
    return ref_to(new)


def _reasons_across(by: Actor, report: CrimeReport, target: CrimeReport, number: str) -> list[Refused]:
    if report.handler_id == target.handler_id or by.role == Role.SYSTEM:
        return []
    both = queries.ids_above(report.handler_id) & queries.ids_above(target.handler_id)
    head = by.role == Role.UNIT_HEAD and by.unit_id in both
    return rules.reasons_against_merge_across(above_both=head, number=number, target_code=target.code)


def _split_off(source: CrimeReport, kind: str, summary: str, act: Act) -> CrimeReport:
    handler = units.unit_by_id(source.handler_id)
    new = CrimeReport(
        code=draw_number("TB", handler.code, act.on.year), kind=kind, channel=source.channel,
        reporter_kind=source.reporter_kind, received_at=source.received_at, receiver_id=source.receiver_id,
        place_id=source.place_id, occurred_on=source.occurred_on, summary=summary or source.summary,
        search_key=fold(summary) if summary else source.search_key, handler_id=source.handler_id,
        investigator=source.investigator, prosecutor=source.prosecutor, accepted_at=source.accepted_at,
        due_strict=source.due_strict, due_rolled=source.due_rolled, classification=source.classification,
        about_id=source.about_id, state="accepted", last_on=act.on, split_from=source, recorded_at=clock.now(),
    )  # fmt: skip
    if kind != source.kind:
        set_due_by_kind(new, source)
    new.save(force_insert=True)
    return new
