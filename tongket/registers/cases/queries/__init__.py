"""Reads of the register of offences and cases, always within the reader's scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.foundation.clock import today as this_day
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.foundation.search import with_words
from tongket.registers.cases.models import Case, Clearance, Offence, Ring, SafeguardReview
from tongket.registers.cases.queries.acts import (
    EXTENSION_LEVELS,
    cases_of_report,
    extension_levels,
    has_happened,
    last_of,
    last_of_many,
    offences_of_report,
    reports_of,
    returns_of,
    running_cases,
    standing_accused,
    standing_accused_of_many,
    steps_of,
    steps_of_many,
    suspended_case_of,
    unconcluded_cases_of,
    unsent_decisions,
)
from tongket.registers.cases.queries.changes import (
    Change,
    LawChanges,
    after_frames,
    changes_of_law,
    is_outside,
    reasons_against_deciding_void,
    reclassifications,
    void_request_of,
    void_requests,
    voids_waiting,
)
from tongket.registers.cases.queries.clock import (
    investigation_of,
    last_day,
    past_their_limit,
    stored_due_equals_computed,
)
from tongket.registers.cases.queries.duties import CaseDuty, duties_of, duties_of_case
from tongket.registers.cases.queries.facts import facts_as_of
from tongket.registers.cases.queries.hidden import cases_shown, offences_shown
from tongket.registers.cases.queries.hidden import hidden_codes as hidden_codes
from tongket.registers.cases.queries.procuracy import (
    REQUEST_KINDS,
    claims_without_review,
    open_requests,
    request_cites,
    reviewed,
)
from tongket.registers.cases.queries.transfer import (
    EndedBody,
    arriving,
    case_left_behind,
    ended_bodies_with_files,
    offence_handler_on,
    open_transfer_of,
    receivers_of,
    transfers,
    transfers_of,
)
from tongket.registers.cases.queries.words import OFFENCE_SCOPE, branches, cases_with_words

__all__ = [
    "EXTENSION_LEVELS",
    "REQUEST_KINDS",
    "BookFilter",
    "CaseDuty",
    "Change",
    "EndedBody",
    "LawChanges",
    "accused_in",
    "after_frames",
    "arriving",
    "branches",
    "case",
    "case_code_of",
    "cases",
    "cases_of_report",
    "changes_of_law",
    "claims_without_review",
    "clearances_of",
    "duties_of",
    "duties_of_case",
    "ended_bodies_with_files",
    "extension_levels",
    "facts_as_of",
    "has_happened",
    "investigation_of",
    "is_outside",
    "last_day",
    "last_of",
    "last_of_many",
    "latest_review",
    "offence",
    "offence_handler_on",
    "offences",
    "offences_of",
    "offences_of_report",
    "open_requests",
    "open_transfer_of",
    "past_their_limit",
    "reasons_against_deciding_void",
    "receivers_of",
    "reclassifications",
    "reports_of",
    "request_cites",
    "returns_of",
    "reviewed",
    "reviews",
    "ring",
    "rings",
    "running_cases",
    "standing_accused",
    "standing_accused_of_many",
    "steps_of",
    "steps_of_many",
    "stored_due_equals_computed",
    "suspended_case_of",
    "transfers",
    "transfers_of",
    "unconcluded_cases_of",
    "unsent_decisions",
    "void_request_of",
    "void_requests",
    "voids_waiting",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class BookFilter:
    """What a list of offences or cases is narrowed by."""

    words: str = ""
    group: str = ""
    state: str = ""
    article: str = ""
    overdue_on: date | None = None
    unit_ids: frozenset[int] | None = None


def offences(scope: Scope, wanted: BookFilter = BookFilter()) -> QuerySet[Offence]:
    """Offences in scope that match the filter, voided ones included (they stay visible)."""
    rows = Offence.objects.filter(scope.q(*OFFENCE_SCOPE)).select_related("place__parent", "handler", "case")
    rows = offences_shown(rows, scope)
    if wanted.group:
        rows = rows.filter(group=wanted.group)
    if wanted.article:
        rows = rows.filter(article=wanted.article)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.unit_ids is not None:
        rows = rows.filter(Q(place__in=wanted.unit_ids) | Q(handler__in=wanted.unit_ids))
    words = wanted.words.strip()
    return with_words(rows, words, content=scope.content, by="recorded_on") if words else rows


def offence(scope: Scope, code: str) -> Offence:
    """One offence by its code; outside the scope it does not exist."""
    found = offences(scope).filter(code=code).first()
    if found is None:
        raise NotFound("OFFENCE-UNKNOWN", _("Không có vụ mang mã %(wanted)s."), "", wanted=code)
    return found


def clearances_of(found: Offence) -> list[Clearance]:
    """The clearances of an offence, newest first, reversed ones included."""
    return list(found.clearances.order_by("-pk"))


def cases(scope: Scope, wanted: BookFilter = BookFilter()) -> QuerySet[Case]:
    """Cases in scope that match the filter; article and group are those of any offence in the case."""
    rows = Case.objects.filter(scope.q("handler")).select_related("handler", "lead_offence")
    rows = cases_shown(rows, scope)
    within = Offence.objects.filter(case=OuterRef("pk")).exclude(state="void")
    if wanted.group:
        rows = rows.filter(lead_offence__group=wanted.group)
    if wanted.article:
        rows = rows.filter(Exists(within.filter(article=wanted.article)))
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.overdue_on is not None:
        rows = rows.filter(due_rolled__lt=wanted.overdue_on)
    if wanted.unit_ids is not None:
        rows = rows.filter(handler__in=wanted.unit_ids)
    return cases_with_words(rows, wanted.words, content=scope.content) if wanted.words.strip() else rows


def case(scope: Scope, code: str) -> Case:
    """One case by its code, one on the way to a body in scope or left by an ended one included; else it is not."""
    rows = Case.objects.filter(scope.q("handler", "pending_to"), code=code)
    found = rows.select_related("handler", "lead_offence", "pending_to").first()
    found = found or case_left_behind(scope, code, this_day())
    if found is None:
        raise NotFound("CASE-UNKNOWN", _("Không có vụ án mang mã %(wanted)s."), "", wanted=code)
    return found


def offences_of(found: Case) -> list[Offence]:
    """The offences of a case."""
    return list(found.offences.select_related("place__parent", "handler", "case").order_by("pk"))


def accused_in(found: Case) -> dict[str, int]:
    """Accused of a case in total, by attribute."""
    names = ("n", "female", "under_18", "reoffenders", "legal_persons")
    rows = list(found.accused.values_list(*names))
    return {name: sum(row[i] for row in rows) for i, name in enumerate(names)}


def case_code_of(offence_code: str) -> str:
    """The code of the case an offence stands in, or an empty text."""
    return Offence.objects.filter(code=offence_code).values_list("case__code", flat=True).first() or ""


def rings(scope: Scope, unit_ids: frozenset[int] | None = None) -> QuerySet[Ring]:
    """Rings in scope with their cases."""
    rows = Ring.objects.filter(scope.q("handler")).select_related("handler").prefetch_related("cases")
    return rows if unit_ids is None else rows.filter(handler__in=unit_ids)


def ring(scope: Scope, code: str) -> Ring:
    """One ring by its code; outside the scope it does not exist."""
    found = rings(scope).filter(code=code).first()
    if found is None:
        raise NotFound("RING-UNKNOWN", _("Không có băng, ổ nhóm mang mã %(wanted)s."), "", wanted=code)
    return found


def reviews(scope: Scope) -> QuerySet[SafeguardReview]:
    """Safeguard reviews in scope."""
    return SafeguardReview.objects.filter(scope.q("unit")).select_related("unit")


def latest_review(unit_id: int, start: date, end: date) -> SafeguardReview | None:
    """The newest review of a unit within the half-open days: without one, nothing may be said about safeguards."""
    return SafeguardReview.objects.filter(unit_id=unit_id, on__gte=start, on__lt=end).order_by("-on", "-pk").first()
