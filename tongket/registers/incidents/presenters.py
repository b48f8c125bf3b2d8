"""Incidents as pages show them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation.audit import timeline
from tongket.registers.incidents import rules
from tongket.registers.incidents.models import Incident

VERBS = {"record_incident": _("Ghi sự cố"), "correct_losses": _("Điều chỉnh thiệt hại"), "void_incident": _("Hủy")}


def line(row: Incident) -> dict[str, Any]:
    """One line of the list."""
    return {
        "code": row.code,
        "url": reverse("incidents:detail", args=[row.code]),
        "kind": rules.KINDS[row.kind],
        "cause": rules.CAUSES[row.cause],
        "place": row.place.name,
        "district": row.place.parent.name if row.place.parent else "",
        "occurred_on": row.occurred_on,
        "dead": row.dead,
        "injured": row.injured,
        "damage": row.damage,
        "void": row.state == "void",
    }


def entries(row: Incident) -> list[dict[str, Any]]:
    """The timeline: who did what and when."""
    return [
        {"title": VERBS.get(e.verb, e.verb), "at": e.at, "who": e.actor_post, "text": e.details.get("reason", "")}
        for e in timeline("incidents.incident", row.pk)
    ]
