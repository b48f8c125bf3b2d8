"""Rules of the monthly counts of prosecution and trial, and of their two signatures."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.facts import MONTH_LAST_DAY
from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused

NUMBERS = {
    "cases_prosecuted": _("Số vụ truy tố"),
    "accused_prosecuted": _("Số bị can truy tố"),
    "cases_stayed": _("Số vụ đình chỉ (Viện kiểm sát, Tòa án)"),
    "accused_stayed": _("Số bị can, bị cáo được đình chỉ"),
    "cases_returned": _("Số vụ trả hồ sơ"),
    "cases_tried": _("Số vụ xét xử sơ thẩm"),
    "defendants_tried": _("Số bị cáo xét xử sơ thẩm"),
}
PAIRS = (("cases_prosecuted", "accused_prosecuted"), ("cases_stayed", "accused_stayed"),
         ("cases_tried", "defendants_tried"))  # fmt: skip
SIDES = {"procuracy": _("Viện kiểm sát"), "police": _("Công an")}
RECONCILED = {"yes": _("Đã đối chiếu"), "no": _("Chưa đối chiếu")}


def side_of(role: Role) -> str:
    """For which side a role signs."""
    return "procuracy" if role == Role.PROCURACY else "police"


def last_day(month: str) -> date:
    """The last day of a calendar month "2022-11". Refused: MONTH-UNREADABLE."""
    try:
        year, number = (int(part) for part in month.split("-"))
        return date(year, number, monthrange(year, number)[1])
    except ValueError as fault:
        raise Refused("MONTH-UNREADABLE", _("“%(month)s” không phải tháng."), _("Nhập ví dụ 2022-11."), month=month,
                      field="month") from fault  # fmt: skip


def closing_day(month: date) -> date:
    """The closing of the reporting month in which a calendar month ends: its counts tell a zero from silence there."""
    following = month.year * 12 + month.month
    return date(following // 12, following % 12 + 1, MONTH_LAST_DAY)


def reasons_against_counts(numbers: Mapping[str, int], *, month: date, today: date) -> list[Refused]:
    """Why counts cannot be right: negative, fewer persons than cases, a month not yet over."""
    reasons = [
        Refused("NEGATIVE-COUNT", _("Số “%(value)s” không được âm."), _("Nhập 0 nếu không có."), value=n, field=name)
        for name, n in numbers.items()
        if n < 0
    ]
    reasons += [
        Refused("COUNTS-PARTS", _("Số người (%(persons)s) ít hơn số vụ (%(cases)s)."), _("Kiểm tra lại hai số."),
                persons=numbers[persons], cases=numbers[cases], field=persons)
        for cases, persons in PAIRS
        if 0 <= numbers[persons] < numbers[cases]
    ]  # fmt: skip
    if month >= today:
        reasons.append(
            Refused("MONTH-NOT-OVER", _("Tháng %(month)s chưa kết thúc."), _("Ghi sau ngày cuối tháng."),
                    month=f"{month:%m/%Y}", field="month")
        )  # fmt: skip
    return reasons


def reasons_against_counting_twice(overlapping: Collection[str], month: date) -> list[Refused]:
    """Why a unit's counts cannot stand: a body above or below it already counts for that month."""
    if not overlapping:
        return []
    return [
        Refused("COUNTS-TWICE", _("Tháng %(month)s đã có số liệu của %(unit)s."),
                _("Số liệu của cấp trên đã gồm cấp dưới; đính chính số đó nếu sai."), month=f"{month:%m/%Y}",
                unit=", ".join(sorted(overlapping)), field="unit_code")
    ]  # fmt: skip


def reasons_against_correction(*, standing: bool, reason: str) -> list[Refused]:
    """Why counts cannot be replaced: a correction says why."""
    if not standing or reason.strip():
        return []
    return [
        Refused("COUNTS-ALREADY-IN", _("Tháng này đã có số liệu."), _("Muốn đính chính thì ghi lý do."),
                field="reason")
    ]  # fmt: skip


def reasons_against_signing(*, code: str, replaced: bool, signed: bool) -> list[Refused]:
    """Why counts cannot be signed: replaced by a correction, or this side already signed."""
    if replaced:
        return [
            Refused("COUNTS-REPLACED", _("Số liệu %(counts)s đã được đính chính."), _("Ký bản đang có hiệu lực."),
                    counts=code)
        ]  # fmt: skip
    if signed:
        return [Refused("COUNTS-SIGNED", _("Bên này đã ký số liệu %(counts)s."), "", counts=code)]
    return []
