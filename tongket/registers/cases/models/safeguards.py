"""Signs that justice went wrong, as dated records: judgments quashed, State compensation, complaints; no names."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark
from tongket.registers.cases.models.entered import Entered, entered


class QuashedJudgment(Entered):
    """A judgment quashed for re-investigation (hủy án để điều tra lại) by a higher court."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="quashed_judgments")
    instance = models.CharField(max_length=10)
    reason = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)

    privacy = entered("instance", "number", case=Mark.TECHNICAL, reason=Mark.CONTENT)

    class Meta(Entered.Meta):
        indexes = [models.Index(F("on").desc(), F("id").desc(), name="quashed_newest")]


class Compensation(Entered):
    """State compensation (bồi thường của Nhà nước) in criminal procedure: cases decided and the sum in đồng."""

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="compensations")
    case_code = models.CharField(max_length=40, blank=True)
    cases = models.PositiveIntegerField()
    amount = models.PositiveBigIntegerField()  # đồng
    number = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    privacy = entered("unit", "case_code", "cases", "amount", "number", reason=Mark.CONTENT)

    class Meta(Entered.Meta):
        constraints = [
            *Entered.Meta.constraints,
            models.CheckConstraint(condition=Q(cases__gt=0), name="compensation_some"),
        ]
        indexes = [models.Index(F("on").desc(), F("id").desc(), name="compensation_newest")]


class ProceduralComplaint(Entered):
    """A complaint (khiếu nại) about a procedural act: what it is about, and how it ended; the complainant stays out."""

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="procedural_complaints")
    about = models.CharField(max_length=16)
    target_code = models.CharField(max_length=40, blank=True)
    result = models.CharField(max_length=12, blank=True)
    decided_on = models.DateField(null=True)
    number = models.CharField(max_length=60, blank=True)
    decided_by_post = models.CharField(max_length=120, blank=True)
    decision_recorded_at = models.DateTimeField(null=True)

    privacy = entered(
        "unit", "about", "target_code", "result", "decided_on", "number", "decided_by_post", "decision_recorded_at"
    )

    class Meta(Entered.Meta):
        constraints = [
            *Entered.Meta.constraints,
            models.CheckConstraint(
                condition=Q(result="", decided_on=None, decision_recorded_at=None)
                | (~Q(result="") & Q(decided_on__gte=F("on"), decision_recorded_at__isnull=False)),
                name="complaint_decision_whole",
            ),
        ]
        indexes = [models.Index(F("on").desc(), F("id").desc(), name="complaint_newest")]
