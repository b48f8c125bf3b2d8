"""Receipt, classification, taking for resolution."""

from __future__ import annotations

from datetime import date, datetime

from tongket.core.viet.keys import fold
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation
from tongket.foundation.refusals import refuse_first
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, Transfer
from tongket.registers.intake.operations.desk import Act, begin, finish, locked, refuse_stranger, the_day
from tongket.registers.intake.operations.limit import start_clock
from tongket.registers.intake.operations.series import draw_number
from tongket.registers.units import queries as units


@operation("receive_report")
def receive_report(
    *, by: Actor, at: datetime, kind: str, channel: str, receiver_code: str, place_code: str = "",
    occurred_on: date | None = None, summary: str = "", reporter_kind: str = "individual",
    received_at: datetime | None = None,
) -> Ref:  # fmt: skip
    """Take in a report (tiếp nhận): it gets its number.

    Refused: ROLE-MAY-NOT, REPORT-*-UNKNOWN, REPORT-IN-THE-FUTURE, REPORT-PLACE-NOT-A-COMMUNE, UNIT-*.
    """
    received_at = received_at or at
    on = clock.local_date(received_at)
    refuse_first(
        rules.reasons_against_act("receive_report", "", by.role)
        + rules.reasons_against_receipt(
            kind=kind, channel=channel, reporter_kind=reporter_kind, received_on=on, occurred_on=occurred_on,
            today=clock.local_date(at),
        )
    )  # fmt: skip
    receiver = units.unit_by_code(receiver_code, on)
    refuse_first(rules.reasons_against_receiver(receiver.kind, receiver.code))
    refuse_stranger(by, receiver.id)
    place = units.unit_by_code(place_code, on) if place_code else None
    if place is not None:
        refuse_first(rules.reasons_against_place(place.kind, place.level, place.code))
    report = CrimeReport(
        code=draw_number("TB", receiver.code, on.year), kind=kind, channel=channel, reporter_kind=reporter_kind,
        received_at=received_at, receiver_id=receiver.id, handler_id=receiver.id, place_id=place and place.id,
        occurred_on=occurred_on, summary=summary, search_key=fold(f"{summary} {place.name if place else ''}"),
        state="received", last_on=on, recorded_at=clock.now(),
    )  # fmt: skip
    return finish(report, Act(by, at, "receive_report", on), kind=kind, channel=channel)


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
