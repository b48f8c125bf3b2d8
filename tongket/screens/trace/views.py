"""The page of the trace."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.core.periods import make_period
from tongket.foundation.http import actor_of, allow, scope_of
from tongket.screens.asking import PROVINCE, Question, window_words, with_figures
from tongket.screens.trace import presenters
from tongket.screens.trace.build import trace_lines
from tongket.screens.trace.line import FULL, MISSING, PART

REFERENCE_YEAR = 2022


@allow()
@with_figures
def trace(request: HttpRequest, asked: Question, year: int) -> HttpResponse:
    """The reference publication clause by clause; only its own year has one."""
    if year != REFERENCE_YEAR:
        raise Http404
    period = make_period("year", year)
    lines = trace_lines(asked.results, PROVINCE, period, scope_of(request))
    chosen = request.GET.get("tinh-trang", "")
    chosen = chosen if chosen in (FULL, PART, MISSING) else ""
    context = {
        "year": year, "window": window_words(period), "snapshot": asked.results.snapshot,
        "counters": presenters.counters(lines, chosen), "rows": presenters.rows(lines, chosen, actor_of(request)),
    }  # fmt: skip
    return render(request, "screens/trace.html", context)
