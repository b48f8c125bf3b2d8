"""Tables of the register of units."""

from __future__ import annotations

from django.db import models

from tongket.foundation.privacy import Mark, marks


class Unit(models.Model):
    """A unit (đơn vị) with one name and one parent during one stretch of time; the internal id is not the code."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60, blank=True)
    search_key = models.CharField(max_length=160, db_index=True)
    kind = models.CharField(max_length=12)
    level = models.CharField(max_length=12)
    parent = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="children")
    area = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="police_bodies")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    coastal = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, code=Mark.OPEN, name=Mark.OPEN, short_name=Mark.OPEN, search_key=Mark.TECHNICAL,
        kind=Mark.OPEN, level=Mark.OPEN, parent=Mark.OPEN, area=Mark.OPEN, valid_from=Mark.OPEN, valid_to=Mark.OPEN,
        coastal=Mark.OPEN, recorded_at=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="unit_code_from"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")), name="unit_life"
            ),
        ]
        indexes = [models.Index(fields=["kind", "level"], name="unit_kind_level")]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class LineageEdge(models.Model):
    """What became of a unit (cạnh chuyển đổi): from → to on a date, with the share of the old unit that went there."""

    effective_on = models.DateField()
    source = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="successors")
    target = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="predecessors")
    kind = models.CharField(max_length=12)
    share_numerator = models.BigIntegerField(default=1)
    share_denominator = models.BigIntegerField(default=1)
    paper = models.CharField(max_length=200, blank=True)

    privacy = marks(
        id=Mark.TECHNICAL, effective_on=Mark.OPEN, source=Mark.OPEN, target=Mark.OPEN, kind=Mark.OPEN,
        share_numerator=Mark.OPEN, share_denominator=Mark.OPEN, paper=Mark.OPEN,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["effective_on", "source", "target"], name="lineage_once"),
            models.CheckConstraint(
                condition=models.Q(share_numerator__gte=0)
                & models.Q(share_denominator__gt=0)
                & models.Q(share_numerator__lte=models.F("share_denominator")),
                name="lineage_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id} ({self.effective_on})"


class Seat(models.Model):
    """A seat (ghế) of the committee, named by post; who sits there is a post too, never a person's name."""

    committee = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="seats")
    rank = models.CharField(max_length=20)
    title = models.CharField(max_length=160)
    agency = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="committee_seats")
    position = models.PositiveSmallIntegerField()

    privacy = marks(
        id=Mark.TECHNICAL, committee=Mark.OPEN, rank=Mark.OPEN, title=Mark.OPEN, agency=Mark.OPEN, position=Mark.OPEN
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "position"], name="seat_position")]

    def __str__(self) -> str:
        return self.title


class SeatTerm(models.Model):
    """A term (nhiệm kỳ) of a seat: by which post it is held, acting or full, from when to when (exclusive)."""

    seat = models.ForeignKey("units.Seat", on_delete=models.PROTECT, related_name="terms")
    holder_post = models.CharField(max_length=160)
    acting = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    privacy = marks(
        id=Mark.TECHNICAL, seat=Mark.OPEN, holder_post=Mark.OPEN, acting=Mark.OPEN, valid_from=Mark.OPEN,
        valid_to=Mark.OPEN,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seat", "valid_from"], name="seat_term_from"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")), name="seat_term_life"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_post} ({self.valid_from})"
