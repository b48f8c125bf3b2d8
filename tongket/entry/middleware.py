"""The reader of a request: actor and scope from the signed-in account; the declared rule of the view is enforced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from tongket.foundation import clock
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.people import queries as people

# Views that are not ours (static files in development) and carry no rule of their own.
FOREIGN_MODULES = ("django.views.static", "django.contrib.staticfiles")


class ReaderMiddleware:
    """Puts `actor` and `scope` on the request; refuses what the view's rule does not admit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = people.actor_of_account(request.user, clock.today()) if request.user.is_authenticated else None
        request.actor = actor  # type: ignore[attr-defined]
        request.scope = people.scope_of(actor, clock.today()) if actor else Scope.none()  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        rule = getattr(view, "access_rule", None)
        if rule is None:
            if getattr(view, "__module__", "").startswith(FOREIGN_MODULES):
                return None
            raise Http404("no rule declared")
        if rule.admits(request.actor):  # type: ignore[attr-defined]
            return None
        if request.actor is None:  # type: ignore[attr-defined]
            return HttpResponseRedirect(f"{settings.LOGIN_URL}?toi={quote(request.get_full_path())}")
        return render(request, "403.html", {"rule": rule}, status=403)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotFound):
            return render(request, "404.html", {"refusal": exception.sentence()}, status=404)
        if isinstance(exception, Refused):
            return render(request, "422.html", {"refusal": exception.sentence()}, status=422)
        return None
