"""Clauses carried by the conference, the committee, the awards and the news item: C01–C07, C39–C42."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.core.viet import dates
from tongket.foundation.clock import LOCAL
from tongket.registers.awards import queries as awards
from tongket.registers.conferences import queries as conferences
from tongket.registers.directives import queries as directives
from tongket.registers.publications import queries as publications
from tongket.registers.units import queries as units
from tongket.screens.trace.line import FULL, MISSING, PART, Ground, Line, shown

NO_PHOTO = gettext_lazy("chú thích có; tệp ảnh chưa có kho lưu")


def _held(ground: Ground) -> Any:
    return conferences.conferences(ground.scope, year=ground.period.year).order_by("held_on").last()


def _item(ground: Ground) -> Any:
    held = _held(ground)
    found = publications.items_of_conference(ground.scope, held.code) if held else []
    return found[0] if found else None


def _without_item() -> Line:
    return Line("publications", "", MISSING, lacking=_("chưa có tin bài của hội nghị"))


def title_and_date(ground: Ground) -> Line:
    """C01."""
    item = _item(ground)
    if item is None or item.published_at is None:
        return _without_item()
    moment = item.published_at.astimezone(LOCAL)
    text = publications.text_of(item)
    value = f"{text.title} · {dates.format_moment(moment)}"
    return Line("publications", value, FULL, item.code, reverse("publications:item", args=[item.slug]))


def views(ground: Ground) -> Line:
    """C02."""
    item = _item(ground)
    if item is None:
        return _without_item()
    n = publications.views_of(item)
    return Line("publications", _("%(n)s lượt xem") % {"n": n}, FULL, item.code,
                reverse("publications:item", args=[item.slug]), n=n)  # fmt: skip


def meeting(ground: Ground) -> Line:
    """C03."""
    held = _held(ground)
    if held is None:
        return Line("conferences", "", MISSING, lacking=_("chưa có hội nghị tổng kết của năm"))
    invited, present = conferences.attendance_count(ground.scope, held.code)
    value = _("%(title)s, chiều %(day)s; có mặt %(present)s/%(invited)s") % {
        "title": held.title, "day": dates.format_date(held.held_on), "present": present, "invited": invited,
    }  # fmt: skip
    url = reverse("conferences:detail", args=[held.code])
    return Line("conferences", value, FULL, held.code, url, n=present, of=invited)


def chair(ground: Ground) -> Line:
    """C04: the seat and who held it on that day, by post."""
    held = _held(ground)
    if held is None:
        return Line("units, conferences", "", MISSING, lacking=_("chưa có hội nghị"))
    head = next((row for row in units.seats_on(held.held_on) if row[0].rank == "head"), None)
    value = f"{held.chair_title}" + (f" ({head[0].title}: {head[1]})" if head else "")
    return Line("units, conferences", value, FULL if head and head[1] else PART, held.code, reverse("units:committee"))


def remit(ground: Ground) -> Line:
    """C05: the committee's three fields, each with its register; social evils with their figure of the year."""
    seats = units.seats_on(ground.period.last_day)
    evils = ground.figure("evil_cases")
    value = _("Ban Chỉ đạo có %(n)s ghế; vụ việc tệ nạn xã hội: %(evils)s") % {"n": len(seats), "evils": shown(evils)}
    return Line("units, evils", value, FULL if evils.shown else PART, "BCD-34", reverse("units:committee"),
                n=len(seats), lacking="" if evils.shown else _("sổ tệ nạn xã hội chưa chốt"))  # fmt: skip


def review_and_tasks(ground: Ground) -> Line:
    """C06."""
    held = _held(ground)
    concluded = conferences.conclusion(ground.scope, held.code) if held else None
    if concluded is None:
        return Line("conferences, directives", "", MISSING, lacking=_("chưa ghi kết luận hội nghị"))
    tasks = directives.tasks_of_origin(ground.scope, held.code).count()
    url = reverse("directives:detail", args=[concluded.directive_code])
    return Line("conferences, directives", _("%(n)s nhiệm vụ giao từ kết luận") % {"n": tasks}, FULL,
                concluded.directive_code, url, n=tasks)  # fmt: skip


def caption(number: int) -> Any:
    """C07, C39, C40: a caption of the news item."""

    def carry(ground: Ground) -> Line:
        item = _item(ground)
        captions = publications.text_of(item).captions if item else ()
        if len(captions) <= number:
            return _without_item()
        return Line("publications, awards" if number else "publications", captions[number], PART, item.code,
                    reverse("publications:item", args=[item.slug]), lacking=str(NO_PHOTO))  # fmt: skip

    return carry


def awarded(ground: Ground) -> Line:
    """C41: the 26, with the split the publication lacked."""
    rounds = [row for row in awards.rounds(ground.scope) if row.opened_on.year == ground.period.year]
    if not rounds:
        return Line("awards", "", MISSING, lacking=_("chưa có đợt khen thưởng của năm"))
    split = awards.split(ground.scope, rounds[-1].code)
    parts = [
        _("%(n)s bằng khen của tỉnh") % {"n": split.by_form.get("province_certificate", 0)},
        _("%(n)s giấy khen của Công an") % {"n": split.by_form.get("police_commendation", 0)},
        _("%(n)s tập thể") % {"n": split.by_recipient.get("collective", 0)},
        _("%(n)s cá nhân") % {"n": split.by_recipient.get("individual", 0)},
    ]
    return Line("awards", f"{split.total}: " + ", ".join(parts), FULL if split.total else MISSING, rounds[-1].code,
                reverse("awards:round", args=[rounds[-1].code]), n=split.total)  # fmt: skip


def byline(ground: Ground) -> Line:
    """C42: by post, no invented name."""
    item = _item(ground)
    if item is None:
        return _without_item()
    return Line("publications", publications.text_of(item).byline, FULL, item.code,
                reverse("publications:item", args=[item.slug]))  # fmt: skip
