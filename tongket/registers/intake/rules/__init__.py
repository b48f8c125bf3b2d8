"""Rules of the register of crime reports: kinds, states, transitions, who may, and what makes an act impossible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.clock import crime_report
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import Refused
from tongket.registers.intake.rules.receipt import NOBODY_TO_TELL as NOBODY_TO_TELL
from tongket.registers.intake.rules.receipt import ReceiptDetails as ReceiptDetails

# BLTTHS Đ144, Đ152, Đ143; TTLT 01/2017 Đ5.
KINDS = {
    "TG": _("Tố giác về tội phạm"),
    "TB": _("Tin báo về tội phạm"),
    "KN": _("Kiến nghị khởi tố"),
    "TU_THU": _("Tự thú"),
    "DAU_THU": _("Đầu thú"),
    "TT": _("Trực tiếp phát hiện"),
}
CHANNELS = {
    "in_person": _("Trực tiếp, bằng lời"),
    "letter": _("Trực tiếp, bằng văn bản"),
    "phone": _("Điện thoại"),
    "post": _("Bưu chính"),
    "email": _("Thư điện tử"),
    "press": _("Báo chí, mạng xã hội"),
    "broadcast": _("Phát thanh, truyền hình"),
    "vneid": _("VNeID"),
    "portal": _("Cổng thông tin"),
    "transfer": _("Cơ quan khác chuyển đến"),
    "direct": _("Lực lượng Công an phát hiện"),
}
REPORTER_KINDS = {
    "individual": _("Cá nhân"),
    "organisation": _("Cơ quan, tổ chức"),
    "anonymous": _("Không rõ, nặc danh"),
    "refused": _("Từ chối nêu danh tính"),
    "none": _("Không có người báo"),
}
OUTCOMES = {
    "initiated": _("Khởi tố vụ án hình sự"),
    "not_initiated": _("Không khởi tố vụ án hình sự"),
    "administrative": _("Không khởi tố, xử lý hành chính"),
}
AUTHORITIES = {"agency": _("Thủ trưởng Cơ quan điều tra"), "procuracy": _("Viện kiểm sát")}
# BLTTHS Đ148.1, điểm c từ 01/12/2021.
GROUNDS = {
    "expertise": _("Đã trưng cầu giám định, yêu cầu định giá, tương trợ tư pháp, chưa có kết quả"),
    "documents": _("Đã yêu cầu cung cấp tài liệu, đồ vật quyết định, chưa có kết quả"),
    "force_majeure": _("Bất khả kháng do thiên tai, dịch bệnh"),
}

STATES = {
    "received": _("Đã tiếp nhận, chờ phân loại"),
    "forwarded": _("Đã chuyển, chưa thụ lý"),
    "accepted": _("Đang giải quyết"),
    "in_transfer": _("Đang chuyển, vẫn tính ở nơi chuyển"),
    "suspended": _("Tạm đình chỉ"),
    "resolved": _("Đã giải quyết"),
    "merged": _("Đã nhập vào tin khác"),
    "not_a_report": _("Không phải nguồn tin về tội phạm"),
    "sent_outside": _("Đã chuyển ra ngoài tỉnh"),
    "closed_by_limitation": _("Kết thúc do hết thời hiệu"),
    "void": _("Đã hủy"),
}
VERBS = {
    "receive_report": _("Tiếp nhận"),
    "accept_report": _("Thụ lý giải quyết"),
    "classify_as_not_a_report": _("Phân loại: không phải nguồn tin về tội phạm"),
    "send_report": _("Chuyển"),
    "take_over_report": _("Tiếp nhận tin chuyển đến"),
    "return_report": _("Trả lại"),
    "confirm_sent_report": _("Xác nhận nơi ngoài tỉnh đã nhận"),
    "merge_report": _("Nhập vào tin khác"),
    "split_report": _("Tách thành tin mới"),
    "split_new": _("Được tách ra"),
    "extend_report": _("Gia hạn"),
    "suspend_report": _("Tạm đình chỉ"),
    "resume_report": _("Phục hồi"),
    "close_by_limitation": _("Kết thúc do hết thời hiệu"),
    "resolve_report": _("Ghi kết quả giải quyết"),
    "void_report": _("Hủy"),
}
# (state, verb) → next state. Anything not here is refused; docs/states.md is drawn from it.
TRANSITIONS = {
    ("", "receive_report"): "received",
    ("", "split_new"): "accepted",
    ("received", "accept_report"): "accepted",
    ("forwarded", "accept_report"): "accepted",
    ("received", "classify_as_not_a_report"): "not_a_report",
    ("accepted", "classify_as_not_a_report"): "not_a_report",
    ("received", "send_report"): "forwarded",
    ("accepted", "send_report"): "in_transfer",
    ("forwarded", "take_over_report"): "received",
    ("in_transfer", "take_over_report"): "accepted",
    ("forwarded", "return_report"): "received",
    ("in_transfer", "return_report"): "accepted",
    ("forwarded", "confirm_sent_report"): "sent_outside",
    ("in_transfer", "confirm_sent_report"): "sent_outside",
    ("received", "merge_report"): "merged",
    ("accepted", "merge_report"): "merged",
    ("accepted", "split_report"): "accepted",
    ("accepted", "extend_report"): "accepted",
    ("accepted", "suspend_report"): "suspended",
    ("suspended", "resume_report"): "accepted",
    ("suspended", "close_by_limitation"): "closed_by_limitation",
    ("accepted", "resolve_report"): "resolved",
    **{(state, "void_report"): "void" for state in STATES if state != "void"},
}
OPEN_STATES = ("received", "forwarded", "accepted", "in_transfer")
IN_STOCK = ("accepted", "in_transfer")

_OFFICERS = frozenset({Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD})
_DECIDERS = frozenset({Role.INVESTIGATOR, Role.UNIT_HEAD})
WHO = {
    "receive_report": _OFFICERS,
    "accept_report": _OFFICERS,
    "classify_as_not_a_report": _OFFICERS,
    "send_report": _OFFICERS,
    "take_over_report": _OFFICERS,
    "return_report": _OFFICERS,
    "confirm_sent_report": _OFFICERS,
    "merge_report": _DECIDERS,
    "split_report": _DECIDERS,
    "extend_report": _DECIDERS,
    "suspend_report": _DECIDERS,
    "resume_report": _DECIDERS,
    "close_by_limitation": _DECIDERS,
    "resolve_report": _DECIDERS,
    "void_report": frozenset({Role.UNIT_HEAD, Role.STATISTICS}),
}
# Commune police receive, check and hand on; they resolve nothing before 2025 (BLTTHS Đ146.3).
COMPETENT_LEVELS = ("province", "division", "district")
# No text says whether the month after a resumption may be extended (domain T11); the stated default is no.
EXTENSION_AFTER_RESUMPTION = False


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """An extension already granted in the running limit."""

    authority: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the clock: from the competent body's receipt or from a resumption, with its extensions."""

    verb: str
    start: date
    extensions: tuple[ExtensionRow, ...] = ()


