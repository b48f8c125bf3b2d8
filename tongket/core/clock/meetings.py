"""Days around a meeting (họp, hội nghị): last day to invite, day by which the conclusion is due (DIR-1)."""

from __future__ import annotations

from datetime import date

from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law.decision_45_2018 import CONCLUSION_NOTICE, INVITATION


def latest_sending_day(held_on: date, calendar: WorkCalendar, *, sending_day_counts: bool = False) -> date:
    """The last day to send invitations for a meeting.

    The text does not settle whether the day of sending is one of the three. Unless told that it is, three full working
    days lie between sending and meeting, which gives the earlier day.
    """
    days = INVITATION.on(held_on).amount
    return calendar.before(held_on, days if sending_day_counts else days + 1)


def notice_due(held_on: date, calendar: WorkCalendar) -> date:
    """The day by which the notice of a meeting's conclusion is due."""
    return calendar.after(held_on, CONCLUSION_NOTICE.on(held_on).amount)
