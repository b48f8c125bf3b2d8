"""Deadlines computed from events (đồng hồ pháp định): terms, the crime report's clock, the investigation's clock."""

from __future__ import annotations

from tongket.core.clock.crime_report import (
    Pause,
    ReportDecisions,
    agency_limit,
    ask_procuracy_by,
    cancellation_limit,
    first_limit,
    procuracy_limit,
    read_crime_report,
    resumption_limit,
    split_off,
)
from tongket.core.clock.duties import ReportEvents, report_duties
from tongket.core.clock.duty import Duty, DutyState, Task, end_of, local_day, owed, owed_before, owed_by, start_of
from tongket.core.clock.investigation import (
    InvestigationEvents,
    InvestigationReading,
    TooManyExtensions,
    investigation_duties,
    read_investigation,
    read_investigation_events,
)
from tongket.core.clock.investigation_runs import InvestigationStep
from tongket.core.clock.reading import ClockFinding, ClockReading, EventBeforeStart, Stage, State
from tongket.core.clock.report_decisions import pauses_of
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
    "Duty",
    "DutyState",
    "EventBeforeStart",
    "HolidayRow",
    "InvestigationEvents",
    "InvestigationReading",
    "InvestigationStep",
    "Pause",
    "ReportDecisions",
    "ReportEvents",
    "Stage",
    "State",
    "Task",
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
    "end_of",
    "first_limit",
    "hour_term",
    "investigation_duties",
    "local_day",
    "month_term",
    "owed",
    "owed_before",
    "owed_by",
    "pauses_of",
    "procuracy_limit",
    "read_crime_report",
    "read_investigation",
    "read_investigation_events",
    "report_duties",
    "resumption_limit",
    "split_off",
    "start_of",
    "term_of",
    "working_day_term",
]
