"""Pages of complicated spots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation.http import actor_of, allow, allow_record_readers, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.evils import operations, presenters, queries
from tongket.registers.evils.forms import SpotFilter, SpotForm, StepForm
from tongket.registers.evils.presenters import voiding
from tongket.registers.evils.views.access import crumbs, entry, may, may_on, picked, roles_of, wanted_of


@allow_record_readers("evils:index")
def spots(request: HttpRequest) -> HttpResponse:
    """List of spots, newest step first."""
    filters = SpotFilter(request.GET)
    scope = scope_of(request)
    rows = queries.spots(scope, wanted_of(filters.cleaned_data if filters.is_valid() else {}))
    page = keyset_page(rows, by="last_on", token=request.GET.get("sau", ""))
    counts, home = queries.spot_counts(scope), reverse("evils:spots")
    context = {
        "tabs": presenters.tabs("spots"), "filters": filters, "page": page, "may": may(request),
        "counters": [
            {"label": label, "value": counts.get(state, 0), "url": f"{home}?trang_thai={state}", "kind": kind,
             "current": request.GET.get("trang_thai") == state}
            for state, label, kind in (
                ("standing", _("Đang tồn tại"), "warn"), ("cleared", _("Đã xóa"), "good"),
            )
        ],
        "lines": [presenters.spot_line(row, content=scope.content) for row in page.rows],
    }  # fmt: skip
    return render(request, "evils/spots.html", context)


@allow_record_readers("evils:index")
def spot(request: HttpRequest, code: str) -> HttpResponse:
    """One spot with its steps."""
    scope = scope_of(request)
    row = queries.spot(scope, code)
    context = {
        "spot": presenters.spot_line(row, content=scope.content),
        "may": may_on(request, row.place_id, row.opened_on),
        "voiding": voiding.box_of("spot", row, row.place_id, row.opened_on, actor_of(request)),
        "steps": presenters.spot_steps(queries.steps_of(row), content=scope.content),
        "entries": presenters.entries("evils.spot", row.pk),
        "crumbs": crumbs("spots", _("Điểm phức tạp"), row.code), "void_reason": row.void_reason,
    }  # fmt: skip
    return render(request, "evils/spot.html", context)


@allow(*roles_of("open_spot"))
def open_spot(request: HttpRequest) -> HttpResponse:
    """Open the record of a spot."""
    return entry(
        request, picked(request, SpotForm),
        lambda data, by, at, key: operations.open_spot(by=by, at=at, key=key, **data),
        to="evils:spot", done=_("Đã lập hồ sơ điểm %(code)s."), draft="te-nan-diem",
        title=_("Lập hồ sơ điểm phức tạp"), button=_("Lưu hồ sơ"), back=reverse("evils:spots"),
    )  # fmt: skip


@allow(*roles_of("clear_spot"))
def clear_spot(request: HttpRequest, code: str) -> HttpResponse:
    """Clear a spot with evidence."""
    return _step(request, code, operations.clear_spot, _("Xóa điểm phức tạp"), _("Ghi việc xóa điểm"))


@allow(*roles_of("reopen_spot"))
def reopen_spot(request: HttpRequest, code: str) -> HttpResponse:
    """A cleared spot has become complicated again."""
    return _step(request, code, operations.reopen_spot, _("Điểm phức tạp trở lại"), _("Ghi điểm trở lại"))


def _step(request: HttpRequest, code: str, act: Callable[..., Any], title: str, button: str) -> HttpResponse:
    row = queries.spot(scope_of(request), code)
    return entry(
        request, StepForm, lambda data, by, at, key: act(by=by, at=at, key=key, code=code, **data),
        to="evils:spot", done=_("Đã ghi."), draft=f"te-nan-{act.__name__}-{code}", title=title, button=button,
        subject=presenters.spot_line(row, content=True), back=reverse("evils:spot", args=[code]),
    )  # fmt: skip
