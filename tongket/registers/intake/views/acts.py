"""One report and what may be done with it: its page, its acts, its correction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.cards import cards_of_report
from tongket.foundation.http import EntryPage, actor_of, allow_record_readers, answer_entry_page, scope_of
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations, presenters, queries, rules
from tongket.registers.intake.forms import ACTS, ActPage
from tongket.registers.intake.forms.acts import AcceptAtCommuneForm, ClassifyAtCommuneForm
from tongket.registers.intake.forms.amend import AmendForm
from tongket.registers.intake.forms.send import SendForm
from tongket.registers.intake.presenters import acts as shown
from tongket.registers.intake.presenters import identity as identities
from tongket.registers.intake.presenters import receipt as receipts
from tongket.registers.intake.presenters.recipients import choices_of
from tongket.registers.intake.queries.places import place_choices, places_for
from tongket.registers.intake.queries.recipients import recipients_of, takers_of
from tongket.registers.intake.rules.receipt import DETAIL_DAYS
from tongket.registers.units import queries as units


@allow_record_readers("intake:index")
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One report: what it is, where its clock stands, what must be sent, what happened, what may be done now."""
    scope, actor, now = scope_of(request), actor_of(request), clock.now()
    row = queries.report(scope, code)
    if row.about_id is not None:
        operations.read_report(by=actor, at=now, code=code)
    context = {
        "report": presenters.opened(row, scope, clock.today()),
        "rows": presenters.rows(row, scope),
        "entries": shown.entries(queries.states_of(row), scope),
        "acts": shown.acts(ACTS, row, actor),
        "content": scope.content, "void_waits": shown.void_waits(row),
        "crumbs": [(_("Sổ tiếp nhận nguồn tin về tội phạm"), reverse("intake:index")), (row.code, "")],
    }
    if scope.content:
        context |= {
            "details": receipts.detail_rows(row), "papers": receipts.papers(row),
            "identity": identities.card(row, actor, scope, now), "duties": shown.duties(row, now),
            "notices": shown.notices(row, actor, now), "warnings": shown.warnings(row),
            "cards": cards_of_report(code, actor, scope),
        }  # fmt: skip
    return render(request, "intake/detail.html", context)


