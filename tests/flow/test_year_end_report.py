"""From sealed facts to the year-end report: the real engine under the real builder, three files from one outline."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from tests.factories.small_province import row, sealed
from tongket.analytics.results import Results
from tongket.core.law.decree_30_2020 import DECREE_30_2020
from tongket.core.periods import parse_period
from tongket.documents import html, typst_pdf, word
from tongket.documents.lint import EMPTY_PLACES, lint, unbound_numbers
from tongket.documents.outline import Heading, Outline, Paragraph, Table, plain
from tongket.documents.year_end import Frame, Report, UnitName, build

MONTHS = [date(2020 + (9 + month) // 12, (9 + month) % 12 + 1, 14) for month in range(27)]
PLACES = (11, 21)
UNITS = {
    "34": UnitName("34", "tỉnh Nhỏ", "Nhỏ", "province"),
    "336": UnitName("336", "huyện Một", "Một", "district"),
    "12401": UnitName("12401", "xã Hai", "Hai", "commune"),
}


def closings() -> list[object]:
    """Every book closed every month, except those of commune 12502."""
    found: list[object] = []
    for day in MONTHS:
        for unit in PLACES:
            for register in ("cases", "incidents", "returns"):
                key = f"C-{register}-{unit}-{day}"
                found.append(row("closing", record=key, event="closed", on=day, place=unit, register=register))
        for body in (501, 502):
            key = f"C-intake-{body}-{day}"
            found.append(row("closing", record=key, event="closed", on=day, handler=body, register="intake"))
    return found


def offences() -> list[object]:
    """2021: four in commune 12401; 2022: three there, of which two cleared, and one in 12501 cleared; one fire less."""
    found: list[object] = []
    dated = [("2021", 11)] * 4 + [("2022", 11)] * 3 + [("2022", 21)]
    for number, (year, place) in enumerate(dated, 1):
        on = f"{year}-0{number}-10"
        values = {"record": f"O-{number}", "place": place, "group": "social_order"}
        found.append(row("offence", event="occurred", on=on, **values))
        if number in (5, 6, 8):
            found.append(row("offence", event="cleared", on=f"{year}-0{number}-20", origin_on=on, **values))
    for number, on in enumerate(("2021-02-01", "2021-03-01", "2022-02-01"), 1):
        found.append(row("incident", record=f"F-{number}", event="occurred", on=on, place=11, kind="fire"))
    for year, n in (("2019", 5), ("2020", 7)):
        found.append(row("aggregate", record=f"A-{year}", event="value", on=f"{year}-12-14", place=100, n=n,
                         measure="offences_occurred", year=year, vintage="re_entered"))  # fmt: skip
    return found


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return Results(sealed(closings() + offences(), tmp_path_factory.mktemp("sealed")))


def outline(results: Results, code: str = "34", year: str = "2022") -> Outline:
    report = Report(
        results, Frame(UNITS[code], parse_period(year)), date(int(year), 12, 27), "Ban Chỉ đạo 138",
        snapshot=results.snapshot.hash, cut_off="14/12/2022", catalogue=results.catalogue_version,
        demo_mark="SỐ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ",
    )  # fmt: skip
    return build(report)


def prose(made: Outline) -> str:
    lines = [plain(block.runs) for block in made.blocks if isinstance(block, Paragraph)]
    return "\n".join(lines + [block.text for block in made.blocks if isinstance(block, Heading)])


def rows_of(made: Outline, title: str) -> list[list[str]]:
    annex = next(one for one in made.annexes if one.title == title)
    (table,) = (block for block in annex.blocks if isinstance(block, Table))
    return [[plain(cell.runs) for cell in line] for line in table.rows]


def test_the_province_says_its_counts_rates_and_coverage(results: Results) -> None:
    text = prose(outline(results))
    assert "xảy ra 4 vụ phạm tội về trật tự xã hội, bằng cùng kỳ" in text
    assert "đạt 75% (3/4 vụ), tăng 75,00 điểm % so với cùng kỳ" in text
    assert "Xảy ra 1 vụ cháy, nổ, giảm 1 vụ (50,00%) so với cùng kỳ năm 2021 (2 vụ)" in text
    assert "số liệu của 2/3 đơn vị đã chốt sổ" in text


def test_a_silent_commune_is_not_a_zero_in_the_annex(results: Results) -> None:
    rows = {row[1]: row for row in rows_of(outline(results), "Số liệu theo xã, phường, thị trấn")}
    assert rows["Đơn vị 12501"][2:4] == ["0", "1"]
    assert rows["Đơn vị 12502"][2:6] == ["chưa báo cáo", "chưa báo cáo", "x", "x"]


def test_the_districts_add_up_to_the_province(results: Results) -> None:
    total, *districts = rows_of(outline(results), "Số liệu theo huyện, thành phố")
    assert int(total[3]) == sum(int(line[3]) for line in districts) == 4


def test_the_five_years_mark_what_was_re_entered(results: Results) -> None:
    rows = {row[1]: row[3:] for row in rows_of(outline(results), "Số liệu qua các năm")}
    assert rows["Số vụ phạm tội về trật tự xã hội xảy ra"] == ["5 (*)", "7 (*)", "4", "4"]


@pytest.mark.parametrize("code", ["336", "12401"])
def test_a_district_and_a_commune_are_reported_too(results: Results, code: str) -> None:
    made = outline(results, code)
    assert f"Trên địa bàn {UNITS[code].name} xảy ra 3 vụ" in prose(made)
    assert "đạt 66,67% (2/3 vụ)" in prose(made)


def test_the_first_year_is_not_compared(results: Results) -> None:
    text = prose(outline(results, year="2021"))
    reason = "không so sánh được với năm 2020 do kỳ trước chỉ có số tổng hợp năm nhập lại từ báo cáo cũ"
    assert reason in text and text.count("không so sánh được") == 1
    assert "xảy ra 4 vụ phạm tội về trật tự xã hội" in text
    assert "giảm" not in text and "tăng" not in text.replace("nhiệm vụ trọng tâm", "")


def test_every_number_of_the_prose_is_bound_to_the_seal(results: Results) -> None:
    made = outline(results)
    assert unbound_numbers(made) == []
    assert f"bản chốt {results.snapshot.hash[:12]};" in made.provenance.sentence()


def test_the_three_files_say_the_same_sentence(results: Results, tmp_path: Path) -> None:
    made = outline(results)
    wanted = "đạt 75% (3/4 vụ)"
    document = Document(io.BytesIO(word.docx_bytes(made)))
    assert any(wanted in paragraph.text for paragraph in document.paragraphs)
    pages = PdfReader(io.BytesIO(typst_pdf.pdf_bytes(made))).pages
    assert wanted in " ".join(" ".join(page.extract_text() for page in pages).split())
    assert ">75%</a> (<a" in html.fragment(made)


def test_the_word_file_keeps_the_layout_rules(results: Results) -> None:
    assert lint(word.docx_bytes(outline(results)), DECREE_30_2020, empty_places=EMPTY_PLACES) == []
