"""The clock of a crime report (thời hạn giải quyết nguồn tin về tội phạm), Điều 147–149 BLTTHS.

It starts when the competent body receives the report. 20 days; the head of the body may extend to two months from
receipt; the procuracy may extend once by two months from the expiry of that limit. After resumption: one month.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tongket.core.clock.reading import ClockFinding, ClockReading, EventBeforeStart, Stage, State, state_by
from tongket.core.clock.terms import Due, days_before, month_term, term_of
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import criminal_procedure_code as law
from tongket.core.law.limits import Limit

# Whether the procuracy's extension runs from the strict or the rolled expiry is open; the earlier date is the default.
Base = Literal["strict", "rolled"]


@dataclass(frozen=True, slots=True)
class ReportDecisions:
    """The dated decisions on one report; receipt is that of the competent body."""

    received: date
    agency_extension: date | None = None
    procuracy_extension: date | None = None
    suspended: date | None = None
    resumed: date | None = None
    resolved: date | None = None

    def by_day(self, on: date) -> ReportDecisions:
        """What was decided up to a day."""
        known = {name: day for name, day in self.events().items() if day <= on}
        return ReportDecisions(self.received, **known)

    def events(self) -> dict[str, date]:
        names = ("agency_extension", "procuracy_extension", "suspended", "resumed", "resolved")
        return {name: day for name in names if (day := getattr(self, name)) is not None}


def first_limit(received: date, calendar: WorkCalendar) -> Due:
    """Twenty days from receipt (k1)."""
    return term_of(law.RESOLVE_REPORT, received, calendar)


def agency_limit(received: date, calendar: WorkCalendar) -> Due:
    """Two months from receipt, by decision of the head of the body."""
    return term_of(law.AGENCY_EXTENSION, received, calendar)


def procuracy_limit(expiry: Due, received: date, calendar: WorkCalendar, base: Base = "strict") -> Due:
    """Two months from the expiry of the limit before, by decision of the procuracy."""
    months = law.PROCURACY_EXTENSION.on(received).amount
    return month_term(expiry.strict if base == "strict" else expiry.rolled, months, calendar)


def resumption_limit(decided: date, calendar: WorkCalendar) -> Due:
    """One month from the decision to resume (phục hồi)."""
    return term_of(law.AFTER_RESUMPTION, decided, calendar)


def cancellation_limit(received_cancellation: date, calendar: WorkCalendar) -> Due:
    """One month from the day the body receives the procuracy's cancellation of a suspension."""
    return term_of(law.AFTER_CANCELLATION, received_cancellation, calendar)


def ask_procuracy_by(expiry: Due, received: date) -> date:
    """The last day to ask the procuracy for its extension, counted back from the strict expiry."""
    return days_before(expiry.strict, law.ASK_PROCURACY.on(received).amount)


def read_crime_report(
    decisions: ReportDecisions, calendar: WorkCalendar, *, on: date, base: Base = "strict"
) -> ClockReading:
    """All stages of all decisions; the state is that of the day `on`, of decisions up to it."""
    for event, day in (*decisions.events().items(), ("the day asked for", on)):
        if day < decisions.received:
            raise EventBeforeStart(event, day, decisions.received)
    stages = _stages(decisions, calendar, base)
    known = decisions.by_day(on)
    due = _running_due(_stages(known, calendar, base))
    return ClockReading(stages, _state(known, due, on), due, _findings(decisions, stages))


def _stages(decisions: ReportDecisions, calendar: WorkCalendar, base: Base) -> tuple[Stage, ...]:
    received = decisions.received
    stages = [_stage("first", first_limit(received, calendar), law.RESOLVE_REPORT, received)]
    if decisions.agency_extension is not None:
        due = agency_limit(received, calendar)
        stages.append(_stage("agency_extension", due, law.AGENCY_EXTENSION, received))
    expiry = stages[-1].due
    if decisions.agency_extension is not None or decisions.procuracy_extension is not None:
        ask = ask_procuracy_by(expiry, received)
        stages.append(_stage("ask_procuracy_by", Due(ask, ask), law.ASK_PROCURACY, received))
    if decisions.procuracy_extension is not None:
        other: Base = "rolled" if base == "strict" else "strict"
        due = procuracy_limit(expiry, received, calendar, base)
        second = procuracy_limit(expiry, received, calendar, other)
        stages.append(_stage("procuracy_extension", due, law.PROCURACY_EXTENSION, received, second))
    if decisions.resumed is not None:
        due = resumption_limit(decisions.resumed, calendar)
        stages.append(_stage("after_resumption", due, law.AFTER_RESUMPTION, decisions.resumed))
    return tuple(stages)


