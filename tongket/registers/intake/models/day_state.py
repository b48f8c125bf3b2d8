"""What every body held at the end of a day, as the register itself knew it that night."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class DayState(models.Model):
    """The state of a day (trạng thái cuối ngày): pending, of these in the days off after the limit or overdue, and
    suspended. Written in the evening from the reports as they stand, never computed afterwards: replaying the events
    must give the same. A body without a row that evening held nothing."""

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="day_states")
    day = models.DateField()
    pending = models.PositiveIntegerField()
    in_grace = models.PositiveIntegerField()
    overdue = models.PositiveIntegerField()
    suspended = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "unit", "day", "pending", "in_grace", "overdue", "suspended", "recorded_at"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "unit"], name="day_state_once"),
            models.CheckConstraint(
                condition=Q(pending__gte=F("in_grace") + F("overdue")), name="day_state_parts_within_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.day}"
