"""Who keeps the list of communes hard to reach, and what stands against a row of it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused, reasons_against_empty

KEEPERS = frozenset({Role.STATISTICS})


def reasons_against_keeping(role: Role) -> list[Refused]:
    """Why this role may not change the list: one desk of the province keeps it for everybody."""
    if role in KEEPERS or role == Role.SYSTEM:
        return []
    return [Refused("ROLE-MAY-NOT", _("Danh sách do bộ phận thống kê Công an tỉnh giữ."), _("Gửi văn bản cho bộ phận "
                                                                                            "đó."))]  # fmt: skip


def reasons_against_listing(paper: str, listed_until: date | None, listed: bool, since: date) -> list[Refused]:
    """Why a commune cannot be put on the list from that day: no paper, or it is on the list then already."""
    reasons = reasons_against_empty(paper, "paper")
    if listed and (listed_until is None or since < listed_until):
        reasons.append(Refused("REMOTE-LISTED", _("Xã này đã có trong danh sách vào ngày đó."),
                               _("Kết thúc dòng đang có, hoặc chọn ngày sau đó."), field="commune_code"))  # fmt: skip
    return reasons


def reasons_against_ending(paper: str, since: date, ended: date | None, on: date) -> list[Refused]:
    """Why a row cannot end on that day: no paper, ended already, or a day before its first: on the first
    day itself a row entered by mistake is taken back."""
    reasons = reasons_against_empty(paper, "paper")
    if ended is not None:
        reasons.append(Refused("REMOTE-ENDED", _("Dòng này đã kết thúc."), _("Xem danh sách.")))
    elif on < since:
        reasons.append(
            Refused("REMOTE-ENDS-BEFORE-IT-BEGINS", _("Ngày kết thúc không được trước ngày bắt đầu (%(day)s)."),
                    _("Nhập chính ngày đó để thu hồi dòng ghi nhầm, hoặc ngày sau."), day=f"{since:%d/%m/%Y}",
                    field="on")
        )  # fmt: skip
    return reasons
