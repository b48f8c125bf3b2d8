"""What lies on the procuracy's desk today: clocks by state, extension requests, decisions to review, commune books."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from tongket.core.clock.terms import Due
from tongket.foundation import clock
from tongket.foundation.reference import holidays
from tongket.foundation.scope import Scope
from tongket.registers.cases.models import Case
from tongket.registers.cases.queries.procuracy import requests
from tongket.registers.cases.rules import procuracy as rules
from tongket.registers.intake import queries as intake

# An item is shown as nearing its end in its last days: a matter of display, not of law.
NEARING = 5
# A review of three days with the longest holiday inside is over by then.
LOOK_BACK = 21
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


def extensions_waiting(scope: Scope) -> QuerySet[Any]:
    """Reports whose request for the procuracy's extension waits for its answer."""
    rows = intake.reports(scope).filter(extension_requests__isnull=False, extension_requests__answered_at=None)
    return rows.exclude(state="void").distinct()


def request_waiting(row: Any) -> tuple[Any, Due]:
    """The request of a report that waits for an answer, and by when the procuracy answers it (K8)."""
    request = row.extension_requests.filter(answered_at=None).order_by("pk").last()
    return request, rules.extension_answer_due(clock.local_date(request.requested_at), holidays.calendar())


def decisions_to_review(scope: Scope, today: date) -> list[tuple[Any, Due]]:
    """Reports initiated or not initiated whose review by the procuracy (K15) still runs on that day."""
    since = today - timedelta(days=1) * LOOK_BACK
    rows = intake.reports(scope).filter(state="resolved", outcome__in=rules.REVIEWS, outcome_on__gte=since)
    calendar = holidays.calendar()
    rows = rows.order_by("outcome_on", "pk")
    found = [(row, rules.review_due(row.outcome, row.outcome_on, calendar)) for row in rows]
    return [(row, due) for row, due in found if due.rolled >= today]


def commune_book(scope: Scope) -> QuerySet[Any]:
    """Reports a commune received and no competent body has taken over yet."""
    return intake.reports(scope).filter(state="received", receiver__level="commune")


def transfer_due(row: Any) -> date:
    """The day by which the commune hands such a report over (K3): the group says which limit."""
    on = clock.local_date(row.received_at)
    return rules.transfer_due(on, row.classification == "group_a", holidays.calendar())


def tally(scope: Scope, today: date) -> dict[str, int]:
    """How many items lie in each section."""
    found = {
        name: clocked_reports(scope, name, today).count() + clocked_cases(scope, name, today).count()
        for name in CLOCKED
    }
    return found | {
        "suspended": suspended_reports(scope).count() + suspended_cases(scope).count(),
        "extensions": extensions_waiting(scope).count(),
        "review": len(decisions_to_review(scope, today)),
        "communes": commune_book(scope).count(),
        "requests": requests(scope, open_only=True).count(),
    }


def _state(section: str, today: date) -> Q:
    if section == "overdue":
        return Q(due_rolled__lt=today)
    if section == "grace":
        return Q(due_strict__lt=today, due_rolled__gte=today)
    return Q(due_strict__gte=today, due_strict__lte=today + timedelta(days=1) * NEARING)
