"""What the procuracy watches over, by the clock of each report: hand-overs, answers, reviews, agreements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from tongket.foundation.scope import Scope
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, ExtensionRequest, Notice
from tongket.registers.intake.queries.events import ReportDuty, duties_of, with_act

# Papers sent earlier than this need not be read: a review of three days is over by then. No rule of law.
LOOK_BACK = timedelta(days=1) * 21
DECISIONS = ("initiation_procuracy", "non_initiation_procuracy")


def hand_overs_waiting(scope: Scope, on: datetime) -> list[ReportDuty]:
    """Reports that lie with the commune that received them, with its duty to hand them over (K3)."""
    codes = CrimeReport.objects.filter(state="received", receiver__level="commune").values_list("code", flat=True)
    return _open(scope, on, codes, "K3")


def answers_waiting(scope: Scope, on: datetime) -> list[ReportDuty]:
    """Reports whose extension was asked of the procuracy and which still wait for its answer (K8)."""
    asked = ExtensionRequest.objects.filter(answered_at=None, report__state__in=rules.IN_STOCK)
    return _open(scope, on, asked.values_list("report__code", flat=True), "K8")


def reviews_waiting(scope: Scope, on: datetime) -> list[ReportDuty]:
    """Reports whose decision has gone to the procuracy and whose review there still runs (K15)."""
    sent = Notice.objects.filter(kind__in=DECISIONS, sent_at__gt=on - LOOK_BACK, sent_at__lte=on)
    return [row for row in _open(scope, on, sent.values_list("report__code", flat=True), "K15")
            if row.duty.owner == "procuracy"]  # fmt: skip


def agreements_waiting(scope: Scope, on: datetime) -> list[ReportDuty]:
    """Reports not initiated whose file waits for the procuracy's agreement before it goes for a fine (K14)."""
    rows = CrimeReport.objects.filter(state="resolved", outcome="administrative", followed_up=False, archived_at=None)
    found = _open(scope, on, rows.values_list("code", flat=True), "K14")
    agreed = with_act((row.record for row in found), "record_agreement")
    return [row for row in found if row.record.pk not in agreed]


def _open(scope: Scope, on: datetime, codes: Iterable[str], name: str) -> list[ReportDuty]:
    """Open duties of one name, archived files and those followed up included; what ends first stands first."""
    found = duties_of(scope, on, codes=set(codes), open_only=False, owner=None)
    rows = [row for row in found if row.duty.id == name and row.duty.is_open(on)]
    return sorted(rows, key=lambda row: (row.duty.rolled, row.record.pk))
