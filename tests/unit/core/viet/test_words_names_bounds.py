"""Numerals in words, names in sentences, rounding words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.core.viet import bounds, names, words
from tongket.core.viet.words import NoSuchNumeral


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (25, "hai mươi lăm"),
        (90, "chín mươi"),
        (101, "một trăm linh một"),
        (110, "một trăm mười"),
        (1704, "một nghìn bảy trăm linh bốn"),
        (2005, "hai nghìn không trăm linh năm"),
        (10_000, "mười nghìn"),
        (1_000_000, "một triệu"),
        (1_000_005, "một triệu không trăm linh năm"),
        (33_230_000_000, "ba mươi ba tỷ hai trăm ba mươi triệu"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (-3, "âm ba"),
    ],
)
def test_a_number_is_said_as_in_the_north(number, text):
    assert words.in_words(number) == text


def test_different_numbers_are_said_differently():
    said = {words.in_words(number) for number in range(20_000)}
    assert len(said) == 20_000


def test_numbers_beyond_any_count_have_no_words():
    with pytest.raises(NoSuchNumeral):
        words.in_words(10**18)


@given(st.integers(1, 3999))
def test_roman_numerals_add_up(number):
    value = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    text = words.roman(number)
    total = sum(
        -value[char] if value[char] < max((value[later] for later in text[place:]), default=0) else value[char]
        for place, char in enumerate(text)
    )
    assert total == number


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_roman_numerals_have_their_bounds(number):
    with pytest.raises(NoSuchNumeral):
        words.roman(number)


@pytest.mark.parametrize(
    ("name", "named_after", "text"),
    [
        ("Xã Kiến Xương", False, "xã Kiến Xương"),
        ("Xã Lê Quý Đôn", True, "Xã Lê Quý Đôn"),
        ("Phường 1", False, "Phường 1"),
        ("Thành phố Thái Bình", False, "thành phố Thái Bình"),
        ("Tỉnh Thái Bình", False, "tỉnh Thái Bình"),
        ("Sở Tư pháp", False, "Sở Tư pháp"),
    ],
)
def test_a_common_noun_is_small_unless_the_unit_is_named_after_someone(name, named_after, text):
    assert names.in_sentence(name, named_after=named_after) == text


def test_a_table_may_leave_the_level_out_but_not_of_a_number():
    assert [names.without_level(name) for name in ("Xã Kiến Xương", "Phường 1", "Sở Tư pháp")] == [
        "Kiến Xương", "Phường 1", "Sở Tư pháp",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [
        (Fraction(8737, 100), 1, "trên 87%"),
        (87, 1, "87%"),
        (Fraction(898, 10), 1, "gần 90%"),
        (Fraction(872, 10), 10, "trên 80%"),
        (Fraction(885, 10), 10, "gần 90%"),
        (Fraction(1, 2), 1, "dưới 1%"),
        (0, 1, "0%"),
    ],
)
def test_round_words_are_chosen_from_the_exact_value(value, step, text):
    assert bounds.roughly(value, step=step, unit="%") == text


@given(st.fractions(0, 200), st.sampled_from([1, 5, 10]))
def test_round_words_are_always_true(value, step):
    text = bounds.roughly(value, step=step)
    number = int(text.split()[-1])
    word = text.split()[0] if " " in text else ""
    assert {"trên": value > number, "gần": value < number, "dưới": value < number, "": value == number}[word]


def test_the_bound_that_counts_is_the_one_printed():
    with pytest.raises(bounds.UntrueBound):
        bounds.above(Fraction(8749, 100), Fraction(875, 10), unit="%")


def test_other_units_stand_apart():
    assert bounds.above(3001, 3000, word="hơn", unit="mô hình") == "hơn 3.000 mô hình"
