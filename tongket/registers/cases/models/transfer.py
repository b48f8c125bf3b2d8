"""A case on its way from one investigating body to another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class CaseTransfer(models.Model):
    """A transfer of a case (chuyển vụ án để điều tra, Đ169): decided, sent, then received or returned.

    A case of a body that has ended is handed over in one act: sent and received on one day, with its own ground.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="transfers")
    from_unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    outside = models.CharField(max_length=160, blank=True)
    ground = models.CharField(max_length=20)
    document = models.CharField(max_length=80)  # number and day of the decision
    decision_received_on = models.DateField()  # from here the days for sending the file run (Đ169.4)
    sent_on = models.DateField()
    received_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    answered_by_post = models.CharField(max_length=120, blank=True)
    answer_recorded_at = models.DateTimeField(null=True)  # from when on the book knows where the case is

    privacy = marks(
        id=Mark.TECHNICAL, case=Mark.TECHNICAL, reason=Mark.CONTENT,
        **internal(
            "from_unit", "to_unit", "outside", "ground", "document", "decision_received_on", "sent_on", "received_on",
            "returned_on", "by_post", "recorded_at", "answered_by_post", "answer_recorded_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_unit__isnull=False, outside="") | (Q(to_unit=None) & ~Q(outside="")),
                name="case_transfer_one_target",
            ),
            models.CheckConstraint(
                condition=Q(received_on=None, returned_on=None, answer_recorded_at=None)
                | (Q(returned_on=None) & Q(received_on__isnull=False, answer_recorded_at__isnull=False))
                | (Q(received_on=None) & Q(returned_on__isnull=False, answer_recorded_at__isnull=False)),
                name="case_transfer_received_or_returned",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__gte=F("decision_received_on"))
                & (Q(received_on=None) | Q(received_on__gte=F("sent_on")))
                & (Q(returned_on=None) | Q(returned_on__gte=F("sent_on"))),
                name="case_transfer_days_in_order",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(received_on=None, returned_on=None), name="case_transfer_one_open"
            ),
        ]
        indexes = [models.Index(F("sent_on").desc(), F("id").desc(), name="case_transfer_newest")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.from_unit_id} → {self.to_unit_id or self.outside}"
