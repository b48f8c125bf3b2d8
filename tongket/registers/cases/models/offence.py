"""Offences, their clearances, and what was changed about them; nobody is named."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class Offence(models.Model):
    """An offence (vụ phạm pháp), recorded before or without a case; its class follows from article and clause."""

    code = models.CharField(max_length=40, unique=True)
    recorded_on = models.DateField()
    occurred_on = models.DateField(null=True)
    place = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="offences")
    handler = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="offences_handled")
    # Who recorded it: the body its occurrence counts for, wherever the matter goes later.
    first_handler = models.ForeignKey("units.Unit", db_index=False, on_delete=models.PROTECT, related_name="+")
    article = models.CharField(max_length=8)
    clause = models.CharField(max_length=4)
    group = models.CharField(max_length=20)
    crime_class = models.CharField(max_length=20)
    serious_set = models.CharField(max_length=3)
    tag = models.CharField(max_length=30, blank=True)
    dead = models.PositiveIntegerField(default=0)
    injured = models.PositiveIntegerField(default=0)
    damage = models.PositiveBigIntegerField(default=0)  # đồng
    summary = models.TextField(blank=True)
    search_key = models.TextField(blank=True)
    report_code = models.CharField(max_length=40, blank=True, db_index=True)
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="offences")
    state = models.CharField(max_length=12)
    recorded_at = models.DateTimeField()
    by_account = models.BigIntegerField(null=True)
    by_post = models.CharField(max_length=120)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)  # counts amendments: a second editor is shown both texts

    privacy = marks(
        id=Mark.TECHNICAL, version=Mark.TECHNICAL, summary=Mark.CONTENT, search_key=Mark.CONTENT, place=Mark.CONTENT,
        occurred_on=Mark.CONTENT,
        **internal(
            "code", "recorded_on", "handler", "first_handler", "article", "clause", "group", "crime_class",
            "serious_set", "tag", "dead", "injured", "damage", "report_code", "case", "state", "recorded_at",
            "by_account", "by_post", "voided_at", "void_reason",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_on=None) | Q(occurred_on__lte=F("recorded_on")), name="offence_not_in_future"
            ),
            models.CheckConstraint(
                condition=Q(state="void", voided_at__isnull=False) | (~Q(state="void") & Q(voided_at=None)),
                name="offence_void_pair",
            ),
        ]
        indexes = [
            models.Index(F("recorded_on").desc(), F("id").desc(), name="offence_newest"),
            models.Index(F("place"), F("recorded_on").desc(), F("id").desc(), name="offence_place_newest"),
            models.Index(F("handler"), F("recorded_on").desc(), F("id").desc(), name="offence_handler_newest"),
        ]

    def __str__(self) -> str:
        return self.code


class Clearance(models.Model):
    """A clearance (khám phá) of an offence on a day with its basis; reversible when the accusation collapses."""

    offence = models.ForeignKey("cases.Offence", on_delete=models.PROTECT, related_name="clearances")
    # The body that handled the offence on that day.
    handler = models.ForeignKey("units.Unit", db_index=False, on_delete=models.PROTECT, related_name="clearances")
    on = models.DateField()
    basis = models.CharField(max_length=24)
    recovered = models.PositiveBigIntegerField(default=0)  # đồng
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    reversed_on = models.DateField(null=True)
    reversed_recorded_at = models.DateTimeField(null=True)
    reverse_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(
        id=Mark.TECHNICAL, offence=Mark.TECHNICAL, reverse_reason=Mark.CONTENT,
        **internal(
            "handler", "on", "basis", "recovered", "by_post", "recorded_at", "reversed_on", "reversed_recorded_at"
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offence"], condition=Q(reversed_on=None), name="clearance_one_running"),
            models.CheckConstraint(
                condition=Q(reversed_on=None, reversed_recorded_at=None)
                | Q(reversed_on__gte=F("on"), reversed_recorded_at__isnull=False),
                name="clearance_reversed_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offence_id} {self.on}"


class Reclassification(models.Model):
    """A change of article or clause (thay đổi tội danh) by a second person: what stood before is kept and counted."""

    offence = models.ForeignKey("cases.Offence", on_delete=models.PROTECT, related_name="reclassifications")
    on = models.DateField()
    article_before = models.CharField(max_length=8)
    clause_before = models.CharField(max_length=4)
    group_before = models.CharField(max_length=20)
    crime_class_before = models.CharField(max_length=20)
    serious_set_before = models.CharField(max_length=3)
    reason = models.CharField(max_length=300)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, offence=Mark.TECHNICAL, reason=Mark.CONTENT,
        **internal(
            "on", "article_before", "clause_before", "group_before", "crime_class_before", "serious_set_before",
            "by_post", "recorded_at",
        ),
    )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.offence_id} {self.on}"


class OffenceAmendment(models.Model):
    """One field of an offence corrected (đính chính): what stood before is kept, so that sealed figures stay."""

    offence = models.ForeignKey("cases.Offence", on_delete=models.PROTECT, related_name="amendments")
    field = models.CharField(max_length=20)
    before = models.TextField(blank=True)
    reason = models.CharField(max_length=300)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField(db_index=True)

    privacy = marks(
        id=Mark.TECHNICAL, offence=Mark.TECHNICAL, before=Mark.CONTENT, reason=Mark.CONTENT,
        **internal("field", "by_post", "recorded_at"),
    )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.offence_id} {self.field}"
