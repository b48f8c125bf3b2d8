"""Pages of the catalogue and of one figure."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.foundation.http import actor_of, allow, scope_of
from tongket.registers.cases import queries as cases
from tongket.registers.intake import queries as intake
from tongket.screens.asking import Question, period_words, window_words, with_figures
from tongket.screens.beside import beside
from tongket.screens.figures import presenters
from tongket.screens.figures.forms import FigureForm


@allow()
@with_figures
def catalogue(request: HttpRequest, asked: Question) -> HttpResponse:
    """All indicators by chapter, with the figures of one unit and period."""
    context = {
        "chapters": presenters.chapters(asked), "unit": asked.unit, "period": period_words(asked.period),
        "window": window_words(asked.period), "filters": FigureForm.of(asked), "snapshot": asked.results.snapshot,
    }  # fmt: skip
    return render(request, "screens/catalogue.html", context)


@allow()
@with_figures
def figure(request: HttpRequest, asked: Question, indicator: str) -> HttpResponse:
    """A figure and everything behind it: meaning, parts, coverage, origin, sub-units, records in the reader's scope."""
    typed = request.GET.get("tu", "")[:9]
    start = int(typed) if typed.isdecimal() else 0
    scope = scope_of(request)
    evidence = asked.results.evidence(
        indicator, asked.unit.code, asked.period, scope.unit_ids, limit=start + presenters.PAGE + 1,
        unnamed=intake.hidden_codes(scope) | cases.hidden_codes(scope),
    )  # fmt: skip
    names, more = presenters.missing_names(asked, evidence.result.coverage.missing)
    context = {
        "asked": asked, "evidence": evidence, "indicator": evidence.indicator, "result": evidence.result,
        "label": presenters.label(evidence.indicator),
        "value": presenters.value_words(evidence.indicator, evidence.result),
        "change": presenters.change_words(evidence.indicator, evidence.comparison),
        "before": presenters.value_words(evidence.indicator, evidence.comparison.previous),
        "noun": presenters.noun(evidence.indicator), "parts": presenters.part_labels(evidence.indicator),
        "beside": beside(asked, indicator), "status_kind": presenters.STATUS_KINDS[evidence.result.status],
        "status_word": presenters.status_word(evidence.result.status),
        "meaning": presenters.meaning(evidence), "origin": presenters.origin(asked, evidence),
        "missing": names, "missing_more": more, "chart": presenters.months_chart(asked, evidence.indicator),
        "children": presenters.sub_units(asked, evidence),
        "total": presenters.line(asked, evidence.indicator, evidence.result),
        "records": presenters.record_parts(evidence, start, actor_of(request)),
        "crumbs": presenters.crumbs(asked, evidence.indicator),
        "period": period_words(asked.period), "window": window_words(asked.period), "filters": FigureForm.of(asked),
    }  # fmt: skip
    return render(request, "screens/figure.html", context)
