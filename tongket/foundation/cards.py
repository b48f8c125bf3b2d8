"""Cards of upper registers on the page of a lower one (thẻ của sổ trên): the page knows the list, not who fills it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tongket.foundation.actor import Actor
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay, so


@dataclass(frozen=True, slots=True)
class Card:
    """One card: lines (label, url or none, hint, kind and word of state) and acts (label, url)."""

    title: str
    lines: list[dict[str, Any]] = field(default_factory=list)
    acts: list[tuple[str, str]] = field(default_factory=list)


MakeCard = Callable[[str, Actor, Scope], Card | None]
MakeNotice = Callable[[Actor, Scope, datetime], Card | None]
# Filled by entry/wiring: what upper registers know of a crime report, by its code.
REPORT_CARDS: list[MakeCard] = []
# What registers put before a reader on the page of notices without having sent a message: it goes when it is settled.
NOTICE_CARDS: list[MakeNotice] = []
# The longest waiting requests to void a card shows; the others move up as these are decided.
VOIDS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class VoidAsked:
    """A request to void that waits: the record and its page, who asked, since when; nothing of what it says."""

    code: str
    url: str
    by: str
    since: Any


def voids_card(book: str, waiting: Sequence[VoidAsked], acts: Sequence[tuple[str, str]] = ()) -> Card | None:
    """The requests to void records of one book that wait for this reader's decision; none, no card."""
    if not waiting:
        return None
    lines = [
        {"label": one.code, "url": one.url, "kind": "wait", "word": _("Chờ quyết định"),
         "hint": _("%(who)s đề nghị ngày %(day)s") % {"who": one.by, "day": ngay(one.since)}}
        for one in waiting[:VOIDS_SHOWN]
    ]  # fmt: skip
    more = len(waiting) - len(lines)
    if more:
        label = ngettext("Còn %(n)s đề nghị nữa", "Còn %(n)s đề nghị nữa", more) % {"n": so(more)}
        hint = _("Hiện dần khi các đề nghị trên đã có quyết định")
        lines.append({"label": label, "url": "", "kind": "wait", "word": _("Chờ quyết định"), "hint": hint})
    title = _("Đề nghị hủy chờ quyết định: %(book)s (%(n)s)") % {"book": book, "n": so(len(waiting))}
    return Card(title, lines, list(acts))


def cards_of_report(code: str, actor: Actor, scope: Scope) -> list[Card]:
    """The cards that have something to say of this report to this person."""
    made = (make(code, actor, scope) for make in REPORT_CARDS)
    return [card for card in made if card is not None]


def notices_to(actor: Actor, scope: Scope, now: datetime) -> list[Card]:
    """The cards that have something to tell this person now."""
    made = (make(actor, scope, now) for make in NOTICE_CARDS)
    return [card for card in made if card is not None]
