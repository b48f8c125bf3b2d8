from __future__ import annotations

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tongket.core.facts import MONTH_ITEMS
from tongket.exchange.layouts import MONTH_34, UnknownLayout, layout_by_id
from tongket.exchange.template import NOTES, write_template
from tongket.exchange.workbook import WorkbookUnreadable, coordinate, read_workbook

UNITS = [("12433", "Phường Lê Hồng Phong"), ("12436", "Phường Bồ Xuyên")]
FILLED = {(code, item): number for code, _ in UNITS for number, item in enumerate(MONTH_ITEMS)}
MARK = "SỐ LIỆU MÔ PHỎNG"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "bieu-thang.xlsx"


def changed(path, row: int, column: int, value, sheet: str = MONTH_34.sheet):
    """The filled form with one cell of a person's own."""
    write_template(MONTH_34, path, UNITS, "2022-11", FILLED)
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(MONTH_34.sheet).to_python(skip_empty_area=False)
    rows[row][column] = value
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        page = book.add_worksheet(sheet)
        for number, line in enumerate(rows):
            page.write_row(number, 0, line)
    return read_workbook(MONTH_34, path, {code for code, _ in UNITS})


def test_a_filled_form_reads_back_as_it_was_written(path):
    reading = read_workbook(MONTH_34, write_template(MONTH_34, path, UNITS, "2022-11", FILLED), {"12433", "12436"})
    assert (reading.period, reading.findings) == ("2022-11", [])
    assert {(cell.key("unit"), cell.item): cell.value for cell in reading.cells} == FILLED


def test_an_empty_form_asks_for_every_number(path):
    reading = read_workbook(MONTH_34, write_template(MONTH_34, path, UNITS, "2022-11"))
    assert {finding.code for finding in reading.findings} == {"CELL-EMPTY"}
    assert len(reading.findings) == len(FILLED)
    assert not reading.refused


@pytest.mark.parametrize(
    ("row", "column", "value", "code"),
    [
        (4, 2, -5, "CELL-NEGATIVE"),
        (4, 2, 1.5, "CELL-NOT-WHOLE"),
        (4, 2, "nhiều", "CELL-NOT-WHOLE"),
        (4, 2, "1,500", "CELL-NOT-WHOLE"),
        (4, 0, "99999", "UNIT-UNKNOWN"),
        (5, 0, "12433", "ROW-REPEATED"),
        (3, 2, "Cột khác", "HEADER-DIFFERS"),
    ],
)
def test_a_wrong_cell_is_named_with_its_address(path, row, column, value, code):
    reading = changed(path, row, column, value)
    assert [(finding.code, finding.cell) for finding in reading.findings] == [(code, coordinate(row, column))]
    assert reading.refused
    assert all(finding.hint and finding.hint_en for finding in reading.findings)


def test_a_number_typed_as_text_with_dots_is_understood(path):
    reading = changed(path, 4, 2, "1.234.567")
    assert reading.cells[0].value == 1_234_567


def test_a_workbook_without_the_sheet_says_which_sheets_it_has(path):
    reading = changed(path, 4, 2, 1, sheet="Trang 1")
    assert [finding.code for finding in reading.findings] == ["SHEET-MISSING"]
    assert "Trang 1" in reading.findings[0].message


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "thu.xlsx"
    path.write_text("không phải bảng tính")
    with pytest.raises(WorkbookUnreadable):
        read_workbook(MONTH_34, path)


def test_the_form_explains_itself_and_carries_the_mark(path):
    write_template(MONTH_34, path, UNITS, "2022-11", mark=MARK)
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == [MONTH_34.sheet, NOTES]
    assert book.get_sheet_by_name(NOTES).to_python()[0][0] == MARK
    assert MARK in book.get_sheet_by_name(MONTH_34.sheet).to_python()[0]


def test_a_text_that_looks_like_a_formula_stays_a_text(path):
    write_template(MONTH_34, path, [("12433", '=HYPERLINK("http://x")')], "2022-11")
    assert CalamineWorkbook.from_path(str(path)).get_sheet_by_name(MONTH_34.sheet).to_python()[4][1].startswith("=")


def test_an_unknown_layout_is_refused():
    with pytest.raises(UnknownLayout):
        layout_by_id("weather")


@pytest.mark.parametrize(("column", "letters"), [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1")])
def test_cells_are_named_as_the_clerk_sees_them(column, letters):
    assert coordinate(0, column) == letters
