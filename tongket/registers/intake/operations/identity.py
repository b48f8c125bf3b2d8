"""Sealing the persons of a report, handing the envelope to the vault, asking to open it, opening it, matching numbers.

What comes out of an envelope is returned and shown once; it is never an answer of an operation (those are kept), never
part of an audit event, never stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tongket.core import identity
from tongket.foundation import clock, sealing, vault_client
from tongket.foundation.actor import Actor, system_actor
from tongket.foundation.audit import Happening, loading, record_event, record_events
from tongket.foundation.matters import handles
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, Refused, refuse_all, refuse_first
from tongket.foundation.scope import Scope
from tongket.foundation.vault_client import Asked, VaultRefused, VaultUnavailable
from tongket.registers.intake.models import CrimeReport, OpeningRequest, SealedPersons
from tongket.registers.intake.operations.desk import locked, refuse_stranger
from tongket.registers.intake.queries import identity as queries
from tongket.registers.intake.queries import matters
from tongket.registers.intake.rules import identity as rules

HANDING_OVER = _("Bàn giao kho niêm phong")


def seal_persons(report: CrimeReport, persons: Mapping[str, Any], *, by: Actor, at: datetime) -> bool:
    """Seal the persons of a report just received (niêm phong); part of the receipt's own transaction.

    False where there is nothing to seal or no public key is configured: then nothing of them is kept, and the page says
    that they stay on paper. The envelope goes to the vault after the commit; a vault that is down gets it at night.
    """
    try:
        cleaned = identity.clean(persons)
    except identity.UnknownField as fault:
        raise Refused("PERSONS-FIELD-UNKNOWN", _("Không có ô nhân thân “%(name)s”."), "", name=fault.name) from fault
    if not cleaned or not sealing.ready():
        return False
    if SealedPersons.objects.filter(report=report).exists():
        raise Refused(
            "IDENTITY-ALREADY-SEALED", _("Danh tính của tin này đã niêm phong."), _("Ghi thêm vào hồ sơ giấy.")
        )
    envelope = sealing.seal(report.code, cleaned)
    SealedPersons.objects.create(
        report=report, envelope=envelope.data, fingerprint=envelope.fingerprint, sealed_at=clock.now()
    )
    record_event(by=by, at=at, verb="seal_persons", obj=report, recipients=envelope.fingerprint)
    if not loading():
        transaction.on_commit(partial(_hand_over, report.code))
    return True


def hand_over(*, by: Actor, at: datetime, code: str) -> None:
    """Hand the envelope of a report to the vault; no lock is held while the vault is asked.

    Refused: VAULT-UNAVAILABLE, VAULT-ENVELOPE-NOT-OF-RECORD, IDENTITY-NOT-SEALED.
    """
    sealed = _readable(code)
    if not sealed.taken_in:
        taken = vault_client.take_in(code, bytes(sealed.envelope))
        take_in_persons(by=by, at=at, code=code, envelope=taken.envelope, keep_until=taken.keep_until)


@operation("take_in_persons")
def take_in_persons(*, by: Actor, at: datetime, code: str, envelope: bytes, keep_until: date) -> Ref:
    """Keep what the vault gave back (bàn giao kho): the envelope sealed to the record's own key, and its term."""
    report = locked(code)
    sealed = _readable(code)
    if not sealed.taken_in:
        sealed.envelope, sealed.keep_until, sealed.taken_in = envelope, keep_until, True
        sealed.save(update_fields=["envelope", "keep_until", "taken_in"])
        record_event(by=by, at=at, verb="take_in_persons", obj=report, keep_until=keep_until)
    return ref_to(report)


def take_in_waiting(*, by: Actor, at: datetime) -> int:
    """Hand over whatever still waits, for the nightly job; a vault that is down ends the round. Returns how many."""
    done = 0
    for code in queries.waiting_codes():
        try:
            hand_over(by=by, at=at, code=code)
        except VaultUnavailable:
            break
        except VaultRefused:
            continue  # it stays waiting and is counted on the page of openings
        done += 1
    return done


