"""Which limits of the clock catalogue were kept (K1–K19): by body and duty, out of those that ended in a window.

A duty leaves the board once it is done, and with it its lateness; here it is counted for good. N are the duties of the
police whose (rolled) end came in the window, n of them done in time; late ones done since and late ones still open are
both in N. A duty counts for the body that held the report when it was done, at the latest when it was due; the
hand-over (K3) for the body that received the report. What an act takes off the desk (another body, an annulled
decision, a second suspension) is read as it stood before that act.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from tongket.core.clock.duties import Duty, ReportEvents, report_duties
from tongket.core.clock.duty import start_of
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law.criminal_procedure_code import AGENCY_EXTENSION, PROCURACY_EXTENSION
from tongket.core.law.joint_circulars_2020_2022 import ARCHIVE
from tongket.foundation import clock
from tongket.foundation.reference import holidays
from tongket.foundation.scope import Scope
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, ReportState
from tongket.registers.intake.queries.events import CHUNK, TAKES, _events, _Kept, _kept, moment_of
from tongket.registers.intake.queries.hidden import visible

HAND_OVER = "K3"
# Acts after which the events of the report speak of something else than before.
TURNS = ("take_over_report", "reopen_report", "suspend_report")
# No duty ends later than so many months after the last act on its report: the longest limit (T5), then the archiving
# (K19), and one for the days off after an end.
LONGEST = sum(limit.versions[-1].amount for limit in (AGENCY_EXTENSION, PROCURACY_EXTENSION, ARCHIVE)) + 1
LONGEST_MONTH = timedelta(31)
_MOMENT = timedelta(microseconds=1)


class DutyEnd(NamedTuple):
    """One duty that ended in the window: of which report, for which body, kept or not, still to be done or not."""

    record: str
    duty: str
    unit_id: int
    on_time: bool
    open: bool


class Tally(NamedTuple):
    """Of how many duties due how many were done on time, and how many are late and still open."""

    on_time: int
    due: int
    open: int

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.on_time + other.on_time, self.due + other.due, self.open + other.open)


@dataclass(frozen=True, slots=True)
class _Window:
    """The days in which duties end, and the moment up to which is known what was done."""

    first: date
    last: date
    now: datetime
    calendar: WorkCalendar

    def has(self, duty: Duty) -> bool:
        return duty.rolled <= self.now and self.first <= clock.local_date(duty.rolled - _MOMENT) <= self.last


def duties_kept(scope: Scope, first: date, last: date, now: datetime) -> dict[tuple[int, str], Tally]:
    """By body and duty: how many ended from the first to the last day, on time, late and open."""
    found: dict[tuple[int, str], Tally] = {}
    for end in ends_within(scope, first, last, now):
        one = Tally(int(end.on_time), 1, int(end.open))
        key = (end.unit_id, end.duty)
        found[key] = found[key].plus(one) if key in found else one
    return found


def ends_within(scope: Scope, first: date, last: date, now: datetime) -> Iterator[DutyEnd]:
    """Every duty (K1–K19) of the bodies in scope that ended in the window, on whatever report they held then: a body
    reads the same numbers as those above it. Merged and void reports owe nothing, as on the board; reports about the
    reader's own unit do not exist."""
    found = list(_rows(scope, first).select_related("handler", "receiver").order_by("pk"))
    window = _Window(first, last, now, holidays.calendar())
    for start in range(0, len(found), CHUNK):
        part = found[start : start + CHUNK]
        kept = _kept([report.pk for report in part])
        for report in part:
            yield from (end for end in _ends(report, kept[report.pk], window) if scope.covers(end.unit_id))


def _rows(scope: Scope, first: date) -> QuerySet[CrimeReport]:
    """Reports on which a body in scope may have had a duty since then: those it received or held after some act."""
    rows = visible(replace(scope, unit_ids=None)).exclude(state__in=("merged", "void"))
    rows = rows.filter(last_on__gte=first - LONGEST * LONGEST_MONTH)
    if scope.unit_ids is None:
        return rows
    held = ReportState.objects.filter(unit__in=scope.unit_ids, report=OuterRef("pk"))
    return rows.filter(Q(receiver__in=scope.unit_ids) | Exists(held))


def _ends(report: CrimeReport, kept: _Kept, window: _Window) -> Iterator[DutyEnd]:
    found: dict[tuple[str, datetime], tuple[Duty, datetime]] = {}
    for stop, events in _lives(report, kept, window.now):
        for duty in report_duties(events, window.calendar):
            if duty.owner == "police" and duty.id.startswith("K") and not duty.alarm:
                found[duty.id, duty.starts] = (duty, stop)
    born = moment_of(kept.acts[0]) if kept.acts[0].verb == "split_new" else report.received_at
    for duty, stop in found.values():
        done = duty.done_at is not None and duty.done_at <= window.now
        # Done before it arose, or arisen before the report was split off: of another time, and owed to nobody here.
        if not window.has(duty) or duty.starts < born or (duty.done_at is not None and duty.done_at < duty.starts):
            continue
        # What went to another body, or could not be done any more, before its end was never late here.
        if not done and min(stop, duty.gone_at or stop) < duty.rolled:
            continue
        on_time = done and duty.done_at is not None and duty.done_at <= duty.rolled
        moment = duty.done_at if on_time and duty.done_at is not None else duty.rolled
        unit_id = report.receiver_id if duty.id == HAND_OVER else _holder(report, kept.acts, moment)
        yield DutyEnd(report.code, duty.id, unit_id, on_time, stop == window.now and duty.is_open(window.now))


def _lives(report: CrimeReport, kept: _Kept, now: datetime) -> Iterator[tuple[datetime, ReportEvents]]:
    """The events of the report as they stood before each turn, with the turn's moment; as they stand, last."""
    for place, act in enumerate(kept.acts):
        if place and act.verb in TURNS:
            yield moment_of(act), _events(_as_after(report, kept.acts[:place]), replace(kept, acts=kept.acts[:place]))
    yield now, _events(report, kept)


def _as_after(report: CrimeReport, acts: list[ReportState]) -> CrimeReport:
    """The report as it stood after those acts, as far as its duties ask."""
    then, last = copy(report), acts[-1]
    then.state, then.due_strict, then.due_rolled, then.archived_at = last.state, last.due_strict, last.due_rolled, None
    taken = [act for act in acts if act.verb in TAKES]
    if taken:
        since = taken[-1].counts_from
        then.accepted_at = start_of(since) if since is not None else moment_of(taken[-1])
    else:
        then.accepted_at = report.received_at if report.receiver.level in rules.INVESTIGATING_LEVELS else None
    return then


def _holder(report: CrimeReport, acts: list[ReportState], moment: datetime) -> int:
    """The body that held the report at a moment."""
    held = report.receiver_id
    for act in acts:
        if moment_of(act) > moment:
            break
        held = act.unit_id
    return held
