"""The worked examples E1–E37 of time_limits.md, row by row: through core, and through the command `tongket clock`."""

from __future__ import annotations

import re

import pytest

from tests.spec.law.spec_table import HERE, day, days, moment, number, rows
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
    pauses_of,
    procuracy_limit,
    read_crime_report,
    read_investigation,
    resumption_limit,
    term_of,
)
from tongket.core.law import criminal_procedure_code as code
from tongket.core.law import joint_circular_01_2017 as ttlt01
from tongket.core.law.catalogue import LIMITS
from tongket.foundation.reference import holidays

FILE = "time_limits.md"
DAYS = holidays.calendar()


def table(heading: str):
    """The rows of one table as parameters of a test."""
    return pytest.mark.parametrize("row", rows(FILE, heading), ids=number)


def both(due) -> tuple:
    return due.strict, due.rolled


def expected(row) -> tuple:
    return day(row["theo số"]), day(row["lùi"])


def stage(answer, name: str) -> tuple:
    return next((day_of(s["strict"]), day_of(s["rolled"])) for s in answer["stages"] if s["stage"] == name)


def day_of(iso: str):
    return day("/".join(reversed(iso.split("-"))))


def test_every_example_of_the_domain_stands_in_the_tables():
    found = {int(text) for text in re.findall(r"^\| E(\d+)", (HERE / FILE).read_text(encoding="utf-8"), re.MULTILINE)}
    assert found == set(range(1, 38))


def test_every_row_says_how_certain_it_is():
    headings = re.findall(r"^## (.+)$", (HERE / FILE).read_text(encoding="utf-8"), re.MULTILINE)
    assert {row["mức"] for heading in headings for row in rows(FILE, heading)} == {"C", "C*", "U"}


@table("Hai mươi ngày – twenty days")
def test_a_report_is_due_twenty_days_after_the_competent_body_received_it(row, ask):
    received = day(row["nhận"])
    assert both(first_limit(received, DAYS)) == expected(row)
    assert stage(ask("crime-report", "--received", received, "--on", received), "first") == expected(row)


@table("Tính cả ngày đầu – first day counted")
def test_the_inclusive_reading_ends_one_day_earlier(row, ask):
    start, amount = day(row["bắt đầu"]), row["ngày"]
    assert day_term(start, int(amount), DAYS, count_first_day=True).strict == day(row["theo số"])
    answer = ask("term", "--start", start, "--days", amount, "--count-first-day")
    assert day_of(answer["strict"]) == day(row["theo số"])


@table("Hai tháng – two months")
def test_the_extension_by_the_agency_ends_two_months_after_receipt(row, ask):
    received = day(row["nhận"])
    assert both(agency_limit(received, DAYS)) == expected(row)
    answer = ask("crime-report", "--received", received, "--agency-extension", received, "--on", received)
    assert stage(answer, "agency_extension") == expected(row)


@table("Viện kiểm sát gia hạn – extension by the procuracy")
def test_the_extension_by_the_procuracy_runs_two_months_from_the_expiry_before(row, ask):
    received = day(row["nhận"])
    expiry = agency_limit(received, DAYS)
    assert ask_procuracy_by(expiry, received) == day(row["đề nghị chậm nhất"])
    assert both(procuracy_limit(expiry, received, DAYS)) == expected(row)
    assert procuracy_limit(expiry, received, DAYS, "rolled").rolled == day(row["từ ngày lùi"])
    answer = ask("crime-report", "--received", received, "--agency-extension", received,
                 "--procuracy-extension", received, "--on", received)  # fmt: skip
    assert stage(answer, "procuracy_extension") == expected(row)
    assert stage(answer, "ask_procuracy_by")[0] == day(row["đề nghị chậm nhất"])
    assert day_of(answer["stages"][-1]["from_rolled"]["rolled"]) == day(row["từ ngày lùi"])


@table("Công thức sai – the wrong formula")
def test_twenty_days_and_two_and_two_months_is_the_wrong_formula(row):
    received = day(row["nhận"])
    expiry = agency_limit(received, DAYS)
    assert day(row["không phải"]) not in both(procuracy_limit(expiry, received, DAYS))


@table("Phục hồi – resumption")
def test_a_resumed_report_is_due_one_month_after_the_decision(row, ask):
    decided = day(row["quyết định"])
    assert both(resumption_limit(decided, DAYS)) == expected(row)
    received = day("01/03/2022")
    answer = ask("crime-report", "--received", received, "--suspended", day("21/03/2022"), "--resumed", decided)
    assert stage(answer, "after_resumption") == expected(row)


@table("Hủy tạm đình chỉ – cancelled suspension")
def test_after_a_cancelled_suspension_the_month_runs_from_receipt_of_the_cancellation(row, ask):
    received = day(row["ngày nhận"])
    assert both(cancellation_limit(received, DAYS)) == expected(row)
    assert cancellation_limit(day(row["ngày hủy"]), DAYS).rolled != day(row["lùi"])
    answer = ask("crime-report", "--received", day("01/11/2022"), "--suspended", day("21/11/2022"),
                 "--cancelled", received)  # fmt: skip
    assert stage(answer, "after_cancellation") == expected(row)


