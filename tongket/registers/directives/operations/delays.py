"""Writes about delays: the reason, reminders and requests for an explanation, escalation, reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_event, record_events
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, Refused, refuse_first
from tongket.registers.directives import rules
from tongket.registers.directives.models import DelayReason, Reminder
from tongket.registers.people import queries as people
from tongket.registers.units import queries as units


@dataclass(frozen=True, slots=True)
class Target:
    """One duty and whom to write to about it; `about` says in the board's words what the duty is."""

    duty: rules.DutyKey
    unit_id: int
    post: str
    about: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class LateDuty:
    """A duty past its rolled day: of which unit, how many days late, since which due day."""

    duty: rules.DutyKey
    unit_id: int
    about: str
    due_on: date
    late: int


@operation("explain_delay")
def explain_delay(*, by: Actor, at: datetime, duty: rules.DutyKey, unit_id: int, text: str) -> Ref:
    """Say why a duty runs late (ghi lý do chậm): for one's own unit or one below it.

    Refused: ROLE-NOT-ALLOWED, REASON-MISSING, DUTY-UNKNOWN, UNIT-NOT-YOURS.
    """
    refuse_first(
        rules.reasons_against_unknown_register(duty.register)
        + rules.reasons_against_empty(text, "text")
        + rules.reasons_against_explainer(by.role)
    )
    _refuse_stranger(by, unit_id, clock.local_date(at))
    row = DelayReason.objects.create(
        register=duty.register, record=duty.record, duty=duty.duty, unit_id=unit_id, text=text.strip(), given_at=at,
        given_by=by.account_id, given_post=by.post, recorded_at=clock.now(),
    )  # fmt: skip
    record_event(by=by, at=at, verb="explain_delay", obj=row, duty=str(duty), text=row.text)
    return ref_to(row)


@operation("send_reminders")
def send_reminders(*, by: Actor, at: datetime, targets: Sequence[Target], text: str = "") -> int:
    """Remind of duties (đôn đốc), one message each; what was already sent today is left as it is. Returns the number
    sent. Refused: ROLE-NOT-ALLOWED, REMINDER-NOTHING-CHOSEN, UNIT-NOT-YOURS."""
    return _send("reminder", by, at, targets, text)


@operation("ask_explanations")
def ask_explanations(*, by: Actor, at: datetime, targets: Sequence[Target], text: str = "") -> int:
    """Ask why duties run late (yêu cầu giải trình), one message each. Refused as `send_reminders`."""
    return _send("explanation", by, at, targets, text)


@operation("escalate_overdue")
def escalate_overdue(*, by: Actor, at: datetime, late: Sequence[LateDuty]) -> int:
    """Tell the heads of duties that stay late (báo lên): each rung once for one duty and due day. Returns the number
    sent; calling it again sends nothing. Refused: ROLE-NOT-ALLOWED (scheduled work only)."""
    refuse_first(rules.reasons_against_escalation(by.role))
    on = clock.local_date(at)
    due = [(duty, step) for duty in late for step in rules.steps_reached(duty.late)]
    known = _steps_taken(duty.duty for duty, _step in due)
    fresh = [(d, step) for d, step in due if (d.duty, step, d.due_on) not in known]
    above = _bodies_above({duty.unit_id for duty, step in fresh if step == "above"}, on)
    reached = [(duty, step, above[duty.unit_id] if step == "above" else duty.unit_id) for duty, step in fresh]
    heads = people.heads_on(on, {unit_id for _duty, _step, unit_id in reached})
    rows = [
        _message("escalation", by, at, Target(duty.duty, unit_id, heads[unit_id], duty.about, duty.due_on), step=step)
        for duty, step, unit_id in reached
    ]
    return _keep(rows, by, at, "escalate_overdue")


@operation("read_reminder")
def read_reminder(*, by: Actor, at: datetime, reminder_id: int) -> Ref:
    """Mark a message read (đã đọc); the first reader stands. Refused: REMINDER-UNKNOWN."""
    row = Reminder.objects.select_for_update().filter(pk=reminder_id).first()
    if row is None:
        raise NotFound("REMINDER-UNKNOWN", _("Không có thông báo này."), "")
    refuse_first(rules.reasons_against_reader(by, row.to_unit_id))
    if row.read_at is None:
        row.read_at, row.read_post = at, by.post
        row.save(update_fields=["read_at", "read_post"])
        record_event(by=by, at=at, verb="read_reminder", obj=row)
    return ref_to(row)