@operation("shred_persons")
def shred_persons(*, by: Actor, at: datetime, code: str) -> Ref:
    """Empty the envelope of a report whose key the vault has destroyed (hủy danh tính). Refused: IDENTITY-*."""
    report = locked(code)
    sealed = _readable(code)
    sealed.envelope, sealed.shredded_at = b"", clock.now()
    sealed.save(update_fields=["envelope", "shredded_at"])
    record_event(by=by, at=at, verb="shred_persons", obj=report)
    return ref_to(report)


def shred_due_persons(*, by: Actor, at: datetime) -> int:
    """Shred whatever has passed its term, for the nightly job. Returns how many."""
    done = 0
    for code in queries.due_codes(at):
        with suppress(VaultRefused, VaultUnavailable):
            vault_client.shred(code, Asked("term", code, asked_by=_person(by)))
            shred_persons(by=by, at=at, code=code)
            done += 1
    return done


@operation("request_opening")
def request_opening(*, by: Actor, at: datetime, code: str, purpose: str, reason: str, case_code: str) -> Ref:
    """Ask to have the envelope of a report opened (đề nghị mở danh tính); for danger to life no one else need agree.

    Refused: ROLE-MAY-NOT, UNIT-NOT-YOURS, OPENING-PURPOSE-UNKNOWN, REASON-MISSING, CASE-MISSING, CASE-NOT-YOURS,
    IDENTIFIER-IN-TEXT, IDENTITY-NOT-SEALED, IDENTITY-SHREDDED, OPENING-UNEXPLAINED, OPENING-UNREVIEWED.
    """
    report = locked(code)
    refuse_stranger(by, report.handler_id)
    sealed = queries.sealed_of(report)
    refuse_all(
        rules.reasons_against_request(by, purpose, reason)
        + rules.reasons_against_matter(case_code, _handled(case_code, by))
        + rules.reasons_against_sealed(sealed=sealed is not None, shredded=bool(sealed and sealed.shredded_at))
        + _reasons_of_silence(by, at)
    )
    danger = purpose == rules.DANGER
    request = OpeningRequest.objects.create(
        report=report, purpose=purpose, reason=reason, case_code=case_code, danger_to_life=danger,
        state="approved" if danger else "asked", asked_at=at, asked_unit_id=by.unit_id, asked_account=by.account_id,
        asked_post=by.post, expires_at=at + rules.terms_at(at).open_within if danger else None,
    )  # fmt: skip
    record_event(
        by=by, at=at, verb="request_opening", obj=report, request=request.pk, purpose=purpose, reason=reason,
        case=case_code,
    )  # fmt: skip
    return Ref("intake.openingrequest", request.pk, report.code)


@operation("approve_opening")
def approve_opening(*, by: Actor, at: datetime, request_id: int) -> Ref:
    """Agree to an opening (duyệt mở): a head of the body that handles the report, another person than the asker.

    Refused: ROLE-MAY-NOT, SECOND-PERSON-NEEDED, OPENING-DECIDED, UNIT-NOT-YOURS, OPENING-UNEXPLAINED,
    OPENING-UNREVIEWED.
    """
    request = _decidable(by, request_id)
    refuse_first(_reasons_of_silence(by, at))
    request.state, request.expires_at = "approved", at + rules.terms_at(at).open_within
    return _decide(request, by, at, "approve_opening")


@operation("refuse_opening")
def refuse_opening(*, by: Actor, at: datetime, request_id: int, reason: str) -> Ref:
    """Refuse an opening (không duyệt), with a reason. Refused: as for approval, REASON-MISSING."""
    request = _decidable(by, request_id)
    refuse_first(rules.reasons_against_no_reason(reason))
    request.state, request.refusal = "refused", reason
    return _decide(request, by, at, "refuse_opening", reason=reason)


