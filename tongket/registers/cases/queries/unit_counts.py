"""Offences and cases as counts by unit, for readers who open no single record: the same numbers for all of them."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Min, Q

from tongket.core.periods import Period
from tongket.registers.cases.models import Case, Offence

# Initiated in the year, under investigation, overdue, days of the longest lateness, suspended.
LONGEST = frozenset({3})


def offence_counts(year: Period) -> dict[int, tuple[int, ...]]:
    """By handling body: recorded in the year; of these cleared, of these not yet."""
    within = Q(recorded_on__gte=year.start, recorded_on__lt=year.end_exclusive)
    rows = Offence.objects.exclude(state="void").filter(within).order_by().values_list("handler_id").annotate(
        n=Count("pk"), cleared=Count("pk", filter=Q(state="cleared")),
    )  # fmt: skip
    return {unit_id: (n, cleared, n - cleared) for unit_id, n, cleared in rows}


def case_counts(year: Period, today: date) -> dict[int, tuple[int, ...]]:
    """By handling body: initiated in the year; under investigation, overdue, longest days late, suspended now."""
    within = Q(initiated_on__gte=year.start, initiated_on__lt=year.end_exclusive)
    running = Q(state="investigating")
    late = running & Q(due_rolled__lt=today)
    rows = Case.objects.exclude(state="void").filter(within | running | Q(state="suspended")).order_by()
    counted = rows.values_list("handler_id").annotate(
        n=Count("pk", filter=within), open=Count("pk", filter=running), late=Count("pk", filter=late),
        first=Min("due_rolled", filter=late), suspended=Count("pk", filter=Q(state="suspended")),
    )  # fmt: skip
    return {
        unit_id: (n, opened, overdue, (today - first).days if first is not None else 0, suspended)
        for unit_id, n, opened, overdue, first, suspended in counted
    }
