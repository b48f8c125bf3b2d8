"""Classification, taking for resolution, assignment."""

from __future__ import annotations

from datetime import date, datetime

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation
from tongket.foundation.refusals import refuse_all, refuse_first
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, Transfer
from tongket.registers.intake.operations.desk import Act, Paper, begin, finish, locked, the_day
from tongket.registers.intake.operations.limit import count_while_untaken, start_clock
from tongket.registers.intake.operations.series import draw_number
from tongket.registers.units import queries as units


@operation("classify_report")
def classify_report(
    *, by: Actor, at: datetime, code: str, result: str, reason: str = "", on: date | None = None
) -> Ref:
    """Classify (phân loại, TTLT 01/2017 Đ8): competent or not; the commune finds group a or b.

    Not competent starts the hours of K2; found after an assignment, the same (TT 28/2020 Đ18). Refused:
    CLASSIFICATION-UNKNOWN, REASON-MISSING, REPORT-STATE.
    """
    act = Act(by, at, "classify_report", the_day(at, on))
    report = locked(code)
    standing = begin(report, act)
    refuse_all(rules.reasons_against_classification(result, standing.level, reason))
    before, report.classification = report.classification, result
    if report.state == "received":
        count_while_untaken(report, act.verb, _held_since(report))
    return finish(report, act, detail=result, reason=reason, before=before, after=result)


@operation("accept_report")
def accept_report(
    *, by: Actor, at: datetime, code: str, handler_code: str, investigator: str = "",
    accepted_at: datetime | None = None, rank: str = "", assignment: str = "", prosecutor: str = "",
) -> Ref:  # fmt: skip
    """Take a report for resolution (thụ lý). The clock counts from the day the competent body received it (BLTTHS
    Đ147.1, TTLT 01/2017 Đ11.1): its own receipt, the taking over, or this act where another body still held it.

    Where another body held it, the hand-over is written too. An investigator named here is assigned here; at a commune
    `rank` and the number of the province head's `assignment` are asked for by the law of the day. Refused:
    REPORT-STATE, REPORT-BODY-NOT-COMPETENT, REPORT-TRANSFER-TARGET, REPORT-OUT-OF-ORDER.
    """
    accepted_at = accepted_at or at
    act = Act(by, at, "accept_report", clock.local_date(accepted_at))
    report = locked(code)
    handler = units.unit_by_code(handler_code, act.on)
    forwarded = report.state == "forwarded"
    begin(report, act, handler.id)
    refuse_first(rules.reasons_against_handler(
        handler.kind, handler.level, handler.code, act.on, rank=rank, assigned=bool(assignment.strip())
    ))  # fmt: skip
    if forwarded and report.pending_to_id != handler.id:
        refuse_first(rules.reasons_against_target(to_id=None, outside="", from_id=report.handler_id))
    since = accepted_at
    if not forwarded and report.handler_id == handler.id:
        since = report.accepted_at or _held_since(report)
    _hand_over(report, handler.id, accepted_at, forwarded)
    report.handler_id, report.pending_to_id = handler.id, None
    report.investigator, report.prosecutor, report.accepted_at = investigator, prosecutor, since
    report.classification = "competent"
    start_clock(report, "accept_report", clock.local_date(since))
    paper = Paper(assignment, investigator, prosecutor)
    return finish(report, act, detail=rank, paper=paper, investigator=investigator, handler=handler.code,
                  due=report.due_rolled)  # fmt: skip


@operation("assign_report")
def assign_report(
    *, by: Actor, at: datetime, code: str, investigator: str, prosecutor: str = "", number: str = "", rank: str = "",
    on: date | None = None,
) -> Ref:  # fmt: skip
    """Assign an investigator (phân công, TTLT 01/2017 Đ9.1), once more: re-assignment; what stood before stays.

    Refused: INVESTIGATOR-MISSING, REPORT-BODY-NOT-COMPETENT, REPORT-STATE, ROLE-MAY-NOT.
    """
    act = Act(by, at, "assign_report", the_day(at, on))
    report = locked(code)
    begin(report, act)
    refuse_all(rules.reasons_against_assignee(investigator, report.investigator))
    before = report.investigator
    report.investigator, report.prosecutor = investigator.strip(), prosecutor.strip() or report.prosecutor
    paper = Paper(number, report.investigator, report.prosecutor)
    return finish(report, act, detail=rank, paper=paper, before=before, after=report.investigator)


@operation("classify_as_not_a_report")
def classify_as_not_a_report(*, by: Actor, at: datetime, code: str, reason: str, on: date | None = None) -> Ref:
    """Classify as no crime report (không phải nguồn tin về tội phạm). Refused: REPORT-STATE, REASON-MISSING."""
    act = Act(by, at, "classify_as_not_a_report", the_day(at, on))
    report = locked(code)
    begin(report, act)
    refuse_first(rules.reasons_against_reason(reason))
    return finish(report, act, reason=reason)


def _held_since(report: CrimeReport) -> datetime:
    """Since when its holder has had the report: the last taking over, else the receipt."""
    taken = Transfer.objects.filter(report=report, to_unit=report.handler_id).exclude(received_at=None)
    return taken.order_by("-received_at").values_list("received_at", flat=True).first() or report.received_at


def _hand_over(report: CrimeReport, to_id: int, at: datetime, forwarded: bool) -> None:
    if forwarded:
        Transfer.objects.filter(report=report, received_at=None, returned_at=None).update(received_at=at)
    elif report.handler_id != to_id:
        sender = units.unit_by_id(report.handler_id)
        Transfer(
            report=report, from_unit_id=report.handler_id, to_unit_id=to_id, sent_at=at, received_at=at,
            number=draw_number("PC", sender.code, clock.local_date(at).year),
        ).save(force_insert=True)  # fmt: skip
