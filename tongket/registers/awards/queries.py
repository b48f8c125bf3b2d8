"""Reads of the register of awards, always scoped: the units whose nominations a reader may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.core.facts import fact
from tongket.core.law.awards import MANY_YEARS_RUNNING
from tongket.core.viet.keys import fold
from tongket.foundation.audit import timeline
from tongket.foundation.models import AuditEvent
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.awards import rules
from tongket.registers.awards.models import Award, AwardRound, Decision, Nomination, Recognition, Revocation
from tongket.registers.units import queries as units

# The words of forms and kinds of recipient, for slices above.
FORMS, RECIPIENTS = rules.FORMS, rules.RECIPIENTS


@dataclass(frozen=True, slots=True)
class AwardLine:
    """One line of the award list (danh sách khen thưởng), with the fields such a list carries (AWD-12)."""

    position: int
    code: str
    recipient: str
    name: str  # the unit of a collective, the post of a person: no name of a real person is kept
    post: str
    unit_code: str
    unit_name: str
    form: str
    kind: str
    achievement: str
    decision_code: str
    decision_number: str
    decided_on: date
    authority: str
    money: int
    state: str
    handed_over_on: date | None
    handed_over_by: str
    present: bool | None


@dataclass(frozen=True, slots=True)
class SplitRow:
    """How many awards of one form went to one kind of recipient."""

    form: str
    recipient: str
    n: int


@dataclass(frozen=True, slots=True)
class Split:
    """The split (cơ cấu) of a list by form and kind of recipient; awards taken back do not count (AWD-14)."""

    rows: tuple[SplitRow, ...]

    def count(self, form: str = "", recipient: str = "") -> int:
        """Awards of that form and to that kind of recipient ("" means any)."""
        return sum(row.n for row in self.rows if form in ("", row.form) and recipient in ("", row.recipient))

    @property
    def total(self) -> int:
        """All awards of the list."""
        return self.count()

    @property
    def by_form(self) -> dict[str, int]:
        """Awards by form, in the order of the forms."""
        return {form: self.count(form) for form in rules.FORMS}

    @property
    def by_recipient(self) -> dict[str, int]:
        """Awards by kind of recipient."""
        return {recipient: self.count("", recipient) for recipient in rules.RECIPIENTS}


@dataclass(frozen=True, slots=True)
class Series:
    """Unbroken years (chuỗi năm liền) up to a year in which a title was received, each with its decision."""

    title: str
    years: tuple[int, ...]
    decisions: tuple[str, ...]

    @property
    def many_years(self) -> bool:
        """Whether "nhiều năm liền" may be printed."""
        return len(self.years) >= MANY_YEARS_RUNNING


def rounds(scope: Scope) -> QuerySet[AwardRound]:
    """Rounds the reader's units organise or are nominated in."""
    rows = AwardRound.objects.select_related("organiser")
    if scope.unit_ids is not None:
        mine = Nomination.objects.filter(scope.q("unit"), round=OuterRef("pk"))
        rows = rows.filter(scope.q("organiser") | Q(Exists(mine)))
    return rows.annotate(nominated=Count("nominations", filter=~Q(nominations__state="void"), distinct=True))


def round_by_code(scope: Scope, code: str) -> AwardRound:
    """One round."""
    found = rounds(scope).filter(code=code).first()
    if found is None:
        raise NotFound("AWARD-ROUND-UNKNOWN", _("Không có đợt khen thưởng %(wanted)s."), "", wanted=code)
    return found


def nominations(scope: Scope, round_code: str = "", *, form: str = "", state: str = "") -> QuerySet[Nomination]:
    """Nominations of units in scope, in the order of entry; voided ones stay visible."""
    rows = Nomination.objects.filter(scope.q("unit")).select_related("unit", "round", "award")
    for name, value in (("round__code", round_code), ("form", form), ("state", state)):
        if value:
            rows = rows.filter(**{name: value})
    return rows.order_by("pk")


def nomination_by_code(scope: Scope, code: str) -> Nomination:
    """One nomination with its vetting."""
    found = nominations(scope).filter(code=code).prefetch_related("vetting").first()
    if found is None:
        raise NotFound("AWARD-NOMINATION-UNKNOWN", _("Không có đề nghị khen thưởng %(wanted)s."), "", wanted=code)
    return found


def others_of_recipient(nomination: Nomination) -> list[str]:
    """Codes of other living nominations of the same recipient in the round: worth a look before deciding."""
    rows = Nomination.objects.filter(round=nomination.round, unit=nomination.unit, post=nomination.post)
    return list(rows.exclude(pk=nomination.pk).exclude(state="void").values_list("code", flat=True))


