"""What stands against an act on a report: role and state, day, grounds, articles, limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.law import competence, penal_code
from tongket.foundation import refusals
from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import Refused
from tongket.foundation.refusals import reasons_against_no_reason as reasons_against_reason
from tongket.registers.intake.rules.receipt import DETAIL_LABELS
from tongket.registers.intake.rules.states import (
    OPEN_STATES,
    PROCURACY_FOR_THE_CONCERNED,
    STATES,
    TRANSITIONS,
    VERBS,
    WHO,
)

OUTCOMES = {
    "initiated": _("Khởi tố vụ án hình sự"),
    "not_initiated": _("Không khởi tố vụ án hình sự"),
    "administrative": _("Không khởi tố, xử lý hành chính"),
}
# BLTTHS Đ157: tám căn cứ; Đ155: người bị hại rút yêu cầu.
NON_INITIATION_GROUNDS = {
    "no_event": _("Không có sự việc phạm tội"),
    "no_crime": _("Hành vi không cấu thành tội phạm"),
    "under_age": _("Chưa đến tuổi chịu trách nhiệm hình sự"),
    "already_decided": _("Đã có bản án hoặc quyết định đình chỉ có hiệu lực"),
    "limitation": _("Đã hết thời hiệu truy cứu"),
    "amnesty": _("Tội phạm đã được đại xá"),
    "dead": _("Người thực hiện hành vi đã chết"),
    "no_request": _("Bị hại không yêu cầu hoặc rút yêu cầu khởi tố"),
}
GROUND_CITES = {ground: f"BLTTHS Điều 157 khoản {n}" for n, ground in enumerate(NON_INITIATION_GROUNDS, start=1)}
# TTLT 01/2017 Đ8: what the classification found.
CLASSIFICATIONS = {
    "competent": _("Nguồn tin về tội phạm, thuộc thẩm quyền"),
    "group_a": _("Nhóm a: chuyển ngay Cơ quan điều tra"),
    "group_b": _("Nhóm b: kiểm tra, xác minh sơ bộ rồi chuyển"),
    "not_competent": _("Nguồn tin về tội phạm, không thuộc thẩm quyền"),
}
COMMUNE_CLASSES = ("group_a", "group_b")
# Outcomes without a case: both rest on a ground of Đ157.
NO_CASE = ("not_initiated", "administrative")
AMENDABLE = {
    "kind": _("Loại"),
    "channel": _("Cách tiếp nhận"),
    "reporter_kind": _("Người báo"),
    "place_code": _("Nơi xảy ra"),
    "occurred_on": _("Ngày xảy ra"),
    "summary": _("Tóm tắt nội dung"),
    **DETAIL_LABELS,
}
_ARTICLE = re.compile(
    r"\s*(?:điều|art(?:icle)?\.?)?\s*(\d{1,3}[a-z]?)\s*(?:[,;]?\s*(?:khoản|k\.?|clause)\s*(\d{1,2}[a-z]?))?\s*",
    re.IGNORECASE,
)


def reasons_against_act(verb: str, state: str, role: Role) -> list[Refused]:
    """Why this act cannot follow in this state by this role."""
    reasons = reasons_against_role(verb, role)
    if (state, verb) not in TRANSITIONS:
        reasons.append(
            Refused("REPORT-STATE", _("Không thể “%(act)s”: tin đang ở trạng thái “%(state)s”."),
                    _("Xem diễn biến của tin."), act=VERBS[verb], state=STATES[state])
        )  # fmt: skip
    return reasons


def reasons_against_procuracy(verb: str, role: Role, about_its_holder: bool) -> list[Refused]:
    """Why the procuracy does not send this report on: a police body that it is not about holds it."""
    if role != Role.PROCURACY or verb not in PROCURACY_FOR_THE_CONCERNED or about_its_holder:
        return []
    return [
        Refused("ROLE-MAY-NOT", _("Viện kiểm sát chỉ chuyển tin phản ánh chính đơn vị đang giữ tin."),
                _("Đề nghị đơn vị đang giữ tin chuyển."))
    ]  # fmt: skip


def reasons_against_day(on: date, today: date, last_on: date | None) -> list[Refused]:
    """Why an act cannot be dated so: a day to come, or before the last act of this report."""
    return refusals.reasons_against_day("REPORT", on, today, last_on)


def reasons_against_handler(kind: str, level: str, code: str, on: date, *, rank: str = "", assigned: bool = False
                            ) -> list[Refused]:  # fmt: skip
    """Why this body cannot resolve on that day, by the law in force then."""
    if kind != "police" or level not in ("province", "division", "district", "commune"):
        return [not_competent(code, _("Chuyển cho Cơ quan điều tra có thẩm quyền."))]
    found = competence.blocking(competence.may_resolve(level, on, rank=rank, assigned=assigned))
    return [not_competent(code, reason.message) for reason in found[:1]]


def not_competent(code: str, hint: object) -> Refused:
    return Refused("REPORT-BODY-NOT-COMPETENT", _("%(unit)s không có thẩm quyền giải quyết."), hint, unit=code,
                   field="handler_code")  # fmt: skip


def may_resolve(level: str, on: date) -> bool:
    """Whether a body of this level resolves reports on that day, its officer's rank and assignment taken as given."""
    if level not in ("province", "division", "district", "commune"):
        return False
    return not competence.blocking(competence.may_resolve(level, on, rank="senior", assigned=True))


