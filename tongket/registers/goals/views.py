"""Pages of the register of goals: targets and outside indices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.http import act_page, acts_open_to, allow, answer_entry_page, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.goals import forms, operations, presenters, queries, rules
from tongket.registers.units import queries as units


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """Targets in force with filters in the URL, and the outside indices."""
    scope, on = scope_of(request), clock.today()
    filters = forms.TargetFilter(request.GET)
    values = filters.cleaned_data if filters.is_valid() else {}
    unit_ids = None
    if values.get("don_vi"):
        unit_ids = units.subtree_ids(units.unit_by_code(values["don_vi"], on).id, on)
    rows = queries.targets(scope, period=values.get("ky", ""), unit_ids=unit_ids)
    page = keyset_page(rows, by="set_on", token=request.GET.get("sau", ""))
    context = {
        "filters": filters,
        "page": page,
        "lines": [presenters.target_line(row) for row in page.rows],
        "indices": [presenters.index_line(row) for row in queries.indices(scope).order_by("-published_on", "-pk")],
        "may": acts_open_to(request, rules.WHO),
    }
    return render(request, "goals/index.html", context)


@allow()
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One target: what was set, by which paper, and every version it had."""
    row = queries.target(scope_of(request), code)
    line = presenters.target_line(row)
    context = {
        "target": line,
        "rows": presenters.target_rows(line),
        "versions": [presenters.target_line(version) for version in queries.versions_of(row)],
        "entries": [e for version in queries.versions_of(row) for e in presenters.entries("goals.target", version)],
        "may": acts_open_to(request, rules.WHO),
        "crumbs": _crumbs((code, "")),
    }
    return render(request, "goals/detail.html", context)


@allow()
def index_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One outside index with its source."""
    row = queries.index(scope_of(request), code)
    context = {
        "index": presenters.index_line(row),
        "entries": presenters.entries("goals.externalindex", row),
        "may": acts_open_to(request, rules.WHO),
        "crumbs": _crumbs((code, "")),
    }
    return render(request, "goals/index_detail.html", context)


@allow(*rules.WHO["set_target"])
def set_target(request: HttpRequest) -> HttpResponse:
    """Set a target; from then on it is locked."""
    return _enter(
        request, forms.TargetForm, lambda form, **who: operations.set_target(spec=form.spec(), **who),
        lambda ref: reverse("goals:detail", args=[ref.code]), _("Giao mục tiêu"),
        note=_("Mục tiêu được khóa ngay khi giao; muốn đổi thì lập bản điều chỉnh có lý do."),
    )  # fmt: skip


@allow(*rules.WHO["revise_target"])
def revise(request: HttpRequest, code: str) -> HttpResponse:
    """Revise a target: a new version with its reason."""
    row = queries.target(scope_of(request), code)
    here = reverse("goals:detail", args=[code])
    return _enter(
        request, lambda data: forms.RevisionForm(data, initial=presenters.initial_of(row)),
        lambda form, **who: operations.revise_target(
            code=code, spec=form.spec(), reason=form.cleaned_data["reason"], **who
        ),
        lambda _ref: here, _("Điều chỉnh mục tiêu"), back=here,
    )  # fmt: skip


@allow(*rules.WHO["record_index"])
def record_index(request: HttpRequest) -> HttpResponse:
    """Record an outside index."""
    return _enter(
        request, forms.IndexForm, lambda form, **who: operations.record_index(spec=form.spec(), **who),
        lambda ref: reverse("goals:index_detail", args=[ref.code]), _("Ghi chỉ số bên ngoài"),
    )  # fmt: skip


@allow(*rules.WHO["void_index"])
def void_index(request: HttpRequest, code: str) -> HttpResponse:
    """Void an outside index entered by mistake."""
    queries.index(scope_of(request), code)
    here = reverse("goals:index_detail", args=[code])
    return _enter(
        request, forms.ReasonForm,
        lambda form, **who: operations.void_index(code=code, reason=form.cleaned_data["reason"], **who),
        lambda _ref: here, _("Hủy chỉ số"), back=here, danger=True,
    )  # fmt: skip


def _enter(
    request: HttpRequest, form: Callable[..., Any], act: Callable[..., Any], then: Callable[[Any], str], heading: str,
    back: str = "", **context: Any,
) -> HttpResponse:  # fmt: skip
    """One entry page; `act` gets the checked form and who, when, key."""
    page = act_page("goals/entry.html", form, act, then, heading)
    context |= {"heading": heading, "back": back or reverse("goals:index"), "crumbs": _crumbs((heading, ""))}
    return answer_entry_page(request, page, **context)


def _crumbs(*after: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Mục tiêu, chỉ số"), reverse("goals:index")), *after]
