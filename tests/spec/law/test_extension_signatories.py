"""Which procuracy signs an extension: extension_signatories.md, row by row; the clock says where another one did."""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.law.spec_table import day, number, rows
from tongket.core.clock import InvestigationEvents, InvestigationStep, read_investigation_events
from tongket.core.law.investigation_extensions import body_of, extension_signatory
from tongket.foundation.reference import holidays


@pytest.mark.parametrize("row", rows("extension_signatories.md", "Thẩm quyền – signatories"), ids=number)
def test_the_procuracy_that_signs_is_the_one_of_the_table(row):
    found = extension_signatory(row["loại tội"], int(row["lần"]), row["cơ quan điều tra"], day(row["ngày"]))
    if row["Viện kiểm sát"] == "–":
        assert found is None
        return
    assert found is not None
    assert (", ".join(found.levels), found.verified, found.cites) == (
        row["Viện kiểm sát"], row["nguồn"] == "đã đọc", row["điều"]
    )  # fmt: skip


@pytest.mark.parametrize("level", ["province", "division", "commune"])
def test_everybody_but_the_district_investigates_for_the_province(level):
    assert (body_of(level), body_of("district")) == ("province", "district")


@pytest.mark.parametrize(
    ("initiated", "level", "body", "codes"),
    [
        (date(2022, 1, 5), "district", "district", []),
        (date(2022, 1, 5), "province", "district", ["CLOCK-EXTENSION-LEVEL"]),
        (date(2022, 1, 5), "", "district", []),  # entered before the level was kept
        (date(2025, 7, 2), "regional", "province", []),
        (date(2025, 7, 2), "district", "province", ["CLOCK-EXTENSION-LEVEL"]),
    ],
)
def test_the_clock_names_an_extension_signed_by_another_procuracy(initiated, level, body, codes):
    on = initiated.replace(day=20)
    step = InvestigationStep("extended", on, level=level, body=body)
    reading = read_investigation_events(
        InvestigationEvents(initiated, "less_serious", (step,)), holidays.calendar(), on=on
    )
    assert [finding.code for finding in reading.findings] == codes
    assert all(finding.message and finding.message_en for finding in reading.findings)
    assert (reading.extensions_used, reading.extensions_left) == (1, 0)
