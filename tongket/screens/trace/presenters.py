"""The trace as a page shows it: a chip for each status, clauses in order with what carries them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.catalogue import CATALOGUE
from tongket.foundation.actor import Actor
from tongket.foundation.http import opens
from tongket.screens.trace.build import TraceLine
from tongket.screens.trace.line import FULL, MISSING, PART

KINDS = {FULL: "good", PART: "wait", MISSING: "warn"}


def word(status: str) -> str:
    """The status in words."""
    return {FULL: _("Đầy đủ"), PART: _("Một phần"), MISSING: _("Chưa có")}[status]


def counters(lines: list[TraceLine], chosen: str) -> list[dict[str, Any]]:
    """How many clauses stand where; each is a link that narrows the page."""
    tally = Counter(one.line.status for one in lines)
    whole = {"value": len(lines), "label": _("Tất cả mệnh đề"), "kind": "idle", "url": "?", "current": not chosen}
    return [whole] + [
        {"value": tally[status], "label": word(status), "kind": KINDS[status], "url": f"?tinh-trang={status}",
         "current": chosen == status}
        for status in (FULL, PART, MISSING)
    ]  # fmt: skip


def rows(lines: list[TraceLine], chosen: str, actor: Actor) -> list[dict[str, Any]]:
    """The clauses of one status, or all."""
    return [
        {
            "id": one.id, "clause": one.clause, "kind": KINDS[one.line.status], "word": word(one.line.status),
            "value": one.line.value, "evidence": one.line.evidence, "url": _url(one, actor),
            "lacking": one.line.lacking, "carried_by": one.line.carried_by,
        }
        for one in lines
        if not chosen or one.line.status == chosen
    ]  # fmt: skip


def _url(one: TraceLine, actor: Actor) -> str:
    """The carrier's page; where it is for others only, the page of the figure it counts."""
    if not one.line.url or opens(actor, one.line.url):
        return one.line.url
    indicator = one.line.carried_by.split(", ")[0]
    return reverse("screens:figure", args=[indicator]) if indicator in CATALOGUE else ""
