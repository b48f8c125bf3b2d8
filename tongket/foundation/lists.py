"""Lists by keyset (trang theo khóa): the next page starts after the last row seen, at any depth for the same price."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleLessThan

SALT = "tongket.keyset"


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page and the token of the next one (empty at the end)."""

    rows: list[Any]
    next_token: str
    first: bool


def keyset_page(
    rows: QuerySet[Any], *, by: str, token: str = "", size: int = 50, branches: Sequence[Q] = ()
) -> Page:  # fmt: skip
    """One page of `rows`, newest first by the field `by` and then by id; an unreadable token shows the first page.

    `branches`, where given, are conditions of which every wanted row meets at least one: each is read along its own
    index and the heads are merged, because no database walks one index for "this unit here or that unit there".
    """
    ordered = rows.order_by(f"-{by}", "-pk")
    position = _position(token)
    if position is not None:
        ordered = ordered.filter(TupleLessThan(Tuple(by, "pk"), tuple(position)))
    if branches:
        heads = {row.pk: row for branch in branches for row in ordered.filter(branch)[: size + 1]}
        found = sorted(heads.values(), key=lambda row: (getattr(row, by), row.pk), reverse=True)[: size + 1]
    else:
        found = list(ordered[: size + 1])
    more = len(found) > size
    found = found[:size]
    last = found[-1] if more else None
    next_token = signing.dumps([_json(getattr(last, by)), last.pk], salt=SALT) if last is not None else ""
    return Page(found, next_token, position is None)


def _position(token: str) -> list[Any] | None:
    if not token:
        return None
    try:
        return list(signing.loads(token, salt=SALT))
    except signing.BadSignature:
        return None


def _json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


# A list of more lines than this is folded by the unit above: on a phone its first screen then says something.
FOLD_FROM = 30


def folded(lines: Sequence[Any], key: Callable[[Any], str], note: Callable[[list[Any]], str]) -> list[dict[str, Any]]:
    """Lines under their label in the order in which labels come, folded; those without one first; few are open."""
    if len(lines) <= FOLD_FROM:
        return [{"label": "", "lines": list(lines), "note": "", "open": True}] if lines else []
    groups: dict[str, list[Any]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return [
        {"label": label, "lines": found, "note": note(found), "open": len(groups) == 1 or not label}
        for label, found in sorted(groups.items(), key=lambda group: group[0] != "")
    ]
