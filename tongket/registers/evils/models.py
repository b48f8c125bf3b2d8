"""Tables of the register of social evils: persons stand here as counts, no name and no file of anyone."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks

_VOID = internal("recorded_at", "recorded_by", "recorded_post", "voided_at", "void_reason")


def _void_pair(name: str) -> models.CheckConstraint:
    """A void record says when; any other says nothing of it."""
    return models.CheckConstraint(
        condition=Q(state="void", voided_at__isnull=False) | (~Q(state="void") & Q(voided_at=None)), name=name
    )


class EvilCase(models.Model):
    """A detected case (vụ việc tệ nạn xã hội) of gambling, prostitution or drug use, with its persons as counts."""

    code = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=16)
    sub_kind = models.CharField(max_length=30)
    detected_on = models.DateField()
    place = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="evil_cases")
    handler = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="evil_cases_handled")
    persons = models.PositiveIntegerField()
    female = models.PositiveIntegerField(default=0)
    under_18 = models.PositiveIntegerField(default=0)
    money = models.PositiveBigIntegerField(default=0)  # đồng seized
    exhibits = models.PositiveBigIntegerField(default=0)  # value of exhibits in đồng
    summary = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, default="recorded")
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    recorded_post = models.CharField(max_length=160)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = (
        marks(id=Mark.TECHNICAL, code=Mark.INTERNAL, kind=Mark.OPEN, summary=Mark.CONTENT)
        | internal("sub_kind", "detected_on", "place", "handler", "persons", "female", "under_18", "money", "exhibits")
        | internal("state")
        | _VOID
    )

    class Meta:
        constraints = [
            _void_pair("evil_case_void_pair"),
            models.CheckConstraint(
                condition=Q(persons__gte=1, female__lte=F("persons"), under_18__lte=F("persons")),
                name="evil_case_parts",
            ),
        ]
        indexes = [
            models.Index(F("detected_on").desc(), F("id").desc(), name="evil_case_newest"),
            models.Index(F("kind"), F("detected_on").desc(), F("id").desc(), name="evil_case_kind_newest"),
        ]

    def __str__(self) -> str:
        return self.code


class EvilDecision(models.Model):
    """The outcome (kết quả xử lý) of a case: criminal with the case it became, or administrative with its measures."""

    evil_case = models.ForeignKey(EvilCase, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=16)
    decided_on = models.DateField()
    case_code = models.CharField(max_length=30, blank=True)
    prosecuted = models.PositiveIntegerField(default=0)
    fined = models.PositiveIntegerField(default=0)
    fines = models.PositiveBigIntegerField(default=0)  # đồng
    to_treatment = models.PositiveIntegerField(default=0)
    to_education = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    recorded_post = models.CharField(max_length=160)
    withdrawn_at = models.DateTimeField(null=True)
    withdraw_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal(
        "evil_case", "outcome", "decided_on", "case_code", "prosecuted", "fined", "fines", "to_treatment",
        "to_education", "recorded_at", "recorded_by", "recorded_post", "withdrawn_at", "withdraw_reason",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evil_case"], condition=Q(withdrawn_at=None), name="evil_decision_one_standing"
            ),
            models.CheckConstraint(
                condition=Q(outcome="criminal") & ~Q(case_code="") | Q(outcome="administrative", case_code=""),
                name="evil_decision_case",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evil_case_id}: {self.outcome}"


class Spot(models.Model):
    """A complicated spot (điểm phức tạp, tụ điểm): a named record that stands until it is cleared with evidence."""

    code = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=16)
    name = models.CharField(max_length=160)
    place = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="evil_spots")
    opened_on = models.DateField()
    last_on = models.DateField()  # day of the newest step
    state = models.CharField(max_length=12, default="standing")
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    recorded_post = models.CharField(max_length=160)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = (
        marks(id=Mark.TECHNICAL, code=Mark.INTERNAL, kind=Mark.OPEN, name=Mark.CONTENT)
        | internal("place", "opened_on", "last_on", "state")
        | _VOID
    )

    class Meta:
        constraints = [_void_pair("evil_spot_void_pair")]
        indexes = [models.Index(F("last_on").desc(), F("id").desc(), name="evil_spot_newest")]

    def __str__(self) -> str:
        return self.code


class SpotStep(models.Model):
    """One dated step of a spot: opened, cleared, complicated again; with its basis or evidence."""

    spot = models.ForeignKey(Spot, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=12)  # opened | cleared | reopened
    on = models.DateField()
    evidence = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    recorded_post = models.CharField(max_length=160)

    privacy = marks(id=Mark.TECHNICAL, evidence=Mark.CONTENT) | internal(
        "spot", "act", "on", "recorded_at", "recorded_by", "recorded_post"
    )

    def __str__(self) -> str:
        return f"{self.spot_id} {self.act} {self.on}"


class TreatmentMovement(models.Model):
    """A dated movement (biến động) of n persons into or out of a form of treatment, in one commune."""

    code = models.CharField(max_length=30, unique=True)
    form = models.CharField(max_length=16)
    direction = models.CharField(max_length=12)
    reason = models.CharField(max_length=20)
    n = models.PositiveIntegerField()
    on = models.DateField()
    place = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="treatment_movements")
    state = models.CharField(max_length=12, default="recorded")
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    recorded_post = models.CharField(max_length=160)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = (
        marks(id=Mark.TECHNICAL) | internal("code", "form", "direction", "reason", "n", "on", "place", "state") | _VOID
    )

    class Meta:
        constraints = [
            _void_pair("treatment_void_pair"),
            models.CheckConstraint(condition=Q(n__gte=1), name="treatment_someone"),
        ]
        indexes = [
            models.Index(F("on").desc(), F("id").desc(), name="treatment_newest"),
            models.Index(fields=["place", "form", "on"], name="treatment_place_form"),
        ]

    def __str__(self) -> str:
        return self.code


class WantedNotice(models.Model):
    """A wanted notice (quyết định truy nã) by its number, with the count of persons it seeks.

    `counted_on` is the day it counts by: its own, or for one taken over from an older book the day of taking over.
    """

    code = models.CharField(max_length=30, unique=True)
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    counted_on = models.DateField()
    carried_over = models.BooleanField(default=False)
    handler = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="wanted_notices")
    basis = models.CharField(max_length=16)
    n = models.PositiveIntegerField()
    remaining = models.PositiveIntegerField()
    state = models.CharField(max_length=12, default="open")
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    recorded_post = models.CharField(max_length=160)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = (
        marks(id=Mark.TECHNICAL)
        | internal("code", "number", "issued_on", "counted_on", "carried_over", "handler", "basis", "n", "remaining")
        | internal("state")
        | _VOID
    )

    class Meta:
        constraints = [
            _void_pair("wanted_void_pair"),
            models.CheckConstraint(condition=Q(n__gte=1, remaining__lte=F("n")), name="wanted_remaining"),
            models.UniqueConstraint(
                fields=["handler", "number", "issued_on"], condition=Q(voided_at=None), name="wanted_number_once"
            ),
        ]
        indexes = [models.Index(F("issued_on").desc(), F("id").desc(), name="wanted_newest")]

    def __str__(self) -> str:
        return self.code


class WantedResult(models.Model):
    """What became of n persons of a notice: arrested, persuaded to surrender, cleared from the list."""

    code = models.CharField(max_length=40, unique=True)
    notice = models.ForeignKey(WantedNotice, on_delete=models.PROTECT, related_name="results")
    result = models.CharField(max_length=16)
    on = models.DateField()
    n = models.PositiveIntegerField()
    number = models.CharField(max_length=60, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    recorded_post = models.CharField(max_length=160)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(id=Mark.TECHNICAL) | internal("code", "notice", "result", "on", "n", "number") | _VOID

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(n__gte=1), name="wanted_result_someone")]

    def __str__(self) -> str:
        return self.code


class VoidRequest(models.Model):
    """A request to void a record of this register (đề nghị hủy): reason and decision; decided outside the unit."""

    code = models.CharField(max_length=40, unique=True)
    target_code = models.CharField(max_length=40, db_index=True)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="evil_void_requests")
    on = models.DateField()
    reason = models.CharField(max_length=300)
    document = models.CharField(max_length=80)
    state = models.CharField(max_length=12, default="asked")  # asked | approved | refused
    by_account = models.BigIntegerField(null=True)
    by_post = models.CharField(max_length=160)
    by_unit = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="evil_voids_asked")
    recorded_at = models.DateTimeField()
    decided_on = models.DateField(null=True)
    decided_by_post = models.CharField(max_length=160, blank=True)
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    privacy = marks(id=Mark.TECHNICAL, reason=Mark.CONTENT, answer=Mark.CONTENT) | internal(
        "code", "target_code", "unit", "on", "document", "state", "by_account", "by_post", "by_unit", "recorded_at",
        "decided_on", "decided_by_post", "decided_at",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["target_code"], condition=Q(state="asked"), name="evil_void_request_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", decided_on=None, decided_at=None)
                | (~Q(state="asked") & Q(decided_on__isnull=False, decided_at__isnull=False)),
                name="evil_void_request_decided",
            ),
        ]

    def __str__(self) -> str:
        return self.code
