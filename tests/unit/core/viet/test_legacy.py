"""Telling old encodings apart where it is not obvious."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spec.viet.spec_table import rows
from tongket.core.viet import legacy
from tongket.core.viet.legacy import AmbiguousText, Decoded, UnreadableText

LETTERS = rows("old_letters.md", "Letters")
TO_TCVN3 = {row["letter"]: chr(int(row["tcvn3"], 16)) for row in LETTERS}
TO_VNI = {row["letter"]: row["vni"] for row in LETTERS}
NAMES = Path(__file__).parents[3] / "spec" / "viet" / "names.txt"


def old(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in text)


def names() -> list[str]:
    return NAMES.read_text(encoding="utf-8").splitlines()


def test_every_commune_name_is_recognised_in_every_encoding():
    for name in names():
        assert legacy.decode(name) == Decoded(name, "unicode")
        if not name.isascii():
            assert legacy.decode(old(name, TO_TCVN3)) == Decoded(name, "tcvn3")
            assert legacy.decode(old(name, TO_VNI)) == Decoded(name, "vni")


@pytest.mark.parametrize("text", ["công an", "Thái Bình", "xã", "cà phê", "An Khê", "tôi là công an", "thôn Nam"])
def test_unicode_made_of_western_letters_only_stays_unicode(text):
    assert legacy.decode(text) == Decoded(text, "unicode")


@pytest.mark.parametrize("text", ["café", "Müller", "25°C", "5 m²", "« thôn »", "© 2022", "§ 5", "Krông Pắk"])
def test_foreign_words_and_signs_stay_unicode(text):
    assert legacy.decode(text) == Decoded(text, "unicode")


def test_ascii_is_left_alone():
    assert legacy.decode("TB-34-2022-000123") == Decoded("TB-34-2022-000123", "unicode")


@pytest.mark.parametrize("text", ["vô", "cô"])
def test_a_word_believable_both_ways_is_refused_with_both_readings(text):
    with pytest.raises(AmbiguousText) as refused:
        legacy.decode(text)
    assert {"unicode", "tcvn3"} <= {one.encoding for one in refused.value.readings}


def test_a_line_mixing_old_and_new_text_is_refused():
    with pytest.raises(AmbiguousText):
        legacy.decode("C«ng an tỉnh")


def test_a_word_in_context_is_not_ambiguous_any_more():
    assert legacy.decode("sè vô") == Decoded("số vụ", "tcvn3")


def test_bytes_of_no_vietnamese_encoding_are_refused():
    with pytest.raises(UnreadableText):
        legacy.decode(b"\xff\xfe\x81\x82 stra\xdfe na\xefve")


def test_a_capital_font_is_read_as_capitals():
    assert legacy.decode("UBND TØNH TH¸I B×NH").text == "UBND TỈNH THÁI BÌNH"


def test_vni_accepts_a_capital_before_a_small_mark():
    assert legacy.decode("Aùnh saùng") == Decoded("Ánh sáng", "vni")


def test_quotes_around_old_words_are_kept():
    assert legacy.decode("“C«ng an”") == Decoded("“Công an”", "tcvn3")


def test_when_told_the_encoding_it_does_not_guess():
    assert legacy.decode_as("vô", "tcvn3") == "vụ"
    assert legacy.decode_as("vô", "vni") == "vơ"
    assert legacy.decode_as("vô", "unicode") == "vô"


@given(st.text())
def test_any_text_is_decoded_or_refused(text):
    try:
        found = legacy.decode(text)
    except AmbiguousText:
        return
    assert found.encoding in ("unicode", "tcvn3", "vni")


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(raw):
    try:
        found = legacy.decode(raw)
    except (AmbiguousText, UnreadableText):
        return
    assert bool(found.text) == bool(raw)
