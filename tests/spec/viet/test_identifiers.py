"""What is refused in ordinary text as a number that leads to a person, and what officers may write."""

from __future__ import annotations

import re
import sys
import time
import unicodedata
from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.spec.viet.spec_table import rows
from tongket.core.viet import identifiers
from tongket.core.viet.identifiers import personal_numbers, without_numbers

REFUSED = rows("identifiers.md", "Refused")
ACCEPTED = rows("identifiers.md", "Accepted")
MARKS = ["", " ", ".", "-", "/", "_", ":", " - ", ") ", "\u00a0", "\u2009", "\u200b", "\u00ad", "–", "−", "·", "\n"]
SCRIPTS = ["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "⁰¹²³⁴⁵⁶⁷⁸⁹", "⓪①②③④⑤⑥⑦⑧⑨", "𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵"]


def shown(text: str) -> str:
    """The text itself: ⟨200B⟩ stands for the character of that code."""
    return re.sub(r"⟨([0-9A-F]+)⟩", lambda match: chr(int(match[1], 16)), text)


def test_the_table_is_long_enough():
    assert len(REFUSED) + len(ACCEPTED) >= 60


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row["text"])
def test_a_number_is_found(row):
    assert ", ".join(personal_numbers(shown(row["text"]))) == shown(row["number"])


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row["text"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_number_is_found_within_a_sentence(row, form):
    assert personal_numbers(unicodedata.normalize(form, f"Theo lời kể, {shown(row['text'])}; chưa rõ đối tượng."))


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row["text"])
def test_without_its_numbers_a_text_passes_and_keeps_the_rest(row):
    left = without_numbers(f"Theo lời kể, {shown(row['text'])}; chưa rõ đối tượng.")
    assert personal_numbers(left) == () and left.endswith("; chưa rõ đối tượng.") and "…" in left


@pytest.mark.parametrize("row", ACCEPTED, ids=lambda row: row["text"])
def test_what_passes_is_left_as_it_is(row):
    assert without_numbers(row["text"]) == row["text"]


@pytest.mark.parametrize("row", ACCEPTED, ids=lambda row: row["text"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_officers_write_passes(row, form):
    text = unicodedata.normalize(form, shown(row["text"]))
    assert personal_numbers(text) == personal_numbers(f"Ngày 16/11/2022: {text}; đã ghi sổ.") == ()


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """A phone number in groups, with the same mark between all of them or with several, in any digits."""
    lead = draw(st.sampled_from(["0", "+84", "84", "0084", "(+84) ", "+84 (0) "]))
    digits = draw(st.sampled_from("235789")) + draw(st.text("0123456789", min_size=8, max_size=8))
    cuts = sorted(draw(st.sets(st.integers(1, 8), max_size=8)))
    groups = [digits[a:b] for a, b in zip([0, *cuts], [*cuts, 9], strict=True)]
    mark = draw(st.sampled_from(MARKS))
    mixed = draw(st.booleans())
    text = lead + groups[0] + "".join((draw(st.sampled_from(MARKS)) if mixed else mark) + one for one in groups[1:])
    # Under several marks a part may read as a day or an hour of its own; a reader could not tell either.
    assume(not mixed or not re.search(r"(?:19|20)\d\d|\d\d?[:/.–−·-]\d\d?(?:$|\D)", identifiers.plain(text)))
    return text.translate(str.maketrans("0123456789", draw(st.sampled_from(SCRIPTS))))


@given(spellings(), st.sampled_from(["", "gọi ", "số ", "SĐT:", "ngày 16/11/2022 ", "ở nhà 12, "]),
       st.sampled_from(["", " đ", " đồng", ".", ", rồi tắt máy", " lúc 08:15", "/QĐ"]))  # fmt: skip
@example("09/12/03/2022", "", "")
@example("0912:34:56:78", "", " đ")
def test_any_phone_number_in_any_spelling_is_found(phone, before, after):
    assert personal_numbers(before + phone + after)


@given(st.integers(1, 999), st.lists(st.integers(0, 999), min_size=1, max_size=4), st.sampled_from(". "),
       st.sampled_from([" đồng", "đ", " VNĐ", " đồng."]))  # fmt: skip
def test_any_sum_with_its_unit_passes(first, groups, mark, unit):
    assert personal_numbers("trị giá " + mark.join([str(first), *(f"{one:03}" for one in groups)]) + unit) == ()


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(DAYS, DAYS, st.sampled_from(["{:%d/%m/%Y}", "{:%d.%m.%Y}", "{:%d-%m-%Y}", "{:%Y-%m-%d}"]),
       st.sampled_from([" đến ", " - ", "-", ", "]))  # fmt: skip
def test_any_two_days_pass(first, last, form, between):
    assert personal_numbers(form.format(first) + between + form.format(last)) == ()


def test_every_digit_of_every_script_is_noticed():
    digits = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.digit(char, None) is not None]
    assert [char for char in digits if not identifiers.may_hold_number(f"ô {char}" * 7)] == []


def test_no_text_of_figures_makes_the_reading_grow_out_of_bounds():
    """A text of a hundred kilobytes is read in a second or so; the bound is far above that of a busy machine."""
    started = time.perf_counter()
    for text in ("0 " * 20_000, "1.000 " * 8_000, "CMND " * 8_000 + "1" * 8, "12/11/2022 " * 4_000):
        personal_numbers(text)
    assert time.perf_counter() - started < 60
