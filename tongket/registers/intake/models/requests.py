"""What one body asks and another decides: the procuracy's extension, voiding; and what an amendment changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tongket.foundation.privacy import Mark, internal, marks


class ExtensionRequest(models.Model):
    """A request to the procuracy to extend (đề nghị gia hạn, BLTTHS Đ147.2) and its answer; once in one run."""

    report = models.ForeignKey("intake.CrimeReport", on_delete=models.PROTECT, related_name="extension_requests")
    run = models.ForeignKey("intake.ReportState", on_delete=models.PROTECT, related_name="extension_requests")
    number = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300)
    requested_at = models.DateTimeField()
    by_post = models.CharField(max_length=120)
    answered_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)
    answer_number = models.CharField(max_length=60, blank=True)
    answer_reason = models.CharField(max_length=300, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)

    privacy = marks(
        id=Mark.TECHNICAL, report=Mark.TECHNICAL, run=Mark.TECHNICAL, reason=Mark.CONTENT, answer_reason=Mark.CONTENT,
        **internal("number", "requested_at", "by_post", "answered_at", "granted", "answer_number", "answered_by"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run"], name="extension_request_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, granted=None) | Q(answered_at__isnull=False, granted__isnull=False),
                name="extension_answer_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.requested_at}"


class VoidRequest(models.Model):
    """A request to void a report (đề nghị hủy), decided by somebody outside the unit; the number still answers."""

    report = models.ForeignKey("intake.CrimeReport", on_delete=models.PROTECT, related_name="void_requests")
    number = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    requested_at = models.DateTimeField()
    by_account = models.BigIntegerField(null=True)
    by_post = models.CharField(max_length=120)
    by_unit = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)

    privacy = marks(
        id=Mark.TECHNICAL, report=Mark.TECHNICAL, reason=Mark.CONTENT, answer=Mark.CONTENT,
        **internal("number", "requested_at", "by_account", "by_post", "by_unit", "decided_at", "granted", "decided_by"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(decided_at=None), name="void_request_one_open"),
            models.CheckConstraint(
                condition=Q(decided_at=None, granted=None) | Q(decided_at__isnull=False, granted__isnull=False),
                name="void_decision_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.requested_at}"


class Amendment(models.Model):
    """One field of a report amended (sửa đổi): what stood before and after, with the act that changed it."""

    act = models.ForeignKey("intake.ReportState", on_delete=models.PROTECT, related_name="amendments")
    field = models.CharField(max_length=24)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    privacy = marks(
        id=Mark.TECHNICAL, act=Mark.TECHNICAL, field=Mark.INTERNAL, before=Mark.CONTENT, after=Mark.CONTENT
    )

    def __str__(self) -> str:
        return f"{self.act_id} {self.field}"
