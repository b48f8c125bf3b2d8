"""The acts on one report, replayed into flow events: what came into a body's stock and what left it, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

LEAVES = {
    "resolve_report": "resolved",
    "merge_report": "merged",
    "classify_as_not_a_report": "not_a_report",
    "confirm_sent_report": "transferred_out",
    "suspend_report": "suspended",
}
# From one body of the province to another: by a handshake, or because the first has ended.
MOVES = ("take_over_report", "hand_over_report")
# What wakes a suspended report, and why its suspension ended.
WAKES = {"resume_report": "resumed", "record_cancellation": "cancelled"}

NEVER = datetime.min.replace(tzinfo=UTC)


class Acted(NamedTuple):
    """One act as recorded: `unit` holds the report after it, `due` is the rolled due day after it."""

    verb: str
    state: str
    on: date
    recorded_at: datetime
    unit: int
    detail: str
    due: date | None


class Flow(NamedTuple):
    """One flow event of one body."""

    event: str
    on: date
    known_at: datetime
    unit: int
    dims: dict[str, str]


@dataclass(slots=True)
class _Stock:
    """Where the report stands while its acts are replayed: in whose stock, due when, already overdue or not."""

    unit: int = 0
    held: bool = False
    due: date = date.max
    overdue: bool = False
    since: date = date.min
    asleep: bool = False
    known_at: datetime = NEVER

    def take(self, act: Acted) -> None:
        """The report enters the stock of the act's unit, or its limit changes there."""
        self.unit, self.held, self.due, self.overdue = act.unit, True, act.due or date.max, False
        self.since, self.asleep = act.on, False


def flow_of(acts: Iterable[Acted], cut_off: date) -> Iterator[Flow]:
    """Flow events of one report up to the cut-off, from its acts in order."""
    stock = _Stock()
    for act in acts:
        yield from _fall(stock, act.on)
        yield from _events(stock, act)
        stock.known_at = act.recorded_at
    yield from _fall(stock, cut_off)


def _fall(stock: _Stock, until: date) -> Iterator[Flow]:
    """The day after the rolled due day, when the report is still held then."""
    if stock.held and not stock.overdue and stock.due < until:
        stock.overdue = True
        # A report that came with its limit already past is overdue here from the day it came.
        on = max(date.fromordinal(stock.due.toordinal() + 1), stock.since)
        yield Flow("fell_overdue", on, stock.known_at, stock.unit, {})


def _events(stock: _Stock, act: Acted) -> Iterator[Flow]:
    if act.verb == "receive_report":
        yield Flow("received", act.on, act.recorded_at, act.unit, {})
    elif act.verb in ("accept_report", "split_new"):
        stock.take(act)
        event = "received_first" if act.verb == "accept_report" else "split_new"
        yield Flow(event, act.on, act.recorded_at, act.unit, {})
    elif act.verb in WAKES:
        stock.take(act)
        yield Flow("resumed", act.on, act.recorded_at, act.unit, {})
        yield Flow("suspension_ended", act.on, act.recorded_at, act.unit, {"reason": WAKES[act.verb]})
    elif act.verb == "reopen_report":
        stock.take(act)
        yield Flow("resumed", act.on, act.recorded_at, act.unit, {"reason": "annulled"})
    elif act.verb == "close_by_limitation":
        stock.asleep = False
        yield Flow("suspension_ended", act.on, act.recorded_at, act.unit, {"reason": "limitation"})
    elif act.verb == "hand_over_report" and stock.asleep:
        yield Flow("suspension_ended", act.on, act.recorded_at, stock.unit, {"reason": "moved"})
        stock.unit = act.unit
        yield Flow("suspension_taken", act.on, act.recorded_at, act.unit, {"reason": "moved"})
    elif stock.held:
        yield from _held_events(stock, act)


def _held_events(stock: _Stock, act: Acted) -> Iterator[Flow]:
    """Acts on a report that stands in a stock; acts before anybody took it for resolution move no stock."""
    if act.verb in MOVES:
        yield from _leave_overdue(stock, act)
        yield Flow("transferred_out", act.on, act.recorded_at, stock.unit, {"scope": "inside"})
        stock.take(act)
        yield Flow("transferred_in", act.on, act.recorded_at, act.unit, {"scope": "inside"})
    # A kind corrected to one that Đ147 limits gets its limit with the correction.
    elif act.verb in ("extend_report", "amend_report"):
        stock.due = act.due or date.max
        if stock.due >= act.on:
            yield from _leave_overdue(stock, act)
    elif act.verb in LEAVES:
        yield from _leave_overdue(stock, act)
        stock.held, stock.asleep = False, act.verb == "suspend_report"
        yield Flow(LEAVES[act.verb], act.on, act.recorded_at, stock.unit, _dims(act, stock.due))


def _leave_overdue(stock: _Stock, act: Acted) -> Iterator[Flow]:
    if stock.overdue:
        stock.overdue = False
        yield Flow("left_overdue", act.on, act.recorded_at, stock.unit, {"reason": act.verb})


def _dims(act: Acted, due: date) -> dict[str, str]:
    if act.verb == "resolve_report":
        timeliness = "" if due == date.max else "on_time" if act.on <= due else "late"
        return {"outcome": act.detail, "timeliness": timeliness}
    if act.verb == "suspend_report":
        return {"outcome": "suspended", "reason": act.detail}
    if act.verb == "confirm_sent_report":
        return {"scope": "outside"}
    return {}
