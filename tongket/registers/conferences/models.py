"""Tables of the register of conferences."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class Conference(models.Model):
    """A conference (hội nghị): what it is for, when, where, chaired by which post; the rest hangs on it."""

    code = models.CharField(max_length=30, unique=True)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=16)
    organiser = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="conferences")
    held_on = models.DateField()
    half_day = models.CharField(max_length=10)
    starts = models.TimeField()
    place = models.CharField(max_length=200)
    chair_title = models.CharField(max_length=200)
    chair_position = models.PositiveSmallIntegerField(default=1)
    urgent = models.BooleanField(default=False)
    award_round_code = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=12, default="called")
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    privacy = marks(
        id=Mark.TECHNICAL, code=Mark.OPEN, title=Mark.OPEN, kind=Mark.OPEN, organiser=Mark.OPEN, held_on=Mark.OPEN,
        half_day=Mark.OPEN, starts=Mark.OPEN, place=Mark.OPEN, chair_title=Mark.OPEN, chair_position=Mark.OPEN,
        urgent=Mark.INTERNAL, award_round_code=Mark.OPEN, state=Mark.INTERNAL, opened_at=Mark.INTERNAL,
        closed_at=Mark.INTERNAL, void_reason=Mark.INTERNAL, recorded_at=Mark.INTERNAL, recorded_by=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(half_day__in=("morning", "afternoon", "all_day")), name="half_day_known"
            ),
            models.CheckConstraint(
                condition=Q(state="void") & ~Q(void_reason="") | ~Q(state="void") & Q(void_reason=""),
                name="conference_void_reason",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False, closed_at__gte=F("opened_at")),
                name="conference_closed_after_opened",
            ),
        ]
        indexes = [models.Index(F("held_on").desc(), F("id").desc(), name="conference_newest")]

    def __str__(self) -> str:
        return self.code


class Invitation(models.Model):
    """One mailing of invitations (giấy mời) with the latest day it could go out, by the reading then set (DIR-1)."""

    conference = models.ForeignKey("conferences.Conference", on_delete=models.PROTECT, related_name="invitations")
    sent_on = models.DateField()
    latest_day = models.DateField()
    special_requests = models.CharField(max_length=300, blank=True)
    late_reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    by_post = models.CharField(max_length=120)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "conference", "sent_on", "latest_day", "special_requests", "late_reason", "recorded_at", "by_post"
    )

    def __str__(self) -> str:
        return f"{self.conference_id} {self.sent_on}"


class AgendaItem(models.Model):
    """An item of the agenda (mục chương trình): order, what, by which post, how many minutes."""

    conference = models.ForeignKey("conferences.Conference", on_delete=models.PROTECT, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    presenter = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)

    privacy = marks(
        id=Mark.TECHNICAL, conference=Mark.OPEN, position=Mark.OPEN, title=Mark.OPEN, presenter=Mark.OPEN,
        minutes=Mark.OPEN, kind=Mark.OPEN,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "position"], name="agenda_position"),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="agenda_takes_time"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


class Attendance(models.Model):
    """A delegate (đại biểu) by unit and post: invited by which mailing, present or not, represented by whom."""

    conference = models.ForeignKey("conferences.Conference", on_delete=models.PROTECT, related_name="attendance")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="conference_attendance")
    post = models.CharField(max_length=160)
    invitation = models.ForeignKey(
        "conferences.Invitation", null=True, on_delete=models.PROTECT, related_name="delegates"
    )
    present = models.BooleanField(null=True)
    represented_by = models.CharField(max_length=160, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "conference", "unit", "post", "invitation", "present", "represented_by"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "unit", "post"], name="delegate_once"),
            models.CheckConstraint(condition=Q(present=True) | Q(represented_by=""), name="represented_is_present"),
        ]

    def __str__(self) -> str:
        return self.post


class Paper(models.Model):
    """A paper (tài liệu) of the conference and where it is found."""

    conference = models.ForeignKey("conferences.Conference", on_delete=models.PROTECT, related_name="papers")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    title = models.CharField(max_length=300)
    link = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=160, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal("conference", "position", "kind", "title", "link", "author")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "position"], name="paper_position")]

    def __str__(self) -> str:
        return self.title


class Minutes(models.Model):
    """The minutes (biên bản) with the fields DIR-1 lists: chair and present, course, statements, votes, conclusion."""

    conference = models.OneToOneField("conferences.Conference", on_delete=models.PROTECT, related_name="minutes")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    chair = models.CharField(max_length=200)
    secretary = models.CharField(max_length=160)
    invited_count = models.PositiveIntegerField()
    present_count = models.PositiveIntegerField()
    proceedings = models.TextField()
    statements = models.TextField(blank=True)
    votes = models.TextField(blank=True)
    conclusion = models.TextField()
    recorded_at = models.DateTimeField()
    by_post = models.CharField(max_length=120)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "conference", "started_at", "ended_at", "chair", "secretary", "invited_count", "present_count", "proceedings",
        "statements", "votes", "conclusion", "recorded_at", "by_post",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ended_at__gt=F("started_at")), name="minutes_end_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.conference_id}"


class Conclusion(models.Model):
    """The chair's conclusion (kết luận): the directive its instructions became, and when the notice is due (DIR-1)."""

    conference = models.OneToOneField("conferences.Conference", on_delete=models.PROTECT, related_name="conclusion")
    concluded_on = models.DateField()
    summary = models.TextField()
    directive_code = models.CharField(max_length=40, unique=True)
    notice_due = models.DateField()
    notice_issued_on = models.DateField(null=True)
    notice_number = models.CharField(max_length=40, blank=True)
    recorded_at = models.DateTimeField()
    by_post = models.CharField(max_length=120)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "conference", "concluded_on", "summary", "directive_code", "notice_due", "notice_issued_on", "notice_number",
        "recorded_at", "by_post",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(notice_issued_on=None) | Q(notice_issued_on__gte=F("concluded_on")),
                name="notice_after_conclusion",
            )
        ]

    def __str__(self) -> str:
        return self.directive_code
