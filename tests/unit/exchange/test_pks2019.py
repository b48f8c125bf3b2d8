"""Real data nobody here wrote: the published German clearance rates of 2019, recomputed by the real engine."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.factories.small_province import indicator_of
from tongket.analytics.results import Results
from tongket.analytics.snapshot import seal
from tongket.core.indicators.nodes import Count, Ratio, where
from tongket.core.indicators.tree import UnitRow
from tongket.core.indicators.verdicts import N_WITHOUT_OF
from tongket.core.periods import parse_period
from tongket.core.viet.numbers import half_up
from tongket.exchange.layouts import PKS_2019
from tongket.exchange.workbook import facts_from, read_workbook

WORKBOOK = Path(__file__).parents[2] / "data" / "pks2019" / "PKS2019.xlsx"
BUND = "Bundesrepublik Deutschland"
YEAR = parse_period("2019", calendar="civil")
KNOWN = datetime(2020, 3, 1, tzinfo=UTC)
PRINTED_DECIMALS = 1


@pytest.fixture(scope="module")
def published() -> dict[tuple[str, str], Fraction]:
    """(offence key, Land) → the rate in the workbook's own column, exactly as stored."""
    rows = CalamineWorkbook.from_path(str(WORKBOOK)).get_sheet_by_name(PKS_2019.sheet).to_python()
    return {(row[0], row[2]): Fraction(Decimal(repr(row[8]))) for row in rows[1:]}


@pytest.fixture(scope="module")
def recomputed(published, tmp_path_factory):
    """(offence key, Land) → result; the Bund is the roll-up of the sixteen Länder."""
    reading = read_workbook(PKS_2019, WORKBOOK)
    assert reading.findings == []
    places = sorted({place for _, place in published} - {BUND})
    units = [UnitRow(1, BUND.upper(), BUND, "area", "province", None, None, date(1990, 10, 3))]
    units += [UnitRow(number, place.upper(), place, "area", "district", 1, None, date(1990, 10, 3))
              for number, place in enumerate(places, 2)]  # fmt: skip
    ids = {unit.name: unit.id for unit in units}
    of_laender = {key for key, place in published if place != BUND}
    # One key has a row for the Bund alone; all others come from the Länder.
    from_laender = [cell for cell in reading.cells if cell.key("unit") != BUND or cell.key("article") not in of_laender]
    reading.cells[:] = from_laender
    facts = list(facts_from(reading, on=date(2019, 12, 31), known_at=KNOWN, unit_ids=ids.get))
    snapshot = seal(
        date(2019, 12, 31), {"pks": lambda cut_off, known_at: facts}, units, tmp_path_factory.mktemp("pks"),
        code_version="test", by="test", known_at=KNOWN, sealed_at=KNOWN, data_start=date(2019, 1, 1),
    )  # fmt: skip
    keys = sorted({key for key, _ in published})
    indicators = [
        indicator_of(
            Ratio(Count("offence", "cleared", where(article=key)), Count("offence", "occurred", where(article=key))),
            id=key,
        )
        for key in keys
    ]
    results = Results(snapshot, indicators, version="pks")
    return {(key, place): results.result(key, place, YEAR) for key, place in published}


def test_every_published_rate_with_a_denominator_is_recomputed_without_a_difference(published, recomputed):
    with_cases = {key: result for key, result in recomputed.items() if result.of}
    differing = [
        key for key, result in with_cases.items()
        if half_up(Fraction(100 * result.n, result.of), PRINTED_DECIMALS) != half_up(published[key], PRINTED_DECIMALS)
    ]  # fmt: skip
    assert (len(recomputed), len(with_cases), differing) == (18_769, 15_051, [])


def test_rates_over_a_hundred_are_findings(recomputed):
    assert sum(1 for result in recomputed.values() if result.status == "over_100") == 105


def test_offences_nobody_recorded_do_not_arise_and_clearances_without_cases_are_flagged(recomputed):
    without = [result for result in recomputed.values() if result.status == "not_arising"]
    assert Counter(N_WITHOUT_OF in result.findings for result in without) == {False: 3_706, True: 12}


def test_sixteen_laender_sum_to_the_bund(recomputed):
    reading = read_workbook(PKS_2019, WORKBOOK)
    printed = {(cell.key("article"), cell.item): cell.value for cell in reading.cells if cell.key("unit") == BUND}
    differing = [key for (key, place), result in recomputed.items() if place == BUND
                 and (result.n, result.of) != (printed[key, "cleared"], printed[key, "recorded"])]  # fmt: skip
    assert (len(printed), differing) == (2 * 1_105, [])
