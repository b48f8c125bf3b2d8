"""Pages of treatment: the stock by district, and the movements behind it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.http import actor_of, allow, allow_record_readers, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.evils import operations, presenters, queries
from tongket.registers.evils.forms import DIRECTION_OF, MovementForm, TreatmentFilter
from tongket.registers.evils.presenters import voiding
from tongket.registers.evils.views.access import crumbs, entry, may, picked, roles_of, wanted_of


@allow_record_readers("evils:index")
def treatment(request: HttpRequest) -> HttpResponse:
    """The stock at the end of a day, and the movements, newest first."""
    filters = TreatmentFilter(request.GET)
    values = filters.cleaned_data if filters.is_valid() else {}
    on = values.get("ngay") or clock.today()
    page = keyset_page(
        queries.movements(scope_of(request), wanted_of(values)), by="on", token=request.GET.get("sau", "")
    )
    context = {
        "tabs": presenters.tabs("treatment"), "filters": filters, "page": page, "may": may(request), "on": on,
        "stock": presenters.stock_table(queries.treatment_stock(scope_of(request), on)),
        "lines": [presenters.movement_line(row) for row in page.rows],
    }  # fmt: skip
    return render(request, "evils/treatment.html", context)


@allow_record_readers("evils:index")
def movement(request: HttpRequest, code: str) -> HttpResponse:
    """One movement with its timeline."""
    row = queries.movement(scope_of(request), code)
    context = {
        "movement": presenters.movement_line(row), "void_reason": row.void_reason,
        "voiding": voiding.box_of("movement", row, row.place_id, row.on, actor_of(request)),
        "entries": presenters.entries("evils.treatmentmovement", row.pk),
        "crumbs": crumbs("treatment", _("Cai nghiện"), row.code),
    }  # fmt: skip
    return render(request, "evils/movement.html", context)


@allow(*roles_of("record_treatment_movement"))
def record_movement(request: HttpRequest) -> HttpResponse:
    """Enter a movement."""
    return entry(
        request, picked(request, MovementForm),
        lambda data, by, at, key: operations.record_treatment_movement(
            by=by, at=at, key=key, direction=DIRECTION_OF[data["reason"]], **data
        ),
        to="evils:movement", done=_("Đã ghi biến động %(code)s."), draft="te-nan-cai-nghien",
        title=_("Ghi biến động cai nghiện"), button=_("Lưu biến động"), back=reverse("evils:treatment"),
    )  # fmt: skip
