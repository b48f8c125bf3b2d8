"""Rules of the register of crime reports: kinds, states, transitions, who may, and what makes an act impossible."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tongket.foundation.refusals import Refused
from tongket.registers.intake.rules.acts import (
    AMENDABLE,
    CLASSIFICATIONS,
    COMMUNE_CLASSES,
    GROUND_CITES,
    NON_INITIATION_GROUNDS,
    OUTCOMES,
    basis_words,
    classifications_at,
    may_resolve,
    penal_article,
    reason_number,
    reason_unknown,
    reasons_against_about,
    reasons_against_act,
    reasons_against_amendment,
    reasons_against_assignee,
    reasons_against_basis,
    reasons_against_classification,
    reasons_against_day,
    reasons_against_dissolution,
    reasons_against_handler,
    reasons_against_merge,
    reasons_against_merge_across,
    reasons_against_outcome,
    reasons_against_procuracy,
    reasons_against_reason,
    reasons_against_role,
    reasons_against_sending_to_the_concerned,
    reasons_against_target,
    reasons_against_version,
    reasons_against_void_by,
)
from tongket.registers.intake.rules.limit import (
    AUTHORITIES,
    FORCE_MAJEURE_SINCE,
    GROUNDS,
    WARNINGS,
    ExtensionRow,
    Run,
    due_of,
    has_limit,
    reasons_against_early_suspension,
    reasons_against_extension,
    reasons_against_suspension,
    stage_of,
    warnings_of_extension,
    warnings_of_suspension,
)
from tongket.registers.intake.rules.limitation import (
    limitation_end,
    reasons_against_limitation,
    warnings_of_closing,
    warnings_of_limitation,
)
from tongket.registers.intake.rules.notices import (
    BODY,
    ENDING_VERBS,
    NOTICE_KINDS,
    NOTICE_VERBS,
    PROCURACY,
    PROOFS,
    REPORTER,
    SILENT_STATES,
    TELL_OF_RECEIPT,
    TO_WORDS,
    Delivery,
    NoticeKind,
    notices_due,
    reasons_against_delivery,
    reasons_against_editing,
    reasons_against_notifying,
    reasons_against_overwriting,
)  # fmt: skip
from tongket.registers.intake.rules.receipt import NOBODY_TO_TELL as NOBODY_TO_TELL
from tongket.registers.intake.rules.receipt import ReceiptDetails as ReceiptDetails
from tongket.registers.intake.rules.standing import Standing, not_worth_offering, reasons_against_standing
from tongket.registers.intake.rules.states import (
    CITES,
    ENDED,
    IN_STOCK,
    INVESTIGATING_LEVELS,
    NOTIFIERS,
    OPEN_STATES,
    QUIET,
    RESUMING,
    RUN_VERBS,
    STATES,
    TRANSITIONS,
    VERBS,
    WHO,
)  # fmt: skip

__all__ = [
    "AMENDABLE",
    "AUTHORITIES",
    "BODY",
    "CHANNELS",
    "CITES",
    "CLASSIFICATIONS",
    "COMMUNE_CLASSES",
    "ENDED",
    "ENDING_VERBS",
    "FORCE_MAJEURE_SINCE",
    "GROUNDS",
    "GROUND_CITES",
    "INVESTIGATING_LEVELS",
    "IN_STOCK",
    "KINDS",
    "NOBODY_TO_TELL",
    "NON_INITIATION_GROUNDS",
    "NOTICE_KINDS",
    "NOTICE_VERBS",
    "NOTIFIERS",
    "OPEN_STATES",
    "OUTCOMES",
    "PROCURACY",
    "PROOFS",
    "QUIET",
    "REPORTER",
    "REPORTER_KINDS",
    "RESUMING",
    "RUN_VERBS",
    "SILENT_STATES",
    "STATES",
    "TELL_OF_RECEIPT",
    "TO_WORDS",
    "TRANSITIONS",
    "VERBS",
    "WARNINGS",
    "WHO",
    "Delivery",
    "ExtensionRow",
    "NoticeKind",
    "ReceiptDetails",
    "Run",
    "Standing",
    "basis_words",
    "classifications_at",
    "due_of",
    "has_limit",
    "limitation_end",
    "may_resolve",
    "not_worth_offering",
    "notices_due",
    "penal_article",
    "reason_number",
    "reason_unknown",
    "reasons_against_about",
    "reasons_against_act",
    "reasons_against_amendment",
    "reasons_against_assignee",
    "reasons_against_basis",
    "reasons_against_classification",
    "reasons_against_day",
    "reasons_against_delivery",
    "reasons_against_dissolution",
    "reasons_against_early_suspension",
    "reasons_against_editing",
    "reasons_against_extension",
    "reasons_against_handler",
    "reasons_against_limitation",
    "reasons_against_merge",
    "reasons_against_merge_across",
    "reasons_against_notifying",
    "reasons_against_outcome",
    "reasons_against_overwriting",
    "reasons_against_place",
    "reasons_against_procuracy",
    "reasons_against_reason",
    "reasons_against_receiver",
    "reasons_against_role",
    "reasons_against_sending_to_the_concerned",
    "reasons_against_standing",
    "reasons_against_suspension",
    "reasons_against_target",
    "reasons_against_version",
    "reasons_against_void_by",
    "reasons_against_words",
    "stage_of",
    "warnings_of_closing",
    "warnings_of_extension",
    "warnings_of_limitation",
    "warnings_of_suspension",
]

# BLTTHS Đ144, Đ152, Đ143; TTLT 01/2017 Đ5.
KINDS = {
    "TG": _("Tố giác về tội phạm"),
    "TB": _("Tin báo về tội phạm"),
    "KN": _("Kiến nghị khởi tố"),
    "TU_THU": _("Tự thú"),
    "DAU_THU": _("Đầu thú"),
    "TT": _("Trực tiếp phát hiện"),
}
CHANNELS = {
    "in_person": _("Trực tiếp, bằng lời"),
    "letter": _("Trực tiếp, bằng văn bản"),
    "phone": _("Điện thoại"),
    "post": _("Bưu chính"),
    "email": _("Thư điện tử"),
    "press": _("Báo chí, mạng xã hội"),
    "broadcast": _("Phát thanh, truyền hình"),
    "vneid": _("VNeID"),
    "portal": _("Cổng thông tin"),
    "transfer": _("Cơ quan khác chuyển đến"),
    "direct": _("Lực lượng Công an phát hiện"),
}
REPORTER_KINDS = {
    "individual": pgettext_lazy("reporter", "Cá nhân"),
    "organisation": _("Cơ quan, tổ chức"),
    "anonymous": _("Không rõ, nặc danh"),
    "refused": _("Từ chối nêu danh tính"),
    "none": _("Không có người báo"),
}


def reasons_against_words(*, kind: str, channel: str, reporter_kind: str) -> list[Refused]:
    """Why a report cannot be entered under these code words."""
    words = ((kind, KINDS, "REPORT-KIND-UNKNOWN", "kind"), (channel, CHANNELS, "REPORT-CHANNEL-UNKNOWN", "channel"),
             (reporter_kind, REPORTER_KINDS, "REPORTER-KIND-UNKNOWN", "reporter_kind"))  # fmt: skip
    return [
        Refused(code, _("Không có mã “%(value)s”."), _("Chọn trong danh sách."), value=value, field=field)
        for value, known, code, field in words
        if value not in known
    ]


def reasons_against_receiver(kind: str, code: str) -> list[Refused]:
    """Why this unit cannot receive: only police bodies keep this book."""
    if kind == "police":
        return []
    return [
        Refused(
            "REPORT-RECEIVER-NOT-POLICE",
            _("%(unit)s không phải cơ quan Công an."),
            _("Chọn đơn vị Công an đã tiếp nhận."),
            unit=code,
            field="receiver_code",
        )
    ]


def reasons_against_place(kind: str, level: str, code: str) -> list[Refused]:
    """Why this unit cannot be the place: places are communes, wards and townships."""
    if kind == "area" and level == "commune":
        return []
    return [
        Refused(
            "REPORT-PLACE-NOT-A-COMMUNE",
            _("%(unit)s không phải xã, phường, thị trấn."),
            _("Chọn đơn vị cấp xã nơi xảy ra."),
            unit=code,
            field="place_code",
        )
    ]
