"""Writes of the register of units: founding, ending, lineage, seats and terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from tongket.core.viet.keys import fold
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_event, record_events
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, Refused, refuse_first
from tongket.registers.units import queries, rules
from tongket.registers.units.models import LineageEdge, Seat, SeatTerm, Unit


@dataclass(frozen=True, slots=True)
class UnitSpec:
    """A unit as reference data state it; parent and area by code as of `valid_from`."""

    code: str
    name: str
    kind: str
    level: str
    parent_code: str
    valid_from: date
    valid_to: date | None = None
    area_code: str = ""
    short_name: str = ""
    coastal: bool = False


@dataclass(frozen=True, slots=True)
class EdgeSpec:
    """A lineage edge as reference data state it."""

    effective_on: date
    source_code: str
    target_code: str
    kind: str
    share: Fraction = Fraction(1)
    paper: str = ""


@operation("found_unit")
def found_unit(*, by: Actor, at: datetime, spec: UnitSpec) -> Ref:
    """Enter a new unit (thành lập). Refused: UNIT-EMPTY-LIFE, UNIT-OVERLAP, UNIT-PARENT-UNKNOWN."""
    lives = list(Unit.objects.filter(code=spec.code).values_list("valid_from", "valid_to"))
    refuse_first(
        rules.reasons_against_unit(code=spec.code, valid_from=spec.valid_from, valid_to=spec.valid_to, lives=lives)
    )
    unit = _build(spec, at)
    unit.parent_id = _id_on(spec.parent_code, spec.valid_from)
    unit.area_id = _id_on(spec.area_code, spec.valid_from)
    unit.save()
    record_event(by=by, at=at, verb="found_unit", obj=unit, name=spec.name, valid_from=spec.valid_from)
    return ref_to(unit)


@operation("end_unit")
def end_unit(*, by: Actor, at: datetime, code: str, on: date) -> Ref:
    """End a unit (giải thể, sáp nhập) on a day: from that day on it takes no records. Refused: UNIT-UNKNOWN."""
    unit = Unit.objects.filter(code=code, valid_to=None).first()
    if unit is None:
        raise NotFound("UNIT-UNKNOWN", _("Không có đơn vị đang hoạt động mang mã %(unit)s."), "", unit=code)
    refuse_first(rules.reasons_against_unit(code=code, valid_from=unit.valid_from, valid_to=on, lives=[]))
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])
    record_event(by=by, at=at, verb="end_unit", obj=unit, on=on)
    return ref_to(unit)


@operation("load_units")
def load_units(*, by: Actor, at: datetime, units: Iterable[UnitSpec], edges: Iterable[EdgeSpec]) -> int:
    """Load reference units and lineage in one transaction; rows already there stay as they are. Returns units added."""
    known = set(Unit.objects.values_list("code", "valid_from"))
    fresh = [spec for spec in units if (spec.code, spec.valid_from) not in known]
    _refuse_overlaps(fresh)
    rows = Unit.objects.bulk_create([_build(spec, at) for spec in fresh], batch_size=500)
    lives = _lives()
    for row, spec in zip(rows, fresh, strict=True):
        row.parent_id = _find(lives, spec.parent_code, spec.valid_from)
        row.area_id = _find(lives, spec.area_code, spec.valid_from)
    Unit.objects.bulk_update(rows, ["parent", "area"], batch_size=500)
    _load_edges(edges, lives)
    label = Unit._meta.label_lower
    record_events(
        by=by, at=at, happenings=[Happening("found_unit", label, row.pk, row.code, {"name": row.name}) for row in rows]
    )
    return len(rows)


@operation("appoint_to_seat")
def appoint_to_seat(*, by: Actor, at: datetime, position: int, holder_post: str, on: date, acting: bool = False) -> Ref:
    """Let a post take a seat of the committee (bổ nhiệm) from a day on; the previous term ends that day."""
    seat = _seat(position)
    running = seat.terms.filter(valid_to=None).first()
    if running is not None:
        if running.valid_from >= on:
            raise Refused(
                "SEAT-TERM-OVERLAP",
                _("Ghế này đã có người giữ từ ngày %(start)s."),
                _("Chọn ngày bắt đầu sau ngày đó."),
                start=running.valid_from.strftime("%d/%m/%Y"),
                field="on",
            )
        running.valid_to = on
        running.save(update_fields=["valid_to"])
    term = SeatTerm.objects.create(seat=seat, holder_post=holder_post, acting=acting, valid_from=on)
    record_event(by=by, at=at, verb="appoint_to_seat", obj=seat, holder_post=holder_post, on=on, acting=acting)
    return ref_to(term)


@operation("establish_seat")
def establish_seat(
    *, by: Actor, at: datetime, committee_code: str, position: int, rank: str, title: str, agency_code: str = ""
) -> Ref:
    """Establish a seat of the committee (lập ghế); repeating it changes nothing."""
    today = clock.local_date(at)
    committee = queries.unit_by_code(committee_code, today)
    if rank not in rules.SEAT_RANKS:
        raise Refused("SEAT-RANK-UNKNOWN", _("Không có chức danh “%(rank)s” trong Ban Chỉ đạo."), "", rank=rank)
    seat, made = Seat.objects.get_or_create(
        committee_id=committee.id,
        position=position,
        defaults={"rank": rank, "title": title, "agency_id": _id_on(agency_code, today)},
    )
    if made:
        record_event(by=by, at=at, verb="establish_seat", obj=seat, title=title)
    return ref_to(seat)


def _seat(position: int) -> Seat:
    seat = Seat.objects.filter(position=position).first()
    if seat is None:
        raise NotFound("SEAT-UNKNOWN", _("Không có ghế số %(position)s."), "", position=position)
    return seat


def _build(spec: UnitSpec, at: datetime) -> Unit:
    return Unit(
        code=spec.code, name=spec.name, short_name=spec.short_name, search_key=fold(f"{spec.name} {spec.code}"),
        kind=spec.kind, level=spec.level, valid_from=spec.valid_from, valid_to=spec.valid_to, coastal=spec.coastal,
        recorded_at=clock.now(),
    )  # fmt: skip


def _id_on(code: str, on: date) -> int | None:
    return queries.unit_by_code(code, on).id if code else None


Lives = dict[str, list[tuple[date, date | None, int]]]


def _lives() -> Lives:
    lives: Lives = {}
    for code, start, end, pk in Unit.objects.values_list("code", "valid_from", "valid_to", "pk"):
        lives.setdefault(code, []).append((start, end, pk))
    return lives


def _find(lives: Lives, code: str, on: date) -> int | None:
    if not code:
        return None
    for start, end, pk in lives.get(code, ()):
        if start <= on and (end is None or on < end):
            return pk
    raise NotFound(
        "UNIT-PARENT-UNKNOWN", _("Không có đơn vị %(unit)s vào ngày %(on)s."), "", unit=code, on=on.strftime("%d/%m/%Y")
    )


def _load_edges(edges: Iterable[EdgeSpec], lives: Lives) -> None:
    known = set(LineageEdge.objects.values_list("effective_on", "source_id", "target_id"))
    rows = []
    for spec in edges:
        eve = date.fromordinal(spec.effective_on.toordinal() - 1)
        source = _find(lives, spec.source_code, eve)
        target = _find(lives, spec.target_code, spec.effective_on)
        if source is None or target is None or (spec.effective_on, source, target) in known:
            continue
        rows.append(
            LineageEdge(
                effective_on=spec.effective_on,
                source_id=source,
                target_id=target,
                kind=spec.kind,
                paper=spec.paper,
                share_numerator=spec.share.numerator,
                share_denominator=spec.share.denominator,
            )
        )
    LineageEdge.objects.bulk_create(rows, batch_size=500)


def _refuse_overlaps(specs: list[UnitSpec]) -> None:
    lives = {code: [(start, end) for start, end, _pk in rows] for code, rows in _lives().items()}
    for spec in sorted(specs, key=lambda s: (s.code, s.valid_from)):
        taken = lives.setdefault(spec.code, [])
        refuse_first(
            rules.reasons_against_unit(code=spec.code, valid_from=spec.valid_from, valid_to=spec.valid_to, lives=taken)
        )
        taken.append((spec.valid_from, spec.valid_to))
