"""Part IV: next year's targets and tasks, and proposals (phương hướng, nhiệm vụ; kiến nghị)."""

from __future__ import annotations

from tongket.core.viet.numbers import format_integer
from tongket.documents.outline import Block, Figure, Heading, Runs, words
from tongket.documents.year_end.data import Report, Target
from tongket.documents.year_end.part_three import NOT_APPROVED, written
from tongket.documents.year_end.sentences import given, para
from tongket.documents.year_end.teller import address


def directions(report: Report) -> tuple[Block, ...]:
    """Part IV: targets and tasks of next year, and proposals."""
    year = report.frame.year + 1
    blocks: list[Block] = [
        Heading(1, "IV.", f"Phương hướng, nhiệm vụ năm {year}"), Heading(2, "1.", "Chỉ tiêu"),
        *(para(_target(report)) or para(words(NOT_APPROVED))),
        Heading(2, "2.", "Nhiệm vụ trọng tâm"),
    ]  # fmt: skip
    for number, task in enumerate(report.next_tasks, 1):
        details = [
            part
            for part in (f"chủ trì: {task.lead}" if task.lead else "", f"thời hạn: {task.due}" if task.due else "")
            if part
        ]
        tail = f" ({'; '.join(details)})" if details else ""
        blocks += para(words(given(f"{number}) {task.title}{tail}.")), "item")
    if not report.next_tasks:
        blocks += para(words(NOT_APPROVED))
    blocks.append(Heading(2, "3.", "Đề xuất, kiến nghị"))
    blocks += written(report, "proposals")
    blocks += para(
        words(
            f"Trên đây là báo cáo tổng kết năm {report.frame.year} và phương hướng, nhiệm vụ năm {year} của "
            f"{report.committee}."
        )
    )
    return tuple(blocks)


def _target(report: Report) -> Runs:
    """Next year's target bound to its base, this year's count."""
    target = report.target_next
    if target is None:
        return ()

    def bound(text: str) -> Figure:
        return Figure(text, f"target:{target.indicator}", report.frame.unit.code, str(target.year), href="/muc-tieu/")

    by = (", theo ", given(target.set_by)) if target.set_by else ()
    return words(
        "Giảm ít nhất ", bound(f"{format_integer(target.percent)}%"), " (không quá ",
        bound(f"{format_integer(target.value)} vụ"),
        f") số vụ phạm tội về trật tự xã hội so với năm {target.year - 1} (", _base(report, target), ")", *by, ".",
    )  # fmt: skip


def _base(report: Report, target: Target) -> Figure:
    unit, period = report.frame.unit.code, report.frame.period
    href = address(target.indicator, unit, period)
    text = f"{format_integer(target.base)} vụ"
    return Figure(text, target.indicator, unit, period.key, period.calendar.id, n=target.base, href=href)
