"""The overview page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.foundation import clock
from tongket.foundation.http import allow, scope_of
from tongket.screens.asking import Question, period_words, window_words, with_figures
from tongket.screens.figures.forms import FigureForm
from tongket.screens.overview import pictures, presenters


@allow()
@with_figures
def overview(request: HttpRequest, asked: Question) -> HttpResponse:
    """One unit and period on one page."""
    scope = scope_of(request)
    targets = presenters.targets_of(scope, asked)
    counted, tasks = presenters.directive_lines(scope, clock.today())
    context = {
        "asked": asked, "unit": asked.unit, "period": period_words(asked.period), "window": window_words(asked.period),
        "snapshot": asked.results.snapshot, "filters": FigureForm.of(asked), "books": presenters.books(asked),
        "cards": presenters.cards(asked, targets), "targets": presenters.target_lines(asked, targets),
        "counted": counted, "tasks": tasks, "chart": pictures.target_chart(asked, targets),
        "panels": pictures.panels(asked), "districts": presenters.district_lines(asked),
        "query": asked.query(), "province": asked.unit.level == "province",
    }  # fmt: skip
    return render(request, "screens/overview.html", context)
