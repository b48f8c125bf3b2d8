"""What all entries of this register share: whose unit it is, which number comes next, many events in one insert."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Max, Model
from django.db.models.functions import ExtractYear

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_events
from tongket.foundation.refusals import NotFound, Refused, gathering, refuse_all
from tongket.registers.evils import rules
from tongket.registers.evils.rules import reasons
from tongket.registers.units import queries as units

M = TypeVar("M", bound=Model)
E = TypeVar("E")


class Desk:
    """The desk at which an actor enters: units by code and whether they are the actor's own, each looked up once."""

    def __init__(self, by: Actor, at: datetime) -> None:
        self.by = by
        self.today = clock.local_date(at)
        self._mine: dict[date, frozenset[int]] = {}
        self._units: dict[tuple[str, date], units.UnitRow] = {}

    def unit(self, code: str, on: date) -> units.UnitRow:
        """The unit with this code on that day."""
        on = self._looked_up_on(on)
        key = (code, on)
        if key not in self._units:
            self._units[key] = units.unit_by_code(code, on)
        return self._units[key]

    def owns(self, unit: units.UnitRow, on: date) -> bool:
        """Whether the unit is the actor's own or lies below it."""
        return self._acts_for(unit.id, on)

    def place(self, code: str, on: date, found: list[Refused]) -> units.UnitRow | None:
        """The commune, or its faults added to `found`."""
        with gathering(found, "place_code"):
            unit = self.unit(code, on)
            faults = reasons.against_place(unit.kind, unit.level, unit.code, self.owns(unit, on))
            found += faults
            return None if faults else unit
        return None

    def handler(self, code: str, on: date, found: list[Refused], *, investigates: bool = False) -> units.UnitRow | None:
        """The police body, or its faults added to `found`."""
        with gathering(found, "handler_code"):
            unit = self.unit(code, on)
            faults = reasons.against_handler(
                unit.kind, unit.level, unit.code, self.owns(unit, on), investigates=investigates
            )
            found += faults
            return None if faults else unit
        return None

    def signature(self) -> dict[str, Any]:
        """Who entered it and when, for every row."""
        return {"recorded_at": clock.now(), "recorded_by": self.by.account_id, "recorded_post": self.by.post}

    def refuse_other(self, unit_id: int, code: str, on: date, field: str) -> list[Refused]:
        """Why an act on a record of that unit is not this actor's."""
        return [] if self._acts_for(unit_id, on) else reasons.against_other_unit(code, field)

    def _acts_for(self, unit_id: int, on: date) -> bool:
        if self.by.role in rules.ANYWHERE:
            return True
        on = self._looked_up_on(on)
        if on not in self._mine:
            self._mine[on] = units.subtree_ids(self.by.unit_id or 0, on)
        return unit_id in self._mine[on]

    def _looked_up_on(self, on: date) -> date:
        """A day before every book is refused by itself; its units are then looked up today, not blamed as well."""
        return on if on >= rules.EARLIEST else self.today


def prepared(entries: Sequence[E], build: Callable[[E, list[Refused]], M | None]) -> list[M]:
    """Rows made of all entries, or every fault of every entry at once; `row` in a fault counts from 1."""
    rows: list[M] = []
    faults: list[Refused] = []
    for number, entry in enumerate(entries, 1):
        found: list[Refused] = []
        row = build(entry, found)
        for fault in found:
            fault.data.setdefault("row", number)
        faults += found
        if row is not None:
            rows.append(row)
    refuse_all(faults)
    return rows


def number_rows(rows: Sequence[Any], letters: str, unit: str, day: str) -> None:
    """Give each row the code <letters>-<unit>-<year>-<n>, continuing after the last one of its unit and year."""
    if not rows:
        return
    model = type(rows[0])
    wanted = {getattr(row, f"{unit}_id") for row in rows}
    known = model.objects.filter(**{f"{unit}_id__in": wanted}).annotate(year=ExtractYear(day))
    last: dict[tuple[int, int], int] = defaultdict(int)
    for unit_id, year, code in known.values_list(f"{unit}_id", "year").annotate(last=Max("code")):
        last[(unit_id, year)] = int(code.rsplit("-", 1)[1])
    codes = {pk: units.unit_by_id(pk).code for pk in wanted}
    for row in rows:
        key = (getattr(row, f"{unit}_id"), getattr(row, day).year)
        last[key] += 1
        row.code = f"{letters}-{codes[key[0]]}-{key[1]}-{last[key]:04d}"


def insert(rows: Sequence[M]) -> list[M]:
    """Insert the rows and read back what the database numbered."""
    model = type(rows[0]) if rows else None
    return list(model._default_manager.bulk_create(rows, batch_size=500)) if model is not None else []


def tell(
    by: Actor, at: datetime, verb: str, rows: Iterable[Any], details: Callable[[Any], dict[str, Any]]
) -> list[str]:
    """One audit event for each row; returns their codes."""
    kept = list(rows)
    record_events(
        by=by, at=at,
        happenings=[Happening(verb, row._meta.label_lower, row.pk, str(row.code), details(row)) for row in kept],
    )  # fmt: skip
    return [row.code for row in kept]


def locked(model: type[M], code: str, unknown: str, message: Any) -> M:
    """The row to be changed, locked; refuses a code that is not there."""
    row = model._default_manager.select_for_update().filter(code=code).first()
    if row is None:
        raise NotFound(unknown, message, "", wanted=code)
    return row
