"""Detected cases and their outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_event, record_events
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import (
    NotFound,
    Refused,
    gathering,
    reasons_against_no_reason,
    reasons_against_same_person,
    refuse_all,
)
from tongket.foundation.scope import Scope
from tongket.registers.cases import queries as criminal_cases
from tongket.registers.evils import rules
from tongket.registers.evils.models import EvilCase, EvilDecision
from tongket.registers.evils.operations.entering import Desk, insert, locked, number_rows, prepared, tell
from tongket.registers.evils.rules import reasons


@dataclass(frozen=True, slots=True)
class Persons:
    """Persons of a case: all of them, women among them, persons under 18 among them."""

    total: int
    female: int = 0
    under_18: int = 0


@dataclass(frozen=True, slots=True)
class Seized:
    """What was seized, in đồng: money, and the value of exhibits."""

    money: int = 0
    exhibits: int = 0


@dataclass(frozen=True, slots=True)
class EvilEntry:
    """A detected case as it is entered."""

    kind: str
    sub_kind: str
    detected_on: date
    place_code: str
    handler_code: str
    persons: Persons
    seized: Seized = Seized()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures taken, as counts of persons; fines in đồng."""

    prosecuted: int = 0
    fined: int = 0
    fines: int = 0
    to_treatment: int = 0
    to_education: int = 0


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """The outcome of a case as it is entered."""

    code: str
    outcome: str
    decided_on: date
    measures: Measures = Measures()
    case_code: str = ""


@operation("record_evil_case")
def record_evil_case(
    *, by: Actor, at: datetime, kind: str, sub_kind: str, detected_on: date, place_code: str, handler_code: str,
    persons: Persons, seized: Seized = Seized(), summary: str = "",
) -> Ref:  # fmt: skip
    """Enter a detected case (ghi vụ việc). Refused: ROLE-MAY-NOT, EVIL-*, NEGATIVE-COUNT, UNIT-*."""
    entry = EvilEntry(kind, sub_kind, detected_on, place_code, handler_code, persons, seized, summary)
    return ref_to(_record(by, at, [entry])[0])


@operation("record_evil_cases")
def record_evil_cases(*, by: Actor, at: datetime, entries: Sequence[EvilEntry]) -> list[str]:
    """Enter many detected cases; one event each. Returns their codes. Refused as `record_evil_case`."""
    return [row.code for row in _record(by, at, entries)]


@operation("decide_evil_case")
def decide_evil_case(
    *, by: Actor, at: datetime, code: str, outcome: str, decided_on: date, measures: Measures = Measures(),
    case_code: str = "",
) -> Ref:  # fmt: skip
    """Record the outcome of a case (ghi kết quả xử lý). Refused: ROLE-MAY-NOT, EVIL-*, CASE-UNKNOWN."""
    return ref_to(_decide(by, at, [DecisionEntry(code, outcome, decided_on, measures, case_code)])[0])


@operation("decide_evil_cases")
def decide_evil_cases(*, by: Actor, at: datetime, entries: Sequence[DecisionEntry]) -> list[str]:
    """Record many outcomes; one event each. Returns the codes of the cases. Refused as `decide_evil_case`."""
    return [row.code for row in _decide(by, at, entries)]


