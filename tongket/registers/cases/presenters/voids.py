"""Requests to void an offence or a case among the notices of who decides them."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation.actor import Actor
from tongket.foundation.cards import Card, VoidAsked, voids_card
from tongket.foundation.scope import Scope
from tongket.registers.cases import queries


def voids_notice(actor: Actor, scope: Scope, now: datetime) -> Card | None:
    """The requests this reader may decide, by the register's own rule, until they are decided."""
    asked = [
        VoidAsked(row.target_code, reverse("cases:detail", args=[row.target_code]), row.by_post, row.on)
        for row in queries.voids_waiting(scope, actor)
    ]
    return voids_card(_("vụ án, vụ việc"), asked, [(_("Mở trang Thay đổi, hủy"), reverse("cases:changes"))])