def _stage(name: str, due: Due, limit: Limit, start: date, other_base: Due | None = None) -> Stage:
    return Stage(name, due, limit.cites, limit.cites_en, limit.code, limit.on(start).verified, other_base)


def _running_due(stages: tuple[Stage, ...]) -> Due:
    return [stage.due for stage in stages if stage.stage != "ask_procuracy_by"][-1]


def _state(known: ReportDecisions, due: Due, on: date) -> State:
    if known.resolved is not None:
        return "done"
    if known.suspended is not None and (known.resumed is None or known.resumed < known.suspended):
        return "suspended"
    state = state_by(due, on)
    return "resumed" if state == "running" and known.resumed is not None else state


def _findings(decisions: ReportDecisions, stages: tuple[Stage, ...]) -> tuple[ClockFinding, ...]:
    due = {stage.stage: stage.due for stage in stages}
    agency, procuracy = decisions.agency_extension, decisions.procuracy_extension
    found: list[ClockFinding] = []
    if agency is not None and agency > due["first"].rolled:
        found.append(_late_extension(agency, due["first"].rolled))
    if procuracy is not None:
        found += _about_procuracy(procuracy, agency, due)
    if decisions.suspended is not None:
        before = _without_suspension(decisions).by_day(decisions.suspended)
        found += _about_suspension(decisions.suspended, _expiry_of(before, due))
    if decisions.resumed is not None:
        found += _about_resumption(decisions.resumed, decisions)
    return tuple(found)


def _without_suspension(decisions: ReportDecisions) -> ReportDecisions:
    """The decisions without suspension and resumption: the limit a suspension has to wait for."""
    return ReportDecisions(decisions.received, decisions.agency_extension, decisions.procuracy_extension)


def _expiry_of(decisions: ReportDecisions, due: dict[str, Due]) -> Due:
    if decisions.procuracy_extension is not None:
        return due["procuracy_extension"]
    return due["agency_extension"] if decisions.agency_extension is not None else due["first"]


def _about_procuracy(decided: date, agency: date | None, due: dict[str, Due]) -> list[ClockFinding]:
    if agency is None:
        return [
            ClockFinding(
                "CLOCK-PROCURACY-WITHOUT-AGENCY", decided, due["first"].strict,
                "Viện kiểm sát gia hạn khi cơ quan giải quyết chưa gia hạn: cần gia hạn của cơ quan trước "
                "(TTLT 01/2017, Điều 11).",
                "The procuracy extended without an extension by the agency first (joint circular 01/2017, art. 11).",
            )
        ]  # fmt: skip
    expiry = due["agency_extension"].rolled
    return [_late_extension(decided, expiry)] if decided > expiry else []


def _late_extension(decided: date, expiry: date) -> ClockFinding:
    return ClockFinding(
        "CLOCK-EXTENDED-AFTER-EXPIRY", decided, expiry,
        f"Quyết định gia hạn ngày {_vi(decided)} ra sau khi thời hạn đã hết ngày {_vi(expiry)}.",
        f"The extension of {decided} was decided after the limit had expired on {expiry}.",
    )  # fmt: skip


def _about_suspension(decided: date, expiry: Due) -> list[ClockFinding]:
    if decided >= expiry.strict:
        return []
    return [
        ClockFinding(
            "CLOCK-SUSPENDED-BEFORE-EXPIRY", decided, expiry.strict,
            f"Tạm đình chỉ ngày {_vi(decided)} khi thời hạn chưa hết (hết ngày {_vi(expiry.strict)}): "
            "Điều 148 BLTTHS đòi hỏi thời hạn đã hết.",
            f"Suspended on {decided}, before the limit expired on {expiry.strict}: art. 148 requires expiry.",
        )
    ]  # fmt: skip


def _about_resumption(resumed: date, decisions: ReportDecisions) -> list[ClockFinding]:
    found = []
    if decisions.suspended is None or decisions.suspended > resumed:
        found.append(
            ClockFinding(
                "CLOCK-RESUMED-WITHOUT-SUSPENSION", resumed, decisions.suspended,
                f"Phục hồi ngày {_vi(resumed)} mà trước đó không có quyết định tạm đình chỉ.",
                f"Resumed on {resumed} without a suspension before.",
            )
        )
    found += [
        ClockFinding(
            "CLOCK-EXTENDED-AFTER-RESUMPTION", day, resumed,
            f"Gia hạn ngày {_vi(day)} sau khi phục hồi: văn bản không quy định, ghi nhận kèm cảnh báo.",
            f"Extended on {day} after the resumption: the law is silent; recorded with a warning.",
        )
        for day in (decisions.agency_extension, decisions.procuracy_extension)
        if day is not None and day > resumed
    ]
    return found


def _vi(day: date) -> str:
    return day.strftime("%d/%m/%Y")
