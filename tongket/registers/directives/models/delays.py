"""Tables about duties that run late: why, and who was told. A duty is named by its register, record and id."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class DelayReason(models.Model):
    """A reason for a delay (lý do chậm) as the unit gave it; the newest one stands, earlier ones stay readable.

    The duty's own register keeps the duty: here are only its name and the words. No content of a record.
    """

    register = models.CharField(max_length=12)
    record = models.CharField(max_length=40)
    duty = models.CharField(max_length=20)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="delay_reasons")
    text = models.CharField(max_length=300)
    given_at = models.DateTimeField()
    given_by = models.BigIntegerField(null=True)
    given_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(id=Mark.TECHNICAL, text=Mark.CONTENT) | internal(
        "register", "record", "duty", "unit", "given_at", "given_by", "given_post", "recorded_at"
    )

    class Meta:
        indexes = [models.Index(fields=["record", "duty"], name="delay_reason_duty")]

    def __str__(self) -> str:
        return f"{self.record}/{self.duty}"


class Reminder(models.Model):
    """A message about one duty (đôn đốc, yêu cầu giải trình, báo lên): to one post of one unit, read or not.

    `on` is the day it was sent: the same message about the same duty goes to the same addressee once a day. `step`
    is the rung of the escalation, empty for what a person sent.
    """

    kind = models.CharField(max_length=12)
    step = models.CharField(max_length=8, blank=True)
    register = models.CharField(max_length=12)
    record = models.CharField(max_length=40)
    duty = models.CharField(max_length=20)
    about = models.CharField(max_length=300)
    due_on = models.DateField(null=True)
    to_unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="reminders")
    to_post = models.CharField(max_length=160)
    text = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    sent_at = models.DateTimeField()
    sent_by = models.BigIntegerField(null=True)
    sent_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    read_post = models.CharField(max_length=120, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "kind", "step", "register", "record", "duty", "about", "due_on", "to_unit", "to_post", "text", "on", "sent_at",
        "sent_by", "sent_post", "recorded_at", "read_at", "read_post",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["register", "record", "duty", "kind", "to_unit", "to_post", "on"], condition=Q(step=""),
                name="reminder_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["register", "record", "duty", "step", "due_on"], condition=~Q(step=""),
                name="reminder_step_once",
            ),
            models.CheckConstraint(
                condition=Q(read_at=None, read_post="") | (Q(read_at__isnull=False) & ~Q(read_post="")),
                name="reminder_read_pair",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(F("to_unit"), F("sent_at").desc(), F("id").desc(), name="reminder_newest"),
            models.Index(fields=["record", "duty"], name="reminder_duty"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record}/{self.duty} → {self.to_post}"
