"""The clock catalogue (K1–K19) applied to one crime report: every duty that has arisen, and the limit of Đ147 itself.

Each duty is counted by the law in force on the day of the act that triggers it. Commune police hand over and do
nothing else: what the investigating body owes starts when that body receives the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Any

from tongket.core.clock.duty import (
    VIETNAM,
    Duty,
    DutyState,
    Task,
    end_of,
    local_day,
    owed,
    owed_before,
    owed_by,
    start_of,
)
from tongket.core.clock.nearing import nearing
from tongket.core.clock.terms import Due
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import catalogue, joint_circulars_2020_2022, prosecution_limitation
from tongket.core.law import criminal_procedure_code as code
from tongket.core.law import joint_circular_01_2017 as ttlt01
from tongket.core.law import joint_circular_04_2018 as ttlt04
from tongket.core.law.limits import Limit
from tongket.core.law.report_kinds import CONFESSIONS, STATUTORY_KINDS

__all__ = [
    "ARCHIVING", "CONFESSIONS", "LIMITATION", "STATUTORY_KINDS", "VIETNAM", "Duty", "DutyState", "ReportEvents", "Task",
    "archive_duty", "end_of", "local_day", "report_duties",
]  # fmt: skip

_NOT_INITIATED = ("not_initiated", "administrative")
# Which limit now runs → the provision that gives it.
LIMIT_OF_STAGE = {
    "first": code.RESOLVE_REPORT,
    "agency_extension": code.AGENCY_EXTENSION,
    "procuracy_extension": code.PROCURACY_EXTENSION,
    "after_resumption": code.AFTER_RESUMPTION,
    "after_cancellation": code.AFTER_CANCELLATION,
    "after_annulment": code.AFTER_ANNULMENT,
}
# Not of the catalogue: the alarm before the limitation of prosecution of a suspended report runs out.
LIMITATION = "LIMITATION"
# The duty that is left when all others are done.
ARCHIVING = "K19"
_LIMIT = Task("LIMIT", "giải quyết nguồn tin về tội phạm", "resolve the crime report")
_TASKS = {row.id: Task(row.id, row.act, row.act_en) for row in catalogue.FOLLOW_UPS}
# What binds the procuracy itself; the other half of K15, its request carried out, binds the police.
_ANSWER, _REVIEW = (replace(_TASKS[name], owner="procuracy") for name in ("K8", "K15"))


@dataclass(frozen=True, slots=True)
class ReportEvents:
    """Everything the catalogue needs to know of one crime report; all moments aware.

    `identity_refused` also stands for reports without anybody to tell (press, direct detection). `urgent` is group a
    of the commune rule, `village` a Công an xã, which until 14/01/2022 checked nothing itself. `due` is the limit now
    running, `limit` the stage that gave it, `due_when_asked` the limit that ran when the procuracy was asked; `closed`:
    merged or void. `urgent_since`, `child_victim_since`: from when on, where it was not so from the receipt.
    `limitation_on`: the last day of the limitation of prosecution, where it was written down.
    """

    received_at: datetime
    by_commune: bool = False
    urgent: bool = False
    remote: bool = False
    village: bool = False
    kind: str = "TB"
    identity_refused: bool = False
    child_victim: bool = False
    classified_at: datetime | None = None
    not_competent_at: datetime | None = None
    sent_at: datetime | None = None
    accepted_at: datetime | None = None
    assigned_at: datetime | None = None
    procuracy_told_at: datetime | None = None
    reporter_told_at: datetime | None = None
    extension_asked_at: datetime | None = None
    extension_answered_at: datetime | None = None
    outcome: str = ""
    outcome_at: datetime | None = None
    outcome_sent_at: datetime | None = None
    outcome_told_at: datetime | None = None
    administrative_sent_at: datetime | None = None
    suspended_at: datetime | None = None
    suspension_sent_at: datetime | None = None
    suspension_told_at: datetime | None = None
    suspension_reviewed_at: datetime | None = None
    resumed_at: datetime | None = None
    resumption_sent_at: datetime | None = None
    resumption_told_at: datetime | None = None
    coordinated_at: datetime | None = None
    confession_told_at: datetime | None = None
    archived_at: datetime | None = None
    ended_at: datetime | None = None
    due: Due | None = None
    closed: bool = False
    limit: str = "first"
    cancelled_at: datetime | None = None
    procuracy_agreed_at: datetime | None = None
    outcome_reviewed_at: datetime | None = None
    initiation_requested_at: datetime | None = None
    urgent_since: datetime | None = None
    due_when_asked: Due | None = None
    reopened_at: datetime | None = None
    child_victim_since: datetime | None = None
    limitation_on: date | None = None

    def up_to(self, at: datetime) -> ReportEvents:
        """What had happened by a moment; the running limit stays as given, and flags but those that came later."""
        later: dict[str, Any] = {
            field.name: None
            for field in fields(self)
            if field.name != "received_at" and isinstance(value := getattr(self, field.name), datetime) and value > at
        }
        gone: dict[str, Any] = {"outcome": ""} if "outcome_at" in later else {}
        gone |= {flag: False for flag in ("urgent", "child_victim") if f"{flag}_since" in later}
        return replace(self, **later, **gone)


def report_duties(events: ReportEvents, calendar: WorkCalendar) -> tuple[Duty, ...]:
    """Duties that have arisen, the limit first, then K1 to K19. Of a closed report only what was done is left.

    Đ147 limits three kinds of sources; for the others neither the limit nor what is counted back from it arises.
    """
    if events.kind not in STATUTORY_KINDS:
        events = replace(events, due=None)
    parts = (
        _limit(events), _on_receipt(events, calendar), _at_the_competent_body(events, calendar),
        _before_the_end(events), _on_outcome(events, calendar), _on_suspension(events, calendar),
        _of_the_procuracy(events, calendar), _before_the_limitation(events),
    )  # fmt: skip
    found = [duty for part in parts for duty in part if duty is not None]
    if events.closed:
        found = [duty for duty in found if duty.done_at is not None]
    return tuple(sorted(found, key=lambda duty: int(duty.id.removeprefix("K")) if duty.id[0] == "K" else 0))


def archive_duty(ended: datetime, calendar: WorkCalendar) -> Duty | None:
    """The duty to hand the file to the archive (K19): all that is left of a report followed up."""
    return owed(_TASKS[ARCHIVING], joint_circulars_2020_2022.ARCHIVE, ended, calendar)


def _limit(events: ReportEvents) -> Iterator[Duty]:
    starts = _run_start(events)
    if events.due is None or starts is None:
        return
    done_at = events.suspended_at if _is_suspended(events) else events.outcome_at or events.ended_at
    yield owed_by(_LIMIT, LIMIT_OF_STAGE[_stage(events)], events.due, starts, done_at=done_at)


def _run_start(events: ReportEvents) -> datetime | None:
    """When the limit now running began: receipt by the competent body, the end of a suspension, the annulment of a
    decision not to initiate."""
    moments = (events.resumed_at, events.cancelled_at, events.reopened_at)
    ends = [moment for moment in moments if moment is not None]
    return max(ends) if ends else events.accepted_at


def _stage(events: ReportEvents) -> str:
    if events.limit != "first":
        return events.limit
    if events.cancelled_at is not None and _run_start(events) == events.cancelled_at:
        return "after_cancellation"
    return "after_resumption" if events.resumed_at is not None else "first"


def _is_suspended(events: ReportEvents) -> bool:
    ended = [moment for moment in (events.resumed_at, events.cancelled_at) if moment is not None]
    return events.suspended_at is not None and (not ended or max(ended) < events.suspended_at)


def _on_receipt(events: ReportEvents, calendar: WorkCalendar) -> Iterator[Duty | None]:
    if events.by_commune:
        yield _hand_over(events, calendar)
    if (starts := _body_received_at(events)) is not None:
        yield owed(_TASKS["K1"], ttlt01.CLASSIFY, starts, calendar, done_at=events.classified_at)
        if events.kind in STATUTORY_KINDS:
            yield _notice_to_the_procuracy(events, starts, calendar)
            if not events.identity_refused:
                told = events.reporter_told_at
                yield owed(_TASKS["K5"], ttlt01.NOTICE_OF_RECEIPT, starts, calendar, done_at=told)
    if events.kind in CONFESSIONS:
        told = events.confession_told_at
        yield owed(_TASKS["K16"], code.CONFESSION_NOTICE, events.received_at, calendar, done_at=told)


def _body_received_at(events: ReportEvents) -> datetime | None:
    """When an investigating body received the report: commune police classify nothing and notify nobody."""
    return events.accepted_at if events.by_commune else events.received_at


def _hand_over(events: ReportEvents, calendar: WorkCalendar) -> Duty | None:
    # Whichever shows the hand-over first; a later sending is that of the body which took it.
    done_at = min((at for at in (events.sent_at, events.accepted_at) if at is not None), default=None)
    if events.village and local_day(events.received_at) < ttlt01.COMMUNE_RULE_AMENDED:
        return owed(_TASKS["K3"], ttlt01.VILLAGE_PASSES_ON, events.received_at, calendar, done_at=done_at)
    # Handed on before it was found urgent: nothing was owed by the rule of group a.
    late = done_at is not None and events.urgent_since is not None and done_at <= events.urgent_since
    if not events.urgent or late:
        return owed(_TASKS["K3"], ttlt01.COMMUNE_OTHER, events.received_at, calendar, done_at=done_at)
    limit = ttlt01.COMMUNE_URGENT_REMOTE if events.remote else ttlt01.COMMUNE_URGENT
    # What turns out to be urgent only later follows the rule of group a from then on (Đ8.5.b).
    return owed(_TASKS["K3"], limit, events.urgent_since or events.received_at, calendar, done_at=done_at)


def _notice_to_the_procuracy(events: ReportEvents, starts: datetime, calendar: WorkCalendar) -> Duty | None:
    """Three days (Đ146.5) against three working days (TTLT 01/2017 Đ14.1): alarm by the first, late by the second."""
    told = events.procuracy_told_at
    strict = owed(_TASKS["K4"], code.NOTICE_TO_PROCURACY, starts, calendar, done_at=told)
    late = owed(_TASKS["K4"], ttlt01.NOTICE_OF_RECEIPT, starts, calendar, done_at=told)
    if strict is None or late is None:
        return strict
    cites, cites_en = f"{strict.cites}; {late.cites}", f"{strict.cites_en}; {late.cites_en}"
    return replace(strict, rolled=max(strict.rolled, late.rolled), cites=cites, cites_en=cites_en)


def _at_the_competent_body(events: ReportEvents, calendar: WorkCalendar) -> Iterator[Duty | None]:
    body_at, found_at = _body_received_at(events), events.not_competent_at
    if found_at is not None and body_at is not None and found_at >= body_at:
        sent_at = events.sent_at if events.sent_at is not None and events.sent_at >= found_at else None
        assigned = events.assigned_at is not None and events.assigned_at <= found_at
        law = joint_circulars_2020_2022.TRANSFER_AFTER_ASSIGNMENT if assigned else ttlt01.TRANSFER
        yield owed(_TASKS["K2"], law, found_at, calendar, done_at=sent_at)
    # Đ9.1: with clear signs of crime the case is initiated straight away and nobody is assigned.
    if events.accepted_at is not None and (events.assigned_at is not None or events.outcome != "initiated"):
        assign = owed(_TASKS["K6"], ttlt01.ASSIGN, events.accepted_at, calendar, done_at=events.assigned_at)
        yield _until_the_end(assign, events)


def _until_the_end(duty: Duty | None, events: ReportEvents) -> Duty | None:
    """A duty that nobody can do any more once the report has ended: nobody is assigned to what is resolved."""
    return duty and replace(duty, gone_at=_ended_at(events))


def _ended_at(events: ReportEvents) -> datetime | None:
    """When the report ended; a suspension is no end."""
    return events.ended_at or (events.outcome_at if events.outcome != "suspended" else None)


def _before_the_end(events: ReportEvents) -> Iterator[Duty | None]:
    starts, due = _run_start(events), events.due
    if due is None or starts is None:
        # Without a limit the end of the check is known once it has come.
        if events.child_victim and events.outcome_at is not None and starts is not None:
            yield _coordination(events, Due(local_day(events.outcome_at), local_day(events.outcome_at)), starts)
        return
    open_still = events.outcome_at is None and events.ended_at is None and not _is_suspended(events)
    asked = events.extension_asked_at
    if asked is not None or (open_still and _stage(events) == "agency_extension"):
        # An extension granted since has moved the end; what counts is the limit that ran when it was asked for.
        before = events.due_when_asked or due
        yield owed_before(_TASKS["K7"], code.ASK_PROCURACY, before, starts, done_at=asked, alarm=True)
    if open_still or _is_suspended(events):
        # Owed once the report is suspended; before that, and again after a resumption, only worth an alarm.
        law, reviewed = joint_circulars_2020_2022.REVIEW_OF_SUSPENDED, events.suspension_reviewed_at
        done_at = reviewed if reviewed is not None and reviewed >= starts else None
        review = owed_before(_TASKS["K17"], law, due, starts, done_at=done_at, alarm=not _is_suspended(events))
        yield _until_the_end(review, events)
    if events.child_victim:
        yield _coordination(events, due, starts)


def _coordination(events: ReportEvents, due: Due, starts: datetime) -> Duty | None:
    """Counted back from the end of the check: the limit, or the decision where that came earlier.

    A victim known to be under 18 only later is owed it from then on: nothing where the check had ended by then, and
    where the seven days had begun, before the end of the check itself.
    """
    since, ended = events.child_victim_since, _ended_at(events)
    if since is not None and ended is not None and ended <= since:
        return None
    if events.outcome_at is not None and local_day(events.outcome_at) < due.strict:
        due = Due(local_day(events.outcome_at), local_day(events.outcome_at))
    law = joint_circulars_2020_2022.CHILD_VICTIM_COORDINATION
    if since is None or since <= starts:
        return owed_before(_TASKS["K18"], law, due, starts, done_at=events.coordinated_at)
    duty = owed_before(_TASKS["K18"], law, due, since, done_at=events.coordinated_at)
    if duty is None or since < duty.strict:
        return duty
    last = end_of(max(due.strict, local_day(since)))
    return replace(duty, strict=last, rolled=last)


def _on_outcome(events: ReportEvents, calendar: WorkCalendar) -> Iterator[Duty | None]:
    decided = events.outcome_at
    if (ended := _ended_at(events)) is not None:
        archive: Limit = joint_circulars_2020_2022.ARCHIVE
        yield owed(_TASKS["K19"], archive, ended, calendar, done_at=events.archived_at)
    if decided is None or events.outcome not in ("initiated", *_NOT_INITIATED):
        return
    if events.outcome == "initiated":
        yield owed(_TASKS["K9"], code.INITIATION_NOTICE, decided, calendar, done_at=events.outcome_sent_at)
    else:
        yield owed(_TASKS["K10"], code.NON_INITIATION_NOTICE, decided, calendar, done_at=events.outcome_sent_at)
    if not events.identity_refused and events.kind in STATUTORY_KINDS:
        yield owed(_TASKS["K12"], ttlt01.NOTICE_OF_RESULT, decided, calendar, done_at=events.outcome_told_at)
    if events.outcome == "administrative":
        # TT 28/2020 Đ21: police hand the file over once the procuracy has agreed.
        starts = events.procuracy_agreed_at or decided
        sent_at = events.administrative_sent_at
        yield owed(_TASKS["K14"], ttlt01.ADMINISTRATIVE_TRANSFER, starts, calendar, done_at=sent_at)


def _on_suspension(events: ReportEvents, calendar: WorkCalendar) -> Iterator[Duty | None]:
    if events.suspended_at is not None:
        done_at = _both(events, events.suspension_sent_at, events.suspension_told_at)
        yield owed(_TASKS["K11"], code.SUSPENSION_NOTICE, events.suspended_at, calendar, done_at=done_at)
    if events.resumed_at is not None:
        done_at = _both(events, events.resumption_sent_at, events.resumption_told_at)
        yield owed(_TASKS["K13"], code.RESUMPTION_NOTICE, events.resumed_at, calendar, done_at=done_at)


def _both(events: ReportEvents, sent: datetime | None, told: datetime | None) -> datetime | None:
    """When the later of two notices went out; without anybody to tell the procuracy's is enough."""
    if events.identity_refused:
        return sent
    return max(sent, told) if sent is not None and told is not None else None


