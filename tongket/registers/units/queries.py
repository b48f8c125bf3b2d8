"""Reads of the register of units. Units are public facts: no scope; trees are as of a date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.core.viet.keys import fold
from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import NotFound, refuse_first
from tongket.registers.units import rules
from tongket.registers.units.models import LineageEdge, Seat, Unit

ALIASES = {"thai-binh": "34"}
Edges = tuple[int, int | None, int | None, str]  # id, parent, area, kind


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as other slices see it."""

    id: int
    code: str
    name: str
    kind: str
    level: str
    parent_id: int | None
    area_id: int | None
    valid_from: date
    valid_to: date | None


ROW_FIELDS = ("pk", "code", "name", "kind", "level", "parent_id", "area_id", "valid_from", "valid_to")


def row_of(unit: Unit) -> UnitRow:
    """The row other slices may hold."""
    return UnitRow(unit.pk, unit.code, unit.name, unit.kind, unit.level, unit.parent_id, unit.area_id,
                   unit.valid_from, unit.valid_to)  # fmt: skip


# These roles act and watch over every book of the province; what each may do is said by the verb.
EVERYWHERE = (Role.SYSTEM, Role.STATISTICS, Role.PROCURACY)


def acts_for(by: Actor, unit_id: int) -> bool:
    """Whether this person acts for that unit: one's own, or one below it in the tree."""
    if by.role in EVERYWHERE or by.unit_id == unit_id:
        return True
    unit = unit_by_id(unit_id)
    while by.unit_id not in (unit.id, unit.area_id):
        if unit.parent_id is None:
            return False
        unit = unit_by_id(unit.parent_id)
    return True


def living_on(on: date) -> QuerySet[Unit]:
    """All units that exist on that day."""
    return Unit.objects.filter(valid_from__lte=on).filter(Q(valid_to=None) | Q(valid_to__gt=on))


