"""The vault's own log (nhật ký kho): every verb, granted or refused, in a chain of hashes. No identity stands in it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tongket.vault.store import Store

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
GENESIS = "0" * 64
COLUMNS = "seq, at, day, verb, record, request, case_code, reason, asked_by, approved_by, outcome"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, why, in which matter; `request` is the asker's own number of the request and serves once."""

    reason: str = ""
    case: str = ""
    asked_by: str = ""
    approved_by: str = ""
    request: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry: who keeps it elsewhere can tell later whether the log was cut or rewritten."""

    seq: int
    hash: str


def write(store: Store, *, now: datetime, verb: str, record: str, asked: Asked, outcome: str) -> Head:
    """Append one entry."""
    seq, previous = astuple(head(store))
    entry = [
        seq + 1, now.astimezone(UTC).isoformat(), day_of(now), verb, record, asked.request, asked.case, asked.reason,
        asked.asked_by, asked.approved_by, outcome,
    ]  # fmt: skip
    digest = _hash(previous, entry)
    marks = ", ".join("?" * (len(entry) + 2))
    store.connection.execute(
        f"INSERT INTO log ({COLUMNS}, previous_hash, hash) VALUES ({marks})", [*entry, previous, digest]
    )
    return Head(seq + 1, digest)


def head(store: Store) -> Head:
    """The end of the chain."""
    row = store.connection.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, GENESIS)


def last_at(store: Store) -> datetime | None:
    """When the newest entry was written."""
    row = store.connection.execute("SELECT at FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def used_today(store: Store, *, verb: str, asked_by: str, now: datetime) -> int:
    """How many times this person was granted the verb today."""
    return int(
        store.connection.execute(
            "SELECT count(*) FROM log WHERE verb = ? AND asked_by = ? AND day = ? AND outcome = 'done'",
            [verb, asked_by, day_of(now)],
        ).fetchone()[0]
    )


def early_shreds_today(store: Store, now: datetime) -> int:
    """How many records were shredded today before their term: those alone name a second person."""
    return int(
        store.connection.execute(
            "SELECT count(*) FROM log WHERE verb = 'shred' AND approved_by <> '' AND day = ? AND outcome = 'done'",
            [day_of(now)],
        ).fetchone()[0]
    )


def request_used(store: Store, request: str) -> bool:
    """Whether a request of that number was already granted."""
    found = store.connection.execute(
        "SELECT 1 FROM log WHERE verb = 'open' AND request = ? AND outcome = 'done'", [request]
    )
    return found.fetchone() is not None


def first_broken(store: Store) -> int | None:
    """The first entry whose number, link or hash is wrong; None when the whole chain holds."""
    previous, expected = GENESIS, 1
    for row in store.connection.execute(f"SELECT {COLUMNS}, previous_hash, hash FROM log ORDER BY seq"):
        *entry, link, digest = row
        if entry[0] != expected or link != previous or digest != _hash(previous, entry):
            return expected
        previous, expected = digest, expected + 1
    return None


def day_of(now: datetime) -> str:
    """The day in Vietnam: budgets and terms count by it."""
    return now.astimezone(LOCAL).date().isoformat()


def _hash(previous: str, entry: list[object]) -> str:
    body = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(b"\x00" + previous.encode() + body.encode()).hexdigest()
