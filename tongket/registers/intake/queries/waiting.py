"""What waits for one person in the book of crime reports: notices to send, requests to void that he or she decides."""

from __future__ import annotations

from datetime import datetime

from tongket.foundation.actor import Actor, Role
from tongket.foundation.scope import Scope
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, VoidRequest
from tongket.registers.intake.queries.hidden import reasons_against_deciding_void, visible
from tongket.registers.intake.queries.notices import Draft, notices_to_send
from tongket.registers.units import queries as units


def notices_waiting(scope: Scope, by: Actor, on: datetime, *, to: str = "") -> list[Draft]:
    """The notices this person's unit has to send; for who looks after the whole province, those of all units."""
    own = frozenset({by.unit_id}) if by.unit_id is not None and scope.unit_ids is not None else None
    return notices_to_send(scope, on, handler_ids=own, to=to)


def void_requests_waiting(scope: Scope, by: Actor) -> list[VoidRequest]:
    """Requests to void a report that this person would not be refused to decide, the longest waiting first."""
    if by.role not in rules.WHO["approve_void"] or by.role is Role.SYSTEM:
        return []
    asked = VoidRequest.objects.filter(decided_at=None, report__in=visible(scope).order_by().values("pk"))
    rows = asked.select_related("report__handler").order_by("requested_at", "pk")
    return [row for row in rows if _decides(row, by)]


def voids_waiting(scope: Scope, by: Actor) -> list[CrimeReport]:
    """Reports somebody asked to void, where this person may decide, the longest waiting first."""
    return [row.report for row in void_requests_waiting(scope, by)]


def _decides(row: VoidRequest, by: Actor) -> bool:
    report = row.report
    if rules.reasons_against_act("refuse_void", report.state, by.role) or not units.acts_for(by, report.handler_id):
        return False
    return not reasons_against_deciding_void(report, row, by)