BY_ID = "*"  # the key under which `remembered()` keeps all units in the order of their ids
# Within `remembered()`, the lives of each code asked for; elsewhere None, because units may change at any moment.
_lives: ContextVar[dict[str, list[UnitRow]] | None] = ContextVar("unit_lives", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Within the block every code is looked up once: for loads during which no unit changes."""
    token = _lives.set({})
    try:
        yield
    finally:
        _lives.reset(token)


def unit_by_code(code: str, on: date) -> UnitRow:
    """The unit with this code (or alias) on that day; refuses an unknown code and a date outside the unit's life."""
    wanted = ALIASES.get(code, code)
    lives = _lives_of(wanted)
    for row in lives:
        if row.valid_from <= on and (row.valid_to is None or on < row.valid_to):
            return row
    if not lives:
        raise NotFound("UNIT-UNKNOWN", _("Không có đơn vị mang mã %(unit)s."), _("Xem mã ở trang Đơn vị."), unit=wanted)
    other = lives[0]
    refuse_first(
        rules.reasons_against_date(
            code=other.code, name=other.name, valid_from=other.valid_from, valid_to=other.valid_to, on=on
        )
    )
    return other


def _lives_of(code: str) -> list[UnitRow]:
    """Every life of a code, newest first."""
    kept = _lives.get()
    if kept is not None and code in kept:
        return kept[code]
    rows = Unit.objects.filter(code=code).order_by("-valid_from").values_list(*ROW_FIELDS)
    found = [UnitRow(*row) for row in rows]
    if kept is not None:
        kept[code] = found
    return found


def unit_by_id(unit_id: int) -> UnitRow:
    """The unit with this internal id."""
    kept = _lives.get()
    if kept is None:
        return row_of(Unit.objects.get(pk=unit_id))
    if not kept.get(BY_ID):
        kept[BY_ID] = all_units()
    return kept[BY_ID][bisect_left(kept[BY_ID], unit_id, key=lambda row: row.id)]


def all_units() -> list[UnitRow]:
    """Every unit that ever was, for snapshots and caches."""
    return [UnitRow(*row) for row in Unit.objects.order_by("pk").values_list(*ROW_FIELDS)]


def units_at(on: date, *, kind: str = "", level: str = "", under: int | None = None) -> list[UnitRow]:
    """Units living on a day, by kind and level, and below another unit (itself not included)."""
    rows = living_on(on)
    if kind:
        rows = rows.filter(kind=kind)
    living = {unit.pk: unit for unit in rows}
    if under is not None:
        living = {pk: unit for pk, unit in living.items() if under in _ancestors(unit, living) and pk != under}
    return [row_of(unit) for unit in sorted(living.values(), key=lambda u: u.code) if not level or unit.level == level]


def unit_and_children(unit_id: int | None, on: date) -> list[UnitRow]:
    """A unit and those right below it on that day, itself first."""
    rows = [row_of(unit) for unit in living_on(on).filter(Q(pk=unit_id) | Q(parent=unit_id)).order_by("code")]
    return sorted(rows, key=lambda row: row.id != unit_id)


def subtree_ids(root_id: int, on: date) -> frozenset[int]:
    """Ids of a unit and everything below it on that day, police bodies with the areas they serve included."""
    return _descend(root_id, living_on(on).values_list("pk", "parent_id", "area_id", "kind"))


def home_ids(on: date) -> frozenset[int]:
    """Ids of everything in the provinces whose police bodies keep their books here; neighbours to be are not in it."""
    tops = living_on(on).filter(kind="police", level="province").values_list("pk", flat=True)
    return frozenset().union(*(subtree_ids(pk, on) for pk in tops))


def ids_above(unit_id: int) -> frozenset[int]:
    """Ids of a unit and of every unit above it; an area's police body and its superiors count as above it too."""
    return _climb(unit_id, Unit.objects.values_list("pk", "parent_id", "area_id", "kind"))


def subtree_and_above(unit_id: int, on: date) -> tuple[frozenset[int], frozenset[int]]:
    """What `subtree_ids` and `ids_above` say of the units living on that day, in one look."""
    rows = list(living_on(on).values_list("pk", "parent_id", "area_id", "kind"))
    return _descend(unit_id, rows), _climb(unit_id, rows)


def _climb(unit_id: int, rows: Iterable[Edges]) -> frozenset[int]:
    above: dict[int, list[int]] = {}
    for pk, parent_id, area_id, kind in rows:
        above.setdefault(pk, []).extend(one for one in (parent_id, area_id) if one is not None)
        if kind == "police" and area_id is not None:
            above.setdefault(area_id, []).append(pk)
    return _reached(unit_id, above)


def _descend(unit_id: int, rows: Iterable[Edges]) -> frozenset[int]:
    below: dict[int, list[int]] = {}
    for pk, parent_id, area_id, _kind in rows:
        if parent_id is not None:
            below.setdefault(parent_id, []).append(pk)
        if area_id is not None:
            below.setdefault(area_id, []).append(pk)
            below.setdefault(pk, []).append(area_id)
    return _reached(unit_id, below)


def _reached(start: int, steps: dict[int, list[int]]) -> frozenset[int]:
    found: set[int] = set()
    queue = [start]
    while queue:
        current = queue.pop()
        if current not in found:
            found.add(current)
            queue.extend(steps.get(current, ()))
    return frozenset(found)


def police_body_of(area_id: int, on: date) -> UnitRow:
    """The police body that serves an area on that day."""
    found = living_on(on).filter(kind="police", area_id=area_id).order_by("pk").first()
    if found is None:
        raise NotFound("UNIT-NO-POLICE-BODY", _("Địa bàn này không có cơ quan Công an vào ngày đó."), area_id=area_id)
    return row_of(found)


def search(text: str, on: date, *, kind: str = "", limit: int = 20) -> list[UnitRow]:
    """Units whose name or code matches, with or without diacritics."""
    rows = living_on(on)
    if kind:
        rows = rows.filter(kind=kind)
    for word in fold(text).split():
        rows = rows.filter(Q(search_key__contains=word) | Q(code__icontains=word))
    return [row_of(unit) for unit in rows.order_by("code")[:limit]]


def lineage_of(unit_id: int) -> tuple[list[LineageEdge], list[LineageEdge]]:
    """Edges into and out of a unit: where it came from, what became of it."""
    edges = LineageEdge.objects.select_related("source", "target").order_by("effective_on", "pk")
    return list(edges.filter(target_id=unit_id)), list(edges.filter(source_id=unit_id))


def lineage_dates() -> list[date]:
    """The days on which units changed, newest first."""
    return list(LineageEdge.objects.order_by("-effective_on").values_list("effective_on", flat=True).distinct())


def lineage_on(effective_on: date) -> list[LineageEdge]:
    """All edges of one day, in the order of the new codes."""
    edges = LineageEdge.objects.filter(effective_on=effective_on).select_related("source__parent", "target__parent")
    return list(edges.order_by("target__code", "source__code"))


def seats_on(on: date) -> list[tuple[Seat, str, bool]]:
    """The committee's seats with the post that holds each on that day (empty when vacant) and whether acting."""
    answer = []
    for seat in Seat.objects.select_related("agency").prefetch_related("terms").order_by("position"):
        term = next(
            (t for t in seat.terms.all() if t.valid_from <= on and (t.valid_to is None or on < t.valid_to)), None
        )
        answer.append((seat, term.holder_post if term else "", bool(term and term.acting)))
    return answer


def _ancestors(unit: Unit, living: dict[int, Unit]) -> set[int]:
    found: set[int] = set()
    current: Unit | None = unit
    while current is not None and current.parent_id is not None and current.parent_id not in found:
        found.add(current.parent_id)
        current = living.get(current.parent_id)
    return found


def lineage_pairs() -> list[tuple[int, int, date]]:
    """All edges as (source id, target id, day), for snapshots."""
    return list(LineageEdge.objects.order_by("pk").values_list("source_id", "target_id", "effective_on"))
