"""States, verbs, transitions, who may: the life of a crime report as data; docs/states.md is drawn from it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Role

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
    "classify_report": _("Phân loại"),
    "accept_report": _("Thụ lý giải quyết"),
    "assign_report": _("Phân công giải quyết"),
    "classify_as_not_a_report": _("Phân loại: không phải nguồn tin về tội phạm"),
    "send_report": _("Chuyển"),
    "take_over_report": _("Tiếp nhận tin chuyển đến"),
    "return_report": _("Trả lại"),
    "confirm_sent_report": _("Xác nhận nơi ngoài tỉnh đã nhận"),
    "hand_over_report": _("Bàn giao do đơn vị kết thúc hoạt động"),
    "merge_report": _("Nhập vào tin khác"),
    "split_report": _("Tách thành tin mới"),
    "split_new": _("Được tách ra"),
    "extend_report": _("Gia hạn"),
    "request_extension": _("Đề nghị Viện kiểm sát gia hạn"),
    "answer_extension": _("Viện kiểm sát trả lời đề nghị gia hạn"),
    "record_joint_review": _("Rà soát liên ngành"),
    "record_coordination": _("Phối hợp cơ quan chuyên môn"),
    "suspend_report": _("Tạm đình chỉ"),
    "record_limitation": _("Ghi thời hiệu truy cứu"),
    "resume_report": _("Phục hồi"),
    "record_cancellation": _("Viện kiểm sát hủy bỏ tạm đình chỉ"),
    "close_by_limitation": _("Kết thúc do hết thời hiệu"),
    "reopen_report": _("Viện kiểm sát hủy bỏ quyết định không khởi tố"),
    "resolve_report": _("Ghi kết quả giải quyết"),
    "review_outcome": _("Viện kiểm sát kiểm sát quyết định, không có ý kiến khác"),
    "record_agreement": _("Viện kiểm sát đồng ý chuyển hồ sơ xử phạt hành chính"),
    "record_administrative_transfer": _("Chuyển hồ sơ xử phạt hành chính"),
    "record_administrative_result": _("Ghi kết quả xử phạt hành chính"),
    "archive_report": _("Nộp lưu hồ sơ"),
    "amend_report": _("Sửa nội dung"),
    "request_void": _("Đề nghị hủy"),
    "approve_void": _("Duyệt hủy"),
    "refuse_void": _("Không duyệt hủy"),
}
ENDED = ("resolved", "closed_by_limitation", "not_a_report", "sent_outside", "merged")
_LIVING = tuple(state for state in STATES if state != "void")
# (state, verb) → next state. Anything not here is refused; docs/states.md is drawn from it.
TRANSITIONS = {
    ("", "receive_report"): "received",
    ("", "split_new"): "accepted",
    ("received", "classify_report"): "received",
    ("accepted", "classify_report"): "accepted",
    ("received", "accept_report"): "accepted",
    ("forwarded", "accept_report"): "accepted",
    ("accepted", "assign_report"): "accepted",
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
    ("accepted", "request_extension"): "accepted",
    ("accepted", "answer_extension"): "accepted",
    ("accepted", "record_joint_review"): "accepted",
    ("suspended", "record_joint_review"): "suspended",
    ("accepted", "record_coordination"): "accepted",
    ("accepted", "suspend_report"): "suspended",
    ("accepted", "record_limitation"): "accepted",
    ("suspended", "record_limitation"): "suspended",
    ("suspended", "resume_report"): "accepted",
    ("suspended", "record_cancellation"): "accepted",
    ("suspended", "close_by_limitation"): "closed_by_limitation",
    ("accepted", "resolve_report"): "resolved",
    ("resolved", "reopen_report"): "accepted",
    ("resolved", "review_outcome"): "resolved",
    ("resolved", "record_agreement"): "resolved",
    ("resolved", "record_administrative_transfer"): "resolved",
    ("resolved", "record_administrative_result"): "resolved",
    **{(state, "hand_over_report"): state for state in ("received", "forwarded", "accepted", "in_transfer",
                                                        "suspended")},
    **{(state, "archive_report"): state for state in ENDED},
    **{(state, "amend_report"): state for state in _LIVING},
    **{(state, "request_void"): state for state in _LIVING},
    **{(state, "refuse_void"): state for state in _LIVING},
    **{(state, "approve_void"): "void" for state in _LIVING},
}  # fmt: skip
OPEN_STATES = ("received", "forwarded", "accepted", "in_transfer")
IN_STOCK = ("accepted", "in_transfer")
# Police levels with an investigating body: what they receive runs from the receipt, taken up or not.
INVESTIGATING_LEVELS = ("province", "division", "district")
# Acts that move no stock and no limit: they may be entered after later acts, and later acts may be dated before them.
QUIET = frozenset({
    "classify_report", "assign_report", "request_extension", "answer_extension", "record_joint_review",
    "record_coordination", "review_outcome", "record_agreement", "record_administrative_transfer",
    "record_administrative_result", "archive_report", "amend_report", "request_void", "refuse_void",
    "record_limitation",
})  # fmt: skip
# Acts that bring a report back into the stock and start a new limit.
RESUMING = ("resume_report", "record_cancellation", "reopen_report")
# Acts from which a limit runs.
RUN_VERBS = ("receive_report", "accept_report", "take_over_report", "split_new", *RESUMING)

_OFFICERS = frozenset({Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD})
_DECIDERS = frozenset({Role.INVESTIGATOR, Role.UNIT_HEAD})
_HEADS = frozenset({Role.UNIT_HEAD})
# What the procuracy decides is recorded by itself, or by the body's head when the paper arrives.
_PROCURACY_OR_HEAD = frozenset({Role.UNIT_HEAD, Role.PROCURACY})
_OUTSIDERS = frozenset({Role.UNIT_HEAD, Role.STATISTICS, Role.PROCURACY})
WHO = {
    "receive_report": _OFFICERS,
    "classify_report": _OFFICERS,
    "accept_report": _OFFICERS,
    "assign_report": _HEADS,
    "classify_as_not_a_report": _OFFICERS,
    "send_report": _OFFICERS | {Role.PROCURACY},
    "take_over_report": _OFFICERS,
    "return_report": _OFFICERS,
    "confirm_sent_report": _OFFICERS | {Role.PROCURACY},
    "hand_over_report": frozenset({Role.UNIT_HEAD, Role.STATISTICS}),
    "merge_report": _DECIDERS,
    "split_report": _DECIDERS,
    "extend_report": _DECIDERS,
    "request_extension": _DECIDERS,
    "answer_extension": _PROCURACY_OR_HEAD,
    "record_joint_review": _DECIDERS | {Role.PROCURACY},
    "record_coordination": _DECIDERS,
    "suspend_report": _DECIDERS,
    "record_limitation": _DECIDERS,
    "resume_report": _DECIDERS,
    "record_cancellation": _PROCURACY_OR_HEAD,
    "close_by_limitation": _DECIDERS,
    # Only out of the record of the annulment, as the cancellation above, so that each is counted once.
    "reopen_report": _PROCURACY_OR_HEAD,
    "resolve_report": _DECIDERS,
    "review_outcome": frozenset({Role.PROCURACY}),
    "record_agreement": _PROCURACY_OR_HEAD,
    "record_administrative_transfer": _DECIDERS,
    "record_administrative_result": _DECIDERS,
    "archive_report": _DECIDERS,
    "amend_report": _OFFICERS,
    "request_void": _OFFICERS | {Role.STATISTICS},
    "approve_void": _OUTSIDERS,
    "refuse_void": _OUTSIDERS,
}
# What the procuracy does on a report only where no police body may: the one that holds it is the one it is about.
PROCURACY_FOR_THE_CONCERNED = ("send_report", "confirm_sent_report")
NOTIFIERS = _OFFICERS
# The provision each act rests on, as the timeline prints it.
CITES = {
    "receive_report": "BLTTHS Điều 145, 146", "classify_report": "TTLT 01/2017 Điều 8",
    "accept_report": "TTLT 01/2017 Điều 11 khoản 1", "assign_report": "TTLT 01/2017 Điều 9",
    "classify_as_not_a_report": "TTLT 01/2017 Điều 8", "send_report": "TTLT 01/2017 Điều 8",
    "take_over_report": "TTLT 01/2017 Điều 11 khoản 1", "merge_report": "TTLT 01/2017 Điều 12",
    "split_report": "TTLT 01/2017 Điều 12 khoản 1", "split_new": "TTLT 01/2017 Điều 12 khoản 1",
    "extend_report": "BLTTHS Điều 147 khoản 2", "request_extension": "BLTTHS Điều 147 khoản 2",
    "answer_extension": "TTLT 01/2017 Điều 11 khoản 2", "record_joint_review": "TTLT 01/2020 Điều 5",
    "record_coordination": "TTLT 01/2022", "suspend_report": "BLTTHS Điều 148",
    "resume_report": "BLTTHS Điều 149", "record_cancellation": "BLTTHS Điều 148 khoản 2",
    "record_limitation": "BLHS Điều 27",
    "close_by_limitation": "TTLT 01/2020 Điều 15", "resolve_report": "BLTTHS Điều 147 khoản 1",
    "reopen_report": "BLTTHS Điều 161 khoản 1",
    "review_outcome": "TTLT 04/2018 Điều 7", "record_agreement": "TT 28/2020 Điều 21",
    "record_administrative_transfer": "TTLT 01/2017 Điều 16", "archive_report": "TT 28/2020 Điều 20",
}  # fmt: skip
