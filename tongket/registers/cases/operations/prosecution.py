"""Monthly counts of prosecution and trial: recorded once a month and unit, corrected with a reason, signed by both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor, Role
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, refuse_all
from tongket.registers.cases.models import CountsSignature, ProsecutionCounts
from tongket.registers.cases.operations.desk import act_of, refuse_stranger
from tongket.registers.cases.operations.specs import ProsecutionNumbers
from tongket.registers.cases.rules import procuracy, prosecution
from tongket.registers.intake import operations as intake
from tongket.registers.units import queries as units


@operation("record_prosecution_counts")
def record_prosecution_counts(
    *, by: Actor, at: datetime, unit_code: str, month: str, numbers: ProsecutionNumbers, reported_by: str, source: str,
    reason: str = "",
) -> Ref:  # fmt: skip
    """Record the counts of a calendar month (số liệu truy tố, xét xử); a correction keeps the old and drops signatures.

    Refused: ROLE-MAY-NOT, COUNTS-PARTS, NEGATIVE-COUNT, MONTH-NOT-OVER, COUNTS-ALREADY-IN, COUNTS-TWICE.
    """
    act = act_of(by, at, "record_prosecution_counts", None)
    last = prosecution.last_day(month)
    unit = units.unit_by_code(unit_code, last)
    standing = ProsecutionCounts.objects.select_for_update().filter(unit_id=unit.id, month=last, replaced_at=None)
    before = standing.first()
    refuse_all(
        procuracy.reasons_against_who(act.verb, by.role)
        + procuracy.reasons_against_police(unit.kind, unit.code)
        + procuracy.reasons_against_empty(reported_by, "reported_by")
        + procuracy.reasons_against_empty(source, "source")
        + prosecution.reasons_against_counts(numbers.numbers(), month=last, today=act.today)
        + prosecution.reasons_against_correction(standing=before is not None, reason=reason)
        + prosecution.reasons_against_counting_twice(_overlapping(unit.id, last), last)
    )
    refuse_stranger(by, unit.id)
    standing.update(replaced_at=clock.now())
    row = ProsecutionCounts(
        code=intake.draw_number("TK", unit.code, last.year), unit_id=unit.id, month=last, reported_by=reported_by,
        source=source, reason=reason.strip() if before is not None else "", by_account=by.account_id,
        by_post=by.post, recorded_at=clock.now(), **numbers.numbers(),
    )  # fmt: skip
    row.save(force_insert=True)
    replaced = before.code if before is not None else ""
    record_event(by=by, at=at, verb=act.verb, obj=row, replaced=replaced, reason=reason, after=numbers.numbers())
    return ref_to(row)


@operation("sign_counts")
def sign_counts(*, by: Actor, at: datetime, codes: Sequence[str]) -> int:
    """Sign counts for one's side (ký xác nhận, TTLT 05/2018 Đ9), several months at once; all or none.

    Refused: ROLE-MAY-NOT, UNIT-NOT-YOURS, COUNTS-REPLACED, COUNTS-SIGNED, COUNTS-UNKNOWN.
    """
    act = act_of(by, at, "sign_counts", None)
    side = prosecution.side_of(by.role)
    found = {row.code: row for row in ProsecutionCounts.objects.select_for_update().filter(code__in=codes)}
    missing = [code for code in codes if code not in found]
    if missing:
        raise NotFound("COUNTS-UNKNOWN", _("Không có số liệu mang mã %(wanted)s."), "", wanted=", ".join(missing))
    signatures = CountsSignature.objects.filter(counts__in=found.values(), side=side)
    signed = set(signatures.values_list("counts_id", flat=True))
    reasons = procuracy.reasons_against_who(act.verb, by.role)
    for row in found.values():
        reasons += prosecution.reasons_against_signing(
            code=row.code, replaced=row.replaced_at is not None, signed=row.pk in signed
        )
    refuse_all(reasons)
    for row in found.values():
        if by.role != Role.PROCURACY:
            refuse_stranger(by, row.unit_id)
        CountsSignature.objects.create(
            counts=row, side=side, on=act.on, by_account=by.account_id, by_post=by.post, recorded_at=clock.now()
        )
        record_event(by=by, at=at, verb=act.verb, obj=row, on=act.on, side=side)
    return len(found)


def _overlapping(unit_id: int, month: date) -> list[str]:
    """Names of bodies above or below a unit whose counts already stand for that month."""
    below = units.subtree_ids(unit_id, month)
    found = []
    for row in ProsecutionCounts.objects.filter(month=month, replaced_at=None).exclude(unit_id=unit_id):
        if row.unit_id in below or unit_id in units.subtree_ids(row.unit_id, month):
            found.append(units.unit_by_id(row.unit_id).name)
    return found
