"""Identities of flow and stock (hằng đẳng thức): what was there, came and went must give what is left.

Two ways that know nothing of each other are compared. Stocks are counted record by record: who held it on the
morning of a day, found by walking its events in order. Flows are counted by their dates alone. An event written twice
or given to the wrong body changes one and not the other, for the body and for all above it. An event that is missing
altogether shows against the state the register itself had recorded that night (`check_states`).

    carry_in + new + transferred_in + split_new + resumed
        = resolved + transferred_out + merged + not_a_report + suspended + carry_out
    suspended before + suspended = resumed + closed by limitation + suspended after

Both are asked twice: of tố giác, tin báo, kiến nghị khởi tố, which the rates are made of, and of the other sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np

from tongket.analytics.maps import Ints, Maps, MapView
from tongket.core.indicators.tree import UnitTree
from tongket.core.law.report_kinds import OTHER_KINDS
from tongket.core.periods import CALENDARS, Kind, NoSuchPeriod, Period, make_period

ENTERS = frozenset({"received_first", "transferred_in", "split_new", "resumed"})
LEAVES = frozenset({"resolved", "transferred_out", "merged", "not_a_report", "suspended"})
# A report falls asleep with a body, or comes to it asleep because the body before has ended.
SLEEPS = frozenset({"suspended", "suspension_taken"})
# Of one act the leaving stands before the entering; a report is taken before anything else happens to it.
RANKS = {"received_first": 0, "split_new": 0, "transferred_in": 2, "resumed": 2}
STOCK, SUSPENDED = "FLOW-IDENTITY", "SUSPENDED-IDENTITY"
KINDS: tuple[tuple[Kind, int], ...] = (("year", 1), ("half", 2), ("quarter", 4), ("nine_months", 1), ("month", 12))


@dataclass(frozen=True, slots=True)
class Broken:
    """One broken identity: what the stocks say, what the flows say; or the record whose events do not follow."""

    code: str
    unit: str
    calendar: str
    period: str
    left: int
    right: int
    record: str = ""

    def sentence(self) -> str:
        """The finding in words."""
        if self.record:
            return f"{self.record}: sự kiện “{self.period}” không có trong tồn của {self.unit}."
        if self.calendar:
            return (f"{self.unit}, kỳ {self.period} ({self.calendar}): tồn đầu và vào là {self.left}, ra và tồn cuối "
                    f"là {self.right}. Đối chiếu các tin vào, ra trong kỳ.")  # fmt: skip
        day = "/".join(reversed(self.period.split("-")))
        return (f"{self.unit}, cuối ngày {day}: theo diễn biến là {self.left}, theo sổ là {self.right}. "
                "Mở sổ tin của đơn vị, đối chiếu từng tin đang giữ.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stay:
    """A record in a body's stock from the day it entered until the day it left (None: still there)."""

    unit: int
    first: date
    last: date | None
    record: str


class Ledger:
    """Flows by date and stays by record, out of the same fact rows in the order of each record's acts."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.flows: list[tuple[str, int, date]] = []
        self.held: list[Stay] = []
        self.suspended: list[Stay] = []
        self.strays: list[tuple[str, str, int]] = []
        for record, events in groupby(rows, key=lambda row: row["record"]):
            self._walk(str(record), [row for row in events if row["handler"] is not None])

    def _walk(self, record: str, events: list[Mapping[str, Any]]) -> None:
        holder: tuple[int, date] | None = None
        asleep: tuple[int, date] | None = None
        for row in events:
            event, unit, on = str(row["event"]), int(row["handler"]), row["on"]
            self.flows.append((event, unit, on))
            if event in ENTERS:
                if holder is not None:
                    self.strays.append((record, event, unit))
                else:
                    holder = (unit, on)
            elif event in LEAVES:
                if holder is None or holder[0] != unit:
                    self.strays.append((record, event, unit))
                else:
                    self.held.append(Stay(*holder, on, record))
                    holder = None
            if event in SLEEPS:
                asleep = (unit, on)
            elif event == "suspension_ended" and asleep is not None:
                self.suspended.append(Stay(*asleep, on, record))
                asleep = None
        self.held += [Stay(*holder, None, record)] if holder is not None else []
        self.suspended += [Stay(*asleep, None, record)] if asleep is not None else []

    def stock_on(self, day: date) -> dict[int, int]:
        """Body → how many records it held in the evening of that day, counted record by record."""
        return _there(self.held, day)

    def suspended_on(self, day: date) -> dict[int, int]:
        """Body → how many of its records were suspended in the evening of that day."""
        return _there(self.suspended, day)


def _there(stays: Iterable[Stay], day: date) -> dict[int, int]:
    counts: dict[int, int] = {}
    for stay in stays:
        if stay.first <= day and (stay.last is None or stay.last > day):
            counts[stay.unit] = counts.get(stay.unit, 0) + 1
    return counts


def in_order(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rows of a sealed snapshot in the order of each record's acts: there they lie as the engine likes them."""
    return sorted(rows, key=lambda row: (row["record"], row["on"], row["known_at"], RANKS.get(row["event"], 1)))


def periods_of(until: date, years: int = 2) -> list[Period]:
    """Every period of every calendar, month to year, that ended within so many years before a day."""
    found = []
    first = until.replace(year=until.year - years, day=1)
    for calendar in CALENDARS.values():
        for year in range(first.year, until.year + 2):
            for kind, count in KINDS:
                for number in range(1, count + 1):
                    try:
                        period = make_period(kind, year, number, calendar)
                    except NoSuchPeriod:
                        continue
                    if first <= period.start and period.last_day <= until:
                        found.append(period)
    return found


