"""The annexes (phụ lục số liệu): summary, districts, communes, offences, crime reports, incidents, years, awards."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.core.catalogue import CHAPTERS
from tongket.core.indicators.figures import Result
from tongket.core.indicators.indicator import Indicator
from tongket.documents.outline import Annex, Cell, Column, Table, words
from tongket.documents.year_end.data import Report
from tongket.documents.year_end.movement import FORMS, RECIPIENTS
from tongket.documents.year_end.tables import NOTE, amount, change, text
from tongket.documents.year_end.teller import Teller, given

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
    ("Tỷ lệ", "resolution_rate"), ("Tạm đình chỉ", "reports_suspended"), ("Chuyển kỳ sau", "reports_carried_out"),
    ("Quá hạn", "reports_overdue_stock"),
)  # fmt: skip
INCIDENTS = (
    "fires_explosions", "fires", "explosions", "minor_incidents", "incident_deaths", "incident_injured",
    "incident_damage", "traffic_accidents", "traffic_deaths", "traffic_injured",
)  # fmt: skip
FIVE_YEARS = (
    "offences_occurred", "offences_cleared", "clearance_rate", "serious_offences", "reports_to_resolve",
    "reports_resolved", "resolution_rate", "fires_explosions", "traffic_accidents", "traffic_deaths",
)  # fmt: skip
RE_ENTERED = " (*)"


def annexes(report: Report, teller: Teller) -> tuple[Annex, ...]:
    """Every annex that this unit's level has."""
    level = report.frame.unit.level
    made: list[Annex | None] = [_summary(report, teller)]
    if level == "province":
        made += [_districts(report, teller), _communes_of_province(report, teller)]
    elif level == "district":
        made.append(_communes_of_district(report, teller))
    made += [_offences(report, teller), _flow(report, teller), _incidents(report, teller)]
    made += [_five_years(report, teller), _awards(report)]
    attached = f"(Kèm theo Báo cáo số      /{report.symbol})"
    return tuple(Annex(one.title, one.blocks, attached, one.landscape) for one in made if one is not None)


def _two_years(report: Report) -> tuple[Cell, ...]:
    year = report.frame.year
    return tuple(text(one) for one in (f"Năm {year - 1}", f"Năm {year}", "Tăng, giảm", "%"))


