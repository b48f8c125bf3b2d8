"""HTTP parts every slice uses: the declared rule of a view, actor and scope of a request, the entry-page pattern."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class AccessRule:
    """Who may open a URL: these roles, any signed-in person, or anybody."""

    roles: frozenset[Role]
    anonymous: bool = False

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
    `done(answer)` the message shown there.
    """

    template: str
    form: Callable[..., forms.Form]
    act: Callable[[dict[str, Any], Actor, datetime, str], Any]
    then: Callable[[Any], str]
    done: Callable[[Any], str]


def answer_entry_page(request: HttpRequest, page: EntryPage, **context: Any) -> HttpResponse:
    """Show the form; on POST check it, perform the act, redirect; every fault is told at once and nothing is lost."""
    bound = request.method == "POST"
    form = page.form(request.POST if bound else None)
    if bound and form.is_valid():
        try:
            key = request.POST.get("form_key", "")
            answer = page.act(form.cleaned_data, actor_of(request), clock.now(), key)
        except Refused as refused:
            tell_refusal(form, refused)
        else:
            messages.success(request, page.done(answer))
            return HttpResponseRedirect(page.then(answer))
    context |= {"form": form, "form_key": request.POST.get("form_key") or new_form_key()}
    return render(request, page.template, context, status=422 if bound else 200)


def tell_refusal(form: forms.Form, refused: Refused) -> None:
    """Put every reason of a refusal at its field of the form; what names no field of this form stands above it."""
    for reason in refused.reasons:
        field = reason.data.get("field")
        form.add_error(field if field in form.fields else None, reason.sentence())


def answer_act(request: HttpRequest, act: Callable[[Actor, datetime, str], Any], then: str, done: str) -> HttpResponse:
    """Perform an act without a form of its own (a button): a refusal is told on the page it came from."""
    try:
        act(actor_of(request), clock.now(), request.POST.get("form_key", ""))
    except Refused as refused:
        messages.error(request, refused.sentence())
    else:
        messages.success(request, done or _("Đã ghi."))
    return HttpResponseRedirect(then)
