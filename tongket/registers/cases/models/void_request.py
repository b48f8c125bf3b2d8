"""Requests to void what was entered by mistake."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tongket.foundation.privacy import Mark, internal, marks


class VoidRequest(models.Model):
    """A request to void an offence or a case (đề nghị hủy): reason and decision; approved outside the unit."""

    code = models.CharField(max_length=40, unique=True)
    target_code = models.CharField(max_length=40, db_index=True)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="case_void_requests")
    on = models.DateField()
    reason = models.CharField(max_length=300)
    document = models.CharField(max_length=80)
    state = models.CharField(max_length=12)
    by_account = models.BigIntegerField(null=True)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    decided_on = models.DateField(null=True)
    decided_by_post = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    privacy = marks(
        id=Mark.TECHNICAL, reason=Mark.CONTENT, answer=Mark.CONTENT,
        **internal(
            "code", "target_code", "unit", "on", "document", "state", "by_account", "by_post", "recorded_at",
            "decided_on", "decided_by_post", "decided_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["target_code"], condition=Q(state="asked"), name="case_void_request_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", decided_on=None, decided_at=None)
                | (~Q(state="asked") & Q(decided_on__isnull=False, decided_at__isnull=False)),
                name="case_void_request_decided",
            ),
        ]

    def __str__(self) -> str:
        return self.code
