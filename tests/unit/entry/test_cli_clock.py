"""The command `clock`: past days replayed, lines from standard input, several suspensions, what it refuses."""

from __future__ import annotations

import io
import json
import sys

import pytest

from tongket.entry.cli import main

LIFE = ("--received", "2022-03-01", "--agency-extension", "2022-03-18", "--procuracy-extension", "2022-04-28",
        "--suspended", "2022-07-01", "--resumed", "2022-09-05", "--resolved", "2022-09-30")  # fmt: skip


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs the program in this process: exit code, printed objects or text, errors."""

    def go(*words: str, stdin: str = ""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        code = main(["clock", *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return go


def one(answer) -> dict:
    return json.loads(answer[1])


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2022-03-01", "running"), ("2022-05-04", "running"), ("2022-07-01", "suspended"), ("2022-09-04", "suspended"),
        ("2022-09-05", "resumed"), ("2022-09-30", "done"),
    ],
)  # fmt: skip
def test_a_past_day_is_replayed_as_it_was(run, on, state):
    answer = run("crime-report", *LIFE, "--on", on, "--json")
    assert (answer[0], one(answer)["state"]) == (0, state)


def test_the_stages_are_the_same_whatever_day_is_asked_for(run):
    stages = [one(run("crime-report", *LIFE, "--on", on, "--json"))["stages"] for on in ("2022-03-02", "2023-01-01")]
    assert [[stage | {"later": None} for stage in told] for told in stages[:1]] == [
        [stage | {"later": None} for stage in stages[1]]
    ]
    assert {stage["later"] for stage in stages[1]} == {False}


def test_what_was_decided_after_the_day_asked_for_is_marked(run):
    words = ("--received", "2022-03-01", "--agency-extension", "2022-03-15", "--procuracy-extension", "2022-04-20",
             "--suspended", "2022-03-10", "--on", "2022-03-12")  # fmt: skip
    answer = one(run("crime-report", *words, "--json"))
    assert {stage["stage"]: stage["later"] for stage in answer["stages"]} == {
        "first": False, "agency_extension": True, "ask_procuracy_by": True, "procuracy_extension": True,
    }  # fmt: skip
    (found,) = answer["findings"]
    assert (found["code"], found["later"]) == ("CLOCK-SUSPENDED-BEFORE-EXPIRY", False)
    told = run("crime-report", *words)[1]
    assert told.count("sau ngày xem") == 3


def test_decisions_to_come_are_planned_for_where_no_day_is_asked_for(run):
    answer = one(run("crime-report", "--received", "2027-03-01", "--agency-extension", "2027-03-15", "--json"))
    assert [stage["later"] for stage in answer["stages"]] == [False, False, False]


def test_several_suspensions_are_written_one_after_the_other(run):
    words = ("--received", "2022-03-01", "--suspended", "2022-03-21", "--resumed", "2022-09-05", "--suspended",
             "2022-10-05", "--cancelled", "2022-11-10")  # fmt: skip
    answer = one(run("crime-report", *words, "--on", "2022-11-11", "--json"))
    assert [stage["stage"] for stage in answer["stages"]] == ["first", "after_resumption", "after_cancellation"]
    assert (answer["state"], answer["findings"]) == ("resumed", [])


def test_a_refusal_of_the_procuracy_without_a_decision_is_a_finding(run):
    words = ("--received", "2022-03-01", "--agency-extension", "2022-03-18", "--refused", "2022-04-27")
    answer = run("crime-report", *words, "--on", "2022-04-28", "--json")
    assert (answer[0], [f["code"] for f in one(answer)["findings"]]) == (1, ["CLOCK-DECISION-OWED"])


def test_an_extension_after_the_refusal_is_a_finding(run):
    words = ("--received", "2022-03-01", "--agency-extension", "2022-03-18", "--refused", "2022-04-27",
             "--procuracy-extension", "2022-04-28", "--resolved", "2022-05-10")  # fmt: skip
    found = one(run("crime-report", *words, "--on", "2022-05-11", "--json"))["findings"]
    assert [f["code"] for f in found] == ["CLOCK-EXTENDED-AFTER-REFUSAL"]


def test_crime_reports_are_read_line_by_line(run):
    lines = "--received 2022-03-01\n--received 2022-03-01 --suspended 2022-03-05\n\n--received 2017-01-05\n"
    code, out, _ = run("crime-report", "-", "--on", "2022-03-31", "--json", stdin=lines)
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert [answer.get("state") or answer.get("error") for answer in answers[:2]] == ["overdue", "suspended"]
    assert answers[-1]["error"] == "LAW-NOT-IN-FORCE"


def test_investigations_are_read_line_by_line(run):
    lines = "--initiated 2022-08-31 --class less-serious\n--initiated 2022-11-30 --class serious --on 2023-03-01\n"
    code, out, _ = run("investigation", "-", "--on", "2022-10-31", "--json", stdin=lines)
    first, second = (json.loads(line) for line in out.splitlines())
    # Words beside - stand for every line; the second line asks about its own day.
    assert (code, first["state"], first["stages"][0]["strict"]) == (0, "running", "2022-10-31")
    assert (second["state"], second["stages"][0]["strict"]) == ("overdue", "2023-02-28")


@pytest.mark.parametrize(
    ("on", "state"), [("2022-12-31", "running"), ("2023-01-03", "grace"), ("2023-01-04", "overdue")]
)
def test_an_investigation_is_replayed_on_a_past_day(run, on, state):
    words = ("--initiated", "2022-08-31", "--class", "less-serious", "--extensions", "1", "--on", on)
    assert one(run("investigation", *words, "--json"))["state"] == state


@pytest.mark.parametrize(
    ("words", "strict", "rolled"),
    [
        (("--days", "20"), "2022-01-30", "2022-02-07"),
        (("--days", "20", "--count-first-day"), "2022-01-29", "2022-02-07"),
        (("--months", "1"), "2022-02-10", "2022-02-10"),
        (("--working-days", "20"), "2022-02-14", "2022-02-14"),
    ],
)
def test_a_term_has_its_strict_and_its_rolled_end(run, words, strict, rolled):
    answer = one(run("term", "--start", "2022-01-10", *words, "--json"))
    assert (answer["strict"], answer["rolled"]) == (strict, rolled)
    assert answer["cites"]


def test_terms_of_hours_are_read_line_by_line(run):
    lines = "--start 2023-01-20T23:40 --hours 24\n--start 2023-01-20T23:40 --hours 48\n"
    code, out, _ = run("term", "-", "--json", stdin=lines)
    assert [json.loads(line)["rolled"] for line in out.splitlines()] == ["2023-01-21T23:40", "2023-01-22T23:40"]
    assert code == 0


def test_each_stage_is_printed_with_its_article(run):
    code, out, _ = run("crime-report", *LIFE, "--on", "2022-09-30")
    lines = out.splitlines()
    assert code == 0
    assert all("Điều 14" in line for line in lines[:-1])
    assert "đã giải quyết" in lines[-1]


def test_from_july_2025_the_amended_code_is_cited_and_marked_as_not_read(run):
    before = one(run("crime-report", "--received", "2025-06-30", "--on", "2025-06-30", "--json"))["stages"][0]
    after = one(run("crime-report", "--received", "2025-07-01", "--on", "2025-07-01", "--json"))["stages"][0]
    assert (before["cites"], before["verified"]) == ("BLTTHS 2015, Điều 147 khoản 1 (hiệu lực 01/01/2018)", True)
    assert (after["cites"], after["verified"], after["effective_from"]) == (
        "BLTTHS 2015 (sửa đổi bởi Luật số 99/2025/QH15), Điều 147 khoản 1 "
        "(hiệu lực 01/07/2025, chưa đối chiếu văn bản)", False, "2025-07-01",
    )  # fmt: skip


def test_an_extension_is_counted_by_the_law_of_the_day_it_was_decided(run):
    words = ("--received", "2025-06-20", "--agency-extension", "2025-07-05", "--on", "2025-07-06", "--json")
    first, extension, _ask = one(run("crime-report", *words))["stages"]
    assert (first["verified"], extension["verified"]) == (True, False)


def test_the_value_of_an_option_may_be_read_from_lines_before_other_options(run):
    lines = "2022-03-01\n2022-03-10 --resolved 2022-03-11\n"
    code, out, _ = run("crime-report", "--received", "-", "--on", "2022-03-31", "--json", stdin=lines)
    assert (code, [json.loads(line)["state"] for line in out.splitlines()]) == (0, ["overdue", "done"])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Thiếu --received."), ("--received", "Sau --received chưa ghi giá trị."),
        ("--received 2022-03-01 --x", "Không có tùy chọn --x."), ("--received x", "--received: “x” không phải ngày"),
    ],
)  # fmt: skip
def test_a_line_of_wrong_usage_is_told_in_vietnamese(run, line, said):
    code, _, err = run("crime-report", "-", stdin=line + "\n")
    assert code == 3
    assert said in err
    assert "argument" not in err


def test_the_end_counted_from_the_rolled_expiry_is_told_beside_the_strict_one(run):
    words = ("--received", "2022-03-01", "--agency-extension", "2022-03-18", "--procuracy-extension", "2022-04-28")
    assert "01/07/2022 (nếu tính từ ngày đã lùi: 04/07/2022)" in run("crime-report", *words, "--on", "2022-04-28")[1]
