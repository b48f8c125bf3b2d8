"""Reads of the register of directives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.core.facts import fact
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.directives import rules
from tongket.registers.directives.models import Directive, Extension, Task

# The words of the computed statuses, for slices above.
STATUSES = rules.STATUSES
SOURCES = rules.SOURCES


def tasks(
    scope: Scope, *, unit_ids: frozenset[int] | None = None, status: str = "", today: date | None = None
) -> QuerySet[Task]:
    """Tasks whose lead or a partner is in scope; of some units; of one status (with `today`); never void ones."""
    rows = Task.objects.exclude(state="void").filter(_mine(scope)).select_related("lead", "instruction__directive")
    if unit_ids is not None:
        rows = rows.filter(_of_units(unit_ids))
    if status:
        assert today is not None, "a status is a status on a day"
        rows = rows.filter(_with_status(status, today))
    return rows.prefetch_related("partners__unit", "evidence", "extensions")


def open_by_due(scope: Scope, last_due: date) -> QuerySet[Task]:
    """Open tasks with a due day up to that day, the oldest first; by lead unit, with nothing else fetched."""
    rows = Task.objects.filter(state="open", due_on__lte=last_due).select_related("lead")
    mine = rows if scope.unit_ids is None else rows.filter(lead_id__in=scope.unit_ids)
    return mine.order_by("due_on", "pk")


def task(scope: Scope, code: str) -> Task:
    """One task by its code, void ones included; outside the scope it does not exist."""
    rows = Task.objects.filter(_mine(scope), code=code).select_related("lead", "instruction__directive__issuer")
    found = rows.prefetch_related("partners__unit", "evidence", "extensions", "progress").first()
    if found is None:
        raise NotFound("TASK-UNKNOWN", _("Không có nhiệm vụ mang mã %(wanted)s."), "", wanted=code)
    return found


def directives(scope: Scope) -> QuerySet[Directive]:
    """Directives that gave a task to a unit in scope, or were issued by one; all of them for a province-wide reader."""
    rows = Directive.objects.select_related("issuer")
    if scope.unit_ids is None:
        return rows
    given = Task.objects.filter(_mine(scope)).values("instruction__directive_id")
    return rows.filter(scope.q("issuer") | Q(pk__in=given))


def directive(scope: Scope, code: str) -> Directive:
    """One directive with its instructions and the tasks in scope; outside the scope it does not exist."""
    mine = Prefetch("instructions__tasks", queryset=tasks(scope).order_by("pk"))
    found = directives(scope).filter(code=code).prefetch_related("instructions", mine).first()
    if found is None:
        raise NotFound("DIRECTIVE-UNKNOWN", _("Không có chỉ đạo mang mã %(wanted)s."), "", wanted=code)
    return found


def tasks_of(scope: Scope, directive_code: str) -> QuerySet[Task]:
    """Tasks of one directive in the order of its instructions."""
    rows = tasks(scope).filter(instruction__directive__code=directive_code)
    return rows.order_by("instruction__number", "pk")


def tasks_of_origin(scope: Scope, origin: str) -> QuerySet[Task]:
    """Tasks that came of one origin, such as the conference with this code."""
    rows = tasks(scope).filter(instruction__directive__origin=origin, instruction__directive__state="issued")
    return rows.order_by("instruction__number", "pk")


def status(row: Task, today: date) -> str:
    """How a task stands on a day."""
    return rules.status_of(due_on=row.due_on, done_on=row.done_on, submitted=row.state == "submitted", today=today)


def counts(rows: QuerySet[Task], today: date) -> dict[str, int]:
    """How many of these tasks stand in each status on a day."""
    plain = rows.order_by().values_list("due_on", "done_on", "state")
    tally = Counter(
        rules.status_of(due_on=due, done_on=done, submitted=state == "submitted", today=today)
        for due, done, state in plain
    )
    return {name: tally[name] for name in rules.STATUSES}


def facts_as_of(cut_off: date, known_at: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    """Fact rows of table `task` as they were known: a task done or extended later is still open or due as before."""
    rows = Task.objects.filter(assigned_on__lte=cut_off, recorded_at__lte=known_at)
    rows = rows.filter(Q(voided_at=None) | Q(voided_at__gt=known_at)).select_related("instruction__directive")
    known_extensions = Extension.objects.filter(recorded_at__lte=known_at).order_by("number")
    for row in rows.prefetch_related(Prefetch("extensions", queryset=known_extensions)).order_by("pk"):
        known = list(row.extensions.all())
        due = known[-1].new_due if known else row.original_due_on
        accepted = row.accepted_at is not None and row.accepted_at <= known_at and row.done_on is not None
        done = row.done_on if accepted and row.done_on is not None and row.done_on <= cut_off else None
        for event, on in _events(row.assigned_on, due, done, cut_off):
            yield fact("task", event, record=row.code, on=on, known_at=row.recorded_at, handler=row.lead_id,
                       source=row.instruction.directive.source)  # fmt: skip


def _events(assigned: date, due: date | None, done: date | None, cut_off: date) -> Iterator[tuple[str, date]]:
    yield "assigned", assigned
    if due is not None and due <= cut_off:
        yield "due", due
    if done is not None:
        yield ("done_late" if due is not None and done > due else "done_on_time"), done
    elif due is not None and due < cut_off:
        yield "overdue_open", due


def _mine(scope: Scope) -> Q:
    return Q() if scope.unit_ids is None else _of_units(scope.unit_ids)


def _of_units(unit_ids: frozenset[int]) -> Q:
    partnered = Task.objects.filter(partners__unit_id__in=unit_ids).values("pk")
    return Q(lead_id__in=unit_ids) | Q(pk__in=partnered)


def _with_status(wanted: str, today: date) -> Q:
    """The same tests as `rules.status_of`, as a condition on rows; a test keeps the two equal."""
    still_open = Q(state="open")
    conditions = {
        "done_on_time": Q(state="accepted") & (Q(due_on=None) | Q(done_on__lte=F("due_on"))),
        "done_late": Q(state="accepted", done_on__gt=F("due_on")),
        "awaiting_acceptance": Q(state="submitted"),
        "regular": still_open & Q(due_on=None),
        "overdue": still_open & Q(due_on__lt=today),
        "running": still_open & Q(due_on__gte=today),
    }
    return conditions.get(wanted, Q(pk__in=()))
