"""Who opens which page, and what the pages share."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import actor_of
from tongket.registers.evils import rules
from tongket.registers.evils.queries import EvilFilter
from tongket.registers.units import queries as units


def roles_of(act: str) -> tuple[Role, ...]:
    """The roles that may do an act, as a page declares them."""
    return tuple(sorted(rules.WHO[act] - {Role.SYSTEM}))


def may(request: HttpRequest) -> dict[str, bool]:
    """What the reader may do: buttons are shown to those only."""
    return {act: actor_of(request).role in roles for act, roles in rules.WHO.items()}


def wanted_of(values: dict[str, Any]) -> EvilFilter:
    """The filter of a list out of its form."""
    unit_ids = None
    if values.get("don_vi"):
        on = clock.today()
        unit_ids = units.subtree_ids(units.unit_by_code(values["don_vi"], on).id, on)
    return EvilFilter(values.get("tim", ""), values.get("loai", ""), values.get("trang_thai", ""), unit_ids)


def crumbs(page: str, label: str, code: str) -> list[tuple[str, str]]:
    """Where a record stands."""
    home = (_("Tệ nạn xã hội, truy nã"), reverse("evils:index"))
    return [home, (label, reverse(f"evils:{page}")), (code, "")] if page != "index" else [home, (code, "")]


def numbers(data: dict[str, Any], *names: str) -> dict[str, int]:
    """Counts taken out of the cleaned data; what was left empty is none."""
    return {name: data.pop(name) or 0 for name in names}
