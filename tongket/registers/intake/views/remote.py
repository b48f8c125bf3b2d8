"""The list of communes hard to reach: everybody with records reads it, the statistics desk keeps it."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.http import EntryPage, actor_of, allow, allow_record_readers, answer_entry_page
from tongket.registers.intake.forms.remote import ListRemoteForm, UnlistRemoteForm
from tongket.registers.intake.operations import list_remote_commune, unlist_remote_commune
from tongket.registers.intake.presenters import remote as presenters
from tongket.registers.intake.queries.places import place_choices, places_for
from tongket.registers.intake.queries.remote import remote_commune, remote_communes
from tongket.registers.intake.rules.remote import KEEPERS


@allow_record_readers("intake:index")
def remote(request: HttpRequest) -> HttpResponse:
    """The list with its papers and days; below it, for who keeps it, the form for one more."""
    actor = actor_of(request)
    may_keep = actor.role in KEEPERS
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    page = EntryPage(
        template="intake/remote.html",
        form=partial(ListRemoteForm, initial={"on": clock.today()}, places=partial(_places, actor)),
        act=lambda data, by, at, key: list_remote_commune(by=by, at=at, key=key, **data),
        then=lambda _ref: reverse("intake:remote"),
        done=lambda _ref: _("Đã ghi vào danh sách."),
    )
    return answer_entry_page(request, page, may_keep=may_keep,
                             lines=presenters.lines(remote_communes(), may_keep, clock.today()))  # fmt: skip


@allow(*KEEPERS)
def unlist(request: HttpRequest, row_id: int) -> HttpResponse:
    """Take one commune off the list."""
    row = remote_commune(row_id)
    page = EntryPage(
        template="intake/remote_end.html",
        form=partial(UnlistRemoteForm, initial={"on": max(clock.today(), row.valid_from)}),
        act=lambda data, by, at, key: unlist_remote_commune(by=by, at=at, key=key, row_id=row_id, **data),
        then=lambda _ref: reverse("intake:remote"),
        done=lambda _ref: _("Đã thu hồi.") if remote_commune(row_id).taken_back else _("Đã đưa ra khỏi danh sách."),
    )
    return answer_entry_page(request, page, line=presenters.lines([row], may_keep=False, today=clock.today())[0])


def _places(actor: Actor) -> list[tuple[str, str]]:
    return place_choices(places_for(actor.unit_id, clock.today()))
