"""One duty (việc phải làm có thời hạn): what must be done, by when, under which article, and whether it was.

Moments, not days: limits of hours end at a minute and never roll; limits of days end at 24:00 of their last day,
which is the midnight after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal

from tongket.core.clock.terms import Due, days_before, hour_term, term_of
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law.limits import Limit

# Vietnam has one zone and no summer time.
VIETNAM = timezone(timedelta(hours=7))
_ONE_DAY = timedelta(days=1)

DutyState = Literal["done", "done_late", "running", "grace", "overdue", "lapsed"]
# Whom a limit binds: the police body that has the record, or the procuracy that supervises it.
Owner = Literal["police", "procuracy"]


@dataclass(frozen=True, slots=True)
class Duty:
    """An act owed: alarms go by `strict`, late is only what comes after `rolled`.

    `alarm` marks what nobody is obliged to do (asking for an extension, reviewing before a suspension that may never
    come): its last moment is worth an alarm, but once it has passed the chance has lapsed and nobody is late. From
    `gone_at` on nothing can be done about it any more: what was not done by then has lapsed.
    `early`: on the board as soon as it has arisen, not only shortly before its end.
    """

    id: str
    act: str
    act_en: str
    cites: str
    cites_en: str
    code: str
    starts: datetime
    strict: datetime
    rolled: datetime
    done_at: datetime | None
    verified: bool
    alarm: bool = False
    owner: Owner = "police"
    gone_at: datetime | None = None
    early: bool = False

    def state(self, at: datetime) -> DutyState:
        """The state at a moment, by what was done up to it."""
        if self.done_at is not None and self.done_at <= at:
            return "done" if self.done_at <= self.rolled else "done_late"
        if self.gone_at is not None and self.gone_at <= at:
            return "lapsed"
        if at <= self.strict:
            return "running"
        if self.alarm:
            return "lapsed"
        return "grace" if at <= self.rolled else "overdue"

    def is_open(self, at: datetime) -> bool:
        """Whether the duty has arisen and still waits to be done."""
        return self.starts <= at and self.state(at) in ("running", "grace", "overdue")


@dataclass(frozen=True, slots=True)
class Task:
    """What a duty is about: its id, its words, whom it binds."""

    id: str
    act: str
    act_en: str
    owner: Owner = "police"


def local_day(moment: datetime) -> date:
    """The day a moment falls on in Vietnam."""
    return moment.astimezone(VIETNAM).date()


def start_of(day: date) -> datetime:
    """0:00 of a day: the moment of an act of which only the day is known."""
    return datetime.combine(day, time(), VIETNAM)


def end_of(day: date) -> datetime:
    """24:00 of a day."""
    return datetime.combine(day + _ONE_DAY, time(), VIETNAM)


def owed(
    task: Task, limit: Limit, starts: datetime, calendar: WorkCalendar, *, done_at: datetime | None = None,
    alarm: bool = False,
) -> Duty | None:
    """The duty that a limit makes from a moment on; none where its law was not in force yet."""
    day = local_day(starts)
    if not limit.in_force(day):
        return None
    if limit.unit == "hours":
        end = hour_term(starts, limit.on(day).amount)
        return _made(task, limit, starts, (end, end), done_at, alarm)
    due = term_of(limit, day, calendar)
    return _made(task, limit, starts, (end_of(due.strict), end_of(due.rolled)), done_at, alarm)


def owed_before(
    task: Task, limit: Limit, due: Due, starts: datetime, *, done_at: datetime | None = None, alarm: bool = False
) -> Duty | None:
    """The duty to act so many days before an end; counted back from the strict day, and it never rolls."""
    day = local_day(starts)
    if not limit.in_force(day):
        return None
    last = end_of(days_before(due.strict, limit.on(day).amount))
    return _made(task, limit, starts, (last, last), done_at, alarm)


def owed_by(
    task: Task, limit: Limit, due: Due, starts: datetime, *, done_at: datetime | None = None
) -> Duty:
    """The duty whose end has been computed elsewhere, from decisions of its own."""
    return _made(task, limit, starts, (end_of(due.strict), end_of(due.rolled)), done_at, alarm=False)


def _made(
    task: Task, limit: Limit, starts: datetime, ends: tuple[datetime, datetime], done_at: datetime | None, alarm: bool
) -> Duty:
    day = local_day(starts)
    cites, cites_en = limit.said_on(day)
    return Duty(
        task.id, task.act, task.act_en, cites, cites_en, limit.code, starts, *ends, done_at, limit.on(day).verified,
        alarm, owner=task.owner,
    )  # fmt: skip
