"""A month of returns for the small province: duties, who sends, who approves, plain values."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tongket.core.facts import MONTH_ITEMS
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.registers.returns import operations

MONTH = "2022-11"


@pytest.fixture
def values():
    """Makes a plain return: every item a small number, identity numbers in order; `values(traffic_fines=0)`."""

    def make(**changed: int | None) -> dict[str, int | None]:
        plain: dict[str, int | None] = dict.fromkeys(MONTH_ITEMS, 2)
        plain |= {"id_eligible": 1000, "id_collected": 900, "id_issued": 800, "procedures_received": 20}
        return plain | changed

    return make


@pytest.fixture
def after() -> datetime:
    """The morning after the month closed."""
    return datetime(2022, 11, 15, 8, 0, tzinfo=LOCAL)


@pytest.fixture
def clerk(actor):
    return actor(Role.STATISTICS, "CA-34", "Cán bộ thống kê 01", 11)


@pytest.fixture
def chief(actor):
    return actor(Role.STATISTICS, "CA-34", "Cán bộ thống kê 02", 12)


@pytest.fixture
def officer(actor):
    return actor(Role.DUTY_OFFICER, "CAX-12433", "Trực ban 01", 13)


@pytest.fixture
def duties(clerk, after) -> int:
    """The duty of all six communes to report November 2022."""
    return operations.open_returns(by=clerk, at=after, month=MONTH, due_on=date(2022, 11, 18))


@pytest.fixture
def send(officer, after, values):
    """Sends one commune's return; `send("12433", traffic_fines=5)`."""

    def run(code: str = "12433", at: datetime | None = None, key: str = "", **changed: int | None):
        entry = operations.ReturnEntry(code, values(**changed))
        return operations.send_return(by=officer, at=at or after, month=MONTH, entry=entry, key=key)

    return run


@pytest.fixture
def approved(duties, send, chief, after):
    """One approved return of 12433."""
    ref = send()
    operations.approve_returns(by=chief, at=after, month=MONTH, unit_codes=["12433"])
    return ref
