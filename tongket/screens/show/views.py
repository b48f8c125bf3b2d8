"""The conference screen."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.foundation.http import allow, scope_of
from tongket.registers.conferences import queries as conferences
from tongket.screens.asking import Question, window_words, with_figures
from tongket.screens.show import presenters


@allow()
@with_figures
def show(request: HttpRequest, asked: Question, code: str) -> HttpResponse:
    """The pages of one conference; the seal they stand on is printed on each."""
    scope = scope_of(request)
    held = conferences.conference_by_code(scope, code)
    looked_back = presenters.question(asked, held)
    context = {
        "conference": held, "snapshot": asked.results.snapshot, "window": window_words(looked_back.period),
        "year": looked_back.period.year, "sentence": presenters.sentence(looked_back),
        "cards": presenters.figures(looked_back, scope), "chart": presenters.chart(looked_back, scope),
        "remember": presenters.to_remember(looked_back, scope, held.code),
        "tasks": presenters.next_year(scope, held.code), "more_tasks": presenters.more_tasks(scope, held.code),
    }  # fmt: skip
    return render(request, "screens/show.html", context)
