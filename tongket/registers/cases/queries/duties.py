"""What cases owe, and by when: the duties of one, of many, and what is kept of them from look to look.

The duties of a case follow from a few plain values and nothing else. They are read anew at every look; only the
reckoning of a case whose values are all the same as before is not done again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import QuerySet

from tongket.core.clock.duty import Duty, Task, local_day, owed, start_of
from tongket.core.clock.investigation import investigation_duties
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import criminal_procedure_code as law
from tongket.core.law.limits import Limit
from tongket.foundation.reference import holidays
from tongket.foundation.scope import Scope
from tongket.registers.cases.models import Case, CaseEvent, CaseReport
from tongket.registers.cases.queries.acts import STEP_FIELDS, steps_of_many
from tongket.registers.cases.rules import limit

_SENT_2_DAYS = law.INVESTIGATION_DECISION_SENT
# verb of the decision → the duty to send it: id, words, limit. Đ154, Đ229, Đ230, Đ235, Đ170.
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
_FILE_SENT = Task("FILE-SENT", "chuyển hồ sơ vụ án cho Cơ quan điều tra có thẩm quyền",
                  "send the case file to the competent body")  # fmt: skip
_AFTER_CONCLUSION = ("hand_over_case", "return_case", "terminate_case")
BATCH = 500
MOST_KEPT = 50_000  # cases; beyond that everything is forgotten and begins again


class CaseRow(NamedTuple):
    """The few columns of a case its duties need: thousands are looked at for every board."""

    pk: int
    code: str
    state: str
    handler_id: int
    investigator: str
    split_from_id: int | None
    lead_class: str


class CaseDuty(NamedTuple):
    """One duty of one case."""

    record: CaseRow
    duty: Duty


class CaseAct(NamedTuple):
    """One act of a case as its papers see it."""

    verb: str
    on: date
    ground: str
    runs_from: date | None
    at: datetime | None
    sent_at: datetime | None


# All that the limit and the papers look at in an act: what is added to the steps is compared here too.
ACT_FIELDS = (*STEP_FIELDS, "at", "sent_at")
_OF_PAPERS = itemgetter(*(ACT_FIELDS.index(name) for name in CaseAct._fields))


class Known(NamedTuple):
    """Everything the duties of one case follow from, but for the acts before it was split off another one."""

    state: str
    lead_class: str
    from_report: bool
    acts: tuple[tuple[Any, ...], ...]  # values of ACT_FIELDS


# Case id → what its duties followed from at the last look, and the duties; process memory.
_kept: dict[int, tuple[Known, WorkCalendar, tuple[Duty, ...]]] = {}


def duties_of_case(found: Case) -> tuple[Duty, ...]:
    """Every duty that has arisen in one case."""
    rows = _rows(Case.objects.filter(pk=found.pk))
    return _reckoned(rows, _known(rows))[found.pk]


def duties_of(
    scope: Scope, on: datetime, *, handler_ids: frozenset[int] | None = None, open_only: bool = True
) -> list[CaseDuty]:
    """Duties of the cases in scope as they stand at a moment."""
    wanted = Case.objects.filter(scope.q("handler")).exclude(state__in=("void", "annulled"))
    if handler_ids is not None:
        wanted = wanted.filter(handler__in=handler_ids)
    rows = _rows(wanted)
    found = []
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        duties = _duties(batch)
        found += [CaseDuty(row, duty) for row in batch for duty in duties[row.pk]]
    return [row for row in found if row.duty.starts <= on and (not open_only or row.duty.is_open(on))]


def _rows(wanted: QuerySet[Case]) -> list[CaseRow]:
    fields = (*CaseRow._fields[:-1], "lead_offence__crime_class")
    return [CaseRow(*row) for row in wanted.order_by("pk").values_list(*fields)]


def _known(rows: Sequence[CaseRow]) -> dict[int, Known]:
    """What the duties of these cases follow from, as the book has it now."""
    ids, acts = [row.pk for row in rows], defaultdict(list)
    events = CaseEvent.objects.filter(case__in=ids).order_by("pk")
    for act in events.values_list(*ACT_FIELDS):
        acts[act[0]].append(act)
    from_reports = set(CaseReport.objects.filter(case__in=ids).values_list("case_id", flat=True))
    return {row.pk: Known(row.state, row.lead_class, row.pk in from_reports, tuple(acts[row.pk])) for row in rows}


def _duties(rows: Sequence[CaseRow]) -> dict[int, tuple[Duty, ...]]:
    """The duties of these cases; reckoned again only where something they follow from has changed."""
    calendar, known, found = holidays.calendar(), _known(rows), {}
    for row in rows:
        kept = _kept.get(row.pk)
        # What stands before a split is another case's: such a case is always reckoned.
        if kept is not None and row.split_from_id is None and kept[0] == known[row.pk] and kept[1] is calendar:
            found[row.pk] = kept[2]
    fresh = _reckoned([row for row in rows if row.pk not in found], known)
    if len(_kept) + len(fresh) > MOST_KEPT:
        _kept.clear()
    _kept.update((pk, (known[pk], calendar, duties)) for pk, duties in fresh.items())
    return found | fresh


def _reckoned(rows: Sequence[CaseRow], known: Mapping[int, Known]) -> dict[int, tuple[Duty, ...]]:
    """The duties of cases: the limit of the investigation first, then decisions to send, then hand-overs."""
    calendar = holidays.calendar()
    steps = steps_of_many(Case.objects.select_related("lead_offence").filter(pk__in=[row.pk for row in rows]))
    return {row.pk: tuple(_arisen(known[row.pk], steps[row.pk], calendar)) for row in rows}


def _arisen(known: Known, steps: Sequence[limit.Step], calendar: WorkCalendar) -> Iterator[Duty]:
    if known.state != "joined" and steps:
        for duty in investigation_duties(limit.events_of(steps), calendar):
            yield _settled(duty, known.state)
    acts = [CaseAct(*_OF_PAPERS(act)) for act in known.acts]
    yield from _sending(acts, calendar, initiation=not known.from_report)
    yield from _hand_overs(acts, calendar)
    yield from _files_sent(acts, calendar)


def _settled(duty: Duty, state: str) -> Duty:
    """Once the investigation has ended nobody can assess the evidence before its end: what was missed has lapsed."""
    if duty.done_at is None and state not in ("investigating", "suspended"):
        return replace(duty, alarm=True)
    return duty


def _sending(acts: Sequence[CaseAct], calendar: WorkCalendar, *, initiation: bool) -> Iterator[Duty]:
    """Decisions owed to the procuracy; the initiation of a case from a report is proven at the report (K9)."""
    for index, act in enumerate(acts):
        if act.verb not in _SENDING or (act.verb == "initiate_case" and not initiation):
            continue
        task, given = _SENDING[act.verb]
        sent = act.sent_at or next(
            (e.sent_at or e.at for e in acts[index:] if e.verb == "send_case_decision" and e.ground == act.verb),
            None,
        )
        duty = owed(task, given, _moment(act), calendar, done_at=sent)
        if duty is not None:
            yield duty


def _hand_overs(acts: Sequence[CaseAct], calendar: WorkCalendar) -> Iterator[Duty]:
    for index, act in enumerate(acts):
        if act.verb == "conclude_case" and act.ground != "terminate":
            done = next((e for e in acts[index + 1 :] if e.verb in _AFTER_CONCLUSION), None)
            duty = owed(_HAND_OVER, _SENT_2_DAYS["conclusion"], _moment(act), calendar,
                        done_at=_moment(done) if done is not None else None)  # fmt: skip
            if duty is not None:
                yield duty


def _files_sent(acts: Sequence[CaseAct], calendar: WorkCalendar) -> Iterator[Duty]:
    """The file follows the decision that moves the case (Đ169.4): known once it was sent, in time or late."""
    for act in acts:
        if act.verb in ("send_case", "send_case_away"):
            begun = start_of(act.runs_from or act.on)
            duty = owed(_FILE_SENT, law.CASE_FILE_TRANSFERRED, begun, calendar, done_at=max(begun, _moment(act)))
            if duty is not None:
                yield duty


def _moment(act: CaseAct) -> datetime:
    """When an act happened: its hour where it was entered on its day, else the start of its day."""
    if act.at is not None and local_day(act.at) == act.on:
        return act.at
    return start_of(act.on)
