"""What every act on a report shares: the locked report, who may act for which unit, the appended state row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, ref_to
from tongket.foundation.refusals import NotFound, Refused, refuse_first
from tongket.foundation.search import put_words
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport, ReportState

# What an act on a report may change; receipt writes the rest once.
CHANGING = ("handler", "pending_to", "investigator", "accepted_at", "due_strict", "due_rolled", "state", "last_on",
            "outcome", "outcome_on", "merged_into", "voided_at", "void_reason", "classification", "prosecutor",
            "archived_at", "followed_up")  # fmt: skip



@dataclass(frozen=True, slots=True)
class Act:
    """One act on a report: who, when entered, which verb, on which day it counts."""

    by: Actor
    at: datetime
    verb: str
    on: date


@dataclass(frozen=True, slots=True)
class Paper:
    """What an act's paper says: number of the decision, the investigator and the prosecutor it names, by post."""

    number: str = ""
    person: str = ""
    person_2: str = ""


def locked(code: str) -> CrimeReport:
    """The report, locked until the transaction ends."""
    # The code is unique: no order, no limit, which halves what this most frequent of reads costs.
    for report in CrimeReport.objects.select_for_update().filter(code=code):
        return report
    raise NotFound("REPORT-UNKNOWN", _("Không có tin mang mã %(wanted)s."), "", wanted=code)


def begin(report: CrimeReport, act: Act, unit_id: int | None = None) -> queries.ReportStanding:
    """Refuse the act where the role, the state, the day or the unit stands against it; move the state on.

    What comes back is the standing before the act: what the form says is checked against it.
    """
    refuse_the_unit_concerned(report, act.by)
    quiet = act.verb in rules.QUIET
    refuse_first(
        rules.reasons_against_act(act.verb, report.state, act.by.role)
        + rules.reasons_against_procuracy(act.verb, act.by.role, queries.held_by_the_concerned(report))
        + rules.reasons_against_day(act.on, clock.local_date(act.at), first_day(report) if quiet else report.last_on)
    )
    refuse_stranger(act.by, unit_id or report.handler_id)
    standing = queries.ReportStanding(report)
    refuse_first(rules.reasons_against_standing(act.verb, standing, act.on))
    report.state = rules.TRANSITIONS[report.state, act.verb]
    if not quiet:
        report.last_on = act.on
    return standing


def first_day(report: CrimeReport) -> date:
    """The day it was received: nothing happened to it before."""
    return clock.local_date(report.received_at)


def refuse_the_unit_concerned(report: CrimeReport, by: Actor) -> None:
    """A report about a unit does not exist for that unit, nor for those below it."""
    if report.about_id is not None and report.about_id in queries.units_above(by):
        raise NotFound("REPORT-UNKNOWN", _("Không có tin mang mã %(wanted)s."), "", wanted=report.code)


def refuse_stranger(by: Actor, unit_id: int) -> None:
    """Refuse an actor of another unit; a body acts for itself and for those below it."""
    if by.unit_id != unit_id and not queries.acts_for(by, unit_id):
        raise Refused(
            "UNIT-NOT-YOURS", _("Tin này thuộc đơn vị khác."), _("Chỉ đơn vị đang giữ tin hoặc cấp trên được ghi.")
        )


def finish(
    report: CrimeReport, act: Act, *, detail: str = "", reason: str = "", article: str = "", paper: Paper = Paper(),
    **audited: Any,
) -> Ref:  # fmt: skip
    """Save the report, append the state row, record the event."""
    if report.pk is None:
        report.save(force_insert=True)
        keep_words(report)
    else:
        report.followed_up = False
        report.save(update_fields=CHANGING)
    append(report, act, detail=detail, reason=reason, article=article, paper=paper)
    if paper.number:
        audited["number"] = paper.number
    record_event(
        by=act.by, at=act.at, verb=act.verb, obj=report, on=act.on, state=report.state, reason=reason, detail=detail,
        **audited,
    )  # fmt: skip
    return ref_to(report)


def warned(codes: Sequence[str]) -> dict[str, Any]:
    """What is odd about an act recorded all the same, as its event keeps it."""
    return {"warnings": list(codes)} if codes else {}


def keep_words(report: CrimeReport) -> None:
    """Keep what the report is found by up to date."""
    put_words(report._meta.db_table, report.pk, report.code, report.search_key)


def append(
    report: CrimeReport, act: Act, *, detail: str = "", reason: str = "", article: str = "", paper: Paper = Paper()
) -> ReportState:
    """Append the state row of an act: the report as it stands after it."""
    row = ReportState(
        report=report, verb=act.verb, state=report.state, on=act.on, at=act.at, recorded_at=clock.now(),
        unit_id=report.handler_id, by_account=act.by.account_id, by_post=act.by.post, detail=detail, reason=reason,
        article=article, number=paper.number.strip(), person=paper.person, person_2=paper.person_2,
        counts_from=_counts_from(report, act), due_strict=report.due_strict, due_rolled=report.due_rolled,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


def _counts_from(report: CrimeReport, act: Act) -> date | None:
    if act.verb != "accept_report" or report.accepted_at is None:
        return None
    since = clock.local_date(report.accepted_at)
    return since if since != act.on else None


def the_day(at: datetime, on: date | None) -> date:
    """The day an act counts by: the one given, else the day of entry."""
    return on or clock.local_date(at)


def moment_on(at: datetime, on: date) -> datetime:
    """The moment an act counts by: the moment of entry, moved to its day where that is another one."""
    if clock.local_date(at) == on:
        return at
    local = at.astimezone(clock.LOCAL)
    return local.replace(year=on.year, month=on.month, day=on.day)
