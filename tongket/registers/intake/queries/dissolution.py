"""Bodies that have ended and still hold reports: which, what they hold, to whom it may pass, what has passed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Actor
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, ReportState
from tongket.registers.intake.queries.offers import EVERYWHERE
from tongket.registers.intake.rules.recipients import reasons_against_recipient
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow

HAND_OVER = "hand_over_report"
HELD = tuple(state for (state, verb) in rules.TRANSITIONS if verb == HAND_OVER)
# Bodies with the weightiest stock first.
ORDER = {level: n for n, level in enumerate(("province", "division", "district", "commune"))}


@dataclass(frozen=True, slots=True)
class Held:
    """A report an ended body holds; `stays`: why it cannot pass to that successor on that day, a code word."""

    report: CrimeReport
    stays: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """A body that has ended: its lives, the last first, how many reports it holds, who came after it."""

    lives: tuple[UnitRow, ...]
    held: int
    successors: tuple[UnitRow, ...]

    @property
    def unit(self) -> UnitRow:
        return self.lives[0]


class Book:
    """The book of units as of a day, read once: lives of a code, who lives, what became of whom."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.rows = {row.id: row for row in units.all_units()}
        self.living = {row.id for row in self.rows.values() if row.valid_from <= on and not self._ended(row)}
        self._targets: dict[int, list[int]] = defaultdict(list)
        for source, target, _day in units.lineage_pairs():
            self._targets[source].append(target)
        self._lives: dict[str, list[UnitRow]] = defaultdict(list)
        for row in self.rows.values():
            self._lives[row.code].append(row)

    def _ended(self, row: UnitRow) -> bool:
        return row.valid_to is not None and row.valid_to <= self.on

    def ended_lives(self, code: str) -> list[UnitRow]:
        """The lives of a body that had ended by that day, the last first.

        A body that only came under another one is written as two lives under one code, and both may hold reports.
        """
        return sorted((row for row in self._lives[code] if self._ended(row)), key=lambda row: row.valid_from)[::-1]

    def ended(self, code: str, held: int) -> Ended | None:
        """The body of this code as one that has ended; None where no life of it has."""
        lives = self.ended_lives(code)
        return Ended(tuple(lives), held, tuple(self.successors(lives[0]))) if lives else None

    def successors(self, unit: UnitRow) -> list[UnitRow]:
        """Who came after a body and lives: the next life of its code, else by the lineage, else the body above it."""
        again = [row for row in self._lives[unit.code] if row.id in self.living]
        found = again or [self.rows[pk] for pk in self._after(unit.id)]
        while not found and unit.parent_id is not None:
            unit = self.rows[unit.parent_id]
            found = [unit] if unit.id in self.living else [self.rows[pk] for pk in self._after(unit.id)]
        return found

    def stands_under(self, unit_id: int, top: int | None) -> bool:
        """Whether a unit is another or stands below it."""
        current: int | None = unit_id
        while current is not None and current != top:
            current = self.rows[current].parent_id
        return current is not None

    def _after(self, unit_id: int) -> list[int]:
        """The living bodies a unit became, through bodies that ended in their turn."""
        found, queue, seen = [], [unit_id], {unit_id}
        while queue:
            for target in self._targets.get(queue.pop(), ()):
                if target not in seen:
                    seen.add(target)
                    (found if target in self.living else queue).append(target)
        return found


def any_held_by_ended(scope: Scope, on: date) -> bool:
    """Whether some body that has ended holds reports this reader may know of: one look, for a link."""
    return _held_in(scope, on).exists()


def ended_bodies(scope: Scope, by: Actor, on: date) -> list[Ended]:
    """Bodies that have ended and hold reports, of which this person may hand over: own, below, or passing to those."""
    counts = Counter(_held_in(scope, on).values_list("handler__code", flat=True))
    book, found = Book(on), []
    for code, n in counts.items():
        one = book.ended(code, n)
        if one is not None and _is_mine(one, book, by):
            found.append(one)
    return sorted(found, key=lambda one: (ORDER.get(one.unit.level, len(ORDER)), one.unit.code))


def ended_body(scope: Scope, by: Actor, code: str, on: date) -> Ended:
    """One body that has ended, also when it holds nothing any more; to others than those above it does not exist."""
    book = Book(on)
    one = book.ended(code, _held_in(scope, on).filter(handler__code=code).count())
    if one is None or not _is_mine(one, book, by):
        raise NotFound("UNIT-NOT-ENDED", _("Không có đơn vị đã kết thúc hoạt động mang mã %(unit)s."), unit=code)
    return one


def _is_mine(one: Ended, book: Book, by: Actor) -> bool:
    if by.role in EVERYWHERE:
        return True
    return any(book.stands_under(row.id, by.unit_id) for row in (one.unit, *one.successors))


def _held_in(scope: Scope, on: date) -> QuerySet[CrimeReport]:
    rows = CrimeReport.objects.filter(state__in=HELD, handler__valid_to__lte=on)
    return rows.exclude(about__in=scope.hidden_about) if scope.hidden_about else rows


def receivers_on(on: date) -> list[UnitRow]:
    """Every police body that may receive on that day."""
    rows = units.units_at(on, kind="police")
    found = [row for row in rows if not reasons_against_recipient(row.kind, row.level, row.code, on)]
    return sorted(found, key=lambda row: (ORDER.get(row.level, len(ORDER)), row.code))


def held_by_ended(
    lives: Collection[UnitRow], *, on: date, to_id: int | None, hidden: Collection[int] = (), lock: bool = False
) -> list[Held]:
    """What the ended lives of a body hold, each with what keeps it from passing on that day to that successor."""
    rows = CrimeReport.objects.select_for_update() if lock else CrimeReport.objects.exclude(about__in=hidden)
    above = units.ids_above(to_id) if to_id is not None else frozenset()
    return [
        Held(report, _stays(report, on, above))
        for report in rows.filter(handler__in=[row.id for row in lives], state__in=HELD).order_by("pk")
    ]


def _stays(report: CrimeReport, on: date, above: Collection[int]) -> str:
    if report.about_id in above:
        return "about"
    return "later" if report.last_on > on else ""


def handed_over(scope: Scope, code: str) -> list[ReportState]:
    """The hand-overs out of a body that ended, the newest first: one act for each report, as the report then stood."""
    rows = ReportState.objects.filter(verb=HAND_OVER, reason=code).exclude(report__about__in=scope.hidden_about)
    return list(rows.select_related("report", "unit").order_by("-pk"))
