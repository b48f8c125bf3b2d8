"""Annexes by place (by district, by commune) and by the body that handles the crime reports."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.core.indicators.figures import Result
from tongket.documents.outline import Annex, Cell, Column, Table, words
from tongket.documents.year_end import tables
from tongket.documents.year_end.data import Report
from tongket.documents.year_end.sentences import given
from tongket.documents.year_end.tables import amount, change, text
from tongket.documents.year_end.teller import Teller

PLACE_COLUMNS = (
    ("Vụ rất, đặc biệt nghiêm trọng", "offences_grave"), ("Khám phá", "offences_cleared"),
    ("Tỷ lệ khám phá", "clearance_rate"),
    ("Phát hiện nhóm khác", "offences_detected"), ("Cháy, nổ", "fires_explosions"),
    ("Tai nạn giao thông", "traffic_accidents"),
    ("Căn cước: tỷ lệ thu nhận", "id_collected_rate"), ("Buổi tuyên truyền", "propaganda_sessions"),
)  # fmt: skip
FLOW_COLUMNS = (
    ("Kỳ trước chuyển sang", "reports_carried_in"), ("Mới thụ lý", "reports_new"),
    ("Nhận chuyển đến", "reports_taken_inside"),
    ("Phục hồi", "reports_resumed"), ("Chuyển đi trong tỉnh", "reports_sent_inside"),
    ("Chuyển ngoài tỉnh", "reports_sent_outside"),
    ("Nhập trùng", "reports_merged"), ("Phải giải quyết", "reports_to_resolve"), ("Đã giải quyết", "reports_resolved"),
    ("Tỷ lệ", "resolution_rate"), ("Tỷ lệ cả tạm đình chỉ", "resolution_rate_incl_suspended"),
    ("Tạm đình chỉ", "reports_suspended"), ("Đang tạm đình chỉ", "reports_suspended_stock"),
    ("Chuyển kỳ sau", "reports_carried_out"),
    ("Quá hạn", "reports_overdue_stock"),
)  # fmt: skip

_PLACE_TABLE = (
    Column(6, "center"),
    Column(20, "left"),
    *(Column(7) for _ in range(3)),
    Column(10),
    *(Column(9) for _ in PLACE_COLUMNS),
)


def _place_header(report: Report, area: str) -> tuple[tuple[Cell, ...], ...]:
    year = report.frame.year
    names = tuple(text(name, rows=2) for name, _ in PLACE_COLUMNS)
    first = (text("STT", rows=2), text(area, rows=2), text("Vụ về trật tự xã hội xảy ra", span=4), *names)
    return first, tuple(text(one) for one in (str(year - 1), str(year), "+/−", "%"))


def _place_row(teller: Teller, number: str, place: Result, *, bold: bool = False) -> tuple[Cell, ...]:
    found = teller.comparison("offences_occurred", place.unit_code)
    difference, percent = change(teller, found, bold=bold)
    before = amount(teller, found.previous if found else None, last_year=True, bold=bold)
    rest = (amount(teller, teller.result(key, place.unit_code), bold=bold) for _, key in PLACE_COLUMNS)
    return (
        text(number, bold=bold), Cell(words(given(place.unit_name)), bold=bold), before,
        amount(teller, place, bold=bold), difference, percent, *rest,
    )  # fmt: skip


def _total_row(report: Report, teller: Teller) -> tuple[Cell, ...]:
    whole = teller.result("offences_occurred")
    return _place_row(teller, "", whole, bold=True) if whole is not None else ()


_BY_PLACE = "Đếm theo địa bàn xảy ra. "


def _annex(report: Report, rows: Sequence[tuple[Cell, ...]], area: str, key: str) -> Annex:
    note = _BY_PLACE + tables.note(rows)
    table = Table("", _PLACE_TABLE, _place_header(report, area), tuple(rows), note)
    return Annex(f"Số liệu theo {area.lower()}", (table,), landscape=True, key=key)


def districts(report: Report, teller: Teller) -> Annex:
    """The districts by code under the province's total."""
    children = teller.source.children("offences_occurred", report.frame.unit.code, report.frame.period)
    rows = [_total_row(report, teller)]
    rows += [_place_row(teller, str(number), child) for number, child in enumerate(children, 1)]
    return _annex(report, rows, "Huyện, thành phố", "huyen")


def communes_of_province(report: Report, teller: Teller) -> Annex:
    """The communes by code under their districts: no ranking."""
    rows: list[tuple[Cell, ...]] = [_total_row(report, teller)]
    number = 0
    for district in teller.source.children("offences_occurred", report.frame.unit.code, report.frame.period):
        rows.append(_place_row(teller, "", district, bold=True))
        for commune in teller.source.children("offences_occurred", district.unit_code, report.frame.period):
            number += 1
            rows.append(_place_row(teller, str(number), commune))
    return _annex(report, rows, "Xã, phường, thị trấn", "xa")


def communes_of_district(report: Report, teller: Teller) -> Annex:
    """The communes of one district by code."""
    children = teller.source.children("offences_occurred", report.frame.unit.code, report.frame.period)
    rows = [_total_row(report, teller)]
    rows += [_place_row(teller, str(number), child) for number, child in enumerate(children, 1)]
    return _annex(report, rows, "Xã, phường, thị trấn", "xa")


def flow(report: Report, teller: Teller) -> Annex | None:
    """By the body that handles the reports: transfers inside a district cancel by themselves."""
    unit, period = report.frame.unit, report.frame.period
    whole = teller.result("reports_to_resolve")
    if whole is None or unit.level == "commune":
        return None
    columns = (Column(6, "center"), Column(18, "left"), *(Column(7) for _ in FLOW_COLUMNS))
    header = (text("STT"), text("Đơn vị thụ lý"), *(text(name) for name, _ in FLOW_COLUMNS))
    rows = [_flow_row(teller, "", whole, bold=True)]
    if unit.level == "province":
        # Divisions that handle no reports belong to no reporting set: a row of zeros would say they do.
        found = teller.source.children("reports_to_resolve", unit.code, period)
        children = [one for one in found if one.coverage.expected or one.value]
        rows += [_flow_row(teller, str(number), child) for number, child in enumerate(children, 1)]
    note = "Đếm theo cơ quan thụ lý; tin chuyển nội bộ trong phạm vi một đơn vị tự triệt tiêu. " + tables.note(rows)
    return Annex(
        "Tiếp nhận, giải quyết tố giác, tin báo về tội phạm",
        (Table("", columns, (header,), tuple(rows), note),),
        landscape=True,
        key="tin-bao",
    )


def _flow_row(teller: Teller, number: str, body: Result, *, bold: bool = False) -> tuple[Cell, ...]:
    cells = (amount(teller, teller.result(key, body.unit_code), bold=bold) for _, key in FLOW_COLUMNS)
    return (text(number, bold=bold), Cell(words(given(body.unit_name)), bold=bold), *cells)
