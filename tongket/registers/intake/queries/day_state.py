"""Reads of the state at the end of a day: as the reports stand now, and as it was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q, QuerySet

from tongket.registers.intake.models import CrimeReport, ReportState
from tongket.registers.intake.models.day_state import DayState
from tongket.registers.intake.rules.states import IN_STOCK


@dataclass(frozen=True, slots=True)
class UnitStock:
    """What one body holds: pending, of these in grace and overdue, and suspended."""

    unit_id: int
    pending: int
    in_grace: int
    overdue: int
    suspended: int


def newest_entry() -> datetime | None:
    """When the newest act on a report was entered."""
    return ReportState.objects.aggregate(newest=Max("recorded_at"))["newest"]


def stock_now(today: date) -> list[UnitStock]:
    """Every body that holds a report or a suspended one, from the stored states and due days."""
    held = Q(state__in=IN_STOCK)
    rows = CrimeReport.objects.filter(state__in=(*IN_STOCK, "suspended")).order_by("handler_id").values("handler_id")
    counted = rows.annotate(
        pending=Count("pk", filter=held),
        in_grace=Count("pk", filter=held & Q(due_strict__lt=today, due_rolled__gte=today)),
        overdue=Count("pk", filter=held & Q(due_rolled__lt=today)),
        suspended=Count("pk", filter=Q(state="suspended")),
    )
    fields = ("handler_id", "pending", "in_grace", "overdue", "suspended")
    return [UnitStock(*row) for row in counted.values_list(*fields)]


def day_states(first: date, last: date) -> QuerySet[DayState]:
    """What was recorded from one day to another, both included."""
    return DayState.objects.filter(day__gte=first, day__lte=last).order_by("day", "unit_id")


def days_recorded(first: date, last: date) -> frozenset[date]:
    """The days whose state stands recorded."""
    return frozenset(day_states(first, last).order_by().values_list("day", flat=True).distinct())
