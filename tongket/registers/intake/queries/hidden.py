"""Reports about a unit: hidden from that unit and from everybody below it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, VoidRequest
from tongket.registers.units import queries as units
from tongket.registers.units.queries import UnitRow

# Who looks at a unit from outside it, whatever desk they sit at.
OUTSIDE_EVERY_UNIT = frozenset({Role.PROCURACY, Role.INSPECTOR, Role.SYSTEM})


SCOPE_FIELDS = ("receiver", "handler", "pending_to")


def visible(scope: Scope) -> QuerySet[CrimeReport]:
    """Reports that exist for this reader: of the units in scope, none about the reader's own unit or one above it."""
    rows = CrimeReport.objects.filter(scope.q(*SCOPE_FIELDS))
    return rows.filter(Q(about=None) | ~Q(about__in=scope.hidden_about)) if scope.hidden_about else rows


def ids_above(unit_id: int) -> frozenset[int]:
    """Ids of a unit and of everything above it."""
    return units.ids_above(unit_id)


def units_above(by: Actor) -> frozenset[int]:
    """The units whose reports do not exist for this person: one's own and those above it."""
    if by.unit_id is None or by.role in OUTSIDE_EVERY_UNIT:
        return frozenset()
    return units.ids_above(by.unit_id)


def upper_body_of(unit_id: int) -> UnitRow | None:
    """The police body above a unit; None above the province."""
    unit = units.unit_by_id(unit_id)
    return units.unit_by_id(unit.parent_id) if unit.parent_id is not None else None


def hidden_codes(scope: Scope) -> frozenset[str]:
    """Codes of the reports this reader must not even see named: a handful."""
    if not scope.hidden_about:
        return frozenset()
    return frozenset(
        CrimeReport.objects.filter(about__in=scope.hidden_about).values_list("code", flat=True)
    )


def visible_codes(scope: Scope, codes: Iterable[str]) -> set[str]:
    """Of these codes those a list may name to this reader."""
    return set(codes) - hidden_codes(scope)


def reasons_against_deciding_void(report: CrimeReport, request: VoidRequest, by: Actor) -> list[Refused]:
    """Why this person may not decide on this request."""
    return rules.reasons_against_void_by(
        by, request.by_account, request.by_post, request.by_unit_id, report.handler_id
    )
