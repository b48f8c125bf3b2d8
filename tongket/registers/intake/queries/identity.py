"""Reads of sealed identities and of who had them opened; nothing here holds a name."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
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
        rows = rows.filter(asked_account=actor.account_id, asked_post=actor.post)
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
    """How many requests wait for this head, and how many openings in danger still lack an explanation."""
    rows = openings(scope, actor)
    owed = rows.filter(danger_to_life=True, state="opened", explained_at=None).count()
    if actor.role != Role.UNIT_HEAD:
        return owed
    return owed + rows.filter(state="asked").exclude(asked_account=actor.account_id, asked_post=actor.post).count()


def unexplained(account_id: int | None, post: str) -> list[datetime | None]:
    """When this person opened in danger and has not yet said why."""
    rows = OpeningRequest.objects.filter(
        asked_account=account_id, asked_post=post, danger_to_life=True, state="opened", explained_at=None
    )
    return list(rows.values_list("opened_at", flat=True))


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
