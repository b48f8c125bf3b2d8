"""Marking reports that owe nothing any more but their archiving, so that the board need not read their acts."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tongket.core.clock.duties import ARCHIVING, report_duties
from tongket.foundation.actor import Actor, Role
from tongket.foundation.audit import Happening, record_events
from tongket.foundation.operation import operation
from tongket.foundation.reference import holidays
from tongket.foundation.refusals import Refused
from tongket.registers.intake import queries
from tongket.registers.intake.models import CrimeReport

CHUNK = 2000


@operation("mark_followed_up")
def mark_followed_up(*, by: Actor, at: datetime) -> tuple[int, int]:
    """Mark ended reports of which nothing is owed but the archiving (đã xong việc phải làm); any later act takes the
    mark away. Returns how many were looked at and how many marked. Refused: ROLE-MAY-NOT (scheduled work only)."""
    if by.role != Role.SYSTEM:
        raise Refused("ROLE-MAY-NOT", _("Việc này do hệ thống làm."), "")
    looked = marked = last = 0
    while part := list(queries.to_follow_up().filter(pk__gt=last).order_by("pk")[:CHUNK]):
        done = _settled(part, at)
        CrimeReport.objects.filter(pk__in=done).update(followed_up=True)
        looked, marked, last = looked + len(part), marked + len(done), part[-1].pk
    if marked:
        night = Happening("mark_followed_up", "intake.crimereport", last, "", {"looked_at": looked, "marked": marked})
        record_events(by=by, at=at, happenings=[night])
    return looked, marked


def _settled(reports: list[CrimeReport], at: datetime) -> list[int]:
    calendar, events = holidays.calendar(), queries.events_of_many(reports)
    owing = {
        report.pk for report in reports for duty in report_duties(events[report.pk], calendar)
        if duty.id != ARCHIVING and duty.is_open(at)
    }  # fmt: skip
    return [report.pk for report in reports if report.pk not in owing]
