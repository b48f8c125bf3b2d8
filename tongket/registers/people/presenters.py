"""Accounts as pages show them."""

from __future__ import annotations

from tongket.foundation.actor import Role
from tongket.registers.people import rules
from tongket.registers.people.models import Account
from tongket.registers.people.queries import DemoSeat


def account_line(account: Account) -> dict[str, object]:
    """One account with its grants in words."""
    return {
        "username": account.username,
        "post": account.post,
        "active": account.active,
        "grants": [
            {
                "id": g.pk,
                "role": rules.ROLE_NAMES[Role(g.role)],
                "unit": g.unit.name,
                "from": g.valid_from,
                "to": g.valid_to,
            }
            for g in account.grants.all()
        ],
    }


def seat_button(seat: DemoSeat) -> dict[str, object]:
    """A one-click sign-in button of the demo."""
    return {
        "username": seat.username,
        "post": seat.post,
        "role": rules.ROLE_NAMES[Role(seat.role)],
        "unit": seat.unit_name,
    }
