"""The search page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.core.identity import is_number
from tongket.core.viet.identifiers import personal_numbers
from tongket.foundation import clock
from tongket.foundation.http import actor_of, allow, scope_of
from tongket.registers.intake.queries import identity
from tongket.screens.search import presenters

SHORTEST = 2


@allow()
def search(request: HttpRequest) -> HttpResponse:
    """What the words of the address find, by register."""
    text = request.GET.get("q", "").strip()[:80]
    if is_number(text) or personal_numbers(presenters.with_dashes(text)):
        # A person's number is looked up in the vault, by POST, for a reason; this page neither searches nor shows it.
        return render(
            request, "screens/search.html", {"number": True, "may_match": identity.may_match(actor_of(request))}
        )
    enough = len(text) >= SHORTEST
    groups = presenters.groups(text, actor_of(request), scope_of(request), clock.today()) if enough else []
    return render(request, "screens/search.html", {"q": text, "enough": enough, "groups": groups})