def check_flow(rows: Iterable[Mapping[str, Any]], tree: UnitTree, periods: Sequence[Period]) -> list[Broken]:
    """Every identity that does not hold, for every unit of every level and every period; empty when all do.

    Those of the three kinds of Đ144 first, then those of the other sources: one never makes up for the other.
    """
    sets: tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]] = ([], [])
    for row in rows:
        sets[row.get("kind", "") in OTHER_KINDS].append(row)
    return [one for part in sets if part for one in _check_set(part, tree, periods)]


def _check_set(rows: Iterable[Mapping[str, Any]], tree: UnitTree, periods: Sequence[Period]) -> list[Broken]:
    ledger = Ledger(rows)
    names = {unit.id: unit.code for unit in tree.units.values()}
    broken = [Broken("FLOW-STRAY-EVENT", names.get(unit, str(unit)), "", event, 0, 0, record)
              for record, event, unit in ledger.strays]  # fmt: skip
    if not periods:
        return broken
    grid = _Grid(ledger, sorted({edge for period in periods for edge in (period.start, period.end)}))
    maps = Maps(tree)
    for period in periods:
        view = maps.view(period.last_day)
        for code, left, right in grid.identities(period):
            ups, downs = _rolled(left, grid.units, view), _rolled(right, grid.units, view)
            for row in np.flatnonzero(ups != downs).tolist():
                broken.append(Broken(code, view.units[row].code, str(period.calendar), period.key,
                                     int(ups[row]), int(downs[row])))  # fmt: skip
    return broken


def check_states(
    rows: Iterable[Mapping[str, Any]], recorded: Mapping[date, Mapping[int, tuple[int, int]]], names: Mapping[int, str]
) -> list[Broken]:
    """Where the stocks out of the facts differ from what a register recorded at the end of a day: (held, suspended)
    by body. `names` gives the code of each body."""
    ledger = Ledger(rows)
    broken = []
    for day, states in sorted(recorded.items()):
        held, asleep = ledger.stock_on(day), ledger.suspended_on(day)
        for unit in sorted(held.keys() | asleep.keys() | states.keys()):
            kept = states.get(unit, (0, 0))
            for code, of_facts, of_state in (
                ("STATE-PENDING", held.get(unit, 0), kept[0]), ("STATE-SUSPENDED", asleep.get(unit, 0), kept[1]),
            ):  # fmt: skip
                if of_facts != of_state:
                    broken.append(Broken(code, names.get(unit, str(unit)), "", day.isoformat(), of_facts, of_state))
    return broken


def carried(rows: Iterable[Mapping[str, Any]], tree: UnitTree, edges: Sequence[date], on: date) -> dict[str, list[int]]:
    """Unit code → stock on the morning of each edge, on the map of one day, counted record by record."""
    grid, view = _Grid(Ledger(rows), sorted(edges)), Maps(tree).view(on)
    table = np.stack([_rolled(grid.stock[:, index], grid.units, view) for index in range(len(grid.edges))], axis=1)
    return {unit.code: table[row].tolist() for row, unit in enumerate(view.units)}


class _Grid:
    """Bodies by edges: stocks on the morning of an edge, and flows summed up to it."""

    def __init__(self, ledger: Ledger, edges: list[date]) -> None:
        self.edges = edges
        self._days = np.array([edge.toordinal() for edge in edges], dtype=np.int64)
        self.place = {edge: index for index, edge in enumerate(edges)}
        bodies = {unit for _event, unit, _on in ledger.flows}
        self.units = np.array(sorted(bodies), dtype=np.int64)
        self._row = {int(unit): index for index, unit in enumerate(self.units)}
        self.stock = self._stays(ledger.held)
        self.suspended = self._stays(ledger.suspended)
        self.entered = self._flows(ledger, ENTERS)
        self.left = self._flows(ledger, LEAVES)
        self.slept = self._flows(ledger, SLEEPS)
        self.woke = self._flows(ledger, frozenset({"suspension_ended"}))

    def identities(self, period: Period) -> list[tuple[str, Ints, Ints]]:
        """Both sides of both identities for every body."""
        start, end = self.place[period.start], self.place[period.end]

        def flow(sums: Ints) -> Ints:
            numbers: Ints = sums[:, end] - sums[:, start]
            return numbers

        return [
            (STOCK, self.stock[:, start] + flow(self.entered), flow(self.left) + self.stock[:, end]),
            (SUSPENDED, self.suspended[:, start] + flow(self.slept), flow(self.woke) + self.suspended[:, end]),
        ]

    def _stays(self, stays: Iterable[Stay]) -> Ints:
        table = np.zeros((len(self.units), len(self.edges)), dtype=np.int64)
        for stay in stays:
            first, last = self._after(stay.first), self._after(stay.last)
            table[self._row[stay.unit], first:last] += 1
        return table

    def _flows(self, ledger: Ledger, events: frozenset[str]) -> Ints:
        table = np.zeros((len(self.units), len(self.edges)), dtype=np.int64)
        for event, unit, on in ledger.flows:
            if event in events:
                table[self._row[unit], self._after(on) :] += 1
        return table

    def _after(self, day: date | None) -> int:
        """The first edge whose morning comes after that day."""
        if day is None:
            return len(self.edges)
        return int(np.searchsorted(self._days, day.toordinal(), side="right"))


def _rolled(numbers: Ints, units: Ints, view: MapView) -> Ints:
    """Numbers of bodies added up for every unit of the map."""
    total = np.zeros(len(view.units), dtype=np.int64)
    sources, targets = view.spread(units, whole_province=False)
    np.add.at(total, targets, numbers[sources])
    return total
