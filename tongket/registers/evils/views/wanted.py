"""Pages of wanted persons: the identity by body, the notices, their results."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.indicators.tree import ONE_DAY
from tongket.core.periods import make_period, period_containing
from tongket.foundation import clock
from tongket.foundation.http import actor_of, allow, allow_record_readers, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.evils import operations, presenters, queries
from tongket.registers.evils.forms import NoticeForm, ResultForm, WantedFilter
from tongket.registers.evils.presenters import voiding
from tongket.registers.evils.queries.choices import issuers
from tongket.registers.evils.views.access import crumbs, entry, may, may_on, picked, roles_of, wanted_of


@allow_record_readers("evils:index")
def wanted(request: HttpRequest) -> HttpResponse:
    """The identity table of the days asked for (the running year unless told), and the notices."""
    filters = WantedFilter(request.GET)
    values = filters.cleaned_data if filters.is_valid() else {}
    today = clock.today()
    year = make_period("year", today.year)
    last = values.get("den") or max(min(today, year.last_day), values.get("tu") or date.min)
    first = values.get("tu") or (period_containing(last, "year").start if values.get("den") else year.start)
    scope = scope_of(request)
    page = keyset_page(queries.notices(scope, wanted_of(values)), by="issued_on", token=request.GET.get("sau", ""))
    context = {
        "tabs": presenters.tabs("wanted"), "filters": filters, "page": page, "may": may(request), "first": first,
        "last": last, "flow": presenters.flow_table(queries.wanted_flow(scope, first, last + ONE_DAY)),
        "lines": [presenters.notice_line(row) for row in page.rows],
    }  # fmt: skip
    return render(request, "evils/wanted.html", context)


@allow_record_readers("evils:index")
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """One notice with its results."""
    row = queries.notice(scope_of(request), code)
    context = {
        "notice": presenters.notice_line(row), "may": may_on(request, row.handler_id, row.counted_on),
        "void_reason": row.void_reason,
        "voiding": voiding.box_of("notice", row, row.handler_id, row.counted_on, actor_of(request)),
        "results": voiding.result_lines(row, actor_of(request)),
        "entries": presenters.entries("evils.wantednotice", row.pk),
        "crumbs": crumbs("wanted", _("Truy nã"), row.code),
    }  # fmt: skip
    return render(request, "evils/notice.html", context)


@allow(*roles_of("issue_wanted_notice"))
def issue(request: HttpRequest) -> HttpResponse:
    """Enter a wanted notice."""
    return entry(
        request, picked(request, NoticeForm, issuers),
        lambda data, by, at, key: operations.issue_wanted_notice(by=by, at=at, key=key, **data),
        to="evils:notice", done=_("Đã ghi quyết định truy nã %(code)s."), draft="te-nan-truy-na",
        title=_("Ghi quyết định truy nã"), button=_("Lưu quyết định"), back=reverse("evils:wanted"),
    )  # fmt: skip


@allow(*roles_of("record_wanted_result"))
def finish(request: HttpRequest, code: str) -> HttpResponse:
    """Record what became of persons of a notice."""
    row = queries.notice(scope_of(request), code)
    return entry(
        request, ResultForm,
        lambda data, by, at, key: operations.record_wanted_result(by=by, at=at, key=key, code=code, **data),
        to="evils:notice", done=_("Đã ghi kết quả truy nã."), draft=f"te-nan-ket-qua-{code}",
        title=_("Ghi kết quả truy nã"), button=_("Lưu kết quả"), subject=presenters.notice_line(row),
        back=reverse("evils:notice", args=[code]),
    )  # fmt: skip
