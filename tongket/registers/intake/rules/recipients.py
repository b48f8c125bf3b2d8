"""Where a report may go (nơi nhận): who may receive it by the law of the day, and who is clearly competent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.law import competence
from tongket.foundation.refusals import Refused
from tongket.registers.intake.rules.acts import reasons_against_handler

# Why a body is proposed, the strongest ground first.
WHYS = {
    "place": _("có thẩm quyền theo nơi xảy ra"),
    "above": _("Cơ quan điều tra cấp trên của nơi đang giữ tin"),
    "province": _("Cơ quan điều tra cấp tỉnh"),
}
LEVELS = ("province", "division", "district", "commune")
# Bodies whose next step is told by the place alone; at the province the gravity and the kind of crime decide too.
TOLD_BY_PLACE = ("commune", "district")


def reasons_against_recipient(
    kind: str, level: str, code: str, on: date, *, to_resolve: bool = False
) -> list[Refused]:
    """Why a report cannot be sent to this body on that day: no police body, one that receives nothing by the law of
    the day, or, for a report already under resolution, one that may not resolve (BLTTHS Đ145, TTLT 01/2017 Đ8)."""
    if kind != "police" or level not in LEVELS:
        return [Refused("REPORT-RECEIVER-NOT-POLICE", _("%(unit)s không phải cơ quan Công an."),
                        _("Chọn đơn vị Công an trong danh sách."), unit=code, field="to_code")]  # fmt: skip
    found = [
        Refused("REPORT-BODY-RECEIVES-NOTHING", reason.message, _("Chọn đơn vị khác trong danh sách."), unit=code,
                field="to_code")
        for reason in competence.blocking(competence.may_receive(level, on))
    ]  # fmt: skip
    if found or not to_resolve:
        return found
    against = reasons_against_handler(kind, level, code, on, rank="senior", assigned=True)
    return [Refused(one.code, one.message, one.hint, **one.data | {"field": "to_code"}) for one in against]


def first_handling_level(on: date) -> str:
    """The level of the investigating body that handles first on that day."""
    return competence.first_handling_level(on)


def clear_recipient(sender_level: str, found: Iterable[tuple[str, str]]) -> str:
    """The one body a report clearly goes to, out of the proposals as (why, code); empty where an officer must choose.

    A commune's report whose place lies under another body than the commune's own has two, so none is clear.
    """
    if sender_level not in TOLD_BY_PLACE:
        return ""
    by = dict(found)
    place, above = by.get("place", ""), by.get("above", "")
    if sender_level == "district":
        return place
    return "" if place and above and place != above else place or above
