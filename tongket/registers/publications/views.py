"""Pages of the register of publications; published items are open to everybody, everything else to the office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tongket.foundation import clock
from tongket.foundation.actor import system_actor
from tongket.foundation.http import act_page, allow, answer_act, answer_entry_page, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.publications import forms, operations, presenters, queries, rules

READER = "Độc giả"


@allow(anonymous=True)
def index(request: HttpRequest) -> HttpResponse:
    """News, the newest first: to the public what is published, to the office every state."""
    inside = _inside(request)
    filters = forms.PressFilter(request.GET)
    state = filters.cleaned_data.get("trang_thai", "") if filters.is_valid() else ""
    rows = queries.items(scope_of(request), state=state) if inside else queries.published_items()
    page = keyset_page(rows, by="recorded_at" if inside else "published_at", token=request.GET.get("sau", ""))
    context = {"filters": filters, "page": page, "lines": [presenters.line(row) for row in page.rows], "inside": inside}
    return render(request, "publications/index.html", context | {"may": _may(request)})


@allow(anonymous=True)
def item(request: HttpRequest, slug: str) -> HttpResponse:
    """One item as the public sees it; inside the office with its figures' evidence and its trail."""
    inside = _inside(request)
    row = _item(request, slug)
    text = queries.text_of(row)
    context = {
        "item": presenters.line(row),
        "slug": slug,
        "state": row.state,
        "article": presenters.article(text, inside),
        "figures": [presenters.figure_line(figure, inside) for figure in text.figures],
        "corrections": queries.corrections(row),
        "versions": queries.versions(row) if inside else [],
        "entries": presenters.entries(queries.history(row)) if inside else [],
        "withdraw_reason": row.withdraw_reason if inside else "",
        "inside": inside,
        "crumbs": [(_("Tin bài"), reverse("publications:index")), (row.code, "")],
    }
    return render(request, "publications/item.html", context | {"may": _may(request, row.state)})


@allow(*rules.WHO["draft_press_item"])
def draft(request: HttpRequest) -> HttpResponse:
    """Draft an item."""

    def act(form: forms.PressForm, **who: Any) -> Any:
        codes = {name: form.cleaned_data[name] for name in ("organiser_code", "conference_code")}
        return operations.draft_press_item(text=form.text(), **codes, **who)

    return _enter(request, forms.PressForm, act, heading=_("Soạn tin"))


@allow(*rules.WHO["revise_press_item"])
def revise(request: HttpRequest, slug: str) -> HttpResponse:
    """Revise an item before it is published."""
    row = _item(request, slug)
    return _enter(
        request, lambda data: forms.RevisionForm(data, initial=forms.typed(queries.text_of(row))),
        lambda form, **who: operations.revise_press_item(code=row.code, text=form.text(), **who),
        heading=_("Sửa tin"), slug=slug,
    )  # fmt: skip


@allow(*rules.WHO["withdraw_press_item"])
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Withdraw an item."""
    code = _item(request, slug).code
    return _enter(
        request, forms.ReasonForm,
        lambda form, **who: operations.withdraw_press_item(code=code, **form.cleaned_data, **who),
        heading=_("Gỡ tin"), slug=slug, danger=True,
    )  # fmt: skip


@allow(*rules.WHO["correct_press_item"])
def correct(request: HttpRequest, slug: str) -> HttpResponse:
    """Correct a published item."""
    code = _item(request, slug).code
    return _enter(
        request, forms.CorrectionForm,
        lambda form, **who: operations.correct_press_item(code=code, **form.cleaned_data, **who),
        heading=_("Đính chính"), slug=slug,
    )  # fmt: skip


@allow(*rules.WHO["record_views"])
def record_views(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a day's views from the server's log."""
    code = _item(request, slug).code
    return _enter(
        request, forms.ViewsForm, lambda form, **who: operations.record_views(code=code, **form.cleaned_data, **who),
        heading=_("Ghi lượt xem"), slug=slug,
    )  # fmt: skip


@allow(*rules.WHO["approve_press_item"])
@require_POST
def approve(request: HttpRequest, slug: str) -> HttpResponse:
    """Approve an item."""
    code = _item(request, slug).code
    return answer_act(
        request, lambda by, at, key: operations.approve_press_item(by=by, at=at, key=key, code=code),
        reverse("publications:item", args=[slug]), _("Đã duyệt tin."),
    )  # fmt: skip


@allow(*rules.WHO["publish_press_item"])
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish an approved item."""
    code = _item(request, slug).code
    return answer_act(
        request, lambda by, at, key: operations.publish_press_item(by=by, at=at, key=key, code=code),
        reverse("publications:item", args=[slug]), _("Đã đăng tin."),
    )  # fmt: skip


@allow(anonymous=True)
@csrf_exempt  # counts a reader without a session; a foreign site is told by the browser's own header
@require_POST
def count_view(request: HttpRequest, slug: str) -> HttpResponse:
    """Count one view: sent by the page itself, never by a GET."""
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return HttpResponse(status=403)
    code = queries.published_item(slug).code
    operations.count_view(by=system_actor(READER), at=clock.now(), code=code)
    return HttpResponse(status=204)


def _enter(
    request: HttpRequest, form: Callable[[Any], django_forms.Form], act: Callable[..., Any], *, heading: str,
    slug: str = "", **context: Any,
) -> HttpResponse:  # fmt: skip
    """One entry page; `act` gets the checked form and who, when, key."""
    def then(answer: Any) -> str:
        return reverse("publications:item", args=[slug or queries.item_by_code(scope_of(request), answer.code).slug])

    page = act_page("publications/entry.html", form, act, then, heading)
    back = reverse("publications:item", args=[slug]) if slug else reverse("publications:index")
    return answer_entry_page(request, page, heading=heading, back=back, **context)


def _inside(request: HttpRequest) -> bool:
    return request.actor is not None  # type: ignore[attr-defined]


def _item(request: HttpRequest, slug: str) -> Any:
    return queries.item_by_slug(scope_of(request), slug) if _inside(request) else queries.published_item(slug)


def _may(request: HttpRequest, state: str = "") -> dict[str, bool]:
    """Which acts this reader may do now; the same rule guards the operations."""
    if not _inside(request):
        return {}
    role = request.actor.role  # type: ignore[attr-defined]
    return {act: not rules.reasons_against_act(act, role, state) for act in rules.WHO}
