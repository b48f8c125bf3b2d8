"""Which papers a receipt has (TT 119/2021/TT-BCA): the first of them is the one printed when the report is saved."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tongket.core.law.report_kinds import CONFESSIONS

RECEIPT, MINUTES, HANDOVER = "phieu", "bien-ban", "giao-nhan"
# What a confessing offender does, as the minutes name it; the papers are Vietnamese whatever the reader's language.
CONFESSION_WORDS = {"TU_THU": "tự thú", "DAU_THU": "đầu thú"}
_USUAL = {RECEIPT: _("Giấy biên nhận"), MINUTES: _("Biên bản tiếp nhận")}
# BLTTHS Đ152.1: minutes are drawn up; form 24 for receiving the offender, form 25 for handing him or her on.
_OF_CONFESSION = {
    "TU_THU": {MINUTES: _("Biên bản tiếp nhận người phạm tội ra tự thú (mẫu 24)"),
               HANDOVER: _("Biên bản giao, nhận người phạm tội tự thú (mẫu 25)")},
    "DAU_THU": {MINUTES: _("Biên bản tiếp nhận người phạm tội ra đầu thú (mẫu 24)"),
                HANDOVER: _("Biên bản giao, nhận người phạm tội đầu thú (mẫu 25)")},
}  # fmt: skip


def papers_of(kind: str) -> dict[str, object]:
    """The papers of a report of this kind by their address, with their names."""
    return _OF_CONFESSION[kind] if kind in CONFESSIONS else _USUAL
