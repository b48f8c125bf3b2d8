"""Pages of the register of crime reports."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.counting import BEFORE, count_table, year_asked
from tongket.foundation.http import actor_of, allow, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.intake import presenters, queries, rules
from tongket.registers.intake.forms import ReportFilter
from tongket.registers.intake.presenters import identity as identities
from tongket.registers.intake.queries.dissolution import HAND_OVER, any_held_by_ended
from tongket.registers.intake.rules.remote import KEEPERS
from tongket.registers.people import queries as people
from tongket.registers.units import queries as units

RECEIVERS = (Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD)


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """The book as a list, filters in the URL; readers outside police and procuracy see counts by unit instead."""
    if not scope_of(request).content:
        return _counts(request)
    filters = ReportFilter(request.GET)
    wanted = _wanted(filters)
    scope, today = scope_of(request), clock.today()
    page = keyset_page(
        queries.reports(scope, wanted), by="received_at", token=request.GET.get("sau", ""),
        branches=queries.branches(scope, wanted),
    )  # fmt: skip
    context = {
        "filters": filters,
        "page": page,
        "lines": [presenters.line(row, scope, today) for row in page.rows],
        "counters": presenters.counters(queries.counts(scope, today), wanted.state, wanted.overdue_on is not None),
        "may_receive": actor_of(request).role in RECEIVERS, "keeps_remote": actor_of(request).role in KEEPERS,
        "identities": identities.links(scope, actor_of(request)), "ended": _ended_wait(request),
    }
    return render(request, "intake/index.html", context)


def _ended_wait(request: HttpRequest) -> bool:
    """Whether bodies that have ended hold reports this person may have to hand over."""
    may = actor_of(request).role in rules.WHO[HAND_OVER]
    return may and any_held_by_ended(scope_of(request), clock.today())


def _counts(request: HttpRequest) -> HttpResponse:
    """What was received and what lies open in each body of the province; never a record."""
    today, before = clock.today(), request.GET.get("ky") == BEFORE
    year = year_asked(request.GET.get("ky", ""), today)
    top = people.top_body(request.GET.get("don_vi", ""), today)
    columns, longest = presenters.count_columns(), queries.LONGEST
    rows = people.counts_under(top, today, queries.unit_counts(year, today), len(columns), longest)
    table = count_table(columns, rows, longest=longest, query=f"&ky={BEFORE}" if before else "")
    context = {"table": table, "year": year, "before": before, "top": top, "today": today,
               "identities": identities.links(scope_of(request), actor_of(request))}  # fmt: skip
    return render(request, "intake/counts.html", context)


def _wanted(filters: ReportFilter) -> queries.ReportFilter:
    values: dict[str, Any] = filters.cleaned_data if filters.is_valid() else {}
    unit_ids = None
    today = clock.today()
    if values.get("don_vi"):
        unit_ids = units.subtree_ids(units.unit_by_code(values["don_vi"], today).id, today)
    return queries.ReportFilter(
        words=values.get("tim", ""), kind=values.get("loai", ""), state=values.get("trang_thai", ""),
        unit_ids=unit_ids, overdue_on=today if values.get("qua_han") else None,
    )  # fmt: skip
