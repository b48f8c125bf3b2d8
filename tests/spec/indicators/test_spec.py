"""The tables of spec_tables, on the reference engine and on DuckDB."""

from __future__ import annotations

import pytest

from tests.factories.small_province import TREE, both_engines, indicator_of
from tests.spec.indicators.spec_tables import SPECS, Spec
from tongket.core.periods import parse_period


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_both_engines_give_the_figures_of_the_table(spec: Spec, tmp_path):
    slow, fast = both_engines(spec.rows(), tmp_path)
    indicator = indicator_of(spec.node, spec.register)
    for line in spec.asked.strip().splitlines():
        code, text, status, figure = line.split()
        period = parse_period(text)
        unit = TREE.find(code, period.last_day)
        for result in (slow.result(indicator, unit.id, period), fast.result(indicator, unit, period)):
            shown = "-" if result.n is None else str(result.n) if result.of is None else f"{result.n}/{result.of}"
            assert (line, result.status, shown) == (line, status, figure)
