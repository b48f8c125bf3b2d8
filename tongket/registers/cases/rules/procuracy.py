"""Rules of the procuracy's seat: its requests, annulled decisions, files returned, and the signs of injustice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.checks.claims import Reviewed, bare_claims
from tongket.core.clock.terms import Due, term_of
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import joint_circular_01_2017, joint_circular_04_2018
from tongket.core.law.limits import Limit
from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused
from tongket.foundation.refusals import reasons_against_empty as reasons_against_empty

REQUEST_KINDS = {
    "verify": _("Yêu cầu kiểm tra, xác minh"),
    "initiate": _("Yêu cầu khởi tố"),
    "remedy": _("Yêu cầu khắc phục vi phạm"),
    "recommend": _("Kiến nghị"),
}
# The law gives no number of days for a recommendation; a request to check counts with that to remedy (Đ145.3.c).
REQUEST_LIMITS: dict[str, Limit] = {
    "verify": joint_circular_01_2017.CURE_BEFORE_PROCURACY_RESOLVES,
    "initiate": joint_circular_04_2018.EXECUTE_INITIATION_REQUEST,
    "remedy": joint_circular_01_2017.CURE_BEFORE_PROCURACY_RESOLVES,
}
ANSWERS = {"accepted": _("Thực hiện"), "partly": _("Thực hiện một phần"), "refused": _("Không nhất trí")}
DECISIONS = {
    "non_initiation": _("Quyết định không khởi tố vụ án"),
    "suspension": _("Quyết định tạm đình chỉ giải quyết nguồn tin"),
    "extension": _("Quyết định gia hạn giải quyết nguồn tin"),
    "initiation": _("Quyết định khởi tố vụ án"),
    "case_suspension": _("Quyết định tạm đình chỉ điều tra"),
    "case_termination": _("Quyết định đình chỉ điều tra"),
}
OF_REPORTS = ("non_initiation", "suspension", "extension")
# Decisions in a case, and how the case itself names them.
OF_CASES = {"initiation": "initiation", "case_suspension": "suspension", "case_termination": "termination"}
# After these the report has to be resolved again.
REOPENING = ("non_initiation", "suspension")
RETURN_ANSWERS = {"accepted": _("Chấp nhận"), "not_accepted": _("Không chấp nhận")}
INSTANCES = {"appeal": _("Phúc thẩm"), "cassation": _("Giám đốc thẩm"), "reopening": _("Tái thẩm")}
ABOUT = {
    "custody": _("Bắt, tạm giữ, tạm giam"),
    "initiation": _("Khởi tố vụ án, khởi tố bị can"),
    "non_initiation": _("Không khởi tố vụ án"),
    "suspension": _("Tạm đình chỉ, đình chỉ"),
    "seizure": _("Khám xét, thu giữ, kê biên"),
    "delay": _("Chậm giải quyết"),
    "other": _("Hành vi, quyết định khác"),
}
RESULTS = {
    "well_founded": _("Khiếu nại đúng"),
    "partly": _("Khiếu nại đúng một phần"),
    "unfounded": _("Khiếu nại sai"),
    "withdrawn": _("Người khiếu nại rút đơn"),
}
VERBS = {
    "make_request": _("Ghi yêu cầu, kiến nghị của Viện kiểm sát"),
    "record_answer": _("Ghi trả lời Viện kiểm sát"),
    "annul_decision": _("Ghi hủy bỏ quyết định"),
    "return_file": _("Trả hồ sơ để điều tra bổ sung"),
    "answer_returned_file": _("Ghi ý kiến về hồ sơ bị trả"),
    "record_quashed_judgment": _("Ghi bản án bị hủy để điều tra lại"),
    "record_compensation": _("Ghi bồi thường của Nhà nước"),
    "record_complaint": _("Ghi khiếu nại tố tụng"),
    "decide_complaint": _("Ghi kết quả giải quyết khiếu nại"),
    "answer_extension_request": _("Trả lời đề nghị gia hạn"),
    "void_entry": _("Hủy bản ghi của Viện kiểm sát"),
    "record_prosecution_counts": _("Ghi số liệu truy tố, xét xử"),
    "sign_counts": _("Ký xác nhận số liệu"),
}
# What it says of the outcome of a report is an act on that report.
OF_OUTCOMES = {
    "review_outcome": _("Ghi đã kiểm sát, không có ý kiến khác"),
    "record_agreement": _("Ghi đồng ý chuyển hồ sơ xử phạt"),
}
_PROCURACY = frozenset({Role.PROCURACY})
_POLICE = frozenset({Role.INVESTIGATOR, Role.UNIT_HEAD, Role.STATISTICS})
_BOTH = frozenset({Role.PROCURACY, Role.UNIT_HEAD, Role.STATISTICS})
WHO = {
    "make_request": _PROCURACY,
    "record_answer": _POLICE,
    # The head of the body records what arrived as a paper; the record then says so.
    "annul_decision": frozenset({Role.PROCURACY, Role.UNIT_HEAD}),
    "return_file": _PROCURACY,
    "answer_returned_file": _POLICE,
    "record_quashed_judgment": _PROCURACY,
    "record_compensation": _BOTH,
    "record_complaint": _BOTH,
    "decide_complaint": _BOTH,
    "answer_extension_request": _PROCURACY,
    "void_entry": _BOTH,
    "record_prosecution_counts": _BOTH,
    "sign_counts": _BOTH,
}


def request_due(kind: str, on: date, calendar: WorkCalendar) -> Due | None:
    """By when the police have to act on a request; none where the law sets no limit."""
    limit = REQUEST_LIMITS.get(kind)
    return None if limit is None else term_of(limit, on, calendar)


def request_cites(kind: str, on: date) -> tuple[str, str]:
    """The provision of the limit in both languages, or empty texts."""
    limit = REQUEST_LIMITS.get(kind)
    return ("", "") if limit is None else limit.cited_on(on)


def reasons_against_who(verb: str, role: Role) -> list[Refused]:
    """Why this role may not act here: the procuracy's acts are its own, the police's answers theirs."""
    if role == Role.SYSTEM or role in WHO[verb]:
        return []
    hint = _("Việc này do Viện kiểm sát thực hiện.") if WHO[verb] == _PROCURACY else _("Nhờ người có thẩm quyền.")
    return [Refused("ROLE-MAY-NOT", _("Vai trò của đồng chí không được làm việc “%(act)s”."), hint, act=VERBS[verb])]


def reasons_against_word(value: str, known: Mapping[str, object], field: str) -> list[Refused]:
    """Why a word cannot stand in a field: it is not one of the list."""
    if value in known:
        return []
    return [
        Refused("PROCURACY-WORD-UNKNOWN", _("Không có lựa chọn “%(value)s”."), _("Chọn trong danh sách."), value=value,
                field=field)
    ]  # fmt: skip


def reasons_against_day(on: date, today: date, first: date | None = None, field: str = "on") -> list[Refused]:
    """Why a day cannot be right: still to come, or before what it answers."""
    if on > today:
        return [
            Refused("PROCURACY-IN-THE-FUTURE", _("Ngày %(day)s chưa tới."), _("Nhập ngày không sau hôm nay."),
                    day=f"{on:%d/%m/%Y}", field=field)
        ]  # fmt: skip
    if first is not None and on < first:
        return [
            Refused("PROCURACY-OUT-OF-ORDER", _("Ngày %(day)s đứng trước ngày %(first)s của văn bản gốc."),
                    _("Nhập ngày từ đó trở đi."), day=f"{on:%d/%m/%Y}", first=f"{first:%d/%m/%Y}", field=field)
        ]  # fmt: skip
    return []


def reasons_against_telling(concerned: bool, unit: str) -> list[Refused]:
    """Why a request about a report does not go to this body: the report is about it."""
    if not concerned:
        return []
    return [
        Refused("REQUEST-TO-THE-CONCERNED", _("Tin này phản ánh chính %(unit)s."),
                _("Gửi yêu cầu cho đơn vị đang giữ tin."), unit=unit, field="unit_code")
    ]  # fmt: skip


def reasons_against_again(answered: bool) -> list[Refused]:
    """Why a record cannot be answered: it already was."""
    if not answered:
        return []
    return [Refused("ALREADY-ANSWERED", _("Văn bản này đã được trả lời, giải quyết."), _("Xem kết quả đã ghi."))]


def reasons_against_decision(decision: str, standing: bool, code: str) -> list[Refused]:
    """Why a decision cannot be annulled: the item does not bear it (any more)."""
    if standing:
        return []
    return [
        Refused("NO-SUCH-DECISION", _("%(target)s không có “%(decision)s” đang có hiệu lực."),
                _("Xem diễn biến của hồ sơ."), target=code, decision=DECISIONS[decision], field="decision")
    ]  # fmt: skip


def by_paper(role: Role) -> bool:
    """Whether what this role records of the procuracy's decisions is known from their paper only."""
    return role in _POLICE


