"""Reads of the register of offences and cases, always within the reader's scope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.core.facts import fact
from tongket.core.law.crime_groups import WITH_OCCURRENCE
from tongket.core.viet.keys import fold
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.cases.models import Case, CaseEvent, Clearance, Offence, Reclassification, Ring, SafeguardReview

Fact = tuple[str, dict[str, Any]]
OFFENCE_SCOPE = ("place", "handler")
CASE_EVENTS = {
    "initiate_case": "initiated",
    "charge_accused": "accused",
    "conclude_case": "concluded",
    "terminate_case": "terminated",
    "reopen_case": "reopened",
    "return_case": "returned",
    "record_acquittal": "acquitted",
}


@dataclass(frozen=True, slots=True)
class BookFilter:
    """What a list of offences or cases is narrowed by."""

    words: str = ""
    group: str = ""
    state: str = ""
    unit_ids: frozenset[int] | None = None


def offences(scope: Scope, wanted: BookFilter = BookFilter()) -> QuerySet[Offence]:
    """Offences in scope that match the filter, voided ones included (they stay visible)."""
    rows = Offence.objects.filter(scope.q(*OFFENCE_SCOPE)).select_related("place__parent", "handler", "case")
    if wanted.group:
        rows = rows.filter(group=wanted.group)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.unit_ids is not None:
        rows = rows.filter(Q(place__in=wanted.unit_ids) | Q(handler__in=wanted.unit_ids))
    for word in fold(wanted.words).split():
        # Who may not read content may not search in it either: only the number answers.
        match = Q(code__icontains=word) | Q(article=word)
        rows = rows.filter(match | Q(search_key__contains=word) if scope.content else match)
    return rows


def offence(scope: Scope, code: str) -> Offence:
    """One offence by its code; outside the scope it does not exist."""
    found = offences(scope).filter(code=code).first()
    if found is None:
        raise NotFound("OFFENCE-UNKNOWN", _("Không có vụ mang mã %(wanted)s."), "", wanted=code)
    return found


def clearances_of(found: Offence) -> list[Clearance]:
    """The clearances of an offence, newest first, reversed ones included."""
    return list(found.clearances.order_by("-pk"))


def cases(scope: Scope, wanted: BookFilter = BookFilter()) -> QuerySet[Case]:
    """Cases in scope that match the filter."""
    rows = Case.objects.filter(scope.q("handler")).select_related("handler", "lead_offence")
    if wanted.group:
        rows = rows.filter(lead_offence__group=wanted.group)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.unit_ids is not None:
        rows = rows.filter(handler__in=wanted.unit_ids)
    for word in fold(wanted.words).split():
        rows = rows.filter(Q(code__icontains=word) | Q(lead_offence__article=word))
    return rows


def case(scope: Scope, code: str) -> Case:
    """One case by its code; outside the scope it does not exist."""
    found = cases(scope).filter(code=code).first()
    if found is None:
        raise NotFound("CASE-UNKNOWN", _("Không có vụ án mang mã %(wanted)s."), "", wanted=code)
    return found


def offences_of(found: Case) -> list[Offence]:
    """The offences of a case."""
    return list(found.offences.select_related("place__parent", "handler", "case").order_by("pk"))


def accused_in(found: Case) -> dict[str, int]:
    """Accused of a case in total, by attribute."""
    names = ("n", "female", "under_18", "reoffenders", "legal_persons")
    rows = list(found.accused.values_list(*names))
    return {name: sum(row[i] for row in rows) for i, name in enumerate(names)}


def case_code_of(offence_code: str) -> str:
    """The code of the case an offence stands in, or an empty text."""
    return Offence.objects.filter(code=offence_code).values_list("case__code", flat=True).first() or ""


def rings(scope: Scope, unit_ids: frozenset[int] | None = None) -> QuerySet[Ring]:
    """Rings in scope with their cases."""
    rows = Ring.objects.filter(scope.q("handler")).select_related("handler").prefetch_related("cases")
    return rows if unit_ids is None else rows.filter(handler__in=unit_ids)


def ring(scope: Scope, code: str) -> Ring:
    """One ring by its code; outside the scope it does not exist."""
    found = rings(scope).filter(code=code).first()
    if found is None:
        raise NotFound("RING-UNKNOWN", _("Không có băng, ổ nhóm mang mã %(wanted)s."), "", wanted=code)
    return found


def reviews(scope: Scope) -> QuerySet[SafeguardReview]:
    """Safeguard reviews in scope."""
    return SafeguardReview.objects.filter(scope.q("unit")).select_related("unit")


def latest_review(unit_id: int, start: date, end: date) -> SafeguardReview | None:
    """The newest review of a unit within the half-open days: without one, nothing may be said about safeguards."""
    return SafeguardReview.objects.filter(unit_id=unit_id, on__gte=start, on__lt=end).order_by("-on", "-pk").first()


class _Frame(NamedTuple):
    article: str
    clause: str
    group: str
    crime_class: str
    serious_set: str


def facts_as_of(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    """Fact rows of tables `offence` and `case` up to the cut-off as known then, voided records left out."""
    earlier = _earlier_frames(known_at)
    yield from _offence_facts(cut_off, known_at, earlier)
    yield from _case_facts(cut_off, known_at, earlier)
    yield from _ring_facts(cut_off, known_at, earlier)


def _standing(rows: QuerySet[Any], known_at: datetime, path: str = "") -> QuerySet[Any]:
    """Rows whose record was not void at that time."""
    return rows.filter(Q(**{f"{path}voided_at": None}) | Q(**{f"{path}voided_at__gt": known_at}))


def _earlier_frames(known_at: datetime) -> dict[int, _Frame]:
    """Frames of offences reclassified after `known_at`, as they stood then."""
    rows = Reclassification.objects.filter(recorded_at__gt=known_at).order_by("-pk")
    fields = ("article_before", "clause_before", "group_before", "crime_class_before", "serious_set_before")
    return {row[0]: _Frame(*row[1:]) for row in rows.values_list("offence_id", *fields)}


OFFENCE_FIELDS = ("pk", "code", "recorded_on", "occurred_on", "recorded_at", "place_id", "handler_id", "tag", "dead",
                  "injured", "damage", *_Frame._fields)  # fmt: skip


def _offence_facts(cut_off: date, known_at: datetime, earlier: dict[int, _Frame]) -> Iterator[Fact]:
    clearances: dict[int, list[Clearance]] = {}
    for clearance in Clearance.objects.filter(on__lte=cut_off, recorded_at__lte=known_at).order_by("pk"):
        clearances.setdefault(clearance.offence_id, []).append(clearance)
    rows = _standing(Offence.objects.filter(recorded_at__lte=known_at), known_at).order_by("pk")
    for values in rows.values_list(*OFFENCE_FIELDS):
        pk, code, recorded_on, occurred_on, recorded_at, place, handler, tag, *rest = values
        frame = earlier.get(pk) or _Frame(*rest[3:])
        by_occurrence = frame.group in WITH_OCCURRENCE and occurred_on is not None
        counted_on = occurred_on if by_occurrence else recorded_on
        base = {"record": code, "place": place, "handler": handler, "tag": tag, "basis": "", **frame._asdict()}
        if counted_on <= cut_off:
            numbers = zip(("dead", "injured", "damage"), rest[:3], strict=True)
            for event, n in (("occurred" if by_occurrence else "detected", 1), *numbers):
                if n:
                    yield fact("offence", event, on=counted_on, known_at=recorded_at, n=n, **base)
        for clearance in clearances.get(pk, ()):
            origin = counted_on if by_occurrence else None
            yield from _clearance_facts(clearance, base | {"basis": clearance.basis}, origin, cut_off, known_at)


def _clearance_facts(
    clearance: Clearance, base: dict[str, Any], origin: date | None, cut_off: date, known_at: datetime
) -> Iterator[Fact]:
    known = clearance.recorded_at
    yield fact("offence", "cleared", on=clearance.on, known_at=known, origin_on=origin, **base)
    if clearance.recovered:
        yield fact("offence", "recovered", on=clearance.on, known_at=known, n=clearance.recovered, **base)
    reversed_on, reversed_at = clearance.reversed_on, clearance.reversed_recorded_at
    if reversed_on is not None and reversed_at is not None and reversed_on <= cut_off and reversed_at <= known_at:
        # The rate takes a reversal off the period in which the offence occurred and was cleared.
        yield fact("offence", "clearance_reversed", on=reversed_on, known_at=reversed_at, origin_on=origin, **base)


def _case_facts(cut_off: date, known_at: datetime, earlier: dict[int, _Frame]) -> Iterator[Fact]:
    rows = CaseEvent.objects.filter(on__lte=cut_off, recorded_at__lte=known_at, verb__in=CASE_EVENTS)
    fields = ("verb", "on", "n", "recorded_at", "case__code", "case__handler_id", "case__lead_offence_id",
              "case__lead_offence__group", "case__lead_offence__crime_class")  # fmt: skip
    for verb, on, n, recorded_at, code, handler, lead, group, crime_class in (
        _standing(rows, known_at, "case__").order_by("pk").values_list(*fields)
    ):
        then = earlier.get(lead)
        yield fact(
            "case", CASE_EVENTS[verb], record=code, on=on, known_at=recorded_at, handler=handler, n=n, ring_kind="",
            group=then.group if then else group, crime_class=then.crime_class if then else crime_class,
        )  # fmt: skip


def _ring_facts(cut_off: date, known_at: datetime, earlier: dict[int, _Frame]) -> Iterator[Fact]:
    rows = Ring.objects.filter(broken_on__lte=cut_off, recorded_at__lte=known_at).order_by("pk")
    for found in _standing(rows, known_at).prefetch_related("cases__lead_offence"):
        lead = min(found.cases.all(), key=lambda c: c.pk).lead_offence
        frame = earlier.get(lead.pk)
        base = {
            "record": found.code, "on": found.broken_on, "known_at": found.recorded_at, "handler": found.handler_id,
            "ring_kind": found.kind, "group": frame.group if frame else lead.group,
            "crime_class": frame.crime_class if frame else lead.crime_class,
        }  # fmt: skip
        yield fact("case", "ring_broken", **base)
        if found.members:
            yield fact("case", "ring_members", n=found.members, **base)
