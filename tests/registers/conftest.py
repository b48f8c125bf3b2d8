"""People at their desks, for the page tests of every register."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

import pytest
from django.test import Client

from tongket.foundation.actor import Role, system_actor
from tongket.registers.people.models import Account
from tongket.registers.people.operations import grant_role, open_account

OFFICE_SINCE = date(2020, 3, 1)


@pytest.fixture
def seats(client: Client, province) -> Callable[..., Callable[[str], Client]]:
    """Opens accounts: `seats(cast, at)` takes (name, role, unit) and gives `sign_in(name)`; no name signs out."""

    def sign_in(name: str) -> Client:
        if name:
            client.force_login(Account.objects.get(username=name))
        else:
            client.logout()
        return client

    def seat(cast: Iterable[tuple[str, Role, str]], at: datetime) -> Callable[[str], Client]:
        for name, role, unit in cast:
            open_account(by=system_actor(), at=at, username=name, post=f"Cán bộ {name}", demo=True)
            grant_role(by=system_actor(), at=at, username=name, role=role, unit_code=unit, on=OFFICE_SINCE)
        return sign_in

    return seat
