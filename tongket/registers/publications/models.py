"""Tables of the register of publications."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, marks


class PressItem(models.Model):
    """A news item (tin bài): its state and its address; what it says stands in its versions."""

    code = models.CharField(max_length=30, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    organiser = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="press_items")
    conference_code = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=10, default="draft")
    version = models.PositiveSmallIntegerField(default=1)
    approved_at = models.DateTimeField(null=True)
    approved_by_post = models.CharField(max_length=120, blank=True)
    published_at = models.DateTimeField(null=True)
    withdraw_reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, code=Mark.OPEN, slug=Mark.OPEN, organiser=Mark.OPEN, conference_code=Mark.OPEN,
        state=Mark.INTERNAL, version=Mark.OPEN, approved_at=Mark.INTERNAL, approved_by_post=Mark.INTERNAL,
        published_at=Mark.OPEN, withdraw_reason=Mark.INTERNAL, recorded_at=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by_post="")
                | Q(approved_at__isnull=False) & ~Q(approved_by_post=""),
                name="press_approval_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False, approved_at__isnull=False),
                name="press_published_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn") & ~Q(withdraw_reason="") | ~Q(state="withdrawn") & Q(withdraw_reason=""),
                name="press_withdrawal_reason",
            ),
        ]
        indexes = [
            models.Index(F("recorded_at").desc(), F("id").desc(), name="press_newest"),
            models.Index(F("published_at").desc(), F("id").desc(), name="press_published_newest"),
        ]

    def __str__(self) -> str:
        return self.code


class PressVersion(models.Model):
    """One version (bản) of what an item says; prose holds {keys} where figures stand, each bound to an indicator."""

    item = models.ForeignKey("publications.PressItem", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    dateline = models.CharField(max_length=120)
    lead = models.TextField()
    paragraphs = models.JSONField(default=list)
    captions = models.JSONField(default=list)
    closing = models.CharField(max_length=300)
    byline = models.CharField(max_length=120)
    figures = models.JSONField(default=list)
    written_at = models.DateTimeField()
    written_by = models.BigIntegerField(null=True)
    written_by_post = models.CharField(max_length=120)

    privacy = marks(
        id=Mark.TECHNICAL, item=Mark.OPEN, number=Mark.OPEN, title=Mark.OPEN, dateline=Mark.OPEN, lead=Mark.OPEN,
        paragraphs=Mark.OPEN, captions=Mark.OPEN, closing=Mark.OPEN, byline=Mark.OPEN, figures=Mark.OPEN,
        written_at=Mark.INTERNAL, written_by=Mark.INTERNAL, written_by_post=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="press_version_number")]

    def __str__(self) -> str:
        return f"{self.item_id}/{self.number}"


class Correction(models.Model):
    """A correction (đính chính) of a published item: listed below it, the item's text stays as it was."""

    item = models.ForeignKey("publications.PressItem", on_delete=models.PROTECT, related_name="corrections")
    at = models.DateTimeField()
    wrong = models.CharField(max_length=300)
    right = models.CharField(max_length=300)
    by_post = models.CharField(max_length=120)

    privacy = marks(
        id=Mark.TECHNICAL, item=Mark.OPEN, at=Mark.OPEN, wrong=Mark.OPEN, right=Mark.OPEN, by_post=Mark.INTERNAL
    )

    def __str__(self) -> str:
        return f"{self.item_id} {self.at:%Y-%m-%d}"


class DayViews(models.Model):
    """Views (lượt xem) of an item on one day: by the page's counter, until the day's server log is entered."""

    item = models.ForeignKey("publications.PressItem", on_delete=models.PROTECT, related_name="day_views")
    on = models.DateField()
    source = models.CharField(max_length=8)
    count = models.PositiveIntegerField(default=0)

    privacy = marks(id=Mark.TECHNICAL, item=Mark.OPEN, on=Mark.OPEN, source=Mark.INTERNAL, count=Mark.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "on"], name="views_once_a_day"),
            models.CheckConstraint(condition=Q(source__in=("counter", "log")), name="views_source_known"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.on} {self.count}"
