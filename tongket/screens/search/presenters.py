"""Hits of a search, by register, each within the reader's scope."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.core.catalogue import CATALOGUE
from tongket.core.viet.keys import fold
from tongket.foundation import formats
from tongket.foundation.actor import Actor
from tongket.foundation.http import opens
from tongket.foundation.scope import Scope
from tongket.registers.cases import queries as cases
from tongket.registers.directives import queries as directives
from tongket.registers.evils import queries as evils
from tongket.registers.incidents import queries as incidents
from tongket.registers.intake import queries as intake
from tongket.registers.units import queries as units

MOST = 8
# Pages that not every role's menu has room for.
PAGES = (
    (gettext_lazy("Tổng quan"), "screens:overview"), (gettext_lazy("Danh mục chỉ tiêu"), "screens:catalogue"),
    (gettext_lazy("Việc quá hạn"), "screens:overdue"), (gettext_lazy("Chốt số liệu"), "screens:seals"),
    (gettext_lazy("Văn bản, báo cáo tổng kết"), "screens:papers"),
    (gettext_lazy("Sổ tiếp nhận tin báo"), "intake:index"),
    (gettext_lazy("Vụ án, vụ việc"), "cases:index"), (gettext_lazy("Sự cố, tai nạn"), "incidents:index"),
    (gettext_lazy("Tệ nạn xã hội, truy nã"), "evils:index"),
    (gettext_lazy("Báo cáo kỳ"), "returns:index"), (gettext_lazy("Mục tiêu, chỉ số"), "goals:index"),
    (gettext_lazy("Theo dõi chỉ đạo"), "directives:index"), (gettext_lazy("Hội nghị"), "conferences:index"),
    (gettext_lazy("Khen thưởng"), "awards:index"), (gettext_lazy("Tin tức"), "publications:index"),
    (gettext_lazy("Đơn vị"), "units:index"), (gettext_lazy("Địa giới, thay đổi đơn vị"), "units:boundaries"),
    (gettext_lazy("Ban Chỉ đạo"), "units:committee"),
)  # fmt: skip
# A number typed without its dashes: TB124332022000123 → TB-12433-2022-000123.
DASHLESS = re.compile(r"([A-Za-z]{2})(\d{2,5})(20\d{2})(\d{3,6})")
NUMBERED = re.compile(r"(?i)(TB|VV|VA)-\d")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its name, a second line, its page."""

    label: str
    hint: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one register; `more` says that there are others, `closed` that records stand behind a closed door."""

    title: str
    hits: list[Hit]
    more: bool
    closed: bool = False


def groups(text: str, actor: Actor, scope: Scope, today: date) -> list[Group]:
    """All groups with at least one hit, in a fixed order."""
    words = with_dashes(text.strip())
    finders: list[tuple[str, Callable[[], Iterable[Hit]]]] = [
        (_("Trang"), lambda: _pages(words, actor)),
        (_("Đơn vị"), lambda: _units(words, today)),
        (_("Chỉ tiêu"), lambda: _indicators(words)),
        (_("Nguồn tin về tội phạm"), lambda: _reports(words, scope)),
        (_("Vụ phạm tội"), lambda: _offences(words, scope)),
        (_("Sự cố, tai nạn"), lambda: _incidents(words, scope)),
        (_("Tệ nạn xã hội, truy nã"), lambda: _evils(words, scope)),
        (_("Chỉ đạo, nhiệm vụ"), lambda: _directives(words, scope)),
    ]
    found = []
    for title, find in finders:
        hits = list(find())
        if hits:
            found.append(Group(title, hits[:MOST], len(hits) > MOST))
    # The same answer to every number, so that nobody outside learns whether a record of that number exists.
    closed = not scope.content and NUMBERED.match(words) is not None
    return [*found, Group(_("Hồ sơ tin báo, vụ việc, vụ án"), [], False, True)] if closed else found


def with_dashes(text: str) -> str:
    """A record's number as the registers write it, if that is what was typed."""
    found = DASHLESS.fullmatch(text)
    return "-".join([found[1].upper(), *found.groups()[1:]]) if found else text


def _pages(words: str, actor: Actor) -> Iterable[Hit]:
    wanted = fold(words).split()
    for label, name in PAGES:
        if opens(actor, reverse(name)) and all(word in fold(str(label)) for word in wanted):
            yield Hit(str(label), reverse(name), reverse(name))


def _units(words: str, today: date) -> Iterable[Hit]:
    rows = units.search(words, today, limit=MOST + 1)
    return [Hit(row.name, row.code, reverse("units:detail", args=[row.code])) for row in rows]


def _indicators(words: str) -> Iterable[Hit]:
    wanted = fold(words).split()
    for one in CATALOGUE.values():
        text = fold(f"{one.label} {one.label_en} {one.id}")
        if all(word in text for word in wanted):
            label = one.label_en if formats.english() else one.label
            yield Hit(label, one.id, reverse("screens:figure", args=[one.id]))


def _reports(words: str, scope: Scope) -> Iterable[Hit]:
    if not scope.content:
        return []
    rows = intake.reports(scope, intake.ReportFilter(words=words)).order_by("-pk")[: MOST + 1]
    return [
        Hit(row.code, f"{row.handler.name} · {formats.day(row.received_at)}", reverse("intake:detail", args=[row.code]))
        for row in rows
    ]


def _offences(words: str, scope: Scope) -> Iterable[Hit]:
    if not scope.content:
        return []
    rows = cases.offences(scope, cases.BookFilter(words=words)).order_by("-pk")[: MOST + 1]
    return [
        Hit(row.code, f"{row.place.name} · {formats.day(row.recorded_on)}", reverse("cases:detail", args=[row.code]))
        for row in rows
    ]


def _incidents(words: str, scope: Scope) -> Iterable[Hit]:
    rows = incidents.incidents(scope, words=words).order_by("-pk")[: MOST + 1]
    return [
        Hit(
            row.code, f"{row.place.name} · {formats.day(row.occurred_on)}",
            reverse("incidents:detail", args=[row.code]),
        )
        for row in rows
    ]  # fmt: skip


def _evils(words: str, scope: Scope) -> Iterable[Hit]:
    """Cases and wanted notices; only police and procuracy see records, so nobody else finds one."""
    if not scope.content:
        return []
    wanted = evils.EvilFilter(words=words)
    cases = evils.cases(scope, wanted).order_by("-pk")[: MOST + 1]
    notices = evils.notices(scope, wanted).order_by("-pk")[: MOST + 1]
    return [
        Hit(row.code, f"{row.place.name} · {formats.day(row.detected_on)}", reverse("evils:detail", args=[row.code]))
        for row in cases
    ] + [
        Hit(row.code, f"{row.number} · {formats.day(row.issued_on)}", reverse("evils:notice", args=[row.code]))
        for row in notices
    ]


def _directives(words: str, scope: Scope) -> Iterable[Hit]:
    wanted = fold(words).split()
    rows: list[Any] = [*directives.directives(scope), *directives.tasks(scope)]
    for row in rows:
        text = fold(f"{row.code} {row.title}")
        if all(word in text for word in wanted):
            page = "directives:task" if hasattr(row, "lead_id") else "directives:detail"
            hint = f"{row.code} · {row.lead.name}" if hasattr(row, "lead_id") else row.code
            yield Hit(row.title, hint, reverse(page, args=[row.code]))
