"""The page of the evening's work."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tongket.foundation import nightly
from tongket.foundation.actor import Role
from tongket.foundation.http import actor_of, allow

WORDS = {
    "state": _("Ghi trạng thái cuối ngày"),
    "due": _("Hạn lưu bằng hạn tính lại"),
    "identities": _("Hằng đẳng thức luồng tin và tồn"),
    "follow_up": _("Tin đã xong việc phải làm"),
    "escalation": _("Báo lên việc quá hạn"),
    "vault": _("Chuyển danh tính vào kho niêm phong"),
    "openings": _("Mở danh tính khẩn cấp"),
    "drafts": _("Bỏ bản nháp hết hạn"),
}
MOST = 20  # findings shown of one step; the number of all stands beside


@allow(Role.STATISTICS, Role.ADMINISTRATOR)
def index(request: HttpRequest) -> HttpResponse:
    """The newest evenings, each step with its findings; who keeps the machine sees their number, no record named."""
    named = actor_of(request).role != Role.ADMINISTRATOR
    days = [
        {
            "day": day,
            "steps": [
                {"row": row, "words": WORDS.get(row.step, row.step), "found": list(row.found.all())[: MOST * named],
                 "more": max(0, row.findings - MOST), "kind": "bad" if row.findings else "good"}
                for row in rows
            ],
        }
        for day, rows in groupby(nightly.newest(), key=lambda row: row.day)
    ]  # fmt: skip
    return render(request, "screens/nightly.html", {"days": days})