def reasons_against_act(verb: str, state: str, role: Role) -> list[Refused]:
    """Why this act cannot follow in this state by this role."""
    reasons = []
    if role != Role.SYSTEM and role not in WHO[verb]:
        reasons.append(
            Refused("ROLE-MAY-NOT", _("Vai trò của đồng chí không được làm việc “%(act)s”."),
                    _("Nhờ người có thẩm quyền."), act=VERBS[verb])
        )  # fmt: skip
    if (state, verb) not in TRANSITIONS:
        reasons.append(
            Refused("REPORT-STATE", _("Không thể “%(act)s”: tin đang ở trạng thái “%(state)s”."),
                    _("Xem diễn biến của tin."), act=VERBS[verb], state=STATES[state])
        )  # fmt: skip
    return reasons


def reasons_against_day(on: date, today: date, last_on: date | None) -> list[Refused]:
    """Why an act cannot be dated so: a day to come, or before the last act of this report."""
    if on > today:
        return [
            Refused("REPORT-IN-THE-FUTURE", _("Ngày %(day)s chưa tới."), _("Nhập ngày không sau hôm nay."),
                    day=f"{on:%d/%m/%Y}", field="on")
        ]  # fmt: skip
    if last_on is not None and on < last_on:
        return [
            Refused("REPORT-OUT-OF-ORDER", _("Ngày %(day)s đứng trước diễn biến gần nhất (%(last)s)."),
                    _("Nhập ngày từ đó trở đi."), day=f"{on:%d/%m/%Y}", last=f"{last_on:%d/%m/%Y}", field="on")
        ]  # fmt: skip
    return []


