"""Rules of the register of returns: forms, states, who may, and what makes a sending or a closing impossible."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tongket.core.facts import FORM_MONTH, MONTH_ITEMS, ReturnItem
from tongket.core.periods import Period, PeriodMistake, parse_period
from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form (biểu mẫu): code, letters its returns are numbered with, name, items in printed order."""

    code: str
    prefix: str
    name: object
    items: Mapping[str, ReturnItem]


FORMS = {FORM_MONTH: FormSpec(FORM_MONTH, "BT", _("Biểu tháng của cấp xã"), MONTH_ITEMS)}
REGISTERS = {
    "intake": _("Sổ tiếp nhận nguồn tin về tội phạm"),
    "cases": _("Sổ vụ án, vụ việc"),
    "incidents": _("Sổ sự cố, tai nạn"),
    "evils": _("Sổ tệ nạn xã hội"),
    "wanted": _("Sổ truy nã"),
    "returns": _("Báo cáo tháng"),
}
# Police bodies close the books of crime reports and of wanted persons; the others are closed by commune.
CLOSED_BY = {
    "intake": "police", "cases": "area", "incidents": "area", "evils": "area", "wanted": "police", "returns": "area",
}  # fmt: skip

STATES = {
    "return": {
        "due": _("Chưa gửi"),
        "sent": _("Đã gửi"),
        "returned": _("Trả lại để sửa"),
        "verified": _("Đã kiểm tra"),
        "approved": _("Đã duyệt"),
        "sealed": _("Đã niêm phong"),
        "restated": _("Đã điều chỉnh"),
    },
    "closing": {"closed": _("Đã chốt sổ"), "reopened": _("Đã mở lại")},
    "aggregate": {"recorded": _("Đã ghi"), "void": _("Đã hủy")},
}
TRANSITIONS = {
    "return": {
        ("due", "send_return"): "sent",
        ("returned", "send_return"): "sent",
        ("sent", "verify_returns"): "verified",
        ("sent", "return_for_correction"): "returned",
        ("verified", "return_for_correction"): "returned",
        ("sent", "approve_returns"): "approved",
        ("verified", "approve_returns"): "approved",
        ("approved", "record_seal"): "sealed",
        ("restated", "record_seal"): "sealed",
        ("approved", "restate_return"): "restated",
        ("sealed", "restate_return"): "restated",
        ("restated", "restate_return"): "restated",
    },
    "closing": {("closed", "reopen_register"): "reopened"},
    "aggregate": {("recorded", "void_aggregate"): "void"},
}
# Returns in these states count; everything before them is not yet a figure.
COUNTED_STATES = ("approved", "sealed", "restated")
# What the grid shows for a unit and a month.
GRID = {
    "waiting": _("Chưa đến hạn"),
    "missing": _("Chưa báo cáo"),
    "returned": _("Trả lại để sửa"),
    "sent": _("Chờ duyệt"),
    "approved": _("Đã duyệt"),
}
SENDERS = frozenset({Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD, Role.STATISTICS, Role.SYSTEM})
CHECKERS = frozenset({Role.UNIT_HEAD, Role.STATISTICS, Role.SYSTEM})
KEEPERS = frozenset({Role.STATISTICS, Role.SYSTEM})
WHO = {
    "open_returns": KEEPERS,
    "send_return": SENDERS,
    "verify_returns": CHECKERS,
    "return_for_correction": CHECKERS,
    "approve_returns": CHECKERS,
    "propose_restatement": SENDERS,
    "restate_return": CHECKERS,
    "decline_restatement": CHECKERS,
    "close_register": SENDERS,
    "reopen_register": KEEPERS,
    "reenter_aggregate": KEEPERS,
    "void_aggregate": KEEPERS,
    "record_seal": KEEPERS,
}
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
# Records of single events begin in October 2020; before that only yearly totals of the province exist.
AGGREGATE_YEARS = range(2015, 2021)
SNAPSHOT_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


def english() -> bool:
    """Whether the reader chose English (names of items and periods come from the core in both languages)."""
    return (get_language() or "vi").startswith("en")


def label_of(item: ReturnItem) -> str:
    """The item's name in the reader's language."""
    return item.label_en if english() else item.label


def month_of(key: str) -> Period:
    """The reporting month of a key such as "2022-11" (15/10–14/11/2022)."""
    try:
        if not MONTH.fullmatch(key):
            raise PeriodMistake(key)
        return parse_period(key, calendar="admin")
    except PeriodMistake as fault:
        raise Refused(
            "RETURN-MONTH-UNKNOWN", _("“%(month)s” không phải là một tháng báo cáo."), _("Ghi như 2022-11."), month=key
        ) from fault


