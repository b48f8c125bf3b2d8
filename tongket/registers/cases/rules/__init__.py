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
from tongket.registers.cases.rules.states import (
    BASES as BASES,
)
from tongket.registers.cases.rules.states import (
    CASE_STATES as CASE_STATES,
)
from tongket.registers.cases.rules.states import (
    CASE_TRANSITIONS as CASE_TRANSITIONS,
)
from tongket.registers.cases.rules.states import (
    CLASSES as CLASSES,
)
from tongket.registers.cases.rules.states import (
    COMPETENT_LEVELS as COMPETENT_LEVELS,
)
from tongket.registers.cases.rules.states import (
    GROUPS as GROUPS,
)
from tongket.registers.cases.rules.states import (
    KEEPS_A_LIMIT as KEEPS_A_LIMIT,
)
from tongket.registers.cases.rules.states import (
    LETS_GO as LETS_GO,
)
from tongket.registers.cases.rules.states import (
    OFFENCE_STATES as OFFENCE_STATES,
)
from tongket.registers.cases.rules.states import (
    OFFENCE_TRANSITIONS as OFFENCE_TRANSITIONS,
)
from tongket.registers.cases.rules.states import (
    RETURNING_BODIES as RETURNING_BODIES,
)
from tongket.registers.cases.rules.states import (
    RING_KINDS as RING_KINDS,
)
from tongket.registers.cases.rules.states import (
    STATES as STATES,
)
from tongket.registers.cases.rules.states import (
    SUSPENSION_GROUNDS as SUSPENSION_GROUNDS,
)
from tongket.registers.cases.rules.states import (
    TERMINATION_GROUNDS as TERMINATION_GROUNDS,
)
from tongket.registers.cases.rules.states import (
    TRANSITIONS as TRANSITIONS,
)
from tongket.registers.cases.rules.states import (
    VERBS as VERBS,
)
from tongket.registers.cases.rules.states import (
    WHO as WHO,
)


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
