"""The year-end report: what it says, and what it does not say when it does not know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tongket.core.indicators.figures import Result
from tongket.core.periods import parse_period
from tongket.documents.outline import Block, Chart, Figure, Heading, Paragraph, Table, plain
from tongket.documents.year_end import Report, Review, UnitName, build

Make = Callable[..., Report]


def prose(blocks: Iterable[Block]) -> str:
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(plain(block.runs))
        elif isinstance(block, Heading):
            lines.append(f"{block.number} {block.text}")
    return "\n".join(lines)


def said(report: Report) -> str:
    return prose(build(report).blocks)


def test_the_report_has_its_four_parts_in_order(report: Make) -> None:
    parts = [block.number for block in build(report()).blocks if isinstance(block, Heading) and block.level == 1]
    assert parts == ["I.", "II.", "III.", "IV."]


def test_the_title_names_both_years(report: Make) -> None:
    made = build(report())
    assert made.title == "Báo cáo"
    assert made.summary.endswith("năm 2022, phương hướng, nhiệm vụ năm 2023")
    assert made.period_text == "(Số liệu từ ngày 15/12/2021 đến ngày 14/12/2022)"


@pytest.mark.parametrize(
    "sentence",
    [
        "xảy ra 681 vụ phạm tội về trật tự xã hội, giảm 36 vụ (5,02%) so với cùng kỳ năm 2021 (717 vụ)",
        "đạt 87,37% (595/681 vụ)",
        "trọng án đạt 100% (12/12 vụ)",
        "đạt 92,30% (1.918/2.078 tin)",
        "95,38% (1.982/2.078 tin)",
        "Xảy ra 37 vụ cháy, nổ, giảm 7 vụ (15,91%) so với cùng kỳ năm 2021 (44 vụ)",
        "xếp thứ 18/63, tăng 20 bậc (lần công bố trước xếp thứ 38)",
        "Khen thưởng 26 tập thể, cá nhân",
        "10 Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh (4 tập thể, 6 cá nhân)",
        "16 Giấy khen của Giám đốc Công an tỉnh (6 tập thể, 10 cá nhân)",
        "Giảm ít nhất 5% (không quá 646 vụ) số vụ phạm tội về trật tự xã hội so với năm 2022 (681 vụ)",
        "số liệu của 258/260 đơn vị đã chốt sổ",
    ],
)
def test_the_published_facts_are_said_with_their_integers(report: Make, sentence: str) -> None:
    assert sentence in said(report())


def test_a_rate_tells_its_two_integers_only_at_first_use(report: Make) -> None:
    assert said(report()).count("(595/681 vụ)") == 1


def test_every_figure_of_the_prose_knows_its_indicator_unit_and_period(report: Make) -> None:
    figures = [run for block in build(report()).blocks if isinstance(block, Paragraph) for run in block.runs]
    bound = [run for run in figures if isinstance(run, Figure)]
    assert len(bound) > 60
    assert all(run.indicator and run.href for run in bound)
    assert {run.period for run in bound} <= {"2021", "2022", "2023"}


def test_a_figure_leads_to_its_evidence(report: Make) -> None:
    rate = next(one for one in build(report()).figures() if one.indicator == "clearance_rate")
    assert rate.href == "/chi-tieu/clearance_rate/?don-vi=34&ky=2022&lich=admin"
    assert (rate.n, rate.of, rate.text) == (595, 681, "87,37%")


def test_without_a_review_nothing_is_said_about_wrongful_prosecution(report: Make) -> None:
    assert "chưa phát hiện" not in said(report())


def test_a_recorded_review_is_said_with_numbers_reviewer_and_date(report: Make) -> None:
    review = Review(512, 803, "Kiểm sát viên 01", date(2022, 12, 20))
    expected = (
        "qua rà soát 512 vụ/803 bị can, chưa phát hiện oan, sai, bỏ lọt tội phạm (người rà soát: Kiểm sát viên 01; "
        "ngày rà soát: 20/12/2022)"
    )
    assert expected in said(report(review=review))


def test_what_no_register_holds_is_said_to_be_missing(report: Make) -> None:
    text = said(report())
    assert "Chưa có số liệu trong hệ thống tại thời điểm chốt đối với công tác phòng, chống mua bán người." in text


def test_wanted_persons_are_told_as_an_identity(report: Make) -> None:
    text = said(report())
    told = "5. Công tác truy nã\nDiễn biến truy nã: đầu kỳ {} người; truy nã mới {} người"
    numbers = re.search(told.replace("{}", r"([\d.]+)"), text)
    assert numbers is not None
    assert re.search(r"cuối kỳ còn [\d.]+ người[.,]", text)


def test_silence_about_wanted_persons_is_no_zero(report: Make) -> None:
    made = report()
    made.source.silent = {"wanted_start", "wanted_new", "wanted_end"}
    assert "5. Công tác truy nã\nChưa có số liệu trong hệ thống tại thời điểm chốt." in said(made)


def test_social_evils_are_told_by_kind_with_persons(report: Make) -> None:
    text = said(report())
    assert re.search(r"Trong đó: cờ bạc [\d.]+ vụ, [\d.]+ người; mại dâm [\d.]+ vụ, [\d.]+ người; ", text)
    assert "6. Kết quả phòng, chống ma túy, tệ nạn xã hội" in text


def test_the_first_year_gives_the_reason_once_and_no_invented_change(report: Make) -> None:
    text = said(report(year=2021, target_now=None, target_next=None))
    reason = "không so sánh được với năm 2020 do kỳ trước chưa có số liệu chi tiết trong hệ thống"
    assert text.count(reason) == 1
    assert "giảm" not in text.split("II. ")[0].replace("có số vụ giảm", "")


def test_an_unreported_figure_is_not_a_zero(report: Make) -> None:
    made = report()
    made.source.silent = {"fires_explosions"}
    assert "Xảy ra chưa có số liệu cháy, nổ" not in said(made)
    assert "Số vụ cháy, nổ: chưa có số liệu" in said(made)


def test_none_at_all_is_said_in_words(report: Make) -> None:
    made = report()
    made.source.changed["traffic_accidents"] = Result(
        "traffic_accidents", "34", parse_period("2022"), "zero", value=0, n=0
    )
    assert "Không xảy ra tai nạn giao thông, giảm" in said(made)


def test_one_figure_that_cannot_be_compared_says_why_on_the_spot(report: Make) -> None:
    made = report()
    made.source.changed["fires_explosions"] = Result("fires_explosions", "34", parse_period("2022"), "value", 37, 37)
    made.source.unknown_before = {"fires_explosions"}
    expected = "Xảy ra 37 vụ cháy, nổ, không so sánh được với cùng kỳ do kỳ trước chưa có số liệu chi tiết"
    assert expected in said(made)


def test_a_rate_over_a_hundred_is_a_finding(report: Make) -> None:
    made = report()
    made.source.changed["clearance_rate"] = Result(
        "clearance_rate", "34", parse_period("2022"), "over_100", value=Fraction(25, 19), n=25, of=19
    )
    assert "25/19 (vượt 100%, cần rà soát số liệu)" in said(made)
    assert "131" not in said(made)


def test_a_rate_of_nothing_is_not_a_percentage(report: Make) -> None:
    made = report()
    made.source.changed["serious_clearance_rate"] = Result(
        "serious_clearance_rate", "34", parse_period("2022"), "not_arising", n=0, of=0
    )
    assert "Trong kỳ, không phát sinh trọng án." in said(made)


def test_the_target_is_judged_on_integers(report: Make) -> None:
    assert "không quá 681 vụ): đạt chỉ tiêu (681/681 vụ, vừa bằng mức tối đa)." in said(report())
    made = report()
    stricter, looser = (replace(made, target_now=replace(made.target_now, value=value)) for value in (680, 690))
    assert "chưa đạt chỉ tiêu (681/680 vụ, vượt mức tối đa 1 vụ)." in said(stricter)
    assert ": đạt chỉ tiêu (681/690 vụ, thấp hơn mức tối đa 9 vụ)." in said(looser)


def test_a_province_has_every_annex(report: Make) -> None:
    titles = [annex.title for annex in build(report()).annexes]
    assert titles == [
        "Tổng hợp các chỉ tiêu", "Biểu đồ", "Số liệu theo huyện, thành phố", "Số liệu theo xã, phường, thị trấn",
        "Số vụ phạm tội theo nhóm, theo tội danh", "Tiếp nhận, giải quyết tố giác, tin báo về tội phạm",
        "Cháy, nổ và tai nạn giao thông", "Tệ nạn xã hội và truy nã", "Số liệu năm năm",
        "Danh sách đường dây, băng nhóm, ổ nhóm, tụ điểm bị triệt phá", "Danh sách khen thưởng",
        "Tình hình chốt sổ số liệu",
    ]  # fmt: skip


def rows_of(made: Report, title: str) -> list[list[str]]:
    annex = next(one for one in build(made).annexes if one.title == title)
    (table,) = (block for block in annex.blocks if isinstance(block, Table))
    return [[plain(cell.runs) for cell in row] for row in table.rows]


def test_the_commune_annex_lists_every_commune_under_its_district(report: Make) -> None:
    rows = rows_of(report(), "Số liệu theo xã, phường, thị trấn")
    assert len(rows) == 1 + 4 + 32
    assert rows[0][2:6] == ["717", "681", "−36", "−5,02"]
    assert [row[0] for row in rows if row[0]] == [str(number) for number in range(1, 33)]


def test_re_entered_years_are_marked_in_the_five_year_table(report: Make) -> None:
    rows = rows_of(report(), "Số liệu năm năm")
    assert rows[0][3:] == ["708 (*)", "709 (*)", "700 (*)", "717", "681"]
    assert next(row for row in rows if row[1].startswith("Tỷ lệ"))[3:6] == ["…", "…", "…"]


def test_a_rate_changes_in_points_and_a_rank_has_no_percentage(report: Make) -> None:
    rows = {row[1]: row for row in rows_of(report(), "Tổng hợp các chỉ tiêu") if len(row) > 2}
    rate = rows["Tỷ lệ giải quyết tố giác, tin báo"]
    assert rate[5].endswith("điểm %") and rate[6] == "–"
    assert rows["Thứ hạng Chỉ số cải cách hành chính"][6] == "–"
    assert "điểm" not in rows["Số lượt người bình quân một buổi"][5]


def test_charts_say_a_sentence_a_description_and_a_source(report: Make) -> None:
    made = build(report())
    assert not [block for block in made.blocks if isinstance(block, Chart)]
    charts = [block for block in made.all_blocks() if isinstance(block, Chart)]
    assert 3 <= len(charts) <= 6
    assert all(plain(chart.title) and chart.description and "15/12/2021–14/12/2022" in chart.source for chart in charts)
    assert all(chart.picture.title == plain(chart.title) for chart in charts)


def test_a_district_report_lists_its_communes_only(report: Make, district: UnitName) -> None:
    made = build(report(district))
    titles = [annex.title for annex in made.annexes]
    assert "Số liệu theo xã, phường, thị trấn" in titles and "Số liệu theo huyện, thành phố" not in titles
    assert made.signature.below == ("PHÓ CHỦ TỊCH UBND HUYỆN",)
    assert made.letterhead.superior == "UBND huyện Đông Hưng"


def test_a_commune_report_stands_without_sub_units_or_resolution(report: Make, commune: UnitName) -> None:
    made = build(report(commune, awards=()))
    text = prose(made.blocks)
    assert "Trên địa bàn xã Đông Hà xảy ra" in text
    assert "Tiếp nhận ban đầu" in text and "Tỷ lệ giải quyết" not in text
    assert not [annex for annex in made.annexes if "theo" in annex.title and "nhóm" not in annex.title]
    assert made.signature.below == ("CHỦ TỊCH UBND XÃ",)


def test_the_same_figures_give_the_same_outline(report: Make) -> None:
    assert build(report()) == build(report())


def test_shortcomings_are_what_the_figures_show(report: Make) -> None:
    text = said(report()).split("III. ")[1].split("IV. ")[0]
    assert "quá thời hạn chưa giải quyết" in text
    assert "Còn đơn vị chưa chốt đủ sổ các tháng trong kỳ: 2/260 đơn vị về tội phạm, vụ án" in text


def test_a_review_that_found_something_says_so(report: Make) -> None:
    text = said(report(review=Review(512, 803, "Kiểm sát viên 01", date(2022, 12, 20), found=2)))
    assert "qua rà soát 512 vụ/803 bị can, phát hiện 2 trường hợp oan, sai, bỏ lọt tội phạm" in text
    assert "chưa phát hiện" not in text


def test_prosecution_and_trial_tell_how_much_of_them_was_reconciled(report: Make) -> None:
    text = said(report())
    assert "7. Truy tố, xét xử\nViện kiểm sát truy tố " in text
    assert "chưa đối chiếu" in text or "có chữ ký của Công an và Viện kiểm sát" in text


def test_prosecution_without_counts_is_said_to_be_missing(report: Make) -> None:
    made = report()
    made.source.silent = {"prosecution_months"}
    assert "Chưa có số liệu trong hệ thống tại thời điểm chốt về truy tố, xét xử" in said(made)


def test_the_signs_of_injustice_are_told_in_full_and_silence_is_named(report: Make) -> None:
    made = report()
    made.source.silent = {"judgments_quashed"}
    text = said(made)
    for part in ("hủy bỏ ", "Nhà nước bồi thường ", "khiếu nại", "Cơ quan điều tra chấp nhận ", "phục hồi điều tra ",
                 "không cấu thành tội phạm đối với "):  # fmt: skip
        assert part in text
    assert "số bản án bị hủy để điều tra lại: chưa có số liệu" in text


def test_a_district_report_says_where_the_counts_of_prosecution_are(report: Make) -> None:
    assert "cung cấp chung cho toàn tỉnh" in said(
        report(unit=UnitName("331", "huyện Đông Hưng", "Đông Hưng", "district"))
    )