def form_of(code: str) -> FormSpec:
    """The form with this code."""
    if code not in FORMS:
        raise Refused("RETURN-FORM-UNKNOWN", _("Không có biểu mẫu “%(form)s”."), "", form=code)
    return FORMS[code]


def grid_state(state: str, due_on: date, today: date) -> str:
    """Which of the five words of the grid describes a return today."""
    if state in COUNTED_STATES:
        return "approved"
    if state in ("sent", "verified"):
        return "sent"
    if state == "returned":
        return "returned"
    return "missing" if today > due_on else "waiting"


def reasons_against_role(act: str, role: Role) -> list[Refused]:
    """Why this role may not do this."""
    if role in WHO[act]:
        return []
    return [Refused("ROLE-NOT-ALLOWED", _("Vai trò này không được làm việc đó."), _("Chuyển cho người có thẩm quyền."))]


def reasons_against_move(act: str, state: str, code: str) -> list[Refused]:
    """Why a return in this state cannot take this act."""
    if (state, act) in TRANSITIONS["return"]:
        return []
    return [
        Refused(
            "RETURN-STATE",
            _("Báo cáo %(wanted)s đang ở trạng thái “%(state_name)s” nên không làm được việc này."),
            _("Xem các bản của báo cáo."),
            wanted=code,
            state=state,
            state_name=str(STATES["return"].get(state, state)),
        )
    ]


def reasons_against_month(period: Period, today: date) -> list[Refused]:
    """Why nothing can be sent or closed for this month yet: it is not over."""
    if today > period.last_day:
        return []
    return [
        Refused(
            "RETURN-MONTH-NOT-OVER",
            _("Tháng %(month)s đến hết ngày %(last)s mới kết thúc."),
            _("Gửi báo cáo, chốt sổ sau ngày đó."),
            month=period.key,
            last=period.last_day.strftime("%d/%m/%Y"),
        )
    ]


def reasons_against_due(period: Period, due_on: date) -> list[Refused]:
    """Why this cannot be the day by which to report: it does not lie after the month (REP-5)."""
    if due_on > period.last_day:
        return []
    return [
        Refused(
            "RETURN-DUE-INSIDE-MONTH",
            _("Hạn gửi %(due)s không sau ngày chốt số liệu %(last)s."),
            _("Chọn ngày sau ngày chốt số liệu."),
            due=due_on.strftime("%d/%m/%Y"),
            last=period.last_day.strftime("%d/%m/%Y"),
            field="due_on",
        )
    ]


def reasons_against_closing(register: str, kind: str, unit_code: str) -> list[Refused]:
    """Why this unit cannot close this register: there is no such register, or another kind of unit closes it."""
    if register not in REGISTERS:
        return [Refused("CLOSING-REGISTER-UNKNOWN", _("Không có sổ “%(register)s”."), "", register=register)]
    if kind == CLOSED_BY[register]:
        return []
    return [
        Refused(
            "CLOSING-WRONG-UNIT",
            _("Đơn vị %(unit)s không chốt %(register_name)s."),
            _("Sổ nguồn tin do cơ quan Công an chốt; các sổ khác chốt theo xã, phường, thị trấn."),
            unit=unit_code,
            register=register,
            register_name=str(REGISTERS[register]),
        )
    ]


def reasons_against_aggregate(measure: str, known: bool, year: int, n: int, source: str) -> list[Refused]:
    """Why a yearly aggregate cannot be entered."""
    reasons = []
    if not known:
        reasons.append(
            Refused("AGGREGATE-MEASURE-UNKNOWN", _("Không có chỉ tiêu đếm “%(measure)s”."),
                    _("Tỷ lệ thì nhập lại hai số thành phần."), measure=measure, field="measure")
        )  # fmt: skip
    if year not in AGGREGATE_YEARS:
        reasons.append(
            Refused("AGGREGATE-YEAR", _("Năm %(year)s không nhập lại được."),
                    _("Từ năm 2021 đã có bản ghi từng vụ."), year=year, field="year")
        )  # fmt: skip
    if n < 0:
        reasons.append(
            Refused("NEGATIVE-COUNT", _("Số “%(value)s” không được âm."), _("Nhập 0 nếu không có."), value=n, field="n")
        )
    if not source.strip():
        reasons.append(Refused("SOURCE-MISSING", _("Chưa ghi nguồn số liệu."), _("Ghi báo cáo đã in."), field="source"))
    return reasons
