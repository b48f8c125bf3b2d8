"""What readers outside police and procuracy see of offences and cases: counts by unit, never a record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.counting import BEFORE, count_table, year_asked
from tongket.foundation.http import actor_of
from tongket.registers.cases import presenters
from tongket.registers.cases.queries.unit_counts import LONGEST, case_counts, offence_counts
from tongket.registers.people import queries as people


def counts(request: HttpRequest, book: str) -> HttpResponse:
    """Counts of one book (`index`: offences, `cases`) by unit, with the head in office."""
    today, before = clock.today(), request.GET.get("ky") == BEFORE
    year = year_asked(request.GET.get("ky", ""), today)
    if book == "cases":
        title, columns, longest = _("Vụ án theo đơn vị"), presenters.case_columns(), LONGEST
        found = case_counts(year, today)
    else:
        title, columns, longest = _("Vụ phạm pháp theo đơn vị"), presenters.offence_columns(), frozenset()
        found = offence_counts(year)
    top = people.top_body(request.GET.get("don_vi", ""), today)
    rows = people.counts_under(top, today, found, len(columns), longest)
    table = count_table(columns, rows, longest=longest, query=f"&ky={BEFORE}" if before else "")
    context = {"table": table, "year": year, "before": before, "today": today, "title": title,
               "tabs": presenters.tabs(book, actor_of(request))}  # fmt: skip
    return render(request, "cases/counts.html", context)
