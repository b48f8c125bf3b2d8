"""The record of scheduled work (việc chạy đêm): which steps of a day are through, and what their checks found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Max

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.models import CheckFinding, NightlyStep
from tongket.foundation.operation import Ref, operation, ref_to


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: a stable code, the record or unit it is about, what is wrong."""

    code: str
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step did: how many things it handled or looked at, that in a sentence, and what its check found."""

    handled: int = 0
    said: str = ""
    findings: Sequence[Found] = field(default_factory=tuple)


def steps_through(day: date) -> frozenset[str]:
    """The steps of a day that are through."""
    return frozenset(NightlyStep.objects.filter(day=day).values_list("step", flat=True))


def newest(limit: int = 14) -> list[NightlyStep]:
    """The newest attempts of the newest days, with what they found."""
    days = NightlyStep.objects.order_by("-day").values_list("day", flat=True).distinct()[:limit]
    rows = NightlyStep.objects.filter(day__in=list(days)).order_by("-day", "pk").prefetch_related("found")
    latest = {(row.day, row.step): row for row in rows}
    return list(latest.values())


@operation("record_nightly_step")
def record_nightly_step(
    *, by: Actor, at: datetime, day: date, step: str, outcome: Outcome, started_at: datetime
) -> Ref:
    """Write that a step of a day's work is through, with its findings; call it in the step's own transaction."""
    last = NightlyStep.objects.filter(day=day, step=step).aggregate(last=Max("attempt"))["last"] or 0
    row = NightlyStep.objects.create(
        day=day, step=step, attempt=last + 1, handled=outcome.handled, findings=len(outcome.findings),
        started_at=started_at, ended_at=clock.now(),
    )  # fmt: skip
    CheckFinding.objects.bulk_create(
        [
            CheckFinding(step=row, code=one.code, subject=one.subject[:60], message=one.message[:300])
            for one in outcome.findings
        ],
        batch_size=500,
    )
    record_event(by=by, at=at, verb="record_nightly_step", obj=row, step=step, day=day, findings=row.findings)
    return ref_to(row)
