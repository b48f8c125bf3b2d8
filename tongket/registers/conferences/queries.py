"""Reads of the register of conferences, scoped by the organiser and by the units invited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.core.clock import meetings
from tongket.foundation import clock
from tongket.foundation.audit import timeline
from tongket.foundation.models import AuditEvent
from tongket.foundation.reference import holidays
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.conferences.models import AgendaItem, Attendance, Conclusion, Conference, Minutes, Paper


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of the agenda with the time at which it begins."""

    position: int
    begins: datetime
    title: str
    presenter: str
    minutes: int
    kind: str


@dataclass(frozen=True, slots=True)
class SendingDays:
    """The latest day to send invitations by either reading of the rule, and the one in force here (DIR-1)."""

    full_days_between: date
    sending_day_counts: date
    in_force: date


def sending_days(held_on: date) -> SendingDays:
    """The latest day to send invitations by both readings; `TONGKET_INVITATION_COUNTS_SENDING_DAY` chooses (DIR-1)."""
    calendar = holidays.calendar()
    between = meetings.latest_sending_day(held_on, calendar)
    counted = meetings.latest_sending_day(held_on, calendar, sending_day_counts=True)
    chosen = getattr(settings, "TONGKET_INVITATION_COUNTS_SENDING_DAY", False)
    return SendingDays(between, counted, counted if chosen else between)


def notice_due(held_on: date) -> date:
    """The day by which the notice of the conclusion is due."""
    return meetings.notice_due(held_on, holidays.calendar())


def conferences(scope: Scope, *, kind: str = "", year: int | None = None) -> QuerySet[Conference]:
    """Conferences a unit in scope organises or is invited to."""
    rows = Conference.objects.select_related("organiser")
    if scope.unit_ids is not None:
        mine = Attendance.objects.filter(scope.q("unit"), conference=OuterRef("pk"))
        rows = rows.filter(scope.q("organiser") | Q(Exists(mine)))
    if kind:
        rows = rows.filter(kind=kind)
    if year is not None:
        rows = rows.filter(held_on__year=year)
    return rows.annotate(
        invited=Count("attendance", filter=Q(attendance__invitation__isnull=False), distinct=True),
        present=Count("attendance", filter=Q(attendance__present=True), distinct=True),
    )


def conference_by_code(scope: Scope, code: str) -> Conference:
    """One conference."""
    found = conferences(scope).filter(code=code).first()
    if found is None:
        raise NotFound("CONF-UNKNOWN", _("Không có hội nghị mang mã %(wanted)s."), "", wanted=code)
    return found


def agenda(scope: Scope, code: str) -> list[AgendaLine]:
    """The agenda in order, each item beginning when the one before ends."""
    conference = conference_by_code(scope, code)
    begins = clock.local(conference.held_on, conference.starts.hour, conference.starts.minute)
    lines = []
    for item in AgendaItem.objects.filter(conference=conference).order_by("position"):
        lines.append(AgendaLine(item.position, begins, item.title, item.presenter, item.minutes, item.kind))
        begins += timedelta(minutes=item.minutes)
    return lines


def attendance(scope: Scope, code: str) -> QuerySet[Attendance]:
    """Delegates in the order of their units."""
    conference = conference_by_code(scope, code)
    rows = Attendance.objects.filter(conference=conference).select_related("unit", "invitation")
    return rows.order_by("unit__kind", "unit__code", "pk")


def attendance_count(scope: Scope, code: str) -> tuple[int, int]:
    """How many were invited, how many came."""
    conference = conference_by_code(scope, code)
    return conference.invited, conference.present


def papers(scope: Scope, code: str) -> list[Paper]:
    """Papers in order."""
    return list(Paper.objects.filter(conference=conference_by_code(scope, code)).order_by("position"))


def invitations(scope: Scope, code: str) -> list[object]:
    """Mailings of invitations, the oldest first."""
    rows = conference_by_code(scope, code).invitations.annotate(sent=Count("delegates"))
    return list(rows.order_by("sent_on", "pk"))


def minutes(scope: Scope, code: str) -> Minutes | None:
    """The minutes, once recorded."""
    return Minutes.objects.filter(conference=conference_by_code(scope, code)).first()


def conclusion(scope: Scope, code: str) -> Conclusion | None:
    """The conclusion, once recorded."""
    return Conclusion.objects.filter(conference=conference_by_code(scope, code)).first()


def history(conference: Conference) -> list[AuditEvent]:
    """What happened to a conference, newest first."""
    return timeline("conferences.conference", conference.pk)
