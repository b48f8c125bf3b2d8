"""The search page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.foundation import clock
from tongket.foundation.http import allow, scope_of
from tongket.screens.search import presenters

SHORTEST = 2


@allow()
def search(request: HttpRequest) -> HttpResponse:
    """What the words of the address find, by register."""
    text = request.GET.get("q", "").strip()[:80]
    enough = len(text) >= SHORTEST
    groups = presenters.groups(text, scope_of(request), clock.today()) if enough else []
    return render(request, "screens/search.html", {"q": text, "enough": enough, "groups": groups})