def same_paper(number: str, other: str, on: date, other_on: date) -> bool:
    """Whether two entries about one decision on one item tell of one paper: by its number, without one by its day."""
    if number.strip() and other.strip():
        return "".join(number.split()).casefold() == "".join(other.split()).casefold()
    return on == other_on


def reasons_against_recording_again(number: str, code: str) -> list[Refused]:
    """Why a decision is not recorded a second time: that number stands in the book."""
    if not number.strip():
        return []
    return [
        Refused("DECISION-ON-RECORD", _("Quyết định này đã ghi ở %(code)s."), _("Xem bản ghi đó."), code=code,
                field="number")
    ]  # fmt: skip


def reasons_against_police(kind: str, code: str) -> list[Refused]:
    """Why a unit cannot be asked: it is no police body."""
    if kind == "police":
        return []
    return [
        Refused("NOT-A-POLICE-BODY", _("%(unit)s không phải đơn vị Công an."),
                _("Chọn mã đơn vị Công an (CAX, CAH, CA, PC)."), unit=code, field="unit_code")
    ]  # fmt: skip


def reasons_against_compensation(cases: int, amount: int) -> list[Refused]:
    """Why compensation cannot be recorded: no case, or a negative sum."""
    if cases > 0 and amount >= 0:
        return []
    return [
        Refused("COMPENSATION-EMPTY", _("Số vụ việc phải lớn hơn 0, số tiền không được âm."),
                _("Ghi theo quyết định bồi thường."), field="cases" if cases < 1 else "amount")
    ]  # fmt: skip


# Grounds of Đ148 on which the resolution of a report is suspended.
REPORT_GROUNDS = {
    "expertise": _("Chờ giám định, định giá, tương trợ tư pháp"),
    "documents": _("Chờ tài liệu, đồ vật đã yêu cầu"),
    "force_majeure": _("Bất khả kháng do thiên tai, dịch bệnh"),
}


def reasons_against_claim(text: str, reviewed: Iterable[Reviewed] = (), field: str = "") -> list[Refused]:
    """Why a text cannot be printed: it says nobody was wronged, and names no review that looked."""
    return [
        Refused(
            "SAFEGUARDS-CLAIM-WITHOUT-REVIEW",
            _("“%(claim)s” là khẳng định không có căn cứ rà soát."),
            _("Chỉ ghi: qua rà soát n vụ/n bị can, chưa phát hiện oan, sai, bỏ lọt (chức danh người rà soát; ngày "
              "rà soát), theo đúng bản ghi rà soát."),
            claim=claim, field=field,
        )
        for claim in bare_claims(text, reviewed)
    ]  # fmt: skip
