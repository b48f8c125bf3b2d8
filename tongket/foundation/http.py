"""HTTP parts every slice uses: the declared rule of a view, actor and scope of a request, the entry-page pattern."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.foundation import clock, drafts, formats, identifiers, repeats
from tongket.foundation.actor import RECORD_READERS, Actor, Role
from tongket.foundation.operation import KEY_REUSED
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope

View = Callable[..., HttpResponse]
RESTORE = "khoi-phuc"
FORM_KEY = re.compile(r"[\w.:-]{1,64}", re.ASCII)
RECORDS_CLOSED = gettext_lazy(
    "Hồ sơ tin báo, vụ việc, vụ án chỉ mở cho Công an, Viện kiểm sát. Vai trò khác xem số đếm, đơn vị, người đứng đầu "
    "và số ngày quá hạn."
)


@dataclass(frozen=True, slots=True)
class AccessRule:
    """Who may open a URL: these roles, any signed-in person, or anybody.

    `why` tells everybody else why not and what they may do; `instead` names the page that shows them what they may see.
    """

    roles: frozenset[Role]
    anonymous: bool = False
    why: object = ""
    instead: str = ""

    def admits(self, actor: Actor | None) -> bool:
        """Whether this actor may open the page (an empty set of roles means: any signed-in person)."""
        if self.anonymous:
            return True
        return actor is not None and (not self.roles or actor.role in self.roles)


def allow(*roles: Role, anonymous: bool = False) -> Callable[[View], View]:
    """Declare who may open a view. A view without a declaration answers 404 and fails the build."""

    def mark(view: View) -> View:
        view.access_rule = AccessRule(frozenset(roles), anonymous)  # type: ignore[attr-defined]
        return view

    return mark


def allow_record_readers(instead: str) -> Callable[[View], View]:
    """For a page of single crime reports or cases: police and procuracy only; the others are led to their counts."""

    def mark(view: View) -> View:
        rule = AccessRule(frozenset(RECORD_READERS), why=RECORDS_CLOSED, instead=instead)
        view.access_rule = rule  # type: ignore[attr-defined]
        return view

    return mark


def opens(actor: Actor | None, url: str) -> bool:
    """Whether this person may open the page at an address of this site: links lead nowhere else."""
    try:
        rule = getattr(resolve(urlsplit(url).path).func, "access_rule", None)
    except Resolver404:
        return False
    return rule is not None and rule.admits(actor)


def actor_of(request: HttpRequest) -> Actor:
    """The acting person, put on the request by the entry middleware."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def scope_of(request: HttpRequest) -> Scope:
    """What this reader may see, put on the request by the entry middleware."""
    return cast(Scope, request.scope)  # type: ignore[attr-defined]


