"""Printed numbers, dates and results in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.utils import translation

from tongket.core import periods
from tongket.core.indicators.figures import Comparison, Result
from tongket.foundation.templatetags import tongket_text as text

YEAR = periods.parse_period("2022", calendar="admin")
MOMENT = datetime(2022, 11, 16, 1, 15, tzinfo=UTC)


def result(status: str, value: int | Fraction | None = None, of: int | None = None) -> Result:
    return Result("any", "34", YEAR, status, value, of=of)  # type: ignore[arg-type]


def comparison(status: str, **parts: int | Fraction) -> Comparison:
    return Comparison(result("value"), result("value"), status, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shown", "vietnamese", "english"),
    [
        (lambda: text.so(1704), "1.704", "1,704"),
        (lambda: text.so(-36), "−36", "−36"),
        (lambda: text.so_dau(12), "+12", "+12"),
        (lambda: text.so_dau(0), "0", "0"),
        (lambda: text.ty_le(Fraction(1918, 2078)), "92,3%", "92.3%"),
        (lambda: text.ty_le(Fraction(595, 681), 2), "87,37%", "87.37%"),
        (lambda: text.diem(Fraction(6, 5)), "+1,2 điểm %", "+1.2 points"),
        (lambda: text.tien(1_500_000), "1.500.000 đồng", "1,500,000 dong"),
        (lambda: text.ngay(date(2022, 11, 6)), "06/11/2022", "6 Nov 2022"),
        (lambda: text.ngay_gio(MOMENT), "08:15, 16/11/2022", "08:15, 16 Nov 2022"),
        (lambda: text.gio(MOMENT), "08:15", "08:15"),
    ],
)
def test_a_value_is_printed_as_the_language_writes_it(shown, vietnamese, english):
    with translation.override("vi"):
        assert shown() == vietnamese
    with translation.override("en"):
        assert shown() == english


def test_a_moment_late_in_the_evening_abroad_is_the_next_day_in_vietnam():
    assert text.ngay(datetime(2022, 12, 14, 17, 30, tzinfo=UTC)) == "15/12/2022"


@pytest.mark.parametrize(
    "printer", [text.so, text.so_dau, text.ty_le, text.diem, text.tien, text.ngay, text.gio, text.ngay_gio]
)
def test_nothing_prints_a_dash_and_never_an_empty_cell(printer):
    assert printer(None) == "–"


@pytest.mark.parametrize(
    ("one", "printed"),
    [
        (result("value", 681), "681"),
        (result("value", Fraction(1), of=12), "100,0%"),
        (result("over_100", Fraction(105, 100), of=100), "105,0%"),
        (result("zero", 0), "0"),
        (result("zero", Fraction(0), of=7), "0,0%"),
        (result("not_reported"), "chưa báo cáo"),
        (result("not_comparable"), "không so sánh được"),
        (result("not_arising"), "không phát sinh"),
        (result("not_applicable"), "–"),
    ],
)
def test_zero_not_reported_and_not_applicable_read_differently(one, printed):
    assert text.ket_qua(one) == printed


@pytest.mark.parametrize(
    ("one", "printed"),
    [
        (comparison("decrease", change=-36, percent=Fraction(-3600, 717)), "giảm 36 vụ (−5,0%)"),
        (comparison("increase", change=3, percent=Fraction(5)), "tăng 3 vụ (+5,0%)"),
        (comparison("no_base", change=3), "tăng 3 vụ"),
        (comparison("increase", change=Fraction(3, 250), points=Fraction(6, 5)), "tăng 1,2 điểm %"),
        (comparison("decrease", change=Fraction(-3, 250), points=Fraction(-6, 5)), "giảm 1,2 điểm %"),
        (comparison("same", change=0), "không đổi"),
        (comparison("not_comparable"), "không so sánh được"),
    ],
)
def test_a_change_is_said_in_words_with_its_size(one, printed):
    assert text.so_sanh(one, "vụ") == printed
