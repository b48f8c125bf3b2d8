"""Numbers that lead to a person are seen in free text; sums, days, plates and codes are not taken for them."""

from __future__ import annotations

import pytest

from tongket.core.viet.identifiers import personal_numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gọi lại số 0000 000 001 sau 17 giờ", ("0000 000 001",)),
        ("gọi 0000000001", ("0000000001",)),
        ("gọi +84 000.000.001", ("+84 000.000.001",)),
        ("số bàn 0000.0000001", ("0000.0000001",)),
        ("CCCD 000000000001", ("000000000001",)),
        ("CCCD 000 000 000 001", ("000 000 000 001",)),
        ("CMND số 000000001", ("000000001",)),
        ("hai số: 0000000001, 000000000002", ("0000000001", "000000000002")),
        ("mất 150.000.000 đồng", ()),
        ("mất 150000000 đồng", ()),
        ("mất 150 000 000đ", ()),
        ("lúc 08:15 ngày 16/11/2022", ()),
        ("ngày 16112022", ()),
        ("xe biển 17B9-123.45", ()),
        ("như tin TB-12433-2022-000123", ()),
        ("khoảng 1.000.000.000 đồng", ()),
        ("", ()),
    ],
)
def test_personal_numbers_in_a_summary(text, found):
    assert personal_numbers(text) == found
