"""The limit of Đ147 on a report: started, extended, asked for, computed again from its events."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation
from tongket.foundation.reference import holidays
from tongket.foundation.refusals import refuse_all, refuse_first
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport, Extension, ExtensionRequest, ReportState
from tongket.registers.intake.operations.desk import Act, Paper, begin, finish, locked, moment_on, the_day, warned
from tongket.registers.units import queries as units


@operation("extend_report")
def extend_report(
    *, by: Actor, at: datetime, code: str, authority: str, requested_on: date | None = None, number: str = "",
    on: date | None = None,
) -> Ref:  # fmt: skip
    """Extend the limit (gia hạn): the agency once, to two months in all, then the procuracy once.

    After a resumption it is accepted with a warning in the trail. Refused: EXTENSION-*, REPORT-STATE.
    """
    act = Act(by, at, "extend_report", the_day(at, on))
    report = locked(code)
    standing = begin(report, act)
    given = Extension(authority=authority, requested_on=requested_on, decided_on=act.on, by_post=by.post)
    refuse_all(
        rules.reasons_against_extension(standing.run, authority, act.on, due_now(report), asked_on=requested_on)
    )
    return _extend(report, act, standing, given, Paper(number))


@operation("request_extension")
def request_extension(
    *, by: Actor, at: datetime, code: str, reason: str, number: str = "", on: date | None = None
) -> Ref:
    """Ask the procuracy to extend (đề nghị gia hạn, BLTTHS Đ147.2): once in a run, before the limit ends.

    Refused: EXTENSION-*, REASON-MISSING.
    """
    act = Act(by, at, "request_extension", the_day(at, on))
    report = locked(code)
    standing = begin(report, act)
    refuse_all(rules.reasons_against_reason(reason))
    ExtensionRequest.objects.create(
        report=report, run=standing.running[0], number=number, reason=reason, by_post=by.post,
        requested_at=moment_on(at, act.on),
    )  # fmt: skip
    return finish(report, act, reason=reason, paper=Paper(number), due=report.due_rolled)


@operation("answer_extension")
def answer_extension(
    *, by: Actor, at: datetime, code: str, granted: bool, reason: str = "", number: str = "", on: date | None = None
) -> Ref:
    """The procuracy's answer: granted, the limit is extended; refused, the body has to decide (TTLT 01/2017 Đ11.2).

    Refused: EXTENSION-NOT-ASKED, REASON-MISSING (a refusal says why).
    """
    asked = Act(by, at, "answer_extension", the_day(at, on))
    report = locked(code)
    standing = begin(report, asked)
    request = standing.extension_request
    assert request is not None  # begin refuses without one
    asked_on = clock.local_date(request.requested_at)
    refuse_all(
        rules.reasons_against_day(asked.on, clock.local_date(at), asked_on)
        + ([] if granted else rules.reasons_against_reason(reason))
    )
    request.answered_at, request.granted = moment_on(at, asked.on), granted
    request.answer_number, request.answer_reason, request.answered_by = number, reason, by.post
    request.save()
    if not granted:
        return finish(report, asked, detail="refused", reason=reason, paper=Paper(number), due=report.due_rolled)
    act = Act(by, at, "extend_report", asked.on)
    refuse_first(rules.reasons_against_day(act.on, clock.local_date(at), report.last_on))
    refuse_all(
        rules.reasons_against_extension(standing.run, "procuracy", act.on, due_now(report), asked_on=asked_on)
    )
    report.last_on = act.on
    given = Extension(authority="procuracy", requested_on=asked_on, decided_on=act.on, by_post=by.post)
    return _extend(report, act, standing, given, Paper(number))


def start_clock(report: CrimeReport, verb: str, on: date) -> None:
    """Start a run of the clock on that day; the report is saved by the caller."""
    _set_due(report, rules.Run(verb, on))


def count_while_untaken(report: CrimeReport, verb: str, since: datetime) -> None:
    """The limit of a report that lies with its holder and is not taken up: an investigating body's runs from its
    receipt there (T1, T2), elsewhere and where it was found not competent none does. The caller saves."""
    competent = report.classification != "not_competent"
    if competent and units.unit_by_id(report.handler_id).level in rules.INVESTIGATING_LEVELS:
        report.accepted_at = since
        start_clock(report, verb, clock.local_date(since))
    else:
        report.accepted_at = report.due_strict = report.due_rolled = None


def carry_extensions(source: CrimeReport, row: ReportState) -> None:
    """Give a report split off the extensions its source already had: the same clock goes on."""
    source_row, _run = queries.running(source)
    Extension.objects.bulk_create(
        Extension(report=row.report, run=row, authority=given.authority, requested_on=given.requested_on,
                  decided_on=given.decided_on, by_post=given.by_post)
        for given in source_row.extensions.all()
    )  # fmt: skip


def due_now(report: CrimeReport) -> date:
    """The rolled due day of a report whose limit runs."""
    assert report.due_rolled is not None
    return report.due_rolled


def _extend(
    report: CrimeReport, act: Act, standing: queries.ReportStanding, given: Extension, paper: Paper
) -> Ref:
    row, run = standing.running
    given.report, given.run = report, row
    given.save(force_insert=True)
    before = due_now(report)
    odd = rules.warnings_of_extension(run, given.authority, act.on, before, asked_on=given.requested_on)
    _set_due(report, rules.Run(run.verb, run.start, (*run.extensions, rules.ExtensionRow(given.authority, act.on))))
    audited: dict[str, Any] = {"before": before, "after": report.due_rolled} | warned(odd)
    return finish(report, act, detail=given.authority, paper=paper, **audited)


def set_due_by_kind(report: CrimeReport, source: CrimeReport | None = None) -> None:
    """The due days its kind gives a report in its running limit, or in that of the one it is split off. The caller
    saves."""
    if report.accepted_at is not None:
        _set_due(report, queries.running(source or report)[1])


def _set_due(report: CrimeReport, run: rules.Run) -> None:
    """Đ147 limits three kinds: another source is taken up and has no due day."""
    if rules.has_limit(report.kind):
        report.due_strict, report.due_rolled = rules.due_of(run, holidays.calendar())
    else:
        report.due_strict = report.due_rolled = None
