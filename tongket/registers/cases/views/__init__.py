"""Pages of the register of offences and cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import EntryPage, actor_of, allow, allow_record_readers, answer_entry_page, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.cases import forms, operations, presenters, queries, rules
from tongket.registers.cases.queries.choices import handlers
from tongket.registers.cases.views.case import (
    AMENDERS,
    amend,
    case_page,
    changes,
    cover,
    first_day,
    first_values,
    frames,
    from_report,
)
from tongket.registers.cases.views.counts import counts
from tongket.registers.cases.views.transfer import hand_over, transfers
from tongket.registers.intake.queries.places import own_commune, place_choices, places_for
from tongket.registers.units import queries as units

__all__ = [
    "act", "amend", "cases", "changes", "cover", "detail", "frames", "from_report", "hand_over", "index", "initiate",
    "new_review", "new_ring", "record", "reviews", "rings", "transfers",
]  # fmt: skip

OFFICERS = (Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD)


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """Offences, filters in the URL; readers outside police and procuracy see counts by unit instead."""
    if not scope_of(request).content:
        return counts(request, "index")
    filters = forms.OffenceFilter(request.GET)
    scope = scope_of(request)
    wanted = _wanted(filters)
    page = keyset_page(
        queries.offences(scope, wanted), by="recorded_on", token=request.GET.get("sau", ""),
        branches=queries.branches(scope, wanted),
    )  # fmt: skip
    lines = [presenters.offence_line(row, scope) for row in page.rows]
    return _list(request, "index", filters=filters, page=page, lines=lines, content=scope.content)


@allow()
def cases(request: HttpRequest) -> HttpResponse:
    """Cases, filters in the URL; readers outside police and procuracy see counts by unit instead."""
    if not scope_of(request).content:
        return counts(request, "cases")
    filters = forms.CaseFilter(request.GET)
    rows = queries.cases(scope_of(request), _wanted(filters))
    page = keyset_page(rows, by="initiated_on", token=request.GET.get("sau", ""))
    lines = [presenters.case_line(row, clock.today()) for row in page.rows]
    return _list(request, "cases", filters=filters, page=page, lines=lines)


@allow_record_readers("cases:index")
def rings(request: HttpRequest) -> HttpResponse:
    """Rings broken, with their cases."""
    scope = scope_of(request)
    page = keyset_page(queries.rings(scope), by="broken_on", token=request.GET.get("sau", ""))
    lines = [presenters.ring_line(row, scope) for row in page.rows]
    return _list(request, "rings", page=page, lines=lines, content=scope.content)


@allow()
def reviews(request: HttpRequest) -> HttpResponse:
    """Reviews of safeguards."""
    page = keyset_page(queries.reviews(scope_of(request)), by="on", token=request.GET.get("sau", ""))
    return _list(request, "reviews", page=page, lines=[presenters.review_line(row) for row in page.rows])


@allow_record_readers("cases:index")
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One offence, case or ring: the code says which."""
    shown = {"VV": _offence, "VA": case_page, "BN": _ring}.get(code[:2])
    if shown is None:
        raise Http404
    context, template = shown(request, code)
    crumbs = [(_("Vụ phạm pháp, vụ án"), reverse("cases:index")), (code, "")]
    return render(request, template, context | {"crumbs": crumbs, "content": scope_of(request).content})


@allow(*OFFICERS)
def record(request: HttpRequest) -> HttpResponse:
    """Record an offence; `?tin=` fills the form from a crime report."""
    by = actor_of(request)
    initial = {"handler_code": by.unit_code, "place_code": own_commune(by.unit_id)} | first_values(request)
    form = partial(
        forms.OffenceForm, initial=initial, places=lambda on: place_choices(places_for(by.unit_id, on)),
        handlers=partial(handlers, by, clock.today()),
    )  # fmt: skip
    page = replace(
        _entry("record", form, operations.record_offence, _("Đã ghi vụ %(code)s.")),
        draft="vu-moi",
    )  # fmt: skip
    return answer_entry_page(request, page)


@allow(*OFFICERS)
def initiate(request: HttpRequest) -> HttpResponse:
    """Initiate a case over recorded offences, from crime reports where there are any."""
    by = actor_of(request)
    initial = {"handler_code": by.unit_code, "offence_codes": request.GET.get("vu", ""),
               "report_codes": request.GET.get("tin", "")} | first_day(request)  # fmt: skip
    page = replace(
        _entry("form", partial(forms.InitiateForm, initial=initial, handlers=partial(handlers, by, clock.today())),
               operations.initiate_case, _("Đã ghi khởi tố vụ án %(code)s.")),
        draft="khoi-to",
    )  # fmt: skip
    return answer_entry_page(request, page, title=rules.VERBS["initiate_case"], back=reverse("cases:cases"))


