"""Classification, taking for resolution."""

from __future__ import annotations

from datetime import date, datetime

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation
from tongket.foundation.refusals import refuse_first
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, Transfer
from tongket.registers.intake.operations.desk import Act, begin, finish, locked, the_day
from tongket.registers.intake.operations.limit import start_clock
from tongket.registers.units import queries as units


@operation("accept_report")
def accept_report(
    *, by: Actor, at: datetime, code: str, handler_code: str, investigator: str = "",
    accepted_at: datetime | None = None,
) -> Ref:  # fmt: skip
    """Take a report for resolution (thụ lý): the competent body has it and the clock starts (TTLT 01/2017 Đ11.1).

    Where another body held it, the hand-over is written too. Refused: REPORT-STATE, REPORT-BODY-NOT-COMPETENT,
    REPORT-TRANSFER-TARGET, REPORT-OUT-OF-ORDER.
    """
    accepted_at = accepted_at or at
    act = Act(by, at, "accept_report", clock.local_date(accepted_at))
    report = locked(code)
    handler = units.unit_by_code(handler_code, act.on)
    forwarded = report.state == "forwarded"
    begin(report, act, handler.id)
    refuse_first(rules.reasons_against_handler(handler.kind, handler.level, handler.code))
    if forwarded and report.pending_to_id != handler.id:
        refuse_first(rules.reasons_against_target(to_id=None, outside="", from_id=report.handler_id))
    _hand_over(report, handler.id, accepted_at, forwarded)
    report.handler_id, report.pending_to_id = handler.id, None
    report.investigator, report.accepted_at = investigator, accepted_at
    start_clock(report, "accept_report", act.on)
    return finish(report, act, investigator=investigator, handler=handler.code, due=report.due_rolled)


@operation("classify_as_not_a_report")
def classify_as_not_a_report(*, by: Actor, at: datetime, code: str, reason: str, on: date | None = None) -> Ref:
    """Classify as no crime report (không phải nguồn tin về tội phạm). Refused: REPORT-STATE, REASON-MISSING."""
    act = Act(by, at, "classify_as_not_a_report", the_day(at, on))
    report = locked(code)
    begin(report, act)
    refuse_first(rules.reasons_against_reason(reason))
    return finish(report, act, reason=reason)


def _hand_over(report: CrimeReport, to_id: int, at: datetime, forwarded: bool) -> None:
    if forwarded:
        Transfer.objects.filter(report=report, received_at=None, returned_at=None).update(received_at=at)
    elif report.handler_id != to_id:
        Transfer(
            report=report, from_unit_id=report.handler_id, to_unit_id=to_id, sent_at=at, received_at=at
        ).save(force_insert=True)  # fmt: skip
