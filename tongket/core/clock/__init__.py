"""Deadlines computed from events (đồng hồ pháp định): terms, the crime report's clock, the investigation's clock."""

from __future__ import annotations

from tongket.core.clock.crime_report import (
    ReportDecisions,
    agency_limit,
    ask_procuracy_by,
    cancellation_limit,
    first_limit,
    procuracy_limit,
    read_crime_report,
    resumption_limit,
)
from tongket.core.clock.investigation import TooManyExtensions, read_investigation
from tongket.core.clock.reading import ClockFinding, ClockReading, EventBeforeStart, Stage, State
from tongket.core.clock.terms import (
    Due,
    TermNotPositive,
    add_months,
    custody_days,
    custody_end,
    day_term,
    days_before,
    hour_term,
    month_term,
    term_of,
    working_day_term,
)
from tongket.core.clock.work_calendar import DayOutsideCalendar, HolidayRow, WorkCalendar

__all__ = [
    "ClockFinding",
    "ClockReading",
    "DayOutsideCalendar",
    "Due",
    "EventBeforeStart",
    "HolidayRow",
    "ReportDecisions",
    "Stage",
    "State",
    "TermNotPositive",
    "TooManyExtensions",
    "WorkCalendar",
    "add_months",
    "agency_limit",
    "ask_procuracy_by",
    "cancellation_limit",
    "custody_days",
    "custody_end",
    "day_term",
    "days_before",
    "first_limit",
    "hour_term",
    "month_term",
    "procuracy_limit",
    "read_crime_report",
    "read_investigation",
    "resumption_limit",
    "term_of",
    "working_day_term",
]
