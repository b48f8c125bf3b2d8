"""The limit of a report as data: its run, its extensions, what may extend or suspend it, when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.clock import crime_report
from tongket.core.clock.duties import LIMIT_OF_STAGE
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import competence
from tongket.core.law.report_kinds import STATUTORY_KINDS
from tongket.foundation.refusals import Refused
from tongket.registers.intake.rules.states import RESUMING

AUTHORITIES = {"agency": _("Thủ trưởng Cơ quan điều tra"), "procuracy": _("Viện kiểm sát")}
# What is recorded with a warning, by the code of the clock's finding.
WARNINGS = {
    "CLOCK-EXTENDED-AFTER-RESUMPTION": _("Gia hạn sau phục hồi hoặc hủy quyết định: văn bản không quy định."),
    "CLOCK-PROCURACY-WITHOUT-AGENCY": _("Viện kiểm sát gia hạn khi Thủ trưởng Cơ quan điều tra chưa gia hạn."),
    "CLOCK-EXTENDED-AFTER-EXPIRY": _("Gia hạn ra sau khi thời hạn đã hết."),
    "CLOCK-REOPENED-BY-ANALOGY": _("Hạn sau hủy quyết định không khởi tố tính tương tự: văn bản không quy định."),
    "CLOCK-SUSPENDED-BEFORE-EXPIRY": _("Tạm đình chỉ khi thời hạn (văn bản chưa đối chiếu) chưa hết."),
    "LIMITATION-NOT-RUN-OUT": _("Kết thúc do hết thời hiệu khi ngày hết thời hiệu đã ghi chưa qua."),
    "LIMITATION-DAY-UNKNOWN": _("Kết thúc do hết thời hiệu khi chưa ghi ngày hết thời hiệu."),
    "LIMITATION-NOT-APPLICABLE": _("Ghi ngày hết thời hiệu cho tội không áp dụng thời hiệu (BLHS Điều 28)."),
}
# BLTTHS Đ148.1, điểm c từ ngày Luật số 02/2021/QH15 có hiệu lực.
GROUNDS = {
    "expertise": _("Đã trưng cầu giám định, yêu cầu định giá, tương trợ tư pháp, chưa có kết quả"),
    "documents": _("Đã yêu cầu cung cấp tài liệu, đồ vật quyết định, chưa có kết quả"),
    "force_majeure": _("Bất khả kháng do thiên tai, dịch bệnh"),
}
# Which stage of the clock the act that starts a run opens.
_STAGES = {
    "resume_report": "after_resumption", "record_cancellation": "after_cancellation",
    "reopen_report": "after_annulment",
}  # fmt: skip
FORCE_MAJEURE_SINCE = competence.VILLAGES_CHECK_FROM


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """An extension already granted in the running limit."""

    authority: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the clock: from the competent body's receipt or from the end of a suspension, with extensions."""

    verb: str
    start: date
    extensions: tuple[ExtensionRow, ...] = ()


def has_limit(kind: str) -> bool:
    """Whether Đ147 limits a source of this kind: tố giác, tin báo, kiến nghị khởi tố, and no other."""
    return kind in STATUTORY_KINDS


def reasons_against_no_limit(due: date | None) -> list[Refused]:
    """Why nothing can be extended or suspended (Đ147, Đ148): no limit runs for this kind of source."""
    if due is not None:
        return []
    return [
        Refused("REPORT-NO-LIMIT", _("Nguồn tin này không có thời hạn theo Điều 147."),
                _("Chỉ tố giác, tin báo, kiến nghị khởi tố có thời hạn; nếu ghi nhầm loại, sửa loại tin."))
    ]  # fmt: skip


def verified(run: Run) -> bool:
    """Whether the text of the limit now running was read: what was not read warns and never bars."""
    return LIMIT_OF_STAGE[stage_of(run)].on(run.extensions[-1].decided_on if run.extensions else run.start).verified


# After one's own extension comes that of the procuracy, once; after that the report is settled (Đ147.2, Đ148).
_ASK_THE_PROCURACY = _("Đề nghị Viện kiểm sát gia hạn trước khi hết hạn, hoặc ra quyết định giải quyết.")
_SETTLE_NOW = _("Không còn lần gia hạn nào: ra quyết định giải quyết, hoặc tạm đình chỉ nếu có căn cứ.")


