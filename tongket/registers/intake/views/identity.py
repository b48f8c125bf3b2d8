"""Pages of sealed identities: asking, deciding, opening once, looking a number up. What is opened is kept nowhere."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import (
    EntryPage,
    actor_of,
    allow,
    answer_act,
    answer_entry_page,
    scope_of,
    tell_refusal,
)
from tongket.foundation.refusals import Refused
from tongket.registers.intake import queries
from tongket.registers.intake.forms.identity import DecisionForm, ExplanationForm, NumberForm, OpeningForm
from tongket.registers.intake.operations import identity as operations
from tongket.registers.intake.presenters import identity as presenters
from tongket.registers.intake.queries import identity as identities

ASKERS = (Role.INVESTIGATOR, Role.UNIT_HEAD)
READERS = (*ASKERS, Role.INSPECTOR)
# An opened page leaves the screen by itself: posts share computers.
SHOWN_SECONDS = 15 * 60


@allow(*READERS)
def openings(request: HttpRequest) -> HttpResponse:
    """Requests to open: one's own, those one decides, for the inspector all."""
    actor, scope, now = actor_of(request), scope_of(request), clock.now()
    rows = identities.openings(scope, actor)[:200]
    context = {
        "lines": [presenters.line(row, now, content=scope.content) for row in rows],
        "may_match": identities.may_match(actor), "barred": presenters.barred(actor, now),
        "undelivered": len(identities.waiting_codes()) if actor.role == Role.INSPECTOR else 0,
    }
    return render(request, "intake/openings.html", context)


@allow(*READERS)
def opening(request: HttpRequest, request_id: int) -> HttpResponse:
    """One request: who, why, decided by whom; what may be done now."""
    actor, content = actor_of(request), scope_of(request).content
    row = identities.opening(scope_of(request), actor, request_id)
    now = clock.now()
    context = {
        "rows": presenters.rows(row, content=content), "line": presenters.line(row, now, content=content),
        "acts": presenters.acts(row, actor, now),
        "crumbs": [(_("Mở danh tính"), reverse("intake:openings")), (_("Đề nghị mở"), "")],
    }  # fmt: skip
    return render(request, "intake/opening.html", context)


@allow(*ASKERS)
def ask_opening(request: HttpRequest, code: str) -> HttpResponse:
    """Ask to open the envelope of a report."""
    row = queries.report(scope_of(request), code)
    page = EntryPage(
        template="intake/ask_opening.html",
        form=lambda data: OpeningForm(data, initial={"case_code": code}),
        act=lambda data, by, at, key: operations.request_opening(by=by, at=at, key=key, code=code, **data),
        then=lambda ref: reverse("intake:opening", args=[ref.id]),
        done=lambda _ref: _("Đã ghi đề nghị."),
    )
    return answer_entry_page(request, page, report=row, back=reverse("intake:detail", args=[code]))


@allow(Role.UNIT_HEAD)
def decide_opening(request: HttpRequest, request_id: int) -> HttpResponse:
    """The second person agrees or not."""
    row = identities.opening(scope_of(request), actor_of(request), request_id)
    back = reverse("intake:opening", args=[row.pk])
    page = EntryPage(
        template="intake/decide_opening.html",
        form=DecisionForm,
        act=lambda data, by, at, key: _decide(data, request_id, by=by, at=at, key=key),
        then=lambda _ref: back,
        done=lambda _ref: _("Đã ghi quyết định."),
    )
    return answer_entry_page(request, page, rows=presenters.rows(row), back=back)


@allow(*ASKERS)
def explain_opening(request: HttpRequest, request_id: int) -> HttpResponse:
    """Say why it had to be opened at once."""
    row = identities.opening(scope_of(request), actor_of(request), request_id)
    back = reverse("intake:opening", args=[row.pk])
    page = EntryPage(
        template="intake/explain_opening.html",
        form=ExplanationForm,
        act=lambda data, by, at, key: operations.explain_opening(by=by, at=at, key=key, request_id=request_id, **data),
        then=lambda _ref: back,
        done=lambda _ref: _("Đã ghi giải trình."),
    )
    return answer_entry_page(request, page, rows=presenters.rows(row), back=back)


@allow(Role.UNIT_HEAD, Role.INSPECTOR)
@require_POST
def review_opening(request: HttpRequest, request_id: int) -> HttpResponse:
    """A second person has read why it had to be opened at once."""
    row = identities.opening(scope_of(request), actor_of(request), request_id)
    return answer_act(
        request, lambda by, at, key: operations.review_opening(by=by, at=at, key=key, request_id=row.pk),
        reverse("intake:opening", args=[row.pk]), _("Đã ghi việc xem xét."),
    )  # fmt: skip


@allow(*ASKERS)
@require_POST
def open_persons(request: HttpRequest, request_id: int) -> HttpResponse:
    """Open the envelope and show what is in it: in this answer and nowhere else."""
    actor, now = actor_of(request), clock.now()
    row = identities.opening(scope_of(request), actor, request_id)
    back = reverse("intake:opening", args=[row.pk])
    try:
        persons = operations.open_persons(by=actor, at=now, request_id=request_id)
    except Refused as refused:
        messages.error(request, refused.sentence())
        return HttpResponseRedirect(back)
    context = {
        "people": presenters.people(persons),
        "address": operations.address_of(persons) if row.purpose == "notice" else None,
        "line": presenters.line(row, now), "shown_at": now, "number": row.pk, "back": back,
    }  # fmt: skip
    response = _unkept(render(request, "intake/opened.html", context))
    response.headers["Refresh"] = f"{SHOWN_SECONDS}; url={back}"
    return response


@allow(*ASKERS)
def match(request: HttpRequest) -> HttpResponse:
    """Look a whole number up: the reports in scope in which it occurs. The number comes back on no page."""
    form = NumberForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            codes = operations.match_number(by=actor_of(request), at=clock.now(), scope=scope_of(request), **data)
        except Refused as refused:
            tell_refusal(form, refused)
        else:
            context["found"] = [(code, reverse("intake:detail", args=[code])) for code in codes]
            context["tail"] = data["number"].strip()[-2:]
            context["form"] = NumberForm(initial={"reason": data["reason"], "case_code": data["case_code"]})
    return _unkept(render(request, "intake/match.html", context, status=422 if context["form"].errors else 200))


def _decide(data: dict[str, Any], request_id: int, **given: Any) -> Any:
    if data["decision"] == "approve":
        return operations.approve_opening(request_id=request_id, **given)
    return operations.refuse_opening(request_id=request_id, reason=data["reason"], **given)


def _unkept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response
