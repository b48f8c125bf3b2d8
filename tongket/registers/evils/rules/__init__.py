"""Rules of the register of social evils: kinds, states, who may; the reasons against an act stand in `reasons`."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Role

KINDS = {"gambling": _("Cờ bạc"), "prostitution": _("Mại dâm"), "drug_use": _("Sử dụng trái phép chất ma túy")}
SUB_KINDS = {
    "gambling": {
        "cards_dice": _("Đánh bạc bằng bài lá, xóc đĩa"),
        "lottery": _("Số lô, số đề"),
        "betting": _("Cá độ"),
        "organising_gambling": _("Tổ chức đánh bạc, gá bạc"),
    },
    "prostitution": {
        "buying_selling": _("Mua dâm, bán dâm"),
        "brokering": _("Môi giới mại dâm"),
        "harbouring_prostitution": _("Chứa mại dâm"),
    },
    "drug_use": {
        "use": _("Sử dụng trái phép"),
        "organising_use": _("Tổ chức sử dụng trái phép"),
        "harbouring_use": _("Chứa chấp việc sử dụng trái phép"),
    },
}
ALL_SUB_KINDS = {key: name for words in SUB_KINDS.values() for key, name in words.items()}
OUTCOMES = {"criminal": _("Xử lý hình sự"), "administrative": _("Xử lý hành chính")}
SPOT_KINDS = {
    "gambling": _("Cờ bạc"),
    "prostitution": _("Mại dâm"),
    "drugs": _("Ma túy"),
    "order": _("Phức tạp về an ninh, trật tự"),
}
TREATMENTS = {
    "voluntary": _("Cai nghiện tự nguyện"),
    "compulsory": _("Cai nghiện bắt buộc"),
    "methadone": _("Điều trị bằng thuốc thay thế (methadone)"),
    "after_treatment": _("Quản lý sau cai nghiện"),
}
# A book that is opened while people are in treatment takes them over once; they have not entered in the period.
DIRECTIONS = {"carried_over": _("Chuyển từ sổ cũ"), "entered": _("Vào"), "left": _("Ra")}
MOVE_REASONS = {
    "carried_over": {"old_book": _("Đang quản lý khi mở sổ")},
    "entered": {
        "own_wish": _("Tự nguyện đăng ký"),
        "court_decision": _("Quyết định của Tòa án"),
        "commune_decision": _("Quyết định của Ủy ban nhân dân"),
        "moved_in": _("Chuyển đến"),
    },
    "left": {
        "completed": _("Hoàn thành"),
        "dropped_out": _("Bỏ dở"),
        "moved_away": _("Chuyển đi"),
        "deceased": _("Chết"),
        "arrested": _("Bị bắt, chấp hành án"),
    },
}
ALL_MOVE_REASONS = {key: name for words in MOVE_REASONS.values() for key, name in words.items()}
RESULTS = {
    "arrested": _("Bắt được"),
    "surrendered": _("Vận động đầu thú"),
    "cleared": _("Thanh loại"),
}
BASES = {
    "social_order": _("Trật tự xã hội"),
    "drugs": _("Ma túy"),
    "economic": _("Kinh tế, tham nhũng"),
    "judgment": _("Trốn thi hành án"),
    "other": _("Khác"),
}
# Limits of plausibility, not of law: what lies beyond is a slip of the keyboard, not an entry.
MOST_PERSONS = 500  # of one case or one notice
MOST_MOVED = 5_000  # of one movement: a whole district's treatment taken over at once
MOST_MONEY = 10**13  # đồng of one case
EARLIEST = date(2000, 1, 1)  # no book of this register was begun before
EARLIEST_NOTICE = date(1945, 9, 2)  # a notice taken over from an older book may be as old as the State
BODY_LEVELS = ("division", "district", "province")  # police bodies that issue wanted notices

STATES = {
    "case": {"recorded": _("Đang xử lý"), "decided": _("Đã có kết quả"), "void": _("Đã hủy")},
    "spot": {"standing": _("Đang tồn tại"), "cleared": _("Đã xóa"), "void": _("Đã hủy")},
    "movement": {"recorded": _("Đã ghi"), "void": _("Đã hủy")},
    "notice": {"open": _("Đang truy nã"), "resolved": _("Đã giải quyết"), "void": _("Đã hủy")},
}
# Nothing is voided in one step: `request_void` asks with a decision, `approve_void` does the `void_…` of the record.
VOIDS = {
    "case": "void_evil_case",
    "spot": "void_spot",
    "movement": "void_treatment_movement",
    "notice": "void_wanted_notice",
    "result": "void_wanted_result",
}
REQUEST_STATES = {"asked": _("Chờ duyệt"), "approved": _("Đã duyệt hủy"), "refused": _("Không đồng ý")}
TRANSITIONS = {
    "case": {
        ("recorded", "decide_evil_case"): "decided",
        ("decided", "withdraw_evil_decision"): "recorded",
        ("recorded", "request_void"): "recorded",
        ("recorded", "refuse_void"): "recorded",
        ("decided", "refuse_void"): "decided",
        ("recorded", "void_evil_case"): "void",
    },
    "spot": {
        ("standing", "clear_spot"): "cleared",
        ("cleared", "reopen_spot"): "standing",
        ("standing", "request_void"): "standing",
        ("cleared", "request_void"): "cleared",
        ("standing", "refuse_void"): "standing",
        ("cleared", "refuse_void"): "cleared",
        ("standing", "void_spot"): "void",
        ("cleared", "void_spot"): "void",
    },
    "movement": {
        ("recorded", "request_void"): "recorded",
        ("recorded", "refuse_void"): "recorded",
        ("recorded", "void_treatment_movement"): "void",
    },
    "notice": {
        ("open", "record_wanted_result"): ("open", "resolved"),
        ("open", "request_void"): "open",
        ("resolved", "request_void"): "resolved",
        ("open", "refuse_void"): "open",
        ("resolved", "refuse_void"): "resolved",
        ("resolved", "void_wanted_result"): "open",
        ("open", "void_wanted_result"): "open",
        ("open", "void_wanted_notice"): "void",
    },
}
_DESKS = frozenset({Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD, Role.STATISTICS, Role.SYSTEM})
_INVESTIGATION = frozenset({Role.INVESTIGATOR, Role.UNIT_HEAD, Role.STATISTICS, Role.SYSTEM})
_APPROVERS = frozenset({Role.UNIT_HEAD, Role.STATISTICS})
_DECIDERS = _APPROVERS | {Role.PROCURACY}
WHO = {
    "record_evil_case": _DESKS,
    "decide_evil_case": _DESKS,
    "withdraw_evil_decision": _APPROVERS,
    "void_evil_case": _DECIDERS,
    "open_spot": _DESKS,
    "clear_spot": _DESKS,
    "reopen_spot": _DESKS,
    "void_spot": _DECIDERS,
    "record_treatment_movement": _DESKS,
    "void_treatment_movement": _DECIDERS,
    "issue_wanted_notice": _INVESTIGATION,
    "record_wanted_result": _INVESTIGATION,
    "void_wanted_result": _DECIDERS,
    "void_wanted_notice": _DECIDERS,
    "request_void": _DESKS - {Role.SYSTEM},
    "approve_void": _DECIDERS,
    "refuse_void": _DECIDERS,
}
# The standing office and scheduled work enter for every unit of the province.
ANYWHERE = frozenset({Role.STATISTICS, Role.SYSTEM})
VERBS = {
    "record_evil_case": _("Ghi vụ việc"),
    "decide_evil_case": _("Ghi kết quả xử lý"),
    "withdraw_evil_decision": _("Rút kết quả xử lý"),
    "void_evil_case": _("Hủy vụ việc"),
    "open_spot": _("Lập hồ sơ điểm phức tạp"),
    "clear_spot": _("Xóa điểm phức tạp"),
    "reopen_spot": _("Phức tạp trở lại"),
    "void_spot": _("Hủy hồ sơ điểm"),
    "record_treatment_movement": _("Ghi biến động cai nghiện"),
    "void_treatment_movement": _("Hủy biến động"),
    "issue_wanted_notice": _("Ghi quyết định truy nã"),
    "record_wanted_result": _("Ghi kết quả truy nã"),
    "void_wanted_result": _("Hủy kết quả truy nã"),
    "void_wanted_notice": _("Hủy quyết định đã ghi"),
    "request_void": _("Đề nghị hủy"),
    "approve_void": _("Duyệt hủy"),
    "refuse_void": _("Không đồng ý hủy"),
}
