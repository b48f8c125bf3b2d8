"""Pages of detected cases."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.periods import make_period
from tongket.foundation import clock
from tongket.foundation.http import EntryPage, allow, allow_record_readers, answer_entry_page, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.evils import operations, presenters, queries, rules
from tongket.registers.evils.forms import KIND_OF, CaseFilter, CaseForm, DecisionForm, ReasonForm
from tongket.registers.evils.views.access import crumbs, may, numbers, roles_of, wanted_of


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
        "case": presenters.case_line(row), "summary": row.summary, "may": may(request),
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

    page = EntryPage(
        template="evils/entry.html",
        form=CaseForm,
        act=act,
        then=lambda ref: reverse("evils:detail", args=[ref.code]),
        done=lambda ref: _("Đã ghi vụ việc %(code)s.") % {"code": ref.code},
    )
    return answer_entry_page(
        request, page, title=_("Ghi vụ việc mới"), button=_("Lưu vụ việc"), back=reverse("evils:index"),
        draft="te-nan-vu-viec",
    )  # fmt: skip


@allow(*roles_of("decide_evil_case"))
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """Record the outcome of a case."""
    row = queries.evil_case(scope_of(request), code)

    def act(data, by, at, key):  # type: ignore[no-untyped-def]
        measures = operations.Measures(**numbers(data, "prosecuted", "fined", "fines", "to_treatment", "to_education"))
        return operations.decide_evil_case(by=by, at=at, key=key, code=code, measures=measures, **data)

    page = EntryPage(
        template="evils/entry.html",
        form=DecisionForm,
        act=act,
        then=lambda ref: reverse("evils:detail", args=[ref.code]),
        done=lambda _ref: _("Đã ghi kết quả xử lý."),
    )
    return answer_entry_page(
        request, page, title=_("Ghi kết quả xử lý"), button=_("Lưu kết quả"), subject=presenters.case_line(row),
        back=reverse("evils:detail", args=[row.code]), draft="te-nan-ket-qua",
    )  # fmt: skip


@allow(*roles_of("withdraw_evil_decision"))
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Withdraw a wrong outcome."""
    row = queries.evil_case(scope_of(request), code)
    page = EntryPage(
        template="evils/entry.html",
        form=ReasonForm,
        act=lambda data, by, at, key: operations.withdraw_evil_decision(by=by, at=at, key=key, code=code, **data),
        then=lambda ref: reverse("evils:detail", args=[ref.code]),
        done=lambda _ref: _("Đã rút kết quả; bản ghi vẫn được giữ."),
    )
    return answer_entry_page(
        request, page, title=_("Rút kết quả xử lý"), button=_("Rút kết quả này"), danger=True,
        subject=presenters.case_line(row), back=reverse("evils:detail", args=[row.code]),
    )  # fmt: skip


@allow(*roles_of("void_evil_case"))
def void(request: HttpRequest, code: str) -> HttpResponse:
    """Void a case."""
    row = queries.evil_case(scope_of(request), code)
    page = EntryPage(
        template="evils/entry.html",
        form=ReasonForm,
        act=lambda data, by, at, key: operations.void_evil_case(by=by, at=at, key=key, code=code, **data),
        then=lambda ref: reverse("evils:detail", args=[ref.code]),
        done=lambda _ref: _("Đã hủy vụ việc; bản ghi vẫn được giữ."),
    )
    return answer_entry_page(
        request, page, title=_("Hủy vụ việc"), button=_("Hủy vụ việc này"), danger=True,
        subject=presenters.case_line(row), back=reverse("evils:detail", args=[row.code]),
    )  # fmt: skip
