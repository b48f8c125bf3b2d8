"""Reads of the register of crime reports, always within the reader's scope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.core.facts import fact
from tongket.core.viet.keys import fold
from tongket.foundation.reference import holidays
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, ReportDetails, ReportState
from tongket.registers.intake.queries.day_state import UnitStock as UnitStock
from tongket.registers.intake.queries.day_state import day_states as day_states
from tongket.registers.intake.queries.day_state import days_recorded as days_recorded
from tongket.registers.intake.queries.day_state import stock_now as stock_now
from tongket.registers.intake.queries.flow import Acted, Flow, flow_of

SCOPE_FIELDS = ("receiver", "handler", "pending_to")
RUN_VERBS = ("accept_report", "take_over_report", "split_new", "resume_report")


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """What a list of reports is narrowed by; `today` decides what is overdue."""

    words: str = ""
    kind: str = ""
    state: str = ""
    unit_ids: frozenset[int] | None = None
    overdue_on: date | None = None


def reports(scope: Scope, wanted: ReportFilter = ReportFilter()) -> QuerySet[CrimeReport]:
    """Reports in scope that match the filter, voided ones included (they stay visible)."""
    rows = CrimeReport.objects.filter(scope.q(*SCOPE_FIELDS)).select_related("handler", "receiver", "place")
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.state == "open":
        rows = rows.filter(state__in=rules.OPEN_STATES)
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.unit_ids is not None:
        rows = rows.filter(Q(handler__in=wanted.unit_ids) | Q(receiver__in=wanted.unit_ids))
    if wanted.overdue_on is not None:
        rows = rows.filter(state__in=rules.IN_STOCK, due_rolled__lt=wanted.overdue_on)
    for word in fold(wanted.words).split():
        # Who may not read content may not search in it either: only the number answers.
        match = Q(code__icontains=word)
        rows = rows.filter(match | Q(search_key__contains=word) if scope.content else match)
    return rows


def report(scope: Scope, code: str) -> CrimeReport:
    """One report by its code; outside the scope it does not exist."""
    found = reports(scope).select_related("merged_into", "split_from", "pending_to").filter(code=code).first()
    if found is None:
        raise NotFound("REPORT-UNKNOWN", _("Không có tin mang mã %(wanted)s."), "", wanted=code)
    return found


def states_of(found: CrimeReport) -> list[ReportState]:
    """The acts on a report, newest first."""
    return list(found.states.select_related("unit").order_by("-pk"))


def details_of(found: CrimeReport) -> ReportDetails | None:
    """The columns of the receipt beside the report, where any were written."""
    return ReportDetails.objects.filter(report=found).first()


def exists(code: str) -> bool:
    """Whether a report with this code stands in the book (for the registers above)."""
    return CrimeReport.objects.filter(code=code).exclude(state="void").exists()


def counts(scope: Scope, today: date) -> dict[str, int]:
    """Counts for the work list: open, waiting for classification, overdue, arriving."""
    rows = CrimeReport.objects.filter(scope.q(*SCOPE_FIELDS))
    return {
        "open": rows.filter(state__in=rules.OPEN_STATES).count(),
        "received": rows.filter(state="received").count(),
        "overdue": rows.filter(state__in=rules.IN_STOCK, due_rolled__lt=today).count(),
        "suspended": rows.filter(state="suspended").count(),
    }


def running(found: CrimeReport) -> tuple[ReportState, rules.Run]:
    """The act that started the limit now running, and the run with its extensions."""
    row = found.states.filter(verb__in=RUN_VERBS).exclude(due_strict=None).order_by("-pk")[0]
    return row, _run_from(row)


def _run_from(row: ReportState) -> rules.Run:
    given = tuple(
        rules.ExtensionRow(e.authority, e.decided_on) for e in row.extensions.order_by("pk")
    )
    start = row
    while start.verb == "split_new":
        # The clock of a report split off is its source's: look for the run that was on when it was split.
        source_id = CrimeReport.objects.values_list("split_from_id", flat=True).get(pk=start.report_id)
        earlier = ReportState.objects.filter(report_id=source_id, verb__in=RUN_VERBS, pk__lt=start.pk)
        start = earlier.exclude(due_strict=None).order_by("-pk")[0]
    return rules.Run(start.verb, start.on, given)


def stored_due_equals_computed() -> list[str]:
    """Codes of reports whose stored due days differ from those computed from their events: the nightly check."""
    calendar = holidays.calendar()
    wrong = []
    for found in CrimeReport.objects.exclude(accepted_at=None).iterator(chunk_size=500):
        _row, run = running(found)
        if rules.due_of(run, calendar) != (found.due_strict, found.due_rolled):
            wrong.append(found.code)
    return wrong


ACT_FIELDS = ("verb", "state", "on", "recorded_at", "unit_id", "detail", "due_rolled")
RECORD_FIELDS = ("report__code", "report__kind", "report__channel", "report__receiver_id", "report__place_id")


def facts_as_of(cut_off: date, known_at: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    """Fact rows of table `report_flow`: acts up to the cut-off and recorded by `known_at`, voided reports left out."""
    rows = ReportState.objects.filter(on__lte=cut_off, recorded_at__lte=known_at)
    rows = rows.filter(Q(report__voided_at=None) | Q(report__voided_at__gt=known_at)).exclude(verb="void_report")
    values = rows.order_by("report_id", "pk").values_list(*RECORD_FIELDS, *ACT_FIELDS)
    width = len(RECORD_FIELDS)
    for record, acts in groupby(values.iterator(chunk_size=5000), key=lambda row: row[:width]):
        for event in flow_of((Acted(*act[width:]) for act in acts), cut_off):
            yield _fact(record, event)


def _fact(record: tuple[Any, ...], flow: Flow) -> tuple[str, dict[str, Any]]:
    code, kind, channel, receiver, place = record
    dims = {"outcome": "", "timeliness": "", "reason": "", "scope": ""} | flow.dims
    return fact(
        "report_flow", flow.event, record=code, on=flow.on, known_at=flow.known_at, place=place,
        handler=None if flow.event == "received" else flow.unit, receiver=receiver, kind=kind, channel=channel, **dims,
    )  # fmt: skip
