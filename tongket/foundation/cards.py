"""Cards of upper registers on the page of a lower one (thẻ của sổ trên): the page knows the list, not who fills it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tongket.foundation.actor import Actor
from tongket.foundation.scope import Scope


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


def cards_of_report(code: str, actor: Actor, scope: Scope) -> list[Card]:
    """The cards that have something to say of this report to this person."""
    made = (make(code, actor, scope) for make in REPORT_CARDS)
    return [card for card in made if card is not None]


def notices_to(actor: Actor, scope: Scope, now: datetime) -> list[Card]:
    """The cards that have something to tell this person now."""
    made = (make(actor, scope, now) for make in NOTICE_CARDS)
    return [card for card in made if card is not None]
