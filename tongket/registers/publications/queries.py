"""Reads of the register of publications: what is published is everybody's; drafts are the reader's units' own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from tongket.foundation.audit import timeline
from tongket.foundation.models import AuditEvent
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.publications.models import Correction, PressItem, PressVersion
from tongket.registers.publications.rules import BoundFigure, PressText


def published_items() -> QuerySet[PressItem]:
    """What the public may read, with title, lead and number of views."""
    return _with_text(PressItem.objects.filter(state="published"))


def published_item(slug: str) -> PressItem:
    """One published item by its address; drafts and withdrawn items do not exist for the public."""
    found = published_items().filter(slug=slug).first()
    if found is None:
        raise _unknown(slug)
    return found


def items(scope: Scope, *, state: str = "") -> QuerySet[PressItem]:
    """Items of the units in scope, in every state."""
    rows = PressItem.objects.filter(scope.q("organiser"))
    return _with_text(rows.filter(state=state) if state else rows)


def item_by_code(scope: Scope, code: str) -> PressItem:
    """One item by its code."""
    found = items(scope).filter(code=code).first()
    if found is None:
        raise _unknown(code)
    return found


def item_by_slug(scope: Scope, slug: str) -> PressItem:
    """One item by its address: in scope, or published."""
    found = items(scope).filter(slug=slug).first() or published_items().filter(slug=slug).first()
    if found is None:
        raise _unknown(slug)
    return found


def items_of_conference(scope: Scope, conference_code: str) -> list[PressItem]:
    """Items written about a conference, newest first."""
    return list(items(scope).filter(conference_code=conference_code).order_by("-recorded_at"))


def text_of(item: PressItem) -> PressText:
    """What the item says now."""
    version = item.versions.get(number=item.version)
    return PressText(
        title=version.title, dateline=version.dateline, lead=version.lead, paragraphs=list(version.paragraphs),
        captions=list(version.captions), closing=version.closing, byline=version.byline,
        figures=[BoundFigure(**figure) for figure in version.figures],
    )  # fmt: skip


def versions(item: PressItem) -> list[PressVersion]:
    """All versions, the newest first."""
    return list(item.versions.order_by("-number"))


def corrections(item: PressItem) -> list[Correction]:
    """Corrections in the order they were made."""
    return list(item.corrections.order_by("at", "pk"))


def views_of(item: PressItem) -> int:
    """Number of views (lượt xem) over all days."""
    return item.day_views.aggregate(total=Sum("count"))["total"] or 0


def history(item: PressItem) -> list[AuditEvent]:
    """What happened to an item, newest first."""
    return timeline("publications.pressitem", item.pk)


def views_in_log(lines: Iterable[str], prefix: str = "/tin-tuc/") -> dict[tuple[str, date], int]:
    """Views by (slug, day) in a web server's access log (combined format): successful GETs of items."""
    from_log: dict[tuple[str, date], int] = {}
    for line in lines:
        view = _view_of_line(line, prefix)
        if view is not None:
            from_log[view] = from_log.get(view, 0) + 1
    return from_log


_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}


def _view_of_line(line: str, prefix: str) -> tuple[str, date] | None:
    parts = line.split('"')
    if len(parts) < 3 or not parts[1].startswith(f"GET {prefix}") or not parts[2].strip().startswith("200"):
        return None
    slug = parts[1].split()[1].removeprefix(prefix).partition("?")[0].strip("/")
    stamp = parts[0].rpartition("[")[2].partition(":")[0].split("/")
    if not slug or "/" in slug or len(stamp) != 3 or stamp[1] not in _MONTHS:
        return None
    return slug, date(int(stamp[2]), _MONTHS[stamp[1]], int(stamp[0]))


def _with_text(rows: QuerySet[PressItem]) -> QuerySet[PressItem]:
    current = PressVersion.objects.filter(item=OuterRef("pk"), number=OuterRef("version"))
    return rows.select_related("organiser").annotate(
        title=Subquery(current.values("title")[:1]), lead=Subquery(current.values("lead")[:1]),
        byline=Subquery(current.values("byline")[:1]), views=Sum("day_views__count", default=0),
    )  # fmt: skip


def _unknown(wanted: Any) -> NotFound:
    return NotFound("PRESS-UNKNOWN", _("Không có tin bài “%(wanted)s”."), "", wanted=wanted)
