"""Reads of the procuracy's seat: its records within the reader's scope, its desk, and the facts they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.core.checks.claims import Reviewed
from tongket.core.facts import fact
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases.models import (
    AnnulledDecision,
    Case,
    Compensation,
    FileReturn,
    ProceduralComplaint,
    ProcuracyRequest,
    ProsecutionCounts,
    QuashedJudgment,
    SafeguardReview,
)
from tongket.registers.cases.queries.safeguards import no_crime_facts
from tongket.registers.cases.queries.transfer import Move, handler_on, moves_of_cases
from tongket.registers.cases.rules import procuracy as rules
from tongket.registers.cases.rules import prosecution

Fact = tuple[str, dict[str, Any]]
REQUEST_KINDS = rules.REQUEST_KINDS
request_cites = rules.request_cites


def requests(scope: Scope, *, open_only: bool = False, target_code: str = "") -> QuerySet[ProcuracyRequest]:
    """Requests of the procuracy in scope; the open ones are those nobody has answered."""
    rows = ProcuracyRequest.objects.filter(scope.q("unit")).select_related("unit")
    if open_only:
        rows = rows.filter(answer="", voided_at=None)
    return rows.filter(target_code=target_code) if target_code else rows


def open_requests(scope: Scope) -> QuerySet[ProcuracyRequest]:
    """Requests nobody has answered, by their day."""
    return requests(scope, open_only=True).order_by("due_rolled", "pk")


def annulments(scope: Scope, target_code: str = "") -> QuerySet[AnnulledDecision]:
    """Annulled decisions in scope."""
    rows = AnnulledDecision.objects.filter(scope.q("handler")).select_related("handler")
    return rows.filter(target_code=target_code) if target_code else rows


def file_returns(scope: Scope, case_code: str = "") -> QuerySet[FileReturn]:
    """Files returned, in scope."""
    rows = FileReturn.objects.filter(scope.q("case__handler")).select_related("case__handler")
    return rows.filter(case__code=case_code) if case_code else rows


def quashed(scope: Scope) -> QuerySet[QuashedJudgment]:
    """Judgments quashed for re-investigation, in scope."""
    return QuashedJudgment.objects.filter(scope.q("case__handler")).select_related("case__handler")


def compensations(scope: Scope) -> QuerySet[Compensation]:
    """State compensation decided, in scope."""
    return Compensation.objects.filter(scope.q("unit")).select_related("unit")


def complaints(scope: Scope) -> QuerySet[ProceduralComplaint]:
    """Complaints about procedural acts, in scope."""
    return ProceduralComplaint.objects.filter(scope.q("unit")).select_related("unit")


def prosecution_counts(scope: Scope, *, standing: bool = True) -> QuerySet[ProsecutionCounts]:
    """Monthly counts in scope, newest month first; replaced versions only when asked for."""
    rows = ProsecutionCounts.objects.filter(scope.q("unit")).select_related("unit").prefetch_related("signatures")
    return rows.filter(replaced_at=None) if standing else rows


def procuracy_record(scope: Scope, code: str) -> Any:
    """One record of the seat by its code; outside the scope it does not exist."""
    read = {"YC": requests, "HQ": annulments, "TH": file_returns, "GH": quashed, "BT": compensations,
            "KT": complaints, "TK": _every_count}.get(code[:2])  # fmt: skip
    found = read(scope).filter(code=code).first() if read is not None else None
    if found is None:
        raise NotFound("PROCURACY-RECORD-UNKNOWN", _("Không có bản ghi mang mã %(wanted)s."), "", wanted=code)
    return found


def versions_of(row: ProsecutionCounts) -> list[ProsecutionCounts]:
    """All versions of a month's counts, newest first."""
    found = ProsecutionCounts.objects.filter(unit_id=row.unit_id, month=row.month).prefetch_related("signatures")
    return list(found.order_by("-pk"))


def reviewed(unit_id: int | None, until: date) -> list[Reviewed]:
    """The reviews that found nothing, up to a day: the only ground for the claim that nobody was wronged."""
    rows = SafeguardReview.objects.filter(found=0, on__lte=until)
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    return [Reviewed(row.cases_reviewed, row.accused_reviewed, row.reviewer_post, row.on) for row in rows]


