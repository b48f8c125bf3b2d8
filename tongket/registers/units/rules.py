"""Rules of the register of units: kinds, levels, and what makes a change of units impossible."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.foundation.refusals import Refused

KINDS = {
    "area": _("Địa bàn hành chính"),
    "police": _("Công an"),
    "agency": _("Sở, ngành, đoàn thể"),
    "committee": _("Ban Chỉ đạo"),
}
LEVELS = {
    "province": _("Cấp tỉnh"),
    "district": _("Cấp huyện"),
    "commune": _("Cấp xã"),
    "division": _("Phòng nghiệp vụ"),
    "agency": _("Cơ quan thành viên"),
    "committee": _("Ban Chỉ đạo"),
}
EDGE_KINDS = {
    "merge": _("Nhập"),
    "split": _("Chia"),
    "rename": _("Đổi tên"),
    "keep": _("Giữ nguyên"),
    "transfer": _("Chuyển"),
}
SEAT_RANKS = {
    "head": _("Trưởng ban"),
    "standing_deputy": _("Phó Trưởng ban Thường trực"),
    "deputy": _("Phó Trưởng ban"),
    "member": _("Thành viên"),
}


def reasons_against_unit(
    *, code: str, valid_from: date, valid_to: date | None, lives: list[tuple[date, date | None]]
) -> list[Refused]:
    """Why a unit cannot be entered with this life: an empty life, or one that overlaps another of the same code."""
    reasons = []
    if valid_to is not None and valid_to <= valid_from:
        reasons.append(
            Refused(
                "UNIT-EMPTY-LIFE",
                _("Đơn vị %(code)s có ngày kết thúc không sau ngày bắt đầu."),
                _("Sửa lại ngày hiệu lực."),
                code=code,
            )
        )
    for start, end in lives:
        if (end is None or valid_from < end) and (valid_to is None or start < valid_to):
            reasons.append(
                Refused(
                    "UNIT-OVERLAP",
                    _("Mã %(code)s đã có một đơn vị trong khoảng thời gian này."),
                    _("Kết thúc đơn vị cũ trước, hoặc chọn ngày bắt đầu sau ngày kết thúc của nó."),
                    code=code,
                )
            )
            break
    return reasons


def reasons_against_date(*, code: str, name: str, valid_from: date, valid_to: date | None, on: date) -> list[Refused]:
    """Why a record cannot lie on this date: the unit did not exist then."""
    if valid_from <= on and (valid_to is None or on < valid_to):
        return []
    return [
        Refused(
            "UNIT-DATE-OUTSIDE-LIFE",
            _("%(name)s (%(code)s) không tồn tại vào ngày %(on)s."),
            _("Kiểm tra lại ngày, hoặc chọn đơn vị kế thừa."),
            code=code,
            name=name,
            on=on.strftime("%d/%m/%Y"),
        )
    ]
