"""The home page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import actor_of, allow, scope_of
from tongket.screens.home import presenters


@allow()
def home(request: HttpRequest) -> HttpResponse:
    """One's own work list; the head of the committee starts from the overview, the procuracy from its desk."""
    actor = actor_of(request)
    if actor.role is Role.CHAIR:
        return HttpResponseRedirect(reverse("screens:overview"))
    if actor.role is Role.PROCURACY:
        return HttpResponseRedirect(reverse("procuracy:desk"))
    reader = presenters.Reader(actor, scope_of(request), clock.today(), clock.now())
    context = {
        "works": presenters.work_of(reader), "today": reader.today, "waiting": presenters.waiting(reader),
        "first": presenters.first_act(actor),
    }  # fmt: skip
    return render(request, "screens/home.html", context)