def new_form_key() -> str:
    """A one-time key for a form."""
    return secrets.token_urlsafe(18)


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry page (trang nhập): form, template, the act to perform and where to go afterwards.

    `act(cleaned_data, by, at, key)` calls one operation and returns its answer; `then(answer)` gives the URL;
    `done(answer)` the message shown there. `draft` names the page where unsent text is kept on the server (the form
    includes parts/draft.html). `once`: the same content from the same officer leads to the item already made, unless
    he or she says it is another (parts/repeat.html). `respond` answers a success with a page instead of a redirect.
    """

    template: str
    form: Callable[..., forms.Form]
    act: Callable[[dict[str, Any], Actor, datetime, str], Any]
    then: Callable[[Any], str]
    done: Callable[[Any], str]
    draft: str = ""
    once: bool = False
    respond: Callable[[forms.Form, Any], HttpResponse | None] | None = None


def act_page(
    template: str, form: Callable[[Any], Any], act: Callable[..., Any], then: Callable[[Any], str], heading: str
) -> EntryPage:  # fmt: skip
    """The entry page of one act on a record: `act(form, by=, at=, key=)` gets the checked form itself.

    For forms that make a spec of more than their cleaned data; the message afterwards names the act by its heading.
    """
    bound: list[Any] = []

    def bind(data: Any) -> Any:
        bound.append(form(data))
        return bound[-1]

    def perform(_data: dict[str, Any], by: Actor, at: datetime, key: str) -> Any:
        return act(bound[-1], by=by, at=at, key=key)

    return EntryPage(template, bind, perform, then, lambda _answer: _("Đã ghi: %(act)s.") % {"act": heading})


def acts_open_to(request: HttpRequest, who: Mapping[str, Collection[Role]]) -> dict[str, bool]:
    """Which acts of a register's table of rights this reader's role may do: pages offer no others."""
    role = actor_of(request).role
    return {act: role in roles for act, roles in who.items()}


def answer_entry_page(request: HttpRequest, page: EntryPage, **context: Any) -> HttpResponse:
    """Show the form; on POST check it, perform the act, redirect; every fault is told at once and nothing is lost."""
    if request.method != "POST":
        return _show_empty(request, page, context)
    if page.draft and "draft" in request.POST:
        return _answer_draft(request, page, context)
    form, used_up = page.form(request.POST), False
    if form.is_valid():
        context["repeat"] = _repeat(request, page, form)
        if context["repeat"] is None:
            try:
                answer = page.act(form.cleaned_data, actor_of(request), clock.now(), form_key_of(request))
            except Refused as refused:
                tell_refusal(form, refused)
                used_up = refused.code == KEY_REUSED
            else:
                return _finish(request, page, form, answer)
    context |= {"form": form, "form_key": new_form_key() if used_up else form_key_of(request) or new_form_key()}
    context["private"] = ",".join(drafts.private_fields(form))
    return render(request, page.template, context, status=409 if context.get("repeat") else 422)


def _show_empty(request: HttpRequest, page: EntryPage, context: dict[str, Any]) -> HttpResponse:
    """The form as it is opened; `?khoi-phuc=1` fills it with the draft. Nothing changes."""
    form = page.form(None)
    if page.draft:
        kept = drafts.draft_of(actor_of(request), page.draft, request.path)
        if kept is not None and RESTORE in request.GET:
            drafts.fill(form, kept.values)
        elif kept is not None:
            context["draft_at"] = kept.saved_at
    context |= {"form": form, "form_key": new_form_key(), "private": ",".join(drafts.private_fields(form))}
    return render(request, page.template, context)


def _answer_draft(request: HttpRequest, page: EntryPage, context: dict[str, Any]) -> HttpResponse:
    """Keep or drop the draft: a line for the page's script, the page itself without one."""
    by, form, now = actor_of(request), page.form(None), clock.now()
    if request.POST["draft"] == "drop":
        drafts.drop_draft(by, page.draft, request.path)
        return HttpResponseRedirect(request.path)
    if not repeats.already_answered(form_key_of(request)):
        values = drafts.values_to_keep(form, request.POST)
        drafts.save_draft(by=by, page=page.draft, about=request.path, values=values, at=now)
    kept = _("Đã lưu nháp lúc %(time)s") % {"time": formats.clock_time(now)}
    if request.headers.get("HX-Request"):
        return HttpResponse(kept)
    messages.success(request, kept)
    drafts.fill(form, {name: request.POST.getlist(name) for name in request.POST})
    context |= {"form": form, "form_key": form_key_of(request) or new_form_key()}
    context["private"] = ",".join(drafts.private_fields(form))
    return render(request, page.template, context)


def _repeat(request: HttpRequest, page: EntryPage, form: forms.Form) -> dict[str, Any] | None:
    """The item already made from this content, where the officer has not said that it is another."""
    if not page.once or "another" in request.POST or repeats.already_answered(form_key_of(request)):
        return None
    found = repeats.earlier_item(_content(request, page, form), clock.now())
    return {"code": found.ref.code, "at": found.at, "url": page.then(found.ref)} if found is not None else None


def _content(request: HttpRequest, page: EntryPage, form: forms.Form) -> str:
    return repeats.content_key(actor_of(request), page.draft, drafts.values_to_keep(form, request.POST))


def _finish(request: HttpRequest, page: EntryPage, form: forms.Form, answer: Any) -> HttpResponse:
    by = actor_of(request)
    if page.draft:
        drafts.drop_draft(by, page.draft, request.path)
    if page.once:
        repeats.remember_item(_content(request, page, form), by, page.draft, answer, clock.now())
    response = page.respond(form, answer) if page.respond is not None else None
    if response is not None:
        return response
    messages.success(request, page.done(answer))
    return HttpResponseRedirect(page.then(answer))


def tell_refusal(form: forms.Form, refused: Refused) -> None:
    """Put every reason of a refusal at its field of the form; what names no field of this form stands above it."""
    for reason in refused.reasons:
        field = reason.data.get("field")
        if field not in form.fields:
            field = identifiers.field_with_identifier(form) if reason.code == identifiers.CODE else None
        form.add_error(field, reason.sentence())


def form_key_of(request: HttpRequest) -> str:
    """The form's one-time key as sent; what no form of this site could have sent counts as none."""
    key = request.POST.get("form_key", "")
    return key if FORM_KEY.fullmatch(key) else ""


def answer_act(request: HttpRequest, act: Callable[[Actor, datetime, str], Any], then: str, done: str) -> HttpResponse:
    """Perform an act without a form of its own (a button): a refusal is told on the page it came from."""
    try:
        act(actor_of(request), clock.now(), form_key_of(request))
    except Refused as refused:
        messages.error(request, refused.sentence())
    else:
        messages.success(request, done or _("Đã ghi."))
    return HttpResponseRedirect(then)