@allow(*OFFICERS)
def new_ring(request: HttpRequest) -> HttpResponse:
    """Record a ring broken."""
    initial = {"handler_code": actor_of(request).unit_code}
    page = _entry("form", lambda data: forms.RingForm(data, initial=initial), operations.break_ring,
                  _("Đã ghi triệt phá %(code)s."))  # fmt: skip
    return answer_entry_page(request, page, title=rules.VERBS["break_ring"], back=reverse("cases:rings"))


@allow(Role.UNIT_HEAD, Role.PROCURACY, Role.STATISTICS)
def new_review(request: HttpRequest) -> HttpResponse:
    """Record a review of safeguards."""
    initial = {"unit_code": actor_of(request).unit_code}
    page = _entry("form", lambda data: forms.ReviewForm(data, initial=initial), operations.review_safeguards,
                  _("Đã ghi kết quả rà soát %(code)s."), then=lambda _ref: reverse("cases:reviews"))  # fmt: skip
    return answer_entry_page(request, page, title=rules.VERBS["review_safeguards"], back=reverse("cases:reviews"))


@allow_record_readers("cases:index")
def act(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """One act on an offence, a case or a ring; which acts there are stands in the forms."""
    scope = scope_of(request)
    pages, read = {"VV": (forms.OFFENCE_ACTS, queries.offence), "VA": (forms.CASE_ACTS, queries.case),
                   "BN": (forms.RING_ACTS, queries.ring)}.get(code[:2], ({}, None))  # fmt: skip
    if read is None or slug not in pages:
        raise Http404
    row = read(scope, code)
    chosen: forms.ActPage = pages[slug]
    perform = getattr(operations, chosen.verb)
    of_record = issubclass(chosen.form, forms.OfCase)
    page = EntryPage(
        template="cases/form.html",
        form=(lambda data: chosen.form(data, row=row)) if of_record else chosen.form,
        act=lambda data, by, at, key: perform(by=by, at=at, key=key, code=code, **data),
        then=lambda ref: reverse("cases:detail", args=[ref.code]),
        done=lambda _ref: _("Đã ghi: %(act)s.") % {"act": chosen.button},
        draft=f"{code}-{slug}",
    )
    context = {"title": chosen.button, "code": code, "back": reverse("cases:detail", args=[code])}
    context["request_to_void"] = queries.void_request_of(row) if slug in ("duyet-huy", "tu-choi-huy") else None
    return answer_entry_page(request, page, button=chosen.button, danger=chosen.danger, **context)


def _entry(
    name: str, form: Callable[..., Any], perform: Callable[..., Any], done: str,
    then: Callable[[Any], str] | None = None,
) -> EntryPage:  # fmt: skip
    return EntryPage(
        template=f"cases/{name}.html",
        form=form,
        act=lambda data, by, at, key: perform(by=by, at=at, key=key, **data),
        then=then or (lambda ref: reverse("cases:detail", args=[ref.code])),
        done=lambda ref: done % {"code": ref.code},
    )


def _list(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    role = actor_of(request).role
    context |= {"tabs": presenters.tabs(name, actor_of(request)), "may_write": role in OFFICERS,
                "may_review": not rules.reasons_against_role("review_safeguards", role)}  # fmt: skip
    return render(request, f"cases/{name}.html", context)


def _offence(request: HttpRequest, code: str) -> tuple[dict[str, Any], str]:
    scope, actor = scope_of(request), actor_of(request)
    row = queries.offence(scope, code)
    line = presenters.offence_line(row, scope)
    return {
        "offence": line,
        "rows": presenters.offence_rows(row, queries.clearances_of(row), scope),
        "entries": presenters.entries("offence", row.pk, scope),
        "acts": presenters.acts(forms.OFFENCE_ACTS, row, actor, scope),
        "second_person": presenters.second_person_note(row, actor),
        "may_initiate": not line["case"] and row.state != "void" and actor.role in OFFICERS,
        "may_amend": row.state != "void" and actor.role in AMENDERS and scope.covers(row.handler_id),
        "request_to_void": queries.void_request_of(row),
    }, "cases/offence.html"


def _ring(request: HttpRequest, code: str) -> tuple[dict[str, Any], str]:
    scope, actor = scope_of(request), actor_of(request)
    row = queries.ring(scope, code)
    line = presenters.ring_line(row, scope)
    may_void = not line["void"] and not rules.reasons_against_role("void_ring", actor.role)
    return {"ring": line, "entries": presenters.entries("ring", row.pk, scope), "may_void": may_void}, "cases/ring.html"


def _wanted(filters: forms.OffenceFilter) -> queries.BookFilter:
    values: Mapping[str, Any] = filters.cleaned_data if filters.is_valid() else {}
    unit_ids = None
    if values.get("don_vi"):
        today = clock.today()
        unit_ids = units.subtree_ids(units.unit_by_code(values["don_vi"], today).id, today)
    return queries.BookFilter(
        words=values.get("tim", ""), group=values.get("nhom", ""), state=values.get("trang_thai", ""),
        article=values.get("dieu", "").strip(), overdue_on=clock.today() if values.get("qua_han") else None,
        unit_ids=unit_ids,
    )  # fmt: skip
