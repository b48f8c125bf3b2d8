"""The twenty days run from the day the competent body receives the report, not from the day it takes it up (T1, T2)."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.core.periods import parse_period
from tongket.foundation.actor import Role
from tongket.foundation.clock import local, simulated
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries

EVERYTHING = Scope.everything()
RECEIVED, TAKEN_UP = date(2022, 12, 1), date(2022, 12, 27)


def on(day: date, verb: str, by, **values) -> str:
    at = local(day, 9)
    with simulated(at):
        return getattr(do, verb)(by=by, at=at, **values).code


@pytest.fixture
def people(actor):
    return {unit: actor(Role.UNIT_HEAD, unit, account_id=n) for n, unit in enumerate(("CAX-12472", "CAH-338"), 1)}


def received(people, unit: str) -> str:
    return on(RECEIVED, "receive_report", people[unit], kind="TB", channel="phone", receiver_code=unit, summary="Tin")


def duties(code: str, day: date) -> dict[str, date]:
    found = queries.duties_of(EVERYTHING, local(day, 9), codes=[code])
    return {one.duty.id: one.duty.strict.date() for one in found if not one.duty.alarm}


def test_a_report_taken_up_late_by_the_body_that_received_it_counts_from_receipt(people):
    code = received(people, "CAH-338")
    on(TAKEN_UP, "accept_report", people["CAH-338"], code=code, handler_code="CAH-338")
    row = queries.report(EVERYTHING, code)
    assert (row.due_strict, row.due_rolled) == (date(2022, 12, 21), date(2022, 12, 21))
    assert row in queries.reports(EVERYTHING, queries.ReportFilter(overdue_on=TAKEN_UP))
    assert queries.stored_due_equals_computed() == []
    assert queries.running(row)[1].start == RECEIVED


def test_from_a_commune_it_counts_from_the_day_the_competent_body_had_it(people):
    code = received(people, "CAX-12472")
    on(date(2022, 12, 8), "accept_report", people["CAH-338"], code=code, handler_code="CAH-338")
    assert queries.report(EVERYTHING, code).due_strict == date(2022, 12, 28)
    assert queries.stored_due_equals_computed() == []


def test_sent_on_and_taken_over_before_it_is_taken_up_it_counts_from_the_taking_over(people):
    code = received(people, "CAX-12472")
    on(date(2022, 12, 2), "send_report", people["CAX-12472"], code=code, to_code="CAH-338", reason="Thẩm quyền")
    on(date(2022, 12, 5), "take_over_report", people["CAH-338"], code=code)
    on(date(2022, 12, 20), "accept_report", people["CAH-338"], code=code, handler_code="CAH-338")
    assert queries.report(EVERYTHING, code).due_strict == date(2022, 12, 25)
    assert queries.stored_due_equals_computed() == []


def test_a_report_nobody_has_taken_up_is_owed_all_the_same(people):
    code = received(people, "CAH-338")
    assert duties(code, TAKEN_UP)["LIMIT"] == date(2022, 12, 22)  # the midnight after the 21st
    assert "K6" in duties(code, TAKEN_UP)
    late = queries.reports(EVERYTHING, queries.ReportFilter(overdue_on=TAKEN_UP))
    assert [row.code for row in late] == [code]
    assert queries.counts(EVERYTHING, TAKEN_UP)["overdue"] == 1
    assert queries.counts(EVERYTHING, date(2022, 12, 21))["overdue"] == 0


def test_a_commune_owes_the_transfer_not_the_limit(people):
    assert "LIMIT" not in duties(received(people, "CAX-12472"), TAKEN_UP)


def test_what_is_split_off_keeps_the_day_of_its_source(people):
    code = received(people, "CAH-338")
    on(TAKEN_UP, "accept_report", people["CAH-338"], code=code, handler_code="CAH-338")
    new = on(TAKEN_UP, "split_report", people["CAH-338"], code=code, kind="TB", summary="Việc khác", number="1/QĐ")
    assert queries.report(EVERYTHING, new).due_strict == date(2022, 12, 21)
    assert queries.stored_due_equals_computed() == []


def test_every_list_that_asks_for_the_due_day_knows_what_was_not_taken_up(people, province):
    code = received(people, "CAH-338")
    row = queries.report(EVERYTHING, code)
    assert (row.due_strict, row.due_rolled) == (date(2022, 12, 21), date(2022, 12, 21))
    year = parse_period("2022", "admin")
    # Received in the year, open, overdue, days of the longest lateness, suspended.
    assert queries.unit_counts(year, TAKEN_UP)[province["CAH-338"]] == (1, 1, 1, 6, 0)
    assert queries.stored_due_equals_computed() == []


def test_found_not_competent_the_limit_stops_and_found_competent_it_counts_from_receipt_again(people):
    code = received(people, "CAH-338")
    on(date(2022, 12, 2), "classify_report", people["CAH-338"], code=code, result="not_competent", reason="Nơi khác")
    assert queries.report(EVERYTHING, code).due_strict is None
    assert "LIMIT" not in duties(code, TAKEN_UP)
    on(date(2022, 12, 3), "classify_report", people["CAH-338"], code=code, result="competent")
    assert queries.report(EVERYTHING, code).due_strict == date(2022, 12, 21)
    assert queries.stored_due_equals_computed() == []


def test_what_goes_back_to_a_commune_carries_no_limit(people):
    code = received(people, "CAH-338")
    on(date(2022, 12, 2), "send_report", people["CAH-338"], code=code, to_code="CAX-12472", reason="Xác minh ban đầu")
    on(date(2022, 12, 3), "take_over_report", people["CAX-12472"], code=code)
    assert queries.report(EVERYTHING, code).due_strict is None
    assert queries.stored_due_equals_computed() == []


def test_untaken_reports_stand_in_no_stock(people):
    received(people, "CAH-338")
    events = {row["event"] for _table, row in queries.facts_as_of(TAKEN_UP, local(TAKEN_UP, 23))}
    assert events == {"received"}
