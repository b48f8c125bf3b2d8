"""The monthly counts of prosecution and trial as pages show them, with what the case book itself says beside."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation.actor import Actor
from tongket.registers.cases.models import ProsecutionCounts
from tongket.registers.cases.rules import procuracy, prosecution


def line(row: ProsecutionCounts, actor: Actor) -> dict[str, Any]:
    """One month: its numbers, who reported them, who signed, and whether this side may sign."""
    signed = {one.side: one for one in row.signatures.all()}
    whole = set(signed) == set(prosecution.SIDES)
    side = prosecution.side_of(actor.role)
    may_sign = not procuracy.reasons_against_who("sign_counts", actor.role)
    return {
        "code": row.code, "month": f"{row.month:%m/%Y}", "unit": row.unit.name,
        "url": reverse("procuracy:counts_detail", args=[row.code]),
        "prosecuted": (row.cases_prosecuted, row.accused_prosecuted), "tried": (row.cases_tried, row.defendants_tried),
        "stayed": (row.cases_stayed, row.accused_stayed), "returned": row.cases_returned,
        "kind": "good" if whole else "warn", "word": prosecution.RECONCILED["yes" if whole else "no"],
        "lacking": [str(label) for name, label in prosecution.SIDES.items() if name not in signed],
        "may_sign": may_sign and side not in signed and row.replaced_at is None,
    }  # fmt: skip


def rows(row: ProsecutionCounts) -> list[tuple[str, Any]]:
    """The counts of a month as label and value."""
    shown: list[tuple[str, Any]] = [(str(label), getattr(row, name)) for name, label in prosecution.NUMBERS.items()]
    shown += [(_("Đơn vị, chức danh báo cáo"), row.reported_by), (_("Biểu, văn bản gốc"), row.source)]
    if row.reason:
        shown.append((_("Lý do đính chính"), row.reason))
    return shown


def versions(found: list[ProsecutionCounts]) -> list[dict[str, Any]]:
    """All versions of a month, the standing one first, with their signatures."""
    return [
        {"code": row.code, "at": row.recorded_at, "who": row.by_post, "standing": row.replaced_at is None,
         "numbers": _numbers(row), "reason": row.reason,
         "signed": [{"side": prosecution.SIDES[one.side], "who": one.by_post, "on": one.on}
                    for one in row.signatures.all()]}
        for row in found
    ]  # fmt: skip


def _numbers(row: ProsecutionCounts) -> str:
    return _("truy tố %(a)s vụ/%(b)s bị can; xét xử %(c)s vụ/%(d)s bị cáo") % {
        "a": row.cases_prosecuted, "b": row.accused_prosecuted, "c": row.cases_tried, "d": row.defendants_tried,
    }  # fmt: skip
