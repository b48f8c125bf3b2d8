"""Pages of the register of crime reports."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import EntryPage, actor_of, allow, answer_entry_page, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.intake import operations, presenters, queries, rules
from tongket.registers.intake.forms import ACTS, ReportFilter
from tongket.registers.intake.presenters import identity as identities
from tongket.registers.units import queries as units

RECEIVERS = (Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD)


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """The book as a list, filters in the URL."""
    filters = ReportFilter(request.GET)
    wanted = _wanted(filters)
    scope, today = scope_of(request), clock.today()
    page = keyset_page(queries.reports(scope, wanted), by="received_at", token=request.GET.get("sau", ""))
    context = {
        "filters": filters,
        "page": page,
        "lines": [presenters.line(row, scope, today) for row in page.rows],
        "counters": presenters.counters(queries.counts(scope, today), wanted.state, wanted.overdue_on is not None),
        "content": scope.content,
        "may_receive": actor_of(request).role in RECEIVERS,
    }
    return render(request, "intake/index.html", context)


@allow()
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One report: what it is, where its clock stands, what happened, what may be done now."""
    scope = scope_of(request)
    row = queries.report(scope, code)
    context = {
        "report": presenters.line(row, scope, clock.today()),
        "rows": presenters.rows(row, scope),
        "entries": presenters.entries(queries.states_of(row), scope),
        "acts": presenters.acts(ACTS, row, actor_of(request), scope, _competent(request)),
        "content": scope.content,
        "identity": identities.card(row, actor_of(request), scope, clock.now()) if scope.content else None,
        "crumbs": [(_("Sổ tiếp nhận nguồn tin về tội phạm"), reverse("intake:index")), (row.code, "")],
    }
    return render(request, "intake/detail.html", context)


@allow(*RECEIVERS, Role.STATISTICS)
def act(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """One act on a report; which acts there are stands in `forms.ACTS`."""
    if slug not in ACTS:
        raise Http404
    chosen = ACTS[slug]
    row = queries.report(scope_of(request), code)
    initial = {"handler_code": actor_of(request).unit_code, "kind": row.kind}
    perform = getattr(operations, chosen.verb)
    page = EntryPage(
        template="intake/act.html",
        form=lambda data: chosen.form(data, initial=initial),
        act=lambda data, by, at, key: perform(by=by, at=at, key=key, code=code, **data),
        then=lambda ref: reverse("intake:detail", args=[ref.code]),
        done=lambda _ref: _("Đã ghi: %(act)s.") % {"act": rules.VERBS[chosen.verb]},
    )
    report = presenters.line(row, scope_of(request), clock.today())
    return answer_entry_page(request, page, report=report, act=chosen, title=rules.VERBS[chosen.verb])


def _competent(request: HttpRequest) -> bool:
    """Whether the reader's body is an investigation agency."""
    unit_id = actor_of(request).unit_id
    return unit_id is not None and units.unit_by_id(unit_id).level in rules.COMPETENT_LEVELS


def _wanted(filters: ReportFilter) -> queries.ReportFilter:
    values: dict[str, Any] = filters.cleaned_data if filters.is_valid() else {}
    unit_ids = None
    today = clock.today()
    if values.get("don_vi"):
        unit_ids = units.subtree_ids(units.unit_by_code(values["don_vi"], today).id, today)
    return queries.ReportFilter(
        words=values.get("tim", ""), kind=values.get("loai", ""), state=values.get("trang_thai", ""),
        unit_ids=unit_ids, overdue_on=today if values.get("qua_han") else None,
    )  # fmt: skip
