"""The limit of investigation of a case out of its acts: the acts of the book as the clock of the law sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tongket.core.clock.investigation import InvestigationEvents, InvestigationReading, read_investigation_events
from tongket.core.clock.investigation_runs import InvestigationStep, StepKind
from tongket.core.clock.terms import Due, term_of
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import criminal_procedure_code as law
from tongket.core.law.criminal_procedure_code import CRIME_CLASSES, CrimeClass
from tongket.core.law.investigation_extensions import ExtensionSignatory, body_of, extension_signatory

STARTS = ("initiate_case", "split_off_case")
KINDS: dict[str, StepKind] = {
    "ask_investigation_extension": "asked",
    "extend_investigation": "extended",
    "record_joint_assessment": "assessed",
    "suspend_case": "suspended",
    "resume_case": "resumed",
    "reopen_case": "resumed",
    "cancel_case_suspension": "resumed",
    "cancel_case_termination": "resumed",
    "return_case": "returned",
    "reclassify_offence": "reclassified",
    "change_lead": "reclassified",
    "split_off_case": "reclassified",
    "take_in_case": "joined",
    "conclude_case": "concluded",
    "terminate_case": "terminated",
    "cancel_initiation": "terminated",
    "join_cases": "terminated",
    "void_case": "terminated",
    "send_case_away": "sent_away",
    "take_back_case": "taken_back",
}
STOPS = frozenset(
    {"suspend_case", "conclude_case", "terminate_case", "hand_over_case", "join_cases", "cancel_initiation",
     "void_case", "send_case_away"}
)  # fmt: skip
# Acts after which the stored due days are computed anew from all acts of the case.
MOVES_THE_LIMIT = frozenset(
    {*STARTS, "resume_case", "reopen_case", "cancel_case_suspension", "cancel_case_termination", "return_case",
     "extend_investigation", "reclassify_offence", "change_lead", "take_in_case", "take_back_case"}
)  # fmt: skip
_GROUNDS = {"suspect_unknown": "unknown_suspect"}


@dataclass(frozen=True, slots=True)
class Step:
    """One act in a case as the limit sees it."""

    verb: str
    on: date
    crime_class: str = ""
    ground: str = ""
    runs_from: date | None = None
    level: str = ""  # of the procuracy that signed
    body_level: str = ""  # of the unit that handled the case then


def events_of(steps: Sequence[Step]) -> InvestigationEvents:
    """The acts of a case, the initiation first, as the clock of the law takes them."""
    first, *later = steps
    told = tuple(_step(step) for step in later if step.verb in KINDS)
    return InvestigationEvents(first.on, _class(first.crime_class) or CRIME_CLASSES[0], told)


def reading_of(steps: Sequence[Step], calendar: WorkCalendar, on: date) -> InvestigationReading:
    """Every stage of the limit, what is wrong with the decisions, and the state on a day."""
    return read_investigation_events(events_of(steps), calendar, on=on)


def due_after(steps: Sequence[Step], calendar: WorkCalendar) -> Due | None:
    """The end of the limit that runs after these acts; none while the investigation rests or has ended."""
    reading = reading_of(steps, calendar, max(step.on for step in steps))
    return reading.due if reading.running else None


def next_signatory(reading: InvestigationReading, body_level: str, on: date) -> ExtensionSignatory | None:
    """Which procuracy signs the next extension in the limit now running; None where the law gives none."""
    if reading.extensions_left < 1:
        return None
    return extension_signatory(reading.crime_class, reading.extensions_used + 1, body_of(body_level), on)


@lru_cache(maxsize=4096)
def first_due(initiated_on: date, crime_class: CrimeClass, calendar: WorkCalendar) -> Due:
    """The end of the first limit of a class from its initiation."""
    return term_of(law.INVESTIGATION[crime_class], initiated_on, calendar)


def heavier(one: str, other: str) -> bool:
    """Whether the first class is heavier than the second."""
    return CRIME_CLASSES.index(_class(one)) > CRIME_CLASSES.index(_class(other))  # type: ignore[arg-type]


def _step(step: Step) -> InvestigationStep:
    kind, ground = KINDS[step.verb], _GROUNDS.get(step.ground, step.ground)
    returned = kind == "returned"
    return InvestigationStep(
        kind, step.on, _class(step.crime_class), step.runs_from, ground if returned else "", "" if returned else ground,
        step.level, body_of(step.body_level),
    )  # fmt: skip


def _class(word: str) -> CrimeClass | None:
    return next((crime_class for crime_class in CRIME_CLASSES if crime_class == word), None)
