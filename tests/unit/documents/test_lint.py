"""The linter: our own files pass, every planted fault is found."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from tongket.core.law.decree_30_2020 import DECREE_30_2020
from tongket.documents.lint import EMPTY_PLACES, lint, unbound_numbers
from tongket.documents.outline import Outline, Paragraph, Text, words
from tongket.documents.year_end import Report, build


def rules(data: bytes, **settings: tuple[str, ...]) -> set[str]:
    return {finding.rule for finding in lint(data, DECREE_30_2020, **settings)}


def edited(report_file: bytes, edit: Callable[[WordDocument], object]) -> set[str]:
    document = Document(io.BytesIO(report_file))
    edit(document)
    saved = io.BytesIO()
    document.save(saved)
    return rules(saved.getvalue(), empty_places=EMPTY_PLACES)


def test_our_report_has_no_finding_in_the_demo_profile(report_file: bytes) -> None:
    assert rules(report_file, empty_places=EMPTY_PLACES) == set()


def test_outside_the_demo_exactly_the_three_empty_places_are_found(report_file: bytes) -> None:
    assert rules(report_file) == {"EMPTY-NUMBER", "EMPTY-SIGNATORY", "EMPTY-SEAL"}


def test_a_narrow_margin_is_found(report_file: bytes) -> None:
    def edit(document: WordDocument) -> None:
        document.sections[0].left_margin = Mm(25)

    assert edited(report_file, edit) == {"MARGIN"}


def test_another_font_is_found(report_file: bytes) -> None:
    def edit(document: WordDocument) -> None:
        next(one for one in document.paragraphs if one.runs).runs[0].font.name = "Arial"

    assert edited(report_file, edit) == {"FONT"}


def test_a_missing_motto_is_found(report_file: bytes) -> None:
    def edit(document: WordDocument) -> None:
        document.tables[0].rows[0].cells[1].paragraphs[0].runs[0].text = "CỘNG HÒA"

    assert edited(report_file, edit) == {"MOTTO"}


def test_a_page_number_off_the_centre_is_found(report_file: bytes) -> None:
    def edit(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT

    assert edited(report_file, edit) == {"PAGE-NUMBER"}


def test_a_number_typed_over_is_found(report_file: bytes) -> None:
    def edit(document: WordDocument) -> None:
        run = next(run for one in document.paragraphs for run in one.runs if run.text == "681 vụ")
        run.text = "618 vụ"

    assert edited(report_file, edit) == {"FIGURE-CHANGED"}


def test_a_deleted_figure_is_found(report_file: bytes) -> None:
    def edit(document: WordDocument) -> None:
        paragraph = next(one for one in document.paragraphs if "681 vụ phạm tội" in one.text)
        paragraph._p.getparent().remove(paragraph._p)

    assert edited(report_file, edit) == {"FIGURE-LOST"}


def test_a_result_typed_into_the_prose_is_found(report: Callable[..., Report]) -> None:
    whole = build(report())
    typed = Outline(
        whole.kind,
        whole.title,
        whole.summary,
        whole.letterhead,
        (Paragraph(words("Trong kỳ xảy ra 681 vụ năm 2022.")),),
    )
    assert [finding.rule for finding in unbound_numbers(typed)] == ["NUMBER-UNBOUND"]


def test_dates_years_and_names_of_documents_are_no_results(report: Callable[..., Report]) -> None:
    whole = build(report())
    lines = ("Năm 2022, ngày 14/12/2022", "theo Thông tư số 28/2014/TT-BCA, Điều 147 khoản 1", "Số: /BC-BCĐ138")
    blocks = tuple(Paragraph((Text(line[0].lower() + line[1:]),)) for line in lines)
    assert unbound_numbers(Outline(whole.kind, "", "", whole.letterhead, blocks)) == []


def test_every_number_in_the_prose_of_the_report_is_bound(report: Callable[..., Report]) -> None:
    assert unbound_numbers(build(report())) == []
