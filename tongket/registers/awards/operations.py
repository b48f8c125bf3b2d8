"""Writes of the register of awards: rounds, nominations, vetting, decisions, hand-over, recognitions received."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from tongket.core.law.awards import authority_for, award_money, regime_on
from tongket.core.viet.keys import fold
from tongket.foundation import clock
from tongket.foundation.actor import Actor, Role
from tongket.foundation.audit import Happening, record_event, record_events
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, Refused, refuse_first
from tongket.registers.awards import rules
from tongket.registers.awards.models import (
    Award,
    AwardRound,
    Decision,
    Nomination,
    Recognition,
    Revocation,
    VettingLine,
)
from tongket.registers.units import queries as units

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class NominationSpec:
    """A nomination as entered; `post` names a person or household by post, and is empty for a collective."""

    recipient: str
    unit_code: str
    form: str
    achievement: str
    post: str = ""
    kind: str = "thematic"
    year: int = 0


@dataclass(frozen=True, slots=True)
class CriterionVerdict:
    """A verdict on one criterion, with its basis and, where a figure was looked at, the indicator."""

    criterion: str
    verdict: str
    basis: str = ""
    indicator: str = ""


@operation("open_round")
def open_round(*, by: Actor, at: datetime, name: str, occasion: str, organiser_code: str, on: date) -> Ref:
    """Open a round (mở đợt khen thưởng). Refused: ROLE-MAY-NOT, REASON-MISSING, UNIT-UNKNOWN."""
    refuse_first(
        rules.reasons_against_role("open_round", by.role)
        + rules.reasons_against_empty(name, "name")
        + rules.reasons_against_empty(occasion, "occasion")
    )
    organiser = units.unit_by_code(organiser_code, on)
    row = AwardRound.objects.create(
        code=_next_code(AwardRound, f"DKT-{organiser.code.split('-')[-1]}-{on.year}-", 2), name=name, occasion=occasion,
        organiser_id=organiser.id, opened_on=on, recorded_at=clock.now(), recorded_by=by.account_id,
    )  # fmt: skip
    record_event(by=by, at=at, verb="open_round", obj=row, name=name, occasion=occasion)
    return ref_to(row)


@operation("nominate")
def nominate(*, by: Actor, at: datetime, round_code: str, spec: NominationSpec) -> Ref:
    """Nominate (đề nghị khen thưởng).

    Refused: AWARD-ROUND-NOT-OPEN, AWARD-TWO-FORMS, AWARD-POST-MISSING, AWARD-YEAR, UNIT-UNKNOWN.
    """
    award_round = _round(round_code)
    refuse_first(
        rules.reasons_against_role("nominate", by.role)
        + rules.reasons_against_move("round", award_round.state, "nominate")
        + rules.reasons_against_nomination(
            recipient=spec.recipient, form=spec.form, kind=spec.kind, post=spec.post, achievement=spec.achievement
        )
    )
    unit = units.unit_by_code(spec.unit_code, clock.local_date(at))
    opened = award_round.opened_on.year
    year, merit = spec.year or opened, fold(spec.achievement)
    refuse_first(rules.reasons_against_year(year, opened))
    _refuse_two_forms(unit.id, spec.post.strip(), merit, year)
    row = Nomination.objects.create(
        code=_next_code(Nomination, f"DNK-{_series(award_round)}", 3), round=award_round, recipient=spec.recipient,
        unit_id=unit.id, post=spec.post.strip(), form=spec.form, kind=spec.kind, achievement=spec.achievement,
        achievement_key=merit, year=year, nominated_at=at, nominated_by_post=by.post,
        recorded_at=clock.now(), recorded_by=by.account_id,
    )  # fmt: skip
    record_event(by=by, at=at, verb="nominate", obj=row, unit=unit.code, form=spec.form, recipient=spec.recipient)
    return ref_to(row)


@operation("vet_nomination")
def vet_nomination(
    *, by: Actor, at: datetime, nomination_code: str, verdicts: Sequence[CriterionVerdict]
) -> Ref:  # fmt: skip
    """Vet a nomination (thẩm định). Refused: SECOND-PERSON-NEEDED, AWARD-CRITERION-MISSING, AWARD-RECORDED-CRIME."""
    row = _nomination(nomination_code)
    forbidden = [v.indicator for v in verdicts if v.indicator and rules.counts_recorded_crime(v.indicator)]
    refuse_first(
        rules.reasons_against_role("vet_nomination", by.role)
        + rules.reasons_against_move("nomination", row.state, "vet_nomination")
        + rules.reasons_against_second_person([(row.recorded_by, row.nominated_by_post)], by)
        + rules.reasons_against_verdicts([(v.criterion, v.verdict, v.indicator) for v in verdicts], forbidden)
    )
    before = row.state
    turn = max(row.vetting.values_list("turn", flat=True), default=0) + 1
    VettingLine.objects.bulk_create(
        VettingLine(nomination=row, turn=turn, criterion=v.criterion, verdict=v.verdict, basis=v.basis,
                    indicator=v.indicator, at=at, by_post=by.post)
        for v in verdicts
    )  # fmt: skip
    row.state = rules.outcome_of(v.verdict for v in verdicts)
    row.vetted_by, row.vetted_by_post = by.account_id, by.post
    row.save(update_fields=["state", "vetted_by", "vetted_by_post"])
    record_event(by=by, at=at, verb="vet_nomination", obj=row, before=before, after=row.state, turn=turn)
    return ref_to(row)


@operation("void_nomination")
def void_nomination(*, by: Actor, at: datetime, nomination_code: str, reason: str) -> Ref:
    """Withdraw a nomination not yet decided (hủy đề nghị), with a reason. Refused: AWARD-STATE, REASON-MISSING."""
    row = _nomination(nomination_code)
    refuse_first(
        rules.reasons_against_role("void_nomination", by.role)
        + rules.reasons_against_own_withdrawal(by.role, row.recorded_by == by.account_id)
        + rules.reasons_against_move("nomination", row.state, "void_nomination")
        + rules.reasons_against_empty(reason)
    )
    before, row.state, row.void_reason = row.state, "void", reason.strip()
    row.save(update_fields=["state", "void_reason"])
    record_event(by=by, at=at, verb="void_nomination", obj=row, before=before, reason=reason)
    return ref_to(row)


@operation("decide_awards")
def decide_awards(
    *, by: Actor, at: datetime, round_code: str, form: str, decided_on: date,
    nomination_codes: Sequence[str] = (), number: str = "",
) -> Ref:  # fmt: skip
    """Decide one form of a round (quyết định khen thưởng): the named nominations, or all eligible ones of the form.

    Refused: AWARD-NOT-THE-AUTHORITY, SECOND-PERSON-NEEDED, AWARD-NOT-ELIGIBLE, AWARD-NOTHING-TO-DECIDE, AWARD-DATE.
    """
    award_round = _round(round_code)
    if form not in rules.FORMS:
        raise Refused("AWARD-FORM-UNKNOWN", _("Không có giá trị “%(value)s”."), value=form, field="form")
    chosen = _to_decide(award_round, form, nomination_codes)
    former = [pair for n in chosen for pair in ((n.recorded_by, n.nominated_by_post), (n.vetted_by, n.vetted_by_post))]
    refuse_first(
        rules.reasons_against_role("decide_awards", by.role)
        + rules.reasons_against_decider(form, by.role, _heads_police(by, decided_on))
        + rules.reasons_against_move("round", award_round.state, "decide_awards")
        + rules.reasons_against_day(decided_on, award_round.opened_on, clock.local_date(at))
        + rules.reasons_against_second_person(former, by)
    )
    decision = Decision.objects.create(
        code=_next_code(Decision, f"QDKT-{_series(award_round)}", 2), round=award_round, form=form,
        decided_on=decided_on, number=number, authority=authority_for(form),
        law_from=regime_on(decided_on).effective_from, recorded_at=clock.now(), recorded_by=by.account_id,
        decided_by_post=by.post,
    )  # fmt: skip
    _give(by, at, decision, chosen)
    award_round.state = "decided"
    award_round.save(update_fields=["state"])
    record_event(
        by=by, at=at, verb="decide_awards", obj=award_round, decision=decision.code, form=form, awards=len(chosen)
    )
    return ref_to(decision)


@operation("hand_over_awards")
def hand_over_awards(
    *, by: Actor, at: datetime, round_code: str, on: date, handed_by: Mapping[str, str],
    absent: Sequence[str] = (), conference_code: str = "",
) -> int:  # fmt: skip
    """Hand over all awards of a round (trao thưởng), by whom for each form, who was absent. Returns how many.

    Refused: AWARD-NOTHING-TO-HAND-OVER, AWARD-GIVER-MISSING, AWARD-UNKNOWN, AWARD-DATE.
    """
    award_round = _round(round_code)
    rows = list(Award.objects.filter(decision__round=award_round, state="decided").select_related("decision"))
    refuse_first(
        rules.reasons_against_role("hand_over_awards", by.role)
        + rules.reasons_against_hand_over({row.decision.form for row in rows}, handed_by)
        + rules.reasons_against_absent(absent, {row.code for row in rows})
        + rules.reasons_against_move("round", award_round.state, "hand_over_awards")
        + rules.reasons_against_day(on, max(row.decision.decided_on for row in rows) if rows else on,
                                    clock.local_date(at))
    )  # fmt: skip
    for row in rows:
        row.state, row.handed_over_on, row.handed_over_by = "handed_over", on, handed_by[row.decision.form].strip()
        row.present, row.conference_code = row.code not in absent, conference_code
    Award.objects.bulk_update(rows, ["state", "handed_over_on", "handed_over_by", "present", "conference_code"])
    label = Award._meta.label_lower
    record_events(
        by=by, at=at,
        happenings=[
            Happening("hand_over_award", label, row.pk, row.code, {"on": on, "present": row.present}) for row in rows
        ],
    )  # fmt: skip
    award_round.state = "handed_over"
    award_round.save(update_fields=["state"])
    record_event(by=by, at=at, verb="hand_over_awards", obj=award_round, awards=len(rows), absent=list(absent))
    return len(rows)


@operation("revoke_award")
def revoke_award(*, by: Actor, at: datetime, award_code: str, on: date, ground: str, reason: str) -> Ref:
    """Revoke an award (thu hồi, AWD-5) with ground and reason.

    Refused: AWARD-STATE, AWARD-GROUND-UNKNOWN, REASON-MISSING.
    """
    row = _award(award_code)
    refuse_first(
        rules.reasons_against_role("revoke_award", by.role)
        + rules.reasons_against_move("award", row.state, "revoke_award")
        + rules.reasons_against_ground(ground)
        + rules.reasons_against_empty(reason)
        + rules.reasons_against_day(on, row.decision.decided_on, clock.local_date(at))
    )
    Revocation.objects.create(
        award=row, ground=ground, reason=reason.strip(), revoked_on=on, revoked_by=by.account_id,
        revoked_by_post=by.post, recorded_at=clock.now(), money_to_recover=row.money if row.handed_over_on else 0,
    )  # fmt: skip
    before, row.state = row.state, "revoked"
    row.save(update_fields=["state"])
    record_event(by=by, at=at, verb="revoke_award", obj=row, before=before, ground=ground, reason=reason, on=on)
    return ref_to(row)


@operation("restore_award")
def restore_award(*, by: Actor, at: datetime, award_code: str, on: date, reason: str) -> Ref:
    """Undo a revocation that proved wrong (khôi phục). Refused: AWARD-STATE, SECOND-PERSON-NEEDED, REASON-MISSING."""
    row = _award(award_code)
    revocation = row.revocations.filter(restored_on=None).first()
    former = [(revocation.revoked_by, revocation.revoked_by_post)] if revocation else []
    refuse_first(
        rules.reasons_against_role("restore_award", by.role)
        + rules.reasons_against_move("award", row.state, "restore_award")
        + rules.reasons_against_second_person(former, by)
        + rules.reasons_against_empty(reason)
        + rules.reasons_against_day(on, revocation.revoked_on if revocation else on, clock.local_date(at))
    )
    revocation.restored_on, revocation.restored_by_post = on, by.post
    revocation.restore_reason, revocation.restore_recorded_at = reason.strip(), clock.now()
    revocation.save(update_fields=["restored_on", "restored_by_post", "restore_reason", "restore_recorded_at"])
    row.state = "handed_over" if row.handed_over_on else "decided"
    row.save(update_fields=["state"])
    record_event(by=by, at=at, verb="restore_award", obj=row, after=row.state, reason=reason, on=on)
    return ref_to(row)


@operation("record_recognition")
def record_recognition(
    *, by: Actor, at: datetime, title: str, issuer: str, year: int, decided_on: date, evidence: str, number: str = ""
) -> Ref:  # fmt: skip
    """Record a recognition the province received (danh hiệu).

    Refused: RECOGNITION-REPEATED, REASON-MISSING, AWARD-DATE.
    """
    other = Recognition.objects.filter(title_key=fold(title), year=year, state="recorded").first()
    refuse_first(
        rules.reasons_against_role("record_recognition", by.role)
        + rules.reasons_against_empty(title, "title")
        + rules.reasons_against_empty(issuer, "issuer")
        + rules.reasons_against_empty(evidence, "evidence")
        + rules.reasons_against_day(decided_on, date(year, 1, 1), clock.local_date(at))
        + rules.reasons_against_repeat(other.code if other else "")
    )
    row = Recognition.objects.create(
        code=_next_code(Recognition, f"DH-{(by.unit_code or 'BCD-34').split('-')[-1]}-{year}-", 2), title=title,
        title_key=fold(title), issuer=issuer, number=number, decided_on=decided_on, year=year, evidence=evidence,
        recorded_at=clock.now(), recorded_by=by.account_id,
    )  # fmt: skip
    record_event(by=by, at=at, verb="record_recognition", obj=row, title=title, year=year, issuer=issuer)
    return ref_to(row)


@operation("void_recognition")
def void_recognition(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Void a recognition entered by mistake (hủy), by a second person.

    Refused: RECOGNITION-STATE, SECOND-PERSON-NEEDED.
    """
    row = _locked(Recognition, code, "RECOGNITION-UNKNOWN", _("Không có danh hiệu mang mã %(wanted)s."))
    refuse_first(
        rules.reasons_against_role("void_recognition", by.role)
        + rules.reasons_against_move("recognition", row.state, "void_recognition")
        + rules.reasons_against_second_person([(row.recorded_by, "")], by)
        + rules.reasons_against_empty(reason)
    )
    row.state, row.void_reason = "void", reason.strip()
    row.save(update_fields=["state", "void_reason"])
    record_event(by=by, at=at, verb="void_recognition", obj=row, reason=reason)
    return ref_to(row)


