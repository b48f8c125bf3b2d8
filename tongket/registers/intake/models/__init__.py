"""Tables of the register of crime reports. No identity is stored here but in envelopes this house cannot open."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.core.law.report_kinds import OTHER_KINDS
from tongket.foundation.privacy import Mark, internal, marks
from tongket.registers.intake.models.day_state import DayState as DayState
from tongket.registers.intake.models.details import ReportDetails as ReportDetails
from tongket.registers.intake.models.notice import Notice as Notice
from tongket.registers.intake.models.remote import RemoteCommune as RemoteCommune
from tongket.registers.intake.models.requests import Amendment as Amendment
from tongket.registers.intake.models.requests import ExtensionRequest as ExtensionRequest
from tongket.registers.intake.models.requests import VoidRequest as VoidRequest
from tongket.registers.intake.models.sealed import OpeningRequest as OpeningRequest
from tongket.registers.intake.models.sealed import SealedPersons as SealedPersons


class NumberSeries(models.Model):
    """A number series (dãy số): the last number given under one prefix; the row is locked while a number is drawn."""

    prefix = models.CharField(max_length=40, unique=True)
    last = models.PositiveIntegerField(default=0)

    privacy = marks(id=Mark.TECHNICAL, prefix=Mark.TECHNICAL, last=Mark.TECHNICAL)

    def __str__(self) -> str:
        return f"{self.prefix}{self.last}"


class CrimeReport(models.Model):
    """A crime report (nguồn tin về tội phạm) and where it stands now; its history is in `ReportState`.

    `receiver` took it in first; `handler` holds it now. `accepted_at` is the competent body's receipt, from which the
    clock runs (TTLT 01/2017 Đ11.1). The two due days are stored for searching only.
    """

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=8)
    channel = models.CharField(max_length=12)
    reporter_kind = models.CharField(max_length=12)
    received_at = models.DateTimeField()
    receiver = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="reports_received")
    place = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="reports_of_place")
    occurred_on = models.DateField(null=True)
    summary = models.TextField(blank=True)
    search_key = models.TextField(blank=True)
    handler = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="reports_handled")
    pending_to = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="reports_arriving")
    investigator = models.CharField(max_length=120, blank=True)
    accepted_at = models.DateTimeField(null=True)
    due_strict = models.DateField(null=True)
    due_rolled = models.DateField(null=True)
    state = models.CharField(max_length=20)
    last_on = models.DateField()
    # The police unit the report is about: never visible to that unit nor to anybody below it.
    about = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="reports_about")
    classification = models.CharField(max_length=16, blank=True, default="")
    prosecutor = models.CharField(max_length=120, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    archived_at = models.DateTimeField(null=True)
    # Ended, and nothing is owed any more but its archiving: the board need not read its acts. Any act takes it away.
    followed_up = models.BooleanField(default=False)
    outcome = models.CharField(max_length=16, blank=True)
    outcome_on = models.DateField(null=True)
    # The last day on which the crime can be prosecuted (thời hiệu truy cứu), where somebody noted it.
    limitation_on = models.DateField(null=True)
    merged_into = models.ForeignKey("intake.CrimeReport", null=True, on_delete=models.PROTECT, related_name="merged")
    split_from = models.ForeignKey("intake.CrimeReport", null=True, on_delete=models.PROTECT, related_name="split")
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = marks(
        id=Mark.TECHNICAL, summary=Mark.CONTENT, search_key=Mark.CONTENT, place=Mark.CONTENT, occurred_on=Mark.CONTENT,
        merged_into=Mark.INTERNAL, split_from=Mark.INTERNAL, about=Mark.CONTENT,
        **internal(
            "classification", "prosecutor", "version", "archived_at", "followed_up",
            "code", "kind", "channel", "reporter_kind", "received_at", "receiver", "handler", "pending_to",
            "investigator", "accepted_at", "due_strict", "due_rolled", "state", "last_on", "outcome",
            "outcome_on", "limitation_on", "recorded_at", "voided_at", "void_reason",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", outcome_on=None) | (~Q(outcome="") & Q(outcome_on__isnull=False)),
                name="report_outcome_pair",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, due_strict=None, due_rolled=None)
                | Q(accepted_at__isnull=False, due_strict__isnull=False, due_rolled__isnull=False)
                & ~Q(kind__in=sorted(OTHER_KINDS))
                | Q(due_strict=None, due_rolled=None, kind__in=sorted(OTHER_KINDS)),
                name="report_clock_whole",
            ),
            models.CheckConstraint(
                condition=Q(due_rolled=None) | Q(due_rolled__gte=F("due_strict")), name="report_due_order"
            ),
            models.CheckConstraint(
                condition=Q(state="void", voided_at__isnull=False) | (~Q(state="void") & Q(voided_at=None)),
                name="report_void_pair",
            ),
        ]
        indexes = [
            models.Index(F("received_at").desc(), F("id").desc(), name="report_newest"),
            models.Index(fields=["state", "due_rolled"], name="report_due"),
            models.Index(fields=["followed_up", "handler"], condition=Q(archived_at=None), name="report_owing"),
            models.Index(F("state"), F("received_at").desc(), F("id").desc(), name="report_state_newest"),
            models.Index(F("kind"), F("received_at").desc(), F("id").desc(), name="report_kind_newest"),
            models.Index(F("handler"), F("received_at").desc(), F("id").desc(), name="report_handler_newest"),
            models.Index(F("receiver"), F("received_at").desc(), F("id").desc(), name="report_receiver_newest"),
            models.Index(fields=["place", "occurred_on"], name="report_place_occurred"),
            # Reports without a day of the event are looked up by their receipt (likely duplicates).
            models.Index(fields=["place", "received_at"], condition=Q(occurred_on=None), name="report_place_received"),
        ]

    def __str__(self) -> str:
        return self.code


class ReportState(models.Model):
    """One act on a report (diễn biến): append-only, in order of days; the clock after the act stands beside it."""

    report = models.ForeignKey("intake.CrimeReport", on_delete=models.PROTECT, related_name="states")
    verb = models.CharField(max_length=40)
    state = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    by_account = models.BigIntegerField(null=True)
    by_post = models.CharField(max_length=120)
    detail = models.CharField(max_length=24, blank=True)  # outcome, ground, authority: a code word
    reason = models.CharField(max_length=300, blank=True)
    article = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=60, blank=True, default="")  # of the decision or paper
    person = models.CharField(max_length=120, blank=True, default="")  # the investigator this act names, by post
    person_2 = models.CharField(max_length=120, blank=True, default="")  # the prosecutor, by post
    # Where the limit counts from another day than the act's: a body takes up what it has had for some days.
    counts_from = models.DateField(null=True)
    due_strict = models.DateField(null=True)
    due_rolled = models.DateField(null=True)

    privacy = marks(
        id=Mark.TECHNICAL, report=Mark.TECHNICAL, reason=Mark.CONTENT,
        **internal(
            "verb", "state", "on", "at", "recorded_at", "unit", "by_account", "by_post", "detail", "article",
            "number", "person", "person_2", "counts_from", "due_strict", "due_rolled",
        ),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["report", "id"], name="report_state_order")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.verb} {self.on}"


class Transfer(models.Model):
    """A transfer (phiếu chuyển nguồn tin): sent, then received or returned; outside the province it is confirmed."""

    report = models.ForeignKey("intake.CrimeReport", on_delete=models.PROTECT, related_name="transfers")
    from_unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    outside = models.CharField(max_length=160, blank=True)
    number = models.CharField(max_length=60, blank=True, default="")  # of form 03 (phiếu chuyển)
    reason = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)

    privacy = marks(
        id=Mark.TECHNICAL, report=Mark.TECHNICAL, reason=Mark.CONTENT,
        **internal("from_unit", "to_unit", "outside", "number", "sent_at", "received_at", "returned_at"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_unit__isnull=False, outside="") | (Q(to_unit=None) & ~Q(outside="")),
                name="transfer_one_target",
            ),
            models.CheckConstraint(
                condition=Q(received_at=None) | Q(returned_at=None), name="transfer_received_or_returned"
            ),
            models.UniqueConstraint(
                fields=["report"], condition=Q(received_at=None, returned_at=None), name="transfer_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.from_unit_id} → {self.to_unit_id or self.outside}"


class Extension(models.Model):
    """An extension (gia hạn) by the agency's head or by the procuracy; `run` is the act that started the limit."""

    report = models.ForeignKey("intake.CrimeReport", on_delete=models.PROTECT, related_name="extensions")
    run = models.ForeignKey("intake.ReportState", on_delete=models.PROTECT, related_name="extensions")
    authority = models.CharField(max_length=12)
    requested_on = models.DateField(null=True)
    decided_on = models.DateField()
    by_post = models.CharField(max_length=120)

    privacy = marks(
        id=Mark.TECHNICAL, report=Mark.TECHNICAL, run=Mark.TECHNICAL, authority=Mark.INTERNAL,
        requested_on=Mark.INTERNAL, decided_on=Mark.INTERNAL, by_post=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "authority"], name="extension_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.authority} {self.decided_on}"


class Suspension(models.Model):
    """A suspension (tạm đình chỉ) with its ground and the request still outstanding; ended by one of two acts."""

    report = models.ForeignKey("intake.CrimeReport", on_delete=models.PROTECT, related_name="suspensions")
    ground = models.CharField(max_length=20)
    outstanding = models.CharField(max_length=300)
    from_on = models.DateField()
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=24, blank=True)

    privacy = marks(
        id=Mark.TECHNICAL, report=Mark.TECHNICAL, ground=Mark.INTERNAL, outstanding=Mark.CONTENT,
        from_on=Mark.INTERNAL, ended_on=Mark.INTERNAL, end_reason=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(ended_on=None), name="suspension_one_open"),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_reason="") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="suspension_end_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.ground} {self.from_on}"
