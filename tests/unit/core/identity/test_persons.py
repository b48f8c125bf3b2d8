"""Persons as data: only known fields, nothing empty, numbers in one shape, envelopes of one size class."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.core import identity


def test_empty_fields_persons_and_groups_fall_away():
    given_ = {
        "reporter": {"full_name": " Người báo 01 ", "phone": ""},
        "victims": [{}, {"address": " "}],
        "suspects": [],
    }
    assert identity.clean(given_) == {"reporter": {"full_name": "Người báo 01"}}


@pytest.mark.parametrize(
    "strange", [{"neighbours": []}, {"reporter": {"religion": "x"}}, {"victims": [{"score": "1"}]}]
)
def test_an_unknown_group_or_field_is_refused(strange):
    with pytest.raises(identity.UnknownField):
        identity.clean(strange)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("0912 345 678", ["phone:0912345678"]), ("+84.912.345.678", ["phone:0912345678"]),
        ("84912345678", ["phone:0912345678"]), ("0084 912-345-678", ["phone:0912345678"]),
        ("+840912345678", ["phone:0912345678"]), ("01690000001", ["phone:0390000001"]),
        ("0227 3831 234", ["phone:02273831234"]), ("034 080 000 001", ["id:034080000001"]),
        ("150000001", ["id:150000001"]), ("b1234567", ["id:B1234567"]), ("０９１２３４５６７８", ["phone:0912345678"]),
    ],
)  # fmt: skip
def test_a_number_has_one_shape(typed, keys):
    assert identity.keys_of(typed) == keys


@pytest.mark.parametrize("typed", ["", "0912", "9123456780", "số 0912", "123456789012345"])
def test_what_is_no_whole_number_has_none(typed):
    with pytest.raises(identity.NotAWholeNumber):
        identity.keys_of(typed)


@given(st.dictionaries(st.sampled_from(identity.FIELDS), st.text(max_size=40)), st.text(max_size=30))
def test_what_is_packed_for_a_record_is_unpacked_for_it_and_no_other(person, record):
    packed = identity.pack(record, {"reporter": person})
    assert identity.unpack(record, packed) == {"reporter": person}
    assert len(packed) % 1024 == 0
    with pytest.raises(identity.EnvelopeSwapped):
        identity.unpack(record + "x", packed)


@pytest.mark.parametrize("bytes_", [b"", b"[]", b'{"v": 2}', b"\xff"])
def test_other_bytes_are_no_envelope(bytes_):
    with pytest.raises(identity.NotAnEnvelope):
        identity.unpack("TB-1", bytes_)


@pytest.mark.parametrize(
    ("text", "whole"),
    [("0912 345 678", True), ("+84.912.345.678", True), ("034080000001", True), ("TB-34-2022-000123", False),
     ("16/11/2022", False), ("681", False), ("0912 345 678 Quỳnh Phụ", False), ("", False)],
)  # fmt: skip
def test_a_number_is_told_from_other_words_of_a_search(text, whole):
    assert identity.is_number(text) is whole
