"""Pages of voiding: asking, approving, declining; the requests, and how often the books were changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.periods.period import period_containing
from tongket.foundation import clock
from tongket.foundation.http import allow, allow_record_readers, scope_of
from tongket.foundation.lists import keyset_page
from tongket.foundation.refusals import NotFound
from tongket.registers.evils import operations, presenters, queries
from tongket.registers.evils.forms import ApproveVoidForm, RefuseVoidForm, RequestVoidForm
from tongket.registers.evils.presenters import voiding
from tongket.registers.evils.views.access import entry, roles_of

_ONE_DAY = timedelta(days=1)


@allow_record_readers("evils:index")
def requests(request: HttpRequest) -> HttpResponse:
    """How often records were voided, outcomes withdrawn, spots re-opened in one police year; the requests to void."""
    scope, today = scope_of(request), clock.today()
    year = period_containing(today, "year")
    if request.GET.get("ky") == "truoc":
        year = period_containing(year.start - _ONE_DAY, "year")
    page = keyset_page(queries.void_requests(scope), by="on", token=request.GET.get("sau", ""))
    context = {
        "tabs": presenters.tabs("void_requests"), "period": year, "previous": request.GET.get("ky") == "truoc",
        "rows": voiding.change_rows(queries.changes(scope, year.start, year.end)), "page": page,
        "lines": [voiding.request_line(row) for row in page.rows],
    }  # fmt: skip
    return render(request, "evils/void_requests.html", context)


@allow(*roles_of("request_void"))
def ask(request: HttpRequest, code: str, position: int = 0) -> HttpResponse:
    """Ask for a record to be void."""
    return _act(
        request, code, position, RequestVoidForm, operations.request_void, title=_("Đề nghị hủy"),
        done=_("Đã ghi đề nghị hủy; bản ghi vẫn tính cho đến khi được duyệt."), button=_("Gửi đề nghị hủy"),
        danger=True,
    )  # fmt: skip


@allow(*roles_of("approve_void"))
def approve(request: HttpRequest, code: str, position: int = 0) -> HttpResponse:
    """Approve a request to void."""
    return _act(
        request, code, position, ApproveVoidForm, operations.approve_void, title=_("Duyệt hủy"),
        done=_("Đã duyệt hủy; bản ghi vẫn được giữ."), button=_("Duyệt hủy bản ghi này"), danger=True,
    )  # fmt: skip


@allow(*roles_of("refuse_void"))
def refuse(request: HttpRequest, code: str, position: int = 0) -> HttpResponse:
    """Decline a request to void."""
    return _act(
        request, code, position, RefuseVoidForm, operations.refuse_void, title=_("Không đồng ý hủy"),
        done=_("Đã trả lời: không đồng ý hủy."), button=_("Không đồng ý hủy"),
    )  # fmt: skip


def _act(
    request: HttpRequest, code: str, position: int, form: Callable[..., Any], act: Callable[..., Any], **words: Any
) -> HttpResponse:
    """One act of voiding on a record, or on the result of a notice at that position."""
    page, subject = _subject(request, code)
    target = f"{code}/{position}" if position else code
    waiting = queries.void_request_of(target)
    return entry(
        request, form, lambda data, by, at, key: act(by=by, at=at, key=key, code=target, **data),
        to=page, draft=f"te-nan-{act.__name__}-{target}", subject=subject | {"code": target},
        back=reverse(page, args=[code]), waiting=voiding.request_line(waiting) if waiting is not None else None,
        **words,
    )  # fmt: skip


def _subject(request: HttpRequest, code: str) -> tuple[str, dict[str, Any]]:
    """The page of a record in the reader's scope, and its line."""
    scope, letters = scope_of(request), code.split("-", 1)[0]
    if letters == "TNXH":
        return "evils:detail", presenters.case_line(queries.evil_case(scope, code))
    if letters == "DPT":
        return "evils:spot", presenters.spot_line(queries.spot(scope, code), content=True)
    if letters == "CN":
        return "evils:movement", presenters.movement_line(queries.movement(scope, code))
    if letters == "TNA":
        return "evils:notice", presenters.notice_line(queries.notice(scope, code))
    raise NotFound("EVIL-RECORD-UNKNOWN", _("Không có bản ghi mang mã %(wanted)s."), "", wanted=code)
