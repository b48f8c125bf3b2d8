"""The clock of a crime report (thời hạn giải quyết nguồn tin về tội phạm), Điều 147–149 BLTTHS.

It starts when the competent body receives the report. 20 days; the head of the body may extend to two months from
receipt; the procuracy may extend once by two months from the expiry of that limit. After a resumption: one month from
the decision; after a cancelled suspension: one month from the day the body receives the cancellation.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from tongket.core.clock.reading import ClockReading, EventBeforeStart, Stage, State, stage_of, state_by
from tongket.core.clock.report_decisions import Pause, ReportDecisions, split_off
from tongket.core.clock.report_findings import Expiries, findings_of
from tongket.core.clock.terms import Due, days_before, month_term, term_of
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import criminal_procedure_code as law

__all__ = [
    "Base",
    "Pause",
    "ReportDecisions",
    "agency_limit",
    "annulment_limit",
    "ask_procuracy_by",
    "cancellation_limit",
    "first_limit",
    "procuracy_limit",
    "read_crime_report",
    "resumption_limit",
    "split_off",
]

# Whether the procuracy's extension runs from the strict or the rolled expiry is open; the earlier date is the default.
Base = Literal["strict", "rolled"]


def first_limit(received: date, calendar: WorkCalendar) -> Due:
    """Twenty days from receipt (k1)."""
    return term_of(law.RESOLVE_REPORT, received, calendar)


def agency_limit(received: date, calendar: WorkCalendar, decided: date | None = None) -> Due:
    """Two months from receipt, by decision of the head of the body; by the law in force when it was decided."""
    return month_term(received, law.AGENCY_EXTENSION.on(decided or received).amount, calendar)


def procuracy_limit(
    expiry: Due, received: date, calendar: WorkCalendar, base: Base = "strict", decided: date | None = None
) -> Due:
    """Two months from the expiry of the limit before, by decision of the procuracy."""
    months = law.PROCURACY_EXTENSION.on(decided or received).amount
    return month_term(expiry.strict if base == "strict" else expiry.rolled, months, calendar)


def resumption_limit(decided: date, calendar: WorkCalendar) -> Due:
    """One month from the decision to resume (phục hồi)."""
    return term_of(law.AFTER_RESUMPTION, decided, calendar)


def cancellation_limit(received_cancellation: date, calendar: WorkCalendar) -> Due:
    """One month from the day the body receives the procuracy's cancellation of a suspension."""
    return term_of(law.AFTER_CANCELLATION, received_cancellation, calendar)


def annulment_limit(received_annulment: date, calendar: WorkCalendar) -> Due:
    """One month from the day a decision not to initiate was annulled: by analogy, the law is silent."""
    return term_of(law.AFTER_ANNULMENT, received_annulment, calendar)


def ask_procuracy_by(expiry: Due, received: date) -> date:
    """The last day to ask the procuracy for its extension, counted back from the strict expiry."""
    return days_before(expiry.strict, law.ASK_PROCURACY.on(received).amount)


def read_crime_report(
    decisions: ReportDecisions, calendar: WorkCalendar, *, on: date, base: Base = "strict"
) -> ClockReading:
    """State and due day as the clock said them on the day `on`; stages and findings of decisions after it are marked.

    All stages are told whatever the day, so that a plan can be read; `later` tells what was not known on that day.
    """
    for event, day in (*decisions.days(), ("the day asked for", on)):
        if day < decisions.received:
            raise EventBeforeStart(event, day, decisions.received)
    known = decisions.by_day(on)
    then = _stages(known, calendar, base)
    due = _running_due(then)
    stages = tuple(replace(stage, later=stage not in then) for stage in _stages(decisions, calendar, base))
    due_of = {stage.stage: stage.due for stage in stages}
    expiries = Expiries(
        first=due_of["first"], agency=due_of.get("agency_extension"),
        before_pause=tuple(_expiry_before(pause, decisions, calendar, base) for pause in decisions.all_pauses),
    )  # fmt: skip
    findings = tuple(replace(found, later=found.on > on) for found in findings_of(decisions, expiries))
    return ClockReading(stages, _state(known, due, on), due, findings)


def _expiry_before(pause: Pause, decisions: ReportDecisions, calendar: WorkCalendar, base: Base) -> date:
    """The end a suspension has to wait for, of the decisions before it, this suspension left out.

    A term of months ends on the next working day for certain (E15, E20); whether one of days does is open (E5–E8), so
    its earlier end is taken.
    """
    earlier = tuple(other for other in decisions.all_pauses if other.first_day < pause.first_day)
    before = replace(decisions.without_pauses(), pauses=earlier).by_day(pause.first_day)
    stages = _stages(before, calendar, base)
    due = _running_due(stages)
    return due.strict if stages[-1].stage == "first" else due.rolled


def _stages(decisions: ReportDecisions, calendar: WorkCalendar, base: Base) -> tuple[Stage, ...]:
    received, agency = decisions.received, decisions.agency_extension
    stages = [stage_of("first", first_limit(received, calendar), law.RESOLVE_REPORT, received)]
    if agency is not None:
        due = agency_limit(received, calendar, agency)
        stages.append(stage_of("agency_extension", due, law.AGENCY_EXTENSION, agency))
    expiry = stages[-1].due
    if agency is not None or decisions.procuracy_extension is not None:
        ask = ask_procuracy_by(expiry, received)
        stages.append(stage_of("ask_procuracy_by", Due(ask, ask), law.ASK_PROCURACY, received))
    if decisions.procuracy_extension is not None:
        stages.append(_by_procuracy(decisions.procuracy_extension, expiry, received, calendar, base))
    stages += [_after(pause, calendar) for pause in decisions.all_pauses if pause.ended is not None]
    return tuple(stages)


def _by_procuracy(decided: date, expiry: Due, received: date, calendar: WorkCalendar, base: Base) -> Stage:
    other: Base = "rolled" if base == "strict" else "strict"
    due = procuracy_limit(expiry, received, calendar, base, decided)
    second = procuracy_limit(expiry, received, calendar, other, decided)
    return stage_of("procuracy_extension", due, law.PROCURACY_EXTENSION, decided, second)


def _after(pause: Pause, calendar: WorkCalendar) -> Stage:
    """The month after a suspension ended in one of two ways."""
    if pause.cancelled is not None and pause.ended == pause.cancelled:
        due = cancellation_limit(pause.cancelled, calendar)
        return stage_of("after_cancellation", due, law.AFTER_CANCELLATION, pause.cancelled)
    decided = pause.resumed or pause.first_day
    return stage_of("after_resumption", resumption_limit(decided, calendar), law.AFTER_RESUMPTION, decided)


def _running_due(stages: tuple[Stage, ...]) -> Due:
    return [stage.due for stage in stages if stage.stage != "ask_procuracy_by"][-1]


def _state(known: ReportDecisions, due: Due, on: date) -> State:
    if known.resolved is not None:
        return "done"
    if any(pause.ended is None for pause in known.all_pauses):
        return "suspended"
    state = state_by(due, on)
    return "resumed" if state == "running" and known.all_pauses else state
