"""Clearance of an offence and its reversal."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, refuse_first
from tongket.registers.cases import queries, rules
from tongket.registers.cases.models import Clearance
from tongket.registers.cases.operations.case import charge
from tongket.registers.cases.operations.desk import Act, act_of, locked_case, locked_offence, refuse_stranger
from tongket.registers.cases.operations.specs import AccusedSpec


@operation("clear_offence")
def clear_offence(
    *, by: Actor, at: datetime, code: str, basis: str, on: date | None = None, recovered: int = 0,
    accused: AccusedSpec | None = None,
) -> Ref:  # fmt: skip
    """Record that an offence is cleared (khám phá): a suspect is identified with evidence, on a day, with a basis.

    `accused` charges them in the offence's case in the same act. Refused: OFFENCE-CLEARED-BEFORE-OCCURRED,
    OFFENCE-ALREADY-CLEARED, CLEARANCE-BASIS-UNKNOWN, NEGATIVE-COUNT, CASE-UNKNOWN.
    """
    act = act_of(by, at, "clear_offence", on)
    row = locked_offence(code)
    refuse_first(
        rules.reasons_against_role(act.verb, by.role)
        + rules.reasons_against_offence_act(act.verb, row.state)
        + rules.reasons_against_clearance(
            basis=basis, on=act.on, first_day=row.occurred_on or row.recorded_on, today=act.today, recovered=recovered
        )
    )
    refuse_stranger(by, row.handler_id)
    Clearance(
        offence=row, handler_id=queries.offence_handler_on(row, act.on), on=act.on, basis=basis, recovered=recovered,
        by_post=by.post, recorded_at=clock.now(),
    ).save(force_insert=True)  # fmt: skip
    row.state = "cleared"
    row.save(update_fields=["state"])
    record_event(by=by, at=at, verb=act.verb, obj=row, on=act.on, basis=basis, recovered=recovered)
    if accused is not None:
        if row.case is None:
            raise Refused("CASE-UNKNOWN", _("Vụ này chưa khởi tố vụ án."), _("Khởi tố vụ án trước khi khởi tố bị can."))
        charge(locked_case(row.case.code), Act(by, at, "charge_accused", act.on), accused)
    return ref_to(row)


@operation("reverse_clearance")
def reverse_clearance(*, by: Actor, at: datetime, code: str, reason: str, on: date | None = None) -> Ref:
    """Take a clearance back (hủy kết quả khám phá) when the accusation collapsed; both days stay and are counted.

    Refused: OFFENCE-NOT-CLEARED, REASON-MISSING, CASE-OUT-OF-ORDER.
    """
    act = act_of(by, at, "reverse_clearance", on)
    row = locked_offence(code)
    refuse_first(
        rules.reasons_against_role(act.verb, by.role)
        + rules.reasons_against_offence_act(act.verb, row.state)
        + rules.reasons_against_no_reason(reason)
    )
    refuse_stranger(by, row.handler_id)
    clearance = row.clearances.get(reversed_on=None)
    refuse_first(rules.reasons_against_case_day(act.on, act.today, clearance.on))
    clearance.reversed_on, clearance.reversed_recorded_at, clearance.reverse_reason = act.on, clock.now(), reason
    clearance.save(update_fields=["reversed_on", "reversed_recorded_at", "reverse_reason"])
    row.state = "recorded"
    row.save(update_fields=["state"])
    record_event(by=by, at=at, verb=act.verb, obj=row, on=act.on, cleared_on=clearance.on, reason=reason)
    return ref_to(row)
