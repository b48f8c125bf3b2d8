"""What lies on the procuracy's desk today: clocks by state, extension requests, decisions to review, commune books."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from tongket.core.clock.nearing import nearing
from tongket.foundation import clock
from tongket.foundation.scope import Scope
from tongket.registers.cases.models import Case
from tongket.registers.cases.queries.procuracy import requests
from tongket.registers.intake import queries as intake
from tongket.registers.intake.queries import ReportDuty

CLOCKED = ("overdue", "grace", "nearing")


def clocked_reports(scope: Scope, section: str, today: date) -> QuerySet[Any]:
    """Open reports whose limit is in that state on that day."""
    rows = intake.reports(scope, intake.ReportFilter(state="open")).filter(_state(section, today))
    return rows.exclude(state="suspended")


def clocked_cases(scope: Scope, section: str, today: date) -> QuerySet[Case]:
    """Cases under investigation whose limit is in that state on that day."""
    rows = Case.objects.filter(scope.q("handler"), _state(section, today), state="investigating")
    return rows.select_related("handler")


def suspended_reports(scope: Scope) -> QuerySet[Any]:
    """Reports whose resolution is suspended."""
    return intake.reports(scope, intake.ReportFilter(state="suspended"))


def suspended_cases(scope: Scope) -> QuerySet[Case]:
    """Cases whose investigation is suspended."""
    return Case.objects.filter(scope.q("handler"), state="suspended").select_related("handler")


def suspension_of(row: Any) -> tuple[str, date | None]:
    """The ground and the day of the suspension that goes on."""
    if isinstance(row, Case):
        event = row.events.filter(verb="suspend_case").order_by("pk").last()
        return ("", None) if event is None else (event.ground, event.on)
    act = row.states.filter(verb="suspend_report").order_by("pk").last()
    return ("", None) if act is None else (act.detail, act.on)


def extensions_waiting(scope: Scope, now: datetime) -> list[ReportDuty]:
    """Reports whose request for the procuracy's extension waits for its answer, with that duty (K8)."""
    return intake.answers_waiting(scope, now)


def decisions_to_review(scope: Scope, now: datetime) -> list[ReportDuty]:
    """Reports initiated or not initiated whose review by the procuracy still runs, with that duty (K15)."""
    return intake.reviews_waiting(scope, now)


def agreements_waiting(scope: Scope, now: datetime) -> list[ReportDuty]:
    """Reports not initiated whose file goes for a fine once the procuracy has agreed, with that duty (K14)."""
    return intake.agreements_waiting(scope, now)


def commune_book(scope: Scope, now: datetime) -> list[ReportDuty]:
    """Reports a commune received and has not handed over, with that duty (K3)."""
    return intake.hand_overs_waiting(scope, now)


def tally(scope: Scope, now: datetime) -> dict[str, int]:
    """How many items lie in each section."""
    today = clock.local_date(now)
    found = {
        name: clocked_reports(scope, name, today).count() + clocked_cases(scope, name, today).count()
        for name in CLOCKED
    }
    return found | {
        "suspended": suspended_reports(scope).count() + suspended_cases(scope).count(),
        "extensions": len(extensions_waiting(scope, now)),
        "review": len(decisions_to_review(scope, now)),
        "agreement": len(agreements_waiting(scope, now)),
        "communes": len(commune_book(scope, now)),
        "requests": requests(scope, open_only=True).count(),
    }


def _state(section: str, today: date) -> Q:
    if section == "overdue":
        return Q(due_rolled__lt=today)
    if section == "grace":
        return Q(due_strict__lt=today, due_rolled__gte=today)
    return Q(due_strict__gte=today, due_strict__lte=today + timedelta(days=nearing(today).days))
