"""Reads about delays: the reason that stands, what was sent, and what waits for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q, QuerySet

from tongket.foundation.actor import Actor, Role
from tongket.registers.directives.models import DelayReason, Reminder
from tongket.registers.directives.rules import DutyKey

BATCH = 500
# These roles answer for the whole unit: what is sent to anybody in it is theirs to see.
ANSWERS_FOR_UNIT = frozenset({Role.UNIT_HEAD, Role.CHAIR, Role.MEMBER_AGENCY, Role.STATISTICS})


def reasons_of(keys: Iterable[DutyKey]) -> dict[DutyKey, DelayReason]:
    """The newest reason of each duty that has one."""
    wanted = set(keys)
    found: dict[DutyKey, DelayReason] = {}
    for records in _batches(wanted):
        for row in DelayReason.objects.filter(record__in=records).order_by("pk"):
            key = DutyKey(row.register, row.record, row.duty)
            if key in wanted:
                found[key] = row
    return found


def reminders_of(keys: Iterable[DutyKey]) -> dict[DutyKey, list[Reminder]]:
    """What was sent about each duty, newest first."""
    wanted = set(keys)
    found: dict[DutyKey, list[Reminder]] = {}
    for records in _batches(wanted):
        for row in Reminder.objects.filter(record__in=records).order_by("-sent_at", "-pk"):
            key = DutyKey(row.register, row.record, row.duty)
            if key in wanted:
                found.setdefault(key, []).append(row)
    return found


def reminded_today(keys: Iterable[DutyKey], on: date) -> frozenset[DutyKey]:
    """The duties about which a person already sent a message that day."""
    wanted = set(keys)
    found: set[DutyKey] = set()
    for records in _batches(wanted):
        rows = Reminder.objects.filter(record__in=records, on=on, step="")
        found |= {DutyKey(*row) for row in rows.values_list("register", "record", "duty")}
    return frozenset(found & wanted)


def notices_for(actor: Actor) -> QuerySet[Reminder]:
    """Messages to this person's post in this unit; whoever answers for the unit sees all of the unit's."""
    rows = Reminder.objects.filter(to_unit_id=actor.unit_id).select_related("to_unit")
    if actor.unit_id is None:
        return rows.none()
    if actor.role in ANSWERS_FOR_UNIT:
        return rows
    # An officer is named on a record by post alone ("Điều tra viên 07"), on an account with the unit.
    return rows.filter(Q(to_post=actor.post) | Q(to_post=actor.post.split(",")[0]))


def unread(actor: Actor) -> int:
    """How many messages this person has not read."""
    return notices_for(actor).filter(read_at=None).count()


def _batches(keys: set[DutyKey]) -> Iterator[list[str]]:
    records = sorted({key.record for key in keys})
    for start in range(0, len(records), BATCH):
        yield records[start : start + BATCH]
