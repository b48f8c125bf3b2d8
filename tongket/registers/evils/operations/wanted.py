"""Wanted notices by their numbers, and what became of them: counts of persons, never names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_events
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import (
    NotFound,
    Refused,
    refuse_all,
)
from tongket.registers.evils import rules
from tongket.registers.evils.models import WantedNotice, WantedResult
from tongket.registers.evils.operations.entering import Desk, insert, number_rows, prepared, tell
from tongket.registers.evils.rules import reasons


@dataclass(frozen=True, slots=True)
class WantedEntry:
    """A wanted notice as it is entered; `taken_over_on` where it comes from an older book."""

    number: str
    issued_on: date
    handler_code: str
    basis: str
    n: int = 1
    taken_over_on: date | None = None


@dataclass(frozen=True, slots=True)
class ResultEntry:
    """What became of n persons of a notice on a day; `number` of the decision that ends the search."""

    code: str
    result: str
    on: date
    n: int = 1
    number: str = ""


@operation("issue_wanted_notice")
def issue_wanted_notice(
    *, by: Actor, at: datetime, number: str, issued_on: date, handler_code: str, basis: str, n: int = 1
) -> Ref:
    """Enter a wanted notice (ghi quyết định truy nã). Refused: ROLE-MAY-NOT, WANTED-*, EVIL-*, UNIT-*."""
    return ref_to(_issue(by, at, [WantedEntry(number, issued_on, handler_code, basis, n)])[0])


@operation("issue_wanted_notices")
def issue_wanted_notices(*, by: Actor, at: datetime, entries: Sequence[WantedEntry]) -> list[str]:
    """Enter many wanted notices; one event each. Returns their codes. Refused as `issue_wanted_notice`."""
    return [row.code for row in _issue(by, at, entries)]


@operation("record_wanted_result")
def record_wanted_result(
    *, by: Actor, at: datetime, code: str, result: str, on: date, n: int = 1, number: str = ""
) -> Ref:
    """Record an arrest, a surrender or a clearing of a notice (ghi kết quả truy nã). Refused: WANTED-*, EVIL-*."""
    return ref_to(_finish(by, at, [ResultEntry(code, result, on, n, number)])[0].notice)


@operation("record_wanted_results")
def record_wanted_results(*, by: Actor, at: datetime, entries: Sequence[ResultEntry]) -> list[str]:
    """Record many results; one event each. Returns the codes of the results. Refused as `record_wanted_result`."""
    return [row.code for row in _finish(by, at, entries)]


def _issue(by: Actor, at: datetime, entries: Sequence[WantedEntry]) -> list[WantedNotice]:
    refuse_all(reasons.against_role("issue_wanted_notice", by.role))
    desk = Desk(by, at)
    signed = desk.signature()
    numbers = {entry.number for entry in entries}
    known = WantedNotice.objects.filter(number__in=numbers, voided_at=None)
    taken = set(known.values_list("handler_id", "number", "issued_on"))

    def build(entry: WantedEntry, found: list[Refused]) -> WantedNotice | None:
        counted_on = entry.taken_over_on or entry.issued_on
        found += reasons.against_word(entry.basis, rules.BASES, "basis")
        found += reasons.against_count(entry.n, rules.MOST_PERSONS)
        floor = rules.EARLIEST_NOTICE if entry.taken_over_on else rules.EARLIEST
        found += reasons.against_day(entry.issued_on, None, desk.today, "issued_on", floor)
        found += reasons.against_day(counted_on, entry.issued_on, desk.today, "issued_on")
        handler = desk.handler(entry.handler_code, counted_on, found, investigates=True)
        key = (handler.id if handler else 0, entry.number, entry.issued_on)
        found += reasons.against_number(entry.number, key in taken)
        taken.add(key)
        if found or handler is None:
            return None
        return WantedNotice(
            number=entry.number, issued_on=entry.issued_on, counted_on=counted_on, handler_id=handler.id,
            carried_over=entry.taken_over_on is not None, basis=entry.basis, n=entry.n, remaining=entry.n, **signed,
        )  # fmt: skip

    rows = prepared(entries, build)
    number_rows(rows, "TNA", "handler", "counted_on")
    kept = insert(rows)
    tell(by, at, "issue_wanted_notice", kept, lambda row: {"number": row.number, "on": row.issued_on, "n": row.n})
    return kept


def _finish(by: Actor, at: datetime, entries: Sequence[ResultEntry]) -> list[WantedResult]:
    refuse_all(reasons.against_role("record_wanted_result", by.role))
    desk = Desk(by, at)
    signed = desk.signature()
    wanted = {entry.code for entry in entries}
    found_rows = WantedNotice.objects.select_for_update().filter(code__in=wanted).select_related("handler")
    notices = found_rows.in_bulk(field_name="code")
    made: dict[str, int] = defaultdict(int)
    for code in WantedResult.objects.filter(notice__code__in=wanted).values_list("notice__code", flat=True):
        made[code] += 1

    def build(entry: ResultEntry, found: list[Refused]) -> WantedResult | None:
        notice = notices.get(entry.code)
        if notice is None:
            found.append(_unknown(entry.code))
            return None
        found += reasons.against_move("notice", notice.state, "record_wanted_result")
        found += desk.refuse_other(notice.handler_id, notice.handler.code, notice.counted_on, "result")
        found += reasons.against_word(entry.result, rules.RESULTS, "result")
        found += reasons.against_count(entry.n, rules.MOST_PERSONS)
        found += reasons.against_result(entry.n, notice.remaining)
        found += reasons.against_day(entry.on, notice.counted_on, desk.today, "on")
        if found:
            return None
        notice.remaining -= entry.n
        notice.state = "open" if notice.remaining else "resolved"
        made[entry.code] += 1
        return WantedResult(
            code=f"{notice.code}/{made[entry.code]}", notice=notice, result=entry.result, on=entry.on, n=entry.n,
            number=entry.number, **signed,
        )  # fmt: skip

    kept = insert(prepared(entries, build))
    WantedNotice.objects.bulk_update(notices.values(), ["remaining", "state"])
    label = WantedNotice._meta.label_lower
    record_events(
        by=by, at=at,
        happenings=[
            Happening("record_wanted_result", label, row.notice_id, row.notice.code,
                      {"result": row.result, "on": row.on, "n": row.n})
            for row in kept
        ],
    )  # fmt: skip
    return kept


def _unknown(code: str) -> NotFound:
    return NotFound("WANTED-UNKNOWN", _("Không có quyết định mang mã %(wanted)s."), "", wanted=code)
