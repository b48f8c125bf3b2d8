"""Many clocks at once (đồng hồ hàng loạt): the limits of any number of crime reports in one call, equal to core/clock.

Days are whole numbers since 01/01/1970 (`day_number`); what never happened is `NEVER`. The law's numbers and the table
of holidays are those of core; only the counting is done on whole columns.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import lru_cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from tongket.core.clock import DayOutsideCalendar, EventBeforeStart, State, WorkCalendar
from tongket.core.clock.crime_report import Base
from tongket.core.law import criminal_procedure_code as law
from tongket.core.law.limits import LawNotInForce, Limit

Days = NDArray[np.int64]
Flags = NDArray[np.bool_]

EPOCH = date(1970, 1, 1)
NEVER = np.iinfo(np.int64).max
STATES: tuple[State, ...] = get_args(State)
_CODE = {name: np.int8(number) for number, name in enumerate(STATES)}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clocks:
    """Columns of one length: the decisions on each report, `NEVER` where there was none."""

    received: Days
    agency_extension: Days
    procuracy_extension: Days
    suspended: Days
    resumed: Days
    cancelled: Days
    resolved: Days


@dataclass(frozen=True, slots=True)
class Readings:
    """Columns of one length: the limit running on the day asked for, and its state as a place in `STATES`."""

    strict: Days
    rolled: Days
    state: NDArray[np.int8]

    def state_name(self, row: int) -> State:
        return STATES[int(self.state[row])]


def day_number(day: date | None) -> int:
    return NEVER if day is None else (day - EPOCH).days


def day_of(number: int) -> date:
    return date.fromordinal(EPOCH.toordinal() + int(number))


def read_clocks(clocks: Clocks, calendar: WorkCalendar, *, on: date, base: Base = "strict") -> Readings:
    """Due days and states on a day, by the decisions up to it; equal to `read_crime_report` row by row."""
    today = day_number(on)
    _refuse_early_events(clocks, today)
    table = _rolls(calendar)
    strict = clocks.received + _amounts(law.RESOLVE_REPORT, clocks.received)
    agency, procuracy = clocks.agency_extension <= today, clocks.procuracy_extension <= today
    strict[agency] = _months_after(
        clocks.received[agency], _amounts(law.AGENCY_EXTENSION, clocks.agency_extension[agency])
    )
    expiry = strict[procuracy] if base == "strict" else _rolled(strict[procuracy], table, calendar)
    strict[procuracy] = _months_after(
        expiry, _amounts(law.PROCURACY_EXTENSION, clocks.procuracy_extension[procuracy])
    )
    ended = np.minimum(clocks.resumed, clocks.cancelled)
    has_ended = ended <= today
    _after_suspension(strict, clocks, ended, has_ended)
    rolled = _rolled(strict, table, calendar)
    paused = (clocks.suspended <= today) & (~has_ended | (ended < clocks.suspended))
    return Readings(strict, rolled, _states(clocks, (strict, rolled), has_ended, paused, today))


def _after_suspension(strict: Days, clocks: Clocks, ended: Days, has_ended: Flags) -> None:
    cancelled = has_ended & (clocks.cancelled == ended)
    resumed = has_ended & ~cancelled
    strict[cancelled] = _months_after(ended[cancelled], _amounts(law.AFTER_CANCELLATION, ended[cancelled]))
    strict[resumed] = _months_after(ended[resumed], _amounts(law.AFTER_RESUMPTION, ended[resumed]))


def _states(
    clocks: Clocks, due: tuple[Days, Days], has_ended: Flags, paused: Flags, today: int
) -> NDArray[np.int8]:
    strict, rolled = due
    state = np.where(has_ended, _CODE["resumed"], _CODE["running"])
    state[strict < today] = _CODE["grace"]
    state[rolled < today] = _CODE["overdue"]
    state[paused] = _CODE["suspended"]
    state[clocks.resolved <= today] = _CODE["done"]
    return state


def _refuse_early_events(clocks: Clocks, today: int) -> None:
    for field in fields(clocks):
        early = np.flatnonzero(getattr(clocks, field.name) < clocks.received)
        if early.size:
            row = int(early[0])
            raise EventBeforeStart(field.name, day_of(getattr(clocks, field.name)[row]), day_of(clocks.received[row]))
    if clocks.received.size and clocks.received.max() > today:
        raise EventBeforeStart("the day asked for", day_of(today), day_of(clocks.received.max()))


def _amounts(limit: Limit, days: Days) -> Days:
    """The law's number for each day, by the version in force on it."""
    starts = np.array([day_number(version.effective_from) for version in limit.versions])
    if days.size and days.min() < starts[0]:
        raise LawNotInForce(limit.code, day_of(days.min()), limit.versions[0].effective_from)
    amounts = np.array([version.amount for version in limit.versions])
    if (amounts == amounts[0]).all():
        return np.full(days.shape, amounts[0])
    return amounts[np.searchsorted(starts, days, side="right") - 1]


def _months_after(days: Days, months: Days) -> Days:
    """The same-numbered day, or the last day of a month that has none."""
    month = days.astype("M8[D]").astype("M8[M]")
    numbered = days - month.astype("M8[D]").astype(np.int64)
    target = month + months
    first, following = target.astype("M8[D]").astype(np.int64), (target + 1).astype("M8[D]").astype(np.int64)
    ends: Days = np.minimum(first + numbered, following - 1)
    return ends


def _rolled(days: Days, table: Days, calendar: WorkCalendar) -> Days:
    places = days - day_number(calendar.first)
    outside = np.flatnonzero((places < 0) | (places >= table.size))
    if outside.size:
        raise DayOutsideCalendar(day_of(days[outside[0]]), calendar.first, calendar.last)
    return table[places]


@lru_cache(maxsize=4)
def _rolls(calendar: WorkCalendar) -> Days:
    """Each day of the calendar → itself when worked, else the next working day; a tail without one is left out."""
    found: list[int] = []
    next_working = 0
    day = calendar.last
    while day >= calendar.first:
        if calendar.is_working(day):
            next_working = day_number(day)
        if next_working:
            found.append(next_working)
        day -= _ONE_DAY
    return np.array(found[::-1], dtype=np.int64)
