"""The clock of a crime report: states on any day, and decisions that should not be."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.core.clock import EventBeforeStart, ReportDecisions, read_crime_report
from tongket.core.law.limits import LawNotInForce
from tongket.foundation.reference import holidays

DAYS = holidays.calendar()


def d(text: str) -> date:
    return date.fromisoformat(text)


def reading(on: str, **decisions: str):
    return read_crime_report(ReportDecisions(**{name: d(day) for name, day in decisions.items()}), DAYS, on=d(on))


# received 15/08/2022: 20 days end on Sunday 04/09/2022, rolled to Monday 05/09/2022
@pytest.mark.parametrize(
    ("on", "state"),
    [("2022-08-15", "running"), ("2022-09-04", "running"), ("2022-09-05", "grace"), ("2022-09-06", "overdue")],
)
def test_running_then_grace_then_overdue(on, state):
    assert reading(on, received="2022-08-15").state == state


# the whole life of one report, replayed on any day
LIFE = {
    "received": "2022-03-01", "agency_extension": "2022-03-18", "procuracy_extension": "2022-04-28",
    "suspended": "2022-07-01", "resumed": "2022-09-05", "resolved": "2022-09-30",
}  # fmt: skip


@pytest.mark.parametrize(
    ("on", "state", "due"),
    [
        ("2022-03-17", "running", "2022-03-21"), ("2022-03-18", "running", "2022-05-01"),
        ("2022-06-30", "running", "2022-07-01"), ("2022-07-01", "suspended", "2022-07-01"),
        ("2022-09-04", "suspended", "2022-07-01"), ("2022-09-05", "resumed", "2022-10-05"),
        ("2022-09-30", "done", "2022-10-05"),
    ],
)  # fmt: skip
def test_any_past_day_can_be_replayed(on, state, due):
    answer = reading(on, **LIFE)
    assert (answer.state, answer.due.strict) == (state, d(due))
    assert answer.findings == ()


def test_stages_come_in_order_whatever_the_day():
    names = ["first", "agency_extension", "ask_procuracy_by", "procuracy_extension", "after_resumption"]
    assert [stage.stage for stage in reading("2022-03-01", **LIFE).stages] == names


def test_a_resumed_report_becomes_overdue_like_any_other():
    life = {name: day for name, day in LIFE.items() if name != "resolved"}
    assert reading("2022-10-06", **life).state == "overdue"


@pytest.mark.parametrize(
    ("decisions", "code"),
    [
        ({"procuracy_extension": "2022-03-20"}, "CLOCK-PROCURACY-WITHOUT-AGENCY"),
        ({"agency_extension": "2022-03-22"}, "CLOCK-EXTENDED-AFTER-EXPIRY"),
        ({"agency_extension": "2022-03-18", "procuracy_extension": "2022-05-05"}, "CLOCK-EXTENDED-AFTER-EXPIRY"),
        ({"suspended": "2022-03-20"}, "CLOCK-SUSPENDED-BEFORE-EXPIRY"),
        ({"agency_extension": "2022-03-18", "suspended": "2022-04-20"}, "CLOCK-SUSPENDED-BEFORE-EXPIRY"),
        ({"resumed": "2022-04-20"}, "CLOCK-RESUMED-WITHOUT-SUSPENSION"),
        (
            {"suspended": "2022-03-21", "resumed": "2022-04-20", "agency_extension": "2022-04-22"},
            "CLOCK-EXTENDED-AFTER-RESUMPTION",
        ),
    ],
)
def test_a_decision_that_should_not_be_is_a_finding(decisions, code):
    found = [finding.code for finding in reading("2022-05-10", received="2022-03-01", **decisions).findings]
    assert code in found


def test_a_suspension_on_the_last_day_is_no_finding():
    assert reading("2022-03-21", received="2022-03-01", suspended="2022-03-21").findings == ()


def test_an_extension_decided_after_the_suspension_does_not_move_the_limit_it_waited_for():
    answer = reading("2022-04-20", received="2022-03-01", suspended="2022-03-21", agency_extension="2022-03-25")
    assert "CLOCK-SUSPENDED-BEFORE-EXPIRY" not in [finding.code for finding in answer.findings]


def test_a_decision_before_receipt_is_refused():
    with pytest.raises(EventBeforeStart):
        reading("2022-05-10", received="2022-03-01", suspended="2022-02-28")


def test_before_2018_the_code_did_not_apply():
    with pytest.raises(LawNotInForce):
        reading("2017-12-31", received="2017-12-31")


def test_limits_from_july_2025_are_marked_not_verified():
    assert reading("2025-06-30", received="2025-06-30").stages[0].verified
    assert not reading("2025-07-01", received="2025-07-01").stages[0].verified


def test_the_other_reading_of_the_base_can_be_configured():
    decisions = ReportDecisions(d("2022-03-01"), d("2022-03-18"), d("2022-04-28"))
    answer = read_crime_report(decisions, DAYS, on=d("2022-05-05"), base="rolled")
    assert answer.due.strict == d("2022-07-04")
    assert answer.stage("procuracy_extension").other_base.strict == d("2022-07-01")
