"""The limit of investigation (thời hạn điều tra), Điều 172 and 174 BLTTHS: by class of crime, and by what happens.

`read_investigation` answers for a class and a number of extensions; `read_investigation_events` follows a case through
changes of charge, joinder, suspension, resumption and returned files; `investigation_duties` says what is owed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from tongket.core.clock.duty import Duty, Task, owed_before, owed_by, start_of
from tongket.core.clock.investigation_runs import InvestigationStep, Ladder, Run, Story, follow
from tongket.core.clock.reading import ClockFinding, ClockReading, EventBeforeStart, State, stage_of, state_by
from tongket.core.clock.terms import Due, days_before, month_term, term_of
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import criminal_procedure_code as law
from tongket.core.law import joint_circular_04_2018 as ttlt04
from tongket.core.law.criminal_procedure_code import CrimeClass

_INVESTIGATION = Task("INVESTIGATION", "kết thúc điều tra vụ án", "end the investigation")
_ASSESSMENT = Task("ASSESSMENT", "phối hợp Viện kiểm sát đánh giá chứng cứ", "assess the evidence with the procuracy")
_ASK = Task("ASK", "đề nghị Viện kiểm sát gia hạn điều tra", "ask the procuracy for an extension")
_ASSESSMENT_OF = {
    "less_serious": ttlt04.ASSESSMENT_LESS_SERIOUS_AND_SERIOUS,
    "serious": ttlt04.ASSESSMENT_LESS_SERIOUS_AND_SERIOUS,
    "very_serious": ttlt04.ASSESSMENT_VERY_SERIOUS,
    "extremely_serious": ttlt04.ASSESSMENT_EXTREMELY_SERIOUS,
}


class TooManyExtensions(ValueError):
    """The law gives fewer extensions for this class."""

    code = "CLOCK-TOO-MANY-EXTENSIONS"

    def __init__(self, crime_class: str, asked: int, allowed: int) -> None:
        self.crime_class, self.asked, self.allowed = crime_class, asked, allowed
        super().__init__(f"{asked} extensions asked for, {allowed} allowed for {crime_class} crimes")


@dataclass(frozen=True, slots=True)
class InvestigationEvents:
    """One case as its clock sees it: initiation, class of the gravest offence, and the acts in order of days."""

    initiated: date
    crime_class: CrimeClass
    steps: tuple[InvestigationStep, ...] = ()

    def by_day(self, on: date) -> InvestigationEvents:
        """What had happened up to a day."""
        return replace(self, steps=tuple(step for step in self.steps if step.on <= on))


@dataclass(frozen=True, slots=True)
class InvestigationReading(ClockReading):
    """A reading with the extensions of the running limit, given and left; `running` is false while none runs."""

    extensions_left: int = 0
    extensions_used: int = 0
    running: bool = True
    crime_class: CrimeClass = "less_serious"


def read_investigation(
    initiated: date, crime_class: CrimeClass, calendar: WorkCalendar, *, on: date, extensions: int = 0
) -> ClockReading:
    """Stages `first`, `extension_1`…; `ask_procuracy_by` while another extension is possible."""
    if on < initiated:
        raise EventBeforeStart("the day asked for", on, initiated)
    ladder = Ladder.of("first", crime_class)
    if not 0 <= extensions <= len(ladder.extensions):
        raise TooManyExtensions(crime_class, extensions, len(ladder.extensions))
    base = law.INVESTIGATION[crime_class]
    stages = [stage_of("first", term_of(base, initiated, calendar), base, initiated)]
    for number, limit in enumerate(ladder.extensions[:extensions], start=1):
        # Each extension runs from the strict end before it; rolling never accumulates.
        due = month_term(stages[-1].due.strict, limit.on(initiated).amount, calendar)
        stages.append(stage_of(f"extension_{number}", due, limit, initiated))
    due = stages[-1].due
    if extensions < len(ladder.extensions):
        ask = ask_investigation_by(due, initiated)
        stages.append(stage_of("ask_procuracy_by", Due(ask, ask), law.ASK_INVESTIGATION_EXTENSION, initiated))
    return ClockReading(tuple(stages), state_by(due, on), due, _supreme(crime_class, extensions, initiated))


def ask_investigation_by(due: Due, on: date) -> date:
    """The last day to ask the procuracy for an extension, counted back from the strict end."""
    return days_before(due.strict, law.ASK_INVESTIGATION_EXTENSION.on(on).amount)


def read_investigation_events(
    events: InvestigationEvents, calendar: WorkCalendar, *, on: date
) -> InvestigationReading:
    """All stages and findings of all acts; state and due day are those of the day `on`, of the acts up to it."""
    for day in (*(step.on for step in events.steps), on):
        if day < events.initiated:
            raise EventBeforeStart("an act or the day asked for", day, events.initiated)
    whole, known = _story(events, calendar), _story(events.by_day(on), calendar)
    stages, run = list(whole.stages), known.run
    if whole.run.left and not whole.stopped:
        ask = ask_investigation_by(whole.run.due, whole.run.start)
        stages.append(stage_of("ask_procuracy_by", Due(ask, ask), law.ASK_INVESTIGATION_EXTENSION, whole.run.start))
    supreme = _supreme(run.crime_class, run.used, run.start) if run.kind == "first" else ()
    return InvestigationReading(
        tuple(stages), _state(known, on), run.due, (*whole.findings, *supreme), run.left, run.used,
        not known.stopped, run.crime_class,
    )  # fmt: skip


def investigation_duties(events: InvestigationEvents, calendar: WorkCalendar) -> tuple[Duty, ...]:
    """The end of the investigation, the joint assessment before it, and the last day to ask for an extension."""
    story = _story(events, calendar)
    run = story.run
    starts = start_of(run.start)
    stopped_at = start_of(story.stopped_on) if story.stopped_on else None
    found: list[Duty | None] = [owed_by(_INVESTIGATION, run.limit, run.due, starts, done_at=stopped_at)]
    assessed = _done_at("assessed", events, run)
    if story.stopped != "suspended":
        limit = _ASSESSMENT_OF[run.crime_class]
        found.append(owed_before(_ASSESSMENT, limit, run.due, starts, done_at=assessed))
    asked = _done_at("asked", events, run)
    if run.left and not story.stopped:
        limit = law.ASK_INVESTIGATION_EXTENSION
        found.append(owed_before(_ASK, limit, run.due, starts, done_at=asked, alarm=True))
    return tuple(duty for duty in found if duty is not None)


def _done_at(kind: str, events: InvestigationEvents, run: Run) -> datetime | None:
    """The last such act since the running limit was given."""
    days = [step.on for step in events.steps if step.kind == kind and step.on >= run.given_on]
    return start_of(days[-1]) if days else None


def _state(known: Story, on: date) -> State:
    if known.stopped:
        return known.stopped
    state = state_by(known.run.due, on)
    return "resumed" if state == "running" and known.run.kind == "resumed" else state


def _story(events: InvestigationEvents, calendar: WorkCalendar) -> Story:
    return follow(events.initiated, events.crime_class, events.steps, calendar)


def _supreme(crime_class: CrimeClass, extensions: int, initiated: date) -> tuple[ClockFinding, ...]:
    beyond = extensions - len(law.INVESTIGATION_EXTENSIONS[crime_class])
    if beyond <= 0:
        return ()
    who = "Viện trưởng VKSND tối cao" + (", chỉ với tội xâm phạm an ninh quốc gia" if beyond > 1 else "")
    who_en = "the Supreme Prosecutor" + (", national security only" if beyond > 1 else "")
    return (
        ClockFinding(
            "CLOCK-SUPREME-PROCURATOR", initiated, None,
            f"Lần gia hạn thứ {extensions} thuộc thẩm quyền {who} (BLTTHS 2015, Điều 172 khoản 3).",
            f"Extension {extensions} belongs to {who_en} (Criminal Procedure Code 2015, art. 172.3).",
        ),
    )  # fmt: skip
