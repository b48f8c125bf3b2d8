"""Pages of cases that pass to another body: those on the way, those received, and what an ended body still holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import EntryPage, actor_of, allow, allow_record_readers, answer_entry_page, scope_of
from tongket.foundation.lists import keyset_page
from tongket.foundation.templatetags.tongket_text import so
from tongket.registers.cases import forms, operations, presenters, queries, rules
from tongket.registers.cases.presenters import transfer as words


@allow_record_readers("cases:index")
def transfers(request: HttpRequest) -> HttpResponse:
    """Files to take over, ended bodies that still hold files, and every transfer, the newest first."""
    scope, actor, today = scope_of(request), actor_of(request), clock.today()
    page = keyset_page(queries.transfers(scope), by="sent_on", token=request.GET.get("sau", ""))
    context = {
        "tabs": presenters.tabs("transfers", actor),
        "arriving": [words.line(row, scope) for row in queries.arriving(scope)],
        "ended": [words.ended_line(body, actor) for body in queries.ended_bodies_with_files(scope, today)],
        "lines": [words.line(row, scope) for row in page.rows],
        "page": page,
    }
    return render(request, "cases/transfers.html", context)


@allow(Role.UNIT_HEAD, Role.STATISTICS)
def hand_over(request: HttpRequest) -> HttpResponse:
    """Everything an ended body still holds goes to its heir, by one paper."""
    initial = {"from_code": request.GET.get("tu", ""), "to_code": request.GET.get("den", ""), "on": _first_day(request)}
    page = EntryPage(
        template="cases/form.html",
        form=lambda data: forms.EndedBodyForm(data, initial=initial),
        act=lambda data, by, at, key: operations.move_cases_of_ended_body(by=by, at=at, key=key, **data),
        then=lambda _answer: reverse("cases:transfers"),
        done=lambda moved: _("Đã bàn giao %(n)s vụ án, vụ phạm pháp.") % {"n": so(moved)},
    )
    context: dict[str, Any] = {"title": rules.VERBS["move_case"], "back": reverse("cases:transfers")}
    return answer_entry_page(request, page, button=_("Ghi bàn giao"), **context)


def _first_day(request: HttpRequest) -> date | None:
    """The day the body named in the address ended."""
    ended = queries.ended_bodies_with_files(scope_of(request), clock.today())
    return next((body.unit.valid_to for body in ended if body.unit.code == request.GET.get("tu")), None)
