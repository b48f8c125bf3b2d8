"""Every accented letter and a page of sentences, out of both old encodings and back."""

from __future__ import annotations

import unicodedata

import pytest

from tests.spec.viet.spec_table import rows
from tongket.core.viet import legacy
from tongket.core.viet.legacy import Decoded
from tongket.core.viet.legacy_tables import TCVN3

FILE = "old_letters.md"
LETTERS = rows(FILE, "Letters")
SENTENCES = rows(FILE, "Sentences")
# Codes that ABC documents use for quotes and dashes: read as capitals only inside a word of capitals.
PUNCTUATION_CODES = {"82", "84", "85", "91", "92", "93", "94", "95", "96", "97"}


def as_bytes(row: dict[str, str], column: str) -> bytes:
    return row[column].encode("cp1252", "strict")


def test_the_table_holds_all_134_letters():
    assert len({unicodedata.normalize("NFC", row["letter"]) for row in LETTERS}) == 134


def test_every_letter_has_its_tcvn3_code():
    assert [TCVN3[int(row["tcvn3"], 16)] for row in LETTERS] == [row["letter"] for row in LETTERS]


def test_every_letter_comes_out_of_tcvn3_bytes():
    for row in LETTERS:
        if row["tcvn3"] not in PUNCTUATION_CODES:
            assert legacy.decode_as(bytes.fromhex(row["tcvn3"]), "tcvn3") == row["letter"]


def test_every_letter_comes_out_of_vni_bytes():
    for row in LETTERS:
        assert legacy.decode_as(row["vni"].encode("cp1252"), "vni") == row["letter"]


def test_no_two_letters_share_a_code():
    assert len({row["tcvn3"] for row in LETTERS}) == len({row["vni"] for row in LETTERS}) == 134


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["text"])
@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_sentence_shown_as_windows_characters_is_recognised(row, encoding):
    assert legacy.decode(row[encoding]) == Decoded(row["text"], encoding)


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["text"])
@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_sentence_as_raw_bytes_is_recognised(row, encoding):
    assert legacy.decode(as_bytes(row, encoding)) == Decoded(row["text"], encoding)


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["text"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_plain_unicode_stays_unicode(row, form):
    text = unicodedata.normalize(form, row["text"])
    assert legacy.decode(text) == legacy.decode(text.encode()) == Decoded(row["text"], "unicode")
