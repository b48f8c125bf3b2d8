"""Correcting what was written down: with a reason, against the version that was read, what stood before is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, refuse_all
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import Amendment, CrimeReport, ReportDetails
from tongket.registers.intake.operations.desk import Act, append, begin, first_day, keep_words, locked
from tongket.registers.intake.operations.limit import set_due_by_kind
from tongket.registers.intake.operations.reception import search_key
from tongket.registers.intake.rules import receipt as receipt_rules
from tongket.registers.intake.rules.receipt import ReceiptDetails, Received
from tongket.registers.units import queries as units


@operation("amend_report")
def amend_report(
    *, by: Actor, at: datetime, code: str, version: int, changes: Mapping[str, Any], reason: str
) -> Ref:
    """Amend (sửa nội dung): only the fields of `rules.AMENDABLE`, only over the version that was read.

    Refused: REPORT-CHANGED (somebody else was faster), NOTHING-CHANGED, REASON-MISSING, REPORT-*-UNKNOWN, and what
    is refused at the receipt.
    """
    act = Act(by, at, "amend_report", clock.local_date(at))
    report = locked(code)
    begin(report, act)
    before = queries.amendable_values(report)
    after = before | {name: receipt_rules.plain(value) for name, value in changes.items() if name in rules.AMENDABLE}
    moved = {name: (before[name], after[name]) for name in rules.AMENDABLE if before[name] != after[name]}
    refuse_all(
        rules.reasons_against_version(report.version, version)
        or [*rules.reasons_against_amendment(moved, reason), *_reasons_against_values(report, after, moved, at)]
    )
    _write(report, after)
    if not moved.keys().isdisjoint(receipt_rules.DETAIL_LABELS):
        _write_details(report, receipt_rules.details_from(after), at)
    if "kind" in moved:
        set_due_by_kind(report)
    report.version, report.followed_up = report.version + 1, False
    report.save(update_fields=("version", "followed_up", "kind", "channel", "reporter_kind", "place", "occurred_on",
                               "summary", "search_key", "due_strict", "due_rolled"))  # fmt: skip
    keep_words(report)
    row = append(report, act, reason=reason)
    Amendment.objects.bulk_create(
        Amendment(act=row, field=name, before=old, after=new) for name, (old, new) in moved.items()
    )
    record_event(by=by, at=at, verb=act.verb, obj=report, on=act.on, reason=reason, fields=sorted(moved),
                 version=report.version)  # fmt: skip
    return ref_to(report)


def _reasons_against_values(
    report: CrimeReport, after: dict[str, str], moved: Collection[str], at: datetime
) -> list[Refused]:
    """The same checks as at the receipt. Those of its columns only where one of them, or what they go with, moved: a
    report that came without them is not barred from another correction."""
    reasons = rules.reasons_against_words(
        kind=after["kind"], channel=after["channel"], reporter_kind=after["reporter_kind"]
    )
    received_at, details = report.received_at.astimezone(clock.LOCAL), receipt_rules.details_from(after)
    now = max(received_at, at.astimezone(clock.LOCAL))
    occurred = _day(after["occurred_on"])
    given = Received(after["channel"], after["reporter_kind"], received_at, now, occurred)
    reasons += receipt_rules.reasons_against_moments(given, details)
    if not {"channel", "reporter_kind", *receipt_rules.DETAIL_LABELS}.isdisjoint(moved):
        reasons += receipt_rules.reasons_against_details(given, details)
    if after["place_code"]:
        place = units.unit_by_code(after["place_code"], first_day(report))
        reasons += rules.reasons_against_place(place.kind, place.level, place.code)
    return reasons


def _write(report: CrimeReport, after: dict[str, str]) -> None:
    report.kind, report.channel, report.reporter_kind = after["kind"], after["channel"], after["reporter_kind"]
    report.summary = after["summary"]
    report.occurred_on = _day(after["occurred_on"])
    place = units.unit_by_code(after["place_code"], first_day(report)) if after["place_code"] else None
    report.place_id = place.id if place else None
    report.search_key = search_key(report.summary, place, receipt_rules.details_from(after))


def _write_details(report: CrimeReport, details: ReceiptDetails, at: datetime) -> None:
    """The columns of the receipt, their row made where there was none. What is found urgent, or a victim found to be
    under 18, only now is so from now on: no duty arises backwards."""
    row = queries.details_of(report) or ReportDetails(report=report)
    if details.urgent != row.urgent:
        row.urgent_since = at if details.urgent else None
    if details.child_victim != row.child_victim:
        row.child_victim_since = at if details.child_victim else None
    for name, value in details.values().items():
        setattr(row, name, value)
    row.save()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
