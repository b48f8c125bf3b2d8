"""Numbers in and out, against the decimal module as a slow judge."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.core.viet import numbers
from tongket.core.viet.numbers import AmbiguousNumber, NotANumber

FRACTIONS = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)


def slowly(value: Fraction, decimals: int) -> Decimal:
    # Decimal's ROUND_HALF_UP is away from zero too. Denominators up to a million stay exact enough at 60 digits.
    with localcontext() as context:
        context.prec = 60
        return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(
            Decimal(1).scaleb(-decimals), ROUND_HALF_UP
        )


@given(FRACTIONS, st.integers(0, 6))
def test_half_up_agrees_with_decimal(value, decimals):
    assert Decimal(numbers.half_up(value, decimals)).scaleb(-decimals) == slowly(value, decimals)


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_exact_halves_go_away_from_zero(twice, decimals):
    half = Fraction(2 * twice + 1, 2 * 10**decimals)
    assert abs(numbers.half_up(half, decimals)) == abs(half * 10**decimals) + Fraction(1, 2)


@given(FRACTIONS)
def test_rounding_is_odd(value):
    assert numbers.half_up(-value, 2) == -numbers.half_up(value, 2)


@given(st.integers(-(10**15), 10**15))
def test_a_printed_integer_is_read_back(number):
    assert numbers.parse_integer(numbers.format_integer(number)) == number


@given(st.integers(0, 10**12), st.sampled_from([".", " ", "\u00a0", "\u202f"]))
def test_thousands_may_be_marked_by_dots_or_spaces(number, mark):
    assert numbers.parse_integer(f"{number:,}".replace(",", mark)) == number


@given(FRACTIONS, st.sampled_from([1, 2, 4]))
def test_a_printed_decimal_is_read_back(value, decimals):
    text = numbers.format_decimal(value, decimals)
    assert numbers.parse_decimal(text) * 10**decimals == numbers.half_up(value, decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(-43, 434) * 100, 2, "-9.91"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(-1, 1000), 2, "0.00"),
        (5, 0, "5"),
        (12345, 1, "12345.0"),
    ],
)
def test_machines_get_plain_decimal_strings(value, decimals, text):
    assert numbers.decimal_text(value, decimals) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (numbers.format_integer(1704), "1.704"),
        (numbers.format_integer(-1704), "−1.704"),
        (numbers.format_integer(0), "0"),
        (numbers.format_percent(Fraction(923, 10), 1), "92,3%"),
        (numbers.format_percent(Fraction(-23, 5), 1), "−4,6%"),
        (numbers.format_signed(15), "+15"),
        (numbers.format_signed(-43), "−43"),
        (numbers.format_signed(0), "0"),
        (numbers.format_signed(Fraction(1, 1000), 2), "0,00"),
        (numbers.format_points(Fraction(6, 5)), "1,20 điểm %"),
        (numbers.english_integer(1704), "1,704"),
        (numbers.english_percent(Fraction(923, 10), 1), "92.3%"),
    ],
)
def test_numbers_read_as_an_office_writes_them(written, text):
    assert written == text


@pytest.mark.parametrize(
    ("dong", "vietnamese", "english"),
    [
        (33_230_000_000, "33,23 tỷ đồng", "33.23 billion dong"),
        (450_000_000, "450 triệu đồng", "450 million dong"),
        (1_200_500_000, "1,2 tỷ đồng", "1.2 billion dong"),
        (85_000, "85.000 đồng", "85,000 dong"),
        (999_999_999, "1 tỷ đồng", "1 billion dong"),
        (0, "0 đồng", "0 dong"),
        (1_234_500_000_000, "1.234,5 tỷ đồng", "1,234.5 billion dong"),
        (-2_500_000, "−2,5 triệu đồng", "−2.5 million dong"),
        (100_000_000_000, "100 tỷ đồng", "100 billion dong"),
    ],
)
def test_money_is_said_in_the_largest_unit_it_fills(dong, vietnamese, english):
    assert (numbers.format_money(dong), numbers.english_money(dong)) == (vietnamese, english)


def test_money_without_decimals_keeps_its_zeros():
    assert numbers.format_money(100_000_000_000, 0) == "100 tỷ đồng"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.500.000", 1500000),
        ("1500000", 1500000),
        ("1 500 000", 1500000),
        ("1,500,000", 1500000),
        ("1.500", 1500),
        (" 12 ", 12),
        ("0", 0),
        ("007", 7),
        ("-5", -5),
        ("−5", -5),
    ],
)
def test_typed_whole_numbers_are_read(text, number):
    assert numbers.parse_integer(text) == number


@pytest.mark.parametrize("text", ["1.500,5", "1,500", "92,3", "1.5", "0.500", "1,500.50"])
def test_what_reads_two_ways_is_asked_back(text):
    with pytest.raises(AmbiguousNumber):
        numbers.parse_integer(text)


@pytest.mark.parametrize(
    "text", ["", "-", "một", "1.500 000", "1..500", "1e5", "٣", "５", "1_000", "--5", "5%", "9" * 31, "1.50.000"]
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises((NotANumber, AmbiguousNumber)):
        numbers.parse_integer(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("92,3", Fraction(923, 10)), ("1.234,50", Fraction(2469, 2)), ("0,125", Fraction(1, 8)), ("12", 12)],
)
def test_typed_decimals_are_read(text, value):
    assert numbers.parse_decimal(text) == value


@pytest.mark.parametrize("text", ["1,500", "92.3", "1,234.5"])
def test_a_decimal_that_reads_two_ways_is_asked_back(text):
    with pytest.raises(AmbiguousNumber):
        numbers.parse_decimal(text)
