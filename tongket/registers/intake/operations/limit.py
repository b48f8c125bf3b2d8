"""The limit of Đ147 on a report: started, extended, computed again from its events."""

from __future__ import annotations

from datetime import date, datetime

from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation
from tongket.foundation.reference import holidays
from tongket.foundation.refusals import refuse_first
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport, Extension, ReportState
from tongket.registers.intake.operations.desk import Act, begin, finish, locked, the_day


@operation("extend_report")
def extend_report(
    *, by: Actor, at: datetime, code: str, authority: str, requested_on: date | None = None, on: date | None = None
) -> Ref:
    """Extend the limit (gia hạn): the agency once, then the procuracy once. Refused: EXTENSION-*, REPORT-STATE."""
    act = Act(by, at, "extend_report", the_day(at, on))
    report = locked(code)
    begin(report, act)
    row, run = queries.running(report)
    refuse_first(rules.reasons_against_extension(run, authority, act.on, report.due_rolled))
    Extension.objects.create(
        report=report, run=row, authority=authority, requested_on=requested_on, decided_on=act.on, by_post=by.post
    )
    before = report.due_rolled
    longer = rules.Run(run.verb, run.start, (*run.extensions, rules.ExtensionRow(authority, act.on)))
    _set_due(report, longer)
    return finish(report, act, detail=authority, before=before, after=report.due_rolled)


def start_clock(report: CrimeReport, verb: str, on: date) -> None:
    """Start a run of the clock on that day; the report is saved by the caller."""
    _set_due(report, rules.Run(verb, on))


def carry_extensions(source: CrimeReport, row: ReportState) -> None:
    """Give a report split off the extensions its source already had: the same clock goes on."""
    source_row, _run = queries.running(source)
    Extension.objects.bulk_create(
        Extension(report=row.report, run=row, authority=given.authority, requested_on=given.requested_on,
                  decided_on=given.decided_on, by_post=given.by_post)
        for given in source_row.extensions.all()
    )  # fmt: skip


def _set_due(report: CrimeReport, run: rules.Run) -> None:
    report.due_strict, report.due_rolled = rules.due_of(run, holidays.calendar())
