"""Pages of the register of incidents."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import EntryPage, actor_of, allow, answer_entry_page, opens, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.incidents import operations, presenters, queries
from tongket.registers.incidents.forms import IncidentFilter, IncidentForm, LossesForm, VoidForm
from tongket.registers.units import queries as units

WRITERS = (Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD, Role.STATISTICS)


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """List of incidents, filters in the URL."""
    filters = IncidentFilter(request.GET)
    values = filters.cleaned_data if filters.is_valid() else {}
    unit_ids = None
    if values.get("don_vi"):
        on = clock.today()
        unit_ids = units.subtree_ids(units.unit_by_code(values["don_vi"], on).id, on)
    rows = queries.incidents(
        scope_of(request), kind=values.get("loai", ""), unit_ids=unit_ids, words=values.get("tim", "")
    )
    page = keyset_page(rows, by="occurred_on", token=request.GET.get("sau", ""))
    context = {"filters": filters, "page": page, "lines": [presenters.line(row) for row in page.rows]}
    return render(request, "incidents/index.html", context | {"may_write": actor_of(request).role in WRITERS})


@allow()
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One incident with its timeline."""
    row = queries.incident(scope_of(request), code)
    context = {
        "incident": presenters.line(row),
        "summary": row.summary if scope_of(request).content else "",
        "entries": presenters.entries(row),
        "may_write": actor_of(request).role in WRITERS,
        "may_void": opens(actor_of(request), reverse("incidents:void", args=[row.code])),
        "crumbs": [(_("Sự cố, tai nạn"), reverse("incidents:index")), (row.code, "")],
    }
    return render(request, "incidents/detail.html", context)


@allow(*WRITERS)
def record(request: HttpRequest) -> HttpResponse:
    """Enter an incident."""

    def act(data: dict, by, at, key):  # type: ignore[no-untyped-def,type-arg]
        losses = operations.Losses(data.pop("dead"), data.pop("injured"), data.pop("damage"))
        return operations.record_incident(by=by, at=at, key=key, losses=losses, **data)

    page = EntryPage(
        template="incidents/record.html",
        form=IncidentForm,
        act=act,
        then=lambda ref: reverse("incidents:detail", args=[ref.code]),
        done=lambda ref: _("Đã ghi sự cố %(code)s.") % {"code": ref.code},
    )
    return answer_entry_page(request, page)


@allow(*WRITERS)
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """Correct the losses."""
    row = queries.incident(scope_of(request), code)
    page = EntryPage(
        template="incidents/correct.html",
        form=lambda data: LossesForm(data, initial={"dead": row.dead, "injured": row.injured, "damage": row.damage}),
        act=lambda data, by, at, key: operations.correct_losses(
            by=by, at=at, key=key, code=code, losses=operations.Losses(**data)
        ),
        then=lambda ref: reverse("incidents:detail", args=[ref.code]),
        done=lambda _ref: _("Đã điều chỉnh thiệt hại."),
    )
    return answer_entry_page(request, page, incident=presenters.line(row))


@allow(Role.UNIT_HEAD, Role.STATISTICS)
def void(request: HttpRequest, code: str) -> HttpResponse:
    """Void an incident."""
    row = queries.incident(scope_of(request), code)
    page = EntryPage(
        template="incidents/void.html",
        form=VoidForm,
        act=lambda data, by, at, key: operations.void_incident(by=by, at=at, key=key, code=code, **data),
        then=lambda ref: reverse("incidents:detail", args=[ref.code]),
        done=lambda _ref: _("Đã hủy sự cố; bản ghi vẫn được giữ."),
    )
    return answer_entry_page(request, page, incident=presenters.line(row))
