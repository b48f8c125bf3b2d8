"""A vault of its own for each test, with a clock that is turned by hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pyrage
import pytest
from pyrage import x25519

from tongket.core import identity
from tongket.vault import folder as folders
from tongket.vault.log import Asked
from tongket.vault.store import Store
from tongket.vault.verbs import Vault

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
PERSONS = {"reporter": {"full_name": "Người báo 01", "phone": "0000 000 001", "id_number": "000000000001"}}


class Cast:
    """A made vault with what a test needs around it."""

    def __init__(self, folder: Path, also: tuple[str, ...] | list[str] = ()) -> None:
        self.folder = folder
        self.time = datetime(2022, 12, 27, 8, 0, tzinfo=LOCAL)
        folders.make(folder, retention_months=24, also=also)
        self.store = Store(folder / folders.DATABASE)
        self.vault = Vault(folders.read_keys(folder), folders.read_terms(folder), self.store, lambda: self.time)
        self.requests = 0

    def seal(self, record: str, persons: dict = PERSONS) -> bytes:
        """As the site seals: with the public keys alone."""
        lines = (self.folder / folders.RECIPIENTS).read_text(encoding="utf-8").splitlines()
        keys = [x25519.Recipient.from_str(line.partition("#")[0].strip()) for line in lines]
        return pyrage.encrypt(identity.pack(record, persons), keys)

    def kept(self, record: str, persons: dict = PERSONS) -> bytes:
        """Seal and hand over; the envelope the vault gives back."""
        return self.vault.take_in(record=record, envelope=self.seal(record, persons)).value["envelope"]

    def asked(self, **other: str) -> Asked:
        """A complete question; each has its own number."""
        self.requests += 1
        full = {"reason": "Mời làm việc", "case": "TB-1", "asked_by": "account:1", "approved_by": "account:2",
                "request": f"opening:{self.requests}"}  # fmt: skip
        return Asked(**(full | other))

    def later(self, **by: int) -> None:
        """Turn the clock."""
        self.time += timedelta(**by)

    def outcomes(self, verb: str) -> list[str]:
        """What the log says of a verb."""
        return [
            row[0]
            for row in self.store.connection.execute("SELECT outcome FROM log WHERE verb = ? ORDER BY seq", [verb])
        ]


@pytest.fixture
def cast(tmp_path: Path):
    made = Cast(tmp_path / "vault")
    yield made
    made.store.close()
