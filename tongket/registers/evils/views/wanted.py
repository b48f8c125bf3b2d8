"""Pages of wanted persons: the identity by body, the notices, their results."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.indicators.tree import ONE_DAY
from tongket.core.periods import make_period
from tongket.foundation import clock
from tongket.foundation.http import EntryPage, allow, allow_record_readers, answer_entry_page, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.evils import operations, presenters, queries
from tongket.registers.evils.forms import NoticeForm, ReasonForm, ResultForm, WantedFilter
from tongket.registers.evils.views.access import crumbs, may, roles_of, wanted_of


@allow_record_readers("evils:index")
def wanted(request: HttpRequest) -> HttpResponse:
    """The identity table of the days asked for (the running year unless told), and the notices."""
    filters = WantedFilter(request.GET)
    values = filters.cleaned_data if filters.is_valid() else {}
    today = clock.today()
    year = make_period("year", today.year)
    first = values.get("tu") or year.start
    last = values.get("den") or min(today, year.last_day)
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
        "notice": presenters.notice_line(row), "may": may(request), "void_reason": row.void_reason,
        "results": [presenters.result_line(result) for result in queries.results_of(row)],
        "entries": presenters.entries("evils.wantednotice", row.pk),
        "crumbs": crumbs("wanted", _("Truy nã"), row.code),
    }  # fmt: skip
    return render(request, "evils/notice.html", context)


@allow(*roles_of("issue_wanted_notice"))
def issue(request: HttpRequest) -> HttpResponse:
    """Enter a wanted notice."""
    page = EntryPage(
        template="evils/entry.html",
        form=NoticeForm,
        act=lambda data, by, at, key: operations.issue_wanted_notice(by=by, at=at, key=key, **data),
        then=lambda ref: reverse("evils:notice", args=[ref.code]),
        done=lambda ref: _("Đã ghi quyết định truy nã %(code)s.") % {"code": ref.code},
    )
    return answer_entry_page(
        request, page, title=_("Ghi quyết định truy nã"), button=_("Lưu quyết định"), back=reverse("evils:wanted"),
        draft="te-nan-truy-na",
    )  # fmt: skip


@allow(*roles_of("record_wanted_result"))
def finish(request: HttpRequest, code: str) -> HttpResponse:
    """Record what became of persons of a notice."""
    row = queries.notice(scope_of(request), code)
    page = EntryPage(
        template="evils/entry.html",
        form=ResultForm,
        act=lambda data, by, at, key: operations.record_wanted_result(by=by, at=at, key=key, code=code, **data),
        then=lambda ref: reverse("evils:notice", args=[ref.code]),
        done=lambda _ref: _("Đã ghi kết quả truy nã."),
    )
    return answer_entry_page(
        request, page, title=_("Ghi kết quả truy nã"), button=_("Lưu kết quả"), subject=presenters.notice_line(row),
        back=reverse("evils:notice", args=[code]), draft="te-nan-ket-qua-truy-na",
    )  # fmt: skip


@allow(*roles_of("void_wanted_result"))
def void_result(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Void a wrong result."""
    row = queries.notice(scope_of(request), code)
    page = EntryPage(
        template="evils/entry.html",
        form=ReasonForm,
        act=lambda data, by, at, key: operations.void_wanted_result(
            by=by, at=at, key=key, code=f"{code}/{position}", **data
        ),
        then=lambda ref: reverse("evils:notice", args=[ref.code]),
        done=lambda _ref: _("Đã hủy kết quả; bản ghi vẫn được giữ."),
    )
    return answer_entry_page(
        request, page, title=_("Hủy kết quả truy nã"), button=_("Hủy kết quả này"), danger=True,
        subject=presenters.notice_line(row), back=reverse("evils:notice", args=[code]),
    )  # fmt: skip


@allow(*roles_of("void_wanted_notice"))
def void_notice(request: HttpRequest, code: str) -> HttpResponse:
    """Void a notice entered by mistake."""
    row = queries.notice(scope_of(request), code)
    page = EntryPage(
        template="evils/entry.html",
        form=ReasonForm,
        act=lambda data, by, at, key: operations.void_wanted_notice(by=by, at=at, key=key, code=code, **data),
        then=lambda ref: reverse("evils:notice", args=[ref.code]),
        done=lambda _ref: _("Đã hủy; bản ghi vẫn được giữ."),
    )
    return answer_entry_page(
        request, page, title=_("Hủy quyết định đã ghi"), button=_("Hủy quyết định này"), danger=True,
        subject=presenters.notice_line(row), back=reverse("evils:notice", args=[code]),
    )  # fmt: skip
