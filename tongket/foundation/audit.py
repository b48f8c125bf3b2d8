"""The audit trail (nhật ký hệ thống): events written in the same transaction as the change, chained by hash."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.models import AuditEvent

GENESIS = "0" * 64
CHAIN_LOCK = 138  # the advisory lock of the chain, held until the transaction ends
BATCH = 500


class _Load:
    """The trail of one load: the chain's end and the events not yet written."""

    def __init__(self) -> None:
        self.newest = last_hash()
        self.waiting: list[AuditEvent] = []

    def write(self) -> None:
        """Insert what waits, in the order of the chain."""
        AuditEvent.objects.bulk_create(self.waiting, batch_size=BATCH)
        self.waiting.clear()


# Within `one_writer()` the load's own trail; elsewhere None, because other writers may come between.
_load: ContextVar[_Load | None] = ContextVar("audit_load", default=None)


@contextmanager
def one_writer() -> Iterator[None]:
    """For a load in one transaction that stands or falls as a whole: events are inserted many at a time.

    They are still part of the same transaction as the changes they record; a failure rolls both back.
    """
    load = _Load()
    token = _load.set(load)
    try:
        yield
        load.write()
    finally:
        _load.reset(token)


@dataclass(frozen=True, slots=True)
class Happening:
    """What is to be recorded about one object: verb, object and the non-personal details of the change."""

    verb: str
    object_type: str
    object_id: int
    object_code: str = ""
    details: dict[str, Any] = field(default_factory=dict)


def loading() -> bool:
    """Whether a load is under way that stands or falls as a whole: its acts need no way back of their own."""
    return _load.get() is not None


def record_event(*, by: Actor, at: datetime, verb: str, obj: Any, **details: Any) -> AuditEvent:
    """Record one act on `obj` (a saved model instance; its `code`, where it has one, is kept as the readable name)."""
    happening = Happening(verb, obj._meta.label_lower, obj.pk, str(getattr(obj, "code", "")), details)
    return record_events(by=by, at=at, happenings=[happening])[0]


def record_events(*, by: Actor, at: datetime, happenings: Iterable[Happening]) -> list[AuditEvent]:
    """Record many acts in one insert; each stays its own link of the chain."""
    load = _load.get()
    if load is None:
        _wait_for_other_writers()
    previous = load.newest if load is not None else last_hash()
    recorded_at = clock.now()
    events = []
    for happening in happenings:
        event = _event(by, at, recorded_at, happening, previous)
        previous = event.hash
        events.append(event)
    if load is not None:
        load.newest = previous
        load.waiting += events
        if len(load.waiting) >= BATCH:
            load.write()
    elif len(events) == 1:
        events[0].save(force_insert=True)
    else:
        AuditEvent.objects.bulk_create(events, batch_size=BATCH)
    return events


def _wait_for_other_writers() -> None:
    """One writer at a time extends the chain: SQLite's write transactions are serial, PostgreSQL's take this lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def last_hash() -> str:
    """The hash of the newest event, or the genesis value of an empty trail."""
    newest = AuditEvent.objects.order_by("-pk").values_list("hash", flat=True).first()
    return newest or GENESIS


def _event(by: Actor, at: datetime, recorded_at: datetime, happening: Happening, previous: str) -> AuditEvent:
    salt = secrets.token_hex(16)
    event = AuditEvent(
        at=at, recorded_at=recorded_at, actor_id=by.account_id, actor_post=by.post, role=str(by.role),
        unit_id=by.unit_id, verb=happening.verb, object_type=happening.object_type, object_id=happening.object_id,
        object_code=happening.object_code, details=_plain(happening.details), salt=salt, previous_hash=previous,
    )  # fmt: skip
    event.commitment = hashlib.sha256((salt + _canonical(event.details)).encode()).hexdigest()
    event.hash = chain_hash(event)
    return event


def chain_hash(event: AuditEvent) -> str:
    """SHA-256 over the previous hash and the canonical form of everything but details and salt."""
    body = _canonical(
        {
            "at": event.at.astimezone(UTC).isoformat(),
            "recorded_at": event.recorded_at.astimezone(UTC).isoformat(),
            "actor": event.actor_id,
            "post": event.actor_post,
            "role": event.role,
            "unit": event.unit_id,
            "verb": event.verb,
            "object": [event.object_type, event.object_id, event.object_code],
            "commitment": event.commitment,
        }
    )
    return hashlib.sha256(b"\x00" + event.previous_hash.encode() + body.encode()).hexdigest()


def first_broken_link() -> int | None:
    """The id of the first event whose hash or link is wrong, or None when the whole trail holds."""
    previous = GENESIS
    for event in AuditEvent.objects.order_by("pk").iterator(chunk_size=2000):
        if event.previous_hash != previous or event.hash != chain_hash(event):
            return event.pk
        previous = event.hash
    return None


def timeline(object_type: str, object_id: int) -> list[AuditEvent]:
    """Everything that happened to one object, newest first."""
    return list(AuditEvent.objects.filter(object_type=object_type, object_id=object_id).order_by("-at", "-pk"))


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _plain(details: dict[str, Any]) -> dict[str, Any]:
    """Details as JSON keeps them, so that the commitment can be checked after a round trip."""
    return json.loads(json.dumps(details, default=str, ensure_ascii=False))
