"""Voiding a report entered by mistake: asked for with a decision, decided by somebody outside the unit."""

from __future__ import annotations

from datetime import date, datetime

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.operation import Ref, operation
from tongket.foundation.refusals import refuse_all, refuse_first
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport, VoidRequest
from tongket.registers.intake.operations.desk import Act, Paper, begin, finish, locked, the_day


@operation("request_void")
def request_void(
    *, by: Actor, at: datetime, code: str, reason: str, number: str, on: date | None = None
) -> Ref:
    """Ask that a report be voided (đề nghị hủy), by the unit's decision. Refused: REASON-MISSING, NUMBER-MISSING,
    VOID-ASKED."""
    act = Act(by, at, "request_void", the_day(at, on))
    report = locked(code)
    begin(report, act)
    refuse_all(rules.reasons_against_reason(reason) + ([] if number.strip() else [rules.reason_number()]))
    VoidRequest.objects.create(
        report=report, number=number.strip(), reason=reason, requested_at=at, by_account=by.account_id,
        by_post=by.post, by_unit_id=by.unit_id,
    )  # fmt: skip
    return finish(report, act, reason=reason, paper=Paper(number))


@operation("approve_void")
def approve_void(*, by: Actor, at: datetime, code: str, reason: str = "") -> Ref:
    """Approve: the report is void, its figures go, its number still answers. Refused: SECOND-PERSON-NEEDED,
    VOID-OUTSIDE-THE-UNIT, VOID-NOT-ASKED."""
    act = Act(by, at, "approve_void", clock.local_date(at))
    report = locked(code)
    request = _decide(report, act, granted=True, answer=reason)
    report.voided_at, report.void_reason = clock.now(), request.reason
    return finish(report, act, reason=reason or request.reason, paper=Paper(request.number))


@operation("refuse_void")
def refuse_void(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Refuse: the report stands as it stood. Refused: REASON-MISSING and what stands against `approve_void`."""
    act = Act(by, at, "refuse_void", clock.local_date(at))
    report = locked(code)
    refuse_all(rules.reasons_against_reason(reason))
    _decide(report, act, granted=False, answer=reason)
    return finish(report, act, reason=reason)


def _decide(report: CrimeReport, act: Act, *, granted: bool, answer: str) -> VoidRequest:
    standing = begin(report, act)
    request = standing.void_request
    assert request is not None  # begin refuses without one
    refuse_first(queries.reasons_against_deciding_void(report, request, act.by))
    request.decided_at, request.granted, request.answer, request.decided_by = act.at, granted, answer, act.by.post
    request.save()
    return request