@operation("read_all_reminders")
def read_all_reminders(*, by: Actor, at: datetime, reminder_ids: Sequence[int]) -> int:
    """Mark several messages to one's own unit read (đã đọc tất cả). Returns how many were unread."""
    rows = list(Reminder.objects.filter(pk__in=reminder_ids, to_unit_id=by.unit_id, read_at=None))
    Reminder.objects.filter(pk__in=[row.pk for row in rows]).update(read_at=at, read_post=by.post)
    _audit(rows, by, at, "read_reminder")
    return len(rows)


@operation("export_overdue")
def export_overdue(*, by: Actor, at: datetime, lines: int, units: int, filters: str, sha256: str) -> int:
    """Record that somebody took the board away as a file (tải danh sách việc quá hạn): how many lines and units, by
    which filters, and the file's hash, by which a copy found elsewhere is known. Returns the number of lines."""
    told = {"lines": lines, "units": units, "filters": filters, "sha256": sha256}
    record_events(by=by, at=at, happenings=[Happening("export_overdue", "directives.board", 0, "", told)])
    return lines


def _send(kind: str, by: Actor, at: datetime, targets: Sequence[Target], text: str) -> int:
    refuse_first(rules.reasons_against_sender(by.role) + rules.reasons_against_no_targets(len(targets)))
    on = clock.local_date(at)
    for unit_id in {target.unit_id for target in targets}:
        _refuse_stranger(by, unit_id, on)
    sent = _sent_on(kind, on, targets)
    rows = []
    for target in targets:
        name = (target.duty, target.unit_id, target.post)
        if name not in sent:
            sent.add(name)
            rows.append(_message(kind, by, at, target, text))
    return _keep(rows, by, at, "send_reminders" if kind == "reminder" else "ask_explanations")


def _sent_on(kind: str, on: date, targets: Sequence[Target]) -> set[tuple[rules.DutyKey, int, str]]:
    rows = Reminder.objects.filter(kind=kind, on=on, step="", record__in={target.duty.record for target in targets})
    fields = ("register", "record", "duty", "to_unit_id", "to_post")
    return {(rules.DutyKey(*row[:3]), row[3], row[4]) for row in rows.values_list(*fields)}


def _steps_taken(keys: Iterable[rules.DutyKey]) -> set[tuple[rules.DutyKey, str, date | None]]:
    records = sorted({key.record for key in keys})
    fields = ("register", "record", "duty", "step", "due_on")
    taken = set()
    for start in range(0, len(records), 500):
        rows = Reminder.objects.exclude(step="").filter(record__in=records[start : start + 500])
        taken |= {(rules.DutyKey(*row[:3]), row[3], row[4]) for row in rows.values_list(*fields)}
    return taken


def _message(kind: str, by: Actor, at: datetime, target: Target, text: str = "", step: str = "") -> Reminder:
    return Reminder(
        kind=kind, step=step, register=target.duty.register, record=target.duty.record, duty=target.duty.duty,
        about=target.about, due_on=target.due_on, to_unit_id=target.unit_id, to_post=target.post, text=text.strip(),
        on=clock.local_date(at), sent_at=at, sent_by=by.account_id, sent_post=by.post, recorded_at=clock.now(),
    )  # fmt: skip


def _keep(rows: list[Reminder], by: Actor, at: datetime, verb: str) -> int:
    Reminder.objects.bulk_create(rows, batch_size=500)
    _audit(rows, by, at, verb)
    return len(rows)


def _audit(rows: list[Reminder], by: Actor, at: datetime, verb: str) -> None:
    """One event per message: each is a link of the trail of its own."""
    happenings = [
        Happening(verb, row._meta.label_lower, row.pk, row.record, {"duty": row.duty, "to": row.to_post})
        for row in rows
    ]
    if happenings:
        record_events(by=by, at=at, happenings=happenings)


def _bodies_above(unit_ids: set[int], on: date) -> dict[int, int]:
    """Unit → the unit above it; the highest answers to itself, an agency to the committee that leads it."""
    above: dict[int, int] = {}
    for unit_id in unit_ids:
        unit = units.unit_by_id(unit_id)
        if unit.parent_id is not None:
            above[unit_id] = unit.parent_id
        else:
            committee = units.units_at(on, kind="committee")
            above[unit_id] = committee[0].id if committee else unit_id
    return above


def _refuse_stranger(by: Actor, unit_id: int, on: date) -> None:
    """Refuse what concerns a unit outside this person's own reach."""
    if not people.scope_of(by, on).covers(unit_id):
        raise Refused(
            "UNIT-NOT-YOURS", _("Việc này thuộc đơn vị khác."), _("Chỉ đơn vị có việc hoặc cấp trên được ghi.")
        )
