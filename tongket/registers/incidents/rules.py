"""Rules of the register of incidents: kinds, states, and what makes an entry impossible."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.foundation.refusals import Refused

# One outbreak is one fire; sparks on poles, grass and rubbish fires are kept apart as minor (domain §4.4).
KINDS = {
    "fire": _("Cháy"),
    "explosion": _("Nổ"),
    "minor": _("Sự cố (chập điện, cháy cỏ, rác)"),
    "traffic": _("Tai nạn giao thông"),
}
CAUSES = {
    "electrical": _("Sự cố hệ thống, thiết bị điện"),
    "carelessness": _("Sơ suất, bất cẩn"),
    "technical": _("Sự cố kỹ thuật"),
    "speeding": _("Không làm chủ tốc độ"),
    "right_of_way": _("Không nhường đường, đi sai phần đường"),
    "alcohol": _("Vi phạm nồng độ cồn"),
    "unknown": _("Chưa rõ, đang điều tra"),
}
# A cause belongs to its kind: no traffic accident is caused by wiring.
CAUSES_OF = {
    "fire": {"electrical", "carelessness", "technical", "unknown"},
    "explosion": {"electrical", "carelessness", "technical", "unknown"},
    "minor": {"electrical", "carelessness", "technical", "unknown"},
    "traffic": {"speeding", "right_of_way", "alcohol", "carelessness", "technical", "unknown"},
}
MOST_PERSONS = 999  # of one incident; more is a slip of the keyboard, not an entry
STATES = {"recorded": _("Đã ghi"), "void": _("Đã hủy")}
TRANSITIONS = {("recorded", "correct_losses"): "recorded", ("recorded", "void_incident"): "void"}


def reasons_against_incident(
    *, kind: str, cause: str, occurred_on: date, today: date, numbers: dict[str, int]
) -> list[Refused]:
    """Why an incident cannot be entered: unknown kind or cause, a day to come, a negative number."""
    reasons = []
    if kind not in KINDS:
        reasons.append(Refused("INCIDENT-KIND-UNKNOWN", _("Không có loại sự cố này."), "", field="kind"))
    if cause not in CAUSES:
        reasons.append(Refused("INCIDENT-CAUSE-UNKNOWN", _("Không có nguyên nhân này."), "", field="cause"))
    if kind in CAUSES_OF and cause in CAUSES and cause not in CAUSES_OF[kind]:
        reasons.append(
            Refused(
                "INCIDENT-CAUSE-NOT-OF-KIND",
                _("Nguyên nhân này không hợp với loại sự cố đã chọn."),
                _("Chọn lại loại hoặc nguyên nhân."),
                field="cause",
            )
        )
    reasons += [
        Refused(
            "INCIDENT-TOO-MANY",
            _("Số người “%(value)s” lớn quá mức có thể của một vụ."),
            _("Kiểm tra lại số."),
            value=value,
            field=name,
        )
        for name, value in numbers.items()
        if name in ("dead", "injured") and value > MOST_PERSONS
    ]
    if occurred_on > today:
        reasons.append(
            Refused(
                "INCIDENT-IN-THE-FUTURE",
                _("Ngày xảy ra %(on)s chưa tới."),
                _("Nhập ngày không sau hôm nay."),
                on=occurred_on.strftime("%d/%m/%Y"),
                field="occurred_on",
            )
        )
    reasons += [
        Refused(
            "NEGATIVE-COUNT",
            _("Số “%(value)s” không được âm."),
            _("Nhập 0 nếu không có."),
            value=value,
            field=name,
        )
        for name, value in numbers.items()
        if value < 0
    ]
    return reasons


def reasons_against_place(*, kind: str, level: str, code: str, mine: bool) -> list[Refused]:
    """Why an incident cannot lie there: it is no commune, or none of the actor's own."""
    if kind != "area" or level != "commune":
        return [
            Refused(
                "INCIDENT-PLACE-NOT-A-COMMUNE",
                _("%(unit)s không phải xã, phường, thị trấn."),
                _("Nhập mã cấp xã nơi xảy ra."),
                unit=code,
                field="place_code",
            )
        ]
    if mine:
        return []
    return [
        Refused(
            "UNIT-NOT-YOURS",
            _("Địa bàn %(unit)s thuộc đơn vị khác."),
            _("Chỉ ghi sự cố trong địa bàn của đơn vị mình."),
            unit=code,
            field="place_code",
        )
    ]


def reasons_against_change(state: str) -> list[Refused]:
    """Why an entered incident cannot be changed: it was voided."""
    if state == "recorded":
        return []
    return [Refused("INCIDENT-VOID", _("Sự cố này đã hủy."), _("Ghi một sự cố mới nếu cần."))]


def reasons_against_void(state: str, recorded_by: int | None, by: int | None, reason: str) -> list[Refused]:
    """Why an incident cannot be voided: already void, no reason given, or the same person who entered it."""
    reasons = reasons_against_change(state)
    if not reason.strip():
        reasons.append(Refused("REASON-MISSING", _("Chưa ghi lý do hủy."), _("Ghi lý do."), field="reason"))
    if recorded_by is not None and recorded_by == by:
        reasons.append(
            Refused("SECOND-PERSON-NEEDED", _("Người ghi không tự hủy được."), _("Nhờ người thứ hai duyệt hủy."))
        )
    return reasons
