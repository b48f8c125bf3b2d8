"""Reports that may tell of the same event (tin có thể trùng): near in place and day, with words in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from tongket.foundation import clock
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.rules import likeness
from tongket.registers.units import queries as units

NEAR = timedelta(hours=72)  # events: a few days to either side
HEARD = timedelta(hours=240)  # receipts: an event is told of later, by several people
LOOKED_IN = ("code", "summary", "state", "occurred_on", "received_at", "place__name")
LOOKED_AT = 200  # candidates read at most, the newest first, whatever the size of the book
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Sought:
    """What has been typed so far."""

    place_code: str
    on: date
    occurred: bool
    summary: str


@dataclass(frozen=True, slots=True)
class Likely:
    """One report that may be the same event."""

    report: CrimeReport
    same_place: bool
    days_apart: int | None


def likely_duplicates(scope: Scope, sought: Sought, besides: str = "") -> list[Likely]:
    """At most five, the likeliest first; only what the reader may see and read."""
    words = likeness.words_of(sought.summary)
    communes = units.units_at(sought.on, kind="area", level="commune")
    place = next((row for row in communes if row.code == sought.place_code), None)
    if not scope.content or place is None or len(words) < likeness.LEAST_WORDS:
        return []
    scored = []
    around = {row.id for row in communes if row.parent_id == place.parent_id}  # the district, where there is one
    for row in _candidates(scope, sought, around):
        near = row.place_id == place.id
        apart = likeness.days_between(sought.on if sought.occurred else None, row.occurred_on)
        told = likeness.Candidate(row.code, likeness.words_of(row.summary), near, apart)
        score = likeness.likeness(words, told)
        if score >= likeness.LEAST_SCORE and row.code != besides:
            scored.append((-score, -row.pk, Likely(row, near, apart)))
    return [found for *_order, found in sorted(scored, key=lambda one: one[:2])[:SHOWN]]


def _candidates(scope: Scope, sought: Sought, place_ids: Iterable[int]) -> list[CrimeReport]:
    """Two narrow reads, each by its index of place and day."""
    visible = queries.reports(scope).filter(place__in=list(place_ids)).exclude(state="void")
    visible = visible.select_related(None).select_related("place").only(*LOOKED_IN)
    first, last = sought.on - NEAR, sought.on + NEAR
    happened = visible.filter(occurred_on__gte=first, occurred_on__lte=last).order_by("-occurred_on", "-pk")
    heard = _heard(visible, sought).filter(occurred_on=None).order_by("-received_at", "-pk")
    return [*happened[:LOOKED_AT], *heard[:LOOKED_AT]]


def _heard(visible: QuerySet[CrimeReport], sought: Sought) -> QuerySet[CrimeReport]:
    middle = clock.local(sought.on)
    return visible.filter(received_at__gte=middle - HEARD, received_at__lte=middle + HEARD)
