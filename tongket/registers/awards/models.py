"""Tables of the register of awards."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class AwardRound(models.Model):
    """A round (đợt khen thưởng): one occasion for which nominations are collected and decided."""

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=200)
    occasion = models.CharField(max_length=200)
    organiser = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="award_rounds")
    opened_on = models.DateField()
    state = models.CharField(max_length=12, default="open")
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    privacy = marks(
        id=Mark.TECHNICAL, code=Mark.OPEN, name=Mark.OPEN, occasion=Mark.OPEN, organiser=Mark.OPEN,
        opened_on=Mark.OPEN, state=Mark.INTERNAL, recorded_at=Mark.INTERNAL, recorded_by=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=("open", "decided", "handed_over")), name="award_round_state")
        ]
        indexes = [models.Index(F("opened_on").desc(), F("id").desc(), name="award_round_newest")]

    def __str__(self) -> str:
        return self.code


class Nomination(models.Model):
    """A nomination (đề nghị khen thưởng): who, by post or as a unit, for which achievement, in which form."""

    code = models.CharField(max_length=30, unique=True)
    round = models.ForeignKey("awards.AwardRound", on_delete=models.PROTECT, related_name="nominations")
    recipient = models.CharField(max_length=12)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="award_nominations")
    post = models.CharField(max_length=160, blank=True)
    form = models.CharField(max_length=24)
    kind = models.CharField(max_length=12)
    achievement = models.CharField(max_length=500)
    achievement_key = models.CharField(max_length=500)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=14, default="nominated")
    nominated_at = models.DateTimeField()
    nominated_by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    vetted_by = models.BigIntegerField(null=True)
    vetted_by_post = models.CharField(max_length=120, blank=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "code", "round", "recipient", "unit", "post", "form", "kind", "achievement", "achievement_key", "year", "state",
        "nominated_at", "nominated_by_post", "recorded_at", "recorded_by", "vetted_by", "vetted_by_post", "void_reason",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(recipient="collective", post="") | (~Q(recipient="collective") & ~Q(post="")),
                name="nomination_post",
            ),
            models.CheckConstraint(
                condition=Q(state="void") & ~Q(void_reason="") | ~Q(state="void") & Q(void_reason=""),
                name="nomination_void_reason",
            ),
            # AWD-4: not several forms for one achievement.
            models.UniqueConstraint(
                fields=["unit", "post", "achievement_key", "year"], condition=~Q(state="void"), name="one_form_a_merit"
            ),
        ]
        indexes = [models.Index(fields=["round", "state"], name="nomination_round_state")]

    def __str__(self) -> str:
        return self.code


class VettingLine(models.Model):
    """A verdict (kết quả xét) on one criterion of one nomination; a new vetting adds lines, the newest count."""

    nomination = models.ForeignKey("awards.Nomination", on_delete=models.PROTECT, related_name="vetting")
    turn = models.PositiveSmallIntegerField(default=1)
    criterion = models.CharField(max_length=24)
    verdict = models.CharField(max_length=10)
    basis = models.CharField(max_length=300, blank=True)
    indicator = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    by_post = models.CharField(max_length=120)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "nomination", "turn", "criterion", "verdict", "basis", "indicator", "at", "by_post"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination", "turn", "criterion"], name="vetting_once_a_turn"),
            models.CheckConstraint(
                condition=Q(verdict__in=("passed", "failed", "to_judge")), name="vetting_verdict_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination_id} {self.criterion} {self.verdict}"


class Decision(models.Model):
    """A decision (quyết định khen thưởng) of one form; the number stays empty in the demo."""

    code = models.CharField(max_length=30, unique=True)
    round = models.ForeignKey("awards.AwardRound", on_delete=models.PROTECT, related_name="decisions")
    form = models.CharField(max_length=24)
    decided_on = models.DateField()
    number = models.CharField(max_length=40, blank=True)
    authority = models.CharField(max_length=120)
    law_from = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    decided_by_post = models.CharField(max_length=120)

    privacy = marks(
        id=Mark.TECHNICAL, code=Mark.OPEN, round=Mark.OPEN, form=Mark.OPEN, decided_on=Mark.OPEN, number=Mark.OPEN,
        authority=Mark.OPEN, law_from=Mark.OPEN, recorded_at=Mark.INTERNAL, recorded_by=Mark.INTERNAL,
        decided_by_post=Mark.INTERNAL,
    )  # fmt: skip

    def __str__(self) -> str:
        return self.code


class Award(models.Model):
    """An award (khen thưởng) given by a decision for one nomination, its money, and its hand-over."""

    code = models.CharField(max_length=30, unique=True)
    decision = models.ForeignKey("awards.Decision", on_delete=models.PROTECT, related_name="awards")
    nomination = models.OneToOneField("awards.Nomination", on_delete=models.PROTECT, related_name="award")
    position = models.PositiveSmallIntegerField()
    money = models.PositiveBigIntegerField()  # đồng
    state = models.CharField(max_length=12, default="decided")
    handed_over_on = models.DateField(null=True)
    handed_over_by = models.CharField(max_length=160, blank=True)
    present = models.BooleanField(null=True)
    conference_code = models.CharField(max_length=30, blank=True)
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, code=Mark.OPEN, decision=Mark.OPEN, nomination=Mark.INTERNAL, position=Mark.OPEN,
        money=Mark.INTERNAL, state=Mark.OPEN, handed_over_on=Mark.OPEN, handed_over_by=Mark.OPEN,
        present=Mark.INTERNAL, conference_code=Mark.OPEN, recorded_at=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="award_position"),
            models.CheckConstraint(
                condition=Q(handed_over_on=None, handed_over_by="", present=None)
                | Q(handed_over_on__isnull=False, present__isnull=False) & ~Q(handed_over_by=""),
                name="award_hand_over_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="handed_over") | Q(handed_over_on__isnull=False), name="award_handed_over_dated"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Revocation(models.Model):
    """A revocation (thu hồi) of an award with its ground; undone by a later restoration, never deleted (AWD-5)."""

    award = models.ForeignKey("awards.Award", on_delete=models.PROTECT, related_name="revocations")
    ground = models.CharField(max_length=20)
    reason = models.CharField(max_length=300)
    revoked_on = models.DateField()
    revoked_by = models.BigIntegerField(null=True)
    revoked_by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    money_to_recover = models.PositiveBigIntegerField()
    restored_on = models.DateField(null=True)
    restored_by_post = models.CharField(max_length=120, blank=True)
    restore_reason = models.CharField(max_length=300, blank=True)
    restore_recorded_at = models.DateTimeField(null=True)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "award", "ground", "reason", "revoked_on", "revoked_by", "revoked_by_post", "recorded_at", "money_to_recover",
        "restored_on", "restored_by_post", "restore_reason", "restore_recorded_at",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["award"], condition=Q(restored_on=None), name="revoked_once_at_a_time"),
            models.CheckConstraint(
                condition=Q(restored_on=None, restored_by_post="", restore_reason="", restore_recorded_at=None)
                | Q(restored_on__isnull=False, restore_recorded_at__isnull=False)
                & ~Q(restored_by_post="")
                & ~Q(restore_reason=""),
                name="restoration_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award_id} {self.ground}"


class Recognition(models.Model):
    """A recognition (danh hiệu) the province received: title, issuer, decision, year, evidence."""

    code = models.CharField(max_length=30, unique=True)
    title = models.CharField(max_length=200)
    title_key = models.CharField(max_length=200)
    issuer = models.CharField(max_length=160)
    number = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField()
    year = models.PositiveSmallIntegerField()
    evidence = models.CharField(max_length=300)
    state = models.CharField(max_length=12, default="recorded")
    void_reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    privacy = marks(
        id=Mark.TECHNICAL, code=Mark.OPEN, title=Mark.OPEN, title_key=Mark.TECHNICAL, issuer=Mark.OPEN,
        number=Mark.OPEN, decided_on=Mark.OPEN, year=Mark.OPEN, evidence=Mark.INTERNAL, state=Mark.INTERNAL,
        void_reason=Mark.INTERNAL, recorded_at=Mark.INTERNAL, recorded_by=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["title_key", "year"], condition=Q(state="recorded"), name="recognition_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(state="void") & ~Q(void_reason="") | Q(state="recorded", void_reason=""),
                name="recognition_void_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"
