"""Tables of the foundation: the hash-chained audit trail, the keys that make a repeat harmless, drafts of forms."""

from __future__ import annotations

from django.db import models

from tongket.foundation.privacy import Mark, marks


class AuditEvent(models.Model):
    """One act (nhật ký): who, in which role, did what to which object, when. Append-only, hash-chained.

    `hash` covers everything but `details` and `salt`, which are bound by `commitment`: details may be erased by law
    and the chain still holds.
    """

    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_post = models.CharField(max_length=120)
    role = models.CharField(max_length=20)
    unit_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    object_code = models.CharField(max_length=60, blank=True)
    details = models.JSONField(default=dict)
    salt = models.CharField(max_length=32)
    commitment = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    privacy = marks(
        id=Mark.TECHNICAL, at=Mark.INTERNAL, recorded_at=Mark.INTERNAL, actor_id=Mark.INTERNAL,
        actor_post=Mark.INTERNAL, role=Mark.INTERNAL, unit_id=Mark.INTERNAL, verb=Mark.INTERNAL,
        object_type=Mark.INTERNAL, object_id=Mark.TECHNICAL, object_code=Mark.INTERNAL, details=Mark.CONTENT,
        salt=Mark.TECHNICAL, commitment=Mark.TECHNICAL, previous_hash=Mark.TECHNICAL, hash=Mark.TECHNICAL,
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["object_type", "object_id"], name="audit_object")]

    def __str__(self) -> str:
        return f"{self.pk} {self.verb} {self.object_type}:{self.object_id}"


class RequestKey(models.Model):
    """The one-time key of a form (khóa chống gửi lặp): the first answer is kept and given again to a repeat.

    `content` is a keyed digest of what was sent: the same key with other content is no repeat.
    """

    key = models.CharField(max_length=64, unique=True)
    operation = models.CharField(max_length=60)
    actor_id = models.BigIntegerField(null=True)
    content = models.CharField(max_length=64, blank=True)
    answer = models.JSONField()
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, key=Mark.TECHNICAL, operation=Mark.TECHNICAL, actor_id=Mark.INTERNAL,
        content=Mark.TECHNICAL, answer=Mark.INTERNAL, recorded_at=Mark.INTERNAL,
    )  # fmt: skip

    def __str__(self) -> str:
        return self.key


class Draft(models.Model):
    """What an officer had typed into a form and not yet sent (bản nháp); one per person, page and object."""

    account_id = models.BigIntegerField()
    page = models.CharField(max_length=60)
    about = models.CharField(max_length=160)
    values = models.JSONField()
    saved_at = models.DateTimeField(db_index=True)

    privacy = marks(
        id=Mark.TECHNICAL, account_id=Mark.INTERNAL, page=Mark.INTERNAL, about=Mark.INTERNAL, values=Mark.CONTENT,
        saved_at=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account_id", "page", "about"], name="draft_once")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.page} {self.about}"


class NightlyStep(models.Model):
    """One step of a day's scheduled work (bước việc chạy đêm): written when it is through, in its own transaction.

    A step that was cut short leaves no row and is done again; one done again on purpose is a further attempt.
    """

    day = models.DateField()
    step = models.CharField(max_length=20)
    attempt = models.PositiveSmallIntegerField()
    handled = models.PositiveIntegerField()
    findings = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, day=Mark.INTERNAL, step=Mark.INTERNAL, attempt=Mark.INTERNAL, handled=Mark.INTERNAL,
        findings=Mark.INTERNAL, started_at=Mark.INTERNAL, ended_at=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "step", "attempt"], name="nightly_step_once")]
        indexes = [models.Index(models.F("day").desc(), models.F("id").desc(), name="nightly_newest")]

    def __str__(self) -> str:
        return f"{self.day} {self.step}"


class CheckFinding(models.Model):
    """Something a check of the scheduled work found (phát hiện kiểm tra đêm): a code, what it is about, in words."""

    step = models.ForeignKey("foundation.NightlyStep", on_delete=models.PROTECT, related_name="found")
    code = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    message = models.CharField(max_length=300)

    privacy = marks(id=Mark.TECHNICAL, step=Mark.TECHNICAL, code=Mark.INTERNAL, subject=Mark.INTERNAL,
                    message=Mark.INTERNAL)  # fmt: skip

    def __str__(self) -> str:
        return f"{self.code} {self.subject}"
