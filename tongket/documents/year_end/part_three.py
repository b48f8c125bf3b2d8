"""Part III: what fell short, why, and what was learnt (tồn tại, nguyên nhân, bài học)."""

from __future__ import annotations

from tongket.core.viet.numbers import format_integer
from tongket.documents.outline import Block, Heading, Runs, words
from tongket.documents.year_end import coverage
from tongket.documents.year_end.data import Report
from tongket.documents.year_end.sentences import given, para
from tongket.documents.year_end.teller import Teller

NOT_APPROVED = "Nội dung này chưa được duyệt tại thời điểm chốt số liệu."
_TEXTS = (("2.", "Nguyên nhân", "reasons"), ("3.", "Bài học kinh nghiệm", "lessons"))


def shortcomings(report: Report, teller: Teller) -> tuple[Block, ...]:
    """Part III: first what the figures themselves show, then the written judgement."""
    blocks: list[Block] = [
        Heading(1, "III.", "Tồn tại, hạn chế, nguyên nhân và bài học kinh nghiệm"),
        Heading(2, "1.", "Tồn tại, hạn chế"),
    ]
    shown = [
        line for line in (
            _late(teller, "reports_overdue_stock", " tố giác, tin báo quá thời hạn chưa giải quyết tại thời điểm chốt"),
            _late(teller, "tasks_overdue", " nhiệm vụ được giao đã quá hạn chưa hoàn thành"),
            _rise(teller, "offences_occurred", "Tội phạm về trật tự xã hội "),
            _rise(teller, "fires_explosions", "Số vụ cháy, nổ "),
            _rise(teller, "traffic_deaths", "Số người chết do tai nạn giao thông "),
            coverage.gaps(teller),
        ) if line
    ]  # fmt: skip
    for line in shown:
        blocks += para(words("- ", line, "."), "item")
    for text in report.texts.get("limits", ()):
        blocks += para(words("- ", given(text)), "item")
    if not shown and not report.texts.get("limits"):
        blocks += para(words(NOT_APPROVED))
    for number, title, key in _TEXTS:
        blocks.append(Heading(2, number, title))
        blocks += written(report, key)
    return tuple(blocks)


def written(report: Report, key: str) -> tuple[Block, ...]:
    """The approved text of a section, or the plain statement that there is none yet."""
    lines = report.texts.get(key, ())
    if not lines:
        return para(words(NOT_APPROVED))
    mark = "- " if len(lines) > 1 else ""
    return tuple(block for text in lines for block in para(words(mark, given(text)), "item"))


def _late(teller: Teller, indicator: str, after: str) -> Runs:
    found = teller.result(indicator)
    if found is None or not found.shown or not found.value:
        return ()
    return words("Còn ", teller.figure(found, format_integer(int(found.value))), after)


def _rise(teller: Teller, indicator: str, before: str) -> Runs:
    found = teller.comparison(indicator)
    if found is None or found.status not in ("increase", "no_base"):
        return ()
    return words(before, teller.trend(indicator))
