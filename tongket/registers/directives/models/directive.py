"""Tables of the register of directives."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class Directive(models.Model):
    """A directive (chỉ đạo): a conference conclusion, plan, instruction or dispatch from which tasks follow."""

    code = models.CharField(max_length=30, unique=True)
    state = models.CharField(max_length=10, default="issued")
    source = models.CharField(max_length=12)
    number = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    issuer = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="directives_issued")
    issuer_post = models.CharField(max_length=160)
    origin = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "code", "state", "source", "number", "title", "text", "issuer", "issuer_post", "origin", "issued_on",
        "recorded_at", "recorded_by", "voided_at", "void_reason",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="void", voided_at__isnull=False) | Q(state="issued", voided_at=None),
                name="directive_void_pair",
            ),
        ]
        indexes = [models.Index(F("issued_on").desc(), F("id").desc(), name="directive_newest")]

    def __str__(self) -> str:
        return self.code


class Instruction(models.Model):
    """One instruction (nội dung chỉ đạo) of a directive, in its order; `clause` names the clause it answers."""

    directive = models.ForeignKey("directives.Directive", on_delete=models.PROTECT, related_name="instructions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    clause = models.CharField(max_length=40, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal("directive", "number", "text", "clause")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directive", "number"], name="instruction_number_once")]

    def __str__(self) -> str:
        return f"{self.directive_id}/{self.number}"


class Task(models.Model):
    """A task (nhiệm vụ): one lead unit, partners, a due day or regular. How it stands is computed, never stored."""

    code = models.CharField(max_length=30, unique=True)
    state = models.CharField(max_length=10, default="open")
    instruction = models.ForeignKey("directives.Instruction", on_delete=models.PROTECT, related_name="tasks")
    title = models.CharField(max_length=600)
    lead = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="tasks_led")
    assigned_on = models.DateField()
    due_on = models.DateField(null=True)
    original_due_on = models.DateField(null=True)
    due_words = models.CharField(max_length=60, blank=True)
    submitted_on = models.DateField(null=True)
    submitted_by = models.BigIntegerField(null=True)
    submitted_post = models.CharField(max_length=120, blank=True)
    done_on = models.DateField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_post = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "code", "state", "instruction", "title", "lead", "assigned_on", "due_on", "original_due_on", "due_words",
        "submitted_on", "submitted_by", "submitted_post", "done_on", "accepted_at", "accepted_post", "recorded_at",
        "voided_at", "void_reason",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on=None, original_due_on=None)
                | Q(due_on__gte=F("original_due_on"), original_due_on__gte=F("assigned_on")),
                name="task_due_days",
            ),
            models.CheckConstraint(
                condition=Q(state="accepted", done_on__isnull=False, accepted_at__isnull=False)
                | (~Q(state="accepted") & Q(done_on=None, accepted_at=None)),
                name="task_accepted_pair",
            ),
            models.CheckConstraint(
                condition=(Q(state="submitted") & Q(submitted_on__isnull=False)) | ~Q(state="submitted"),
                name="task_submitted_day",
            ),
            models.CheckConstraint(
                condition=Q(state="void", voided_at__isnull=False) | (~Q(state="void") & Q(voided_at=None)),
                name="task_void_pair",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="task_state_due")]

    def __str__(self) -> str:
        return self.code


class TaskPartner(models.Model):
    """A unit that works along (đơn vị phối hợp)."""

    task = models.ForeignKey("directives.Task", on_delete=models.PROTECT, related_name="partners")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="tasks_partnered")

    privacy = marks(id=Mark.TECHNICAL) | internal("task", "unit")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "unit"], name="task_partner_once")]

    def __str__(self) -> str:
        return f"{self.task_id} + {self.unit_id}"


class Evidence(models.Model):
    """Evidence (minh chứng): first the named thing that is wanted, then where it is found and who handed it in."""

    task = models.ForeignKey("directives.Task", on_delete=models.PROTECT, related_name="evidence")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    wanted = models.BooleanField(default=True)
    kind = models.CharField(max_length=10, blank=True)
    reference = models.CharField(max_length=300, blank=True)
    handed_in_on = models.DateField(null=True)
    handed_in_post = models.CharField(max_length=120, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "task", "position", "title", "wanted", "kind", "reference", "handed_in_on", "handed_in_post"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "position"], name="evidence_position_once"),
            models.CheckConstraint(
                condition=Q(handed_in_on=None, handed_in_post="", kind="")
                | (Q(handed_in_on__isnull=False) & ~Q(handed_in_post="") & ~Q(kind="")),
                name="evidence_handed_in_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Extension(models.Model):
    """An extension (gia hạn) of a task: from which day to which, why, by whom approved. The original due day stays."""

    task = models.ForeignKey("directives.Task", on_delete=models.PROTECT, related_name="extensions")
    number = models.PositiveSmallIntegerField()
    old_due = models.DateField()
    new_due = models.DateField()
    reason = models.CharField(max_length=300)
    approved_by = models.BigIntegerField(null=True)
    approved_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "task", "number", "old_due", "new_due", "reason", "approved_by", "approved_post", "recorded_at"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "number"], name="extension_number_once"),
            models.CheckConstraint(condition=Q(new_due__gt=F("old_due")), name="extension_later"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.old_due} → {self.new_due}"


class Progress(models.Model):
    """A progress note (tiến độ) in words; how far the task is shows in its named evidence."""

    task = models.ForeignKey("directives.Task", on_delete=models.PROTECT, related_name="progress")
    on = models.DateField()
    text = models.CharField(max_length=600)
    post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(id=Mark.TECHNICAL) | internal("task", "on", "text", "post", "recorded_at")

    def __str__(self) -> str:
        return f"{self.task_id} {self.on}"
