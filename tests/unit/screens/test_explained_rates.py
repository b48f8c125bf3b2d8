"""A rate explained at a terminal carries the stock of suspended reports beside it, as every page does (§4.1)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.small_province import row, sealed
from tongket.analytics.results import Results
from tongket.core.catalogue import CATALOGUE
from tongket.core.periods import parse_period
from tongket.screens.beside import BESIDE, STOCK, results_beside
from tongket.screens.reporting import beside_json, evidence_text

YEAR = parse_period("2022", "admin")
MONTHS = [date(2021 + (11 + i) // 12, (11 + i) % 12 + 1, 14) for i in range(13)]
LIVES = (
    ("TB-1", "received_first", "2022-02-01"), ("TB-1", "resolved", "2022-02-10"),
    ("TB-2", "received_first", "2022-02-01"), ("TB-2", "suspended", "2022-02-22"),
)  # fmt: skip


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    rows = [
        row("report_flow", record=record, event=event, on=on, handler=501, kind="TB") for record, event, on in LIVES
    ]
    for body in (501, 502, 503):
        rows += [row("closing", record=f"C-{body}-{day}", event="closed", on=day, handler=body, register="intake")
                 for day in MONTHS]  # fmt: skip
    return Results(sealed(rows, tmp_path_factory.mktemp("sealed")))


def test_the_rate_is_told_with_the_other_rate_and_the_stock_in_text_and_as_data(results):
    beside = results_beside(results, "resolution_rate", "CAH-336", YEAR)
    evidence = results.evidence("resolution_rate", "CAH-336", YEAR)
    told = evidence_text(evidence, with_comparison=False, beside=beside)
    assert "Giá trị: 50,00%" in told
    assert "Tỷ lệ giải quyết tố giác, tin báo, tính cả tạm đình chỉ: 100,00% (2 / 2)" in told
    assert "Số tin đang tạm đình chỉ cuối kỳ: 1 tin" in told
    data = {one["indicator"]: (one["value"], one["n"], one["of"], one["status"]) for one in beside_json(beside)}
    assert data == {
        "resolution_rate_incl_suspended": ("100.00", 2, 2, "value"), "reports_suspended_stock": (1, 1, None, "value"),
    }  # fmt: skip


def test_a_figure_that_is_no_rate_of_reports_has_nothing_beside_it(results):
    assert results_beside(results, "offences_occurred", "CAH-336", YEAR) == []


def test_every_rate_of_the_chapter_has_the_stock_beside_it():
    rates = {one.id for one in CATALOGUE.values() if one.chapter == "crime_reports" and one.is_ratio}
    assert rates == set(BESIDE) and all(STOCK in others for others in BESIDE.values())
