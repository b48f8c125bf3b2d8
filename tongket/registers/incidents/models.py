"""Tables of the register of incidents."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, marks


class Incident(models.Model):
    """An incident (sự cố): a fire, an explosion, a minor event or a traffic accident, with its losses."""

    code = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=12)
    cause = models.CharField(max_length=20)
    place = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="incidents")
    occurred_on = models.DateField()
    summary = models.CharField(max_length=300, blank=True)
    dead = models.PositiveIntegerField(default=0)
    injured = models.PositiveIntegerField(default=0)
    damage = models.PositiveBigIntegerField(default=0)  # đồng
    state = models.CharField(max_length=12, default="recorded")
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(
        id=Mark.TECHNICAL, code=Mark.INTERNAL, kind=Mark.OPEN, cause=Mark.INTERNAL, place=Mark.INTERNAL,
        occurred_on=Mark.INTERNAL, summary=Mark.CONTENT, dead=Mark.INTERNAL, injured=Mark.INTERNAL,
        damage=Mark.INTERNAL, state=Mark.INTERNAL, recorded_at=Mark.INTERNAL, recorded_by=Mark.INTERNAL,
        voided_at=Mark.INTERNAL, void_reason=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="void", voided_at__isnull=False) | Q(state="recorded", voided_at=None),
                name="incident_void_pair",
            ),
        ]
        indexes = [models.Index(F("occurred_on").desc(), F("id").desc(), name="incident_newest")]

    def __str__(self) -> str:
        return self.code