def safeguard_facts(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    """Fact rows of tables `safeguard` and `prosecution`, and the closings of the months counted."""
    yield from _annulled(cut_off, known_at)
    yield from _answered_returns(cut_off, known_at)
    yield from no_crime_facts(cut_off, known_at)
    yield from _mishaps(cut_off, known_at)
    yield from _complaints(cut_off, known_at)
    yield from _counts(cut_off, known_at)


def _every_count(scope: Scope) -> QuerySet[ProsecutionCounts]:
    return prosecution_counts(scope, standing=False)


def _known(rows: QuerySet[Any], cut_off: date, known_at: datetime) -> QuerySet[Any]:
    """Rows dated up to the cut-off, recorded by then, and not voided by then."""
    standing = Q(voided_at=None) | Q(voided_at__gt=known_at)
    return rows.filter(standing, on__lte=cut_off, recorded_at__lte=known_at).order_by("pk")


def _annulled(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    for row in _known(AnnulledDecision.objects.all(), cut_off, known_at):
        base = {"record": row.code, "on": row.on, "known_at": row.recorded_at, "handler": row.handler_id,
                "decision": row.decision}  # fmt: skip
        yield fact("safeguard", "annulled", **base)
        if row.decision in rules.REOPENING:
            yield fact("safeguard", "report_reopened", **base)


def _answered_returns(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    moves = moves_of_cases()
    rows = _known(FileReturn.objects.select_related("case"), cut_off, known_at)
    for row in rows.filter(answered_on__lte=cut_off, answer_recorded_at__lte=known_at):
        yield fact(
            "safeguard", "return_answered", record=row.code, on=row.answered_on, known_at=row.answer_recorded_at,
            handler=_handler_then(row.case, moves, row.answered_on, known_at), result=row.answer,
        )  # fmt: skip


def _handler_then(case: Case, moves: Mapping[int, list[Move]], on: date, known_at: datetime) -> int:
    """The body that handled the case on the day it is counted, as known then."""
    return handler_on(case.handler_id, moves.get(case.pk, []), on, known_at)


def _mishaps(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    moves = moves_of_cases()
    for row in _known(QuashedJudgment.objects.select_related("case"), cut_off, known_at):
        yield fact(
            "safeguard", "judgment_quashed", record=row.code, on=row.on, known_at=row.recorded_at,
            handler=_handler_then(row.case, moves, row.on, known_at), instance=row.instance,
        )  # fmt: skip
    for row in _known(Compensation.objects.all(), cut_off, known_at):
        base = {"record": row.code, "on": row.on, "known_at": row.recorded_at, "handler": row.unit_id}
        yield fact("safeguard", "compensated", n=row.cases, **base)
        if row.amount:
            yield fact("safeguard", "compensation_paid", n=row.amount, **base)


def _complaints(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    for row in _known(ProceduralComplaint.objects.all(), cut_off, known_at):
        base = {"record": row.code, "handler": row.unit_id, "about": row.about}
        yield fact("safeguard", "complaint_received", on=row.on, known_at=row.recorded_at, **base)
        decided, known = row.decided_on, row.decision_recorded_at
        if decided is not None and decided <= cut_off and known <= known_at:
            yield fact("safeguard", "complaint_decided", on=decided, known_at=known, result=row.result, **base)


def _counts(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    """The version that stood at that time; reconciled when both sides had signed it by then."""
    rows = ProsecutionCounts.objects.filter(Q(replaced_at=None) | Q(replaced_at__gt=known_at), month__lte=cut_off)
    for row in rows.filter(recorded_at__lte=known_at).prefetch_related("signatures").order_by("pk"):
        sides = {one.side for one in row.signatures.all() if one.recorded_at <= known_at}
        base = {
            "record": row.code, "on": row.month, "known_at": row.recorded_at, "handler": row.unit_id,
            "reconciled": "yes" if sides == set(prosecution.SIDES) else "no",
        }  # fmt: skip
        yield fact("prosecution", "month", **base)
        for name in prosecution.NUMBERS:
            if n := getattr(row, name):
                yield fact("prosecution", name, n=n, **base)
        closed = prosecution.closing_day(row.month)
        if closed <= cut_off:
            yield fact("closing", "closed", record=row.code, on=closed, known_at=row.recorded_at, handler=row.unit_id,
                       register="prosecution")  # fmt: skip


def newest(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Records by their day, the newest first."""
    return rows.order_by(F("on").desc(), F("pk").desc())


def claims_without_review(texts: Mapping[str, str], on: date) -> list[Refused]:
    """Why texts (by field) cannot stand: they say nobody was wronged or missed, and name no review up to that day."""
    reasons = [one for field, text in texts.items() for one in rules.reasons_against_claim(text, (), field)]
    if not reasons:
        return []
    known = reviewed(None, on)
    return [one for field, text in texts.items() for one in rules.reasons_against_claim(text, known, field)]
