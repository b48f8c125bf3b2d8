"""The clock of cases: the reading of one, and the check that stored due days are the computed ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from tongket.core.clock.duty import local_day, start_of
from tongket.core.clock.investigation import InvestigationReading
from tongket.foundation.reference import holidays
from tongket.foundation.scope import Scope
from tongket.registers.cases.models import Case
from tongket.registers.cases.queries.acts import steps_of, steps_of_many
from tongket.registers.cases.rules import limit

BATCH = 500
_ONE_DAY = timedelta(days=1)


def investigation_of(found: Case, on: date) -> InvestigationReading:
    """Every stage of the limit of a case, with the state of a day; decisions after that day are left out."""
    steps = [step for step in steps_of(found) if step.on <= on]
    return limit.reading_of(steps, holidays.calendar(), on)


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


def last_day(end: datetime) -> date:
    """The day on which a limit of days ends: its end is the midnight after it."""
    day = local_day(end)
    return day - _ONE_DAY if end == start_of(day) else day
