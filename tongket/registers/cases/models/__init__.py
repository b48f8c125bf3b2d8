"""Tables of the register of offences and cases. Accused persons are counts; nobody is named."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks
from tongket.registers.cases.models.links import CaseReport, OffenceAmendment, VoidRequest
from tongket.registers.cases.models.procuracy import AnnulledDecision, FileReturn, ProcuracyRequest
from tongket.registers.cases.models.prosecution import CountsSignature, ProsecutionCounts
from tongket.registers.cases.models.safeguards import Compensation, ProceduralComplaint, QuashedJudgment

__all__ = [
    "AccusedCount", "AnnulledDecision", "Case", "CaseEvent", "CaseReport", "Clearance", "Compensation",
    "CountsSignature", "FileReturn", "Offence", "OffenceAmendment", "ProceduralComplaint", "ProcuracyRequest",
    "ProsecutionCounts", "QuashedJudgment", "Reclassification", "Ring", "SafeguardReview", "VoidRequest",
]  # fmt: skip


class Offence(models.Model):
    """An offence (vụ phạm pháp), recorded before or without a case; its class follows from article and clause."""

    code = models.CharField(max_length=40, unique=True)
    recorded_on = models.DateField()
    occurred_on = models.DateField(null=True)
    place = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="offences")
    handler = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="offences_handled")
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
            "code", "recorded_on", "handler", "article", "clause", "group", "crime_class", "serious_set", "tag",
            "dead", "injured", "damage", "report_code", "case", "state", "recorded_at", "by_account", "by_post",
            "voided_at", "void_reason",
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
        **internal("on", "basis", "recovered", "by_post", "recorded_at", "reversed_on", "reversed_recorded_at"),
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


class Case(models.Model):
    """A case (vụ án): initiated by decision on a day; group and class are those of its lead offence."""

    code = models.CharField(max_length=40, unique=True)
    initiated_on = models.DateField()
    handler = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="cases")
    lead_offence = models.ForeignKey("cases.Offence", on_delete=models.PROTECT, related_name="leads")
    investigator = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=16)
    last_on = models.DateField()
    due_strict = models.DateField(null=True)  # of the limit now running; none while no limit runs
    due_rolled = models.DateField(null=True)
    joined_into = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="joined")
    split_from = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="parts")
    recorded_at = models.DateTimeField()
    by_account = models.BigIntegerField(null=True)
    by_post = models.CharField(max_length=120)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    privacy = marks(
        id=Mark.TECHNICAL, lead_offence=Mark.TECHNICAL, joined_into=Mark.TECHNICAL, split_from=Mark.TECHNICAL,
        version=Mark.TECHNICAL,
        **internal(
            "code", "initiated_on", "handler", "investigator", "state", "last_on", "due_strict", "due_rolled",
            "recorded_at", "by_account", "by_post", "voided_at", "void_reason",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="void", voided_at__isnull=False) | (~Q(state="void") & Q(voided_at=None)),
                name="case_void_pair",
            ),
            models.CheckConstraint(condition=Q(last_on__gte=F("initiated_on")), name="case_last_after_first"),
            models.CheckConstraint(
                condition=Q(due_strict=None, due_rolled=None) | Q(due_rolled__gte=F("due_strict")),
                name="case_due_pair",
            ),
            models.CheckConstraint(
                condition=(Q(state="joined") & Q(joined_into__isnull=False)) | ~Q(state="joined"),
                name="case_joined_pair",
            ),
        ]
        indexes = [
            models.Index(F("initiated_on").desc(), F("id").desc(), name="case_newest"),
            models.Index(F("handler"), F("initiated_on").desc(), F("id").desc(), name="case_handler_newest"),
            models.Index("due_rolled", name="case_due", condition=Q(due_rolled__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.code


class AccusedCount(models.Model):
    """Accused persons (bị can) charged on one day in one case, as counts with the attributes statistics need.

    `offence` is their gravest; none means the lead offence of the case.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="accused")
    offence = models.ForeignKey("cases.Offence", null=True, on_delete=models.PROTECT, related_name="accused")
    charged_on = models.DateField()
    lead = models.BooleanField(default=False)  # the lead accused is among them
    n = models.PositiveIntegerField()
    female = models.PositiveIntegerField(default=0)
    under_18 = models.PositiveIntegerField(default=0)
    reoffenders = models.PositiveIntegerField(default=0)
    legal_persons = models.PositiveIntegerField(default=0)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, case=Mark.TECHNICAL, offence=Mark.TECHNICAL,
        **internal(
            "charged_on", "lead", "n", "female", "under_18", "reoffenders", "legal_persons", "by_post", "recorded_at"
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(n__gt=0), name="accused_some"),
            models.CheckConstraint(
                condition=Q(female__lte=F("n"), under_18__lte=F("n"))
                & Q(reoffenders__lte=F("n"), legal_persons__lte=F("n")),
                name="accused_parts_within",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.n}"


class CaseEvent(models.Model):
    """One act in a case (diễn biến vụ án): append-only, in order of days."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40)
    state = models.CharField(max_length=16)
    on = models.DateField()
    at = models.DateTimeField(null=True)  # when the act was entered by its author; hour limits run from here
    n = models.PositiveIntegerField(default=1)
    ground = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    document = models.CharField(max_length=80, blank=True)  # number of the decision
    level = models.CharField(max_length=12, blank=True)  # which procuracy signed
    crime_class = models.CharField(max_length=20, blank=True)  # by which the limit runs from this act on
    runs_from = models.DateField(null=True)  # receipt of a returned file; the first initiation of joined cases
    sent_at = models.DateTimeField(null=True)  # when the decision went to the procuracy, where entered with it
    offence = models.ForeignKey("cases.Offence", null=True, on_delete=models.PROTECT, related_name="case_events")
    other_case = models.CharField(max_length=40, blank=True)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, case=Mark.TECHNICAL, offence=Mark.TECHNICAL, reason=Mark.CONTENT,
        **internal(
            "verb", "state", "on", "at", "n", "ground", "document", "level", "crime_class", "runs_from", "sent_at",
            "other_case", "by_post", "recorded_at",
        ),
    )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.case_id} {self.verb} {self.on}"


class Ring(models.Model):
    """A ring broken (băng nhóm, đường dây, ổ nhóm, tụ điểm): a named record with its cases, never a bare count."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=160)
    broken_on = models.DateField()
    handler = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="rings")
    members = models.PositiveIntegerField()
    cases = models.ManyToManyField("cases.Case", related_name="rings")
    by_account = models.BigIntegerField(null=True)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(
        id=Mark.TECHNICAL, name=Mark.CONTENT, cases=Mark.TECHNICAL,
        **internal(
            "code", "kind", "broken_on", "handler", "members", "by_account", "by_post", "recorded_at", "voided_at",
            "void_reason",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(voided_at=None, void_reason="") | (Q(voided_at__isnull=False) & ~Q(void_reason="")),
                name="ring_void_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class SafeguardReview(models.Model):
    """A review (rà soát oan sai, bỏ lọt): how many cases and accused were reviewed, by whom, what was found."""

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="safeguard_reviews")
    on = models.DateField()
    cases_reviewed = models.PositiveIntegerField()
    accused_reviewed = models.PositiveIntegerField()
    found = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)
    reviewer_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, note=Mark.CONTENT,
        **internal(
            "code", "unit", "on", "cases_reviewed", "accused_reviewed", "found", "reviewer_post", "recorded_at"
        ),
    )  # fmt: skip

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(cases_reviewed__gt=0), name="review_of_something")]

    def __str__(self) -> str:
        return self.code
