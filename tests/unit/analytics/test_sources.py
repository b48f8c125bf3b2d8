from __future__ import annotations

from datetime import date

from tongket.analytics.results import Results
from tongket.analytics.snapshot import seal
from tongket.analytics.sources import lineage_rows, register_sources, unit_rows
from tongket.core.periods import parse_period


def test_empty_registers_give_a_snapshot_in_which_every_commune_is_silent(province, at, tmp_path):
    snapshot = seal(
        date(2022, 12, 14), register_sources(), unit_rows(), tmp_path, code_version="test", by="test", known_at=at,
        sealed_at=at, lineage=lineage_rows(),
    )  # fmt: skip
    result = Results(snapshot).result("offences_occurred", "thai-binh", parse_period("2022"))
    assert (result.status, result.coverage.reported, result.coverage.expected) == ("not_reported", 0, 6)