def reasons_against_outcome(outcome: str) -> list[Refused]:
    """Why a report cannot end so."""
    if outcome in OUTCOMES:
        return []
    return [
        Refused("REPORT-OUTCOME-UNKNOWN", _("Không có kết quả giải quyết “%(value)s”."), _("Chọn trong danh sách."),
                value=outcome, field="outcome")
    ]  # fmt: skip


def penal_article(text: str, clause: str = "") -> tuple[str, str]:
    """Article and clause out of "173", "Điều 173", "Điều 173 khoản 1"; empty where it is none of these."""
    found = _ARTICLE.fullmatch(text)
    return (found[1].lower(), (clause.strip() or found[2] or "").lower()) if found else ("", "")


def reasons_against_basis(outcome: str, article: str, clause: str, ground: str) -> list[Refused]:
    """Why the outcome has no basis: initiation names an article of the Penal Code, non-initiation a ground of Đ157,
    also where the file goes on for a fine."""
    if outcome == "initiated":
        return _reasons_against_article(article, clause)
    if outcome in NO_CASE and ground not in NON_INITIATION_GROUNDS:
        return [
            Refused("OUTCOME-GROUND-MISSING", _("Không khởi tố phải có căn cứ."),
                    _("Chọn một căn cứ của Điều 157 BLTTHS."), field="ground")
        ]  # fmt: skip
    return []


def basis_words(outcome: str, article: str, clause: str, ground: str) -> str:
    """The basis of an outcome as the timeline prints it."""
    if outcome == "initiated":
        return f"Điều {article} khoản {clause} BLHS" if clause else f"Điều {article} BLHS"
    return GROUND_CITES.get(ground, "")


def reasons_against_version(version: int, read: int) -> list[Refused]:
    """Why an amendment cannot be written: the report was amended since the officer read it."""
    if version == read:
        return []
    return [
        Refused("REPORT-CHANGED", _("Trong lúc đồng chí sửa, người khác đã sửa tin này."),
                _("So hai bản bên dưới, chọn từng ô rồi lưu lại."), version=version)
    ]  # fmt: skip


def reasons_against_amendment(moved: Mapping[str, tuple[str, str]], reason: str) -> list[Refused]:
    """Why nothing is amended by this: no field moved, or nobody says why."""
    if not moved:
        return [Refused("NOTHING-CHANGED", _("Chưa có ô nào thay đổi."), _("Sửa ít nhất một ô."))]
    return reasons_against_reason(reason)


def reasons_against_role(verb: str, role: Role) -> list[Refused]:
    """Why this role may not do it, whatever the state."""
    if role == Role.SYSTEM or role in WHO[verb]:
        return []
    return [
        Refused("ROLE-MAY-NOT", _("Vai trò của đồng chí không được làm việc “%(act)s”."),
                _("Nhờ người có thẩm quyền."), act=VERBS[verb])
    ]  # fmt: skip


def reasons_against_dissolution(name: str, ended: date | None, on: date, today: date) -> list[Refused]:
    """Why a body's files cannot be handed over: it still works on that day, or the day has not come."""
    if ended is None or ended > on:
        return [
            Refused("UNIT-STILL-LIVES", _("%(unit)s còn hoạt động ngày %(day)s."),
                    _("Dùng việc chuyển tin cho từng tin."), unit=name, day=f"{on:%d/%m/%Y}", field="from_code")
        ]  # fmt: skip
    return reasons_against_day(on, today, None)


def reasons_against_about(kind: str, code: str) -> list[Refused]:
    """Why a report cannot be about this unit as a body complained of."""
    if kind == "police":
        return []
    return [
        Refused("REPORT-ABOUT-NOT-POLICE", _("%(unit)s không phải đơn vị Công an."),
                _("Chỉ ghi mã đơn vị Công an bị phản ánh."), unit=code, field="about_code")
    ]  # fmt: skip


def reason_unknown(code: str) -> Refused:
    """No report has this code."""
    return Refused("REPORT-UNKNOWN", _("Không có tin mang mã %(wanted)s."), "", wanted=code)


