"""Messages of a unit as the page shows them: by day, newest first, each with a way to its record."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Actor
from tongket.foundation.clock import local_date
from tongket.foundation.http import opens
from tongket.screens.overdue.duties import PAGES, page_of

KINDS = {"reminder": _("Đôn đốc"), "explanation": _("Yêu cầu giải trình"), "escalation": _("Báo lên lãnh đạo")}
STATUSES = {"reminder": "wait", "explanation": "warn", "escalation": "bad"}


def days_of(rows: Iterable[Any], actor: Actor) -> list[dict[str, Any]]:
    """Messages under the day on which they came."""
    return [
        {"day": day, "rows": [_line(row, actor) for row in of_day]}
        for day, of_day in groupby(rows, key=lambda row: local_date(row.sent_at))
    ]


def _line(row: Any, actor: Actor) -> dict[str, Any]:
    content = actor.reads_content
    # Outside the police a message about a crime report or a case leads nowhere.
    open_to_all = row.register in ("directives", "returns")
    known = row.register in PAGES and (content or open_to_all)
    url = reverse(page_of(row.register, row.duty), args=[row.record]) if known else ""
    return {
        "row": row, "kind": STATUSES[row.kind], "word": KINDS[row.kind], "unread": row.read_at is None,
        "url": url if url and opens(actor, url) else reverse("screens:overdue"),
        "code": row.record if content or open_to_all else "",
        "about": row.about if content or open_to_all else _("Một việc quá hạn, xem số đếm theo đơn vị"),
    }  # fmt: skip
