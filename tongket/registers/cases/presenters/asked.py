"""What a police body asks of the procuracy (đề nghị gia hạn), as the page of the answer shows it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tongket.foundation.templatetags.tongket_text import ngay, ngay_gio
from tongket.registers.intake.queries import ReportStanding


def asked_extension(report: Any) -> list[tuple[str, Any]]:
    """What the body asks: why, who, when, until when the limit runs now; nothing where it has not asked."""
    request = ReportStanding(report).extension_request
    if request is None:
        return []
    return [
        (_("Lý do"), request.reason), (_("Người đề nghị"), request.by_post),
        (_("Ngày đề nghị"), ngay_gio(request.requested_at)), (_("Số văn bản"), request.number),
        (_("Cơ quan đang giữ"), report.handler.name), (_("Hạn theo luật"), ngay(report.due_strict)),
        (_("Hạn sau ngày nghỉ"), ngay(report.due_rolled)),
    ]  # fmt: skip
