"""Correcting what was written down: with a reason, against the version that was read, what stood before is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, refuse_all
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import Amendment, CrimeReport
from tongket.registers.intake.operations.desk import Act, append, begin, first_day, keep_words, locked
from tongket.registers.intake.operations.limit import set_due_by_kind
from tongket.registers.intake.operations.reception import search_key
from tongket.registers.units import queries as units


@operation("amend_report")
def amend_report(
    *, by: Actor, at: datetime, code: str, version: int, changes: Mapping[str, Any], reason: str
) -> Ref:
    """Amend (sửa nội dung): only the fields of `rules.AMENDABLE`, only over the version that was read.

    Refused: REPORT-CHANGED (somebody else was faster), NOTHING-CHANGED, REASON-MISSING, REPORT-*-UNKNOWN.
    """
    act = Act(by, at, "amend_report", clock.local_date(at))
    report = locked(code)
    begin(report, act)
    before = queries.amendable_values(report)
    after = before | {name: _plain(value) for name, value in changes.items() if name in rules.AMENDABLE}
    moved = {name: (before[name], after[name]) for name in rules.AMENDABLE if before[name] != after[name]}
    refuse_all(
        rules.reasons_against_version(report.version, version)
        or [*rules.reasons_against_amendment(moved, reason), *_reasons_against_values(report, after)]
    )
    _write(report, after)
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


def _reasons_against_values(report: CrimeReport, after: dict[str, str]) -> list[Refused]:
    occurred = date.fromisoformat(after["occurred_on"]) if after["occurred_on"] else None
    reasons = rules.reasons_against_words(
        kind=after["kind"], channel=after["channel"], reporter_kind=after["reporter_kind"]
    )
    reasons += rules.reasons_against_occurrence(occurred, first_day(report))
    if after["place_code"]:
        place = units.unit_by_code(after["place_code"], first_day(report))
        reasons += rules.reasons_against_place(place.kind, place.level, place.code)
    return reasons


def _write(report: CrimeReport, after: dict[str, str]) -> None:
    report.kind, report.channel, report.reporter_kind = after["kind"], after["channel"], after["reporter_kind"]
    report.summary = after["summary"]
    report.occurred_on = date.fromisoformat(after["occurred_on"]) if after["occurred_on"] else None
    place = units.unit_by_code(after["place_code"], first_day(report)) if after["place_code"] else None
    report.place_id = place.id if place else None
    report.search_key = search_key(report.summary, place, queries.details_of(report))


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).strip()
