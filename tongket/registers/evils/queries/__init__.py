"""Reads of the register of social evils, always within the reader's scope; the facts it gives."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Sum, When
from django.utils.translation import gettext_lazy as _

from tongket.core.viet.keys import fold
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.evils.models import (
    EvilCase,
    EvilDecision,
    Spot,
    SpotStep,
    TreatmentMovement,
    WantedNotice,
    WantedResult,
)
from tongket.registers.evils.queries.facts import facts_as_of
from tongket.registers.evils.queries.voiding import (
    Changes,
    acts_for,
    changes,
    is_outside,
    reasons_against_deciding_void,
    void_request_of,
    void_requests,
    void_requests_of,
    voids_waiting,
)

__all__ = [
    "Changes", "EvilFilter", "WantedFlow", "acts_for", "cases", "changes", "counts_by_kind", "decisions_of",
    "evil_case", "facts_as_of", "is_outside", "movement", "movements", "notice", "notices",
    "reasons_against_deciding_void", "results_of", "spot",
    "spot_counts", "spots", "steps_of", "totals", "treatment_stock", "void_request_of", "void_requests",
    "void_requests_of", "voids_waiting", "wanted_flow",
]  # fmt: skip

CASE_SCOPE = ("place", "handler")


@dataclass(frozen=True, slots=True)
class EvilFilter:
    """What a list is narrowed by."""

    words: str = ""
    kind: str = ""
    state: str = ""
    unit_ids: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class WantedFlow:
    """The identity of one body and window: start + taken over + new = arrested + surrendered + cleared + end."""

    handler_id: int
    start: int = 0
    taken_over: int = 0
    new: int = 0
    arrested: int = 0
    surrendered: int = 0
    cleared: int = 0

    @property
    def end(self) -> int:
        """Persons still wanted when the window closes."""
        return self.start + self.taken_over + self.new - self.arrested - self.surrendered - self.cleared


def cases(scope: Scope, wanted: EvilFilter = EvilFilter()) -> QuerySet[EvilCase]:
    """Detected cases in scope that match the filter, voided ones included (they stay visible)."""
    rows = EvilCase.objects.filter(scope.q(*CASE_SCOPE)).select_related("place__parent", "handler")
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    return _narrowed(rows, wanted, "place")


def evil_case(scope: Scope, code: str) -> EvilCase:
    """One case by its code; outside the scope it does not exist."""
    found = cases(scope).filter(code=code).first()
    if found is None:
        raise NotFound("EVIL-CASE-UNKNOWN", _("Không có vụ việc mang mã %(wanted)s."), "", wanted=code)
    return found


def decisions_of(found: EvilCase) -> list[EvilDecision]:
    """The outcomes of a case, newest first, withdrawn ones included."""
    return list(found.decisions.order_by("-pk"))


def counts_by_kind(scope: Scope, wanted: EvilFilter = EvilFilter()) -> dict[str, int]:
    """How many cases of each kind the list holds; the key "" holds them all."""
    rows = cases(scope, wanted).order_by().values_list("kind").annotate(n=Count("pk"))
    counts = dict(rows)
    return {"": sum(counts.values())} | counts


def totals(start: date, end: date) -> dict[str, dict[str, int]]:
    """Cases and persons of the whole province by kind, for readers who see counts only (half-open days)."""
    rows = EvilCase.objects.filter(detected_on__gte=start, detected_on__lt=end, voided_at=None).order_by()
    found = rows.values_list("kind").annotate(cases=Count("pk"), persons=Sum("persons"))
    return {kind: {"cases": n, "persons": persons} for kind, n, persons in found}


def spots(scope: Scope, wanted: EvilFilter = EvilFilter()) -> QuerySet[Spot]:
    """Complicated spots in scope that match the filter, voided ones included."""
    rows = Spot.objects.filter(scope.q("place")).select_related("place__parent")
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    return _narrowed(rows, wanted, "place")


def spot(scope: Scope, code: str) -> Spot:
    """One spot by its code; outside the scope it does not exist."""
    found = spots(scope).filter(code=code).first()
    if found is None:
        raise NotFound("SPOT-UNKNOWN", _("Không có điểm mang mã %(wanted)s."), "", wanted=code)
    return found


def steps_of(found: Spot) -> list[SpotStep]:
    """The steps of a spot, oldest first."""
    return list(found.steps.order_by("on", "pk"))


def spot_counts(scope: Scope) -> dict[str, int]:
    """Spots by state."""
    return dict(spots(scope).order_by().values_list("state").annotate(n=Count("pk")))


def movements(scope: Scope, wanted: EvilFilter = EvilFilter()) -> QuerySet[TreatmentMovement]:
    """Movements of treatment in scope; `kind` is the form of treatment."""
    rows = TreatmentMovement.objects.filter(scope.q("place")).select_related("place__parent")
    if wanted.kind:
        rows = rows.filter(form=wanted.kind)
    return _narrowed(rows, wanted, "place")


def movement(scope: Scope, code: str) -> TreatmentMovement:
    """One movement by its code; outside the scope it does not exist."""
    found = movements(scope).filter(code=code).first()
    if found is None:
        raise NotFound("TREATMENT-UNKNOWN", _("Không có biến động mang mã %(wanted)s."), "", wanted=code)
    return found


def treatment_stock(scope: Scope, on: date) -> dict[int, dict[str, int]]:
    """Persons in each form of treatment at the end of a day, by the district of the commune."""
    rows = TreatmentMovement.objects.filter(scope.q("place"), on__lte=on, voided_at=None).order_by()
    signed = Sum(Case(When(direction="left", then=-F("n")), default=F("n"), output_field=IntegerField()))
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for district, form, n in rows.values_list("place__parent_id", "form").annotate(stock=signed):
        found[district][form] = n
    return dict(found)


def notices(scope: Scope, wanted: EvilFilter = EvilFilter()) -> QuerySet[WantedNotice]:
    """Wanted notices in scope; `kind` is the ground."""
    rows = WantedNotice.objects.filter(scope.q("handler")).select_related("handler")
    if wanted.kind:
        rows = rows.filter(basis=wanted.kind)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.unit_ids is not None:
        rows = rows.filter(handler_id__in=wanted.unit_ids)
    for word in fold(wanted.words).split():
        rows = rows.filter(Q(handler__search_key__contains=word) | Q(code__icontains=word) | Q(number__icontains=word))
    return rows


def notice(scope: Scope, code: str) -> WantedNotice:
    """One notice by its code; outside the scope it does not exist."""
    found = notices(scope).filter(code=code).first()
    if found is None:
        raise NotFound("WANTED-UNKNOWN", _("Không có quyết định mang mã %(wanted)s."), "", wanted=code)
    return found


def results_of(found: WantedNotice) -> list[WantedResult]:
    """The results of a notice, newest first, voided ones included."""
    return list(found.results.order_by("-pk"))


def wanted_flow(scope: Scope, start: date, end: date) -> list[WantedFlow]:
    """The identity of every body in scope for the half-open days, in the order of their ids."""
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    issued = WantedNotice.objects.filter(scope.q("handler"), counted_on__lt=end, voided_at=None)
    for handler, on, carried, n in issued.values_list("handler_id", "counted_on", "carried_over", "n"):
        event = "start" if on < start else "taken_over" if carried else "new"
        counts[handler][event] += n
    ended = WantedResult.objects.filter(scope.q("notice__handler"), on__lt=end, voided_at=None, notice__voided_at=None)
    for handler, on, result, n in ended.values_list("notice__handler_id", "on", "result", "n"):
        if on < start:
            counts[handler]["start"] -= n
        else:
            counts[handler][result] += n
    return [WantedFlow(handler, **numbers) for handler, numbers in sorted(counts.items())]


def _narrowed(rows: QuerySet[Any], wanted: EvilFilter, unit: str) -> QuerySet[Any]:
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.unit_ids is not None:
        rows = rows.filter(**{f"{unit}_id__in": wanted.unit_ids})
    for word in fold(wanted.words).split():
        rows = rows.filter(Q(**{f"{unit}__search_key__contains": word}) | Q(code__icontains=word))
    return rows
