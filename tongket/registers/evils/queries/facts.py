"""The facts the register of social evils gives: cases, outcomes, spots, treatment, wanted persons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from tongket.core.facts import fact
from tongket.registers.evils.models import (
    EvilCase,
    EvilDecision,
    SpotStep,
    TreatmentMovement,
    WantedNotice,
    WantedResult,
)

Fact = tuple[str, dict[str, Any]]


def facts_as_of(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    """Fact rows of `evil`, `treatment` and `wanted` up to the cut-off as known then, voided records left out."""
    yield from _case_facts(cut_off, known_at)
    yield from _decision_facts(cut_off, known_at)
    yield from _spot_facts(cut_off, known_at)
    yield from _treatment_facts(cut_off, known_at)
    yield from _wanted_facts(cut_off, known_at)


def _standing(rows: QuerySet[Any], known_at: datetime, field: str = "voided_at") -> QuerySet[Any]:
    return rows.filter(recorded_at__lte=known_at).filter(Q(**{field: None}) | Q(**{f"{field}__gt": known_at}))


CASE_NUMBERS = ("persons", "female", "under_18", "money", "exhibits")


def _case_facts(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    rows = _standing(EvilCase.objects.filter(detected_on__lte=cut_off), known_at).order_by("pk")
    fields = ("code", "kind", "sub_kind", "place_id", "handler_id", "detected_on", "recorded_at", *CASE_NUMBERS)
    for code, kind, sub_kind, place, handler, on, recorded_at, *numbers in rows.values_list(*fields):
        base = {"record": code, "on": on, "known_at": recorded_at, "place": place, "handler": handler,
                "kind": kind, "sub_kind": sub_kind}  # fmt: skip
        yield fact("evil", "detected", **base)
        for event, n in zip(CASE_NUMBERS, numbers, strict=True):
            if n:
                yield fact("evil", event, n=n, **base)


DECISION_NUMBERS = ("prosecuted", "fined", "fines", "to_treatment", "to_education")


def _decision_facts(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    rows = _standing(EvilDecision.objects.filter(decided_on__lte=cut_off), known_at, "withdrawn_at")
    rows = rows.filter(Q(evil_case__voided_at=None) | Q(evil_case__voided_at__gt=known_at)).order_by("pk")
    fields = ("evil_case__code", "evil_case__kind", "evil_case__sub_kind", "evil_case__place_id",
              "evil_case__handler_id", "decided_on", "recorded_at", "outcome", *DECISION_NUMBERS)  # fmt: skip
    for code, kind, sub_kind, place, handler, on, recorded_at, outcome, *numbers in rows.values_list(*fields):
        base = {"record": code, "on": on, "known_at": recorded_at, "place": place, "handler": handler,
                "kind": kind, "sub_kind": sub_kind, "outcome": outcome}  # fmt: skip
        yield fact("evil", "decided", **base)
        for event, n in zip(DECISION_NUMBERS, numbers, strict=True):
            if n:
                yield fact("evil", event, n=n, **base)


def _spot_facts(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    rows = SpotStep.objects.filter(on__lte=cut_off, recorded_at__lte=known_at)
    rows = rows.filter(Q(spot__voided_at=None) | Q(spot__voided_at__gt=known_at)).order_by("pk")
    fields = ("spot__code", "act", "on", "recorded_at", "spot__place_id", "spot__kind")
    for code, act, on, recorded_at, place, kind in rows.values_list(*fields):
        yield fact("evil", f"spot_{act}", record=code, on=on, known_at=recorded_at, place=place, spot_kind=kind)


def _treatment_facts(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    rows = _standing(TreatmentMovement.objects.filter(on__lte=cut_off), known_at).order_by("pk")
    fields = ("code", "direction", "on", "recorded_at", "place_id", "n", "form", "reason")
    for code, direction, on, recorded_at, place, n, form, reason in rows.values_list(*fields):
        yield fact(
            "treatment", direction, record=code, on=on, known_at=recorded_at, place=place, n=n, form=form,
            reason=reason,
        )  # fmt: skip


def _wanted_facts(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    rows = _standing(WantedNotice.objects.filter(counted_on__lte=cut_off), known_at).order_by("pk")
    fields = ("code", "carried_over", "counted_on", "recorded_at", "handler_id", "n", "basis")
    for code, carried, on, recorded_at, handler, n, basis in rows.values_list(*fields):
        event = "carried_over" if carried else "issued"
        yield fact("wanted", event, record=code, on=on, known_at=recorded_at, handler=handler, n=n, basis=basis)
    ended = _standing(WantedResult.objects.filter(on__lte=cut_off), known_at)
    ended = ended.filter(Q(notice__voided_at=None) | Q(notice__voided_at__gt=known_at)).order_by("pk")
    fields = ("notice__code", "result", "on", "recorded_at", "notice__handler_id", "n", "notice__basis",
              "notice__issued_on")  # fmt: skip
    for code, result, on, recorded_at, handler, n, basis, issued_on in ended.values_list(*fields):
        yield fact(
            "wanted", result, record=code, on=on, known_at=recorded_at, handler=handler, n=n, basis=basis,
            origin_on=issued_on,
        )  # fmt: skip
