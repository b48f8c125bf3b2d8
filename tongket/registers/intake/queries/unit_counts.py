"""Reports as counts by unit, for readers who open no single report: the same numbers for every one of them."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Min, Q

from tongket.core.periods import Period
from tongket.foundation.clock import local
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.rules.states import OPEN_STATES

# Received in the year, open, overdue, days of the longest lateness, suspended: the last but one is no sum.
LONGEST = frozenset({3})


def unit_counts(year: Period, today: date) -> dict[int, tuple[int, ...]]:
    """By unit: received there in the year; held there: open, overdue, longest days late, suspended."""
    rows = CrimeReport.objects.exclude(state="void").order_by()
    within = Q(received_at__gte=local(year.start), received_at__lt=local(year.end_exclusive))
    received = dict(rows.filter(within).values_list("receiver_id").annotate(n=Count("pk")))
    late = Q(state__in=OPEN_STATES, due_rolled__lt=today)
    held = rows.filter(state__in=(*OPEN_STATES, "suspended")).values_list("handler_id").annotate(
        open=Count("pk", filter=Q(state__in=OPEN_STATES)), late=Count("pk", filter=late),
        first=Min("due_rolled", filter=late), suspended=Count("pk", filter=Q(state="suspended")),
    )  # fmt: skip
    found = {unit_id: (n, 0, 0, 0, 0) for unit_id, n in received.items()}
    for unit_id, opened, overdue, first, suspended in held:
        days = (today - first).days if first is not None else 0
        found[unit_id] = (received.get(unit_id, 0), opened, overdue, days, suspended)
    return found
