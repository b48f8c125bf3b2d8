"""Reads of the register of incidents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from tongket.core.viet.keys import fold
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.incidents.models import Incident


def incidents(
    scope: Scope, *, kind: str = "", unit_ids: frozenset[int] | None = None, words: str = ""
) -> QuerySet[Incident]:
    """Incidents in scope by kind, units and words of the place, voided ones included (they stay visible)."""
    rows = Incident.objects.filter(scope.q("place")).select_related("place__parent")
    if kind:
        rows = rows.filter(kind=kind)
    if unit_ids is not None:
        rows = rows.filter(place_id__in=unit_ids)
    for word in fold(words).split():
        rows = rows.filter(Q(place__search_key__contains=word) | Q(code__icontains=word))
    return rows


def incident(scope: Scope, code: str) -> Incident:
    """One incident by its code; outside the scope it does not exist."""
    found = incidents(scope).filter(code=code).first()
    if found is None:
        raise NotFound("INCIDENT-UNKNOWN", "Không có sự cố mang mã %(wanted)s.", wanted=code)
    return found


def facts_as_of(cut_off: date, known_at: datetime) -> Iterator[dict[str, Any]]:
    """Fact rows of table `incident` for everything dated up to the cut-off and recorded by `known_at`."""
    rows = Incident.objects.filter(occurred_on__lte=cut_off, recorded_at__lte=known_at)
    rows = rows.filter(Q(voided_at=None) | Q(voided_at__gt=known_at)).order_by("pk")
    fields = ("code", "kind", "cause", "place_id", "occurred_on", "recorded_at", "dead", "injured", "damage")
    for code, kind, cause, place, on, recorded_at, dead, injured, damage in rows.values_list(*fields).iterator():
        frame = {"record": code, "on": on, "known_at": recorded_at, "place": place, "kind": kind, "cause": cause}
        yield frame | {"event": "occurred", "n": 1}
        for event, n in (("dead", dead), ("injured", injured), ("damage", damage)):
            if n:
                yield frame | {"event": event, "n": n}
