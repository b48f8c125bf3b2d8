"""What the register notes of a receipt beside the report itself (TT 28/2020/TT-BCA Đ5.3); no person by name."""

from __future__ import annotations

from django.db import models

from tongket.foundation.privacy import Mark, internal, marks
from tongket.registers.intake.rules.receipt import GROUP_B


class ReportDetails(models.Model):
    """The columns of a receipt (nội dung tiếp nhận), written with the report, amended since; names lie in the envelope.

    `urgent_since`, `child_victim_since`: when that was added, where it was not told at the receipt.
    """

    report = models.OneToOneField(
        "intake.CrimeReport", primary_key=True, on_delete=models.PROTECT, related_name="details"
    )
    officer = models.CharField(max_length=120, blank=True)
    incoming_number = models.CharField(max_length=40, blank=True)
    incoming_on = models.DateField(null=True)
    postmark_on = models.DateField(null=True)
    source = models.CharField(max_length=160, blank=True)
    occurred_time = models.TimeField(null=True)
    place_text = models.CharField(max_length=200, blank=True)
    suspects = models.TextField(blank=True)
    direction = models.CharField(max_length=300, blank=True)
    tools = models.CharField(max_length=300, blank=True)
    damage = models.CharField(max_length=300, blank=True)
    done_at_scene = models.TextField(blank=True)
    objects_in = models.TextField(blank=True)
    refusal_reason = models.CharField(max_length=300, blank=True)
    urgency = models.CharField(max_length=16, blank=True)
    # Of a commune hard to reach on the day of receipt: ticked by the officer once, by `RemoteCommune` since.
    remote = models.BooleanField(default=False)
    child_victim = models.BooleanField(default=False)
    urgent_since = models.DateTimeField(null=True)
    child_victim_since = models.DateTimeField(null=True)

    privacy = marks(
        **internal("officer", "incoming_number", "incoming_on", "postmark_on", "urgency", "remote", "urgent_since"),
        report=Mark.TECHNICAL, source=Mark.CONTENT, occurred_time=Mark.CONTENT, place_text=Mark.CONTENT,
        suspects=Mark.CONTENT, direction=Mark.CONTENT, tools=Mark.CONTENT, damage=Mark.CONTENT,
        done_at_scene=Mark.CONTENT, objects_in=Mark.CONTENT, refusal_reason=Mark.CONTENT, child_victim=Mark.CONTENT,
        child_victim_since=Mark.CONTENT,
    )  # fmt: skip

    def __str__(self) -> str:
        return str(self.report_id)

    @property
    def urgent(self) -> bool:
        """Whether it is of group a: to be handed on within hours (TTLT 01/2017 Đ8.5.a)."""
        return self.urgency not in ("", GROUP_B)