def _give(by: Actor, at: datetime, decision: Decision, chosen: list[Nomination]) -> None:
    first = Award.objects.filter(decision__round=decision.round).count() + 1
    prefix = f"KT-{_series(decision.round)}"
    number = int(_next_code(Award, prefix, 3)[len(prefix) :])
    now = clock.now()
    rows = Award.objects.bulk_create(
        Award(code=f"{prefix}{number + i:03d}", decision=decision, nomination=row, position=first + i, recorded_at=now,
              money=award_money(decision.form, row.recipient, decision.decided_on))
        for i, row in enumerate(chosen)
    )  # fmt: skip
    Nomination.objects.filter(pk__in=[row.pk for row in chosen]).update(state="awarded")
    label = Award._meta.label_lower
    record_events(
        by=by, at=at,
        happenings=[Happening("give_award", label, r.pk, r.code, {"nomination": r.nomination.code}) for r in rows],
    )  # fmt: skip


def _to_decide(award_round: AwardRound, form: str, codes: Sequence[str]) -> list[Nomination]:
    rows = award_round.nominations.select_for_update().filter(form=form).order_by("pk")
    chosen = list(rows.filter(code__in=codes) if codes else rows.filter(state="eligible"))
    missing = sorted(set(codes) - {row.code for row in chosen})
    if missing:
        raise NotFound(
            "AWARD-NOMINATION-UNKNOWN", _("Không có đề nghị khen thưởng %(wanted)s."), "", wanted=", ".join(missing)
        )
    refuse_first(rules.reasons_against_choice([(row.code, row.state) for row in chosen]))
    return chosen


