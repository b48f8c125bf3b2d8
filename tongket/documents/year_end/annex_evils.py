"""The annex of social evils and wanted persons: one indicator a line, then the districts side by side."""

from __future__ import annotations

from tongket.core.indicators.figures import Result
from tongket.documents.outline import Annex, Cell, Column, Table, words
from tongket.documents.year_end import annex_lines, tables
from tongket.documents.year_end.data import Report
from tongket.documents.year_end.sentences import given
from tongket.documents.year_end.tables import amount, text
from tongket.documents.year_end.teller import Teller

CHAPTERS = ("evils", "wanted")
DISTRICT_COLUMNS = (
    ("Cờ bạc", "evil_cases_gambling"), ("Mại dâm", "evil_cases_prostitution"),
    ("Sử dụng ma túy", "evil_cases_drug_use"), ("Số người", "evil_persons"),
    ("Vụ đã xử lý", "evil_cases_decided"), ("Xử lý hình sự", "evil_cases_criminal"),
    ("Điểm đã xóa", "spots_cleared"), ("Điểm còn tồn tại", "spots_standing"),
    ("Truy nã đầu kỳ", "wanted_start"), ("Truy nã mới", "wanted_new"), ("Bắt được", "wanted_arrested"),
    ("Đầu thú", "wanted_surrendered"), ("Thanh loại", "wanted_cleared"), ("Truy nã cuối kỳ", "wanted_end"),
)  # fmt: skip


def evils(report: Report, teller: Teller) -> Annex | None:
    """All indicators of both chapters; a province also has its districts."""
    wanted = [one for one in teller.catalogue.values() if one.chapter in CHAPTERS]
    lines = annex_lines.line_table(report, teller, wanted)
    if not lines.rows:
        return None
    districts = (_districts(report, teller),) if report.frame.unit.level == "province" else ()
    return Annex("Tệ nạn xã hội và truy nã", (lines, *districts), landscape=True, key="te-nan")


def _districts(report: Report, teller: Teller) -> Table:
    whole = teller.result("evil_cases")
    children = teller.source.children("evil_cases", report.frame.unit.code, report.frame.period)
    rows = [_row(teller, "", whole, bold=True)] if whole is not None else []
    rows += [_row(teller, str(number), child) for number, child in enumerate(children, 1)]
    header = (text("STT"), text("Huyện, thành phố"), *(text(name) for name, _ in DISTRICT_COLUMNS))
    columns = (Column(6, "center"), Column(18, "left"), *(Column(7) for _ in DISTRICT_COLUMNS))
    note = (
        "Vụ việc, điểm đếm theo địa bàn; truy nã đếm theo cơ quan ra quyết định, dòng tổng gồm cả các phòng nghiệp vụ. "
        + tables.note(rows)
    )
    return Table("Theo huyện, thành phố", columns, (header,), tuple(rows), note)


def _row(teller: Teller, number: str, place: Result, *, bold: bool = False) -> tuple[Cell, ...]:
    cells = (amount(teller, teller.result(key, place.unit_code), bold=bold) for _, key in DISTRICT_COLUMNS)
    return (text(number, bold=bold), Cell(words(given(place.unit_name)), bold=bold), *cells)