@operation("withdraw_evil_decision")
def withdraw_evil_decision(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Withdraw a wrong outcome (rút kết quả) with a reason by a second person; the row stays."""
    row = _case(code)
    standing = row.decisions.filter(withdrawn_at=None).first()
    refuse_all(
        reasons.against_role("withdraw_evil_decision", by.role)
        + reasons.against_move("case", row.state, "withdraw_evil_decision")
        + _against_stranger(Desk(by, at), row, "reason")
        + reasons_against_no_reason(reason)
        + (reasons_against_same_person(by, standing.recorded_by, standing.recorded_post) if standing else [])
    )
    assert standing is not None  # a decided case has one, by the table of transitions
    standing.withdrawn_at, standing.withdraw_reason = clock.now(), reason
    standing.save(update_fields=["withdrawn_at", "withdraw_reason"])
    row.state = "recorded"
    row.save(update_fields=["state"])
    record_event(by=by, at=at, verb="withdraw_evil_decision", obj=row, reason=reason)
    return ref_to(row)


def _record(by: Actor, at: datetime, entries: Sequence[EvilEntry]) -> list[EvilCase]:
    refuse_all(reasons.against_role("record_evil_case", by.role))
    desk = Desk(by, at)
    signed = desk.signature()

    def build(entry: EvilEntry, found: list[Refused]) -> EvilCase | None:
        persons, seized = entry.persons, entry.seized
        found += reasons.against_word(entry.kind, rules.KINDS, "kind")
        found += reasons.against_sub_word(entry.sub_kind, entry.kind, rules.SUB_KINDS, "sub_kind")
        found += reasons.against_day(entry.detected_on, None, desk.today, "detected_on")
        found += reasons.against_persons(persons.total, {"female": persons.female, "under_18": persons.under_18})
        found += reasons.against_money({"money": seized.money, "exhibits": seized.exhibits})
        place = desk.place(entry.place_code, entry.detected_on, found)
        # A case may be handled by the division or the district above: the place alone must be the actor's own.
        handler = _handler(desk, entry, found)
        if found or place is None or handler is None:
            return None
        return EvilCase(
            kind=entry.kind, sub_kind=entry.sub_kind, detected_on=entry.detected_on, place_id=place.id,
            handler_id=handler.id, persons=persons.total, female=persons.female, under_18=persons.under_18,
            money=seized.money, exhibits=seized.exhibits, summary=entry.summary, **signed,
        )  # fmt: skip

    rows = prepared(entries, build)
    number_rows(rows, "TNXH", "place", "detected_on")
    kept = insert(rows)
    tell(
        by, at, "record_evil_case", kept, lambda row: {"kind": row.kind, "on": row.detected_on, "persons": row.persons}
    )
    return kept


def _handler(desk: Desk, entry: EvilEntry, found: list[Refused]):  # type: ignore[no-untyped-def]
    with gathering(found, "handler_code"):
        unit = desk.unit(entry.handler_code, entry.detected_on)
        faults = reasons.against_handler(unit.kind, unit.level, unit.code, mine=True)
        found += faults
        return None if faults else unit
    return None


def _decide(by: Actor, at: datetime, entries: Sequence[DecisionEntry]) -> list[EvilCase]:
    refuse_all(reasons.against_role("decide_evil_case", by.role))
    desk = Desk(by, at)
    signed = desk.signature()
    codes = [entry.code for entry in entries]
    rows = (
        EvilCase.objects.select_for_update().filter(code__in=codes).select_related("handler").in_bulk(field_name="code")
    )
    linked = {entry.case_code for entry in entries if entry.case_code}
    known_cases = set(
        criminal_cases.cases(Scope.everything()).filter(code__in=linked, voided_at=None).values_list("code", flat=True)
    )

    def build(entry: DecisionEntry, found: list[Refused]) -> EvilDecision | None:
        row = rows.get(entry.code)
        if row is None:
            found.append(_unknown(entry.code))
            return None
        found += _against_decision(desk, row, entry)
        if entry.case_code and entry.case_code not in known_cases:
            found.append(_unknown_case(entry.case_code))
        row.state = "decided"  # so that a second outcome of the same case in one call is refused
        measures = {name: getattr(entry.measures, name) for name in MEASURES}
        return EvilDecision(
            evil_case=row, outcome=entry.outcome, decided_on=entry.decided_on, case_code=entry.case_code,
            **measures, **signed,
        )  # fmt: skip

    made = {decision.evil_case.code: decision for decision in prepared(entries, build)}
    insert(list(made.values()))
    EvilCase.objects.filter(code__in=codes).update(state="decided")
    kept = [rows[code] for code in codes]
    label = EvilCase._meta.label_lower
    record_events(
        by=by, at=at,
        happenings=[
            Happening("decide_evil_case", label, row.pk, row.code, {
                "outcome": made[row.code].outcome, "on": made[row.code].decided_on, "case": made[row.code].case_code,
                "fined": made[row.code].fined, "fines": made[row.code].fines,
            })
            for row in kept
        ],
    )  # fmt: skip
    return kept


MEASURES = ("prosecuted", "fined", "fines", "to_treatment", "to_education")


def _against_decision(desk: Desk, row: EvilCase, entry: DecisionEntry) -> list[Refused]:
    numbers = {name: getattr(entry.measures, name) for name in MEASURES}
    return (
        reasons.against_move("case", row.state, "decide_evil_case")
        + _against_stranger(desk, row, "outcome")
        + reasons.against_measures(entry.outcome, row.persons, numbers, entry.case_code)
        + reasons.against_day(entry.decided_on, row.detected_on, desk.today, "decided_on")
    )


def _against_stranger(desk: Desk, row: EvilCase, field: str) -> list[Refused]:
    """Whoever handles a case acts on it, and the bodies above; the place where it was detected only reads it."""
    return desk.refuse_other(row.handler_id, row.handler.code, row.detected_on, field)


def _unknown_case(code: str) -> NotFound:
    return NotFound(
        "CASE-UNKNOWN", _("Không có vụ án mang mã %(wanted)s."), _("Xem mã ở sổ vụ án."), wanted=code, field="case_code"
    )


def _unknown(code: str) -> NotFound:
    return NotFound("EVIL-CASE-UNKNOWN", _("Không có vụ việc mang mã %(wanted)s."), "", wanted=code)


def _case(code: str) -> EvilCase:
    return locked(EvilCase, code, "EVIL-CASE-UNKNOWN", _("Không có vụ việc mang mã %(wanted)s."))