@operation("record_opening")
def record_opening(*, by: Actor, at: datetime, request_id: int, log_head: str = "") -> Ref:
    """Record that the envelope was opened (ghi việc mở): who and why, never what was in it.

    Refused: OPENING-NOT-YOURS, OPENING-NOT-APPROVED, OPENING-USED, OPENING-EXPIRED, OPENING-UNEXPLAINED,
    OPENING-UNREVIEWED.
    """
    request = _locked_request(request_id)
    _refuse_opening(request, by, at)
    request.state, request.opened_at = "opened", at
    request.save(update_fields=["state", "opened_at"])
    record_event(
        by=by, at=at, verb="record_opening", obj=request.report, request=request.pk, purpose=request.purpose,
        reason=request.reason, case=request.case_code, approved_by=request.decided_post, vault_log=log_head,
    )  # fmt: skip
    return Ref("intake.openingrequest", request.pk, request.report.code)


@operation("explain_opening")
def explain_opening(*, by: Actor, at: datetime, request_id: int, explanation: str) -> Ref:
    """Say why it had to be opened without a second person (giải trình). Refused: OPENING-NOTHING-TO-EXPLAIN."""
    request = _locked_request(request_id)
    owed = request.danger_to_life and request.state == "opened" and request.explained_at is None
    refuse_all(
        rules.reasons_against_explanation(
            by, account=request.asked_account, post=request.asked_post, text=explanation, owed=owed
        )
    )
    request.explanation, request.explained_at = explanation, at
    request.save(update_fields=["explanation", "explained_at"])
    record_event(by=by, at=at, verb="explain_opening", obj=request.report, request=request.pk, explanation=explanation)
    return Ref("intake.openingrequest", request.pk, request.report.code)


@operation("review_opening")
def review_opening(*, by: Actor, at: datetime, request_id: int) -> Ref:
    """Look over an opening made without a second person, once it is explained (xem xét việc mở khẩn cấp).

    A head of the body that holds the report or above it, or an inspector; never the opener. Who explained too late may
    work with identities again from here on. Refused: ROLE-MAY-NOT, SECOND-PERSON-NEEDED, UNIT-NOT-YOURS,
    OPENING-NOTHING-TO-REVIEW, OPENING-NOT-EXPLAINED.
    """
    request = _locked_request(request_id)
    if by.role not in rules.INSPECTORS:
        refuse_stranger(by, request.report.handler_id)
    due = request.danger_to_life and request.state == "opened" and request.decided_at is None
    refuse_all(
        rules.reasons_against_review(
            by, account=request.asked_account, post=request.asked_post, explained=request.explained_at is not None,
            due=due,
        )
    )  # fmt: skip
    return _decide(request, by, at, "review_opening")


@operation("record_match")
def record_match(*, by: Actor, at: datetime, reason: str, case_code: str, found: int, log_head: str = "") -> None:
    """Record that a number was looked up (ghi việc tìm số): who and why, never the number."""
    details = {"reason": reason, "case": case_code, "found": found, "vault_log": log_head}
    record_events(by=by, at=at, happenings=[Happening("record_match", "intake.numbermatch", 0, "", details)])


def open_persons(*, by: Actor, at: datetime, request_id: int) -> dict[str, Any]:
    """Have the envelope opened and give its persons back, to be shown once; what cannot be recorded is not shown.

    No lock is held while the vault is asked: of two at once the vault refuses the second, the request serves once.

    Refused: as `record_opening`, VAULT-*.
    """
    request = _request(request_id)
    _refuse_opening(request, by, at)
    code = request.report.code
    hand_over(by=system_actor(str(HANDING_OVER)), at=at, code=code)
    approver = _person_of(request.decided_account, request.decided_post) if request.decided_post else ""
    asked = Asked(request.reason, request.case_code, _person(by), approver, f"opening:{request.pk}")
    envelope = bytes(_readable(code).envelope)
    opened = vault_client.open_persons(code, envelope, asked, danger_to_life=request.danger_to_life)
    record_opening(by=by, at=at, request_id=request_id, log_head=opened.log_head)
    return opened.persons


