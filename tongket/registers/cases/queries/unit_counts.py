"""Offences and cases as counts by unit, for readers who open no single record: the same numbers for all of them."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Min, Q

from tongket.core.periods import Period
from tongket.registers.cases.models import Case, CaseEvent, Offence

# Initiated in the year, under investigation, overdue, days of the longest lateness, suspended.
LONGEST = frozenset({3})


def offence_counts(year: Period) -> dict[int, tuple[int, ...]]:
    """By the body that recorded them: recorded in the year; of these cleared, of these not yet."""
    within = Q(recorded_on__gte=year.start, recorded_on__lt=year.end_exclusive)
    rows = Offence.objects.exclude(state="void").filter(within).order_by().values_list("first_handler_id").annotate(
        n=Count("pk"), cleared=Count("pk", filter=Q(state="cleared")),
    )  # fmt: skip
    return {unit_id: (n, cleared, n - cleared) for unit_id, n, cleared in rows}


def case_counts(year: Period, today: date) -> dict[int, tuple[int, ...]]:
    """By body: initiated by it in the year; with it now under investigation, overdue, longest days late, suspended."""
    begun = CaseEvent.objects.filter(verb="initiate_case", on__gte=year.start, on__lt=year.end_exclusive)
    begun = begun.exclude(case__state="void").order_by()
    initiated = dict(begun.values_list("handler_id").annotate(n=Count("pk")))
    running = Q(state="investigating")
    late = running & Q(due_rolled__lt=today)
    rows = Case.objects.filter(running | Q(state="suspended")).order_by()
    counted = rows.values_list("handler_id").annotate(
        open=Count("pk", filter=running), late=Count("pk", filter=late),
        first=Min("due_rolled", filter=late), suspended=Count("pk", filter=Q(state="suspended")),
    )  # fmt: skip
    held = {
        unit_id: (opened, overdue, (today - first).days if first is not None else 0, suspended)
        for unit_id, opened, overdue, first, suspended in counted
    }
    return {
        unit_id: (initiated.get(unit_id, 0), *held.get(unit_id, (0, 0, 0, 0)))
        for unit_id in initiated.keys() | held.keys()
    }
