"""A case passes to another investigating body (chuyển vụ án, BLTTHS Đ169), or from one that has ended to its heir."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.law.case_acts import TRANSFER_GROUNDS
from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused

GROUNDS = {
    "not_competent": _("Không thuộc thẩm quyền điều tra"),
    "drawn_up": _("Cơ quan điều tra cấp trên rút vụ án để điều tra"),
    "head_replaced": _("Điều tra viên bị thay đổi là Thủ trưởng Cơ quan điều tra"),
    "demanded": _("Viện kiểm sát đã yêu cầu mà chưa thực hiện"),
}
assert set(GROUNDS) == set(TRANSFER_GROUNDS)
BODY_ENDED = "body_ended"
ALL_GROUNDS = GROUNDS | {BODY_ENDED: _("Cơ quan thụ lý kết thúc hoạt động")}

STATES = {"sent_away": _("Đã chuyển cơ quan ngoài tỉnh")}
VERBS = {
    "send_case": _("Chuyển vụ án để điều tra theo thẩm quyền"),
    "take_over_case": _("Tiếp nhận vụ án chuyển đến"),
    "return_sent_case": _("Trả lại vụ án chuyển đến"),
    "send_case_away": _("Chuyển vụ án ra ngoài tỉnh"),
    "take_back_case": _("Nhận lại vụ án đã chuyển ra ngoài tỉnh"),
    "move_case": _("Bàn giao vụ án do đơn vị kết thúc hoạt động"),
    "move_offence": _("Bàn giao vụ phạm pháp do đơn vị kết thúc hoạt động"),
}
TRAVELLING = ("investigating", "suspended")
HELD = ("investigating", "suspended", "concluded", "handed_over", "terminated")
TRANSITIONS = {
    **{(state, verb): state for state in TRAVELLING for verb in ("send_case", "take_over_case", "return_sent_case")},
    ("investigating", "send_case_away"): "sent_away",
    ("sent_away", "take_back_case"): "investigating",
    **{(state, "move_case"): state for state in HELD},
}
_DECIDERS = frozenset({Role.INVESTIGATOR, Role.UNIT_HEAD})
_HANDING_OVER = frozenset({Role.UNIT_HEAD, Role.STATISTICS})
WHO = dict.fromkeys(VERBS, _DECIDERS) | {"move_case": _HANDING_OVER, "move_offence": _HANDING_OVER}
# Acts of the journey itself; they look for themselves whether anything travels.
TRAVEL = frozenset({"send_case", "take_over_case", "return_sent_case"})
# While its file travels a case is only received or returned; what the procuracy decides meanwhile is recorded (Đ169.5).
ON_THE_WAY = frozenset(
    {"take_over_case", "return_sent_case", "send_case_decision", "extend_investigation", "move_case"}
)


def reasons_against_travelling(verb: str, on_the_way_to: str) -> list[Refused]:
    """Why an act has to wait: the file is on the way to another body, or nothing is on the way that could arrive."""
    if on_the_way_to and verb not in ON_THE_WAY:
        return [
            Refused("CASE-ON-THE-WAY", _("Hồ sơ vụ án đang được chuyển tới %(unit)s."),
                    _("Chờ nơi nhận tiếp nhận hoặc trả lại rồi mới ghi."), unit=on_the_way_to)
        ]  # fmt: skip
    if not on_the_way_to and verb in ("take_over_case", "return_sent_case"):
        return [
            Refused("CASE-NOT-ON-THE-WAY", _("Vụ án này không có hồ sơ đang chuyển."), _("Xem diễn biến của vụ án."))
        ]
    return []


def reasons_against_ended_handler(verb: str, name: str, ended: date | None, on: date) -> list[Refused]:
    """Why nothing can be done in a case on that day: the body that holds it has ended; its files pass on first."""
    if ended is None or on < ended or verb == "move_case":
        return []
    return [
        Refused("CASE-BODY-ENDED", _("%(unit)s đã kết thúc hoạt động từ %(day)s."),
                _("Ghi bàn giao hồ sơ cho đơn vị kế thừa trước (mục Chuyển vụ án)."), unit=name,
                day=f"{ended:%d/%m/%Y}")
    ]  # fmt: skip


def reasons_against_target(from_id: int, to_id: int, code: str) -> list[Refused]:
    """Why a case cannot go there: it is there already."""
    if from_id != to_id:
        return []
    return [
        Refused("CASE-TRANSFER-TARGET", _("Vụ án đang do chính %(unit)s thụ lý."), _("Chọn cơ quan khác."), unit=code,
                field="to_code")
    ]  # fmt: skip


def reasons_against_decision_day(received: date, sent: date) -> list[Refused]:
    """Why the day the decision came cannot be right: after the file had been sent."""
    if received <= sent:
        return []
    return [
        Refused("CASE-OUT-OF-ORDER", _("Ngày nhận quyết định chuyển vụ án phải không sau ngày chuyển hồ sơ."),
                _("Kiểm tra lại hai ngày."), field="decision_received_on")
    ]  # fmt: skip


def reasons_against_living_body(name: str, ended: date | None, on: date) -> list[Refused]:
    """Why a body's files cannot be handed over all at once: it still works on that day."""
    if ended is not None and ended <= on:
        return []
    return [
        Refused("UNIT-STILL-LIVES", _("%(unit)s còn hoạt động ngày %(day)s."),
                _("Chuyển từng vụ án theo quyết định của Viện kiểm sát."), unit=name, day=f"{on:%d/%m/%Y}",
                field="from_code")
    ]  # fmt: skip