def decisions(scope: Scope, round_code: str) -> QuerySet[Decision]:
    """Decisions of a round the reader may see."""
    visible = rounds(scope).filter(code=round_code).values("pk")
    return Decision.objects.filter(round_id__in=visible).order_by("decided_on", "pk")


def awards(scope: Scope, round_code: str = "") -> QuerySet[Award]:
    """Awards to units in scope, the province's form first, then by position."""
    rows = Award.objects.filter(scope.q("nomination__unit"))
    if round_code:
        rows = rows.filter(decision__round__code=round_code)
    return rows.select_related("decision__round", "nomination__unit").order_by("decision__pk", "position")


def award_by_code(scope: Scope, code: str) -> Award:
    """One award."""
    found = awards(scope).filter(code=code).first()
    if found is None:
        raise NotFound("AWARD-UNKNOWN", _("Không có khen thưởng mang mã %(wanted)s."), "", wanted=code)
    return found


def award_list(scope: Scope, round_code: str) -> list[AwardLine]:
    """The list of a round as plain rows, certificates of the province before commendations of the police."""
    order = list(rules.FORMS)
    rows = sorted(awards(scope, round_code), key=lambda a: (order.index(a.decision.form), a.position, a.pk))
    return [_line(number, award) for number, award in enumerate(rows, start=1)]


def split(scope: Scope, round_code: str) -> Split:
    """The split of a round by form and kind of recipient."""
    rows = awards(scope, round_code).exclude(state="revoked").order_by()
    counted = {
        (row["decision__form"], row["nomination__recipient"]): row["n"]
        for row in rows.values("decision__form", "nomination__recipient").annotate(n=Count("pk"))
    }
    return Split(
        tuple(
            SplitRow(form, recipient, counted.get((form, recipient), 0))
            for form in rules.FORMS
            for recipient in rules.RECIPIENTS
        )
    )


def revocations(award: Award) -> list[Revocation]:
    """Revocations of an award, the newest first."""
    return list(award.revocations.order_by("-pk"))


def recognitions(scope: Scope) -> QuerySet[Recognition]:
    """Recognitions the province received; they concern everyone who may read anything."""
    rows = Recognition.objects.all() if scope.unit_ids is None or scope.unit_ids else Recognition.objects.none()
    return rows.order_by("-year", "title")


def unbroken_series(title: str, year: int) -> Series:
    """The years without a gap up to `year` in which the province received this title."""
    rows = Recognition.objects.filter(title_key=fold(title), state="recorded", year__lte=year).order_by("-year")
    found: list[Recognition] = []
    for row in rows:
        if row.year != year - len(found):
            break
        found.append(row)
    found.reverse()
    return Series(title, tuple(row.year for row in found), tuple(row.code for row in found))


def history(kind: str, pk: int) -> list[AuditEvent]:
    """What happened to one record of this register, newest first."""
    return timeline(f"awards.{kind}", pk)


def facts_as_of(cut_off: date, known_at: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    """Fact rows of table `award`: decided up to the cut-off, recorded by `known_at`, and not then known as revoked."""
    revoked = Revocation.objects.filter(award=OuterRef("pk"), recorded_at__lte=known_at).filter(
        Q(restore_recorded_at=None) | Q(restore_recorded_at__gt=known_at)
    )
    rows = Award.objects.filter(~Exists(revoked), decision__decided_on__lte=cut_off, recorded_at__lte=known_at)
    provinces: dict[date, int | None] = {}
    for award in rows.select_related("decision", "nomination").order_by("pk").iterator(chunk_size=500):
        on = award.decision.decided_on
        if on not in provinces:
            provinces[on] = next((u.id for u in units.units_at(on, kind="area", level="province")), None)
        yield fact(
            "award", "decided", record=award.code, on=on, known_at=award.recorded_at, place=provinces[on],
            form=award.decision.form, recipient=award.nomination.recipient, kind=award.nomination.kind,
        )  # fmt: skip


def _line(number: int, award: Award) -> AwardLine:
    nomination, decision = award.nomination, award.decision
    return AwardLine(
        position=number, code=award.code, recipient=nomination.recipient, name=nomination.post or nomination.unit.name,
        post=nomination.post, unit_code=nomination.unit.code, unit_name=nomination.unit.name, form=decision.form,
        kind=nomination.kind, achievement=nomination.achievement, decision_code=decision.code,
        decision_number=decision.number, decided_on=decision.decided_on, authority=decision.authority,
        money=award.money, state=award.state, handed_over_on=award.handed_over_on,
        handed_over_by=award.handed_over_by, present=award.present,
    )  # fmt: skip
