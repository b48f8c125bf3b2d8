"""A list as a workbook: text stays text, days are days, and the demo's mark stands on every sheet."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tongket.exchange.listing import Column, Listing, Sheaf, listing_bytes

AT = datetime(2022, 12, 27, 8, 0)
COLUMNS = (Column("Mã", 20), Column("Số ngày", 10), Column("Hạn", 12))


def made(rows, mark="") -> bytes:
    listing = Listing("Từng việc", "Việc quá hạn", COLUMNS, rows)
    return listing_bytes(Sheaf("Việc quá hạn", [("Tính đến", AT), ("Quá hạn", 3)], [listing], AT, mark=mark))


def sheet(content: bytes, name: str) -> list[list]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(name).to_python(skip_empty_area=False)


def test_the_notes_stand_first_and_rows_come_back_as_they_were_given():
    content = made([["TB-336-2022-000001", 36, date(2022, 11, 21)], ["NV-34-2022-001", 7, AT]])
    assert CalamineWorkbook.from_filelike(BytesIO(content)).sheet_names == ["Ghi chú", "Từng việc"]
    assert sheet(content, "Từng việc")[2:] == [
        ["Mã", "Số ngày", "Hạn"], ["TB-336-2022-000001", 36, date(2022, 11, 21)], ["NV-34-2022-001", 7, AT],
    ]  # fmt: skip
    assert sheet(content, "Ghi chú")[2:] == [["Tính đến", AT], ["Quá hạn", 3]]


@pytest.mark.parametrize("evil", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "http://x.test", "-1", "\t=1", "00123"])
def test_what_a_person_typed_never_becomes_a_formula_an_address_or_a_number(evil):
    content = made([[evil, 1, evil]])
    assert sheet(content, "Từng việc")[3] == [evil, 1, evil]
    with zipfile.ZipFile(BytesIO(content)) as book:
        assert not any(b"<f>" in book.read(name) or b"<hyperlink " in book.read(name) for name in book.namelist())


def test_the_mark_of_simulated_data_stands_on_every_sheet_and_in_its_printed_head():
    content = made([["x", 1, "y"]], mark="SỐ LIỆU MÔ PHỎNG")
    assert [sheet(content, name)[1][0] for name in ("Ghi chú", "Từng việc")] == ["SỐ LIỆU MÔ PHỎNG"] * 2
    with zipfile.ZipFile(BytesIO(content)) as book:
        pages = [book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name]
        assert len(pages) == 2 and all("SỐ LIỆU MÔ PHỎNG</oddHeader>" in page for page in pages)
    assert sheet(made([]), "Từng việc")[1][0] == ""


def test_the_same_list_gives_the_same_bytes():
    assert made([["x", 1, "y"]]) == made([["x", 1, "y"]])
