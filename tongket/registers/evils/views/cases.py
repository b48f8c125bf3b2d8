"""Pages of detected cases."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.periods import make_period
from tongket.foundation import clock
from tongket.foundation.http import actor_of, allow, allow_record_readers, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.evils import operations, presenters, queries, rules
from tongket.registers.evils.forms import KIND_OF, CaseFilter, CaseForm, DecisionForm, ReasonForm
from tongket.registers.evils.presenters import voiding
from tongket.registers.evils.views.access import crumbs, entry, may, may_on, numbers, picked, roles_of, wanted_of


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """List of cases by kind; readers outside police and procuracy see counts only."""
    if not scope_of(request).content:
        return _counts(request)
    filters = CaseFilter(request.GET)
    wanted = wanted_of(filters.cleaned_data if filters.is_valid() else {})
    rows = queries.cases(scope_of(request), wanted)
    page = keyset_page(rows, by="detected_on", token=request.GET.get("sau", ""))
    context = {
        "tabs": presenters.tabs("index"), "filters": filters, "page": page, "may": may(request),
        "counters": presenters.kind_tabs(queries.counts_by_kind(scope_of(request)), wanted.kind),
        "lines": [presenters.case_line(row) for row in page.rows],
    }  # fmt: skip
    return render(request, "evils/index.html", context)


def _counts(request: HttpRequest) -> HttpResponse:
    """Counts of the running year by kind for the whole province."""
    today = clock.today()
    period = make_period("year", today.year)
    found = queries.totals(period.start, period.end_exclusive)
    lines = [
        {"kind": kind, "label": name} | found.get(kind, {"cases": 0, "persons": 0})
        for kind, name in rules.KINDS.items()
    ]
    return render(request, "evils/counts.html", {"lines": lines, "period": period})


@allow_record_readers("evils:index")
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One case with its outcomes and its timeline."""
    row = queries.evil_case(scope_of(request), code)
    context = {
        "case": presenters.case_line(row), "summary": row.summary,
        "may": may_on(request, row.handler_id, row.detected_on),
        "voiding": voiding.box_of("case", row, row.handler_id, row.detected_on, actor_of(request)),
        "decisions": [presenters.decision_line(decision, scope_of(request)) for decision in queries.decisions_of(row)],
        "entries": presenters.entries("evils.evilcase", row.pk),
        "crumbs": crumbs("index", "", row.code), "void_reason": row.void_reason,
    }  # fmt: skip
    return render(request, "evils/detail.html", context)


@allow(*roles_of("record_evil_case"))
def record(request: HttpRequest) -> HttpResponse:
    """Enter a detected case."""

    def act(data, by, at, key):  # type: ignore[no-untyped-def]
        return operations.record_evil_case(
            by=by, at=at, key=key, kind=KIND_OF[data["sub_kind"]],
            persons=operations.Persons(**numbers(data, "total", "female", "under_18")),
            seized=operations.Seized(**numbers(data, "money", "exhibits")), **data,
        )  # fmt: skip

    return entry(
        request, picked(request, CaseForm), act, to="evils:detail", done=_("Đã ghi vụ việc %(code)s."),
        draft="te-nan-vu-viec", title=_("Ghi vụ việc mới"), button=_("Lưu vụ việc"), back=reverse("evils:index"),
    )  # fmt: skip


@allow(*roles_of("decide_evil_case"))
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """Record the outcome of a case."""
    row = queries.evil_case(scope_of(request), code)

    def act(data, by, at, key):  # type: ignore[no-untyped-def]
        measures = operations.Measures(**numbers(data, "prosecuted", "fined", "fines", "to_treatment", "to_education"))
        return operations.decide_evil_case(by=by, at=at, key=key, code=code, measures=measures, **data)

    return entry(
        request, DecisionForm, act, to="evils:detail", done=_("Đã ghi kết quả xử lý."), draft=f"te-nan-ket-qua-{code}",
        title=_("Ghi kết quả xử lý"), button=_("Lưu kết quả"), subject=presenters.case_line(row),
        back=reverse("evils:detail", args=[row.code]),
    )  # fmt: skip


@allow(*roles_of("withdraw_evil_decision"))
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Withdraw a wrong outcome."""
    row = queries.evil_case(scope_of(request), code)
    return entry(
        request, ReasonForm,
        lambda data, by, at, key: operations.withdraw_evil_decision(by=by, at=at, key=key, code=code, **data),
        to="evils:detail", done=_("Đã rút kết quả; bản ghi vẫn được giữ."), draft=f"te-nan-rut-{code}",
        title=_("Rút kết quả xử lý"), button=_("Rút kết quả này"), danger=True, subject=presenters.case_line(row),
        back=reverse("evils:detail", args=[row.code]),
    )  # fmt: skip
