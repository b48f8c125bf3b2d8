"""Writes beside the returns: closings of registers, yearly aggregates, seals; `operations` is their door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.core.catalogue import CATALOGUE
from tongket.core.periods import make_period
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_event, record_events
from tongket.foundation.bulk import insert_many
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import (
    NotFound,
    Refused,
    reasons_against_no_reason,
    reasons_against_same_person,
    refuse_first,
)
from tongket.registers.returns import rules
from tongket.registers.returns.models import RegisterClosing, Return, Seal, YearlyAggregate
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow


@dataclass(frozen=True, slots=True)
class AggregateRow:
    """One yearly total to re-enter: catalogue id of a counted indicator, year, number."""

    measure: str
    year: int
    n: int


@operation("close_register")
def close_register(*, by: Actor, at: datetime, register: str, unit_code: str, month: str) -> Ref:
    """Close one register of one unit for a month (chốt sổ); closed stays closed. Refused as `close_registers`."""
    _close(by, at, month, [(register, unit_code)])
    row = RegisterClosing.objects.get(register=register, unit__code=unit_code, month=month, reopened_at=None)
    return ref_to(row)


@operation("close_registers")
def close_registers(*, by: Actor, at: datetime, month: str, closings: Sequence[tuple[str, str]]) -> int:
    """Close many registers of a month: pairs (register, unit code); returns how many were newly closed.

    Refused: ROLE-NOT-ALLOWED, RETURN-MONTH-NOT-OVER, UNIT-UNKNOWN, CLOSING-REGISTER-UNKNOWN, CLOSING-WRONG-UNIT,
    CLOSING-RETURN-NOT-APPROVED.
    """
    return _close(by, at, month, closings)


@operation("reopen_register")
def reopen_register(*, by: Actor, at: datetime, register: str, unit_code: str, month: str, reason: str) -> Ref:
    """Reopen a closed register (mở lại sổ) with a reason; the closing stays on record. Refused: CLOSING-NONE."""
    refuse_first(rules.reasons_against_role("reopen_register", by.role) + reasons_against_no_reason(reason))
    row = RegisterClosing.objects.filter(register=register, unit__code=unit_code, month=month, reopened_at=None).first()
    if row is None:
        raise NotFound("CLOSING-NONE", _("Sổ này chưa chốt cho tháng %(month)s."), "", month=month)
    row.reopened_at, row.reopened_post, row.reopen_reason = clock.now(), by.post, reason
    row.save(update_fields=["reopened_at", "reopened_post", "reopen_reason"])
    record_event(by=by, at=at, verb="reopen_register", obj=row, reason=reason)
    return ref_to(row)


@operation("reenter_aggregate")
def reenter_aggregate(
    *, by: Actor, at: datetime, measure: str, year: int, n: int, source: str, place_code: str = "34"
) -> Ref:
    """Re-enter a yearly total printed before the records began (nhập lại). Refused: AGGREGATE-*, SOURCE-MISSING."""
    return ref_to(_reenter(by, at, [AggregateRow(measure, year, n)], source, place_code)[0])


@operation("reenter_aggregates")
def reenter_aggregates(
    *, by: Actor, at: datetime, rows: Sequence[AggregateRow], source: str, place_code: str = "34"
) -> int:
    """Re-enter many yearly totals of one source; returns how many."""
    return len(_reenter(by, at, rows, source, place_code))


@operation("void_aggregate")
def void_aggregate(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Void a re-entered total (hủy). Refused: AGGREGATE-UNKNOWN, REASON-MISSING, SECOND-PERSON-NEEDED."""
    row = YearlyAggregate.objects.filter(code=code, voided_at=None).first()
    if row is None:
        raise NotFound("AGGREGATE-UNKNOWN", _("Không có số liệu năm mang mã %(wanted)s."), "", wanted=code)
    refuse_first(
        rules.reasons_against_role("void_aggregate", by.role)
        + reasons_against_no_reason(reason)
        + reasons_against_same_person(by, row.entered_by, row.entered_post)
    )
    row.voided_at, row.void_reason = clock.now(), reason
    row.save(update_fields=["voided_at", "void_reason"])
    record_event(by=by, at=at, verb="void_aggregate", obj=row, reason=reason)
    return ref_to(row)


@operation("record_seal")
def record_seal(*, by: Actor, at: datetime, cut_off: date, snapshot_hash: str) -> Ref:
    """Record that a snapshot was sealed (niêm phong): approved returns up to the cut-off become sealed.

    The same hash again gives the same seal. Refused: ROLE-NOT-ALLOWED, SEAL-HASH-UNREADABLE.
    """
    refuse_first(rules.reasons_against_role("record_seal", by.role))
    if not rules.SNAPSHOT_HASH.fullmatch(snapshot_hash):
        raise Refused("SEAL-HASH-UNREADABLE", _("Mã băm “%(text)s” không đúng dạng."), "", text=snapshot_hash)
    known = Seal.objects.filter(snapshot_hash=snapshot_hash).first()
    if known is not None:
        return ref_to(known)
    states = [state for state, act in rules.TRANSITIONS["return"] if act == "record_seal"]
    sealed = Return.objects.filter(state__in=states, last_day__lte=cut_off).update(state="sealed")
    row = Seal.objects.create(
        code=f"NP-{cut_off.isoformat()}-{snapshot_hash[:12]}", cut_off=cut_off, snapshot_hash=snapshot_hash,
        sealed_at=at, sealed_by=by.account_id, sealed_post=by.post, returns=sealed, recorded_at=clock.now(),
    )  # fmt: skip
    record_event(by=by, at=at, verb="record_seal", obj=row, cut_off=cut_off, hash=snapshot_hash, returns=sealed)
    return ref_to(row)


