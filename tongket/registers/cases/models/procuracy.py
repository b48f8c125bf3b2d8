"""The procuracy's own acts: requests, annulled decisions, files returned; nobody is named."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark
from tongket.registers.cases.models.entered import Entered, entered


class ProcuracyRequest(Entered):
    """A request (yêu cầu, kiến nghị) of the procuracy to a police body about a report, a case or its work."""

    kind = models.CharField(max_length=12)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="procuracy_requests")
    target_code = models.CharField(max_length=40, blank=True, db_index=True)
    legal_ground = models.CharField(max_length=160, blank=True)
    content = models.TextField()
    number = models.CharField(max_length=60, blank=True)
    due_strict = models.DateField(null=True)
    due_rolled = models.DateField(null=True)
    answer = models.CharField(max_length=10, blank=True)
    answered_on = models.DateField(null=True)
    answer_text = models.TextField(blank=True)
    answer_number = models.CharField(max_length=60, blank=True)
    answered_by_post = models.CharField(max_length=120, blank=True)
    answer_recorded_at = models.DateTimeField(null=True)

    privacy = entered(
        "kind", "unit", "target_code", "legal_ground", "number", "due_strict", "due_rolled", "answer", "answered_on",
        "answer_number", "answered_by_post", "answer_recorded_at", content=Mark.CONTENT, answer_text=Mark.CONTENT,
    )  # fmt: skip

    class Meta(Entered.Meta):
        constraints = [
            *Entered.Meta.constraints,
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None, answer_recorded_at=None)
                | (~Q(answer="") & Q(answered_on__gte=F("on"), answer_recorded_at__isnull=False)),
                name="request_answer_whole",
            ),
            models.CheckConstraint(
                condition=Q(due_strict=None, due_rolled=None) | Q(due_rolled__gte=F("due_strict")),
                name="request_due_pair",
            ),
        ]
        indexes = [models.Index(F("on").desc(), F("id").desc(), name="request_newest")]


class AnnulledDecision(Entered):
    """A decision of an investigating body annulled (hủy bỏ) by the procuracy, with its ground in law."""

    decision = models.CharField(max_length=20)
    target_code = models.CharField(max_length=40, db_index=True)
    handler = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="annulled_decisions")
    legal_ground = models.CharField(max_length=160)
    reason = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    from_paper = models.BooleanField(default=False)  # recorded by the police, not confirmed by the procuracy yet
    received_on = models.DateField(null=True)  # by the investigating body: its new limit runs from here (Đ148.2)

    privacy = entered(
        "decision", "target_code", "handler", "legal_ground", "number", "from_paper", "received_on",
        reason=Mark.CONTENT,
    )

    class Meta(Entered.Meta):
        constraints = [
            *Entered.Meta.constraints,
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=F("on")), name="annulled_received_after"
            ),
        ]
        indexes = [models.Index(F("on").desc(), F("id").desc(), name="annulled_newest")]


class FileReturn(Entered):
    """A file returned for supplementary investigation (trả hồ sơ): by whom, and whether the agency accepted it."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="file_returns")
    by_body = models.CharField(max_length=12)
    reason = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    from_paper = models.BooleanField(default=False)  # recorded by the police, not confirmed by the procuracy yet
    answer = models.CharField(max_length=12, blank=True)
    answered_on = models.DateField(null=True)
    answer_text = models.CharField(max_length=300, blank=True)
    answered_by_post = models.CharField(max_length=120, blank=True)
    answer_recorded_at = models.DateTimeField(null=True)

    privacy = entered(
        "by_body", "number", "from_paper", "answer", "answered_on", "answered_by_post", "answer_recorded_at",
        case=Mark.TECHNICAL, reason=Mark.CONTENT, answer_text=Mark.CONTENT,
    )  # fmt: skip

    class Meta(Entered.Meta):
        constraints = [
            *Entered.Meta.constraints,
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None, answer_recorded_at=None)
                | (~Q(answer="") & Q(answered_on__gte=F("on"), answer_recorded_at__isnull=False)),
                name="file_return_answer_whole",
            ),
        ]
        indexes = [models.Index(F("on").desc(), F("id").desc(), name="file_return_newest")]
