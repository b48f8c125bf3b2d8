"""The list of communes hard to reach, and the reason a receipt gives for its limit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.law import joint_circular_01_2017 as ttlt01
from tongket.foundation.templatetags.tongket_text import ngay
from tongket.registers.intake.models import RemoteCommune


def standing(row: RemoteCommune, today: date) -> str:
    """Until when a row holds: in force, from a day to come, until before a day, or taken back."""
    if row.taken_back:
        return _("đã thu hồi")
    if row.valid_to is not None:
        return _("trước %(day)s") % {"day": ngay(row.valid_to)}
    return _("áp dụng từ %(day)s") % {"day": ngay(row.valid_from)} if row.valid_from > today else _("đang áp dụng")


def lines(rows: Iterable[RemoteCommune], may_keep: bool, today: date) -> list[dict[str, Any]]:
    """The rows of the list."""
    return [
        {
            "commune": row.commune.name, "code": row.commune.code, "paper": row.paper, "from": row.valid_from,
            "standing": standing(row, today), "ended_by": row.ended_by, "taken_back": row.taken_back,
            "end_url": reverse("intake:unlist_remote", args=[row.pk]) if may_keep and row.valid_to is None else "",
        }
        for row in rows
    ]  # fmt: skip


def why(row: RemoteCommune) -> str:
    """The paper and the day: "Quyết định 12/QĐ-UBND, từ 01/01/2022"."""
    return _("%(paper)s, từ %(day)s") % {"paper": row.paper.rstrip("."), "day": ngay(row.valid_from)}


def limit_words(row: RemoteCommune | None, on: date) -> str:
    """What the list makes of the limit for reports of group a, said to the officer of a commune before saving."""
    usual, longer = (limit.on(on).amount for limit in (ttlt01.COMMUNE_URGENT, ttlt01.COMMUNE_URGENT_REMOTE))
    if row is None:
        return _("Xã không có trong danh sách xã đi lại khó khăn: tin nhóm a chuyển trong %(n)s giờ.") % {"n": usual}
    return _("Xã đi lại khó khăn (%(why)s): tin nhóm a chuyển trong %(n)s giờ thay vì %(usual)s giờ.") % {
        "why": why(row), "n": longer, "usual": usual,
    }  # fmt: skip


def kept_words(row: RemoteCommune | None) -> str:
    """Why a report received has the longer limit: the row of its day, or the officer's mark before there was a list."""
    if row is None:
        return _("Miền núi, hải đảo (đánh dấu khi tiếp nhận)")
    if row.taken_back:
        return _("Xã đi lại khó khăn (%(why)s, sau đó đã thu hồi)") % {"why": why(row)}
    return _("Xã đi lại khó khăn (%(why)s)") % {"why": why(row)}
