"""The page of notices and the marking of them as read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import cards, clock
from tongket.foundation.actor import Role
from tongket.foundation.http import actor_of, allow, answer_act, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.directives import operations, queries
from tongket.screens.notices import presenters


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """What registers tell this person now, then messages to this unit and post, newest first, by day."""
    actor = actor_of(request)
    unread_only = request.GET.get("loc") == "chua-doc"
    rows = queries.notices_for(actor)
    if unread_only:
        rows = rows.filter(read_at=None)
    page = keyset_page(rows, by="sent_at", token=request.GET.get("sau", ""))
    context = {
        "cards": cards.notices_to(actor, scope_of(request), clock.now()), "page": page,
        "days": presenters.days_of(page.rows, actor), "unread_only": unread_only,
        "unread": queries.unread(actor), "may_see_nightly": actor.role == Role.STATISTICS,
        "shown_unread": [row.pk for row in page.rows if row.read_at is None],
    }  # fmt: skip
    return render(request, "screens/notices.html", context)


@allow()
def read(request: HttpRequest) -> HttpResponse:
    """Mark the messages named as read."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    wanted = [int(text) for text in request.POST.getlist("thong_bao") if text.isdecimal()]
    return answer_act(
        request, lambda by, at, key: operations.read_all_reminders(by=by, at=at, key=key, reminder_ids=wanted),
        reverse("screens:notices"), _("Đã ghi là đã đọc."),
    )  # fmt: skip
