"""Charts: exact places, words inside, nothing that a style sheet must colour."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree

import pytest

from tongket.documents.charts import choropleth, funnel, ordered_bars, pace, paired_bars, run_chart, small_multiples
from tongket.documents.charts.canvas import Picture
from tongket.documents.picture import png

SVG = "{http://www.w3.org/2000/svg}"


def all_pictures() -> list[Picture]:
    square = {"type": "Polygon", "coordinates": [[[106.0, 20.4], [106.1, 20.4], [106.1, 20.5], [106.0, 20.4]]]}
    two = small_multiples.Wording("nhieu", "Tám nơi", "Hai năm", "Năm 2021", "Năm 2022")
    return [
        paired_bars.draw(
            [paired_bars.Pair("Trộm cắp & cướp", 320, 298), paired_bars.Pair("Khác", None, 4)],
            paired_bars.Wording("doi", "Giảm", "Hai năm", "Năm 2021", "Năm 2022"),
        ),
        ordered_bars.draw([ordered_bars.Bar("Ma túy", 3)], ordered_bars.Wording("thanh", "Cơ cấu", "Một thanh")),
        pace.draw([5] * 12, [6] * 12, 66, pace.Wording("tien-do", "Đạt", "Độ lệch", "Năm 2021", "Năm 2022")),
        run_chart.draw([4, 5, 3, 20], ["T1", "T2", "T3", "T4"], run_chart.Wording("chay", "Tháng 4", "Bốn tháng")),
        small_multiples.draw([small_multiples.Panel("Vũ Thư", (1, 2), (2, 1))], two),
        funnel.draw([funnel.Point("A", 9, 10)], funnel.Wording("pheu", "Không", "Một điểm", "Mức chung", "Số vụ")),
        choropleth.draw(
            [choropleth.Area("336", "Thái Bình", square)], {"336": None}, [0],
            choropleth.Wording("ban-do", "Ở đâu", "Một ô", "Thay đổi", ("Giảm", "Tăng")),
        ),
    ]  # fmt: skip


@pytest.mark.parametrize("picture", all_pictures(), ids=lambda picture: picture.title)
def test_every_chart_says_its_title_and_description_and_needs_no_style_sheet(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.svg)
    assert root.find(f"{SVG}title").text == picture.title
    assert root.find(f"{SVG}desc").text == picture.description
    assert "class=" not in picture.svg and "style=" not in picture.svg and "<script" not in picture.svg
    assert all(text.get("font-family", "").startswith("Tinos") for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("picture", all_pictures(), ids=lambda picture: picture.title)
def test_every_chart_becomes_a_png_for_word(picture: Picture) -> None:
    assert png(picture, ppi=40).startswith(b"\x89PNG")


def test_the_deviation_is_zero_when_the_target_is_met_exactly() -> None:
    assert pace.deviations([57] * 11 + [54], [60] * 12, 681)[-1] == 0


def test_the_pace_follows_last_years_season() -> None:
    assert pace.deviations([5], [10, 30], 20) == (Fraction(0),)


def test_a_year_without_cases_gives_an_even_pace() -> None:
    assert pace.deviations([1, 1], [0] * 12, 12) == (Fraction(0), Fraction(0))


def test_limits_of_a_run_chart_are_exact_and_never_below_zero() -> None:
    found = run_chart.limits([4, 5, 3])
    assert found is not None
    assert (found.mean, found.low, found.high) == (Fraction(4), Fraction(1, 100), Fraction(799, 100))
    assert run_chart.limits([0, 9, 0]).low == 0


def test_one_value_has_no_limits() -> None:
    assert run_chart.limits([7]) is None


def test_the_binomial_limit_is_the_interpolated_quantile() -> None:
    # One toss of a fair coin: the distribution reaches 0.5 at zero, so the median lies at the step.
    assert funnel.limit(1, Fraction(1, 2), Fraction(1, 2)) == 0
    assert funnel.limit(1, Fraction(1, 2), Fraction(3, 4)) == Fraction(1, 2)


def test_limits_narrow_as_units_grow() -> None:
    small, large = funnel.limits(10, Fraction(9, 10)), funnel.limits(200, Fraction(9, 10))
    assert small[0] < large[0] < Fraction(9, 10) < large[1] < small[1]


def test_only_a_unit_outside_the_limits_is_found() -> None:
    ordinary = [funnel.Point(f"Xã {number}", 18, 20) for number in range(40)]
    assert funnel.outside(ordinary) == ()
    assert [point.label for point in funnel.outside([*ordinary, funnel.Point("Xã lạ", 2, 20)])] == ["Xã lạ"]


def test_a_small_unit_that_cleared_everything_is_ordinary() -> None:
    points = [funnel.Point(f"Xã {number}", 19, 20) for number in range(20)]
    assert funnel.outside([*points, funnel.Point("Xã trọn", 10, 10)]) == ()


def test_a_unit_with_three_cases_is_never_judged() -> None:
    assert funnel.outside([funnel.Point("Lớn", 90, 100), funnel.Point("Bé", 0, 3)]) == ()


@pytest.mark.parametrize(("value", "expected"), [(-11, 0), (-10, 1), (0, 2), (9, 2), (10, 3)])
def test_a_value_on_a_limit_belongs_to_the_class_above(value: int, expected: int) -> None:
    assert choropleth.shade(value, [-10, 0, 10]) == expected


def test_a_unit_without_a_value_is_hatched_and_not_pale() -> None:
    assert 'fill="url(#ban-do-trong)"' in all_pictures()[-1].svg


def test_equal_bars_keep_the_order_given() -> None:
    bars = [ordered_bars.Bar("B", 2), ordered_bars.Bar("A", 2), ordered_bars.Bar("C", 5)]
    svg = ordered_bars.draw(bars, ordered_bars.Wording("x", "T", "D")).svg
    assert svg.index(">C<") < svg.index(">B<") < svg.index(">A<")
