"""Meetings of administrative bodies: Quyết định số 45/2018/QĐ-TTg of 09/11/2018, in force 25/12/2018 (DIR-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tongket.core.clock.work_calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class MeetingLimit:
    """A limit in working days, from a date on."""

    code: str
    cites: str
    effective_from: date
    working_days: int


# Urgent meetings are excepted.
INVITATION = MeetingLimit(
    "QD45-INVITATION", "Quyết định số 45/2018/QĐ-TTg: giấy mời gửi trước ít nhất 3 ngày làm việc", date(2018, 12, 25), 3
)
CONCLUSION_NOTICE = MeetingLimit(
    "QD45-NOTICE", "Quyết định số 45/2018/QĐ-TTg: thông báo kết luận trong 5 ngày làm việc", date(2018, 12, 25), 5
)


def latest_sending_day(held_on: date, calendar: WorkCalendar, *, sending_day_counts: bool = False) -> date:
    """The last day to send invitations for a meeting.

    The text does not settle whether the day of sending is one of the three. Unless told that it is, three full working
    days lie between sending and meeting, which gives the earlier day.
    """
    days = INVITATION.working_days if sending_day_counts else INVITATION.working_days + 1
    return calendar.before(held_on, days)


def notice_due(held_on: date, calendar: WorkCalendar) -> date:
    """The day by which the notice of a meeting's conclusion is due."""
    return calendar.after(held_on, CONCLUSION_NOTICE.working_days)
