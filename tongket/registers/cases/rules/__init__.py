"""Rules of offences and cases: states, transitions, who may, and what makes an act impossible."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.law import competence
from tongket.core.law.crime_groups import WITH_OCCURRENCE
from tongket.foundation import refusals
from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused
from tongket.foundation.refusals import reasons_against_no_reason as reasons_against_no_reason
from tongket.foundation.refusals import reasons_against_same_person as reasons_against_same_person
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


def reasons_against_role(verb: str, role: Role) -> list[Refused]:
    """Why this role may not."""
    if role == Role.SYSTEM or role in WHO[verb]:
        return []
    return [
        Refused("ROLE-MAY-NOT", _("Vai trò của đồng chí không được làm việc “%(act)s”."), _("Nhờ người có thẩm quyền."),
                act=VERBS[verb])
    ]  # fmt: skip


def reasons_against_offence_act(verb: str, state: str) -> list[Refused]:
    """Why this act cannot follow in this state of an offence."""
    if (state, verb) in OFFENCE_TRANSITIONS:
        return []
    if verb == "clear_offence" and state == "cleared":
        return [
            Refused("OFFENCE-ALREADY-CLEARED", _("Vụ này đã ghi khám phá."), _("Hủy kết quả cũ trước nếu cần sửa."))
        ]
    if verb == "reverse_clearance" and state == "recorded":
        return [Refused("OFFENCE-NOT-CLEARED", _("Vụ này chưa ghi khám phá."), "")]
    return [
        Refused("OFFENCE-STATE", _("Không thể “%(act)s”: vụ đang ở trạng thái “%(state)s”."), "", act=VERBS[verb],
                state=OFFENCE_STATES[state])
    ]  # fmt: skip


def reasons_against_case_act(verb: str, state: str) -> list[Refused]:
    """Why this act cannot follow in this state of a case."""
    if (state, verb) in CASE_TRANSITIONS:
        return []
    return [
        Refused("CASE-STATE", _("Không thể “%(act)s”: vụ án đang ở trạng thái “%(state)s”."),
                _("Xem diễn biến của vụ án."), act=VERBS[verb], state=CASE_STATES[state])
    ]  # fmt: skip


def reasons_against_offence_days(
    *, occurred_on: date | None, recorded_on: date, today: date, group: str
) -> list[Refused]:
    """Why the days of an offence cannot be right."""
    reasons = []
    if (occurred_on is not None and occurred_on > recorded_on) or recorded_on > today:
        late = occurred_on if occurred_on is not None and occurred_on > recorded_on else recorded_on
        reasons.append(
            Refused("OFFENCE-IN-THE-FUTURE", _("Ngày %(day)s chưa tới vào lúc ghi."), _("Nhập ngày không sau hôm nay."),
                    day=f"{late:%d/%m/%Y}", field="occurred_on")
        )  # fmt: skip
    if occurred_on is None and group in WITH_OCCURRENCE:
        reasons.append(
            Refused("OFFENCE-OCCURRED-MISSING", _("Vụ về trật tự xã hội phải có ngày xảy ra."), _("Nhập ngày xảy ra."),
                    field="occurred_on")
        )  # fmt: skip
    return reasons


def reasons_against_numbers(numbers: Mapping[str, int]) -> list[Refused]:
    """Why these counts cannot be: a negative number."""
    return [
        Refused(
            "NEGATIVE-COUNT", _("Số “%(value)s” không được âm."), _("Nhập 0 nếu không có."), value=value, field=name
        )
        for name, value in numbers.items()
        if value < 0
    ]


def reasons_against_accused(numbers: Mapping[str, int]) -> list[Refused]:
    """Why these counts of accused cannot be: negative, nobody, or a part larger than the whole."""
    reasons = reasons_against_numbers(numbers)
    whole = numbers["n"]
    if not reasons and (whole == 0 or max(numbers.values()) > whole):
        reasons.append(
            Refused("ACCUSED-PARTS", _("Số bị can là %(n)s, không phù hợp với các số thành phần."),
                    _("Tổng phải lớn hơn 0 và không nhỏ hơn số nào trong đó."), n=whole, field="n")
        )  # fmt: skip
    return reasons


def reasons_against_leaving(n: int, standing: int) -> list[Refused]:
    """Why so many accused cannot leave a case: nobody, or more than still stand accused in it."""
    if 1 <= n <= standing:
        return []
    return [
        Refused("ACCUSED-PARTS", _("Vụ án chỉ còn %(charged)s bị can."), _("Kiểm tra lại số người."),
                charged=standing, field="n")
    ]  # fmt: skip


def reasons_against_place(kind: str, level: str, code: str) -> list[Refused]:
    """Why this unit cannot be the place of an offence."""
    if kind == "area" and level == "commune":
        return []
    return [
        Refused("OFFENCE-PLACE-NOT-A-COMMUNE", _("%(unit)s không phải xã, phường, thị trấn."),
                _("Chọn đơn vị cấp xã nơi xảy ra."), unit=code, field="place_code")
    ]  # fmt: skip


def reasons_against_handler(
    unit: tuple[str, str, str], on: date, *, rank: str = "", assigned: bool = False
) -> list[Refused]:
    """Why this body (kind, level, code) cannot handle cases by the law of the day; warnings of the law do not bar."""
    kind, level, code = unit
    known = kind == "police" and level in COMPETENT_LEVELS
    why = list(competence.may_initiate(level, on, rank=rank, assigned=assigned)) if known else []
    blocking = competence.blocking(tuple(why))
    if known and not blocking:
        return []
    hint = _("Chọn Cơ quan điều tra cấp huyện hoặc cấp tỉnh.")
    if blocking:
        hint = f"{blocking[0].message} ({blocking[0].cites})"
    return [
        Refused("CASE-BODY-NOT-COMPETENT", _("%(unit)s không có thẩm quyền điều tra."), hint, unit=code,
                field="handler_code")
    ]  # fmt: skip


def reasons_against_receiver(kind: str, level: str, code: str, on: date) -> list[Refused]:
    """Why this body cannot go on with a case by the law of the day; who there does so is said when it is assigned."""
    found = reasons_against_handler((kind, level, code), on, rank="senior", assigned=True)
    for reason in found:
        reason.data["field"] = "to_code"
    return found


def reasons_against_clearance(
    *, basis: str, on: date, first_day: date, today: date, recovered: int
) -> list[Refused]:
    """Why an offence cannot be cleared so; `first_day` is the day it occurred (or was recorded, without one)."""
    reasons = reasons_against_numbers({"recovered": recovered})
    if basis not in BASES:
        reasons.append(Refused("CLEARANCE-BASIS-UNKNOWN", _("Không có căn cứ khám phá này."), "", field="basis"))
    if on < first_day:
        reasons.append(
            Refused("OFFENCE-CLEARED-BEFORE-OCCURRED", _("Ngày khám phá %(day)s trước ngày xảy ra %(first)s."),
                    _("Kiểm tra lại hai ngày."), day=f"{on:%d/%m/%Y}", first=f"{first_day:%d/%m/%Y}", field="on")
        )  # fmt: skip
    if on > today:
        reasons.append(
            Refused("OFFENCE-IN-THE-FUTURE", _("Ngày %(day)s chưa tới vào lúc ghi."), _("Nhập ngày không sau hôm nay."),
                    day=f"{on:%d/%m/%Y}", field="on")
        )  # fmt: skip
    return reasons


def reasons_against_case_day(on: date, today: date, last_on: date | None) -> list[Refused]:
    """Why an act in a case cannot be dated so."""
    return refusals.reasons_against_day("CASE", on, today, last_on)


def reasons_against_ground(ground: str, known: Mapping[str, object], field: str = "ground") -> list[Refused]:
    """Why a case cannot be stopped on this ground."""
    if ground in known:
        return []
    return [
        Refused("CASE-GROUND-UNKNOWN", _("Không có căn cứ “%(value)s”."), _("Chọn trong danh sách."), value=ground,
                field=field)
    ]  # fmt: skip


def reasons_against_ring(*, kind: str, name: str, members: int, cases: int) -> list[Refused]:
    """Why a ring cannot be recorded: a bare count without a named record and its cases is refused."""
    reasons = reasons_against_numbers({"members": members})
    if kind not in RING_KINDS:
        reasons.append(Refused("RING-KIND-UNKNOWN", _("Không có loại băng, ổ nhóm này."), "", field="kind"))
    if not name.strip():
        reasons.append(Refused("RING-WITHOUT-NAME", _("Chưa ghi tên gọi."), _("Ghi tên chuyên án."), field="name"))
    if cases == 0:
        reasons.append(
            Refused("RING-WITHOUT-CASES", _("Chưa có vụ án nào kèm theo."), _("Ghi mã ít nhất một vụ án."),
                    field="case_codes")
        )  # fmt: skip
    return reasons


def reasons_against_review(*, numbers: Mapping[str, int], on: date, today: date) -> list[Refused]:
    """Why a review cannot be recorded: nothing reviewed, more found than reviewed, a day to come."""
    reasons = reasons_against_numbers(numbers) + reasons_against_case_day(on, today, None)
    if not reasons and (numbers["cases_reviewed"] == 0 or numbers["found"] > numbers["accused_reviewed"]):
        reasons.append(
            Refused("REVIEW-EMPTY", _("Số đã rà soát không phù hợp."), _("Ghi số vụ, số bị can thực tế đã rà soát."),
                    field="cases_reviewed")
        )  # fmt: skip
    return reasons
