"""What should not be among the decisions on a crime report: findings, never refusals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tongket.core.clock.reading import ClockFinding
from tongket.core.clock.report_decisions import Pause, ReportDecisions
from tongket.core.clock.terms import Due


@dataclass(frozen=True, slots=True)
class Expiries:
    """The ends decisions are measured by: before each suspension stands the limit it had to wait for."""

    first: Due
    agency: Due | None
    before_pause: tuple[date, ...]


def findings_of(decisions: ReportDecisions, expiries: Expiries) -> tuple[ClockFinding, ...]:
    found = [*_about_extensions(decisions, expiries), *_about_refusal(decisions)]
    for pause, expiry in zip(decisions.all_pauses, expiries.before_pause, strict=True):
        found += _about_suspension(pause, expiry)
        found += _about_end(pause, decisions)
    return tuple(found)


def _about_extensions(decisions: ReportDecisions, expiries: Expiries) -> Iterator[ClockFinding]:
    agency, procuracy = decisions.agency_extension, decisions.procuracy_extension
    if agency is not None and agency > expiries.first.rolled:
        yield _late_extension(agency, expiries.first.rolled)
    if procuracy is None:
        return
    if expiries.agency is None:
        yield ClockFinding(
            "CLOCK-PROCURACY-WITHOUT-AGENCY", procuracy, expiries.first.strict,
            "Viện kiểm sát gia hạn khi cơ quan giải quyết chưa gia hạn: cần gia hạn của cơ quan trước "
            "(TTLT 01/2017, Điều 11).",
            "The procuracy extended without an extension by the agency first (joint circular 01/2017, art. 11).",
        )  # fmt: skip
    elif procuracy > expiries.agency.rolled:
        yield _late_extension(procuracy, expiries.agency.rolled)


def _late_extension(decided: date, expiry: date) -> ClockFinding:
    return ClockFinding(
        "CLOCK-EXTENDED-AFTER-EXPIRY", decided, expiry,
        f"Quyết định gia hạn ngày {_vi(decided)} ra sau khi thời hạn đã hết ngày {_vi(expiry)}.",
        f"The extension of {decided} was decided after the limit had expired on {expiry}.",
    )  # fmt: skip


def _about_refusal(decisions: ReportDecisions) -> Iterator[ClockFinding]:
    """TTLT 01/2017 Đ11.2: once the procuracy has refused, the check stops and a decision is made."""
    refused, procuracy = decisions.refused, decisions.procuracy_extension
    if refused is None:
        return
    if procuracy is not None and procuracy >= refused:
        yield ClockFinding(
            "CLOCK-EXTENDED-AFTER-REFUSAL", procuracy, refused,
            f"Gia hạn ngày {_vi(procuracy)} sau khi Viện kiểm sát đã không đồng ý ngày {_vi(refused)}.",
            f"Extended on {procuracy} after the procuracy had refused on {refused}.",
        )  # fmt: skip
    decided = [pause.suspended for pause in decisions.all_pauses if pause.suspended] + [decisions.resolved]
    if not any(day is not None and day >= refused for day in decided):
        yield ClockFinding(
            "CLOCK-DECISION-OWED", refused, None,
            f"Viện kiểm sát không gia hạn (ngày {_vi(refused)}): phải dừng kiểm tra, xác minh và ra quyết định "
            "(TTLT 01/2017, Điều 11 khoản 2).",
            f"The procuracy refused on {refused}: stop the check and decide (joint circular 01/2017, art. 11.2).",
        )  # fmt: skip


def _about_suspension(pause: Pause, expiry: date) -> Iterator[ClockFinding]:
    decided = pause.suspended
    if decided is not None and decided < expiry:
        yield ClockFinding(
            "CLOCK-SUSPENDED-BEFORE-EXPIRY", decided, expiry,
            f"Tạm đình chỉ ngày {_vi(decided)} khi thời hạn chưa hết (hết ngày {_vi(expiry)}): "
            "Điều 148 BLTTHS đòi hỏi thời hạn đã hết.",
            f"Suspended on {decided}, before the limit expired on {expiry}: art. 148 requires expiry.",
        )  # fmt: skip


def _about_end(pause: Pause, decisions: ReportDecisions) -> Iterator[ClockFinding]:
    if pause.ended is None:
        return
    if pause.suspended is None:
        yield _nothing_suspended(pause, pause.ended)
    yield from (
        ClockFinding(
            "CLOCK-EXTENDED-AFTER-RESUMPTION", day, pause.ended,
            f"Gia hạn ngày {_vi(day)} sau khi phục hồi: văn bản không quy định, ghi nhận kèm cảnh báo.",
            f"Extended on {day} after the resumption: the law is silent; recorded with a warning.",
        )
        for day in (decisions.agency_extension, decisions.procuracy_extension)
        if day is not None and day > pause.ended
    )


def _nothing_suspended(pause: Pause, ended: date) -> ClockFinding:
    if pause.resumed == ended:
        return ClockFinding(
            "CLOCK-RESUMED-WITHOUT-SUSPENSION", ended, None,
            f"Phục hồi ngày {_vi(ended)} mà trước đó không có quyết định tạm đình chỉ.",
            f"Resumed on {ended} without a suspension before.",
        )  # fmt: skip
    return ClockFinding(
        "CLOCK-CANCELLED-WITHOUT-SUSPENSION", ended, None,
        f"Nhận quyết định hủy tạm đình chỉ ngày {_vi(ended)} mà trước đó không có quyết định tạm đình chỉ.",
        f"A cancellation received on {ended} without a suspension before.",
    )  # fmt: skip


def _vi(day: date) -> str:
    return day.strftime("%d/%m/%Y")
