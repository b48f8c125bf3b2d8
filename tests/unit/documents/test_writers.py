"""The writers: one outline, three files that say the same."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from tongket.core.law.decree_30_2020 import DECREE_30_2020, MOTTO, NoProfile, number_line, place_and_date, profile_on
from tongket.documents import html, typst_pdf, word
from tongket.documents.fonts import metrics
from tongket.documents.outline import (
    Annex,
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    Letterhead,
    Outline,
    Paragraph,
    Provenance,
    Signature,
    Table,
    Text,
    with_ending,
    words,
)
from tongket.documents.word.template import theme_parts
from tongket.documents.year_end import Report, build

MARK = "SỐ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
NASTY = 'Chữ #[x] *đậm* $a$ _n_ \\ "ngoặc" <b> & ấ ữ ộ ỷ \x07'


def outline(*blocks: Block, annexes: tuple[Annex, ...] = ()) -> Outline:
    head = Letterhead("UBND tỉnh Thái Bình", "Ban Chỉ đạo 138", "BC-BCĐ138", "Thái Bình", date(2022, 12, 5))
    return Outline(
        "year-end", "Báo cáo", "Tổng kết năm 2022", head, blocks or (Paragraph(words("Trong kỳ.")),),
        recipients=("Lưu: VT",),
        signature=Signature(("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), ("PHÓ CHỦ TỊCH UBND TỈNH",)), annexes=annexes,
        demo_mark=MARK, provenance=Provenance("ab12", "14/12/2022", "2022.1"),
    )  # fmt: skip


HREF = "/chi-tieu/clearance_rate/?don-vi=34&ky=2022"


def rate() -> Figure:
    return Figure(
        "87,37%", "clearance_rate", "34", "2022", n=595, of=681, href="/chi-tieu/clearance_rate/?don-vi=34&ky=2022"
    )


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def test_text_of_a_record_never_becomes_markup() -> None:
    made = outline(Paragraph(words(NASTY)))
    paragraphs = [one.text for one in Document(io.BytesIO(word.docx_bytes(made))).paragraphs]
    assert any('Chữ #[x] *đậm* $a$ _n_ \\ "ngoặc" <b> & ấ ữ ộ ỷ' in text for text in paragraphs)
    assert "#[x] *đậm* $a$ _n_ \\" in pdf_text(typst_pdf.pdf_bytes(made))
    assert "&lt;b&gt; &amp; ấ" in html.fragment(made)


def test_equal_outlines_give_equal_files() -> None:
    assert word.docx_bytes(outline()) == word.docx_bytes(outline())
    assert typst_pdf.pdf_bytes(outline()) == typst_pdf.pdf_bytes(outline())


def test_the_word_file_names_one_font_and_carries_no_theme() -> None:
    data = word.docx_bytes(outline())
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert not [name for name in names if "theme" in name]
    assert theme_parts(Document(io.BytesIO(data))) == []
    whole = b"".join(zipfile.ZipFile(io.BytesIO(data)).read(name) for name in names)
    named = b"".join(re.findall(rb"<w:rFonts[^>]*>", whole))
    fonts = set(re.findall(rb'w:(?:ascii|hAnsi|eastAsia|cs)="([^"]+)"', named))
    assert fonts == {b"Times New Roman"}


def test_the_mark_stands_in_header_and_metadata_of_both_files() -> None:
    document = Document(io.BytesIO(word.docx_bytes(outline())))
    section = document.sections[0]
    assert MARK in [one.text for one in section.header.paragraphs]
    assert MARK in [one.text for one in section.first_page_header.paragraphs]
    assert MARK in document.core_properties.keywords and "ab12" in document.core_properties.comments
    reader = PdfReader(io.BytesIO(typst_pdf.pdf_bytes(outline())))
    assert MARK in reader.metadata["/Keywords"]
    assert all(MARK in page.extract_text() for page in reader.pages)


def test_a_figure_is_bookmarked_and_listed_inside_the_word_file() -> None:
    data = word.docx_bytes(outline(Paragraph(words("Đạt ", rate()))))
    bindings = zipfile.ZipFile(io.BytesIO(data)).read("customXml/item1.xml").decode()
    assert 'mark="F00001" indicator="clearance_rate" unit="34" period="2022"' in bindings
    assert 'n="595" of="681"' in bindings
    assert "Đạt 87,37%./." in [one.text for one in Document(io.BytesIO(data)).paragraphs]


def test_a_figure_links_to_its_evidence_in_html() -> None:
    page = html.page(outline(Paragraph(words(rate()))))
    assert 'href="/chi-tieu/clearance_rate/?don-vi=34&amp;ky=2022"' in page
    assert 'title="595/681"' in page
    assert "style=" not in page and "<style" not in page and "<script" not in page


def test_the_number_and_the_name_stay_empty() -> None:
    text = pdf_text(typst_pdf.pdf_bytes(outline()))
    assert re.search(r"Số:\s+/BC-BCĐ138", text)


@pytest.mark.parametrize(
    ("number", "expected"), [("", "Số:      /BC-BCĐ"), ("5", "Số: 05/BC-BCĐ"), ("15", "Số: 15/BC-BCĐ")]
)
def test_a_number_below_ten_takes_a_leading_zero(number: str, expected: str) -> None:
    assert number_line("BC-BCĐ", number) == expected


def test_days_below_ten_and_the_first_two_months_take_a_leading_zero() -> None:
    assert place_and_date("Thái Bình", date(2023, 1, 5)) == "Thái Bình, ngày 05 tháng 01 năm 2023"
    assert place_and_date("Thái Bình", date(2023, 3, 15)) == "Thái Bình, ngày 15 tháng 3 năm 2023"


def test_no_layout_rule_is_known_before_the_decree() -> None:
    assert profile_on(date(2020, 3, 5)) is DECREE_30_2020
    with pytest.raises(NoProfile):
        profile_on(date(2020, 3, 4))


def test_the_motto_fits_its_column_on_one_line() -> None:
    column = DECREE_30_2020.text_width() * (100 - DECREE_30_2020.left_column_percent) // 100
    assert metrics.width_mm(MOTTO, DECREE_30_2020.sizes.motto, bold=True) <= column


def test_marks_above_and_below_a_letter_add_no_width() -> None:
    assert metrics.width("ấ", 14) == metrics.width("a", 14)
    assert metrics.width("a\u0302\u0301", 14) == metrics.width("ấ", 14)


def test_the_text_ends_with_the_closing_mark_once() -> None:
    ended = with_ending((Paragraph(words("Một.")), Heading(1, "I.", "Hai"), Paragraph(words("Ba."))), "./.")
    assert ended[0] == Paragraph(words("Một."))
    assert "".join(run.text for run in ended[2].runs) == "Ba./."


def table() -> Table:
    header = (
        (Cell(words("STT"), rows=2), Cell(words("Xảy ra"), span=2)),
        (Cell(words("2021")), Cell(words("2022"))),
    )
    rows = tuple((Cell(words(str(line))), Cell(words("1")), Cell((rate(),))) for line in range(120))
    return Table("", (Column(1), Column(1), Column(1)), header, rows)


def test_a_long_table_repeats_both_header_rows_on_every_page() -> None:
    made = outline(annexes=(Annex("Số liệu", (table(),), landscape=True),))
    document = Document(io.BytesIO(word.docx_bytes(made)))
    repeated = [row for row in document.tables[-1].rows if row._tr.xpath("./w:trPr/w:tblHeader")]
    assert len(repeated) == 2
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(typst_pdf.pdf_bytes(made))).pages][1:]
    assert len(pages) > 2 and all("Xảy ra" in page for page in pages)


def test_an_annex_turns_its_page_and_counts_its_own_pages() -> None:
    made = outline(annexes=(Annex("Số liệu", (table(),), landscape=True),))
    section = Document(io.BytesIO(word.docx_bytes(made))).sections[-1]
    assert section.page_width > section.page_height
    assert section._sectPr.xpath("./w:pgNumType/@w:start") == ["1"]
    reader = PdfReader(io.BytesIO(typst_pdf.pdf_bytes(made)))
    boxes = [page.mediabox for page in reader.pages]
    assert boxes[0].width < boxes[0].height and boxes[1].width > boxes[1].height
    assert reader.pages[1].extract_text().lstrip().startswith(MARK)  # the first page of an annex shows no number
    assert reader.pages[2].extract_text().lstrip().startswith("2")


def test_pictures_carry_their_description(report_file: bytes) -> None:
    document = Document(io.BytesIO(report_file))
    described = document.element.body.xpath(".//wp:docPr/@descr")
    assert len(described) == len(document.inline_shapes) >= 3
    assert all(len(text) > 20 for text in described)


def test_only_tinos_is_embedded_in_the_pdf(tmp_path: Path, report: Callable[..., Report]) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("pdffonts is not installed")
    file = tmp_path / "bao-cao.pdf"
    file.write_bytes(typst_pdf.pdf_bytes(build(report())))
    lines = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert lines and all("Tinos" in line for line in lines)


def test_the_pdf_says_its_language_and_title() -> None:
    reader = PdfReader(io.BytesIO(typst_pdf.pdf_bytes(outline())))
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert reader.metadata.title == "Báo cáo Tổng kết năm 2022"


def test_libreoffice_opens_and_saves_the_word_file_without_loss(tmp_path: Path, report_file: bytes) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    source = tmp_path / "bao-cao.docx"
    source.write_bytes(report_file)
    command = [
        "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir", str(tmp_path / "again"), str(source),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    before, after = Document(str(source)), Document(str(tmp_path / "again" / "bao-cao.docx"))

    def said(document: object) -> list[str]:
        return [one.text.strip() for one in document.paragraphs if one.text.strip()]  # type: ignore[attr-defined]

    assert said(after) == said(before)
    assert len(after.tables) == len(before.tables)
    assert len(after.inline_shapes) == len(before.inline_shapes)


def test_bold_and_italic_reach_every_file() -> None:
    made = outline(Paragraph(words(Text("Đậm", bold=True), Text("Nghiêng", italic=True), " thường")))
    runs = next(one for one in Document(io.BytesIO(word.docx_bytes(made))).paragraphs if "Đậm" in one.text).runs
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in runs][:2] == [
        ("Đậm", True, False),
        ("Nghiêng", False, True),
    ]
    assert "<strong>Đậm</strong><em>Nghiêng</em>" in html.fragment(made)
