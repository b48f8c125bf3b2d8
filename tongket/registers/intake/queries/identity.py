"""Reads of sealed identities and of who had them opened; nothing here holds a name."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock, sealing
from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries
from tongket.registers.intake.models import CrimeReport, OpeningRequest, SealedPersons
from tongket.registers.intake.rules import identity as rules
from tongket.registers.units import queries as units


def sealing_ready() -> bool:
    """Whether persons can be sealed here; where not, they stay on paper and the page says so."""
    return sealing.ready()


def sealed_of(report: CrimeReport) -> SealedPersons | None:
    """The envelope of a report, if there is one."""
    return SealedPersons.objects.filter(report=report).defer("envelope").first()


def openings(scope: Scope, actor: Actor) -> QuerySet[OpeningRequest]:
    """Requests this reader may know of, newest first: an investigator's own; a head's and an inspector's in scope."""
    rows = OpeningRequest.objects.filter(report__in=queries.reports(scope).order_by().values("pk"))
    if actor.role == Role.INVESTIGATOR:
        rows = rows.filter(_asked_by(actor.account_id, actor.post))
    return rows.select_related("report__handler", "asked_unit").order_by("-asked_at", "-pk")


def opening(scope: Scope, actor: Actor, request_id: int) -> OpeningRequest:
    """One request; outside the reader's sight it does not exist."""
    found = openings(scope, actor).filter(pk=request_id).first()
    if found is None:
        raise NotFound("OPENING-UNKNOWN", _("Không có đề nghị này."))
    return found


def openings_of(report: CrimeReport, actor: Actor, scope: Scope) -> list[OpeningRequest]:
    """The requests on one report that this reader may know of."""
    return list(openings(scope, actor).filter(report=report))


def openings_waiting(scope: Scope, actor: Actor) -> int:
    """How many requests wait for this head, and how many openings in danger nobody has looked over yet."""
    owed = danger_openings(scope, actor).count()
    if actor.role != Role.UNIT_HEAD:
        return owed
    return owed + openings(scope, actor).filter(state="asked").exclude(_asked_by(actor.account_id, actor.post)).count()


def danger_openings(scope: Scope, actor: Actor) -> QuerySet[OpeningRequest]:
    """Openings without a second person that wait for this reader: to be explained by the opener, to be looked over.

    A head and an inspector see each from the moment it happened; nobody looks over his own.
    """
    if actor.role not in rules.READERS:
        return OpeningRequest.objects.none()
    rows = openings(scope, actor).filter(_UNREVIEWED)
    return rows.exclude(_asked_by(actor.account_id, actor.post) & Q(explained_at__isnull=False))


def all_unreviewed() -> list[OpeningRequest]:
    """Every opening in danger nobody has looked over, oldest first: for the evening's check."""
    return list(OpeningRequest.objects.filter(_UNREVIEWED).order_by("opened_at", "pk"))


def standing(row: OpeningRequest) -> rules.DangerOpening:
    """How an opening in danger stands; `decided_at` of such a one is the second person's look afterwards."""
    return rules.DangerOpening(row.opened_at or row.asked_at, row.explained_at, row.decided_at)


def in_danger_by(account_id: int | None, post: str) -> list[rules.DangerOpening]:
    """This person's openings in danger that nobody has looked over; a new post does not make another person."""
    return [standing(row) for row in OpeningRequest.objects.filter(_UNREVIEWED & _asked_by(account_id, post))]


def _asked_by(account_id: int | None, post: str) -> Q:
    """Requests of one person, as `Actor.is_person` knows persons."""
    return Q(asked_account=None, asked_post=post) if account_id is None else Q(asked_account=account_id)


_UNREVIEWED = Q(danger_to_life=True, state="opened", decided_at=None)


def is_police(actor: Actor) -> bool:
    """Whether the actor sits in a police body."""
    return actor.unit_id is not None and units.unit_by_id(actor.unit_id).kind == "police"


def may_match(actor: Actor) -> bool:
    """Whether this person may look a number up in the vault."""
    return actor.role in rules.ASKERS and is_police(actor)


def visible_codes(scope: Scope, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Of these codes the ones whose reports the reader may see."""
    return tuple(queries.reports(scope).order_by("code").filter(code__in=codes).values_list("code", flat=True))


def waiting_codes() -> list[str]:
    """Codes of reports whose envelope the vault has not taken in yet."""
    rows = SealedPersons.objects.filter(taken_in=False, shredded_at=None).order_by("pk")
    return list(rows.values_list("report__code", flat=True))


def due_codes(at: datetime) -> list[str]:
    """Codes of reports whose persons are to be shredded by that day."""
    rows = SealedPersons.objects.filter(taken_in=True, shredded_at=None, keep_until__lte=clock.local_date(at)).order_by(
        "pk"
    )
    return list(rows.values_list("report__code", flat=True))