def _close(by: Actor, at: datetime, month: str, closings: Sequence[tuple[str, str]]) -> int:
    period = rules.month_of(month)
    refuse_first(
        rules.reasons_against_role("close_register", by.role)
        + rules.reasons_against_month(period, clock.local_date(at))
    )
    living = {unit.code: unit for unit in units.units_at(period.last_day)}
    chosen = [(register, living.get(code) or units.unit_by_code(code, period.last_day)) for register, code in closings]
    refuse_first([r for name, unit in chosen for r in rules.reasons_against_closing(name, unit.kind, unit.code)])
    _refuse_unapproved([unit for register, unit in chosen if register == "returns"], month)
    known = set(RegisterClosing.objects.filter(month=month, reopened_at=None).values_list("register", "unit_id"))
    fresh = {(register, unit.id): unit for register, unit in chosen if (register, unit.id) not in known}
    insert_many(
        RegisterClosing,
        ("code", "register", "unit"),
        [(f"CS-{name}-{unit.code}-{month}", name, unit.id) for (name, _unit_id), unit in fresh.items()],
        {
            "month": month, "last_day": period.last_day, "closed_at": at, "closed_by": by.account_id,
            "closed_post": by.post, "recorded_at": clock.now(), "reopened_at": None, "reopened_post": "",
            "reopen_reason": "",
        },
    )  # fmt: skip
    record_events(by=by, at=at, happenings=_closing_events(list(fresh), {u.id: u.code for u in fresh.values()}, month))
    return len(fresh)


def _closing_events(closed: Sequence[tuple[str, int]], codes: dict[int, str], month: str) -> list[Happening]:
    """One event for each register: it names the units that closed it."""
    by_register: dict[str, list[str]] = {}
    for register, unit_id in closed:
        by_register.setdefault(register, []).append(codes[unit_id])
    label = RegisterClosing._meta.label_lower
    return [
        Happening("close_register", label, 0, f"CS-{register}-{month}", {"units": named})
        for register, named in by_register.items()
    ]


def _refuse_unapproved(chosen: Sequence[UnitRow], month: str) -> None:
    """The monthly return is complete only once it is approved: closing it earlier would make silence look like zero."""
    if not chosen:
        return
    counted = Return.objects.filter(month=month, state__in=rules.COUNTED_STATES).values_list("unit_id", flat=True)
    missing = sorted({unit.id: unit.code for unit in chosen if unit.id not in set(counted)}.values())
    if missing:
        raise Refused(
            "CLOSING-RETURN-NOT-APPROVED",
            _("Báo cáo tháng %(month)s của %(units)s chưa được duyệt nên chưa chốt được."),
            _("Duyệt báo cáo trước."),
            month=month,
            units=", ".join(missing),
        )


def _reenter(
    by: Actor, at: datetime, rows: Sequence[AggregateRow], source: str, place_code: str
) -> list[YearlyAggregate]:
    refuse_first(rules.reasons_against_role("reenter_aggregate", by.role))
    place = units.unit_by_code(place_code, clock.local_date(at))
    for row in rows:
        known = row.measure in CATALOGUE and not CATALOGUE[row.measure].is_ratio
        refuse_first(rules.reasons_against_aggregate(row.measure, known, row.year, row.n, source))
    taken = set(YearlyAggregate.objects.filter(place_id=place.id, voided_at=None).values_list("measure", "year"))
    for row in rows:
        if (row.measure, row.year) in taken:
            raise Refused("AGGREGATE-EXISTS", _("Đã có “%(measure)s” của năm %(year)s."), _("Hủy số cũ trước."),
                          measure=row.measure, year=row.year)  # fmt: skip
        taken.add((row.measure, row.year))
    made = YearlyAggregate.objects.bulk_create(_aggregate(row, place, by, source) for row in rows)
    label = YearlyAggregate._meta.label_lower
    happenings = [Happening("reenter_aggregate", label, row.pk, row.code, {"n": row.n}) for row in made]
    record_events(by=by, at=at, happenings=happenings)
    return made


def _aggregate(row: AggregateRow, place: UnitRow, by: Actor, source: str) -> YearlyAggregate:
    return YearlyAggregate(
        code=f"SN-{place.code}-{row.year}-{row.measure}", measure=row.measure, year=row.year,
        last_day=make_period("year", row.year).last_day, place_id=place.id, n=row.n, source=source,
        entered_by=by.account_id, entered_post=by.post, recorded_at=clock.now(),
    )  # fmt: skip
