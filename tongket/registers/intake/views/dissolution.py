"""Bodies that have ended: what they still hold passes to who came after them, once, with a result for each report."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tongket.foundation import clock
from tongket.foundation.http import EntryPage, actor_of, allow, answer_entry_page, scope_of
from tongket.registers.intake import rules
from tongket.registers.intake.forms.dissolution import HandOverForm
from tongket.registers.intake.operations import hand_over_dissolved_unit
from tongket.registers.intake.presenters import dissolution as presenters
from tongket.registers.intake.queries import dissolution as queries

WHO = tuple(sorted(rules.WHO[queries.HAND_OVER]))


@allow(*WHO)
def ended(request: HttpRequest) -> HttpResponse:
    """The bodies that have ended and still hold reports."""
    found = queries.ended_bodies(scope_of(request), actor_of(request), clock.today())
    return render(request, "intake/ended.html", {"lines": [presenters.body_line(one) for one in found]})


@allow(*WHO)
def hand_over(request: HttpRequest, code: str) -> HttpResponse:
    """What one such body holds, where it goes, and what has gone already."""
    scope, actor, today = scope_of(request), actor_of(request), clock.today()
    body = queries.ended_body(scope, actor, code, today)
    clear = body.successors[0] if len(body.successors) == 1 else None
    held = queries.held_by_ended(
        body.lives, on=today, to_id=clear.id if clear is not None else None, hidden=scope.hidden_about
    )
    day = presenters.hand_over_day(held, body.unit.valid_to, today)
    initial = {"to_code": clear.code if clear is not None else "", "on": day, "seen": len(held)}
    page = EntryPage(
        template="intake/hand_over.html",
        form=partial(
            HandOverForm, initial=initial, held=len(held),
            receivers=lambda: presenters.receiver_choices(body.successors, queries.receivers_on(today)),
        ),
        act=lambda data, by, at, key: hand_over_dissolved_unit(by=by, at=at, key=key, from_code=code, **data),
        then=lambda _n: reverse("intake:hand_over", args=[code]),
        done=lambda n: ngettext("Đã bàn giao %(n)s tin.", "Đã bàn giao %(n)s tin.", n) % {"n": n},
    )  # fmt: skip
    return answer_entry_page(
        request, page, body=presenters.body_line(body), held=presenters.held_lines(held, scope),
        passing=sum(not one.stays for one in held),
        handed=presenters.handed_lines(queries.handed_over(scope, code), scope),
        crumbs=[(_("Đơn vị đã kết thúc hoạt động"), reverse("intake:ended")), (body.unit.name, "")],
    )  # fmt: skip
