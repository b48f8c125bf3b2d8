"""Tables of the register of returns."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tongket.foundation.privacy import Mark, internal, marks


class Return(models.Model):
    """A return (báo cáo kỳ): one unit's duty to report one form for one month, and how far it has come."""

    code = models.CharField(max_length=40, unique=True)
    form = models.CharField(max_length=20)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="returns")
    handler = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="returns_handled")
    month = models.CharField(max_length=7)
    last_day = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, default="due")
    sent_on = models.DateField(null=True)
    returned_reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "code", "form", "unit", "handler", "month", "last_day", "due_on", "state", "sent_on", "returned_reason",
        "recorded_at",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form", "month", "unit"], name="return_once"),
            models.CheckConstraint(condition=Q(due_on__gt=models.F("last_day")), name="return_due_after_month"),
            models.CheckConstraint(condition=Q(state="due", sent_on=None) | ~Q(state="due"), name="return_due_unsent"),
        ]
        indexes = [models.Index(fields=["form", "last_day", "state"], name="return_month_state")]

    def __str__(self) -> str:
        return self.code


class ReturnVersion(models.Model):
    """One version (bản) of a return: what was sent, by whom, and who approved it. Versions are only ever added."""

    of_return = models.ForeignKey("returns.Return", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, default="submission")
    note = models.CharField(max_length=300, blank=True)
    entered_by = models.BigIntegerField(null=True)
    entered_post = models.CharField(max_length=120)
    entered_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    approved_by = models.BigIntegerField(null=True)
    approved_post = models.CharField(max_length=120, blank=True)
    approved_at = models.DateTimeField(null=True)
    approval_recorded_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    declined_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "of_return", "number", "kind", "note", "entered_by", "entered_post", "entered_at", "recorded_at", "approved_by",
        "approved_post", "approved_at", "approval_recorded_at", "declined_at", "declined_reason",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of_return", "number"], name="return_version_once"),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_post="", approval_recorded_at=None)
                | (Q(approved_at__isnull=False, approval_recorded_at__isnull=False) & ~Q(approved_post="")),
                name="return_version_approval_pair",
            ),
            models.CheckConstraint(
                condition=Q(declined_at=None, declined_reason="")
                | (Q(declined_at__isnull=False, approved_at=None) & ~Q(declined_reason="")),
                name="return_version_declined_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.of_return_id}/{self.number}"


class ReturnCell(models.Model):
    """One number (ô) of a version. 0 is zero; NULL is not applicable; an item without a cell was not reported."""

    version = models.ForeignKey("returns.ReturnVersion", on_delete=models.PROTECT, related_name="cells")
    item = models.CharField(max_length=40)
    value = models.PositiveBigIntegerField(null=True)

    privacy = marks(id=Mark.TECHNICAL) | internal("version", "item", "value")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "item"], name="return_cell_once"),
            models.CheckConstraint(condition=Q(value=None) | Q(value__gte=0), name="return_cell_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.item} = {self.value}"


class RegisterClosing(models.Model):
    """A closing (chốt sổ): the unit states that a register is complete for a month, "nothing arising" included."""

    code = models.CharField(max_length=50)
    register = models.CharField(max_length=12)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="closings")
    month = models.CharField(max_length=7)
    last_day = models.DateField()
    closed_at = models.DateTimeField()
    closed_by = models.BigIntegerField(null=True)
    closed_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True)
    reopened_post = models.CharField(max_length=120, blank=True)
    reopen_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "code", "register", "unit", "month", "last_day", "closed_at", "closed_by", "closed_post", "recorded_at",
        "reopened_at", "reopened_post", "reopen_reason",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["register", "unit", "month"], condition=Q(reopened_at=None), name="closing_once"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None, reopen_reason="") | (Q(reopened_at__isnull=False) & ~Q(reopen_reason="")),
                name="closing_reopen_pair",
            ),
        ]
        indexes = [models.Index(fields=["last_day", "register"], name="closing_month")]

    def __str__(self) -> str:
        return self.code


class YearlyAggregate(models.Model):
    """A yearly aggregate (số liệu năm nhập lại) of the province from before the records: never compared below it."""

    code = models.CharField(max_length=60)
    measure = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    last_day = models.DateField()
    place = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="yearly_aggregates")
    n = models.BigIntegerField()
    vintage = models.CharField(max_length=12, default="re_entered")
    source = models.CharField(max_length=200)
    entered_by = models.BigIntegerField(null=True)
    entered_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "code", "measure", "year", "last_day", "place", "n", "vintage", "source", "entered_by", "entered_post",
        "recorded_at", "voided_at", "void_reason",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "year", "place"], condition=Q(voided_at=None), name="aggregate_once"
            ),
            models.CheckConstraint(condition=Q(n__gte=0), name="aggregate_not_negative"),
            models.CheckConstraint(
                condition=Q(voided_at=None, void_reason="") | (Q(voided_at__isnull=False) & ~Q(void_reason="")),
                name="aggregate_void_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Seal(models.Model):
    """A seal (niêm phong số liệu): the snapshot written at a cut-off, known by its hash."""

    code = models.CharField(max_length=40, unique=True)
    cut_off = models.DateField()
    snapshot_hash = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField()
    sealed_by = models.BigIntegerField(null=True)
    sealed_post = models.CharField(max_length=120)
    returns = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()

    privacy = marks(id=Mark.TECHNICAL, snapshot_hash=Mark.OPEN, cut_off=Mark.OPEN) | internal(
        "code", "sealed_at", "sealed_by", "sealed_post", "returns", "recorded_at"
    )

    def __str__(self) -> str:
        return self.code
