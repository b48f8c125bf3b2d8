"""Receipt (tiếp nhận): the report gets its number, its columns are written, its persons go into the sealed envelope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from tongket.core.viet.keys import fold
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.identifiers import reasons_against_identifiers
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, gathering, refuse_all, refuse_first
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, ReportDetails
from tongket.registers.intake.operations.desk import Act, finish, locked, refuse_stranger
from tongket.registers.intake.operations.hidden import register_of, route_report_about
from tongket.registers.intake.operations.identity import seal_persons
from tongket.registers.intake.operations.limit import count_while_untaken
from tongket.registers.intake.operations.series import draw_number
from tongket.registers.intake.queries.remote import remote_listing
from tongket.registers.intake.rules import receipt as receipt_rules
from tongket.registers.intake.rules.receipt import ReceiptDetails, Received
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow


@dataclass(frozen=True, slots=True)
class Where:
    """The units of a receipt: in whose register it is taken in, in which commune it happened, whom it is about."""

    receiver: UnitRow
    place: UnitRow | None
    about: UnitRow | None = None


@operation("receive_report", sealed=("persons",), looked_at_within=("summary", "details"))
def receive_report(
    *, by: Actor, at: datetime, kind: str, channel: str, receiver_code: str, place_code: str = "",
    occurred_on: date | None = None, summary: str = "", reporter_kind: str = "individual",
    received_at: datetime | None = None, details: ReceiptDetails | None = None,
    persons: Mapping[str, Any] | None = None, about_code: str = "",
) -> Ref:  # fmt: skip
    """Take in a report (tiếp nhận): it gets its number; persons are sealed and kept nowhere else. A report about a
    police unit (`about_code`) is held by the body above that unit from the start, and told at that unit it stands in
    the register of that body. Whether the commune is hard to reach
    is read from the list of that day and kept.

    All faults are told at once: ROLE-MAY-NOT, REPORT-*-UNKNOWN, REPORT-IN-THE-FUTURE, REPORT-OCCURRED-*,
    REPORT-PLACE-NOT-A-COMMUNE, IDENTIFIER-IN-TEXT, *-MISSING, UNIT-*.
    """
    moment = (received_at or at).astimezone(clock.LOCAL)
    named = receipt_rules.names_reporter(persons)
    given = Received(channel, reporter_kind, moment, at.astimezone(clock.LOCAL), occurred_on, summary, named)
    reasons = rules.reasons_against_act("receive_report", "", by.role)
    reasons += rules.reasons_against_words(kind=kind, channel=channel, reporter_kind=reporter_kind)
    reasons += _faults(given, details)
    where = _where(by, moment.date(), (receiver_code, place_code, about_code), reasons)
    report = CrimeReport(
        code=draw_number("TB", where.receiver.code, moment.year), kind=kind, channel=channel,
        reporter_kind=reporter_kind, received_at=received_at or at, receiver_id=where.receiver.id,
        handler_id=where.receiver.id, place_id=where.place and where.place.id, occurred_on=occurred_on,
        summary=summary, search_key=search_key(summary, where.place, details), state="received",
        last_on=moment.date(), recorded_at=clock.now(),
    )  # fmt: skip
    if where.about is not None:
        route_report_about(report, where.about)
    count_while_untaken(report, "receive_report", report.received_at)
    ref = finish(report, Act(by, at, "receive_report", moment.date()), kind=kind, channel=channel)
    remote = remote_listing(where.receiver, moment.date()) is not None
    if details is not None or remote:
        columns = (details or ReceiptDetails()).values()
        ReportDetails(report=report, remote=remote, **columns).save(force_insert=True)
    if persons:
        seal_persons(report, persons, by=by, at=at)
    return ref


@operation("print_sheet")
def print_sheet(*, by: Actor, at: datetime, code: str, sheet: str) -> Ref:
    """Write down that a paper of the receipt (phieu, bien-ban) was printed again. Refused: REPORT-UNKNOWN."""
    report = locked(code)
    record_event(by=by, at=at, verb="print_sheet", obj=report, sheet=sheet)
    return ref_to(report)


def search_key(summary: str, place: UnitRow | None, details: ReceiptDetails | None) -> str:
    """What a report is found by: its words without diacritics."""
    return fold(" ".join((summary, details.place_text if details else "", place.name if place else "")))


def _faults(given: Received, details: ReceiptDetails | None) -> list[Refused]:
    reasons = receipt_rules.reasons_against_moments(given, details)
    if details is not None:
        reasons += receipt_rules.reasons_against_details(given, details)
    return reasons + reasons_against_identifiers({"summary": given.summary, "details": details})


def _where(by: Actor, on: date, codes: tuple[str, str, str], reasons: list[Refused]) -> Where:
    """The units of a receipt; with them all that stands against it is known, and is told."""
    receiver_code, place_code, about_code = codes
    receiver = place = about = None
    with gathering(reasons, "receiver_code"):
        receiver = units.unit_by_code(receiver_code, on)
        refuse_first(rules.reasons_against_receiver(receiver.kind, receiver.code))
        refuse_stranger(by, receiver.id)
    with gathering(reasons, "place_code"):
        place = units.unit_by_code(place_code, on) if place_code else None
        if place is not None:
            refuse_first(rules.reasons_against_place(place.kind, place.level, place.code))
    with gathering(reasons, "about_code"):
        about = units.unit_by_code(about_code, on) if about_code else None
        if about is not None:
            refuse_first(rules.reasons_against_about(about.kind, about.code))
    refuse_all(reasons)
    taken_in_at = register_of(cast(UnitRow, receiver), about)
    return Where(taken_in_at, place, about)  # without a receiver there is a reason, so it is refused above
