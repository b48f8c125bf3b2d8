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
from tongket.foundation.audit import timeline
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.foundation.search import with_words
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, ReportDetails, ReportState
from tongket.registers.intake.queries.day_state import UnitStock as UnitStock
from tongket.registers.intake.queries.day_state import day_states as day_states
from tongket.registers.intake.queries.day_state import days_recorded as days_recorded
from tongket.registers.intake.queries.day_state import newest_entry as newest_entry
from tongket.registers.intake.queries.day_state import stock_now as stock_now
from tongket.registers.intake.queries.events import ReportDuty as ReportDuty
from tongket.registers.intake.queries.events import duties_of as duties_of
from tongket.registers.intake.queries.events import duties_of_report as duties_of_report
from tongket.registers.intake.queries.events import events_of as events_of
from tongket.registers.intake.queries.events import events_of_many as events_of_many
from tongket.registers.intake.queries.events import moment_of as moment_of
from tongket.registers.intake.queries.events import to_follow_up as to_follow_up
from tongket.registers.intake.queries.events import with_act as with_act
from tongket.registers.intake.queries.flow import Acted, Flow, flow_of
from tongket.registers.intake.queries.hidden import SCOPE_FIELDS, visible
from tongket.registers.intake.queries.hidden import any_about as any_about
from tongket.registers.intake.queries.hidden import code_words as code_words
from tongket.registers.intake.queries.hidden import codes_held_by_the_concerned as codes_held_by_the_concerned
from tongket.registers.intake.queries.hidden import held_by_the_concerned as held_by_the_concerned
from tongket.registers.intake.queries.hidden import hidden_codes as hidden_codes
from tongket.registers.intake.queries.hidden import ids_above as ids_above
from tongket.registers.intake.queries.hidden import reasons_against_deciding_void as reasons_against_deciding_void
from tongket.registers.intake.queries.hidden import units_above as units_above
from tongket.registers.intake.queries.hidden import upper_body_of as upper_body_of
from tongket.registers.intake.queries.hidden import visible_codes as visible_codes
from tongket.registers.intake.queries.kept import Tally as Tally
from tongket.registers.intake.queries.kept import duties_kept as duties_kept
from tongket.registers.intake.queries.matters import within_reach as within_reach
from tongket.registers.intake.queries.notices import Draft as Draft
from tongket.registers.intake.queries.notices import drafts_of as drafts_of
from tongket.registers.intake.queries.notices import notices_of as notices_of
from tongket.registers.intake.queries.notices import notices_to_send as notices_to_send
from tongket.registers.intake.queries.offers import acts_for as acts_for
from tongket.registers.intake.queries.offers import offered as offered
from tongket.registers.intake.queries.offers import open_load as open_load
from tongket.registers.intake.queries.oversight import agreements_waiting as agreements_waiting
from tongket.registers.intake.queries.oversight import answers_waiting as answers_waiting
from tongket.registers.intake.queries.oversight import hand_overs_waiting as hand_overs_waiting
from tongket.registers.intake.queries.oversight import reviews_waiting as reviews_waiting
from tongket.registers.intake.queries.standing import ReportStanding as ReportStanding
from tongket.registers.intake.queries.standing import running as running
from tongket.registers.intake.queries.stored import stored_due_equals_computed as stored_due_equals_computed
from tongket.registers.intake.queries.unit_counts import LONGEST as LONGEST
from tongket.registers.intake.queries.unit_counts import unit_counts as unit_counts
from tongket.registers.intake.queries.waiting import notices_waiting as notices_waiting
from tongket.registers.intake.queries.waiting import void_requests_waiting as void_requests_waiting
from tongket.registers.intake.queries.waiting import voids_waiting as voids_waiting
from tongket.registers.intake.rules import receipt as receipt_rules

FEW = 3


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
    rows = visible(scope).select_related("handler", "receiver", "place")
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.state == "open":
        rows = rows.filter(state__in=rules.OPEN_STATES)
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.unit_ids is not None:
        rows = rows.filter(Q(handler__in=wanted.unit_ids) | Q(receiver__in=wanted.unit_ids))
    if wanted.overdue_on is not None:
        rows = rows.filter(state__in=rules.OPEN_STATES, due_rolled__lt=wanted.overdue_on)
    words = wanted.words.strip()
    return with_words(rows, words, content=scope.content, by="received_at") if words else rows


def branches(scope: Scope, wanted: ReportFilter) -> list[Q]:
    """For a list of few units: the ways a report can belong to them, each with an index of its own."""
    fields, ids = SCOPE_FIELDS, scope.unit_ids
    if wanted.unit_ids is not None and (ids is None or len(wanted.unit_ids) < len(ids)):
        fields, ids = ("receiver", "handler"), wanted.unit_ids
    if ids is None or len(ids) > FEW:
        return []
    return [Q(**{field: unit_id}) for field in fields for unit_id in sorted(ids)]


def report(scope: Scope, code: str) -> CrimeReport:
    """One report by its code; outside the scope it does not exist."""
    found = reports(scope).select_related("merged_into", "split_from", "pending_to").filter(code=code).first()
    if found is None:
        raise NotFound("REPORT-UNKNOWN", _("Không có tin mang mã %(wanted)s."), "", wanted=code)
    return found


def states_of(found: CrimeReport) -> list[ReportState]:
    """The acts on a report, newest first."""
    return list(found.states.select_related("unit").order_by("-pk"))


def warnings_of(found: CrimeReport) -> list[str]:
    """What is odd about acts recorded all the same, as codes (rules.WARNINGS), each once, in the order they came."""
    codes = [code for event in reversed(timeline(found._meta.label_lower, found.pk))
             for code in event.details.get("warnings", ()) if code in rules.WARNINGS]  # fmt: skip
    return list(dict.fromkeys(codes))


def details_of(found: CrimeReport) -> ReportDetails | None:
    """The columns of the receipt beside the report, where any were written."""
    return ReportDetails.objects.filter(report=found).first()


def counts(scope: Scope, today: date) -> dict[str, int]:
    """Counts for the work list: open, waiting for classification, overdue, arriving."""
    rows = visible(scope)
    return {
        "open": rows.filter(state__in=rules.OPEN_STATES).count(),
        "received": rows.filter(state="received").count(),
        "overdue": rows.filter(state__in=rules.OPEN_STATES, due_rolled__lt=today).count(),
        "suspended": rows.filter(state="suspended").count(),
    }


def amendable_values(found: CrimeReport) -> dict[str, str]:
    """What `amend_report` may change, as plain text, as it stands."""
    details: Any = details_of(found) or rules.ReceiptDetails()
    return {name: receipt_rules.plain(getattr(details, name)) for name in receipt_rules.DETAIL_LABELS} | {
        "kind": found.kind, "channel": found.channel, "reporter_kind": found.reporter_kind,
        "place_code": found.place.code if found.place else "",
        "occurred_on": found.occurred_on.isoformat() if found.occurred_on else "", "summary": found.summary,
    }  # fmt: skip


ACT_FIELDS = ("verb", "state", "on", "recorded_at", "unit_id", "detail", "due_rolled")
RECORD_FIELDS = ("report__code", "report__kind", "report__channel", "report__receiver_id", "report__place_id")


def facts_as_of(cut_off: date, known_at: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    """Fact rows of table `report_flow`: acts up to the cut-off and recorded by `known_at`, voided reports left out."""
    rows = ReportState.objects.filter(on__lte=cut_off, recorded_at__lte=known_at)
    rows = rows.filter(Q(report__voided_at=None) | Q(report__voided_at__gt=known_at))
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
