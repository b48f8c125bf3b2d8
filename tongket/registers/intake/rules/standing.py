"""What an act needs to make sense on a report where it stands; pages and operations ask the same rules."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from tongket.foundation.refusals import Refused
from tongket.registers.intake.rules.acts import may_resolve, not_competent
from tongket.registers.intake.rules.limit import (
    AUTHORITIES,
    Run,
    reasons_against_early_suspension,
    reasons_against_extension,
    reasons_against_no_limit,
    warnings_of_extension,
)
from tongket.registers.intake.rules.states import RESUMING

# Outcomes the procuracy may annul by annulling the decision not to initiate.
NOT_INITIATED = ("not_initiated", "administrative")


class Standing(Protocol):
    """Where a report stands, as the rules ask it; what needs a look at other tables is read when asked."""

    @property
    def state(self) -> str: ...
    @property
    def due_strict(self) -> date | None: ...
    @property
    def due_rolled(self) -> date | None: ...
    @property
    def arriving(self) -> bool: ...
    @property
    def outcome(self) -> str: ...
    @property
    def outcome_on(self) -> date | None: ...
    @property
    def level(self) -> str: ...
    @property
    def archived(self) -> bool: ...
    @property
    def run(self) -> Run: ...
    @property
    def extension_asked(self) -> bool: ...
    @property
    def extension_waiting(self) -> bool: ...
    @property
    def extension_refused(self) -> bool: ...
    @property
    def void_waiting(self) -> bool: ...
    def did(self, verb: str) -> bool: ...


def reasons_against_standing(verb: str, standing: Standing, on: date) -> list[Refused]:
    """Why this act makes no sense on this report on that day, whatever is written in its form.

    Pages offer an act only where this is empty, and every operation asks it again: nothing is offered, then refused.
    """
    check = _CHECKS.get(verb)
    return check(standing, on) if check is not None else []


def _against_assignment(standing: Standing, on: date) -> list[Refused]:
    return [] if may_resolve(standing.level, on) else [not_competent("", _("Chuyển Cơ quan điều tra."))]


def _against_any_extension(standing: Standing, on: date) -> list[Refused]:
    if standing.due_rolled is None:
        return reasons_against_no_limit(standing.due_rolled)
    if standing.extension_refused:
        return [
            Refused("EXTENSION-REFUSED", _("Viện kiểm sát đã không gia hạn."),
                    _("Dừng kiểm tra, ra quyết định giải quyết (TTLT 01/2017 Điều 11)."))
        ]  # fmt: skip
    return []


def _against_request(standing: Standing, on: date) -> list[Refused]:
    reasons = _against_any_extension(standing, on)
    if standing.extension_asked:
        reasons.append(Refused("EXTENSION-ASKED", _("Đã đề nghị Viện kiểm sát gia hạn."), ""))
    if standing.due_rolled is not None:
        reasons += reasons_against_extension(standing.run, "procuracy", on, standing.due_rolled)
    return reasons[:1]


def _against_answer(standing: Standing, on: date) -> list[Refused]:
    if standing.extension_waiting:
        return []
    return [
        Refused("EXTENSION-NOT-ASKED", _("Không có đề nghị gia hạn nào chờ trả lời."),
                _("Ghi đề nghị Viện kiểm sát gia hạn trước, rồi ghi trả lời."))
    ]  # fmt: skip


def _against_suspending(standing: Standing, on: date) -> list[Refused]:
    due = standing.due_strict
    return reasons_against_no_limit(due) or reasons_against_early_suspension(on, standing.run, due)


def _against_confirming(standing: Standing, on: date) -> list[Refused]:
    if not standing.arriving:
        return []
    return [Refused("REPORT-TRANSFER-TARGET", _("Tin đang chuyển trong tỉnh."), _("Đơn vị nhận ghi tiếp nhận."))]


def _against_arriving(standing: Standing, on: date) -> list[Refused]:
    if standing.arriving:
        return []
    return [Refused("REPORT-TRANSFER-TARGET", _("Tin đang chuyển ra ngoài tỉnh."), _("Đơn vị gửi ghi xác nhận."))]


def _against_reopening(standing: Standing, on: date) -> list[Refused]:
    if standing.outcome in NOT_INITIATED:
        return []
    return [
        Refused("REPORT-INITIATED", _("Kết quả của tin này không phải là không khởi tố."), _("Xem kết quả đã ghi."))
    ]


def _against_reviewing(standing: Standing, on: date) -> list[Refused]:
    if standing.did("review_outcome"):
        return [Refused("OUTCOME-REVIEWED", _("Quyết định này đã ghi kiểm sát."), "")]
    return _against_before_the_outcome(standing, on)


def _against_agreement(standing: Standing, on: date) -> list[Refused]:
    if standing.outcome != "administrative":
        return [Refused("REPORT-NOT-ADMINISTRATIVE", _("Tin này không có xử lý hành chính."), "")]
    if standing.did("record_agreement"):
        return [Refused("AGREEMENT-ON-RECORD", _("Viện kiểm sát đã đồng ý, đã ghi."), "")]
    return _against_before_the_outcome(standing, on)


def _against_before_the_outcome(standing: Standing, on: date) -> list[Refused]:
    if standing.outcome_on is None or on >= standing.outcome_on:
        return []
    return [
        Refused("REPORT-OUT-OF-ORDER", _("Ngày %(day)s đứng trước ngày ra quyết định (%(first)s)."),
                _("Nhập ngày từ đó trở đi."), day=f"{on:%d/%m/%Y}", first=f"{standing.outcome_on:%d/%m/%Y}", field="on")
    ]  # fmt: skip


def _against_administrative(standing: Standing, on: date) -> list[Refused]:
    if standing.outcome != "administrative":
        return [Refused("REPORT-NOT-ADMINISTRATIVE", _("Tin này không có xử lý hành chính."), "")]
    if standing.did("record_administrative_transfer"):
        return [Refused("ADMINISTRATIVE-SENT", _("Hồ sơ xử phạt đã chuyển."), "")]
    return []


def _against_administrative_result(standing: Standing, on: date) -> list[Refused]:
    if standing.outcome == "administrative" and standing.did("record_administrative_transfer"):
        return []
    return [Refused("ADMINISTRATIVE-NOT-SENT", _("Chưa chuyển hồ sơ xử phạt."), _("Ghi việc chuyển trước."))]


def _against_archiving(standing: Standing, on: date) -> list[Refused]:
    return [Refused("REPORT-ARCHIVED", _("Hồ sơ đã nộp lưu."), "")] if standing.archived else []


def _against_void_request(standing: Standing, on: date) -> list[Refused]:
    return [Refused("VOID-ASKED", _("Đã có đề nghị hủy đang chờ duyệt."), "")] if standing.void_waiting else []


def _against_void_decision(standing: Standing, on: date) -> list[Refused]:
    return [] if standing.void_waiting else [Refused("VOID-NOT-ASKED", _("Không có đề nghị hủy nào chờ duyệt."), "")]


_CHECKS = {
    "assign_report": _against_assignment,
    "extend_report": _against_any_extension,
    "request_extension": _against_request,
    "answer_extension": _against_answer,
    "suspend_report": _against_suspending,
    "confirm_sent_report": _against_confirming,
    "take_over_report": _against_arriving,
    "return_report": _against_arriving,
    "reopen_report": _against_reopening,
    "review_outcome": _against_reviewing,
    "record_agreement": _against_agreement,
    "record_administrative_transfer": _against_administrative,
    "record_administrative_result": _against_administrative_result,
    "archive_report": _against_archiving,
    "request_void": _against_void_request,
    "approve_void": _against_void_decision,
    "refuse_void": _against_void_decision,
}


def not_worth_offering(verb: str, standing: Standing, on: date) -> bool:
    """Acts accepted when recorded, but never offered: an extension after a suspension (T11), or one nobody may give."""
    if verb not in ("extend_report", "request_extension"):
        return False
    due = standing.due_rolled
    if due is None or (run := standing.run).verb in RESUMING:
        return True
    return all(
        reasons_against_extension(run, authority, on, due) or warnings_of_extension(run, authority, on, due)
        for authority in AUTHORITIES
    )
