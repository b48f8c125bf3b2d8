"""Requests to void a report among the notices of who decides them: head above, statistics desk, procuracy."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation.actor import Actor
from tongket.foundation.cards import Card, VoidAsked, voids_card
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries


def voids_notice(actor: Actor, scope: Scope, now: datetime) -> Card | None:
    """The requests this reader may decide, by the register's own rule, until they are decided."""
    asked = [
        VoidAsked(row.report.code, reverse("intake:detail", args=[row.report.code]), row.by_post, row.requested_at)
        for row in queries.void_requests_waiting(scope, actor)
    ]
    return voids_card(_("tin báo"), asked)
