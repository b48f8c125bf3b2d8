"""Pages of the register of units."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import EntryPage, allow, answer_entry_page
from tongket.foundation.lists import folded
from tongket.registers.units import operations, presenters, queries
from tongket.registers.units.forms import SeatForm, UnitFilter, UnitForm


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """List of units as of a day, with filters in the URL."""
    filters = UnitFilter(request.GET)
    values = filters.cleaned_data if filters.is_valid() else {}
    on = values.get("ngay") or clock.today()
    if values.get("tim"):
        rows = queries.search(values["tim"], on, kind=values.get("loai", ""), limit=200)
    else:
        rows = queries.units_at(on, kind=values.get("loai", "") or "area", level=values.get("cap", ""))
        home = queries.home_ids(on)
        rows.sort(key=lambda row: row.id not in home)
    names = {unit.id: unit.name for unit in queries.units_at(on)}
    lines = [presenters.unit_line(unit, names) for unit in rows]
    groups = folded(lines, presenters.group_of(rows), presenters.group_note)
    return render(request, "units/index.html", {"filters": filters, "lines": lines, "groups": groups, "on": on})


@allow()
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One unit on a day: life, parent, units below, lineage both ways."""
    on = _day(request)
    unit = queries.unit_by_code(code, on)
    names = {row.id: row.name for row in queries.units_at(on)}
    came_from, became = queries.lineage_of(unit.id)
    below = [row for row in queries.units_at(on, kind=unit.kind) if row.parent_id == unit.id]
    context = {
        "unit": presenters.unit_line(unit, names),
        "below": [presenters.unit_line(row, names) for row in below],
        "came_from": [presenters.edge_line(edge) for edge in came_from],
        "became": [presenters.edge_line(edge) for edge in became],
        "on": on,
        "crumbs": [(_("Đơn vị"), reverse("units:index")), (unit.name, "")],
    }
    return render(request, "units/detail.html", context)


@allow()
def committee(request: HttpRequest) -> HttpResponse:
    """The committee: seats, who holds them by post, on a day."""
    on = _day(request)
    seats = [presenters.seat_line(*row) for row in queries.seats_on(on)]
    return render(request, "units/committee.html", {"seats": seats, "on": on})


@allow()
def boundaries(request: HttpRequest) -> HttpResponse:
    """Changes of the map: the days on which units changed, and the edges of one of them."""
    days = queries.lineage_dates()
    chosen = _day(request, days[0] if days else clock.today())
    edges = [presenters.edge_line(edge) for edge in queries.lineage_on(chosen)]
    return render(request, "units/boundaries.html", {"days": days, "chosen": chosen, "edges": edges})


@allow(Role.STATISTICS, Role.ADMINISTRATOR)
def found(request: HttpRequest) -> HttpResponse:
    """Enter a new unit."""
    page = EntryPage(
        template="units/found.html",
        form=UnitForm,
        act=lambda data, by, at, key: operations.found_unit(by=by, at=at, key=key, spec=operations.UnitSpec(**data)),
        then=lambda ref: reverse("units:detail", args=[ref.code]),
        done=lambda ref: _("Đã lập đơn vị %(code)s.") % {"code": ref.code},
    )
    return answer_entry_page(request, page)


@allow(Role.STATISTICS, Role.CHAIR)
def appoint(request: HttpRequest) -> HttpResponse:
    """Appoint a post to a seat of the committee."""
    choices = [(seat.position, seat.title) for seat, _holder, _acting in queries.seats_on(clock.today())]

    def form(data: object) -> SeatForm:
        made = SeatForm(data)  # type: ignore[arg-type]
        made.fields["position"].choices = choices  # type: ignore[attr-defined]
        return made

    page = EntryPage(
        template="units/appoint.html",
        form=form,
        act=lambda data, by, at, key: operations.appoint_to_seat(by=by, at=at, key=key, **data),
        then=lambda _ref: reverse("units:committee"),
        done=lambda _ref: _("Đã ghi người giữ ghế."),
    )
    return answer_entry_page(request, page)


def _day(request: HttpRequest, default: date | None = None) -> date:
    filters = UnitFilter(request.GET)
    chosen = filters.cleaned_data.get("ngay") if filters.is_valid() else None
    return chosen or default or clock.today()
