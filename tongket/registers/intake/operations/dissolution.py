"""When a body ends, everything it holds passes to another at once, by one transfer slip, counted once."""

from __future__ import annotations

from datetime import date, datetime

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_events
from tongket.foundation.operation import operation
from tongket.foundation.refusals import refuse_all
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, ReportState, Transfer
from tongket.registers.intake.operations.desk import moment_on, refuse_stranger
from tongket.registers.intake.queries import dissolution as queries
from tongket.registers.intake.rules.recipients import reasons_against_recipient
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow

VERB = queries.HAND_OVER


@operation("hand_over_report")
def hand_over_dissolved_unit(
    *, by: Actor, at: datetime, from_code: str, to_code: str, number: str, on: date
) -> int:
    """Hand everything a body still holds to its successor (bàn giao): open, travelling, suspended. Returns how many.

    A limit begun under the old law keeps its due day (domain §6.3). Whether a move between bodies restarts it is
    contested (T12): between living bodies it does, `take_over_report`; a body that ends only moves its files. What is
    on resolution goes to a body that may resolve, what only waits to one that may receive. A report about the successor
    stays behind, and one with an act after that day: the page says so of each.
    Refused: ROLE-MAY-NOT, UNIT-STILL-LIVES, NUMBER-MISSING, REPORT-BODY-NOT-COMPETENT, REPORT-BODY-RECEIVES-NOTHING.
    """
    ended = queries.Book(on).ended_lives(from_code)
    source, target = ended[0] if ended else units.unit_by_code(from_code, on), units.unit_by_code(to_code, on)
    held = queries.held_by_ended(ended, on=on, to_id=target.id, lock=True)
    reports = [one.report for one in held if not one.stays]
    to_resolve = any(report.state in (*rules.IN_STOCK, "suspended") for report in reports)
    refuse_all(
        rules.reasons_against_role(VERB, by.role)
        + rules.reasons_against_dissolution(source.name, source.valid_to, on, clock.local_date(at))
        + ([] if number.strip() else [rules.reason_number()])
        + reasons_against_recipient(target.kind, target.level, target.code, on, to_resolve=to_resolve)
    )
    refuse_stranger(by, target.id)
    rows, slips = [], []
    for report in reports:
        if report.pending_to_id is None and report.state not in ("forwarded", "in_transfer"):
            slips.append(Transfer(
                report=report, from_unit_id=report.handler_id, to_unit_id=target.id, number=number.strip(),
                sent_at=moment_on(at, on), received_at=moment_on(at, on),
            ))  # fmt: skip
        rows.append(_row(report, source, target, by, at, number, on))
    CrimeReport.objects.bulk_update(reports, ["handler", "last_on"], batch_size=300)
    ReportState.objects.bulk_create(rows, batch_size=300)
    Transfer.objects.bulk_create(slips, batch_size=300)
    record_events(by=by, at=at, happenings=[
        Happening(VERB, "intake.crimereport", report.pk, report.code,
                  {"on": on, "from": source.code, "to": target.code, "number": number})
        for report in reports
    ])  # fmt: skip
    return len(reports)


def _row(
    report: CrimeReport, source: UnitRow, target: UnitRow, by: Actor, at: datetime, number: str, on: date
) -> ReportState:
    report.handler_id, report.last_on = target.id, on
    return ReportState(
        report=report, verb=VERB, state=report.state, on=on, at=at, recorded_at=clock.now(), unit_id=target.id,
        by_account=by.account_id, by_post=by.post, number=number.strip(), reason=source.code,
        due_strict=report.due_strict, due_rolled=report.due_rolled,
    )  # fmt: skip
