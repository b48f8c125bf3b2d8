"""Where cases and offences were on a day, and which files are on the way."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from tongket.foundation.scope import Scope
from tongket.registers.cases.models import Case, CaseTransfer, Offence
from tongket.registers.cases.rules import reasons_against_receiver
from tongket.registers.cases.rules.transfer import HELD
from tongket.registers.intake.queries.dissolution import Book as units_book
from tongket.registers.units import queries as units


class Move(NamedTuple):
    """A case received by another body: when, known since when, from where to where."""

    on: date
    known_at: datetime
    from_id: int
    to_id: int


@dataclass(frozen=True, slots=True)
class EndedBody:
    """A body that has ended and still holds files."""

    unit: units.UnitRow  # its last life
    cases: int
    offences: int
    heir: str  # code of the one body that came after it, or empty


def moves_of_cases() -> dict[int, list[Move]]:
    """Every case that passed to another body, with its moves in order; few ever did."""
    found: dict[int, list[Move]] = defaultdict(list)
    rows = CaseTransfer.objects.exclude(received_on=None).exclude(to_unit=None).order_by("pk")
    for case, *move in rows.values_list("case_id", "received_on", "answer_recorded_at", "from_unit_id", "to_unit_id"):
        found[case].append(Move(*move))
    return found


def handler_on(current: int, moves: list[Move], on: date, known_at: datetime | None = None) -> int:
    """The body that handled a case on a day, as known at a moment: moves that came later are undone."""
    for move in reversed(moves):
        if move.on > on or (known_at is not None and move.known_at > known_at):
            current = move.from_id
    return current


def offence_handler_on(row: Offence, on: date) -> int:
    """The body that handled an offence on a day: it goes where its case goes, or to the heir of a body that ended."""
    if row.case_id is not None:
        moves = CaseTransfer.objects.filter(case=row.case_id, received_on__gt=on).order_by("-pk")
        handler = row.handler_id
        for from_id, to_id in moves.values_list("from_unit_id", "to_unit_id"):
            handler = from_id if to_id == handler else handler
        return handler
    if row.handler_id == row.first_handler_id:
        return row.handler_id
    ended = units.unit_by_id(row.first_handler_id).valid_to
    return row.first_handler_id if ended is not None and on < ended else row.handler_id


def receivers_of(found: Case, on: date) -> list[units.UnitRow]:
    """The bodies that may go on with a case by the law of the day; never the one that has it."""
    return [
        row for row in units.units_at(on, kind="police")
        if row.id != found.handler_id and not reasons_against_receiver(row.kind, row.level, row.code, on)
    ]  # fmt: skip


def open_transfer_of(found: Case) -> CaseTransfer | None:
    """The transfer of a case that is neither received nor returned yet."""
    return found.transfers.filter(received_on=None, returned_on=None).select_related("from_unit", "to_unit").first()


def transfers_of(found: Case) -> list[CaseTransfer]:
    """All transfers of a case, in order."""
    return list(found.transfers.select_related("from_unit", "to_unit").order_by("pk"))


def transfers(scope: Scope) -> QuerySet[CaseTransfer]:
    """Transfers from or to a body in scope."""
    rows = CaseTransfer.objects.filter(scope.q("from_unit", "to_unit"))
    return rows.select_related("case__lead_offence", "case__handler", "from_unit", "to_unit")


def arriving(scope: Scope) -> list[CaseTransfer]:
    """Files on the way to a body in scope, the oldest first."""
    rows = CaseTransfer.objects.filter(scope.q("to_unit"), received_on=None, returned_on=None)
    rows = rows.exclude(to_unit=None).select_related("case__lead_offence", "case__handler", "from_unit", "to_unit")
    return list(rows.order_by("sent_on", "pk"))


def case_left_behind(scope: Scope, code: str, on: date) -> Case | None:
    """A case a body left that has ended: whoever reads the bodies that came after it reads it, to hand it over."""
    rows = Case.objects.filter(code=code, handler__valid_to__isnull=False)
    found = rows.select_related("handler", "lead_offence", "pending_to").first()
    if found is None or scope.unit_ids is None or _heirs_in(scope, units_book(on), found.handler.code):
        return found
    return None


def ended_bodies_with_files(scope: Scope, on: date) -> list[EndedBody]:
    """Bodies that have ended by a day and still hold cases or offences nobody has cleared, with the heir each has.

    Whoever reads what came after a body reads what it left: an ended body is itself in nobody's scope any more.
    """
    ended = Q(handler__valid_to__lte=on)
    cases = Case.objects.filter(ended, state__in=HELD).order_by().values_list("handler__code")
    loose = Offence.objects.filter(ended, state="recorded", case=None).order_by().values_list("handler__code")
    held, open_offences = (dict(rows.annotate(n=Count("pk"))) for rows in (cases, loose))
    if not held and not open_offences:
        return []
    book, found = units_book(on), []
    for code in sorted(held.keys() | open_offences.keys()):
        if scope.unit_ids is not None and not _heirs_in(scope, book, code):
            continue
        heirs = book.successors(book.ended_lives(code)[0])
        found.append(EndedBody(book.ended_lives(code)[0], held.get(code, 0), open_offences.get(code, 0),
                               heirs[0].code if len(heirs) == 1 else ""))  # fmt: skip
    return found


def _heirs_in(scope: Scope, book: units_book, code: str) -> bool:
    lives = book.ended_lives(code)
    return bool(lives) and any(scope.covers(heir.id) for heir in book.successors(lives[0]))
