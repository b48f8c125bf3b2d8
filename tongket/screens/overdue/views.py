"""The page of overdue work."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.foundation import clock
from tongket.foundation.http import allow, scope_of
from tongket.screens.overdue import presenters

MOST = 200


@allow()
def board(request: HttpRequest) -> HttpResponse:
    """One list for every kind of duty; outside the police only counts by unit."""
    scope = scope_of(request)
    found = presenters.duties(scope, clock.today())
    bucket = request.GET.get("muc", "")
    bucket = bucket if bucket in presenters.BUCKETS else ""
    wanted = [duty for duty in found if not bucket or presenters.in_bucket(duty.days, bucket)]
    context = {
        "counters": presenters.counters(found, bucket), "content": scope.content, "bucket": bucket,
        "duties": wanted[:MOST] if scope.content else [], "units": [] if scope.content else presenters.by_unit(wanted),
        "more": max(0, len(wanted) - MOST), "today": clock.today(),
    }  # fmt: skip
    return render(request, "screens/overdue.html", context)