def _heads_police(by: Actor, on: date) -> bool:
    """Whether the actor sits in the province's police: its head gives the police commendation."""
    if by.role != Role.UNIT_HEAD or not by.unit_code:
        return False
    unit = units.unit_by_code(by.unit_code, on)
    return (unit.kind, unit.level) == ("police", "province")


def _refuse_two_forms(unit_id: int, post: str, merit: str, year: int) -> None:
    other = (
        Nomination.objects.filter(unit_id=unit_id, post=post, achievement_key=merit, year=year)
        .exclude(state="void")
        .values_list("code", flat=True)
        .first()
    )
    if other:
        raise rules.reason_two_forms(other)


def _round(code: str) -> AwardRound:
    return _locked(AwardRound, code, "AWARD-ROUND-UNKNOWN", _("Không có đợt khen thưởng %(wanted)s."))


def _nomination(code: str) -> Nomination:
    return _locked(Nomination, code, "AWARD-NOMINATION-UNKNOWN", _("Không có đề nghị khen thưởng %(wanted)s."))


def _award(code: str) -> Award:
    return _locked(Award, code, "AWARD-UNKNOWN", _("Không có khen thưởng mang mã %(wanted)s."))


def _series(award_round: AwardRound) -> str:
    """ "34-2022-": what the codes of a round's papers have in common."""
    return award_round.code.removeprefix("DKT-").rsplit("-", 1)[0] + "-"


def _locked(model: type[M], code: str, unknown: str, message: object) -> M:
    row = model._default_manager.select_for_update().filter(code=code).first()
    if row is None:
        raise NotFound(unknown, message, "", wanted=code)
    return row


def _next_code(model: type[Model], prefix: str, width: int) -> str:
    """The next number of a series; the unique column refuses a race, writes are serial."""
    codes = model._default_manager.filter(code__startswith=prefix).order_by("-code").values_list("code", flat=True)
    last = codes.first()
    return f"{prefix}{int(last[len(prefix) :]) + 1 if last else 1:0{width}d}"