def _of_the_procuracy(events: ReportEvents, calendar: WorkCalendar) -> Iterator[Duty | None]:
    """Limits of the procuracy itself (K8, K15), and its request the police carry out; silence is its consent, so
    the review only lapses."""
    if events.extension_asked_at is not None:
        answered = events.extension_answered_at
        yield owed(_ANSWER, ttlt01.PROCURACY_ANSWERS, events.extension_asked_at, calendar, done_at=answered)
    sent, reviewed = events.outcome_sent_at, events.outcome_reviewed_at
    if sent is not None and events.outcome in ("initiated", *_NOT_INITIATED):
        initiated = events.outcome == "initiated"
        review = ttlt04.REVIEW_OF_INITIATION if initiated else ttlt04.REVIEW_OF_NON_INITIATION
        yield owed(_REVIEW, review, sent, calendar, done_at=reviewed, alarm=True)
    if (requested := events.initiation_requested_at) is not None:
        done_at = events.outcome_at if events.outcome == "initiated" else None
        yield owed(_TASKS["K15"], ttlt04.EXECUTE_INITIATION_REQUEST, requested, calendar, done_at=done_at)


def _before_the_limitation(events: ReportEvents) -> Iterator[Duty]:
    """The end of the limitation of prosecution of a suspended report (BLHS Đ27): an alarm some days ahead. Nobody is
    late with it; once it has passed the report may be closed."""
    last, suspended = events.limitation_on, events.suspended_at
    if last is None or suspended is None or not _is_suspended(events) or events.ended_at is not None:
        return
    starts = max(start_of(last - timedelta(days=nearing(last).limitation_days)), suspended)
    if starts < (end := end_of(last)):
        yield Duty(
            LIMITATION, "giải quyết trước khi hết thời hiệu truy cứu", "resolve before the limitation of prosecution",
            prosecution_limitation.CITES, prosecution_limitation.CITES_EN, prosecution_limitation.CODE, starts,
            end, end, None, True, alarm=True, early=True,
        )  # fmt: skip