def reasons_against_words(*, kind: str, channel: str, reporter_kind: str) -> list[Refused]:
    """Why a report cannot be entered under these code words."""
    words = ((kind, KINDS, "REPORT-KIND-UNKNOWN", "kind"), (channel, CHANNELS, "REPORT-CHANNEL-UNKNOWN", "channel"),
             (reporter_kind, REPORTER_KINDS, "REPORTER-KIND-UNKNOWN", "reporter_kind"))  # fmt: skip
    return [
        Refused(code, _("Không có mã “%(value)s”."), _("Chọn trong danh sách."), value=value, field=field)
        for value, known, code, field in words
        if value not in known
    ]


def reasons_against_receiver(kind: str, code: str) -> list[Refused]:
    """Why this unit cannot receive: only police bodies keep this book."""
    if kind == "police":
        return []
    return [
        Refused("REPORT-RECEIVER-NOT-POLICE", _("%(unit)s không phải cơ quan Công an."),
                _("Chọn đơn vị Công an đã tiếp nhận."), unit=code, field="receiver_code")
    ]  # fmt: skip


def reasons_against_place(kind: str, level: str, code: str) -> list[Refused]:
    """Why this unit cannot be the place: places are communes, wards and townships."""
    if kind == "area" and level == "commune":
        return []
    return [
        Refused("REPORT-PLACE-NOT-A-COMMUNE", _("%(unit)s không phải xã, phường, thị trấn."),
                _("Chọn đơn vị cấp xã nơi xảy ra."), unit=code, field="place_code")
    ]  # fmt: skip


def reasons_against_handler(kind: str, level: str, code: str) -> list[Refused]:
    """Why this body cannot resolve: it is no investigation agency."""
    if kind == "police" and level in COMPETENT_LEVELS:
        return []
    return [
        Refused("REPORT-BODY-NOT-COMPETENT", _("%(unit)s không có thẩm quyền giải quyết."),
                _("Chuyển cho Cơ quan điều tra cấp huyện hoặc cấp tỉnh."), unit=code, field="handler_code")
    ]  # fmt: skip


def reasons_against_outcome(outcome: str) -> list[Refused]:
    """Why a report cannot end so."""
    if outcome in OUTCOMES:
        return []
    return [
        Refused("REPORT-OUTCOME-UNKNOWN", _("Không có kết quả giải quyết “%(value)s”."), _("Chọn trong danh sách."),
                value=outcome, field="outcome")
    ]  # fmt: skip


def reasons_against_reason(reason: str, field: str = "reason") -> list[Refused]:
    """Why an act that must say why cannot be recorded without it."""
    if reason.strip():
        return []
    return [Refused("REASON-MISSING", _("Chưa ghi lý do."), _("Ghi lý do."), field=field)]


def reasons_against_target(*, to_id: int | None, outside: str, from_id: int) -> list[Refused]:
    """Why a report cannot be sent there: exactly one target, and not the sender."""
    if (to_id is None) != (not outside.strip()) and to_id != from_id:
        return []
    return [
        Refused("REPORT-TRANSFER-TARGET", _("Nơi nhận chưa đúng."),
                _("Chọn một đơn vị khác trong tỉnh, hoặc ghi tên nơi nhận ngoài tỉnh."), field="to_code")
    ]  # fmt: skip


