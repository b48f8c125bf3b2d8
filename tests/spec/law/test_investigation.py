"""The limit of investigation as a case goes on: investigation.md, row by row."""

from __future__ import annotations

import re

import pytest

from tests.spec.law.spec_table import day, moment, number, rows
from tongket.core.clock import (
    InvestigationEvents,
    InvestigationStep,
    investigation_duties,
    read_investigation_events,
)
from tongket.foundation.reference import holidays

FILE = "investigation.md"
DAYS = holidays.calendar()
STEP = re.compile(
    r"(?P<kind>\w+) (?P<on>[\d/]+)(?: \((?P<word>\w+)\))?(?: → (?P<crime_class>\w+))?(?: từ (?P<runs_from>[\d/]+))?$"
)


def step(text: str) -> InvestigationStep:
    found = STEP.match(text)
    assert found, text
    kind, word = found["kind"], found["word"] or ""
    return InvestigationStep(
        kind, day(found["on"]), found["crime_class"], day(found["runs_from"]) if found["runs_from"] else None,
        by=word if kind == "returned" else "", ground=word if kind == "suspended" else "",
    )  # fmt: skip


def events(row) -> InvestigationEvents:
    steps = [] if row["diễn biến"] == "–" else [step(text) for text in row["diễn biến"].split("; ")]
    return InvestigationEvents(day(row["khởi tố"]), row["loại tội"], tuple(steps))


@pytest.mark.parametrize("row", rows(FILE, "Diễn biến – events"), ids=number)
def test_the_limit_is_that_of_the_events_up_to_the_day(row):
    reading = read_investigation_events(events(row), DAYS, on=day(row["ngày xem"]))
    assert (reading.state, reading.due.strict, reading.due.rolled, reading.extensions_left) == (
        row["trạng thái"], day(row["theo số"]), day(row["lùi"]), int(row["còn gia hạn"])
    )  # fmt: skip
    assert [finding.code for finding in reading.findings] == ([] if row["cảnh báo"] == "–" else [row["cảnh báo"]])


@pytest.mark.parametrize("row", rows(FILE, "Việc phải làm – duties"), ids=number)
def test_the_duty_of_a_case_is_due_as_the_table_says(row):
    (duty,) = [duty for duty in investigation_duties(events(row), DAYS) if duty.id == row["việc"]]
    assert (duty.strict, duty.rolled) == (moment(row["báo động"]), moment(row["muộn sau"]))
