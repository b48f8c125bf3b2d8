"""Requests to void, who stands outside a unit, and how often the books were changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from tongket.foundation import clock
from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import Refused, reasons_against_same_person
from tongket.foundation.scope import Scope
from tongket.registers.evils import rules
from tongket.registers.evils.models import (
    EvilCase,
    EvilDecision,
    Spot,
    SpotStep,
    TreatmentMovement,
    VoidRequest,
    WantedNotice,
    WantedResult,
)
from tongket.registers.evils.rules import reasons
from tongket.registers.units import queries as units

# How the code of a record begins, by its kind; the code of a result is that of its notice, a stroke and a number.
CODES = {"case": "TNXH-", "spot": "DPT-", "movement": "CN-", "notice": "TNA-"}

RECORDS = (EvilCase, Spot, TreatmentMovement, WantedNotice, WantedResult)


@dataclass(frozen=True, slots=True)
class Changes:
    """What of the books was changed afterwards in a window: voided by kind, outcomes withdrawn, spots re-opened."""

    voided: dict[str, int]
    withdrawn: int
    reopened: int
    asked: int
    refused: int


def void_requests(scope: Scope) -> QuerySet[VoidRequest]:
    """Requests to void in scope, newest first."""
    return VoidRequest.objects.filter(scope.q("unit")).select_related("unit").order_by("-on", "-pk")


def void_request_of(code: str) -> VoidRequest | None:
    """The request to void this record that waits for an answer."""
    return VoidRequest.objects.filter(target_code=code, state="asked").first()


def void_requests_of(code: str) -> dict[str, VoidRequest]:
    """The requests that wait over a notice and its results: code of the record → request."""
    rows = VoidRequest.objects.filter(Q(target_code=code) | Q(target_code__startswith=f"{code}/"), state="asked")
    return {row.target_code: row for row in rows}


def reasons_against_deciding_void(
    by: Actor, request: VoidRequest, entered: tuple[int | None, str], act: str = "refuse_void"
) -> list[Refused]:  # fmt: skip
    """Why this person may not decide on this request: the role, who asked or entered it (account, post), the unit."""
    found = reasons.against_role(act, by.role)
    same = reasons_against_same_person(by, request.by_account, request.by_post)
    found += same or reasons_against_same_person(by, *entered)
    return found + reasons.against_outsider(is_outside(by, request.unit_id, request.by_unit_id))


def voids_waiting(scope: Scope, by: Actor) -> list[VoidRequest]:
    """Requests to void a record that this person decides, the longest waiting first."""
    if reasons.against_role("refuse_void", by.role):
        return []
    rows = list(void_requests(scope).filter(state="asked").order_by("on", "pk"))
    entered = _entered_by([row.target_code for row in rows])
    return [row for row in rows if not reasons_against_deciding_void(by, row, entered[row.target_code])]


def _entered_by(codes: list[str]) -> dict[str, tuple[int | None, str]]:
    """Account and post of who entered each record."""
    found: dict[str, tuple[int | None, str]] = {}
    for record in RECORDS if codes else ():
        for row in record._default_manager.filter(code__in=codes).values("code", "recorded_by", "recorded_post"):
            found[row["code"]] = (row["recorded_by"], row["recorded_post"])
    return found


def acts_for(by: Actor, unit_id: int, on: date) -> bool:
    """Whether this person acts on a record of that unit: one's own, or one below it on the day of the record."""
    return by.role in rules.ANYWHERE or unit_id in units.subtree_ids(by.unit_id or 0, on)


def is_outside(by: Actor, unit_id: int, asked_by: int | None) -> bool:
    """Whether this officer stands outside the unit whose record it is (a place with its police are one unit) and
    outside the unit that asks: the procuracy, the statistics desk of another body, or a head above."""
    if by.role == Role.PROCURACY:
        return True
    above = units.ids_above(unit_id)
    own = {pk for pk in above if pk == unit_id or units.unit_by_id(pk).area_id == unit_id}
    if by.unit_id in own or by.unit_id == asked_by:
        return False
    return by.role == Role.STATISTICS or by.unit_id in above


def changes(scope: Scope, start: date, end: date) -> Changes:
    """How often records were voided, outcomes withdrawn and spots re-opened in the half-open days."""
    since, until = clock.local(start), clock.local(end)
    decided = VoidRequest.objects.filter(scope.q("unit"), decided_on__gte=start, decided_on__lt=end)
    approved = decided.filter(state="approved")
    withdrawn = EvilDecision.objects.filter(
        scope.q("evil_case__place", "evil_case__handler"), withdrawn_at__gte=since, withdrawn_at__lt=until
    )
    steps = SpotStep.objects.filter(scope.q("spot__place"), act="reopened", on__gte=start, on__lt=end)
    return Changes(
        voided=_by_kind(approved), withdrawn=withdrawn.count(), reopened=steps.filter(spot__voided_at=None).count(),
        asked=VoidRequest.objects.filter(scope.q("unit"), state="asked").count(),
        refused=decided.filter(state="refused").count(),
    )  # fmt: skip


def _by_kind(rows: QuerySet[VoidRequest]) -> dict[str, int]:
    of_results: Any = Q(target_code__contains="/")
    counts = {kind: rows.filter(~of_results, target_code__startswith=code).count() for kind, code in CODES.items()}
    return counts | {"result": rows.filter(of_results).count()}
