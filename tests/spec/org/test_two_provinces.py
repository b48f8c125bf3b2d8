"""Restating series of real communes: Thái Bình and Hưng Yên, 2020 to 2025."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.core.org import NotComparable, recast
from tongket.foundation import reference

# from        to            given                      result                  what it shows
TABLE = [
    ("2022-12-14", "2024-11-01", {"12556": 3, "12568": 4, "12577": 5}, {"12577": 12}, "three become Trang Bảo Xá"),
    ("2022-12-14", "2025-07-01", {"12322": 1000}, {"11983": 54, "12322": 946}, "Ngọc Thanh is split 946 to 54"),
    ("2022-12-14", "2025-07-01", {"12322": 10}, {"11983": 1, "12322": 9}, "largest remainder: 9.46 and 0.54"),
    ("2022-12-14", "2025-07-01", {"11989": 7}, {"11992": 7}, "a share of nothing gets nothing"),
    ("2020-02-29", "2020-03-01", {"12532": 2, "12544": 3}, {"12532": 5}, "Quỳnh Sơn and Quỳnh Châu become Châu Sơn"),
]  # fmt: skip


@pytest.mark.parametrize(("start", "end", "given", "result", "why"), TABLE, ids=lambda cell: str(cell)[:40])
def test_a_series_on_another_map(start, end, given, result, why):
    lineage = reference.commune_lineage()
    answer = recast(given, lineage, from_date=date.fromisoformat(start), to_date=date.fromisoformat(end))
    assert answer.values == result, why


@pytest.mark.parametrize("start", ["2020-02-29", "2022-12-14", "2024-11-01", "2025-06-30"])
def test_the_whole_of_two_provinces_lands_on_104_communes_without_loss(start):
    lineage, day = reference.commune_lineage(), date.fromisoformat(start)
    given = {code: index for index, code in enumerate(lineage.codes_on(day))}
    answer = recast(given, lineage, from_date=day, to_date=date(2025, 7, 1))
    assert len(answer.values) == 104
    assert sum(answer.values.values()) == sum(given.values())
    assert answer.findings == ()


def test_2025_back_to_2022_is_not_comparable():
    with pytest.raises(NotComparable):
        recast({"12472": 1}, reference.commune_lineage(), from_date=date(2025, 7, 1), to_date=date(2022, 12, 14))
