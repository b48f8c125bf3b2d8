"""Rules of the register of awards: forms, states, who may do what, and what makes an award impossible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.catalogue import CATALOGUE
from tongket.core.indicators.nodes import bases
from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import Refused
from tongket.foundation.refusals import reasons_against_empty as reasons_against_empty

FORMS = {
    "province_certificate": _("Bằng khen của Chủ tịch UBND tỉnh"),
    "police_commendation": _("Giấy khen của Giám đốc Công an tỉnh"),
}
FIRST_YEAR = 2000  # an earlier year of merit is a slip of the pen, no rule of the law
RECIPIENTS = {"collective": _("Tập thể"), "individual": _("Cá nhân"), "household": _("Hộ gia đình")}
KINDS = {"thematic": _("Chuyên đề"), "sudden": _("Đột xuất"), "regular": _("Công trạng")}
VERDICTS = {"passed": _("Đủ"), "failed": _("Chưa đủ"), "to_judge": _("Cần xem")}
# Guidance until the text of the law's articles on criteria is loaded (AWD-4, AWD-6, AWD-8).
CRITERIA = {
    "form_fits": _("Hình thức phù hợp với thành tích"),
    "no_discipline": _("Không trong thời gian xem xét kỷ luật"),
    "dossier": _("Hồ sơ đủ: tờ trình, báo cáo tóm tắt thành tích"),
    "direct_work": _("Ưu tiên người trực tiếp làm nhiệm vụ"),
    "duties_done": _("Không còn nhiệm vụ được giao quá hạn"),
    "movement_merit": _("Có thành tích trong phong trào thi đua"),
}
REQUIRED_CRITERIA = ("form_fits", "no_discipline", "dossier")
REVOCATION_GROUNDS = {
    "false_declaration": _("Kê khai không trung thực"),
    "false_data": _("Số liệu không đúng"),
    "wrong_appraisal": _("Thẩm định sai"),
    "failed_standard": _("Kết luận sau đó: không đạt tiêu chuẩn"),
}

# One table per kind of record: (state, act) → state. docs/states.md is generated from these.
STATES = {
    "round": {"open": _("Đang nhận đề nghị"), "decided": _("Đã quyết định"), "handed_over": _("Đã trao")},
    "nomination": {
        "nominated": _("Đã đề nghị"),
        "eligible": _("Đủ điều kiện"),
        "not_eligible": _("Chưa đủ điều kiện"),
        "to_judge": _("Cần xem xét thêm"),
        "awarded": _("Đã có quyết định"),
        "void": _("Đã hủy"),
    },
    "award": {"decided": _("Đã quyết định"), "handed_over": _("Đã trao"), "revoked": _("Đã thu hồi")},
    "recognition": {"recorded": _("Đã ghi"), "void": _("Đã hủy")},
}
TRANSITIONS = {
    "round": {
        ("open", "nominate"): "open",
        ("open", "decide_awards"): "decided",
        ("decided", "decide_awards"): "decided",
        ("decided", "hand_over_awards"): "handed_over",
    },
    "nomination": {
        ("nominated", "vet_nomination"): ("eligible", "not_eligible", "to_judge"),
        ("to_judge", "vet_nomination"): ("eligible", "not_eligible", "to_judge"),
        ("eligible", "decide_awards"): "awarded",
        ("nominated", "void_nomination"): "void",
        ("to_judge", "void_nomination"): "void",
        ("not_eligible", "void_nomination"): "void",
        ("eligible", "void_nomination"): "void",
    },
    "award": {
        ("decided", "hand_over_awards"): "handed_over",
        ("decided", "revoke_award"): "revoked",
        ("handed_over", "revoke_award"): "revoked",
        ("revoked", "restore_award"): ("decided", "handed_over"),
    },
    "recognition": {("recorded", "void_recognition"): "void"},
}
# Rows that exist because somebody recorded a crime: an indicator that reads one of them carries no award.
RECORDED_CRIME = frozenset(
    {
        ("offence", "occurred"),
        ("offence", "detected"),
        ("report_flow", "received_first"),
        ("report_flow", "received"),
        ("case", "initiated"),
        ("evil", "detected"),
        ("evil", "persons"),
        ("evil", "fined"),
    }
)
WHO = {
    "open_round": frozenset({Role.EMULATION, Role.STATISTICS}),
    "nominate": frozenset({Role.UNIT_HEAD, Role.MEMBER_AGENCY, Role.EMULATION, Role.STATISTICS}),
    "vet_nomination": frozenset({Role.EMULATION}),
    "void_nomination": frozenset({Role.UNIT_HEAD, Role.MEMBER_AGENCY, Role.EMULATION, Role.STATISTICS}),
    "decide_awards": frozenset({Role.CHAIR, Role.UNIT_HEAD}),
    "hand_over_awards": frozenset({Role.EMULATION, Role.STATISTICS, Role.CHAIR}),
    "revoke_award": frozenset({Role.CHAIR}),
    "restore_award": frozenset({Role.CHAIR}),
    "record_recognition": frozenset({Role.EMULATION, Role.STATISTICS}),
    "void_recognition": frozenset({Role.EMULATION, Role.STATISTICS}),
}
# A police commendation may be decided by the head of the police; the province's certificate by its chair only.
DECIDERS = {
    "province_certificate": frozenset({Role.CHAIR}),
    "police_commendation": frozenset({Role.CHAIR, Role.UNIT_HEAD}),
}


def reasons_against_role(act: str, role: Role) -> list[Refused]:
    """Why this role may not do this."""
    if role in WHO[act]:
        return []
    return [Refused("ROLE-MAY-NOT", _("Vai trò này không được làm việc đó."), _("Chuyển cho người có thẩm quyền."))]


def reasons_against_move(kind: str, state: str, act: str) -> list[Refused]:
    """Why a record in this state cannot take this act: the table of transitions does not have it."""
    if (state, act) in TRANSITIONS[kind]:
        return []
    code = {"round": "AWARD-ROUND-NOT-OPEN", "recognition": "RECOGNITION-STATE"}.get(kind, "AWARD-STATE")
    return [
        Refused(
            code,
            _("Đang ở trạng thái “%(state_name)s” nên không làm được việc này."),
            _("Xem lại diễn biến của hồ sơ."),
            state_name=str(STATES[kind].get(state, state)),
            state=state,
        )
    ]


def reasons_against_second_person(former: Iterable[tuple[int | None, str]], by: Actor) -> list[Refused]:
    """Why this person cannot judge: they did the step before."""
    for account_id, post in former:
        if by.is_person(account_id, post):
            return [
                Refused(
                    "SECOND-PERSON-NEEDED",
                    _("Người làm bước trước (%(post)s) không tự xét bước này."),
                    _("Nhờ người thứ hai."),
                    post=post or by.post,
                )
            ]
    return []


def reasons_against_nomination(*, recipient: str, form: str, kind: str, post: str, achievement: str) -> list[Refused]:
    """Why a nomination cannot be entered: unknown words, a post missing or out of place, no achievement."""
    reasons = []
    for code, words, value, field in (
        ("AWARD-RECIPIENT-UNKNOWN", RECIPIENTS, recipient, "recipient"),
        ("AWARD-FORM-UNKNOWN", FORMS, form, "form"),
        ("AWARD-KIND-UNKNOWN", KINDS, kind, "kind"),
    ):
        if value not in words:
            reasons.append(
                Refused(code, _("Không có giá trị “%(value)s”."), _("Chọn trong danh sách."), value=value, field=field)
            )
    if recipient != "collective" and not post.strip():
        reasons.append(
            Refused(
                "AWARD-POST-MISSING",
                _("Cá nhân, hộ gia đình phải ghi theo chức danh."),
                _("Ghi chức danh, ví dụ “Điều tra viên 07”; không ghi tên."),
                field="post",
            )
        )
    if recipient == "collective" and post.strip():
        reasons.append(
            Refused("AWARD-POST-NOT-WANTED", _("Tập thể thì không ghi chức danh."), _("Để trống ô này."), field="post")
        )
    if not achievement.strip():
        reasons.append(
            Refused("AWARD-ACHIEVEMENT-MISSING", _("Chưa ghi thành tích."), _("Ghi thành tích."), field="achievement")
        )
    return reasons


def reason_two_forms(other: str) -> Refused:
    """AWD-4: not several forms for one achievement."""
    return Refused(
        "AWARD-TWO-FORMS",
        _("Thành tích này của cùng người nhận trong năm đó đã được đề nghị ở %(other)s."),
        _("Một thành tích chỉ được tặng một hình thức; hủy đề nghị cũ hoặc ghi thành tích khác."),
        other=other,
        field="achievement",
    )


def reasons_against_verdicts(verdicts: Sequence[tuple[str, str, str]], forbidden: Iterable[str]) -> list[Refused]:
    """Why these verdicts (criterion, verdict, indicator) cannot stand: unknown, incomplete, fed by recorded crime."""
    reasons = []
    given = {criterion for criterion, _verdict, _indicator in verdicts}
    for criterion in [*REQUIRED_CRITERIA, *given]:
        if criterion not in given:
            reasons.append(
                Refused(
                    "AWARD-CRITERION-MISSING",
                    _("Chưa xét tiêu chí “%(criterion)s”."),
                    _("Xét đủ các tiêu chí bắt buộc."),
                    criterion=str(CRITERIA[criterion]),
                    field=criterion,
                )
            )
        elif criterion not in CRITERIA:
            reasons.append(Refused("AWARD-CRITERION-UNKNOWN", _("Không có tiêu chí “%(value)s”."), "", value=criterion))
    if any(verdict not in VERDICTS for _criterion, verdict, _indicator in verdicts):
        reasons.append(Refused("AWARD-VERDICT-UNKNOWN", _("Kết quả xét không hợp lệ."), _("Chọn trong danh sách.")))
    reasons += [reason_recorded_crime(indicator) for indicator in forbidden]
    return reasons


def reason_recorded_crime(indicator: str) -> Refused:
    """Recording crime is never punished: no count of recorded crime, nor its fall, may carry an award."""
    return Refused(
        "AWARD-RECORDED-CRIME",
        _("Chỉ tiêu “%(indicator)s” tính từ số tội phạm được ghi nhận, không dùng để xét khen thưởng."),
        _("Nếu luật đặt tiêu chí như vậy, ghi kết luận của cơ quan có thẩm quyền làm căn cứ, không ghi chỉ tiêu."),
        indicator=indicator,
        field="indicator",
    )


def outcome_of(verdicts: Iterable[str]) -> str:
    """State of a nomination after vetting: one failed fails, one open stays to be judged, else eligible."""
    found = set(verdicts)
    if "failed" in found:
        return "not_eligible"
    return "to_judge" if "to_judge" in found else "eligible"


def reasons_against_decider(form: str, role: Role, police: bool) -> list[Refused]:
    """Why this role may not decide this form (AWD-7); a unit head only as the head of a police body."""
    if role in DECIDERS[form] and (role != Role.UNIT_HEAD or police):
        return []
    return [
        Refused(
            "AWARD-NOT-THE-AUTHORITY",
            _("Vai trò này không có thẩm quyền quyết định “%(form_name)s”."),
            _("Trình người có thẩm quyền."),
            form_name=str(FORMS[form]),
        )
    ]


def counts_recorded_crime(indicator: str) -> bool:
    """Whether an indicator of the catalogue reads a count of recorded crime, be it as numerator or denominator."""
    known = CATALOGUE.get(indicator)
    if known is None:
        raise Refused(
            "AWARD-INDICATOR-UNKNOWN",
            _("Không có chỉ tiêu “%(indicator)s” trong danh mục."),
            _("Xem mã ở trang Chỉ tiêu, hoặc để trống."),
            indicator=indicator,
            field="indicator",
        )
    return any((base.table, base.event) in RECORDED_CRIME for base in bases(known.node) if hasattr(base, "event"))


def reasons_against_own_withdrawal(role: Role, own: bool) -> list[Refused]:
    """Why this person cannot withdraw a nomination: only who entered it or the emulation desk may."""
    if own or role == Role.EMULATION:
        return []
    return [
        Refused("AWARD-NOT-YOURS", _("Đề nghị này do người khác lập."), _("Nhờ người lập hoặc bộ phận thi đua hủy."))
    ]


def reasons_against_day(on: date, earliest: date, today: date) -> list[Refused]:
    """Why an act cannot lie on this day: before what it rests on, or still to come."""
    if earliest <= on <= today:
        return []
    return [
        Refused(
            "AWARD-DATE",
            _("Ngày %(on)s phải từ %(earliest)s đến %(today)s."),
            _("Kiểm tra lại ngày."),
            on=on.strftime("%d/%m/%Y"),
            earliest=earliest.strftime("%d/%m/%Y"),
            today=today.strftime("%d/%m/%Y"),
            field="on",
        )
    ]


def reasons_against_choice(chosen: Sequence[tuple[str, str]]) -> list[Refused]:
    """Why these nominations (code, state) cannot be decided: none at all, or one that is not eligible."""
    if not chosen:
        return [
            Refused(
                "AWARD-NOTHING-TO-DECIDE",
                _("Chưa có đề nghị nào đủ điều kiện cho hình thức này."),
                _("Thẩm định các đề nghị trước."),
            )
        ]
    return [
        Refused(
            "AWARD-NOT-ELIGIBLE",
            _("Đề nghị %(nomination)s đang ở trạng thái “%(state_name)s”."),
            _("Chỉ quyết định các đề nghị đủ điều kiện."),
            nomination=code,
            state_name=str(STATES["nomination"][state]),
        )
        for code, state in chosen
        if state != "eligible"
    ]


def reasons_against_hand_over(forms: set[str], handed_by: Mapping[str, str]) -> list[Refused]:
    """Why awards cannot be handed over: none waits, or nobody is named who hands over one of the forms."""
    if not forms:
        return [Refused("AWARD-NOTHING-TO-HAND-OVER", _("Không có khen thưởng nào chờ trao."), "")]
    return [
        Refused(
            "AWARD-GIVER-MISSING",
            _("Chưa ghi người trao “%(form_name)s”."),
            _("Ghi chức danh người trao."),
            form_name=str(FORMS[form]),
            field=form,
        )
        for form in sorted(forms)
        if not handed_by.get(form, "").strip()
    ]


def reasons_against_absent(absent: Iterable[str], known: set[str]) -> list[Refused]:
    """Why the list of absent recipients cannot stand: it names awards that are not handed over now."""
    return [
        Refused("AWARD-UNKNOWN", _("Không có khen thưởng mang mã %(wanted)s."), "", wanted=code, field="absent")
        for code in absent
        if code not in known
    ]


def reasons_against_ground(ground: str) -> list[Refused]:
    """Why an award cannot be revoked on this ground: the law does not have it."""
    if ground in REVOCATION_GROUNDS:
        return []
    return [
        Refused("AWARD-GROUND-UNKNOWN", _("Không có căn cứ thu hồi này."), _("Chọn trong danh sách."), field="ground")
    ]


def reasons_against_year(year: int, opened: int, field: str = "year") -> list[Refused]:
    """Why merit of that year cannot be rewarded in a round: the year comes after the round's."""
    if FIRST_YEAR <= year <= opened:
        return []
    return [
        Refused("AWARD-YEAR", _("Không thể có thành tích của năm %(year)s."),
                _("Ghi năm từ %(first)s đến năm mở đợt, %(opened)s."), year=year, first=FIRST_YEAR, opened=opened,
                field=field)
    ]  # fmt: skip


def reasons_against_repeat(other: str) -> list[Refused]:
    """Why a recognition cannot be entered: the title is already recorded for the year."""
    if not other:
        return []
    return [
        Refused(
            "RECOGNITION-REPEATED", _("Danh hiệu này của năm đó đã ghi ở %(other)s."), "", other=other, field="title"
        )
    ]
