"""Sealed identities: the envelope the house cannot open, and who asked to have one opened, why, with whose approval."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class SealedPersons(models.Model):
    """Persons of a report in a sealed envelope (danh tính đã niêm phong): the key is in the vault, nowhere here.

    Once taken in, the envelope is the one the vault sealed to the record's own key; after shredding it is empty.
    """

    report = models.OneToOneField("intake.CrimeReport", on_delete=models.PROTECT, related_name="sealed")
    envelope = models.BinaryField()
    fingerprint = models.CharField(max_length=16)
    sealed_at = models.DateTimeField()
    taken_in = models.BooleanField(default=False)
    keep_until = models.DateField(null=True)
    shredded_at = models.DateTimeField(null=True)

    privacy = marks(
        id=Mark.TECHNICAL, report=Mark.TECHNICAL, envelope=Mark.TECHNICAL, fingerprint=Mark.TECHNICAL,
        **internal("sealed_at", "taken_in", "keep_until", "shredded_at"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_in=False, keep_until=None) | Q(taken_in=True, keep_until__isnull=False),
                name="sealed_taken_in_pair",
            ),
        ]
        indexes = [models.Index(fields=["taken_in", "keep_until"], name="sealed_waiting")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.fingerprint}"


class OpeningRequest(models.Model):
    """A request to open an envelope (đề nghị mở danh tính): one reason, one matter, a second person, once."""

    report = models.ForeignKey("intake.CrimeReport", on_delete=models.PROTECT, related_name="openings")
    purpose = models.CharField(max_length=12)
    reason = models.CharField(max_length=300)
    case_code = models.CharField(max_length=60)
    danger_to_life = models.BooleanField(default=False)
    state = models.CharField(max_length=12)
    asked_at = models.DateTimeField()
    asked_unit = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    asked_account = models.BigIntegerField(null=True)
    asked_post = models.CharField(max_length=120)
    decided_at = models.DateTimeField(null=True)
    decided_account = models.BigIntegerField(null=True)
    decided_post = models.CharField(max_length=120, blank=True)
    refusal = models.CharField(max_length=300, blank=True)
    expires_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    explanation = models.CharField(max_length=600, blank=True)
    explained_at = models.DateTimeField(null=True)

    privacy = marks(
        id=Mark.TECHNICAL, report=Mark.TECHNICAL,
        **internal(
            "purpose", "reason", "case_code", "danger_to_life", "state", "asked_at", "asked_unit", "asked_account",
            "asked_post", "decided_at", "decided_account", "decided_post", "refusal", "expires_at", "opened_at",
            "explanation", "explained_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_account=None) | Q(asked_account=None) | ~Q(decided_account=F("asked_account")),
                name="opening_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(danger_to_life=True) | Q(decided_at__isnull=False),
                name="opening_decided_first",
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="opening_waiting")]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"
