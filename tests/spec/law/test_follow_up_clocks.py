"""The clock catalogue K1–K19 of follow_up_clocks.md, row by row."""

from __future__ import annotations

import pytest

from tests.spec.law.spec_table import moment, rows
from tongket.core.clock import Due, ReportEvents, first_limit, report_duties
from tongket.core.clock.crime_report import agency_limit
from tongket.core.clock.duties import CONFESSIONS, STATUTORY_KINDS
from tongket.core.clock.duty import local_day
from tongket.core.law.catalogue import FOLLOW_UPS
from tongket.foundation.reference import holidays

FILE = "follow_up_clocks.md"
DAYS = holidays.calendar()
FLAGS = {"commune": "by_commune", "urgent": "urgent", "remote": "remote", "refused": "identity_refused",
         "child": "child_victim", "village": "village"}  # fmt: skip
OUTCOMES = ("initiated", "not_initiated", "administrative")
LIMITS, ABSENT = rows(FILE, "Thời hạn – limits"), rows(FILE, "Không phát sinh – duties that do not arise")


def named(row) -> str:
    return f"{row['số']} {row['tin']} {row['việc xảy ra']}"


def events(row) -> ReportEvents:
    """A row of the table as the core wants it; the limit is that of twenty days, or the agency's where it says so."""
    words = row["tin"].split(", ")
    values: dict = {FLAGS[word]: True for word in words if word in FLAGS}
    values["kind"] = next(word for word in words if word in STATUTORY_KINDS | CONFESSIONS)
    values["outcome"] = next((word for word in words if word in OUTCOMES), "")
    for part in [] if row["việc xảy ra"] == "–" else row["việc xảy ra"].split("; "):
        name, _, at = part.partition(" ")
        values[name] = moment(at)
    if "agency_extension" in words:
        values["limit"] = "agency_extension"
    return ReportEvents(moment(row["nhận lúc"]), due=due_of(values), **values)


def due_of(values: dict) -> Due | None:
    if "accepted_at" not in values:
        return None
    limit = agency_limit if values.get("limit") == "agency_extension" else first_limit
    return limit(local_day(values["accepted_at"]), DAYS)


def duties(row) -> list:
    return [duty for duty in report_duties(events(row), DAYS) if duty.id == row["số"]]


@pytest.mark.parametrize("row", LIMITS, ids=named)
def test_the_duty_is_due_as_the_table_says(row):
    (duty,) = duties(row)
    assert (duty.strict, duty.rolled) == (moment(row["báo động"]), moment(row["muộn sau"]))
    assert duty.cites == row["theo"]
    assert duty.cites_en
    assert duty.act_en


@pytest.mark.parametrize("row", ABSENT, ids=named)
def test_the_duty_does_not_arise(row):
    assert duties(row) == []


def test_every_clock_of_the_catalogue_stands_in_the_table():
    assert {row["số"] for row in LIMITS} == {row.id for row in FOLLOW_UPS} | {"LIMIT"}


def test_every_limit_a_duty_cites_is_one_the_catalogue_gives_it():
    given = {row.id: {limit.code for limit in row.limits} for row in FOLLOW_UPS}
    used: dict[str, set[str]] = {name: set() for name in given}
    for row in LIMITS:
        for duty in report_duties(events(row), DAYS):
            if duty.id in given:
                used[duty.id].add(duty.code)
    # The notice to the procuracy carries two texts under the code of the first.
    assert used | {"K4": given["K4"]} == given


@pytest.mark.parametrize(
    "row", rows(FILE, "Trạng thái – states"), ids=lambda row: f"{row['đã thông báo']} {row['xem lúc']}"
)
def test_the_state_is_as_the_table_says(row):
    told = None if row["đã thông báo"] == "–" else moment(row["đã thông báo"])
    report = ReportEvents(moment("10:00 19/01/2023"), procuracy_told_at=told)
    (duty,) = [duty for duty in report_duties(report, DAYS) if duty.id == row["số"]]
    assert duty.state(moment(row["xem lúc"])) == row["trạng thái"]
