"""Transfers as a handshake: sent, taken over or returned; outside the province confirmed."""

from __future__ import annotations

from datetime import date, datetime

from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation
from tongket.foundation.refusals import Refused, refuse_first
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport, Transfer
from tongket.registers.intake.operations.desk import Act, Paper, begin, finish, locked, moment_on, the_day
from tongket.registers.intake.operations.limit import count_while_untaken, start_clock
from tongket.registers.intake.operations.series import draw_number
from tongket.registers.intake.rules.recipients import reasons_against_recipient
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow


@operation("send_report")
def send_report(
    *, by: Actor, at: datetime, code: str, to_code: str = "", outside: str = "", reason: str = "",
    confirmed: bool = False, number: str = "", on: date | None = None,
) -> Ref:  # fmt: skip
    """Send a report to another body (chuyển, form 03): it stays in the sender's stock until received (decision of the
    flow identity). The assignment lapses (TT 28/2020 Đ18). `confirmed`: the body outside has already acknowledged.
    Without a `number` the next one of the series is drawn. Refused: REPORT-TRANSFER-TARGET, REPORT-ABOUT-THE-TARGET,
    REPORT-RECEIVER-NOT-POLICE, REPORT-BODY-RECEIVES-NOTHING, REPORT-BODY-NOT-COMPETENT."""
    act = Act(by, at, "send_report", the_day(at, on))
    report = locked(code)
    begin(report, act)
    target = units.unit_by_code(to_code, act.on) if to_code else None
    refuse_first(
        rules.reasons_against_target(to_id=target and target.id, outside=outside, from_id=report.handler_id)
        + (_reasons_against(target, report, act.on) if target else [])
    )
    if target is not None and report.about_id is not None:
        concerned = report.about_id in queries.ids_above(target.id)
        refuse_first(rules.reasons_against_sending_to_the_concerned(concerned))
    if not number.strip():
        number = draw_number("PC", units.unit_by_id(report.handler_id).code, act.on.year)
    report.investigator = report.prosecutor = ""
    report.pending_to_id = target.id if target else None
    Transfer(
        report=report, from_unit_id=report.handler_id, to_unit_id=report.pending_to_id, outside=outside.strip(),
        reason=reason, number=number, sent_at=moment_on(at, act.on),
    ).save(force_insert=True)  # fmt: skip
    answer = finish(report, act, reason=reason, paper=Paper(number), to=target.code if target else outside)
    if confirmed and target is None:
        return _confirm(report, Act(by, at, "confirm_sent_report", act.on))
    return answer


@operation("take_over_report")
def take_over_report(*, by: Actor, at: datetime, code: str, investigator: str = "", on: date | None = None) -> Ref:
    """Take over a report sent here (tiếp nhận tin chuyển đến): a report under resolution restarts its clock at the
    competent body (TTLT 01/2017 Đ11.1). Refused: REPORT-STATE, UNIT-NOT-YOURS."""
    act = Act(by, at, "take_over_report", the_day(at, on))
    report = locked(code)
    begin(report, act, report.pending_to_id)
    _close_transfer(report, received_at=moment_on(at, act.on))
    report.handler_id, report.pending_to_id = report.pending_to_id, None
    if report.state == "accepted":
        report.accepted_at, report.investigator = moment_on(at, act.on), investigator
        start_clock(report, act.verb, act.on)
    else:
        if report.classification == "not_competent":
            report.classification = ""  # it was the sender's finding
        count_while_untaken(report, act.verb, moment_on(at, act.on))
    paper = Paper(person=report.investigator)
    return finish(report, act, paper=paper, investigator=report.investigator, due=report.due_rolled)


@operation("return_report")
def return_report(*, by: Actor, at: datetime, code: str, reason: str, on: date | None = None) -> Ref:
    """Return a report sent here (trả lại): it never left the sender. Refused: REPORT-STATE, REASON-MISSING."""
    act = Act(by, at, "return_report", the_day(at, on))
    report = locked(code)
    begin(report, act, report.pending_to_id)
    refuse_first(rules.reasons_against_reason(reason))
    _close_transfer(report, returned_at=moment_on(at, act.on))
    report.pending_to_id = None
    return finish(report, act, reason=reason)


@operation("confirm_sent_report")
def confirm_sent_report(*, by: Actor, at: datetime, code: str, on: date | None = None) -> Ref:
    """Record that the body outside the province has received the report: from that day it is out of the stock."""
    report = locked(code)
    return _confirm(report, Act(by, at, "confirm_sent_report", the_day(at, on)))


def _confirm(report: CrimeReport, act: Act) -> Ref:
    begin(report, act)
    _close_transfer(report, received_at=moment_on(act.at, act.on))
    return finish(report, act)


def _reasons_against(target: UnitRow, report: CrimeReport, on: date) -> list[Refused]:
    to_resolve = report.state == "in_transfer"
    return reasons_against_recipient(target.kind, target.level, target.code, on, to_resolve=to_resolve)


def _close_transfer(report: CrimeReport, **how: datetime) -> None:
    Transfer.objects.filter(report=report, received_at=None, returned_at=None).update(**how)
