"""States, acts and words of offences and cases: which act follows which state, and which roles may do it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Role
from tongket.registers.cases.rules import investigation, transfer

GROUPS = {
    "social_order": _("Trật tự xã hội"),
    "economic": _("Trật tự quản lý kinh tế"),
    "corruption": _("Tham nhũng, chức vụ"),
    "environment": _("Môi trường, tài nguyên"),
    "drugs": _("Ma túy"),
    "high_tech": _("Công nghệ thông tin, viễn thông"),
    "national_security": _("An ninh quốc gia"),
    "other": _("Nhóm khác"),
}
CLASSES = {
    "less_serious": _("Ít nghiêm trọng"),
    "serious": _("Nghiêm trọng"),
    "very_serious": _("Rất nghiêm trọng"),
    "extremely_serious": _("Đặc biệt nghiêm trọng"),
}
BASES = {
    "in_the_act": _("Bắt quả tang"),
    "surrender": _("Tự thú, đầu thú"),
    "charged": _("Đã khởi tố bị can"),
    "identified": _("Đã rõ đối tượng, có chứng cứ"),
    "terminated_known": _("Đình chỉ nhưng đã rõ đối tượng"),
}
RING_KINDS = {"gang": _("Băng nhóm"), "line": _("Đường dây"), "group": _("Ổ nhóm"), "spot": _("Tụ điểm")}
# BLTTHS Đ230, Đ155, Đ157; BLHS Đ29.
TERMINATION_GROUNDS = {
    "no_event": _("Không có sự việc phạm tội"),
    "no_crime": _("Hành vi không cấu thành tội phạm"),
    "not_responsible": _("Chưa đủ tuổi, không có năng lực trách nhiệm hình sự"),
    "withdrawn": _("Bị hại rút yêu cầu"),
    "limitation": _("Hết thời hiệu"),
    "amnesty": _("Đại xá"),
    "dead": _("Người phạm tội đã chết"),
    "insufficient": _("Hết hạn điều tra, không chứng minh được"),
    "exempt": _("Miễn trách nhiệm hình sự"),
}
# BLTTHS Đ229.
SUSPENSION_GROUNDS = {
    "suspect_unknown": _("Chưa xác định được bị can"),
    "whereabouts": _("Không rõ bị can ở đâu"),
    "illness": _("Bị can mắc bệnh hiểm nghèo, tâm thần"),
    "expertise": _("Chờ giám định, định giá, tương trợ tư pháp"),
    "force_majeure": _("Bất khả kháng do thiên tai, dịch bệnh"),
}
RETURNING_BODIES = investigation.RETURNING_BODIES

OFFENCE_STATES = {"recorded": _("Đã ghi nhận"), "cleared": _("Đã khám phá"), "void": _("Đã hủy")}
CASE_STATES = {
    "investigating": _("Đang điều tra"),
    "suspended": _("Đang tạm đình chỉ điều tra"),
    "concluded": _("Đã kết luận điều tra"),
    "terminated": _("Đã đình chỉ điều tra"),
    **investigation.STATES,
    **transfer.STATES,
    "void": _("Đã hủy"),
}
STATES = OFFENCE_STATES | CASE_STATES
VERBS = {
    "record_offence": _("Ghi vụ phạm pháp"),
    "clear_offence": _("Ghi khám phá"),
    "reverse_clearance": _("Hủy kết quả khám phá"),
    "reclassify_offence": _("Thay đổi tội danh"),
    "void_offence": _("Hủy vụ phạm pháp"),
    "initiate_case": _("Khởi tố vụ án"),
    "charge_accused": _("Khởi tố bị can"),
    "conclude_case": _("Kết luận điều tra"),
    "terminate_case": _("Đình chỉ điều tra"),
    "suspend_case": _("Tạm đình chỉ điều tra"),
    "resume_case": _("Phục hồi điều tra (sau tạm đình chỉ)"),
    "return_case": _("Trả hồ sơ điều tra bổ sung"),
    "reopen_case": _("Phục hồi điều tra (sau đình chỉ)"),
    "record_acquittal": _("Ghi người được xác định không phạm tội"),
    "void_case": _("Hủy vụ án"),
    "break_ring": _("Ghi triệt phá băng, ổ nhóm"),
    "void_ring": _("Hủy bản ghi băng, ổ nhóm"),
    "review_safeguards": _("Ghi rà soát oan sai, bỏ lọt"),
    **investigation.VERBS,
    **transfer.VERBS,
}
OFFENCE_TRANSITIONS = {
    ("", "record_offence"): "recorded",
    ("recorded", "clear_offence"): "cleared",
    ("cleared", "reverse_clearance"): "recorded",
    ("recorded", "reclassify_offence"): "recorded",
    ("cleared", "reclassify_offence"): "cleared",
    ("recorded", "void_offence"): "void",
    ("cleared", "void_offence"): "void",
    ("recorded", "move_offence"): "recorded",
}
CASE_TRANSITIONS = {
    ("", "initiate_case"): "investigating",
    ("investigating", "charge_accused"): "investigating",
    ("investigating", "suspend_case"): "suspended",
    ("suspended", "resume_case"): "investigating",
    ("investigating", "conclude_case"): "concluded",
    ("investigating", "terminate_case"): "terminated",
    ("suspended", "terminate_case"): "terminated",
    ("concluded", "return_case"): "investigating",
    ("terminated", "reopen_case"): "investigating",
    ("concluded", "record_acquittal"): "concluded",
    ("terminated", "record_acquittal"): "terminated",
    **investigation.TRANSITIONS,
    **transfer.TRANSITIONS,
    **{(state, "void_case"): "void" for state in CASE_STATES if state != "void"},
}
TRANSITIONS = OFFENCE_TRANSITIONS | CASE_TRANSITIONS

_OFFICERS = frozenset({Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD})
_DECIDERS = frozenset({Role.INVESTIGATOR, Role.UNIT_HEAD})
_VOIDERS = frozenset({Role.UNIT_HEAD, Role.STATISTICS})
WHO = dict.fromkeys(VERBS, _DECIDERS) | {
    "record_offence": _OFFICERS,
    "void_offence": _VOIDERS,
    "void_case": _VOIDERS,
    "void_ring": _VOIDERS,
    "review_safeguards": frozenset({Role.UNIT_HEAD, Role.PROCURACY, Role.STATISTICS}),
    "return_case": _DECIDERS | {Role.PROCURACY},
    **investigation.WHO,
    **transfer.WHO,
}
# Offences of such a case may be initiated anew.
LETS_GO = ("void", "annulled")
KEEPS_A_LIMIT = ("investigating", "suspended", "concluded", "handed_over", "terminated")
COMPETENT_LEVELS = ("province", "division", "district", "commune")
