"""The reporting calendars as a table: what a period covers and what it is compared with."""

from __future__ import annotations

import pytest

from tongket.core.periods import parse_period

# calendar           period     first day     last day      same period last year
TABLE = """
admin                2022       2021-12-15    2022-12-14    2020-12-15..2021-12-14
admin                2022-H1    2021-12-15    2022-06-14    2020-12-15..2021-06-14
admin                2022-H2    2022-06-15    2022-12-14    2021-06-15..2021-12-14
admin                2022-Q1    2021-12-15    2022-03-14    2020-12-15..2021-03-14
admin                2022-Q3    2022-06-15    2022-09-14    2021-06-15..2021-09-14
admin                2022-9M    2021-12-15    2022-09-14    2020-12-15..2021-09-14
admin                2022-01    2021-12-15    2022-01-14    2020-12-15..2021-01-14
admin                2022-11    2022-10-15    2022-11-14    2021-10-15..2021-11-14
admin                2022-12    2022-11-15    2022-12-14    2021-11-15..2021-12-14
assembly             2022       2021-10-01    2022-09-30    2020-10-01..2021-09-30
assembly             2022-Q1    2021-10-01    2021-12-31    2020-10-01..2020-12-31
assembly             2022-H1    2021-10-01    2022-03-31    2020-10-01..2021-03-31
assembly             2022-9M    2021-10-01    2022-06-30    2020-10-01..2021-06-30
procuracy            2022       2021-12-01    2022-11-30    2020-12-01..2021-11-30
procuracy            2024-Q1    2023-12-01    2024-02-29    2022-12-01..2023-02-28
procuracy            2022-H1    2021-12-01    2022-05-31    2020-12-01..2021-05-31
safe-area-village    2022       2021-11-01    2022-10-31    2020-11-01..2021-10-31
safe-area            2022       2021-11-16    2022-11-15    2020-11-16..2021-11-15
safe-area            2022-11    2022-10-16    2022-11-15    2021-10-16..2021-11-15
civil                2022       2022-01-01    2022-12-31    2021-01-01..2021-12-31
civil                2024-02    2024-02-01    2024-02-29    2023-02-01..2023-02-28
civil                2022-12    2022-12-01    2022-12-31    2021-12-01..2021-12-31
admin    2021-12-15..2022-02-14 2021-12-15    2022-02-14    2020-12-15..2021-02-14
admin    2023-12-15..2024-02-29 2023-12-15    2024-02-29    2022-12-15..2023-02-28
admin    2024-12-15..2025-02-28 2024-12-15    2025-02-28    2023-12-15..2024-02-29
admin    2022-11-15..2023-02-05 2022-11-15    2023-02-05    2021-11-15..2022-02-05
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:2]))
def test_a_period_covers_these_days_and_is_compared_with_those(row):
    calendar, text, first, last, before = row
    period = parse_period(text, calendar)
    earlier = period.same_period_last_year()
    assert (str(period.start), str(period.last_day)) == (first, last)
    assert f"{earlier.start}..{earlier.last_day}" == before


LABELS = [
    ("2022", "Năm 2022", "Year 2022", "(từ 15/12/2021 đến 14/12/2022)"),
    ("2022-H1", "6 tháng đầu năm 2022", "First half of 2022", "(từ 15/12/2021 đến 14/06/2022)"),
    ("2022-H2", "6 tháng cuối năm 2022", "Second half of 2022", "(từ 15/06/2022 đến 14/12/2022)"),
    ("2022-Q3", "Quý III năm 2022", "Third quarter of 2022", "(từ 15/06/2022 đến 14/09/2022)"),
    ("2022-9M", "9 tháng năm 2022", "First nine months of 2022", "(từ 15/12/2021 đến 14/09/2022)"),
    ("2022-11", "Tháng 11 năm 2022", "November 2022", "(từ 15/10/2022 đến 14/11/2022)"),
    (
        "2022-11-15..2023-02-05",
        "Từ 15/11/2022 đến 05/02/2023",
        "From 15/11/2022 to 05/02/2023",
        "(từ 15/11/2022 đến 05/02/2023)",
    ),
]


@pytest.mark.parametrize(("text", "label", "english", "window"), LABELS)
def test_a_period_is_called_as_offices_write_it(text, label, english, window):
    period = parse_period(text)
    assert (period.label, period.label_en, period.window_label) == (label, english, window)
