"""Reporting calendars as data (lịch báo cáo), half-open periods, and the time grid every calendar is a union of."""

from __future__ import annotations

from tongket.core.periods.calendars import CALENDARS, Calendar, UnknownCalendar, calendar_by_id
from tongket.core.periods.cells import CELLS, cell_of, cell_start, cells_of
from tongket.core.periods.parsing import PeriodUnreadable, parse_period
from tongket.core.periods.period import (
    DayOutsidePeriod,
    EmptyWindow,
    Kind,
    NoSuchPeriod,
    Period,
    PeriodMistake,
    free_window,
    make_period,
    period_containing,
    year_before,
)

__all__ = [
    "CALENDARS",
    "CELLS",
    "Calendar",
    "DayOutsidePeriod",
    "EmptyWindow",
    "Kind",
    "NoSuchPeriod",
    "Period",
    "PeriodMistake",
    "PeriodUnreadable",
    "UnknownCalendar",
    "calendar_by_id",
    "cell_of",
    "cell_start",
    "cells_of",
    "free_window",
    "make_period",
    "parse_period",
    "period_containing",
    "year_before",
]
