"""Notices (thông báo): what was told to the procuracy and to the reporter, when, and how that can be proved."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tongket.foundation.privacy import Mark, internal, marks


class Notice(models.Model):
    """A notice on a report: a row stands only once it was edited or sent; drafts follow from the acts.

    `act` is the act that made it due. It holds codes, never a name: the reporter's address comes from the vault.
    """

    report = models.ForeignKey("intake.CrimeReport", on_delete=models.PROTECT, related_name="notices")
    act = models.ForeignKey("intake.ReportState", on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=28)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)  # empty: the text the draft gives
    number = models.CharField(max_length=60, blank=True)
    sent_at = models.DateTimeField(null=True)
    proof = models.CharField(max_length=12, blank=True)
    receipt = models.CharField(max_length=160, blank=True)  # number of the book's line, of the post's receipt
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, report=Mark.TECHNICAL, act=Mark.TECHNICAL, text=Mark.CONTENT,
        **internal("kind", "unit", "number", "sent_at", "proof", "receipt", "by_post", "recorded_at"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["act", "kind"], name="notice_once"),
            models.CheckConstraint(
                condition=Q(sent_at=None, proof="") | (Q(sent_at__isnull=False) & ~Q(proof="")),
                name="notice_sent_with_proof",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.kind}"
