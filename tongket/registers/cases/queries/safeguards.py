"""Accused persons who should never have been accused: terminated because there was no event or no crime."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from tongket.core.facts import fact
from tongket.registers.cases.models import AccusedCount, Case, CaseEvent
from tongket.registers.cases.queries.acts import LEAVING

Fact = tuple[str, dict[str, Any]]
NO_CRIME = ("no_event", "no_crime")


def no_crime_facts(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    """Cases terminated on such a ground, and accused persons: those of the case, and those it ended for alone."""
    rows = CaseEvent.objects.filter(verb__in=("terminate_case", "terminate_accused"), ground__in=NO_CRIME)
    rows = rows.filter(Q(case__voided_at=None) | Q(case__voided_at__gt=known_at), on__lte=cut_off)
    found = list(rows.filter(recorded_at__lte=known_at).select_related("case").order_by("pk"))
    standing = _standing_at([row for row in found if row.verb == "terminate_case"])
    for row in found:
        base = {"record": row.case.code, "on": row.on, "known_at": row.recorded_at, "handler": row.handler_id,
                "ground": row.ground}  # fmt: skip
        if row.verb == "terminate_case":
            yield fact("safeguard", "terminated_no_crime", **base)
        if n := standing.get(row.pk, 0) if row.verb == "terminate_case" else row.n:
            yield fact("safeguard", "accused_no_crime", n=n, **base)


def _standing_at(terminations: Collection[CaseEvent]) -> dict[int, int]:
    """Accused persons who stood accused in a case when it was terminated, those of cases joined in among them."""
    parts = _joined_in({row.case_id for row in terminations})
    owners = [pk for cases in parts.values() for pk in cases]
    charged, left = defaultdict(list), defaultdict(list)
    for case_id, at, n in AccusedCount.objects.filter(case__in=owners).values_list("case_id", "recorded_at", "n"):
        charged[case_id].append((at, n))
    leaving = CaseEvent.objects.filter(case__in=owners, verb__in=LEAVING)
    for case_id, pk, n in leaving.values_list("case_id", "pk", "n"):
        left[case_id].append((pk, n))
    return {
        row.pk: sum(n for case in parts[row.case_id] for at, n in charged[case] if at <= row.recorded_at)
        - sum(n for case in parts[row.case_id] for pk, n in left[case] if pk < row.pk)
        for row in terminations
    }


def _joined_in(cases: Collection[int]) -> dict[int, set[int]]:
    """Each of these cases with all that were joined into it, one after another."""
    found = {pk: {pk} for pk in cases}
    joined = Case.objects.exclude(joined_into=None)
    into = dict(joined.values_list("pk", "joined_into_id")) if found else {}
    for pk in into:
        root = pk
        while root in into:
            root = into[root]
            if root in found:
                found[root].add(pk)
    return found
