"""Cases, their acts, the accused as counts, and the crime reports they came from; nobody is named."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class Case(models.Model):
    """A case (vụ án): initiated by decision on a day; group and class are those of its lead offence."""

    code = models.CharField(max_length=40, unique=True)
    initiated_on = models.DateField()
    handler = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="cases")
    pending_to = models.ForeignKey(  # while its file is on the way to another body
        "units.Unit", null=True, db_index=False, on_delete=models.PROTECT, related_name="cases_coming"
    )
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
            "code", "initiated_on", "handler", "pending_to", "investigator", "state", "last_on", "due_strict",
            "due_rolled", "recorded_at", "by_account", "by_post", "voided_at", "void_reason",
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
            models.Index("pending_to", name="case_pending", condition=Q(pending_to__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.code


class CaseEvent(models.Model):
    """One act in a case (diễn biến vụ án): append-only, in order of days."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40)
    # The body that handled the case when the act was entered: acts count for it, wherever the case goes later.
    handler = models.ForeignKey("units.Unit", db_index=False, on_delete=models.PROTECT, related_name="case_events")
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
            "verb", "handler", "state", "on", "at", "n", "ground", "document", "level", "crime_class", "runs_from",
            "sent_at", "other_case", "by_post", "recorded_at",
        ),
    )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.case_id} {self.verb} {self.on}"


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


class CaseReport(models.Model):
    """A crime report (nguồn tin) out of which a case was initiated; a case may stand on several."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="reports")
    report_code = models.CharField(max_length=40, db_index=True)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(id=Mark.TECHNICAL, case=Mark.TECHNICAL, **internal("report_code", "by_post", "recorded_at"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "report_code"], name="case_report_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.report_code}"
