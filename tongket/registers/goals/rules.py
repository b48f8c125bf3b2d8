"""Rules of the register of goals: kinds of targets, states, and what makes a target or an index impossible."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from tongket.core.periods import Period, PeriodMistake, parse_period
from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import Refused

KINDS = {
    "cut_by": _("Giảm ít nhất"),
    "at_least": _("Đạt ít nhất"),
    "must_be_all": _("Đạt toàn bộ"),
    "rank": _("Xếp hạng không dưới"),
}
STATES = {
    "target": {"locked": _("Đang có hiệu lực"), "superseded": _("Đã thay bằng bản mới")},
    "index": {"recorded": _("Đã ghi"), "void": _("Đã hủy")},
}
# A target is locked the moment it is set; another number is another version.
TRANSITIONS = {
    "target": {("locked", "revise_target"): "superseded"},
    "index": {("recorded", "void_index"): "void"},
}
WHO = {
    "set_target": frozenset({Role.STATISTICS, Role.CHAIR, Role.SYSTEM}),
    "revise_target": frozenset({Role.STATISTICS, Role.CHAIR, Role.SYSTEM}),
    "record_index": frozenset({Role.STATISTICS, Role.CHAIR, Role.SYSTEM}),
    "void_index": frozenset({Role.STATISTICS, Role.CHAIR}),
}


def reasons_against_role(act: str, role: Role) -> list[Refused]:
    """Why this role may not do this."""
    if role in WHO[act]:
        return []
    return [Refused("ROLE-NOT-ALLOWED", _("Vai trò này không được làm việc đó."), _("Chuyển cho người có thẩm quyền."))]


def period_of(key: str, calendar: str) -> Period:
    """The period a target is for, or its base."""
    try:
        return parse_period(key, calendar=calendar)
    except (PeriodMistake, ValueError) as fault:
        raise Refused(
            "TARGET-PERIOD-UNKNOWN", _("“%(period)s” không phải là một kỳ."), _("Ghi như 2023 hoặc 2023-Q1."),
            period=key, field="period",
        ) from fault  # fmt: skip


def reasons_against_parameter(kind: str, parameter: Fraction) -> list[Refused]:
    """Why this number cannot be a target of this kind: a share lies above 0 and up to 1, a place is whole."""
    if kind not in KINDS:
        return [Refused("TARGET-KIND-UNKNOWN", _("Không có loại mục tiêu này."), "", field="kind")]
    fits = {
        "cut_by": 0 < parameter < 1,
        "at_least": 0 < parameter <= 1,
        "must_be_all": parameter == 1,
        "rank": parameter.denominator == 1 and parameter >= 1,
    }[kind]
    if fits:
        return []
    return [
        Refused(
            "TARGET-PARAMETER",
            _("“%(parameter)s” không dùng được cho loại mục tiêu “%(kind_name)s”."),
            _("Tỷ lệ lớn hơn 0 và không quá 1; thứ hạng là số nguyên."),
            parameter=str(parameter),
            kind_name=str(KINDS[kind]),
            field="parameter",
        )
    ]


def reasons_against_base(kind: str, base_period: str, base_n: int | None, base_of: int | None) -> list[Refused]:
    """Why a cut cannot be set: it has no base; and why a base cannot be: negative, or a part above its whole."""
    if kind == "cut_by" and (base_n is None or not base_period):
        return [Refused("TARGET-BASE-MISSING", _("Mục tiêu giảm phải có kỳ gốc và số gốc."), "", field="base_n")]
    if base_n is not None and base_n < 0:
        return [Refused("NEGATIVE-COUNT", _("Số “%(value)s” không được âm."), "", value=base_n, field="base_n")]
    if base_of is not None and (base_n is None or base_n > base_of):
        return [Refused("TARGET-BASE-PARTS", _("Tử số của kỳ gốc lớn hơn mẫu số."), "", field="base_of")]
    return []


def reasons_against_paper(paper: str, approved_by: str, by: Actor) -> list[Refused]:
    """Why nobody stands behind a target: no paper, no approving post, or the same person entered and approved it."""
    reasons = []
    if not paper.strip():
        reasons.append(Refused("TARGET-PAPER-MISSING", _("Chưa ghi văn bản giao mục tiêu."), "", field="paper"))
    if not approved_by.strip():
        reasons.append(Refused("TARGET-APPROVER-MISSING", _("Chưa ghi chức vụ người duyệt."), "", field="approved_by"))
    if approved_by.strip() == by.post:
        reasons.append(
            Refused("SECOND-PERSON-NEEDED", _("Người nhập không tự duyệt được."), _("Ghi chức vụ người ký văn bản."),
                    field="approved_by")
        )  # fmt: skip
    return reasons


def reasons_against_index(
    *, rank: int, of: int, previous_rank: int | None, change: int | None, evidence: str
) -> list[Refused]:
    """Why an outside index cannot be entered: places outside the field, or a change that its two places do not give."""
    reasons = []
    if not 1 <= rank <= of or (previous_rank is not None and previous_rank < 1):
        reasons.append(
            Refused("INDEX-RANK-OUTSIDE", _("Thứ hạng %(rank)s nằm ngoài 1–%(of)s."), "",
                    rank=rank, of=of, field="rank")
        )  # fmt: skip
    if change is not None and (previous_rank is None or previous_rank - rank != change):
        reasons.append(
            Refused(
                "INDEX-CHANGE-MISMATCH",
                _("Tăng giảm %(change)s bậc không khớp: hạng trước %(previous)s, hạng nay %(rank)s."),
                _("Tăng giảm bằng hạng trước trừ hạng nay."),
                change=change,
                previous=previous_rank if previous_rank is not None else "–",
                rank=rank,
                field="change",
            )
        )
    if not evidence.strip():
        reasons.append(Refused("EVIDENCE-MISSING", _("Chưa ghi nguồn công bố."), _("Ghi văn bản hoặc trang công bố."),
                               field="evidence"))  # fmt: skip
    return reasons