def _lines(teller: Teller, wanted: Sequence[Indicator]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for number, indicator in enumerate(wanted, 1):
        found = teller.comparison(indicator.id)
        if found is None:
            continue
        difference, percent = change(teller, found)
        coverage = found.current.coverage
        reported = f"{coverage.reported}/{coverage.expected}" if coverage.expected else ""
        rows.append((
            text(str(number)), text(indicator.label), text(indicator.unit),
            amount(teller, found.previous, last_year=True), amount(teller, found.current), difference, percent,
            text(reported),
        ))  # fmt: skip
    return rows


_LINE_COLUMNS = (
    Column(6, "center"),
    Column(25, "left"),
    Column(10, "center"),
    *(Column(width) for width in (12, 12, 12, 10)),
    Column(10, "center"),
)


def _line_table(report: Report, rows: Sequence[tuple[Cell, ...]], caption: str) -> Table:
    header = (text("STT"), text("Chỉ tiêu"), text("Đơn vị tính"), *_two_years(report), text("Đơn vị đã chốt"))
    return Table(caption, _LINE_COLUMNS, (header,), tuple(rows), NOTE)


def _summary(report: Report, teller: Teller) -> Annex:
    rows: list[tuple[Cell, ...]] = []
    for chapter in CHAPTERS:
        wanted = [one for one in teller.catalogue.values() if one.chapter == chapter.id and not one.slice_of]
        lines = _lines(teller, wanted)
        if lines:
            rows.append((Cell(words(chapter.title[0]), len(_LINE_COLUMNS), bold=True, align="left"),))
            rows += lines
    return Annex("Tổng hợp các chỉ tiêu", (_line_table(report, rows, ""),))


def _offences(report: Report, teller: Teller) -> Annex:
    whole = ("offences_occurred", "offences_detected", "offences_cleared")
    wanted = []
    for key in whole:
        if key in teller.catalogue:
            wanted.append(teller.catalogue[key])
            wanted += [one for one in teller.catalogue.values() if one.slice_of == key]
    return Annex("Số vụ phạm tội theo nhóm, theo tội danh", (_line_table(report, _lines(teller, wanted), ""),))


def _incidents(report: Report, teller: Teller) -> Annex:
    wanted = [teller.catalogue[key] for key in INCIDENTS if key in teller.catalogue]
    return Annex("Cháy, nổ và tai nạn giao thông", (_line_table(report, _lines(teller, wanted), ""),))


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


def _districts(report: Report, teller: Teller) -> Annex:
    children = teller.source.children("offences_occurred", report.frame.unit.code, report.frame.period)
    rows = [_total_row(report, teller)]
    rows += [_place_row(teller, str(number), child) for number, child in enumerate(children, 1)]
    table = Table("", _PLACE_TABLE, _place_header(report, "Huyện, thành phố"), tuple(rows), _BY_PLACE + NOTE)
    return Annex("Số liệu theo huyện, thành phố", (table,), landscape=True)


def _communes_of_province(report: Report, teller: Teller) -> Annex:
    rows: list[tuple[Cell, ...]] = [_total_row(report, teller)]
    number = 0
    for district in teller.source.children("offences_occurred", report.frame.unit.code, report.frame.period):
        rows.append(_place_row(teller, "", district, bold=True))
        for commune in teller.source.children("offences_occurred", district.unit_code, report.frame.period):
            number += 1
            rows.append(_place_row(teller, str(number), commune))
    return _commune_annex(report, rows)


def _communes_of_district(report: Report, teller: Teller) -> Annex:
    children = teller.source.children("offences_occurred", report.frame.unit.code, report.frame.period)
    rows = [_total_row(report, teller)]
    rows += [_place_row(teller, str(number), child) for number, child in enumerate(children, 1)]
    return _commune_annex(report, rows)


def _commune_annex(report: Report, rows: Sequence[tuple[Cell, ...]]) -> Annex:
    table = Table("", _PLACE_TABLE, _place_header(report, "Xã, phường, thị trấn"), tuple(rows), _BY_PLACE + NOTE)
    return Annex("Số liệu theo xã, phường, thị trấn", (table,), landscape=True)


def _flow(report: Report, teller: Teller) -> Annex | None:
    """By the body that handles the reports: transfers inside a district cancel by themselves."""
    unit, period = report.frame.unit, report.frame.period
    whole = teller.result("reports_to_resolve")
    if whole is None or unit.level == "commune":
        return None
    columns = (Column(6, "center"), Column(18, "left"), *(Column(7) for _ in FLOW_COLUMNS))
    header = (text("STT"), text("Đơn vị thụ lý"), *(text(name) for name, _ in FLOW_COLUMNS))
    rows = [_flow_row(teller, "", whole, bold=True)]
    if unit.level == "province":
        children = teller.source.children("reports_to_resolve", unit.code, period)
        rows += [_flow_row(teller, str(number), child) for number, child in enumerate(children, 1)]
    note = "Đếm theo cơ quan thụ lý; tin chuyển nội bộ trong phạm vi một đơn vị tự triệt tiêu. " + NOTE
    return Annex(
        "Tiếp nhận, giải quyết tố giác, tin báo về tội phạm",
        (Table("", columns, (header,), tuple(rows), note),),
        landscape=True,
    )


def _flow_row(teller: Teller, number: str, body: Result, *, bold: bool = False) -> tuple[Cell, ...]:
    cells = (amount(teller, teller.result(key, body.unit_code), bold=bold) for _, key in FLOW_COLUMNS)
    return (text(number, bold=bold), Cell(words(given(body.unit_name)), bold=bold), *cells)


def _five_years(report: Report, teller: Teller) -> Annex | None:
    """Five years side by side; what was re-entered from old yearly reports carries a mark."""
    unit, period = report.frame.unit, report.frame.period
    years = [str(report.frame.year - back) for back in range(4, -1, -1)]
    rows: list[tuple[Cell, ...]] = []
    marked = False
    for key in FIVE_YEARS:
        if key not in teller.catalogue or teller.result(key) is None:
            continue
        found = sorted(teller.source.years(key, unit.code, period, count=5), key=lambda one: one.period.start)
        cells = []
        for result in found[-5:]:
            cell = _year_cell(teller, result)
            marked = marked or (result.shown and result.vintage == "re_entered")
            cells.append(cell)
        cells = [text("…")] * (5 - len(cells)) + cells
        rows.append(
            (text(str(len(rows) + 1)), text(teller.catalogue[key].label), text(teller.catalogue[key].unit), *cells)
        )
    if not rows:
        return None
    header = (text("STT"), text("Chỉ tiêu"), text("Đơn vị tính"), *(text(year) for year in years))
    columns = (Column(6, "center"), Column(28, "left"), Column(10, "center"), *(Column(11) for _ in years))
    note = NOTE
    if marked:
        note = f"(*) Số tổng hợp năm nhập lại từ báo cáo cũ, chỉ có ở cấp tỉnh. {NOTE}"
    return Annex("Số liệu năm năm", (Table("", columns, (header,), tuple(rows), note),))


def _year_cell(teller: Teller, result: Result) -> Cell:
    cell = amount(teller, result)
    if not result.shown or result.vintage != "re_entered":
        return cell
    return Cell((*cell.runs, *words(RE_ENTERED)))


def _awards(report: Report) -> Annex | None:
    if not report.awards:
        return None
    columns = (Column(6, "center"), Column(28, "left"), Column(12, "center"), Column(25, "left"), Column(30, "left"))
    header = tuple(text(one) for one in ("STT", "Tập thể, cá nhân", "Loại", "Đơn vị", "Thành tích"))
    rows: list[tuple[Cell, ...]] = []
    number = 0
    for form, name in FORMS.items():
        lines = [line for line in report.awards if line.form == form]
        if lines:
            rows.append((Cell(words(name), len(columns), bold=True, align="left"),))
        for line in lines:
            number += 1
            told = (line.recipient, RECIPIENTS.get(line.kind, line.kind), line.unit, line.achievement)
            rows.append((text(str(number)), *(Cell(words(given(one))) for one in told)))
    return Annex("Danh sách khen thưởng", (Table("", columns, (header,), tuple(rows)),))
