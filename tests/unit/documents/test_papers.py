"""The smaller documents: award list, invitation, programme, press item."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document

from tongket.documents import award_list, conference_papers, press_release, typst_pdf, word
from tongket.documents.outline import Figure, Letterhead, Table, plain
from tongket.documents.year_end import Report

HEAD = Letterhead("UBND tỉnh Thái Bình", "Ban Chỉ đạo 138", "GM-BCĐ138", "Thái Bình", date(2022, 12, 20))
MEETING = conference_papers.Meeting(
    "Hội nghị tổng kết năm 2022", date(2022, 12, 27), "afternoon", "13:30", "Hội trường UBND tỉnh",
    "Phó Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo",
)  # fmt: skip


def test_the_award_list_counts_each_form_and_numbers_its_lines(report: Callable[..., Report]) -> None:
    made = award_list.build(report().awards, award_list.Occasion("Khen thưởng năm 2022", HEAD))
    tables = [block for block in made.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [10, 16]
    assert [figure.text for figure in made.figures()] == ["26", "10", "16"]
    assert plain(tables[1].rows[-1][0].runs) == "16"


def test_the_invitation_states_what_the_rule_on_meetings_asks(report: Callable[..., Report]) -> None:
    made = conference_papers.invitation(MEETING, ("Sở Tư pháp", "UBND huyện"), conference_papers.Paper(HEAD))
    text = "\n".join(one.text for one in Document(io.BytesIO(word.docx_bytes(made))).paragraphs)
    for wanted in ("trân trọng kính mời:", "- Sở Tư pháp;", "- UBND huyện.", "Chủ trì: ",
                   "13:30, buổi chiều, ngày 27/12/2022",
                   "Địa điểm: Hội trường UBND tỉnh"):  # fmt: skip
        assert wanted in text
    assert text.rstrip().endswith("./.")


def test_the_programme_is_a_table_in_order() -> None:
    agenda = [
        conference_papers.AgendaLine("13:30", "Khai mạc"),
        conference_papers.AgendaLine("13:45", "Báo cáo", "Công an tỉnh"),
    ]
    made = conference_papers.programme(MEETING, agenda, conference_papers.Paper(HEAD))
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    assert [plain(row[2].runs) for row in table.rows] == ["Khai mạc", "Báo cáo"]
    assert typst_pdf.pdf_bytes(made).startswith(b"%PDF")


def press(text: str) -> press_release.Press:
    figures = {
        "rate": Figure("trên 87%", "clearance_rate", "34", "2022", n=595, of=681, href="/chi-tieu/clearance_rate/")
    }
    return press_release.Press(
        "Hội nghị tổng kết",
        "17:42, 27/12/2022",
        text,
        ("Năm 2022.",),
        ("Trao bằng khen.",),
        "26",
        "Phóng viên 01",
        figures,
        "MÔ PHỎNG",
    )


def test_a_press_item_puts_its_figures_in_place_and_keeps_its_order() -> None:
    text = press_release.as_text(press("Tỷ lệ đạt {rate}."))
    parts = [
        text.index(part)
        for part in ("MÔ PHỎNG", "HỘI NGHỊ", "17:42", "trên 87%", "Năm 2022", "[Ảnh: Trao", "Phóng viên")
    ]
    assert parts == sorted(parts)
    assert '<a class="so-lieu" href="/chi-tieu/clearance_rate/">trên 87%</a>' in press_release.as_html(
        press("Đạt {rate}.")
    )


def test_a_figure_that_was_not_given_is_refused() -> None:
    with pytest.raises(press_release.UnknownFigure) as refused:
        press_release.as_text(press("Đạt {khac}."))
    assert refused.value.key == "khac"
