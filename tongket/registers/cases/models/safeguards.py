"""Reviews of safeguards, and signs that justice went wrong: quashed judgments, compensation, complaints; no names."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks
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


class SafeguardReview(models.Model):
    """A review (rà soát oan sai, bỏ lọt): how many cases and accused were reviewed, by whom, what was found."""

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="safeguard_reviews")
    on = models.DateField()
    cases_reviewed = models.PositiveIntegerField()
    accused_reviewed = models.PositiveIntegerField()
    found = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)
    reviewer_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, note=Mark.CONTENT,
        **internal(
            "code", "unit", "on", "cases_reviewed", "accused_reviewed", "found", "reviewer_post", "recorded_at"
        ),
    )  # fmt: skip

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(cases_reviewed__gt=0), name="review_of_something")]

    def __str__(self) -> str:
        return self.code