@allow_record_readers("intake:index")
def act(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """One act on a report; which acts there are stands in `forms.ACTS`."""
    if slug not in ACTS:
        raise Http404
    chosen, scope, actor = ACTS[slug], scope_of(request), actor_of(request)
    if actor.role not in rules.WHO[chosen.verb]:
        raise PermissionDenied
    row = queries.report(scope, code)
    if row.about_id is not None:
        operations.read_report(by=actor, at=clock.now(), code=code)
    if chosen.annuls:
        return redirect(shown.act_url(code, slug, chosen.annuls))
    page = EntryPage(
        template=chosen.template,
        form=_form_maker(chosen, actor, row),
        act=_performer(chosen, code),
        then=lambda ref: _page_after(scope, ref.code),
        done=lambda _ref: _("Đã ghi: %(act)s.") % {"act": rules.VERBS[chosen.verb]},
        draft=f"tin-bao-{chosen.verb}",
    )
    if chosen.verb == "extend_report":
        _warn_of_silent_law(request, row)
    if chosen.verb == "close_by_limitation" and request.method == "GET":
        for odd in rules.warnings_of_closing(clock.today(), row.limitation_on):
            messages.warning(request, rules.WARNINGS[odd])
    context: dict[str, Any] = {
        "report": presenters.opened(row, scope, clock.today()), "act": chosen, "title": rules.VERBS[chosen.verb],
    }  # fmt: skip
    if chosen.verb in ("assign_report", "accept_report", "take_over_report"):
        context["load"] = queries.open_load(_body_of(row, actor, chosen.verb), clock.today())
    if chosen.verb == "amend_report":
        context |= _versions(request, row)
    return answer_entry_page(request, page, **context)


def _performer(chosen: ActPage, code: str) -> Callable[[dict[str, Any], Actor, Any, str], Any]:
    perform = getattr(operations, chosen.verb)
    if chosen.verb != "amend_report":
        return lambda data, by, at, key: perform(by=by, at=at, key=key, code=code, **data)

    def amend(data: dict[str, Any], by: Actor, at: Any, key: str) -> Any:
        changes = {name: data[name] for name in rules.AMENDABLE}
        return perform(by=by, at=at, key=key, code=code, version=data["version"], reason=data["reason"],
                       changes=changes)  # fmt: skip

    return amend


def _page_after(scope: Scope, code: str) -> str:
    """The report's page, or the book where the act has taken the report out of this reader's sight."""
    try:
        queries.report(scope, code)
    except NotFound:
        return reverse("intake:index")
    return reverse("intake:detail", args=[code])


def _form_maker(chosen: ActPage, actor: Actor, row: Any) -> Callable[..., forms.Form]:
    """The form of an act, filled with what is known; the bodies a report may go to, the places it may be of."""
    initial, today = _initial(row, actor), clock.today()
    if chosen.verb == "send_report":
        found = recipients_of(row, today)
        return partial(SendForm, initial=initial | {"to": found.clear}, **choices_of(found))
    if chosen.verb == "amend_report":
        return partial(AmendForm, initial=initial, places=partial(_places, actor, row))
    if chosen.verb == "accept_report":
        takers = partial(_takers, actor, row)
        return partial(_form_of(chosen, actor, row), initial=initial, takers=takers)
    return partial(_form_of(chosen, actor, row), initial=initial)


def _takers(actor: Actor, row: Any) -> list[tuple[str, str]]:
    return [(one.code, f"{one.name} ({one.code})") for one in takers_of(row, actor.unit_id, clock.today())]


def _places(actor: Actor, row: Any) -> list[tuple[str, str]]:
    """The communes of the own province on the day of receipt; the place written down stays among them."""
    known = place_choices(places_for(actor.unit_id, clock.local_date(row.received_at)))
    kept = [] if row.place is None or any(code == row.place.code for code, _name in known) else [row.place]
    return [(one.code, one.name) for one in kept] + known


def _form_of(chosen: ActPage, actor: Actor, row: Any) -> type[forms.Form]:
    if chosen.verb == "classify_report" and units.unit_by_id(row.handler_id).level == "commune":
        return ClassifyAtCommuneForm
    if chosen.verb != "accept_report" or actor.unit_id is None:
        return chosen.form
    return AcceptAtCommuneForm if units.unit_by_id(actor.unit_id).level == "commune" else chosen.form


def _initial(row: Any, actor: Actor) -> dict[str, Any]:
    handler = row.pending_to.code if row.pending_to is not None else actor.unit_code
    kept: dict[str, Any] = dict(queries.amendable_values(row))
    for name in ("occurred_on", *DETAIL_DAYS):
        kept[name] = date.fromisoformat(kept[name]) if kept[name] else None
    return kept | {
        "handler_code": handler, "investigator": row.investigator, "prosecutor": row.prosecutor,
        "version": row.version, "limitation_on": row.limitation_on,
    }  # fmt: skip


def _body_of(row: Any, actor: Actor, verb: str) -> int:
    """The body whose investigators are named: where it arrives, who takes it, who holds it."""
    if verb == "assign_report" or actor.unit_id is None:
        return row.handler_id
    return row.pending_to_id or actor.unit_id


def _versions(request: HttpRequest, row: Any) -> dict[str, Any]:
    """Where somebody else was faster, both versions; the form then goes on over the newer one."""
    read = request.POST.get("version", "")
    if request.method != "POST" or read == str(row.version):
        return {}
    return {"versions": shown.versions(row, request.POST.dict()), "newer": row.version}


def _warn_of_silent_law(request: HttpRequest, row: Any) -> None:
    if row.accepted_at is not None and queries.ReportStanding(row).run.verb in rules.RESUMING:
        messages.warning(request, _("Văn bản không quy định gia hạn sau phục hồi hoặc hủy quyết định: hệ thống ghi "
                                    "nhận kèm cảnh báo, không đề xuất."))
