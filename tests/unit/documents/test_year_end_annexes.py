"""The annexes of the year-end report: charts, lists, signs of silence, sums that agree."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from tongket.core.catalogue import CATALOGUE
from tongket.core.indicators.figures import Coverage, Result
from tongket.core.periods import parse_period
from tongket.core.viet.words import roman
from tongket.documents import typst_pdf
from tongket.documents.lint import unbound_numbers
from tongket.documents.outline import Chart, Outline, Paragraph, Table, plain
from tongket.documents.year_end import Report, Ring, UnitName, build

Make = Callable[..., Report]
PERIOD = parse_period("2022")


def prose(made: Outline) -> str:
    return "\n".join(plain(block.runs) for block in made.blocks if isinstance(block, Paragraph))


def table(made: Outline, key: str) -> Table:
    annex = next(one for one in made.annexes if one.key == key)
    return next(block for block in annex.blocks if isinstance(block, Table))


def rows(made: Outline, key: str) -> list[list[str]]:
    return [[plain(cell.runs) for cell in row] for row in table(made, key).rows]


def chart(made: Outline, key: str) -> Chart:
    return next(block for block in made.all_blocks() if isinstance(block, Chart) and block.key == key)


def sliced(report: Report, theft: int = 249) -> Report:
    """A report whose offences of 2022 are all theft or something else."""
    for one in CATALOGUE.values():
        if one.slice_of == "offences_occurred":
            value = theft if one.id == "offences_occurred_theft" else 40
            report.source.changed[one.id] = Result(one.id, "34", PERIOD, "value", value, value)
    return report


def test_the_chart_of_offences_shares_out_the_whole_and_not_the_listed(report: Make) -> None:
    made = build(sliced(report()))
    svg = chart(made, "co-cau").picture.svg
    assert "249 (36,56%)" in svg and "trộm cắp tài sản 249 vụ (36,56%)" in prose(made)
    assert svg.rindex(">Các tội danh khác<") > svg.rindex("(5,87%)")


def test_the_offences_left_over_are_said_and_tabled(report: Make) -> None:
    made = build(sliced(report()))
    slices = [one for one in CATALOGUE.values() if one.slice_of == "offences_occurred"]
    left = 681 - 249 - 40 * (len(slices) - 1)
    assert f"các tội danh khác {left} vụ" in prose(made)
    line = next(row for row in rows(made, "toi-danh") if row[1] == "Số vụ thuộc các tội danh khác")
    assert line[4] == str(left)


def test_kinds_that_occurred_in_neither_year_are_named_and_not_drawn(report: Make) -> None:
    made = report()
    for key in ("other_sources_new_tt", "other_sources_new_dt"):
        made.source.changed[key] = Result(key, "34", PERIOD, "zero", 0, 0)
        made.source.zero_before.add(key)
    found = chart(build(made), "nguon-tin")
    assert ">Tự thú<" not in found.picture.svg and ">Tố giác<" in found.picture.svg
    assert found.source.startswith("Không phát sinh trong hai năm: tự thú, đầu thú. ")


def test_without_a_year_before_the_charts_show_one_year(report: Make) -> None:
    found = chart(build(report(year=2021, target_now=None)), "nguon-tin")
    assert plain(found.title) == "Nguồn tin về tội phạm mới thụ lý theo loại năm 2021"
    assert "chưa có số liệu" not in found.picture.svg


def test_rings_are_counted_in_the_text_and_listed_in_their_annex(report: Make) -> None:
    ring = Ring("Ổ nhóm trộm cắp, chuyên án 07", "Ổ nhóm", date(2022, 3, 1), 4, "Công an huyện Đông Hưng", 2)
    made = build(report(rings=(ring, replace(ring, members=6, cases=1))))
    assert "chuyên án 07" not in prose(made)
    assert re.search(r"Triệt phá .* \(chi tiết tại Phụ lục X\)\.", prose(made))
    assert rows(made, "duong-day") == [
        ["1", ring.name, "Ổ nhóm", "01/03/2022", "4", "Công an huyện Đông Hưng", "2"],
        ["2", ring.name, "Ổ nhóm", "01/03/2022", "6", "Công an huyện Đông Hưng", "1"],
        ["Cộng: 2 (ổ nhóm 2)", "10", "–", "3"],
    ]


@pytest.mark.parametrize("level", ["province", "district", "commune"])
def test_every_annex_that_the_text_names_is_there(report: Make, level: str, request: pytest.FixtureRequest) -> None:
    made = build(report(request.getfixturevalue(level)))
    named = set(re.findall(r"Phụ lục ([IVX]+)", prose(made)))
    assert named and named <= {roman(number) for number in range(1, len(made.annexes) + 1)}


def test_no_cell_of_a_table_is_blank_but_the_number_of_a_total(report: Make) -> None:
    made = report()
    made.source.silent = {"propaganda_sessions", "id_collected_rate"}
    for annex in build(made).annexes:
        for block in annex.blocks:
            for row in block.rows if isinstance(block, Table) else ():
                assert all(plain(cell.runs) for cell in row[1:]), (annex.title, [plain(cell.runs) for cell in row])


def test_a_gap_reads_not_reported_and_only_the_signs_that_stand_are_explained(report: Make) -> None:
    made = report()
    assert "“chưa báo cáo”" not in table(build(made), "xa").note
    made.source.silent = {"propaganda_sessions"}
    assert {row[-1] for row in rows(build(made), "xa")} == {"chưa báo cáo"}
    assert "“chưa báo cáo” là đơn vị chưa chốt đủ sổ trong kỳ" in table(build(made), "xa").note


def test_money_is_tabled_by_the_million(report: Make) -> None:
    made = report()
    made.source.changed["incident_damage"] = Result("incident_damage", "34", PERIOD, "value", 18_866_049_999, 1)
    line = next(row for row in rows(build(made), "chay-no") if row[1].startswith("Thiệt hại tài sản"))
    assert line[2] == "triệu đồng" and line[4] == "18.866,0"


def test_the_rate_of_recovered_property_says_its_two_sums_short(report: Make) -> None:
    made = report()
    made.source.changed["recovery_rate"] = replace(
        made.source.result("recovery_rate", "34", PERIOD), n=7_844_400_000, of=18_372_000_000
    )
    assert "(7,84 tỷ đồng/18,37 tỷ đồng)" in prose(build(made))


def test_closed_books_are_tabled_by_district_without_a_commune(report: Make) -> None:
    lines = rows(build(report()), "chot-so")
    assert [line[1] for line in lines] == ["Tỉnh Thái Bình"] + [f"Huyện Số 33{number}" for number in range(1, 5)]
    assert set(lines[0][2:]) == {"258/260"}


def test_complete_coverage_is_said_once_and_gaps_on_the_spot(report: Make) -> None:
    made = report()
    whole = made.source.result("offences_occurred", "34", PERIOD)
    made.source.changed["offences_occurred"] = replace(whole, coverage=Coverage(260, 260))
    text = prose(build(made))
    assert text.count("260/260") == 1 and "tội phạm, vụ án 260/260 đơn vị" in text
    assert "(Tính trên số liệu của 258/260 đơn vị đã chốt sổ.)" in text


def test_every_link_to_evidence_leads_to_an_indicator_of_the_catalogue(report: Make) -> None:
    linked = [one for one in build(report()).figures() if one.href.startswith("/chi-tieu/")]
    assert len(linked) > 500
    assert {one.href.split("/")[2] for one in linked} <= set(CATALOGUE)
    assert all(re.search(r"\?don-vi=\d+&ky=\d{4}&lich=admin$", one.href) for one in linked)


def test_awards_lead_to_their_own_indicators(report: Make) -> None:
    keys = {one.indicator for one in build(report()).figures() if one.indicator.startswith("awards_")}
    assert {"awards_total", "awards_certificates", "awards_commendations"} <= keys


@pytest.mark.parametrize("level", ["province", "district", "commune"])
@pytest.mark.parametrize("year", [2021, 2022])
def test_every_number_of_the_prose_is_a_figure(
    report: Make, level: str, year: int, request: pytest.FixtureRequest
) -> None:
    assert unbound_numbers(build(report(request.getfixturevalue(level), year))) == []


def test_the_next_target_is_bound_to_its_base(report: Make) -> None:
    made = build(report())
    block = next(one for one in made.blocks if isinstance(one, Paragraph) and "Giảm ít nhất 5%" in plain(one.runs))
    base = next(run for run in block.runs if run.text == "681 vụ")
    assert (base.indicator, base.period, base.n) == ("offences_occurred", "2022", 681)


def test_a_commune_shows_the_years_it_knows_and_no_more(report: Make, commune: UnitName) -> None:
    made = report(commune)
    annex = next(one for one in build(made).annexes if one.key == "nam")
    assert annex.title in ("Số liệu năm năm", "Số liệu qua các năm")
    assert all(plain(cell.runs) for row in annex.blocks[0].rows for cell in row)


def test_the_head_names_the_unit_of_the_report(report: Make, district: UnitName) -> None:
    made = build(report(district, committee="Ban Chỉ đạo 138 huyện Đông Hưng"))
    assert made.letterhead.author() == "Ban Chỉ đạo 138 huyện Đông Hưng"
    assert "138 huyện\u00a0Đông\u00a0Hưng" in made.letterhead.body
    assert made.letterhead.place == "Đông Hưng"


def test_a_unit_named_after_a_person_keeps_its_common_noun_beside_the_date(report: Make) -> None:
    unit = UnitName("12433", "Phường Lê Hồng Phong", "Lê Hồng Phong", "commune")
    assert build(report(unit)).letterhead.place == "Phường Lê Hồng Phong"


def test_the_source_names_twelve_letters_of_the_snapshot(report: Make) -> None:
    made = build(report())
    assert f"bản chốt {'ab' * 6};" in made.provenance.sentence() and made.provenance.snapshot == "ab" * 32


def test_each_annex_counts_its_own_pages(report: Make) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(typst_pdf.pdf_bytes(build(report())))).pages]
    starts = [number for number, text in enumerate(pages) if re.search(r"Phụ lục [IVX]+\n", text)]
    assert len(starts) > 8
    for start in starts:
        assert not re.match(r"\s*\d", pages[start])
        if start + 1 not in starts and start + 1 < len(pages):
            assert re.match(r"\s*2\s", pages[start + 1])