def match_number(*, by: Actor, at: datetime, scope: Scope, number: str, reason: str, case_code: str) -> tuple[str, ...]:
    """Codes of the reports in scope in which this whole number occurs; others are neither named nor counted.

    Refused: ROLE-MAY-NOT, REASON-MISSING, CASE-MISSING, CASE-NOT-YOURS, OPENING-UNEXPLAINED, OPENING-UNREVIEWED,
    VAULT-*.
    """
    reasons = rules.reasons_against_match(by, police=queries.is_police(by), reason=reason, case_code=case_code)
    reasons += rules.reasons_against_matter(case_code, _handled(case_code, by))
    refuse_all(reasons + _reasons_of_silence(by, at))
    matched = vault_client.match(number, Asked(reason, case_code, asked_by=_person(by)))
    found = queries.visible_codes(scope, matched.records)
    record_match(by=by, at=at, reason=reason, case_code=case_code, found=len(found), log_head=matched.log_head)
    return found


def address_of(persons: Mapping[str, Any]) -> dict[str, str]:
    """Name and address of the reporter for a letter, out of persons just opened; for the page at hand and no other."""
    reporter = persons.get("reporter") or {}
    return {name: str(reporter.get(name, "")) for name in ("full_name", "address")}


def _hand_over(code: str) -> None:
    """After the commit of a receipt; a vault that does not answer gets the envelope at night."""
    with suppress(VaultUnavailable, VaultRefused):
        hand_over(by=system_actor(str(HANDING_OVER)), at=clock.now(), code=code)


def _readable(code: str) -> SealedPersons:
    sealed = SealedPersons.objects.filter(report__code=code).first()
    refuse_first(rules.reasons_against_sealed(sealed=sealed is not None, shredded=bool(sealed and sealed.shredded_at)))
    return cast(SealedPersons, sealed)  # without one there is a reason, so it is refused above


def _request(request_id: int) -> OpeningRequest:
    request = OpeningRequest.objects.select_related("report").filter(pk=request_id).first()
    if request is None:
        raise NotFound("OPENING-UNKNOWN", _("Không có đề nghị này."))
    return request


def _locked_request(request_id: int) -> OpeningRequest:
    """The request, locked until the transaction ends."""
    OpeningRequest.objects.select_for_update().filter(pk=request_id).first()
    return _request(request_id)


def _decidable(by: Actor, request_id: int) -> OpeningRequest:
    request = _locked_request(request_id)
    refuse_stranger(by, request.report.handler_id)
    refuse_all(
        rules.reasons_against_decision(by, account=request.asked_account, post=request.asked_post, state=request.state)
    )
    return request


def _decide(request: OpeningRequest, by: Actor, at: datetime, verb: str, **details: Any) -> Ref:
    request.decided_at, request.decided_account, request.decided_post = at, by.account_id, by.post
    request.save()
    record_event(
        by=by, at=at, verb=verb, obj=request.report, request=request.pk, asked_by=request.asked_post, **details
    )
    return Ref("intake.openingrequest", request.pk, request.report.code)


def _refuse_opening(request: OpeningRequest, by: Actor, at: datetime) -> None:
    refuse_first(
        rules.reasons_against_opening(
            by, account=request.asked_account, post=request.asked_post, state=request.state,
            expires_at=request.expires_at, at=at,
        )
        + _reasons_of_silence(by, at)
    )  # fmt: skip


def _reasons_of_silence(by: Actor, at: datetime) -> list[Refused]:
    return rules.reasons_against_silence(queries.in_danger_by(by.account_id, by.post), at)


def _handled(case_code: str, by: Actor) -> bool:
    """Whether the matter is a report or, by what upper registers say, a case that this person's body handles."""
    code = case_code.strip().upper()
    return matters.handles_report(code, by) or handles(code, by)


def _person(by: Actor) -> str:
    return _person_of(by.account_id, by.post)


def _person_of(account_id: int | None, post: str) -> str:
    """How the vault knows a person: by account number, where there is one."""
    return f"account:{account_id}" if account_id is not None else f"post:{post}"
