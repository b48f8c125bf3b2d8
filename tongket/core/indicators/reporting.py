"""Who should have reported, and when: the days on which a window's books are closed, and its reporting set."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from tongket.core.facts import MONTH_LAST_DAY
from tongket.core.indicators.figures import Coverage, Window
from tongket.core.indicators.nodes import Level, Node, bases
from tongket.core.indicators.tree import ONE_DAY, UnitRow, UnitTree

# Districts and divisions keep the books of crime reports and of wanted persons, communes the others; the counts of
# prosecution and trial come for the province as one.
REPORTING_LEVEL = {
    "intake": ("police", "district"),
    "wanted": ("police", "district"),
    "cases": ("area", "commune"),
    "incidents": ("area", "commune"),
    "evils": ("area", "commune"),
    "returns": ("area", "commune"),
    "prosecution": ("police", "province"),
}
# Books closed by a police body; the others are closed for a territory.
HANDLER_BOOKS = ("intake", "wanted", "prosecution")


def month_ends(start: date, end: date) -> list[date]:
    """The last days of reporting months that lie in the half-open window."""
    found: list[date] = []
    year, month = start.year, start.month
    while (day := date(year, month, MONTH_LAST_DAY)) < end:
        if day >= start:
            found.append(day)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def level_day(window: Window, cut_off: date) -> date | None:
    """The month's end at which a level is read: the last one of the window that the cut-off has reached."""
    days = month_ends(window.start, min(window.end, cut_off + ONE_DAY))
    return days[-1] if days else None


def closing_days(node: Node, window: Window, cut_off: date) -> list[date]:
    """The closings that tell a zero from silence; a window inside one month looks at that month's closing."""
    if all(isinstance(base, Level) for base in bases(node)):
        day = level_day(window, cut_off)
        return [] if day is None else [day]
    return _closings(window.start, window.end, cut_off)


@lru_cache(maxsize=1024)
def _closings(start: date, end: date, cut_off: date) -> list[date]:
    days = month_ends(start, min(end, cut_off + ONE_DAY))
    if days or cut_off < start:
        return days
    year, month = start.year, start.month
    if start.day > MONTH_LAST_DAY:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    following = date(year, month, MONTH_LAST_DAY)
    return [following] if following <= cut_off else []


def in_reporting_set(register: str, unit: UnitRow, ever_closed: Collection[int]) -> bool:
    """Units of the register's reporting level, and any other unit that ever closed it (divisions)."""
    return (unit.kind, unit.level) == REPORTING_LEVEL[register] or unit.id in ever_closed


def cover(
    tree: UnitTree, register: str, units: Collection[UnitRow], days: list[date], closed: Collection[tuple[int, date]],
    on: date,
) -> tuple[Coverage, bool]:
    """Coverage of the units of the reporting set inside the asked unit, and whether any of them closed at all."""
    state: dict[int, bool] = {}
    anything = False
    for unit in units:
        for day in days:
            if not unit.alive(day):
                continue
            landed = tree.lands_on(unit.id, on)
            same = landed is not None and tree.units[landed].level == unit.level
            key = landed if landed is not None and same else unit.id
            done = (unit.id, day) in closed
            anything = anything or done
            state[key] = state.get(key, True) and done
    missing = sorted(tree.units[key].code for key, done in state.items() if not done)
    return Coverage(len(state), len(state) - len(missing), tuple(missing)), anything
