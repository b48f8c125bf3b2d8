"""Reports and explanations as pages and commands give them: three files from one outline, evidence as text."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.analytics.evidence import Evidence, figure_json
from tongket.analytics.results import Results
from tongket.core.indicators.figures import Comparison, Result
from tongket.core.indicators.indicator import Indicator
from tongket.core.periods import Period
from tongket.core.viet import dates, numbers, trends
from tongket.core.viet.numbers import decimal_text
from tongket.documents import html
from tongket.documents.outline import Outline
from tongket.documents.typst_pdf import pdf_bytes
from tongket.documents.word.writer import docx_bytes
from tongket.documents.year_end.builder import build
from tongket.documents.year_end.gather import gather
from tongket.foundation import clock
from tongket.foundation.refusals import Refused, refuse_all
from tongket.registers.cases import queries as cases

STATUS_WORDS = {
    "not_reported": "chưa báo cáo", "not_applicable": "không áp dụng", "not_comparable": "không so sánh được",
    "not_arising": "không phát sinh", "zero": "0", "value": "", "over_100": "trên 100%: cần xem lại",
}  # fmt: skip


def year_end_outline(results: Results, unit: str, period: Period) -> Outline:
    """The outline of the year-end report of one unit.

    Refused: REPORT-NOT-A-YEAR, REPORT-YEAR-NOT-CLOSED, SAFEGUARDS-CLAIM-WITHOUT-REVIEW.
    """
    if period.kind != "year":
        raise Refused("REPORT-NOT-A-YEAR", _("Báo cáo tổng kết lập cho cả năm, không lập cho kỳ %(period)s."),
                      _("Chọn một năm, ví dụ 2022."), period=period.key)  # fmt: skip
    if period.last_day > results.snapshot.cut_off:
        raise Refused(
            "REPORT-YEAR-NOT-CLOSED", _("Năm %(period)s chưa kết thúc tại thời điểm chốt số liệu %(cut_off)s."),
            _("Chốt số liệu sau ngày cuối của năm rồi lập báo cáo."), period=period.key,
            cut_off=dates.format_date(results.snapshot.cut_off),
        )  # fmt: skip
    report = gather(results, unit, period, issued_on=clock.today())
    # What is typed beside the figures may not say what only a recorded review can.
    typed = {name: "\n".join(texts) for name, texts in report.texts.items()}
    refuse_all(cases.claims_without_review(typed, clock.today()))
    return build(report)


def write_files(results: Results, unit: str, period: Period, out: Path) -> list[dict[str, Any]]:
    """Write the report as Word, PDF and HTML; each file appears whole or not at all."""
    outline = year_end_outline(results, unit, period)
    out.mkdir(parents=True, exist_ok=True)
    stem = f"bao-cao-tong-ket-{period.key}-{unit}"
    contents = {".docx": docx_bytes(outline), ".pdf": pdf_bytes(outline), ".html": html.page(outline).encode()}
    files = []
    for suffix, content in contents.items():
        path = out / f"{stem}{suffix}"
        draft = path.with_suffix(suffix + ".part")
        draft.write_bytes(content)
        draft.replace(path)
        files.append({"path": str(path), "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()})
    stylesheet = out / html.STYLESHEET_NAME
    stylesheet.write_bytes(html.STYLESHEET.read_bytes())
    return files


def comparison_json(evidence: Evidence) -> dict[str, Any]:
    """The comparison with the same period last year, as `explain --compare` gives it."""
    comparison: Comparison = evidence.comparison
    decimals = evidence.indicator.decimals
    return {
        "status": comparison.status,
        "previous": figure_json(evidence.indicator, comparison.previous),
        "previous_period": str(comparison.previous.period),
        "change": comparison.change if comparison.percent is not None or comparison.points is None else None,
        "percent": None if comparison.percent is None else decimal_text(comparison.percent, 2),
        "points": None if comparison.points is None else decimal_text(comparison.points, decimals),
    }


def beside_json(beside: list[tuple[Indicator, Result]]) -> list[dict[str, Any]]:
    """What stands beside a rate (§4.1: the stock of suspended reports always), as `explain --json` gives it."""
    return [
        {"indicator": indicator.id, "label": indicator.label, "label_en": indicator.label_en, "unit": indicator.unit,
         **figure_json(indicator, result)}
        for indicator, result in beside
    ]  # fmt: skip


def comparison_text(evidence: Evidence) -> str:
    """The comparison in words: "giảm 36 vụ (5,02%); kỳ trước 717", "tăng 1,46 điểm %; kỳ trước 616/717"."""
    found, indicator = evidence.comparison, evidence.indicator
    before = found.previous
    if found.status == "not_comparable":
        return "không so sánh được"
    if found.points is not None:
        parts = f"{numbers.format_integer(before.n or 0)}/{numbers.format_integer(before.of or 0)}"
        return f"{trends.points_phrase(found.points, decimals=indicator.decimals)}; kỳ trước {parts}"
    change = trends.change(found.current.n or 0, before.n or 0)
    return f"{trends.phrase(change, noun=indicator.unit)}; kỳ trước {numbers.format_integer(before.n or 0)}"


def evidence_text(
    evidence: Evidence, *, with_comparison: bool, beside: list[tuple[Indicator, Result]] | None = None
) -> str:
    """A figure, what belongs beside it and what stands behind it, for people at a terminal."""
    result, indicator = evidence.result, evidence.indicator
    value = STATUS_WORDS[result.status] or _value(indicator, result)
    lines = [
        f"{indicator.label} · {result.unit_name} ({result.unit_code}) · {result.period}",
        f"  Giá trị: {value}" + ("" if result.closed else "  (chưa chốt)"),
    ]
    if result.of is not None:
        lines.append(f"  Tử số / mẫu số: {numbers.format_integer(result.n or 0)} / {numbers.format_integer(result.of)}")
    lines += [_beside_line(other, found) for other, found in beside or ()]
    if with_comparison:
        lines.append(f"  So cùng kỳ năm trước: {comparison_text(evidence)}")
    coverage = result.coverage
    lines += [
        f"  Cách tính: {indicator.definition}",
        f"  Căn cứ: {'; '.join(indicator.cites)}",
        f"  Đơn vị đã chốt sổ: {coverage.reported}/{coverage.expected}"
        + (f"; thiếu: {', '.join(coverage.missing)}" if coverage.missing else ""),
        f"  Chốt đến {dates.format_date(result_cut_off(evidence))} · bản chốt {evidence.snapshot[:12]}"
        f" · danh mục {evidence.catalogue}",
        f"  Bản ghi được tính: {evidence.n_records.total}",
    ]
    lines += [f"    {line.record}" for line in evidence.n_records.shown[:20]]
    if evidence.n_records.total > 20:
        lines.append("    … (dùng --json để lấy đủ)")
    return "\n".join(lines)


def result_cut_off(evidence: Evidence) -> Any:
    """The cut-off of the snapshot behind the figure."""
    return dates.parse_date("/".join(reversed(evidence.cut_off.split("-"))))


def _beside_line(indicator: Indicator, result: Result) -> str:
    line = f"  {indicator.label}: {STATUS_WORDS[result.status] or _value(indicator, result)}"
    if result.of is None:
        return line
    return f"{line} ({numbers.format_integer(result.n or 0)} / {numbers.format_integer(result.of)})"


def _value(indicator: Indicator, result: Result) -> str:
    if indicator.unit == "%" and result.percent is not None:
        return numbers.format_percent(result.percent, indicator.decimals)
    if isinstance(result.value, int):
        return f"{numbers.format_integer(result.value)} {indicator.unit}"
    return f"{numbers.format_decimal(result.value or 0, indicator.decimals)} {indicator.unit}"
