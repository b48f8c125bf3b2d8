"""Search keys and dictionary order: the same for composed and decomposed text."""

from __future__ import annotations

import itertools
import random
import unicodedata
from functools import cache, cmp_to_key

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spec.viet.spec_table import HERE, rows
from tongket.core.viet import keys, order
from tongket.core.viet.order import order_key

NAMES = (HERE / "names.txt").read_text(encoding="utf-8").splitlines()
LETTERS = [row["letter"] for row in rows("old_letters.md", "Letters")]
PLAIN = dict(zip("aăâeêioôơuưyđ", "aaaeeiooouuyd", strict=True))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Xã Quỳnh Hải", "xa quynh hai"), ("ĐẮK LẮK", "dak lak"), ("  Thái\tBình \n", "thai binh"), ("Đ/c", "d/c"),
        ("“138” – Thái Bình", '"138" - thai binh'), ("Ðông Hưng", "dong hung"), ("", ""), ("ﬁ №5", "fi no5"),
    ],
)  # fmt: skip
def test_a_key_is_plain_lower_ascii(text, key):
    assert keys.fold(text) == key


def test_every_accented_letter_has_a_plain_key():
    for letter in LETTERS:
        bare = unicodedata.normalize("NFD", letter.lower())
        assert keys.fold(letter) == ("d" if letter.lower() == "đ" else bare[0])


@given(st.text())
def test_a_key_is_ascii_and_its_own_key(text):
    key = keys.fold(text)
    assert key.isascii()
    assert keys.fold(key) == key


@given(st.text(alphabet="".join(LETTERS) + "abc XYZ-"))
def test_composed_and_decomposed_text_give_one_key_and_one_place(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert keys.fold(composed) == keys.fold(decomposed)
    assert order_key(composed) == order_key(decomposed)


def test_codes_are_found_without_dashes_and_names_by_initials():
    assert keys.code_key("TB-34-2022-000123") == "tb342022000123"
    assert keys.initials("Quỳnh Hải") == "qh"
    assert keys.matches("qh", "Quỳnh Hải")
    assert keys.matches("hai quy", "Xã Quỳnh Hải")
    assert not keys.matches("hai", "Quỳnh Hội")


def test_stored_text_is_composed():
    assert keys.nfc(unicodedata.normalize("NFD", "Quỳnh Hải")) == "Quỳnh Hải"


def test_letters_stand_in_the_order_of_the_alphabet():
    letters = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert order.in_order(random.Random(138).sample(letters, len(letters))) == letters


def test_tones_stand_level_falling_asking_tumbling_rising_heavy():
    words = ["ma", "mà", "mả", "mã", "má", "mạ"]
    for shuffled in itertools.permutations(words):
        assert order.in_order(shuffled) == words


@pytest.mark.parametrize(
    "words",
    [
        ["an", "án", "ăn", "ân", "ba"],
        ["da", "đa", "đá", "đe"],
        ["ba", "bà", "ban", "bàn"],
        ["Thái Bình", "Thái Hà", "Thái Thụy", "Thanh Tân", "Thăng Long"],
        ["An Ấp", "An Bài", "An Cầu", "An Đồng", "An Hiệp"],
        ["Quỳnh Hải", "Quỳnh Hội", "Quỳnh Hồng", "Quỳnh Hưng"],
        ["Lê Lợi", "Lệ Xá", "Liên Hiệp"],
    ],
)
def test_words_stand_as_in_a_dictionary(words):
    assert order.in_order(words[::-1]) == words


def test_old_and_new_place_of_a_tone_sort_together():
    assert order.in_order(["hỏa", "hòa b", "hoà a", "hoa"]) == ["hoa", "hoà a", "hòa b", "hỏa"]


def slow_compare(one: str, other: str) -> int:
    """The rule said out loud: syllable by syllable, letter by letter, then the tone."""
    for left, right in zip(one.lower().split(), other.lower().split(), strict=False):
        for place in (0, 1):
            a, b = slow_parts(left)[place], slow_parts(right)[place]
            if a != b:
                return -1 if a < b else 1
    return len(one.split()) - len(other.split())


@cache
def slow_parts(syllable: str) -> tuple[list[int], int]:
    letters, tone = [], 0
    for char in syllable:
        for rank, mark in enumerate(order.TONES):
            for letter in order.ALPHABET:
                if unicodedata.normalize("NFC", letter + mark) == char:
                    letters.append(order.ALPHABET.index(letter))
                    tone = max(tone, rank)
    return letters, tone


def test_the_order_agrees_with_the_rule_said_out_loud():
    sample = random.Random(34).sample([name for name in NAMES if name.replace(" ", "").isalpha()], 60)
    slow = sorted(sample, key=cmp_to_key(slow_compare))
    assert [name.lower() for name in order.in_order(sample)] == [name.lower() for name in slow]


def test_lower_case_comes_first_and_punctuation_does_not_count():
    assert order.in_order(["Án", "án", "(an)"]) == ["(an)", "án", "Án"]


@given(st.lists(st.text()))
def test_any_texts_can_be_put_in_order(texts):
    once = order.in_order(texts)
    assert order.in_order(once) == once
    assert sorted(once) == sorted(texts)
