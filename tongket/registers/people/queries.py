"""Reads of accounts: who acts, and what they may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tongket.foundation.actor import Actor, Role
from tongket.foundation.counting import UnitCount
from tongket.foundation.scope import Scope
from tongket.registers.people.models import Account, Grant
from tongket.registers.units import queries as units

# Who looks at every unit from outside it: no report is hidden from them for the unit it is about.
SUPERVISORS = frozenset({Role.PROCURACY, Role.INSPECTOR, Role.SYSTEM})
# These roles look after the whole province whatever unit they sit in.
PROVINCE_ROLES = frozenset({Role.STATISTICS, Role.CHAIR, Role.PROCURACY, Role.INSPECTOR, Role.EMULATION})


@dataclass(frozen=True, slots=True)
class DemoSeat:
    """A one-click sign-in of the demo."""

    username: str
    post: str
    role: str
    unit_name: str


def running_grants(account_id: int, on: date) -> QuerySet[Grant]:
    """Grants of an account in force on a day."""
    return (
        Grant.objects.filter(account_id=account_id, valid_from__lte=on)
        .filter(Q(valid_to=None) | Q(valid_to__gt=on))
        .select_related("unit")
        .order_by("pk")
    )


def actor_of_account(account: Any, on: date) -> Actor | None:
    """The actor of a signed-in account on that day (its first running grant), or None without one."""
    if not account.active:
        return None
    grant = running_grants(account.pk, on).first()
    if grant is None:
        return None
    return Actor(account.pk, account.post, Role(grant.role), grant.unit_id, grant.unit.code)


def scope_of(actor: Actor, on: date) -> Scope:
    """What the actor may read on that day: the unit and its subtree; province-wide roles read the whole province."""
    if actor.role in SUPERVISORS or (actor.role in PROVINCE_ROLES and actor.unit_id is None):
        return Scope(None, actor.reads_content)
    if actor.role in PROVINCE_ROLES:
        return Scope(None, actor.reads_content, units.ids_above(actor.unit_id or 0))
    if actor.unit_id is None or actor.role == Role.ADMINISTRATOR:
        return Scope.none()
    below, above = units.subtree_and_above(actor.unit_id, on)
    return Scope(below, actor.reads_content, above)


def posts_with(role: Role, unit_id: int, on: date) -> list[str]:
    """The posts of those who hold a role for exactly this unit on that day."""
    rows = Grant.objects.filter(role=str(role), unit_id=unit_id, valid_from__lte=on, account__active=True)
    rows = rows.filter(Q(valid_to=None) | Q(valid_to__gt=on))
    return list(rows.order_by("account__post").values_list("account__post", flat=True))


HEADS = (Role.UNIT_HEAD, Role.CHAIR)


def heads_on(on: date, unit_ids: Iterable[int]) -> dict[int, str]:
    """The post of the head in office that day (thủ trưởng) of each unit: exactly one, by post.

    It is the account with the head's role for exactly this unit, of the committee its chair; else who holds the
    agency's seat in the committee; else the office itself ("Thủ trưởng, …"): a duty never stands without a name.
    """
    wanted = set(unit_ids)
    found = {
        seat.agency_id: holder for seat, holder, _acting in reversed(units.seats_on(on))
        if seat.agency_id in wanted and holder
    }  # fmt: skip
    grants = Grant.objects.filter(role__in=HEADS, unit_id__in=wanted, valid_from__lte=on, account__active=True)
    running = grants.filter(Q(valid_to=None) | Q(valid_to__gt=on)).order_by("-valid_from", "-pk")
    found |= dict(reversed(list(running.values_list("unit_id", "account__post"))))
    left = wanted - found.keys()
    names = {row.id: row.name for row in units.all_units()} if left else {}
    return found | {unit_id: _("Thủ trưởng, %(unit)s") % {"unit": names[unit_id]} for unit_id in left}


def counts_under(
    top: units.UnitRow, on: date, counts: Mapping[int, tuple[int, ...]], width: int,
    longest: frozenset[int] = frozenset(),
) -> list[UnitCount]:  # fmt: skip
    """Numbers of units as numbers of a police body's own and of each body below it with all that is below that one.

    In the columns of `longest` the greatest number stands instead of the sum. A body that has ended is shown only
    where something is still counted there.
    """
    police = {row.id: row for row in units.all_units() if row.kind == "police"}
    gathered: dict[int, list[tuple[int, ...]]] = {top.id: []}
    gathered |= {row.id: [] for row in police.values() if row.parent_id == top.id and _alive(row, on)}
    for unit_id, numbers in counts.items():
        at = police.get(unit_id)
        while at is not None and at.id != top.id and at.parent_id != top.id:
            at = police.get(at.parent_id or 0)
        if at is not None:
            gathered.setdefault(at.id, []).append(numbers)
    heads = heads_on(on, gathered)
    parents = {row.parent_id for row in police.values() if _alive(row, on)}
    lines = []
    for pk in sorted(gathered, key=lambda pk: (pk != top.id, police[pk].code)):
        columns = list(zip(*gathered[pk], strict=True)) or [(0,)] * width
        numbers = tuple((max if i in longest else sum)(column) for i, column in enumerate(columns))
        opens = pk != top.id and pk in parents
        lines.append(UnitCount(police[pk].code, police[pk].name, heads[pk], opens, numbers))
    return lines


def top_body(code: str, on: date) -> units.UnitRow:
    """The police body a table of counts starts from: the one asked for, that of an area, or the province's."""
    if not code:
        return units.units_at(on, kind="police", level="province")[0]
    found = units.unit_by_code(code, on)
    return found if found.kind == "police" else units.police_body_of(found.id, on)


def _alive(row: units.UnitRow, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or on < row.valid_to)


def demo_seats(on: date) -> list[DemoSeat]:
    """The demo's one-click accounts with role and unit."""
    seats = []
    for account in Account.objects.filter(demo=True, active=True).order_by("pk"):
        grant = running_grants(account.pk, on).first()
        if grant is not None:
            seats.append(DemoSeat(account.username, account.post, grant.role, grant.unit.name))
    return seats


def demo_account(username: str) -> Account | None:
    """The demo account of that name."""
    return Account.objects.filter(demo=True, active=True, username=username).first()


def accounts() -> QuerySet[Account]:
    """All accounts with their grants, for the administrator's page."""
    return Account.objects.prefetch_related("grants__unit").order_by("username")
