"""Reads of the register of goals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.core.facts import fact
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.goals.models import ExternalIndex, Target


def targets(scope: Scope, *, period: str = "", unit_ids: frozenset[int] | None = None) -> QuerySet[Target]:
    """Targets in force, of a period and of some units. Those of the province bind and are seen by everyone."""
    visible = scope.q("unit") | Q(unit__level="province") if scope != Scope.none() else Q(pk__in=())
    rows = Target.objects.filter(visible, state="locked").select_related("unit")
    if period:
        rows = rows.filter(period=period)
    if unit_ids is not None:
        rows = rows.filter(unit_id__in=unit_ids)
    return rows


def target(scope: Scope, code: str) -> Target:
    """The version in force of one target; outside the scope it does not exist."""
    found = targets(scope).filter(code=code).first()
    if found is None:
        raise NotFound("TARGET-UNKNOWN", _("Không có mục tiêu mang mã %(wanted)s."), "", wanted=code)
    return found


def versions_of(row: Target) -> list[Target]:
    """All versions of a target, newest first."""
    return list(Target.objects.filter(code=row.code).select_related("unit").order_by("-version"))


def target_for(indicator: str, unit_id: int, period: str, calendar: str = "admin") -> Target | None:
    """The target in force of one indicator for one unit and period."""
    return (
        Target.objects.filter(indicator=indicator, unit_id=unit_id, period=period, calendar=calendar, state="locked")
        .select_related("unit")
        .first()
    )


def indices(scope: Scope) -> QuerySet[ExternalIndex]:
    """Outside indices, void ones included. They are published figures of the province: any reader sees them."""
    rows = ExternalIndex.objects.select_related("place")
    return rows.none() if scope == Scope.none() else rows


def index(scope: Scope, code: str) -> ExternalIndex:
    """One outside index by its code."""
    found = indices(scope).filter(code=code).first()
    if found is None:
        raise NotFound("INDEX-UNKNOWN", _("Không có chỉ số mang mã %(wanted)s."), "", wanted=code)
    return found


def facts_as_of(cut_off: date, known_at: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    """Fact rows of table `index` for everything published up to the cut-off and recorded by `known_at`."""
    rows = ExternalIndex.objects.filter(published_on__lte=cut_off, recorded_at__lte=known_at)
    for row in rows.filter(Q(voided_at=None) | Q(voided_at__gt=known_at)).order_by("pk"):
        for event, n in (("rank", row.rank), ("previous_rank", row.previous_rank), ("of", row.of)):
            if n is not None:
                yield fact("index", event, record=row.code, on=row.published_on, known_at=row.recorded_at,
                           place=row.place_id, n=n, index=row.index, subject=row.subject)  # fmt: skip
