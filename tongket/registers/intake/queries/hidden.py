"""Reports about a unit: hidden from that unit and from everybody below it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

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


def any_about(codes: Iterable[str], unit_id: int) -> bool:
    """Whether one of these reports is about a unit, or one above it: that unit must not hear of it."""
    return CrimeReport.objects.filter(code__in=list(codes), about__in=ids_above(unit_id)).exists()


def held_by_the_concerned(report: CrimeReport) -> bool:
    """Whether the body that holds a report is the one it is about, or one below: no body stands above the province."""
    return report.about_id is not None and report.about_id in ids_above(report.handler_id)


def codes_held_by_the_concerned() -> frozenset[str]:
    """Codes of the open reports whose holder is the body they are about: nobody there is told of them."""
    rows = CrimeReport.objects.exclude(about=None).filter(state__in=(*rules.OPEN_STATES, "suspended"))
    return frozenset(row.code for row in rows if held_by_the_concerned(row))


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


def code_words(scope: Scope, code: str) -> str:
    """The code of another report, or that it is another one where this reader must not see it named."""
    return code if visible_codes(scope, [code]) else str(_("một tin khác"))


def visible_codes(scope: Scope, codes: Iterable[str]) -> set[str]:
    """Of these codes those a list may name to this reader."""
    return set(codes) - hidden_codes(scope)


def reasons_against_deciding_void(report: CrimeReport, request: VoidRequest, by: Actor) -> list[Refused]:
    """Why this person may not decide on this request."""
    return rules.reasons_against_void_by(
        by, request.by_account, request.by_post, request.by_unit_id, report.handler_id
    )
