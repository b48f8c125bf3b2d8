"""Annexes with one indicator a line: summary, offences, incidents, several years side by side."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.core.catalogue import CHAPTERS
from tongket.core.indicators.figures import Comparison, Result
from tongket.core.indicators.indicator import Indicator
from tongket.documents.outline import Annex, Cell, Column, Table, words
from tongket.documents.year_end import tables
from tongket.documents.year_end.data import Report
from tongket.documents.year_end.remainder import remainder
from tongket.documents.year_end.tables import NOT_APPLICABLE, NOT_KNOWN, amount, change, text, unit_of
from tongket.documents.year_end.teller import Teller

INCIDENTS = (
    "fires_explosions", "fires", "explosions", "minor_incidents", "incident_deaths", "incident_injured",
    "incident_damage", "traffic_accidents", "traffic_deaths", "traffic_injured",
)  # fmt: skip
FIVE_YEARS = (
    "offences_occurred", "offences_cleared", "clearance_rate", "serious_offences", "reports_to_resolve",
    "reports_resolved", "resolution_rate", "resolution_rate_incl_suspended", "reports_suspended_stock",
    "fires_explosions", "traffic_accidents", "traffic_deaths",
)  # fmt: skip
RE_ENTERED = " (*)"
YEARS = 5


def _two_years(report: Report) -> tuple[Cell, ...]:
    year = report.frame.year
    return tuple(text(one) for one in (f"Năm {year - 1}", f"Năm {year}", "Tăng, giảm", "%"))


def _lines(teller: Teller, wanted: Sequence[Indicator]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for indicator in wanted:
        found = teller.comparison(indicator.id)
        if found is not None:
            rows.append(_line(teller, len(rows) + 1, indicator.label, found))
    return rows


def _line(teller: Teller, number: int, label: str, found: Comparison) -> tuple[Cell, ...]:
    difference, percent = change(teller, found)
    coverage = found.current.coverage
    reported = f"{coverage.reported}/{coverage.expected}" if coverage.expected else NOT_APPLICABLE
    return (
        text(str(number)), text(label), text(unit_of(teller.noun(found.current.indicator))),
        amount(teller, found.previous, last_year=True), amount(teller, found.current), difference, percent,
        text(reported),
    )  # fmt: skip


_LINE_COLUMNS = (
    Column(6, "center"),
    Column(27, "left"),
    Column(11, "center"),
    *(Column(width) for width in (12, 12, 12, 11)),
    Column(10, "center"),
)


def _line_table(report: Report, rows: Sequence[tuple[Cell, ...]]) -> Table:
    header = (text("STT"), text("Chỉ tiêu"), text("Đơn vị tính"), *_two_years(report), text("Đơn vị đã chốt"))
    return Table("", _LINE_COLUMNS, (header,), tuple(rows), tables.note(rows))


def line_table(report: Report, teller: Teller, wanted: Sequence[Indicator]) -> Table:
    """A table with one indicator a line: two years, the change, how many units closed."""
    return _line_table(report, _lines(teller, wanted))


def summary(report: Report, teller: Teller) -> Annex:
    """Every indicator that is not a part of another, by chapter."""
    rows: list[tuple[Cell, ...]] = []
    for chapter in CHAPTERS:
        wanted = [one for one in teller.catalogue.values() if one.chapter == chapter.id and not one.slice_of]
        lines = _lines(teller, wanted)
        if lines:
            rows.append((Cell(words(chapter.title[0]), len(_LINE_COLUMNS), bold=True, align="left"),))
            rows += lines
    return Annex("Tổng hợp các chỉ tiêu", (_line_table(report, rows),), key="tong-hop")


def offences(report: Report, teller: Teller) -> Annex:
    """Offences occurred by article, offences detected by group; the parts add up to the whole."""
    rows: list[tuple[Cell, ...]] = []
    for key in ("offences_occurred", "offences_detected", "offences_cleared"):
        if key not in teller.catalogue or teller.result(key) is None:
            continue
        parts = [one for one in teller.catalogue.values() if one.slice_of == key]
        lines = _lines(teller, [teller.catalogue[key], *parts])
        rest = remainder(teller, key)
        if rest is not None and (rest.current.value or rest.previous.value):
            lines.append(_line(teller, len(lines) + 1, "Số vụ thuộc các tội danh khác", rest))
        rows += [(text(str(len(rows) + at)), *line[1:]) for at, line in enumerate(lines, 1)]
    return Annex("Số vụ phạm tội theo nhóm, theo tội danh", (_line_table(report, rows),), key="toi-danh")


def incidents(report: Report, teller: Teller) -> Annex:
    """Fires, explosions, traffic accidents."""
    wanted = [teller.catalogue[key] for key in INCIDENTS if key in teller.catalogue]
    return Annex("Cháy, nổ và tai nạn giao thông", (line_table(report, teller, wanted),), key="chay-no")


def years(report: Report, teller: Teller) -> Annex | None:
    """Five years side by side; what was re-entered carries a mark, a year that nothing is known of is left out."""
    unit, period = report.frame.unit, report.frame.period
    found: dict[str, dict[int, Result]] = {}
    for key in FIVE_YEARS:
        if key in teller.catalogue and teller.result(key) is not None:
            made = teller.source.years(key, unit.code, period, count=YEARS)
            found[key] = {report.frame.year - back: one for back, one in enumerate(_latest_first(made))}
    wanted = range(report.frame.year - YEARS + 1, report.frame.year + 1)
    told = [year for year in wanted if any(line[year].shown for line in found.values() if year in line)]
    if not found or not told:
        return None
    rows = [_years_row(teller, number, key, [found[key].get(year) for year in told])
            for number, key in enumerate(found, 1)]  # fmt: skip
    header = (text("STT"), text("Chỉ tiêu"), text("Đơn vị tính"), *(text(str(year)) for year in told))
    columns = (Column(6, "center"), Column(28, "left"), Column(10, "center"), *(Column(11) for _ in told))
    marked = any(_re_entered(one) for line in found.values() for one in line.values())
    note = "(*) Số tổng hợp năm nhập lại từ báo cáo cũ, chỉ có ở cấp tỉnh. " if marked else ""
    title = "Số liệu năm năm" if len(told) == YEARS else "Số liệu qua các năm"
    return Annex(title, (Table("", columns, (header,), tuple(rows), (note + tables.note(rows)).strip()),), key="nam")


def _latest_first(results: Sequence[Result]) -> list[Result]:
    return sorted(results, key=lambda one: one.period.start, reverse=True)


def _years_row(teller: Teller, number: int, key: str, results: Sequence[Result | None]) -> tuple[Cell, ...]:
    known = teller.catalogue[key]
    cells = (text(NOT_KNOWN) if one is None else _year_cell(teller, one) for one in results)
    return (text(str(number)), text(known.label), text(unit_of(known.unit)), *cells)


def _re_entered(result: Result) -> bool:
    return result.shown and result.vintage == "re_entered"


def _year_cell(teller: Teller, result: Result) -> Cell:
    cell = amount(teller, result)
    return Cell((*cell.runs, *words(RE_ENTERED))) if _re_entered(result) else cell
