"""The limit of a report as data: its run, its extensions, what may extend or suspend it, when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.clock import crime_report
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import competence
from tongket.core.law.report_kinds import STATUTORY_KINDS
from tongket.foundation.refusals import Refused

AUTHORITIES = {"agency": _("Thủ trưởng Cơ quan điều tra"), "procuracy": _("Viện kiểm sát")}
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


def reasons_against_extension(run: Run, authority: str, on: date, due_rolled: date, *, asked_on: date | None = None
                              ) -> list[Refused]:  # fmt: skip
    """Why the limit cannot be extended: each authority once, the agency first, before the limit ends (Đ147.2).

    An extension after a resumption is accepted (the law is silent, T11) and never offered. Where the procuracy was
    asked in time, its answer may come later.
    """
    given = {row.authority for row in run.extensions}
    if authority not in AUTHORITIES:
        return [Refused("EXTENSION-AUTHORITY", _("Không có cấp gia hạn này."), "", field="authority")]
    reasons = []
    if authority in given:
        reasons.append(Refused("EXTENSION-TWICE", _("Cấp này đã gia hạn một lần."), "", field="authority"))
    if authority == "agency" and "procuracy" in given:
        reasons.append(Refused("EXTENSION-ORDER", _("Viện kiểm sát đã gia hạn."), "", field="authority"))
    if authority == "procuracy" and "agency" not in given:
        reasons.append(
            Refused("EXTENSION-AGENCY-FIRST", _("Chưa có gia hạn của Thủ trưởng Cơ quan điều tra."),
                    _("Ghi gia hạn đó trước."), field="authority")
        )  # fmt: skip
    if min(on, asked_on or on) > due_rolled:
        reasons.append(
            Refused("EXTENSION-TOO-LATE", _("Thời hạn đã hết ngày %(due)s."), _("Gia hạn phải trước khi hết hạn."),
                    due=f"{due_rolled:%d/%m/%Y}", field="on")
        )  # fmt: skip
    return reasons


def reasons_against_suspension(ground: str, outstanding: str, on: date, due_strict: date) -> list[Refused]:
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
    return reasons + reasons_against_early_suspension(on, due_strict)


def reasons_against_early_suspension(on: date, due_strict: date | None) -> list[Refused]:
    """Why nothing may be suspended yet: the limit has not expired."""
    if due_strict is None or on >= due_strict:
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
