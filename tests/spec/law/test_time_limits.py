"""Time limits as a table a lawyer can read (E1–E37). Holidays and swapped days are those of the packaged table.

Marks: C certain from the text; C* certain but for the first-day rule; U uncertain, the configured reading is pinned.
Default reading: the first day is not counted; two dates are kept, as written and rolled to the next working day; an
extension by the procuracy runs from the date as written.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tongket.core.clock import (
    ReportDecisions,
    agency_limit,
    ask_procuracy_by,
    cancellation_limit,
    custody_days,
    custody_end,
    day_term,
    first_limit,
    hour_term,
    procuracy_limit,
    read_crime_report,
    read_investigation,
    resumption_limit,
    term_of,
)
from tongket.core.law import criminal_procedure_code as code
from tongket.core.law import joint_circular_01_2017 as ttlt01
from tongket.core.law import joint_circular_05_2018 as ttlt05
from tongket.foundation.reference import holidays

DAYS = holidays.calendar()


def d(text: str) -> date:
    return date.fromisoformat(text)


def table(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def ids(row: list[str]) -> str:
    return row[0]


# no. | mark | received | 20 days, as written | rolled
TWENTY_DAYS = table("""
E1  | C* | 2022-02-11 | 2022-03-03 | 2022-03-03
E2  | C* | 2023-02-10 | 2023-03-02 | 2023-03-02
E3  | C* | 2024-02-10 | 2024-03-01 | 2024-03-01
E4  | C* | 2024-02-09 | 2024-02-29 | 2024-02-29
E5  | U  | 2022-01-10 | 2022-01-30 | 2022-02-07
E6  | U  | 2023-01-05 | 2023-01-25 | 2023-01-27
E7  | U  | 2024-01-20 | 2024-02-09 | 2024-02-15
E8  | U  | 2022-02-20 | 2022-03-12 | 2022-03-14
E9  | C* | 2022-06-08 | 2022-06-28 | 2022-06-28
E20 | C* | 2022-03-01 | 2022-03-21 | 2022-03-21
E21 | U  | 2022-08-15 | 2022-09-04 | 2022-09-05
E28 | U  | 2023-01-04 | 2023-01-24 | 2023-01-27
E36 | C* | 2022-11-30 | 2022-12-20 | 2022-12-20
""")


@pytest.mark.parametrize("row", TWENTY_DAYS, ids=ids)
def test_a_report_is_due_twenty_days_after_the_competent_body_received_it(row):
    _, _, received, strict, rolled = row
    due = first_limit(d(received), DAYS)
    assert (due.strict, due.rolled) == (d(strict), d(rolled))


def test_e1_the_inclusive_reading_ends_one_day_earlier():
    assert day_term(d("2022-02-11"), 20, DAYS, count_first_day=True).strict == d("2022-03-02")


# no. | mark | received | two months, as written | rolled
TWO_MONTHS = table("""
E10  | C | 2022-12-31 | 2023-02-28 | 2023-02-28
E11a | C | 2023-12-29 | 2024-02-29 | 2024-02-29
E11b | C | 2023-12-30 | 2024-02-29 | 2024-02-29
E11c | C | 2023-12-31 | 2024-02-29 | 2024-02-29
E12  | C | 2022-12-29 | 2023-02-28 | 2023-02-28
E13  | C | 2022-02-28 | 2022-04-28 | 2022-04-28
E14  | C | 2022-07-31 | 2022-09-30 | 2022-09-30
E15  | C | 2022-07-02 | 2022-09-02 | 2022-09-05
E16  | C | 2022-11-20 | 2023-01-20 | 2023-01-27
E17  | C | 2025-12-15 | 2026-02-15 | 2026-02-23
E18  | C | 2024-02-29 | 2024-04-29 | 2024-05-02
E19  | U | 2024-03-04 | 2024-05-04 | 2024-05-04
E20  | C | 2022-03-01 | 2022-05-01 | 2022-05-04
E21  | C | 2022-08-15 | 2022-10-15 | 2022-10-17
""")


@pytest.mark.parametrize("row", TWO_MONTHS, ids=ids)
def test_the_extension_by_the_agency_ends_two_months_after_receipt(row):
    _, _, received, strict, rolled = row
    due = agency_limit(d(received), DAYS)
    assert (due.strict, due.rolled) == (d(strict), d(rolled))


# no. | received | last day to ask | from the strict expiry: as written, rolled | from the rolled expiry: rolled
PROCURACY = table("""
E20 | 2022-03-01 | 2022-04-26 | 2022-07-01 | 2022-07-01 | 2022-07-04
E21 | 2022-08-15 | 2022-10-10 | 2022-12-15 | 2022-12-15 | 2022-12-19
""")


@pytest.mark.parametrize("row", PROCURACY, ids=ids)
def test_the_extension_by_the_procuracy_runs_two_months_from_the_expiry_before(row):
    _, received, ask, strict, rolled, from_rolled = row
    expiry = agency_limit(d(received), DAYS)
    due = procuracy_limit(expiry, d(received), DAYS)
    assert ask_procuracy_by(expiry, d(received)) == d(ask)
    assert (due.strict, due.rolled) == (d(strict), d(rolled))
    assert procuracy_limit(expiry, d(received), DAYS, "rolled").rolled == d(from_rolled)


def test_e21_twenty_days_and_two_and_two_months_is_the_wrong_formula():
    expiry = agency_limit(d("2022-08-15"), DAYS)
    assert procuracy_limit(expiry, d("2022-08-15"), DAYS).strict != d("2023-01-04")


# no. | mark | decision to resume | one month, as written | rolled
RESUMED = table("""
E22a | C | 2023-01-31 | 2023-02-28 | 2023-02-28
E22b | C | 2024-01-31 | 2024-02-29 | 2024-02-29
""")


@pytest.mark.parametrize("row", RESUMED, ids=ids)
def test_a_resumed_report_is_due_one_month_after_the_decision(row):
    _, _, decided, strict, rolled = row
    due = resumption_limit(d(decided), DAYS)
    assert (due.strict, due.rolled) == (d(strict), d(rolled))


def test_e23_after_a_cancelled_suspension_the_month_runs_from_receipt_of_the_cancellation():
    due = cancellation_limit(d("2022-12-29"), DAYS)
    assert (due.strict, due.rolled) == (d("2023-01-29"), d("2023-01-30"))
    assert cancellation_limit(d("2022-12-27"), DAYS).rolled != due.rolled


# no. | limit | received | end
HOURS = table("""
E24  | TTLT01-8.1         | 2022-12-30T16:30 | 2022-12-31T16:30
E25a | TTLT01-8.5a        | 2023-01-20T23:40 | 2023-01-21T23:40
E25b | TTLT01-8.5a-REMOTE | 2023-01-20T23:40 | 2023-01-22T23:40
""")
HOUR_LIMITS = {limit.code: limit for limit in ttlt01.LIMITS}


@pytest.mark.parametrize("row", HOURS, ids=ids)
def test_hours_run_through_nights_weekends_and_tet(row):
    _, limit, received, end = row
    start = datetime.fromisoformat(received)
    hours = HOUR_LIMITS[limit].on(start.date()).amount
    assert hour_term(start, hours) == datetime.fromisoformat(end)


# no. | mark | received by the commune | last day to hand over
COMMUNE = table("""
E9  | C* | 2022-06-01 | 2022-06-08
E26 | C* | 2022-12-22 | 2022-12-29
""")


@pytest.mark.parametrize("row", COMMUNE, ids=ids)
def test_a_commune_hands_over_what_is_not_urgent_within_seven_days(row):
    _, _, received, end = row
    assert term_of(ttlt01.COMMUNE_OTHER, d(received), DAYS).strict == d(end)


def test_e27_the_two_texts_on_the_notice_to_the_procuracy_give_two_days():
    received = d("2023-01-19")
    assert term_of(code.NOTICE_TO_PROCURACY, received, DAYS).strict == d("2023-01-22")
    assert term_of(ttlt01.NOTICE_OF_RECEIPT, received, DAYS).rolled == d("2023-01-31")


# no. | class | initiated | extensions | as written | rolled
INVESTIGATION = table("""
E29a | less_serious      | 2022-08-31 | 0 | 2022-10-31 | 2022-10-31
E29b | less_serious      | 2022-08-31 | 1 | 2022-12-31 | 2023-01-03
E30  | serious           | 2022-11-30 | 0 | 2023-02-28 | 2023-02-28
E31  | very_serious      | 2023-10-31 | 0 | 2024-02-29 | 2024-02-29
max1 | less_serious      | 2022-01-05 | 1 | 2022-05-05 | 2022-05-05
max2 | serious           | 2022-01-05 | 2 | 2022-09-05 | 2022-09-05
max3 | very_serious      | 2022-01-05 | 2 | 2023-01-05 | 2023-01-05
max4 | extremely_serious | 2022-01-05 | 3 | 2023-05-05 | 2023-05-05
max5 | extremely_serious | 2022-01-05 | 4 | 2023-09-05 | 2023-09-05
""")


@pytest.mark.parametrize("row", INVESTIGATION, ids=ids)
def test_an_investigation_ends_by_class_and_extensions(row):
    _, crime_class, initiated, extensions, strict, rolled = row
    reading = read_investigation(d(initiated), crime_class, DAYS, on=d(initiated), extensions=int(extensions))
    assert (reading.due.strict, reading.due.rolled) == (d(strict), d(rolled))


# no. | first day | months, days | days | last day (official examples of TTLT 04/2018)
CUSTODY = table("""
E32 | 2018-03-04 | 1, 27 | 57 | 2018-04-29
E33 | 2018-04-11 | 1, 24 | 54 | 2018-06-03
E34 | 2018-01-01 | 1, 0  | 30 | 2018-01-30
""")


@pytest.mark.parametrize("row", CUSTODY, ids=ids)
def test_custody_counts_its_first_day_and_a_month_is_thirty_days(row):
    _, first, term, days, last = row
    months, rest = (int(part) for part in term.split(","))
    length = code.CUSTODY_MONTH.on(d(first)).amount
    assert custody_days(months, rest, length) == int(days)
    assert custody_end(d(first), int(days)) == d(last)


# no. | who | last day (working days after 31/12/2022)
STATISTICS = table("""
E35a | TTLT05-9-POLICE-DISTRICT    | 2023-01-04
E35b | TTLT05-9-POLICE-PROVINCE    | 2023-01-05
E35c | TTLT05-9-PROCURACY-PROVINCE | 2023-01-10
E35d | TTLT05-9-PROCURACY-SUPREME  | 2023-01-12
""")
STATISTICS_LIMITS = {limit.code: limit for limit in ttlt05.LIMITS}


@pytest.mark.parametrize("row", STATISTICS, ids=ids)
def test_criminal_statistics_of_december_are_due_in_working_days(row):
    _, limit, due = row
    assert term_of(STATISTICS_LIMITS[limit], d("2022-12-31"), DAYS).rolled == d(due)


def test_e36_an_open_report_of_30_november_is_not_overdue_at_the_closing_of_14_december():
    reading = read_crime_report(ReportDecisions(d("2022-11-30")), DAYS, on=d("2022-12-14"))
    assert reading.state == "running"


def test_e37_a_suspension_before_the_limit_has_expired_is_flagged():
    decisions = ReportDecisions(d("2022-03-14"), suspended=d("2022-03-25"))
    reading = read_crime_report(decisions, DAYS, on=d("2022-03-26"))
    assert reading.due.strict == d("2022-04-03")
    assert [finding.code for finding in reading.findings] == ["CLOCK-SUSPENDED-BEFORE-EXPIRY"]
