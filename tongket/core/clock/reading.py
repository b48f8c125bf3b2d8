"""What a statutory clock answers: its stages, its state on a day, and what is wrong with the decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tongket.core.clock.terms import Due
from tongket.core.law.limits import Limit

State = Literal["running", "grace", "overdue", "suspended", "resumed", "done"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage (chặng) of a clock; `other_base` is the end when counted from the rolled expiry before it.

    `later`: given by a decision after the day asked for.
    """

    stage: str
    due: Due
    cites: str
    cites_en: str
    limit: str
    verified: bool = True
    other_base: Due | None = None
    effective_from: date | None = None
    later: bool = False


@dataclass(frozen=True, slots=True)
class ClockFinding:
    """Something a decision should not be: stable code, day, what it was compared with; `later` than asked for."""

    code: str
    on: date
    against: date | None
    message: str
    message_en: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class ClockReading:
    """Stages in order, the state on the day asked for, findings."""

    stages: tuple[Stage, ...]
    state: State
    due: Due
    findings: tuple[ClockFinding, ...]

    def stage(self, name: str) -> Stage | None:
        return next((stage for stage in self.stages if stage.stage == name), None)


class EventBeforeStart(ValueError):
    """A decision is dated before the clock starts."""

    code = "CLOCK-EVENT-BEFORE-START"

    def __init__(self, event: str, on: date, start: date) -> None:
        self.event, self.on, self.start = event, on, start
        super().__init__(f"{event} on {on} lies before the clock starts on {start}")


def stage_of(name: str, due: Due, limit: Limit, on: date, other_base: Due | None = None) -> Stage:
    """A stage with the citation of the version in force on the day of the act that gave it."""
    version = limit.on(on)
    return Stage(name, due, *limit.said_on(on), limit.code, version.verified, other_base, version.effective_from)


def state_by(due: Due, on: date) -> State:
    """Running until the strict end, in grace until the rolled one, then overdue."""
    if on <= due.strict:
        return "running"
    return "grace" if on <= due.rolled else "overdue"
