"""Changes of what the book said: offences reclassified down and up, offences and cases voided, decisions cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import rules
from tongket.registers.cases.models import Case, CaseEvent, Offence, Reclassification, VoidRequest
from tongket.registers.cases.queries.hidden import hidden_codes
from tongket.registers.cases.rules import investigation, limit
from tongket.registers.cases.rules.investigation import CANCELLATIONS
from tongket.registers.units import queries as units


@dataclass(frozen=True, slots=True)
class LawChanges:
    """Counts of one span of days; `down` and `up` are changes to a lighter or heavier class, `level` the others."""

    down: int
    up: int
    level: int
    left_serious_set: int
    voided_offences: int
    voided_cases: int
    cancelled: dict[str, int]
    requests_open: int


def reclassifications(scope: Scope, start: date, end: date) -> QuerySet[Reclassification]:
    """Changes of article or clause counted in the half-open days, newest first."""
    rows = Reclassification.objects.filter(scope.q("offence__handler", "offence__place"), on__gte=start, on__lt=end)
    return rows.select_related("offence__handler").order_by("-on", "-pk")


def changes_of_law(scope: Scope, start: date, end: date) -> LawChanges:
    """How often charges were changed, records voided and decisions cancelled in the half-open days."""
    moved = {"down": 0, "up": 0, "level": 0}
    left = 0
    for row in after_frames(list(reclassifications(scope, start, end))):
        moved[row.direction] += 1
        left += row.change.serious_set_before == "yes" and row.serious_set_after == "no"
    decided = VoidRequest.objects.filter(scope.q("unit"), state="approved", decided_on__gte=start, decided_on__lt=end)
    events = CaseEvent.objects.filter(scope.q("case__handler"), on__gte=start, on__lt=end)
    return LawChanges(
        **moved, left_serious_set=left,
        voided_offences=decided.filter(target_code__startswith="VV").count(),
        voided_cases=decided.filter(target_code__startswith="VA").count(),
        cancelled={name: events.filter(verb=verb).count() for name, verb in CANCELLATIONS.items()},
        requests_open=VoidRequest.objects.filter(scope.q("unit"), state="asked").count(),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One reclassification with the frame that followed it."""

    change: Reclassification
    article_after: str
    clause_after: str
    crime_class_after: str
    serious_set_after: str

    @property
    def direction(self) -> str:
        """down, up or level, by class of crime."""
        before, after = self.change.crime_class_before, self.crime_class_after
        if before == after:
            return "level"
        return "up" if limit.heavier(after, before) else "down"


def after_frames(changes: list[Reclassification]) -> list[Change]:
    """What each change led to: the frame before the next change of the same offence, or the one that stands."""
    offences = {change.offence_id for change in changes}
    later: dict[int, list[Reclassification]] = {}
    for row in Reclassification.objects.filter(offence__in=offences).order_by("pk"):
        later.setdefault(row.offence_id, []).append(row)
    found = []
    for change in changes:
        following = next((row for row in later[change.offence_id] if row.pk > change.pk), None)
        if following is None:
            o: Offence = change.offence
            after = (o.article, o.clause, o.crime_class, o.serious_set)
        else:
            after = (following.article_before, following.clause_before, following.crime_class_before,
                     following.serious_set_before)  # fmt: skip
        found.append(Change(change, *after))
    return found


def void_requests(scope: Scope, *, open_only: bool = False) -> QuerySet[VoidRequest]:
    """Requests to void in scope, newest first."""
    rows = VoidRequest.objects.filter(scope.q("unit")).select_related("unit")
    return (rows.filter(state="asked") if open_only else rows).order_by("-on", "-pk")


def void_request_of(row: Offence | Case) -> VoidRequest | None:
    """The request to void that waits for an answer."""
    return VoidRequest.objects.filter(Q(target_code=row.code), state="asked").first()


def reasons_against_deciding_void(
    by: Actor, request: VoidRequest, verb: str = "refuse_void"
) -> list[Refused]:  # fmt: skip
    """Why this person may not decide on this request: the role, the same person, or one inside the unit."""
    reasons = rules.reasons_against_role(verb, by.role)
    reasons += rules.reasons_against_same_person(by, request.by_account, request.by_post)
    return reasons + investigation.reasons_against_outsider(is_outside(by, request.unit_id))


def voids_waiting(scope: Scope, by: Actor) -> list[VoidRequest]:
    """Requests to void an offence or a case that this person decides, the longest waiting first."""
    if rules.reasons_against_role("refuse_void", by.role):
        return []
    rows = void_requests(scope, open_only=True).exclude(target_code__in=hidden_codes(scope)).order_by("on", "pk")
    return [row for row in rows if not reasons_against_deciding_void(by, row)]


def is_outside(by: Actor, unit_id: int) -> bool:
    """Whether this officer stands outside the unit: procuracy, statistics of another body, or a head above it."""
    if by.role in (Role.SYSTEM, Role.PROCURACY):
        return True
    if by.unit_id == unit_id:
        return False
    if by.role == Role.STATISTICS:
        return True
    above = units.unit_by_id(unit_id)
    while above.parent_id is not None:
        above = units.unit_by_id(above.parent_id)
        if by.unit_id in (above.id, above.area_id):
            return True
    return False