def _reasons_against_article(text: str, clause: str) -> list[Refused]:
    article, clause = penal_article(text, clause)
    if not article and not any(sign.isdigit() for sign in text):
        return [
            Refused("OUTCOME-ARTICLE-MISSING", _("Khởi tố phải ghi điều luật của Bộ luật Hình sự."),
                    _("Ghi số điều, ví dụ 173."), field="article", article=text)
        ]  # fmt: skip
    try:
        known = penal_code.article_of(article)
        if clause:
            penal_code.frame_of(article, clause)
    except penal_code.UnknownArticle:
        return [
            Refused("OUTCOME-ARTICLE-UNKNOWN", _("Bộ luật Hình sự không có điều “%(article)s”."),
                    _("Kiểm tra lại số điều, ví dụ 173."), field="article", article=article or text.strip())
        ]  # fmt: skip
    except penal_code.PenalCodeRefusal:
        return [
            Refused("OUTCOME-CLAUSE-UNKNOWN", _("Điều %(article)s không có khung hình phạt ở khoản %(clause)s."),
                    _("Các khoản của điều này: %(clauses)s."), article=article, clause=clause,
                    clauses=", ".join(known.clauses), field="clause")
        ]  # fmt: skip
    return []


def classifications_at(level: str) -> dict[str, object]:
    """What a body of this level may find: groups a and b are the commune's, competence the investigating body's."""
    hidden = ("competent",) if level == "commune" else COMMUNE_CLASSES
    return {result: words for result, words in CLASSIFICATIONS.items() if result not in hidden}


def reasons_against_classification(result: str, level: str, reason: str) -> list[Refused]:
    """Why a report cannot be classified so by a body of this level."""
    if result not in classifications_at(level):
        return [
            Refused("CLASSIFICATION-UNKNOWN", _("Cấp này không phân loại như vậy."),
                    _("Công an cấp xã chọn nhóm a, nhóm b; Cơ quan điều tra chọn thuộc hay không thuộc thẩm quyền."),
                    field="result", result=result)
        ]  # fmt: skip
    return reasons_against_reason(reason) if result in ("not_competent", "group_a") else []


def reasons_against_assignee(investigator: str, before: str) -> list[Refused]:
    """Why nobody is assigned by this: no post named, or the one who has it already."""
    if not investigator.strip():
        return [
            Refused("INVESTIGATOR-MISSING", _("Chưa ghi điều tra viên."), _("Chọn hoặc ghi chức danh."),
                    field="investigator")
        ]  # fmt: skip
    if investigator.strip() == before:
        return [
            Refused("INVESTIGATOR-SAME", _("%(who)s đang được phân công."), _("Chọn người khác."), who=before,
                    field="investigator")
        ]  # fmt: skip
    return []


def reasons_against_sending_to_the_concerned(concerned: bool) -> list[Refused]:
    """Why a report about a unit cannot be sent to it or below it."""
    if not concerned:
        return []
    return [
        Refused("REPORT-ABOUT-THE-TARGET", _("Không chuyển tin cho đơn vị bị phản ánh."),
                _("Chọn cấp trên của đơn vị đó."), field="to_code")
    ]  # fmt: skip


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


def reasons_against_merge_across(*, above_both: bool, number: str, target_code: str) -> list[Refused]:
    """Why reports of two bodies cannot be merged: between levels the head above both decides (TTLT 01/2017 Đ12.3)."""
    reasons = []
    if not above_both:
        reasons.append(
            Refused("MERGE-UPPER-HEAD", _("Tin %(target)s do đơn vị khác giữ."),
                    _("Thủ trưởng cấp trên của cả hai đơn vị quyết định nhập."), target=target_code, field="into_code")
        )  # fmt: skip
    if not number.strip():
        reasons.append(reason_number())
    return reasons


def reason_number(field: str = "number") -> Refused:
    """The paper has no number."""
    return Refused("NUMBER-MISSING", _("Chưa ghi số quyết định."), _("Ghi số quyết định, ví dụ 12/QĐ-CSĐT."),
                   field=field)  # fmt: skip


def reasons_against_void_by(by: Actor, account: int | None, post: str, unit_id: int | None, handler_id: int
                            ) -> list[Refused]:  # fmt: skip
    """Why this person cannot decide on voiding: who asked, or anybody of the unit whose book it stands in."""
    if by.role == Role.SYSTEM and not by.is_person(account, post):
        return []
    if by.is_person(account, post):
        return [Refused("SECOND-PERSON-NEEDED", _("Người đề nghị không tự duyệt được."), _("Nhờ người thứ hai."))]
    if by.role in (Role.STATISTICS, Role.PROCURACY) or by.unit_id not in (unit_id, handler_id):
        return []
    return [
        Refused("VOID-OUTSIDE-THE-UNIT", _("Hủy tin phải do người ngoài đơn vị duyệt."),
                _("Chuyển Thủ trưởng cấp trên, bộ phận thống kê hoặc Viện kiểm sát."))
    ]  # fmt: skip
