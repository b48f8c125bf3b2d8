"""The language switch (chuyển ngôn ngữ): a POST that sets a cookie and goes back to the page it came from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tongket.foundation.http import allow

A_YEAR = 365 * 24 * 3600


@allow(anonymous=True)
@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Remember the language chosen; an unknown one changes nothing."""
    target = request.POST.get("toi", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    answer = HttpResponseRedirect(target)
    code = request.POST.get("ngon_ngu", "")
    if code in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=A_YEAR,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    return answer