def reasons_against_merge(*, same: bool, target_state: str, target_code: str) -> list[Refused]:
    """Why a report cannot be merged into that one: itself, or one that no longer stands by itself."""
    if not same and target_state in (*OPEN_STATES, "suspended", "resolved"):
        return []
    return [
        Refused("REPORT-MERGE-TARGET", _("Không nhập được vào tin %(target)s."),
                _("Chọn một tin khác, chưa nhập, chưa chuyển ra ngoài và chưa hủy."), target=target_code,
                field="into_code")
    ]  # fmt: skip


def reasons_against_extension(run: Run, authority: str, on: date, due_rolled: date) -> list[Refused]:
    """Why the limit cannot be extended: each authority once, the agency first, before the limit ends (Đ147.2)."""
    given = {row.authority for row in run.extensions}
    if authority not in AUTHORITIES:
        return [Refused("EXTENSION-AUTHORITY", _("Không có cấp gia hạn này."), "", field="authority")]
    reasons = []
    if run.verb == "resume_report" and not EXTENSION_AFTER_RESUMPTION:
        reasons.append(Refused("EXTENSION-AFTER-RESUMPTION", _("Thời hạn sau phục hồi không gia hạn."), ""))
    if authority in given:
        reasons.append(Refused("EXTENSION-TWICE", _("Cấp này đã gia hạn một lần."), "", field="authority"))
    if authority == "procuracy" and "agency" not in given:
        reasons.append(
            Refused("EXTENSION-AGENCY-FIRST", _("Chưa có gia hạn của Thủ trưởng Cơ quan điều tra."),
                    _("Ghi gia hạn đó trước."), field="authority")
        )  # fmt: skip
    if on > due_rolled:
        reasons.append(
            Refused("EXTENSION-TOO-LATE", _("Thời hạn đã hết ngày %(due)s."), _("Gia hạn phải trước khi hết hạn."),
                    due=f"{due_rolled:%d/%m/%Y}", field="on")
        )  # fmt: skip
    return reasons


def reasons_against_suspension(ground: str, outstanding: str, on: date, due_strict: date) -> list[Refused]:
    """Why a report cannot be suspended: the limit still runs, no ground, or no request outstanding (Đ148.1)."""
    reasons = []
    if ground not in GROUNDS:
        reasons.append(Refused("SUSPENSION-GROUND-UNKNOWN", _("Không có căn cứ tạm đình chỉ này."), "", field="ground"))
    if not outstanding.strip():
        reasons.append(
            Refused("SUSPENSION-NO-REQUEST", _("Chưa ghi yêu cầu còn chờ kết quả."),
                    _("Ghi số, ngày và nơi nhận yêu cầu."), field="outstanding")
        )  # fmt: skip
    if on < due_strict:
        reasons.append(
            Refused("REPORT-LIMIT-NOT-EXPIRED", _("Thời hạn giải quyết đến %(due)s mới hết."),
                    _("Chỉ tạm đình chỉ khi đã hết thời hạn."), due=f"{due_strict:%d/%m/%Y}", field="on")
        )  # fmt: skip
    return reasons


def reasons_against_void(*, by: Actor, account: int | None, post: str, reason: str) -> list[Refused]:
    """Why a report cannot be voided: no reason, or by the person who entered it."""
    reasons = reasons_against_reason(reason)
    if by.is_person(account, post):
        reasons.append(
            Refused("SECOND-PERSON-NEEDED", _("Người ghi không tự hủy được."), _("Nhờ người thứ hai duyệt hủy."))
        )
    return reasons


def due_of(run: Run, calendar: WorkCalendar) -> tuple[date, date]:
    """The strict and the rolled due day of a run: by the letter, and moved past days off (domain §2.4)."""
    if run.verb == "resume_report":
        due = crime_report.resumption_limit(run.start, calendar)
    else:
        due = crime_report.first_limit(run.start, calendar)
        for given in run.extensions:
            if given.authority == "agency":
                due = crime_report.agency_limit(run.start, calendar)
            else:
                due = crime_report.procuracy_limit(due, run.start, calendar)
    return due.strict, due.rolled
