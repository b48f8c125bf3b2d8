"""The investigation of a case: what may follow what, who may, and what the law asks before a decision."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.core.clock.investigation import InvestigationReading
from tongket.core.law import criminal_procedure_code as law
from tongket.core.law.case_acts import cites_of
from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused
from tongket.registers.cases.rules.limit import next_signatory

# BLTTHS Đ232.
PROPOSALS = {"prosecute": _("Đề nghị truy tố"), "terminate": _("Đình chỉ điều tra")}
# BLTTHS Đ174.2; "court" is what older records say of either.
RETURNING_BODIES = {
    "procuracy": _("Viện kiểm sát"),
    "judge": _("Thẩm phán chủ tọa phiên tòa"),
    "panel": _("Hội đồng xét xử"),
    "court": _("Tòa án"),
}
# BLTTHS Đ172.5; the regional ones take the place of the district's from 01/07/2025.
LEVELS = {
    "district": _("Viện kiểm sát cấp huyện"),
    "regional": _("Viện kiểm sát khu vực"),
    "province": _("Viện kiểm sát tỉnh"),
    "supreme": _("Viện kiểm sát nhân dân tối cao"),
}
CANCELLING_BODIES = {"procuracy": _("Viện kiểm sát"), "superior": _("Cơ quan điều tra cấp trên")}
# decision cancelled → the verb that cancels it
CANCELLATIONS = {
    "initiation": "cancel_initiation",
    "suspension": "cancel_case_suspension",
    "termination": "cancel_case_termination",
}
DECISIONS = {
    "initiation": _("Quyết định khởi tố vụ án"),
    "suspension": _("Quyết định tạm đình chỉ điều tra"),
    "termination": _("Quyết định đình chỉ điều tra"),
}
# Decisions whose papers go to the procuracy: the verb and its words.
SENT_DECISIONS = {
    "initiate_case": _("Quyết định khởi tố vụ án"),
    "suspend_case": _("Quyết định tạm đình chỉ điều tra"),
    "terminate_case": _("Quyết định đình chỉ điều tra"),
    "resume_case": _("Quyết định phục hồi điều tra"),
    "reopen_case": _("Quyết định phục hồi điều tra"),
    "join_cases": _("Quyết định nhập vụ án"),
    "split_case": _("Quyết định tách vụ án"),
}
NEEDS_WANTED_NOTICE = "whereabouts"
NEEDS_EXPERT = "illness"
# Đ229.1 asks for the end of the limit only where the suspect, the accused or an expert's answer is waited for.
BEFORE_EXPIRY = frozenset({NEEDS_EXPERT, "force_majeure"})

STATES = {
    "handed_over": _("Đã chuyển hồ sơ sang Viện kiểm sát"),
    "joined": _("Đã nhập vào vụ án khác"),
    "annulled": _("Đã hủy quyết định khởi tố"),
}
VERBS = {
    "link_reports": _("Ghi nguồn tin của vụ án"),
    "supplement_case": _("Bổ sung quyết định khởi tố vụ án"),
    "assign_case": _("Phân công Điều tra viên"),
    "terminate_accused": _("Đình chỉ điều tra đối với bị can"),
    "ask_investigation_extension": _("Đề nghị gia hạn điều tra"),
    "extend_investigation": _("Gia hạn điều tra"),
    "issue_wanted_notice": _("Ra quyết định truy nã"),
    "record_joint_assessment": _("Ghi phối hợp đánh giá chứng cứ"),
    "conclude_cases": _("Kết luận điều tra nhiều vụ án"),
    "hand_over_case": _("Chuyển hồ sơ đề nghị truy tố"),
    "hand_over_cases": _("Chuyển hồ sơ nhiều vụ án"),
    "send_case_decision": _("Gửi quyết định cho Viện kiểm sát"),
    "cancel_initiation": _("Hủy quyết định khởi tố vụ án"),
    "cancel_case_suspension": _("Hủy quyết định tạm đình chỉ điều tra"),
    "cancel_case_termination": _("Hủy quyết định đình chỉ điều tra"),
    "join_cases": _("Nhập vụ án"),
    "take_in_case": _("Nhận vụ án nhập vào"),
    "split_case": _("Tách vụ án"),
    "split_off_case": _("Lập vụ án từ quyết định tách"),
    "change_lead": _("Thay đổi tội danh chính"),
    "amend_offence": _("Đính chính vụ phạm pháp"),
    "request_void": _("Đề nghị hủy bản ghi"),
    "approve_void": _("Duyệt hủy bản ghi"),
    "refuse_void": _("Không đồng ý hủy bản ghi"),
}
_RUNNING = ("investigating", "suspended", "concluded", "handed_over", "terminated")
TRANSITIONS = {
    ("", "split_off_case"): "investigating",
    ("investigating", "supplement_case"): "investigating",
    ("investigating", "assign_case"): "investigating",
    ("suspended", "assign_case"): "suspended",
    ("investigating", "terminate_accused"): "investigating",
    ("investigating", "ask_investigation_extension"): "investigating",
    ("investigating", "extend_investigation"): "investigating",
    ("investigating", "issue_wanted_notice"): "investigating",
    ("investigating", "record_joint_assessment"): "investigating",
    ("concluded", "hand_over_case"): "handed_over",
    ("concluded", "terminate_case"): "terminated",
    ("handed_over", "return_case"): "investigating",
    ("handed_over", "record_acquittal"): "handed_over",
    ("investigating", "cancel_initiation"): "annulled",
    ("suspended", "cancel_initiation"): "annulled",
    ("suspended", "cancel_case_suspension"): "investigating",
    ("terminated", "cancel_case_termination"): "investigating",
    ("investigating", "join_cases"): "joined",
    ("suspended", "join_cases"): "joined",
    ("investigating", "take_in_case"): "investigating",
    ("investigating", "split_case"): "investigating",
    **{(state, "link_reports"): state for state in _RUNNING},
    **{(state, "send_case_decision"): state for state in (*_RUNNING, "joined")},
    **{(state, "change_lead"): state for state in _RUNNING},
    **{(state, "reclassify_offence"): state for state in _RUNNING},
}
_OFFICERS = frozenset({Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD})
_DECIDERS = frozenset({Role.INVESTIGATOR, Role.UNIT_HEAD})
WHO = dict.fromkeys(VERBS, _DECIDERS) | {
    "assign_case": frozenset({Role.UNIT_HEAD}),
    "extend_investigation": _DECIDERS | {Role.PROCURACY},
    **{verb: frozenset({Role.UNIT_HEAD, Role.PROCURACY}) for verb in CANCELLATIONS.values()},
    "join_cases": frozenset({Role.UNIT_HEAD}),
    "split_case": frozenset({Role.UNIT_HEAD}),
    "amend_offence": _OFFICERS | {Role.STATISTICS},
    "request_void": _OFFICERS | {Role.STATISTICS},
    "approve_void": frozenset({Role.UNIT_HEAD, Role.STATISTICS, Role.PROCURACY}),
    "refuse_void": frozenset({Role.UNIT_HEAD, Role.STATISTICS, Role.PROCURACY}),
}


def reasons_against_suspension(
    ground: str, on: date, due_strict: date | None, *, wanted: bool, document: str
) -> list[Refused]:
    """Why an investigation cannot be suspended so (Đ229): the limit still runs, no wanted notice, no expert."""
    reasons = []
    if ground not in BEFORE_EXPIRY and due_strict is not None and on < due_strict:
        reasons.append(
            Refused("CASE-LIMIT-NOT-EXPIRED", _("Thời hạn điều tra đến %(due)s mới hết (%(cites)s)."),
                    _("Với căn cứ này chỉ tạm đình chỉ khi đã hết thời hạn điều tra."), due=f"{due_strict:%d/%m/%Y}",
                    cites=cites_of("suspend_case", on), field="on")
        )  # fmt: skip
    if ground == NEEDS_WANTED_NOTICE and not wanted:
        reasons.append(
            Refused("CASE-WANTED-NOTICE-FIRST", _("Chưa có quyết định truy nã bị can."),
                    _("Ghi quyết định truy nã trước."), field="ground")
        )  # fmt: skip
    if ground == NEEDS_EXPERT and not document.strip():
        reasons.append(
            Refused("CASE-EXPERT-CONCLUSION-MISSING", _("Chưa ghi kết luận giám định về bệnh của bị can."),
                    _("Ghi số, ngày của kết luận giám định tư pháp."), field="document")
        )  # fmt: skip
    since = law.FORCE_MAJEURE_SUSPENSION.effective_from
    if ground == "force_majeure" and on < since:
        reasons.append(
            Refused("CASE-GROUND-NOT-IN-FORCE", _("Căn cứ này chỉ áp dụng từ %(since)s."), _("Chọn căn cứ khác."),
                    since=f"{since:%d/%m/%Y}", field="ground")
        )  # fmt: skip
    return reasons


def reasons_against_extension(level: str, document: str, reading: InvestigationReading, body_level: str, on: date
                              ) -> list[Refused]:  # fmt: skip
    """Why an investigation cannot be extended: no such procuracy, no decision, no further extension, another signs.

    What was not read in the law bars nothing: the clock of the case then says what does not fit.
    """
    reasons = []
    if level not in LEVELS:
        reasons.append(
            Refused("EXTENSION-LEVEL-UNKNOWN", _("Không có cấp Viện kiểm sát này."), _("Chọn trong danh sách."),
                    field="level")
        )  # fmt: skip
    reasons += reasons_against_document(document)
    given = reading.extensions_used
    if reading.extensions_left < 1:
        reasons.append(
            Refused("CASE-EXTENSIONS-SPENT", _("Đã gia hạn %(given)s lần; pháp luật không cho gia hạn thêm."),
                    _("Kết luận điều tra, hoặc tạm đình chỉ nếu đủ căn cứ."), given=given, field="level")
        )  # fmt: skip
        return reasons
    signs = next_signatory(reading, body_level, on)
    if signs is not None and signs.verified and level in LEVELS and level not in signs.levels:
        reasons.append(
            Refused("EXTENSION-LEVEL-WRONG",
                    _("Gia hạn lần thứ %(number)s của vụ án này thuộc thẩm quyền %(expected)s, không phải %(level)s "
                      "(%(cites)s)."),
                    _("Chọn lại nếu ghi nhầm; nếu quyết định do %(level)s ký thì đề nghị %(expected)s quyết định."),
                    number=given + 1, expected=LEVELS[signs.levels[0]], level=LEVELS[level], cites=signs.cites,
                    field="level")
        )  # fmt: skip
    return reasons


def reasons_against_sending(sent_at: datetime | None, at: datetime) -> list[Refused]:
    """Why a decision cannot have been sent then: the moment has not come yet."""
    if sent_at is None or sent_at <= at:
        return []
    return [
        Refused("CASE-IN-THE-FUTURE", _("Giờ gửi chưa tới."), _("Nhập giờ không sau bây giờ."), field="sent_on")
    ]


def reasons_against_document(document: str) -> list[Refused]:
    """Why a decision cannot be recorded without its number."""
    if document.strip():
        return []
    return [
        Refused("DECISION-NUMBER-MISSING", _("Chưa ghi số quyết định."), _("Ghi số, ngày của quyết định."),
                field="document")
    ]  # fmt: skip


def reasons_against_return(body: str, earlier: Collection[str]) -> list[Refused]:
    """Why a file cannot be returned once more: each body may return it so many times (Đ174.2)."""
    quotas = law.RETURNS_ALLOWED
    counted = {"court": ("judge", "panel")}.get(body, (body,))
    allowed = sum(quotas[name].amount for name in counted if name in quotas)
    spent = sum(1 for name in earlier if name in (*counted, body))
    if body not in RETURNING_BODIES or spent < allowed:
        return []
    return [
        Refused("CASE-RETURNS-SPENT", _("%(body)s đã trả hồ sơ %(spent)s lần, là số lần tối đa (%(cites)s)."),
                _("Kiểm tra lại cơ quan trả hồ sơ."), body=RETURNING_BODIES[body], spent=spent,
                cites=quotas[counted[0]].cites, field="by_body")
    ]  # fmt: skip


def reasons_against_conclusion(proposal: str, accused: int) -> list[Refused]:
    """Why an investigation cannot be concluded so: no such proposal, or nobody to prosecute."""
    if proposal not in PROPOSALS:
        return [Refused("CASE-PROPOSAL-UNKNOWN", _("Không có đề nghị này."), _("Chọn trong danh sách."),
                        field="proposal")]  # fmt: skip
    if proposal == "prosecute" and accused < 1:
        return [
            Refused("CASE-WITHOUT-ACCUSED", _("Vụ án chưa có bị can nên không thể đề nghị truy tố."),
                    _("Khởi tố bị can trước, hoặc tạm đình chỉ, đình chỉ điều tra."), field="proposal")
        ]  # fmt: skip
    return []


def reasons_against_outsider(unit_above: bool) -> list[Refused]:
    """Why this person may not approve a void: the approval comes from outside the unit that recorded it."""
    if unit_above:
        return []
    return [
        Refused("VOID-OUTSIDE-THE-UNIT", _("Việc hủy phải do người ngoài đơn vị đã ghi duyệt."),
                _("Gửi lên cấp trên, bộ phận thống kê hoặc Viện kiểm sát."))
    ]  # fmt: skip
