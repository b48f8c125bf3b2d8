"""What the clock catalogue needs to know of reports, out of their acts and notices, for many in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from tongket.core.clock.duties import Duty, ReportEvents, archive_duty, report_duties
from tongket.core.clock.duty import Owner, start_of
from tongket.core.clock.terms import Due
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import competence
from tongket.foundation import clock
from tongket.foundation.reference import holidays
from tongket.foundation.scope import Scope
from tongket.registers.intake import rules
from tongket.registers.intake.models import (
    CrimeReport,
    Extension,
    ExtensionRequest,
    Notice,
    ReportDetails,
    ReportState,
    Transfer,
)
from tongket.registers.intake.queries.hidden import visible

CHUNK = 400
MOST_KEPT = 1 << 14  # reports
ACT_FIELDS = ("report", "verb", "on", "at", "detail", "person", "counts_from", "due_strict", "due_rolled")
NOTICE_FIELDS = ("report", "act", "kind", "sent_at")
DETAIL_FIELDS = ("urgency", "remote", "child_victim", "urgent_since", "child_victim_since")
# Notice kind → the event it makes true.
TOLD = {
    "receipt_procuracy": "procuracy_told_at", "receipt_reporter": "reporter_told_at",
    "initiation_procuracy": "outcome_sent_at", "non_initiation_procuracy": "outcome_sent_at",
    "result_reporter": "outcome_told_at", "suspension_procuracy": "suspension_sent_at",
    "suspension_reporter": "suspension_told_at", "resumption_procuracy": "resumption_sent_at",
    "resumption_reporter": "resumption_told_at", "confession_procuracy": "confession_told_at",
}  # fmt: skip
# Acts that happen once, or whose last time counts: verb → event.
DONE = {
    "record_joint_review": "suspension_reviewed_at", "record_coordination": "coordinated_at",
    "review_outcome": "outcome_reviewed_at", "record_agreement": "procuracy_agreed_at",
    "record_administrative_transfer": "administrative_sent_at", "resume_report": "resumed_at",
    "record_cancellation": "cancelled_at", "suspend_report": "suspended_at",
}  # fmt: skip
TAKES = ("accept_report", "take_over_report", "split_new")
# Acts by which a report is classified, said so or not: who takes it or sends it on has looked at it.
CLASSIFIES = ("classify_report", "classify_as_not_a_report", "send_report", *TAKES)
# What an annulled decision not to initiate takes with it.
_NO_OUTCOME = {"outcome": "", "outcome_at": None, "ended_at": None, "administrative_sent_at": None,
               "outcome_reviewed_at": None, "procuracy_agreed_at": None}  # fmt: skip
ENDS = ("classify_as_not_a_report", "confirm_sent_report", "close_by_limitation")


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """A duty of one report: the unit that has the report and, where somebody is assigned, by whom it is owed, by post:
    the investigator what binds the police, the prosecutor what binds the procuracy (`duty.owner`)."""

    record: CrimeReport
    duty: Duty
    unit_id: int
    person: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """The rows of one report, each list in order."""

    acts: list[ReportState]
    notices: list[Notice]
    extensions: list[Extension]
    requests: list[ExtensionRequest]
    sent_at: list[datetime]
    details: ReportDetails | None


def moment_of(act: ReportState) -> datetime:
    """When an act counts: its moment, moved to its day where it was entered on another one."""
    if clock.local_date(act.at) == act.on:
        return act.at
    return act.at.astimezone(clock.LOCAL).replace(year=act.on.year, month=act.on.month, day=act.on.day)


def events_of(report: CrimeReport) -> ReportEvents:
    """The events of one report."""
    return events_of_many([report])[report.pk]


def events_of_many(reports: Sequence[CrimeReport]) -> dict[int, ReportEvents]:
    """The events of many reports by id, in six queries for each few hundred."""
    answer: dict[int, ReportEvents] = {}
    for start in range(0, len(reports), CHUNK):
        part = reports[start : start + CHUNK]
        kept = _kept([report.pk for report in part])
        answer |= {report.pk: _events(report, kept[report.pk]) for report in part}
    return answer


def duties_of(
    scope: Scope, on: datetime, *, handler_ids: frozenset[int] | None = None, codes: Collection[str] | None = None,
    open_only: bool = True, owner: Owner | None = "police",
) -> list[ReportDuty]:  # fmt: skip
    """Duties of the reports in scope at a moment: the open ones, or all that have arisen.

    Those that bind the police, unless another owner is named; none named: all.

    Merged, void and archived reports owe nothing any more; reports hidden from the reader are not there.
    """
    rows = visible(scope).exclude(state__in=("merged", "void")).select_related("handler", "receiver")
    if handler_ids is not None:
        rows = rows.filter(handler__in=handler_ids)
    if codes is not None:
        rows = rows.filter(code__in=codes)
    if open_only:
        rows = rows.filter(archived_at=None)
        archive = _to_archive(rows.filter(followed_up=True), on) if owner != "procuracy" else []
        return _of(_owed(rows.filter(followed_up=False), on), owner) + archive
    return _of(_owed(rows, None), owner)


def to_follow_up() -> QuerySet[CrimeReport]:
    """Reports that have ended and are neither archived nor marked as followed up."""
    rows = CrimeReport.objects.filter(archived_at=None, followed_up=False, state__in=rules.ENDED)
    return rows.exclude(state="merged").select_related("receiver")


def _owed(rows: QuerySet[CrimeReport], on: datetime | None) -> list[ReportDuty]:
    """Duties out of the acts of each report: those open at a moment, or all that have arisen."""
    found = list(rows.order_by("pk"))
    events, calendar = events_of_many(found), holidays.calendar()
    return [
        ReportDuty(report, duty, report.handler_id, _owes(report, duty))
        for report in found
        for duty in _duties(events[report.pk], calendar)
        if on is None or duty.is_open(on)
    ]


@lru_cache(maxsize=MOST_KEPT)
def _duties(events: ReportEvents, calendar: WorkCalendar) -> tuple[Duty, ...]:
    """The duties of one report: they follow from its events alone, so that the same events are reckoned once."""
    return report_duties(events, calendar)


def _of(found: list[ReportDuty], owner: Owner | None) -> list[ReportDuty]:
    return found if owner is None else [row for row in found if row.duty.owner == owner]


def _owes(report: CrimeReport, duty: Duty) -> str:
    return report.prosecutor if duty.owner == "procuracy" else report.investigator


def _to_archive(rows: QuerySet[CrimeReport], on: datetime) -> list[ReportDuty]:
    """The one duty left of reports followed up, from the day they ended: no act need be read.

    Nothing but quiet acts comes after the end, so the day of the last other act is that of the end.
    """
    bare = rows.select_related(None).only("code", "handler", "investigator", "last_on")
    found, calendar = list(bare.order_by("pk")), holidays.calendar()
    ends = {day: archive_duty(start_of(day), calendar) for day in {report.last_on for report in found}}
    return [
        ReportDuty(report, duty, report.handler_id, report.investigator)
        for report in found
        if (duty := ends[report.last_on]) is not None and duty.is_open(on)
    ]


def with_act(reports: Iterable[CrimeReport], verb: str) -> set[int]:
    """Ids of those reports on which that act has been recorded, since they came back where an outcome was annulled."""
    rows = ReportState.objects.filter(report__in=[report.pk for report in reports], verb__in=(verb, "reopen_report"))
    newest = dict(rows.order_by("pk").values_list("report_id", "verb"))
    return {report_id for report_id, last in newest.items() if last == verb}


def duties_of_report(report: CrimeReport) -> tuple[Duty, ...]:
    """Every duty of one report that has arisen, the limit first."""
    return report_duties(events_of(report), holidays.calendar())


def _kept(ids: list[int]) -> dict[int, _Kept]:
    sent: defaultdict[int, list[datetime]] = defaultdict(list)
    slips = Transfer.objects.filter(report__in=ids, returned_at=None).order_by("pk")
    for report_id, sent_at in slips.values_list("report_id", "sent_at"):
        sent[report_id].append(sent_at)
    # Only what the clock asks for: a board reads thousands of these rows, and no content of a report.
    details = ReportDetails.objects.only(*DETAIL_FIELDS).in_bulk(ids)
    acts = _by_report(ReportState.objects.filter(report__in=ids).only(*ACT_FIELDS).order_by("pk"))
    told = Notice.objects.filter(report__in=ids).exclude(sent_at=None).only(*NOTICE_FIELDS)
    notices = _by_report(told.order_by("pk"))
    extensions = _by_report(Extension.objects.filter(report__in=ids).order_by("pk"))
    requests = _by_report(ExtensionRequest.objects.filter(report__in=ids).order_by("pk"))
    return {
        pk: _Kept(acts[pk], notices[pk], extensions[pk], requests[pk], sent[pk], details.get(pk)) for pk in ids
    }


def _by_report(rows: Iterable[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.report_id].append(row)
    return found


def _events(report: CrimeReport, kept: _Kept) -> ReportEvents:
    values: dict[str, Any] = {
        "received_at": report.received_at, "by_commune": report.receiver.level == "commune", "kind": report.kind,
        "village": report.receiver.name.startswith(competence.VILLAGE_POLICE),
        "identity_refused": report.reporter_kind in rules.NOBODY_TO_TELL, "accepted_at": report.accepted_at,
        "archived_at": report.archived_at, "closed": report.state in ("merged", "void"),
        "limitation_on": report.limitation_on,
    }  # fmt: skip
    if kept.details is not None:
        values["urgent"], values["urgent_since"] = kept.details.urgent, kept.details.urgent_since
        values["remote"], values["child_victim"] = kept.details.remote, kept.details.child_victim
        values["child_victim_since"] = kept.details.child_victim_since
    for act in kept.acts:
        _take_in(values, act)
    newest = {act.verb: act.pk for act in kept.acts}  # a second suspension is told of anew
    if newest.get("reopen_report", 0) > newest.get("resolve_report", 0):
        newest.pop("resolve_report", None)  # what was told of the annulled decision tells nothing of the next
    current = set(newest.values())
    for notice in kept.notices:
        if notice.kind in TOLD and notice.act_id in current:
            values[TOLD[notice.kind]] = notice.sent_at
    _handed_on(values, kept)
    _limit(values, report, kept)
    if values.get("outcome_at") is not None:
        values["ended_at"] = values["outcome_at"]
    return ReportEvents(**values)


def _take_in(values: dict[str, Any], act: ReportState) -> None:
    """One act in its order: what it makes true."""
    at = moment_of(act)
    if act.verb in CLASSIFIES:
        values.setdefault("classified_at", at)
    if act.verb == "classify_report":
        values["not_competent_at"] = at if act.detail == "not_competent" else None
        if act.detail == "group_a" and _later_urgent(values, at):
            values["urgent"], values["urgent_since"] = True, at
    elif act.verb in TAKES:
        values["not_competent_at"] = None
    elif act.verb == "resolve_report":
        values["outcome"], values["outcome_at"] = act.detail, at
    elif act.verb == "reopen_report":
        values |= _NO_OUTCOME | {"reopened_at": at}
    elif act.verb in DONE:
        values[DONE[act.verb]] = at
    if act.verb in ENDS:
        values["ended_at"] = at
    _assigned(values, act, at)


def _later_urgent(values: dict[str, Any], at: datetime) -> bool:
    """Whether it was not urgent yet at a moment: not at all, or only by what was written down later."""
    since = values.get("urgent_since")
    return not values.get("urgent") or (since is not None and at < since)


def _assigned(values: dict[str, Any], act: ReportState, at: datetime) -> None:
    """An assignment lapses when the report is sent on (TT 28/2020 Đ18); the next body assigns anew."""
    if act.verb in ("send_report", "take_over_report"):
        values["assigned_at"] = None
    if act.person and act.verb in (*TAKES, "assign_report"):
        values["assigned_at"] = values.get("assigned_at") or at


def _handed_on(values: dict[str, Any], kept: _Kept) -> None:
    """When it was sent on: after it was found not competent, else the first time."""
    found_at = values.get("not_competent_at")
    after = [moment for moment in kept.sent_at if found_at is None or moment >= found_at]
    if after or kept.sent_at:
        values["sent_at"] = (after or kept.sent_at)[0]


def _limit(values: dict[str, Any], report: CrimeReport, kept: _Kept) -> None:
    """The limit now running, its stage, and what was asked of the procuracy."""
    if report.due_strict is None or report.due_rolled is None:
        return
    values["due"] = Due(report.due_strict, report.due_rolled)
    runs = [act for act in kept.acts if act.verb in rules.RUN_VERBS and act.due_strict is not None]
    if not runs:
        return
    last = runs[-1]
    given = tuple(
        rules.ExtensionRow(row.authority, row.decided_on) for row in kept.extensions if row.run_id == last.pk
    )
    values["limit"] = rules.stage_of(rules.Run(last.verb, last.counts_from or last.on, given))
    asked = [row for row in kept.requests if row.run_id == last.pk]
    if asked:
        values["extension_asked_at"] = _asked_at(asked[-1], kept)
        values["extension_answered_at"] = asked[-1].answered_at
        before = [act for act in kept.acts if act.verb == "request_extension" and act.due_strict is not None]
        if before and before[-1].due_strict and before[-1].due_rolled:
            values["due_when_asked"] = Due(before[-1].due_strict, before[-1].due_rolled)


def _asked_at(request: ExtensionRequest, kept: _Kept) -> datetime:
    """When the procuracy was asked: when the paper went out, where that is proved; a request answered had come."""
    act = max((act.pk for act in kept.acts if act.verb == "request_extension"), default=0)
    sent = [one.sent_at for one in kept.notices if one.kind == "extension_request" and one.act_id == act]
    if not sent or sent[0] is None or (request.answered_at is not None and request.answered_at < sent[0]):
        return request.requested_at
    return sent[0]
