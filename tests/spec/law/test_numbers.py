"""Every number of the law, as numbers.md has it: amount, unit, day of effect, source, article."""

from __future__ import annotations

from tests.spec.law.spec_table import day, rows
from tongket.core.law.catalogue import LIMITS

UNITS = {"giờ": "hours", "ngày": "days", "ngày làm việc": "working_days", "tháng": "months"}
TABLE = rows("numbers.md", "Thời hạn – limits")


def stated(row) -> tuple:
    amount, _, unit = row["con số"].partition(" ")
    return row["mã"], int(amount), UNITS[unit], day(row["từ"]), row["nguồn"] == "đã đọc", row["điều"]


def test_the_law_in_the_code_is_the_law_in_the_table():
    coded = [
        (code, version.amount, limit.unit, version.effective_from, version.verified,
         limit.cited_on(version.effective_from)[0])
        for code, limit in LIMITS.items()
        for version in limit.versions
    ]  # fmt: skip
    assert coded == [stated(row) for row in TABLE]
