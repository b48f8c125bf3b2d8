"""Rings broken, and reviews of safeguards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, refuse_first
from tongket.registers.cases import rules
from tongket.registers.cases.models import Case, Ring, SafeguardReview
from tongket.registers.cases.operations.desk import act_of, own_case, refuse_stranger
from tongket.registers.intake import operations as intake
from tongket.registers.units import queries as units


@operation("break_ring")
def break_ring(
    *, by: Actor, at: datetime, kind: str, name: str, broken_on: date, handler_code: str, members: int,
    case_codes: Sequence[str],
) -> Ref:  # fmt: skip
    """Record a ring broken (triệt phá) by name with its cases.

    Refused: RING-WITHOUT-CASES, RING-WITHOUT-NAME, RING-KIND-UNKNOWN, NEGATIVE-COUNT, CASE-STATE.
    """
    act = act_of(by, at, "break_ring", broken_on)
    refuse_first(
        rules.reasons_against_role(act.verb, by.role)
        + rules.reasons_against_case_day(broken_on, act.today, None)
        + rules.reasons_against_ring(kind=kind, name=name, members=members, cases=len(case_codes))
    )
    handler = units.unit_by_code(handler_code, broken_on)
    refuse_first(
        rules.reasons_against_handler(
            (handler.kind, handler.level, handler.code), broken_on, rank="senior", assigned=True
        )
    )
    refuse_stranger(by, handler.id)
    cases = [_standing(code, by) for code in dict.fromkeys(case_codes)]
    ring = Ring.objects.create(
        code=intake.draw_number("BN", handler.code, broken_on.year), kind=kind, name=name.strip(),
        broken_on=broken_on, handler_id=handler.id, members=members, by_account=by.account_id,
        by_post=by.post, recorded_at=clock.now(),
    )  # fmt: skip
    ring.cases.set(cases)
    record_event(by=by, at=at, verb=act.verb, obj=ring, on=broken_on, members=members, cases=[c.code for c in cases])
    return ref_to(ring)


@operation("void_ring")
def void_ring(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Void a ring entered by mistake (hủy). Refused: RING-UNKNOWN, SECOND-PERSON-NEEDED, REASON-MISSING."""
    ring = Ring.objects.select_for_update().filter(code=code, voided_at=None).first()
    if ring is None:
        raise NotFound("RING-UNKNOWN", _("Không có băng, ổ nhóm mang mã %(wanted)s."), "", wanted=code)
    refuse_first(
        rules.reasons_against_role("void_ring", by.role)
        + rules.reasons_against_no_reason(reason)
        + rules.reasons_against_same_person(by, ring.by_account, ring.by_post)
    )
    refuse_stranger(by, ring.handler_id)
    ring.voided_at, ring.void_reason = clock.now(), reason
    ring.save(update_fields=["voided_at", "void_reason"])
    record_event(by=by, at=at, verb="void_ring", obj=ring, reason=reason)
    return ref_to(ring)


@operation("review_safeguards")
def review_safeguards(
    *, by: Actor, at: datetime, unit_code: str, on: date, cases_reviewed: int, accused_reviewed: int, found: int = 0,
    note: str = "",
) -> Ref:  # fmt: skip
    """Record a review (rà soát oan sai, bỏ lọt): how much was reviewed, by which post, what was found.

    Refused: REVIEW-EMPTY, NEGATIVE-COUNT, ROLE-MAY-NOT, UNIT-*.
    """
    act = act_of(by, at, "review_safeguards", on)
    numbers = {"cases_reviewed": cases_reviewed, "accused_reviewed": accused_reviewed, "found": found}
    refuse_first(
        rules.reasons_against_role(act.verb, by.role)
        + rules.reasons_against_review(numbers=numbers, on=on, today=act.today)
    )
    unit = units.unit_by_code(unit_code, on)
    refuse_stranger(by, unit.id)
    row = SafeguardReview.objects.create(
        code=intake.draw_number("RS", unit.code, on.year), unit_id=unit.id, on=on, note=note, reviewer_post=by.post,
        recorded_at=clock.now(), **numbers,
    )  # fmt: skip
    record_event(by=by, at=at, verb=act.verb, obj=row, on=on, **numbers)
    return ref_to(row)


def _standing(code: str, by: Actor) -> Case:
    case = own_case(code, by)
    refuse_first(rules.reasons_against_case_act("void_case", case.state))
    return case
