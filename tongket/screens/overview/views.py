"""The overview page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.foundation import clock
from tongket.foundation.http import allow, scope_of
from tongket.screens.asking import Question, lowered, period_words, window_words, with_figures
from tongket.screens.figures.forms import FigureForm
from tongket.screens.figures.presenters import months_chart
from tongket.screens.overview import pictures, presenters


@allow()
@with_figures
def overview(request: HttpRequest, asked: Question) -> HttpResponse:
    """One unit and period on one page."""
    scope = scope_of(request)
    targets = presenters.targets_of(scope, asked)
    chart = pictures.target_chart(asked, targets) or months_chart(asked, asked.results.indicator(pictures.OFFENCES))
    counted, tasks = presenters.directive_lines(scope, clock.today())
    context = {
        "asked": asked, "unit": asked.unit, "name": lowered(asked.unit.name),
        "period": lowered(period_words(asked.period)), "window": window_words(asked.period),
        "snapshot": asked.results.snapshot, "filters": FigureForm.of(asked), "books": presenters.books(asked),
        "cards": presenters.cards(asked, targets), "targets": presenters.target_lines(asked, targets),
        "counted": counted, "tasks": tasks, "screen_url": presenters.screen_url(scope, asked),
        "chart": chart,
        "panels": pictures.panels(asked), "districts": presenters.district_lines(asked),
        "query": asked.query(), "province": asked.unit.level == "province",
    }  # fmt: skip
    return render(request, "screens/overview.html", context)
