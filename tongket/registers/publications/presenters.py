"""Rows of the register of publications as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from tongket.core.catalogue import CATALOGUE
from tongket.foundation.models import AuditEvent
from tongket.registers.publications import rules
from tongket.registers.publications.models import PressItem
from tongket.registers.publications.rules import BoundFigure, PressText

STATE_KINDS = {"draft": "wait", "approved": "warn", "published": "good", "withdrawn": "idle"}
VERBS = {
    "draft_press_item": gettext_lazy("Soạn tin"),
    "revise_press_item": gettext_lazy("Sửa tin"),
    "approve_press_item": gettext_lazy("Duyệt tin"),
    "publish_press_item": gettext_lazy("Đăng tin"),
    "withdraw_press_item": gettext_lazy("Gỡ tin"),
    "correct_press_item": gettext_lazy("Đính chính"),
    "record_views": gettext_lazy("Ghi lượt xem"),
    "count_view": gettext_lazy("Đếm lượt xem"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of prose: plain words, or a figure with where it comes from (`url` for readers inside)."""

    text: str
    url: str = ""


def line(row: PressItem) -> dict[str, Any]:
    """An item of the list."""
    return {
        "code": row.code, "title": row.title, "byline": row.byline, "views": row.views,
        "published_at": row.published_at, "recorded_at": row.recorded_at, "kind": STATE_KINDS[row.state],
        "word": rules.STATES[row.state], "url": reverse("publications:item", args=[row.slug]),
    }  # fmt: skip


def article(text: PressText, inside: bool) -> dict[str, Any]:
    """What an item says, in pieces; inside the office each figure leads to its evidence."""
    figures = {figure.key: figure for figure in text.figures}

    def cut(part: str) -> list[Piece]:
        pieces, at = [], 0
        for found in rules.KEY.finditer(part):
            pieces.append(Piece(part[at : found.start()]))
            figure = figures.get(found.group(1))
            pieces.append(
                Piece(figure.text, evidence_url(figure) if inside else "") if figure else Piece(found.group(0))
            )
            at = found.end()
        return [piece for piece in [*pieces, Piece(part[at:])] if piece.text]

    return {
        "title": plain(text, text.title), "dateline": text.dateline, "lead": cut(text.lead), "byline": text.byline,
        "paragraphs": [cut(part) for part in text.paragraphs], "captions": [cut(part) for part in text.captions],
        "closing": cut(text.closing), "figures": text.figures,
    }  # fmt: skip


def plain(text: PressText, part: str) -> str:
    """A part of the prose with its figures as printed, without links."""
    figures = {figure.key: figure.text for figure in text.figures}
    return rules.KEY.sub(lambda found: figures.get(found.group(1), found.group(0)), part)


def figure_line(figure: BoundFigure, inside: bool) -> dict[str, Any]:
    """A figure with the name of its indicator in the reader's language."""
    known = CATALOGUE.get(figure.indicator)
    english = (get_language() or "").startswith("en")
    label = (known.label_en if english else known.label) if known else figure.indicator
    return {"figure": figure, "label": label, "url": evidence_url(figure) if inside else ""}


def evidence_url(figure: BoundFigure) -> str:
    """Where a figure answers for itself."""
    return f"/chi-tieu/{figure.indicator}/?{urlencode({'don_vi': figure.unit_code, 'ky': figure.period})}"


def entries(events: Iterable[AuditEvent]) -> list[dict[str, Any]]:
    """The trail of an item as a timeline."""
    return [
        {
            "title": VERBS.get(event.verb, event.verb), "at": event.at, "who": event.actor_post,
            "text": event.details.get("reason", ""), "kind": "idle",
        }
        for event in events
    ]  # fmt: skip
