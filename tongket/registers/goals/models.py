"""Tables of the register of goals."""

from __future__ import annotations

from fractions import Fraction

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class Target(models.Model):
    """A target (mục tiêu): indicator, unit, period and a number set by paper. Locked once set; versions follow."""

    code = models.CharField(max_length=30)
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=12, default="locked")
    indicator = models.CharField(max_length=60)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="targets")
    calendar = models.CharField(max_length=20, default="admin")
    period = models.CharField(max_length=24)
    kind = models.CharField(max_length=12)
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField(default=1)
    base_period = models.CharField(max_length=24, blank=True)
    base_n = models.BigIntegerField(null=True)
    base_of = models.BigIntegerField(null=True)
    paper = models.CharField(max_length=300)
    set_on = models.DateField()
    approved_by = models.CharField(max_length=120)
    note = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    entered_by = models.BigIntegerField(null=True)
    entered_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "code", "version", "state", "indicator", "unit", "calendar", "period", "kind", "numerator", "denominator",
        "base_period", "base_n", "base_of", "paper", "set_on", "approved_by", "note", "reason", "entered_by",
        "entered_post", "recorded_at",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="target_version_once"),
            models.UniqueConstraint(
                fields=["indicator", "unit", "calendar", "period"],
                condition=Q(state="locked"),
                name="target_in_force_once",
            ),
            models.CheckConstraint(condition=Q(denominator__gt=0) & Q(numerator__gt=0), name="target_parameter"),
            models.CheckConstraint(condition=~Q(kind="cut_by") | Q(base_n__isnull=False), name="target_cut_has_base"),
            models.CheckConstraint(condition=Q(base_of=None) | Q(base_n__lte=F("base_of")), name="target_base_parts"),
            models.CheckConstraint(condition=Q(version=1) | ~Q(reason=""), name="target_revision_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.code}/{self.version}"

    @property
    def parameter(self) -> Fraction:
        """The number of the target, exact."""
        return Fraction(self.numerator, self.denominator)


class ExternalIndex(models.Model):
    """A published outside index (chỉ số bên ngoài): place of how many, the place before, where it was published."""

    code = models.CharField(max_length=60, unique=True)
    state = models.CharField(max_length=12, default="recorded")
    index = models.CharField(max_length=40)
    name = models.CharField(max_length=160)
    issuer = models.CharField(max_length=160)
    subject = models.CharField(max_length=120)
    place = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="external_indices")
    index_year = models.PositiveSmallIntegerField()
    published_on = models.DateField()
    rank = models.PositiveSmallIntegerField()
    of = models.PositiveSmallIntegerField()
    previous_rank = models.PositiveSmallIntegerField(null=True)
    value_numerator = models.BigIntegerField(null=True)
    value_denominator = models.BigIntegerField(null=True)
    evidence = models.CharField(max_length=300)
    entered_by = models.BigIntegerField(null=True)
    entered_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(id=Mark.TECHNICAL, index=Mark.OPEN, name=Mark.OPEN, rank=Mark.OPEN, of=Mark.OPEN) | internal(
        "code", "state", "issuer", "subject", "place", "index_year", "published_on", "previous_rank", "value_numerator",
        "value_denominator", "evidence", "entered_by", "entered_post", "recorded_at", "voided_at", "void_reason",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["index", "index_year", "place"], condition=Q(state="recorded"), name="external_index_once"
            ),
            models.CheckConstraint(condition=Q(rank__gte=1) & Q(rank__lte=F("of")), name="external_index_rank"),
            models.CheckConstraint(
                condition=Q(value_numerator=None, value_denominator=None)
                | Q(value_numerator__isnull=False, value_denominator__gt=0),
                name="external_index_value_pair",
            ),
            models.CheckConstraint(
                condition=Q(state="void", voided_at__isnull=False) | Q(state="recorded", voided_at=None),
                name="external_index_void_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def change(self) -> int | None:
        """Places gained (positive) or lost since the publication before."""
        return None if self.previous_rank is None else self.previous_rank - self.rank

    @property
    def value(self) -> Fraction | None:
        """The published score as a fraction of one, exact."""
        if self.value_numerator is None or self.value_denominator is None:
            return None
        return Fraction(self.value_numerator, self.value_denominator)
