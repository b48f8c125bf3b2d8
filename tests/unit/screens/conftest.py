"""A small sealed year under the small province, and people who look at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from tongket.analytics.snapshot import Snapshot
from tongket.entry.wiring import wire
from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import LOCAL
from tongket.registers.people.models import Account
from tongket.registers.people.operations import grant_role, open_account
from tongket.screens.sealing import seal_figures

NOW = datetime(2022, 12, 27, 8, 0, tzinfo=LOCAL)
UNIT_OF = {
    Role.DUTY_OFFICER: "CAX-12433", Role.INVESTIGATOR: "CAH-336", Role.UNIT_HEAD: "CAH-336",
    Role.MEMBER_AGENCY: "SO-TP", Role.CHAIR: "BCD-34", Role.EMULATION: "BCD-34",
}  # fmt: skip


@pytest.fixture
def snapshots(settings, tmp_path):
    """An empty folder for seals, instead of the machine's own."""
    settings.SNAPSHOTS = tmp_path / "snapshots"
    return settings.SNAPSHOTS


@pytest.fixture
def sealed(province, snapshots) -> Snapshot:
    """A seal of nothing but units: every figure is silent, and every page still answers."""
    return seal_figures(by=system_actor(), at=NOW, cut_off=date(2022, 12, 14))


@pytest.fixture
def as_(client: Client, province) -> Callable[[Role], Client]:
    """Signs somebody of that role in, on the morning of 27 December 2022."""

    def sign_in(role: Role) -> Client:
        name = f"nguoi-{role}"
        if (known := Account.objects.filter(username=name).first()) is not None:
            client.force_login(known)
            return client
        open_account(by=system_actor(), at=NOW, username=name, post=f"Cán bộ {role}", demo=True)
        unit = UNIT_OF.get(role, "CA-34")
        grant_role(by=system_actor(), at=NOW, username=name, role=role, unit_code=unit, on=date(2020, 3, 1))
        client.force_login(Account.objects.get(username=name))
        return client

    wire()
    with clock.simulated(NOW):
        yield sign_in
