"""The page of limits kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.http import actor_of, allow, scope_of
from tongket.screens.duties_kept import presenters
from tongket.screens.duties_kept.forms import PeriodFilter


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """Of the limits that fell due in a month or year, how many were kept: by unit, in the order of their codes."""
    now = clock.now()
    filters = PeriodFilter(request.GET, today=clock.local_date(now))
    period = filters.period()
    context = presenters.table(scope_of(request), actor_of(request).role, period, now) | {
        "filters": filters, "period": period, "now": now,
        "crumbs": [(_("Việc quá hạn"), reverse("screens:overdue")), (_("Hạn đã giữ"), "")],
    }  # fmt: skip
    return render(request, "screens/duties_kept.html", context)
