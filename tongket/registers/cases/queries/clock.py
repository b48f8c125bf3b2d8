"""The clock of cases: the reading of one, the duties of many, and the check that stored days are the computed ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import QuerySet

from tongket.core.clock.duty import Duty, Task, local_day, owed, start_of
from tongket.core.clock.investigation import InvestigationReading, investigation_duties
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import criminal_procedure_code as law
from tongket.core.law.limits import Limit
from tongket.foundation.reference import holidays
from tongket.foundation.scope import Scope
from tongket.registers.cases.models import Case, CaseEvent
from tongket.registers.cases.queries.acts import steps_of, steps_of_many
from tongket.registers.cases.rules import limit

BATCH = 500
_ONE_DAY = timedelta(days=1)
_SENT_2_DAYS = law.INVESTIGATION_DECISION_SENT
# verb of the decision → the duty to send it: id, words, limit. Đ154, Đ229, Đ230, Đ235, Đ170, Đ242.
_SENDING: dict[str, tuple[Task, Limit]] = {
    "initiate_case": (
        Task("K9", "gửi quyết định khởi tố vụ án, tài liệu cho Viện kiểm sát",
             "send the decision to initiate and its papers to the procuracy"), law.INITIATION_NOTICE),
    "suspend_case": (
        Task("SUSPENSION-SENT", "gửi quyết định tạm đình chỉ điều tra cho Viện kiểm sát",
             "send the suspension to the procuracy"), _SENT_2_DAYS["suspension"]),
    "terminate_case": (
        Task("TERMINATION-SENT", "gửi quyết định đình chỉ điều tra cho Viện kiểm sát",
             "send the termination to the procuracy"), _SENT_2_DAYS["conclusion"]),
    "resume_case": (
        Task("RESUMPTION-SENT", "gửi quyết định phục hồi điều tra cho Viện kiểm sát",
             "send the resumption to the procuracy"), _SENT_2_DAYS["resumption"]),
    "reopen_case": (
        Task("RESUMPTION-SENT", "gửi quyết định phục hồi điều tra cho Viện kiểm sát",
             "send the resumption to the procuracy"), _SENT_2_DAYS["resumption"]),
    "join_cases": (
        Task("JOIN-SENT", "gửi quyết định nhập vụ án cho Viện kiểm sát",
             "send the decision to join to the procuracy"), law.JOIN_OR_SPLIT_SENT),
    "split_case": (
        Task("SPLIT-SENT", "gửi quyết định tách vụ án cho Viện kiểm sát",
             "send the decision to split to the procuracy"), law.JOIN_OR_SPLIT_SENT),
}  # fmt: skip
_HAND_OVER = Task("HANDOVER", "chuyển hồ sơ, kết luận điều tra sang Viện kiểm sát",
                  "hand the file and the conclusion over to the procuracy")  # fmt: skip


class CaseDuty(NamedTuple):
    """One duty of one case."""

    record: Case
    duty: Duty


def investigation_of(found: Case, on: date) -> InvestigationReading:
    """Every stage of the limit of a case, with the state of a day; decisions after that day are left out."""
    steps = [step for step in steps_of(found) if step.on <= on]
    return limit.reading_of(steps, holidays.calendar(), on)


def duties_of_case(found: Case) -> tuple[Duty, ...]:
    """Every duty that has arisen in one case."""
    return tuple(row.duty for row in _duties([found], holidays.calendar()))


def duties_of(
    scope: Scope, on: datetime, *, handler_ids: frozenset[int] | None = None, open_only: bool = True
) -> list[CaseDuty]:
    """Duties of the cases in scope as they stand at a moment, with three queries for every batch of cases."""
    rows = Case.objects.filter(scope.q("handler")).exclude(state__in=("void", "annulled"))
    if handler_ids is not None:
        rows = rows.filter(handler__in=handler_ids)
    found = []
    for batch in _batches(rows.select_related("handler", "lead_offence").order_by("pk")):
        found += _duties(batch, holidays.calendar())
    return [row for row in found if row.duty.starts <= on and (not open_only or row.duty.is_open(on))]


def stored_due_equals_computed() -> list[str]:
    """Codes of cases whose stored due days differ from those computed from their acts: the nightly check."""
    calendar, wrong = holidays.calendar(), []
    rows = Case.objects.exclude(state="void").select_related("lead_offence").order_by("pk")
    for batch in _batches(rows):
        steps = steps_of_many(batch)
        for case in batch:
            due = limit.due_after(steps[case.pk], calendar) if steps[case.pk] else None
            computed = (due.strict, due.rolled) if due is not None else (None, None)
            if computed != (case.due_strict, case.due_rolled):
                wrong.append(case.code)
    return wrong


def stored_dues() -> int:
    """How many cases that check looks at."""
    return Case.objects.exclude(state="void").count()


def past_their_limit(scope: Scope, today: date) -> QuerySet[Case]:
    """Cases whose investigation has gone on past the rolled end of its limit."""
    return Case.objects.filter(scope.q("handler"), due_rolled__lt=today)



def _batches(rows: QuerySet[Case]) -> Iterator[list[Case]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _duties(cases: list[Case], calendar: WorkCalendar) -> list[CaseDuty]:
    steps = steps_of_many(cases)
    events: dict[int, list[CaseEvent]] = defaultdict(list)
    for event in CaseEvent.objects.filter(case__in=cases).order_by("pk"):
        events[event.case_id].append(event)
    with_reports = set(
        Case.objects.filter(pk__in=[c.pk for c in cases], reports__isnull=False).values_list("pk", flat=True)
    )
    found = []
    for case in cases:
        if case.state != "joined" and steps[case.pk]:
            owed_now = investigation_duties(limit.events_of(steps[case.pk]), calendar)
            found += [CaseDuty(case, _settled(duty, case)) for duty in owed_now]
        sent = _sending(events[case.pk], calendar, initiation=case.pk not in with_reports)
        found += [CaseDuty(case, duty) for duty in (*sent, *_hand_overs(events[case.pk], calendar))]
    return found


def _settled(duty: Duty, case: Case) -> Duty:
    """Once the investigation has ended nobody can assess the evidence before its end: what was missed has lapsed."""
    if duty.done_at is None and case.state not in ("investigating", "suspended"):
        return replace(duty, alarm=True)
    return duty


def _sending(events: list[CaseEvent], calendar: WorkCalendar, *, initiation: bool) -> Iterator[Duty]:
    """Decisions owed to the procuracy; the initiation of a case from a report is proven at the report (K9)."""
    for index, event in enumerate(events):
        if event.verb not in _SENDING or (event.verb == "initiate_case" and not initiation):
            continue
        task, given = _SENDING[event.verb]
        sent = event.sent_at or next(
            (e.sent_at or e.at for e in events[index:] if e.verb == "send_case_decision" and e.ground == event.verb),
            None,
        )
        duty = owed(task, given, _moment(event), calendar, done_at=sent)
        if duty is not None:
            yield duty


def _hand_overs(events: list[CaseEvent], calendar: WorkCalendar) -> Iterator[Duty]:
    for index, event in enumerate(events):
        if event.verb == "conclude_case" and event.ground != "terminate":
            after = events[index + 1 :]
            done = next((e for e in after if e.verb in ("hand_over_case", "return_case", "terminate_case")), None)
            duty = owed(_HAND_OVER, _SENT_2_DAYS["conclusion"], _moment(event), calendar,
                        done_at=_moment(done) if done is not None else None)  # fmt: skip
            if duty is not None:
                yield duty


def _moment(event: CaseEvent) -> datetime:
    """When an act happened: its hour where it was entered on its day, else the start of its day."""
    if event.at is not None and local_day(event.at) == event.on:
        return event.at
    return start_of(event.on)


def last_day(end: datetime) -> date:
    """The day on which a limit of days ends: its end is the midnight after it."""
    day = local_day(end)
    return day - _ONE_DAY if end == start_of(day) else day