@table("Giờ – hours")
def test_hours_run_through_nights_weekends_and_tet(row, ask):
    start, hours = moment(row["bắt đầu"]), LIMITS[row["quy định"]].on(moment(row["bắt đầu"]).date()).amount
    assert hour_term(start, hours) == moment(row["hết"])
    answer = ask("term", "--start", f"{start:%Y-%m-%dT%H:%M}", "--hours", hours)
    assert answer["strict"] == answer["rolled"] == f"{moment(row['hết']):%Y-%m-%dT%H:%M}"


@table("Công an xã chuyển tin không khẩn cấp – communes hand over what is not urgent")
def test_a_commune_hands_over_what_is_not_urgent_within_seven_days(row, ask):
    received = day(row["nhận"])
    assert term_of(ttlt01.COMMUNE_OTHER, received, DAYS).strict == day(row["theo số"])
    answer = ask("term", "--start", received, "--days", ttlt01.COMMUNE_OTHER.on(received).amount)
    assert day_of(answer["strict"]) == day(row["theo số"])


@table("Thông báo Viện kiểm sát – notice to the procuracy")
def test_the_two_texts_on_the_notice_to_the_procuracy_give_two_days(row, ask):
    received = day(row["nhận"])
    assert term_of(code.NOTICE_TO_PROCURACY, received, DAYS).strict == day(row["3 ngày"])
    assert term_of(ttlt01.NOTICE_OF_RECEIPT, received, DAYS).rolled == day(row["3 ngày làm việc"])
    answer = ask("term", "--start", received, "--working-days", ttlt01.NOTICE_OF_RECEIPT.on(received).amount)
    assert day_of(answer["rolled"]) == day(row["3 ngày làm việc"])


@table("Điều tra – investigation")
def test_an_investigation_ends_by_class_and_extensions(row, ask):
    initiated, crime_class, extensions = day(row["khởi tố"]), row["loại tội"], int(row["gia hạn"])
    reading = read_investigation(initiated, crime_class, DAYS, on=initiated, extensions=extensions)
    assert both(reading.due) == expected(row)
    answer = ask("investigation", "--initiated", initiated, "--class", crime_class.replace("_", "-"),
                 "--extensions", extensions, "--on", initiated)  # fmt: skip
    assert stage(answer, f"extension_{extensions}" if extensions else "first") == expected(row)


@table("Tạm giữ, tạm giam – custody")
def test_custody_counts_its_first_day_and_a_month_is_thirty_days(row, ask):
    first, total = day(row["ngày đầu"]), int(row["số ngày"])
    length = code.CUSTODY_MONTH.on(first).amount
    assert custody_days(int(row["tháng"]), int(row["ngày"]), length) == total
    assert custody_end(first, total) == day(row["ngày cuối"])
    answer = ask("term", "--start", first, "--days", total, "--count-first-day")
    assert day_of(answer["strict"]) == day(row["ngày cuối"])


@table("Thống kê hình sự tháng 12/2022 – criminal statistics of December 2022")
def test_criminal_statistics_of_december_are_due_in_working_days(row, ask):
    limit, month_end = LIMITS[row["quy định"]], day("31/12/2022")
    assert term_of(limit, month_end, DAYS).rolled == day(row["hạn"])
    answer = ask("term", "--start", month_end, "--working-days", limit.on(month_end).amount)
    assert day_of(answer["rolled"]) == day(row["hạn"])


# column → keyword of the core, option of the command
EVENTS = {
    "cơ quan gia hạn": "agency_extension", "VKS gia hạn": "procuracy_extension", "tạm đình chỉ": "suspended",
    "phục hồi": "resumed", "nhận hủy TĐC": "cancelled", "giải quyết": "resolved",
}  # fmt: skip
SEVERAL = ("suspended", "resumed", "cancelled")


@table("Trạng thái vào một ngày – the state on a day")
def test_the_state_on_a_day_is_that_of_the_decisions_up_to_it(row, ask):
    events = {name: days(row[column]) for column, name in EVENTS.items()}
    single = {name: found[0] for name, found in events.items() if found and name not in SEVERAL}
    pauses = pauses_of(*(events[name] for name in SEVERAL))
    received, on = day(row["nhận"]), day(row["ngày xem"])
    reading = read_crime_report(ReportDecisions(received, **single, pauses=pauses), DAYS, on=on)
    wanted = [] if row["cảnh báo"] == "–" else row["cảnh báo"].split(", ")
    assert (reading.state, reading.due.strict) == (row["trạng thái"], day(row["đến hạn"]))
    assert [finding.code for finding in reading.findings] == wanted
    words = [word for name, found in events.items() for at in found for word in (f"--{name.replace('_', '-')}", at)]
    answer = ask("crime-report", "--received", received, *words, "--on", on)
    assert (answer["state"], [finding["code"] for finding in answer["findings"]]) == (row["trạng thái"], wanted)
