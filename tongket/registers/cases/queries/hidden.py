"""What came of a report about a unit is as hidden from that unit, and from those below it, as the report itself."""

from __future__ import annotations

from django.db.models import QuerySet

from tongket.foundation.scope import Scope
from tongket.registers.cases.models import Case, CaseReport, Offence
from tongket.registers.intake import queries as reports


def offences_shown(rows: QuerySet[Offence], scope: Scope) -> QuerySet[Offence]:
    """The offences that exist for this reader."""
    hidden = reports.hidden_codes(scope)
    return rows.exclude(report_code__in=hidden).exclude(case__in=_hidden_cases(hidden)) if hidden else rows


def cases_shown(rows: QuerySet[Case], scope: Scope) -> QuerySet[Case]:
    """The cases that exist for this reader."""
    hidden = reports.hidden_codes(scope)
    return rows.exclude(pk__in=_hidden_cases(hidden)) if hidden else rows


def hidden_codes(scope: Scope) -> frozenset[str]:
    """Codes of offences and cases this reader must not even see named: a handful."""
    hidden = reports.hidden_codes(scope)
    if not hidden:
        return frozenset()
    cases = _hidden_cases(hidden)
    found = set(Offence.objects.filter(report_code__in=hidden).values_list("code", flat=True))
    found |= set(Offence.objects.filter(case__in=cases).values_list("code", flat=True))
    return frozenset(found | set(Case.objects.filter(pk__in=cases).values_list("code", flat=True)))


def must_not_reach(code: str, unit_id: int) -> bool:
    """Whether a unit must not hear of this report, or of this case, because it came of a report about that unit."""
    linked = CaseReport.objects.filter(case__code=code).values_list("report_code", flat=True)
    return reports.any_about([code, *linked], unit_id)


def _hidden_cases(codes: frozenset[str]) -> list[int]:
    return list(CaseReport.objects.filter(report_code__in=codes).values_list("case_id", flat=True))