def reasons_against_extension(run: Run, authority: str, on: date, due_rolled: date, *, asked_on: date | None = None
                              ) -> list[Refused]:  # fmt: skip
    """Why the limit cannot be extended: each authority once, the head of the body before the limit ends (Đ147.2).

    What the procuracy has decided is recorded whenever it was; `warnings_of_extension` says what is odd about it.
    """
    given = {row.authority for row in run.extensions}
    if authority not in AUTHORITIES:
        return [Refused("EXTENSION-AUTHORITY", _("Không có cấp gia hạn này."), "", field="authority")]
    reasons = []
    if authority in given:
        hint = _SETTLE_NOW if "procuracy" in given else _ASK_THE_PROCURACY
        reasons.append(Refused("EXTENSION-TWICE", _("Cấp này đã gia hạn một lần."), hint, field="authority"))
    if authority == "agency" and "procuracy" in given:
        reasons.append(Refused("EXTENSION-ORDER", _("Viện kiểm sát đã gia hạn."), "", field="authority"))
    if authority == "agency" and _late(on, due_rolled, asked_on) and verified(run):
        reasons.append(
            Refused("EXTENSION-TOO-LATE", _("Thời hạn đã hết ngày %(due)s."), _("Gia hạn phải trước khi hết hạn."),
                    due=f"{due_rolled:%d/%m/%Y}", field="on")
        )  # fmt: skip
    return reasons


def warnings_of_extension(run: Run, authority: str, on: date, due_rolled: date, *, asked_on: date | None = None
                          ) -> list[str]:  # fmt: skip
    """What is odd about an extension that is recorded all the same, as codes of the clock's findings.

    After a resumption (the law is silent, T11); by the procuracy before the agency (TTLT 01/2017 Đ11 names both ways,
    domain §2.1); after the limit had ended, where the procuracy was not asked in time.
    """
    found = []
    if run.verb in RESUMING:
        found.append("CLOCK-EXTENDED-AFTER-RESUMPTION")
    elif authority == "procuracy" and "agency" not in {row.authority for row in run.extensions}:
        found.append("CLOCK-PROCURACY-WITHOUT-AGENCY")
    if _late(on, due_rolled, asked_on):
        found.append("CLOCK-EXTENDED-AFTER-EXPIRY")
    return found


def _late(on: date, due_rolled: date, asked_on: date | None) -> bool:
    return min(on, asked_on or on) > due_rolled


def reasons_against_suspension(ground: str, outstanding: str, on: date, run: Run, due_strict: date) -> list[Refused]:
    """Why a report cannot be suspended: the limit still runs, no ground, or no request outstanding (Đ148.1)."""
    reasons = []
    if ground not in GROUNDS:
        reasons.append(Refused("SUSPENSION-GROUND-UNKNOWN", _("Không có căn cứ tạm đình chỉ này."), "", field="ground"))
    if ground == "force_majeure" and on < FORCE_MAJEURE_SINCE:
        reasons.append(
            Refused("SUSPENSION-GROUND-TOO-EARLY", _("Căn cứ bất khả kháng chỉ có từ ngày %(since)s."),
                    _("Chọn căn cứ khác."), since=f"{FORCE_MAJEURE_SINCE:%d/%m/%Y}", field="ground")
        )  # fmt: skip
    if not outstanding.strip():
        reasons.append(
            Refused("SUSPENSION-NO-REQUEST", _("Chưa ghi yêu cầu còn chờ kết quả."),
                    _("Ghi số, ngày và nơi nhận yêu cầu."), field="outstanding")
        )  # fmt: skip
    return reasons + reasons_against_early_suspension(on, run, due_strict)


def warnings_of_suspension(on: date, due_strict: date) -> list[str]:
    """What is odd about a suspension that is recorded all the same: a limit whose text was not read had not ended."""
    return ["CLOCK-SUSPENDED-BEFORE-EXPIRY"] if on < due_strict else []


def reasons_against_early_suspension(on: date, run: Run, due_strict: date | None) -> list[Refused]:
    """Why nothing may be suspended yet: the limit has not expired."""
    if due_strict is None or on >= due_strict or not verified(run):
        return []
    return [
        Refused("REPORT-LIMIT-NOT-EXPIRED", _("Thời hạn giải quyết đến %(due)s mới hết."),
                _("Chỉ tạm đình chỉ khi đã hết thời hạn."), due=f"{due_strict:%d/%m/%Y}", field="on")
    ]  # fmt: skip


def due_of(run: Run, calendar: WorkCalendar) -> tuple[date, date]:
    """The strict and the rolled due day of a run: by the letter, and moved past days off (domain §2.4)."""
    if run.verb == "resume_report":
        due = crime_report.resumption_limit(run.start, calendar)
    elif run.verb == "record_cancellation":
        due = crime_report.cancellation_limit(run.start, calendar)
    elif run.verb == "reopen_report":
        due = crime_report.annulment_limit(run.start, calendar)
    else:
        due = crime_report.first_limit(run.start, calendar)
    for given in run.extensions:
        if given.authority == "agency":
            due = crime_report.agency_limit(run.start, calendar)
        else:
            due = crime_report.procuracy_limit(due, run.start, calendar)
    return due.strict, due.rolled


def stage_of(run: Run) -> str:
    """Which stage of the clock a run is in, as core/clock names it."""
    if run.extensions:
        return f"{run.extensions[-1].authority}_extension"
    return _STAGES.get(run.verb, "first")
