"""Rings broken, with their cases."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tongket.foundation.privacy import Mark, internal, marks


class Ring(models.Model):
    """A ring broken (băng nhóm, đường dây, ổ nhóm, tụ điểm): a named record with its cases, never a bare count."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=160)
    broken_on = models.DateField()
    handler = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="rings")
    members = models.PositiveIntegerField()
    cases = models.ManyToManyField("cases.Case", related_name="rings")
    by_account = models.BigIntegerField(null=True)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(
        id=Mark.TECHNICAL, name=Mark.CONTENT, cases=Mark.TECHNICAL,
        **internal(
            "code", "kind", "broken_on", "handler", "members", "by_account", "by_post", "recorded_at", "voided_at",
            "void_reason",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(voided_at=None, void_reason="") | (Q(voided_at__isnull=False) & ~Q(void_reason="")),
                name="ring_void_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.code
