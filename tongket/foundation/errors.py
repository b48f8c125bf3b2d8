"""The answer to a fault of the system (lỗi hệ thống): a page that names an incident code to read out by phone."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

from tongket.foundation import clock
from tongket.foundation.http import allow

logger = logging.getLogger(__name__)


@allow(anonymous=True)
def server_error(request: HttpRequest) -> HttpResponse:
    """The site's handler500. Rendered without the request: what failed may be what the page would ask for."""
    incident = secrets.token_hex(3).upper()
    logger.error("incident %s at %s", incident, request.resolver_match.route if request.resolver_match else "?")
    page = get_template("500.html").render({"incident": incident, "at": clock.now()})
    return HttpResponse(page, status=500)
