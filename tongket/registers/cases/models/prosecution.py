"""Monthly counts of prosecution and trial, and the two signatures that reconcile them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class ProsecutionCounts(models.Model):
    """Counts of one unit and calendar month (TTLT 05/2018) as reported; a correction keeps the old ones."""

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="prosecution_counts")
    month = models.DateField()  # its last day
    cases_prosecuted = models.PositiveIntegerField()
    accused_prosecuted = models.PositiveIntegerField()
    cases_stayed = models.PositiveIntegerField(default=0)
    accused_stayed = models.PositiveIntegerField(default=0)
    cases_returned = models.PositiveIntegerField(default=0)
    cases_tried = models.PositiveIntegerField()
    defendants_tried = models.PositiveIntegerField()
    reported_by = models.CharField(max_length=160)
    source = models.CharField(max_length=200)
    reason = models.CharField(max_length=300, blank=True)  # of a correction
    by_account = models.BigIntegerField(null=True)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    privacy = marks(
        id=Mark.TECHNICAL,
        **internal(
            "code", "unit", "month", "cases_prosecuted", "accused_prosecuted", "cases_stayed", "accused_stayed",
            "cases_returned", "cases_tried", "defendants_tried", "reported_by", "source", "reason", "by_account",
            "by_post", "recorded_at", "replaced_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "month"], condition=Q(replaced_at=None), name="prosecution_counts_one_standing"
            ),
            models.CheckConstraint(
                condition=Q(cases_prosecuted__lte=F("accused_prosecuted"), cases_tried__lte=F("defendants_tried")),
                name="prosecution_counts_parts",
            ),
        ]
        indexes = [models.Index(F("month").desc(), F("id").desc(), name="prosecution_newest")]

    def __str__(self) -> str:
        return self.code


class CountsSignature(models.Model):
    """The signature (ký xác nhận) of one side under the counts of a month; both sides make them reconciled."""

    counts = models.ForeignKey("cases.ProsecutionCounts", on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=10)
    on = models.DateField()
    by_account = models.BigIntegerField(null=True)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, counts=Mark.TECHNICAL, **internal("side", "on", "by_account", "by_post", "recorded_at")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["counts", "side"], name="counts_signed_once_a_side")]

    def __str__(self) -> str:
        return f"{self.counts_id} {self.side}"
