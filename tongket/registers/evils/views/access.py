"""Who opens which page, and what the pages share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import EntryPage, actor_of, answer_entry_page
from tongket.registers.evils import queries, rules
from tongket.registers.evils.queries import EvilFilter, choices
from tongket.registers.units import queries as units


def roles_of(act: str) -> tuple[Role, ...]:
    """The roles that may do an act, as a page declares them."""
    return tuple(sorted(rules.WHO[act] - {Role.SYSTEM}))


def may(request: HttpRequest) -> dict[str, bool]:
    """What the reader may do: buttons are shown to those only."""
    return {act: actor_of(request).role in roles for act, roles in rules.WHO.items()}


def may_on(request: HttpRequest, unit_id: int, on: date) -> dict[str, bool]:
    """What the reader may do on a record of that unit: who only reads it is offered nothing."""
    mine = queries.acts_for(actor_of(request), unit_id, on)
    return {act: mine and allowed for act, allowed in may(request).items()}


def entry(
    request: HttpRequest, form: Callable[..., Any], act: Callable[..., Any], *, to: str, done: str, draft: str,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """An entry page of this register: what was typed is kept on the server, the same form twice makes one record.

    `to` names the page of the record made or changed; `draft` the page, with the record's code where there is one, so
    that equal words about two records are two acts.
    """
    page = EntryPage(
        template="evils/entry.html", form=form, act=act, then=lambda ref: reverse(to, args=[ref.code]),
        done=lambda ref: done % {"code": ref.code} if "%(code)s" in done else done, draft=draft, once=True,
    )  # fmt: skip
    return answer_entry_page(request, page, draft=draft, **context)


def picked(request: HttpRequest, form: Callable[..., Any], handlers: Callable[..., Any] = choices.handlers) -> Any:
    """A form with the lists of places and bodies of this officer, the own ones standing in it at first."""
    by = actor_of(request)
    lists = {"place_code": partial(choices.places, by), "handler_code": partial(handlers, by)}
    return partial(form, initial=choices.own(by), **lists)


def wanted_of(values: dict[str, Any]) -> EvilFilter:
    """The filter of a list out of its form."""
    unit_ids = None
    if values.get("don_vi"):
        on = clock.today()
        unit_ids = units.subtree_ids(units.unit_by_code(values["don_vi"], on).id, on)
    return EvilFilter(values.get("tim", ""), values.get("loai", ""), values.get("trang_thai", ""), unit_ids)


def crumbs(page: str, label: str, code: str) -> list[tuple[str, str]]:
    """Where a record stands."""
    home = (_("Tệ nạn xã hội, truy nã"), reverse("evils:index"))
    return [home, (label, reverse(f"evils:{page}")), (code, "")] if page != "index" else [home, (code, "")]


def numbers(data: dict[str, Any], *names: str) -> dict[str, int]:
    """Counts taken out of the cleaned data; what was left empty is none."""
    return {name: data.pop(name) or 0 for name in names}
