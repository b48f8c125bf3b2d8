"""The commands units, recast and clock keep the contract: output, exit codes, refusals."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from tongket.entry.cli import main


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs the program in this process: `run("units", "--on", …, stdin="…")` → exit code, output, errors."""

    def go(*words: str, stdin: str = ""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        code = main(list(words))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return go


def objects(out: str):
    return [json.loads(line) for line in out.splitlines()]


def test_units_lists_one_object_a_line(run):
    code, out, _ = run("units", "--on", "2022-12-14", "--level", "district", "--under", "thai-binh", "--json")
    rows = objects(out)
    assert code == 0
    assert [row["code"] for row in rows] == ["336", "338", "339", "340", "341", "342", "343", "344"]
    assert rows[1] == {
        "code": "338", "name": "Huyện Quỳnh Phụ", "level": "district", "parent": "34", "valid_from": "2004-08-31",
        "valid_to": "2025-07-01",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--on", "2022-12-14", "--level", "commune", "--under", "34"), 260),
        (("--on", "2024-11-01", "--level", "commune", "--under", "34"), 242),
        (("--on", "2025-07-01", "--level", "commune"), 104),
        (("--on", "2022-12-14", "--level", "commune"), 421),
        (("--on", "2022-12-14", "--level", "province"), 2),
        (("--on", "2022-12-14", "--under", "338"), 37),
        (("--on", "1999-01-01"), 0),
    ],
)
def test_units_are_those_of_the_day(run, words, count):
    code, out, _ = run("units", *words, "--json")
    assert (code, len(out.splitlines())) == (0, count)


def test_a_unit_nobody_knows_is_refused(run):
    code, out, err = run("units", "--on", "2022-12-14", "--under", "999", "--json")
    assert (code, out, json.loads(err)["error"]) == (3, "", "UNIT-UNKNOWN")


def test_a_unit_of_another_time_is_refused(run):
    code, out, err = run("units", "--on", "2025-07-01", "--under", "thai-binh", "--json")
    assert (code, out, json.loads(err)["error"]) == (3, "", "UNIT-NOT-ALIVE")


def test_a_day_in_another_form_is_wrong_usage(run):
    assert run("units", "--on", "14/12/2022")[0] == 2
    assert run("units", "--on", "20221214")[0] == 2


ALL = ("--from", "2022-12-14", "--to", "2025-07-01")


def test_recast_prints_a_table_and_tells_shares_beside_it(run):
    code, out, err = run("recast", *ALL, "-", stdin="unit,value\n12322,10\n12313,0\n12319,0\n12316,0\n")
    assert out.splitlines()[0] == "unit,value"
    assert "12322,9" in out
    assert "12322 → 12322 = 473/500 (9 trên 10)" in err
    assert code in (0, 1)


def test_recast_tells_a_target_with_a_missing_source(run):
    code, out, err = run("recast", *ALL, "-", stdin="12472,5\n")
    assert (code, out) == (1, "unit,value\n12472,5\n")
    assert "RECAST-MISSING-SOURCE" in err


def test_recast_with_json_gives_one_object_a_line(run):
    code, out, _ = run("recast", *ALL, "-", "--json", stdin="12472,5\n")
    value, finding = objects(out)
    assert (code, value) == (1, {"unit": "12472", "value": 5})
    assert (finding["unit"], finding["finding"]) == ("12472", "RECAST-MISSING-SOURCE")


def test_recast_of_all_communes_keeps_the_sum(run):
    _, units, _ = run("units", "--on", "2022-12-14", "--level", "commune", "--json")
    series = "unit,value\n" + "".join(f"{row['code']},{i}\n" for i, row in enumerate(objects(units)))
    code, out, _ = run("recast", *ALL, "-", stdin=series)
    values = [int(line.split(",")[1]) for line in out.splitlines()[1:]]
    assert (code, len(values), sum(values)) == (0, 104, 420 * 421 // 2)


@pytest.mark.parametrize(
    ("series", "error"),
    [
        ("12472,1.5\n", "SERIES-NOT-AN-INTEGER"), ("12472,-1\n", "SERIES-NEGATIVE"),
        ("12472,1\n12472,2\n", "SERIES-REPEATED-UNIT"),
        ("99999,1\n", "UNIT-UNKNOWN"), ("338,1\n", "UNIT-UNKNOWN"), ("12472\n", "SERIES-NOT-UNIT-VALUE"),
        ("12472;5\n", "SERIES-NOT-UNIT-VALUE"), ("12544,1\n", "UNIT-NOT-ALIVE"),
    ],
)  # fmt: skip
def test_recast_refuses_bad_input_and_prints_nothing(run, series, error):
    code, out, err = run("recast", *ALL, "-", "--json", stdin=series)
    assert (code, out, json.loads(err)["error"]) == (3, "", error)


def test_recast_backward_over_a_merger_is_not_comparable(run):
    code, out, err = run("recast", "--from", "2025-07-01", "--to", "2022-12-14", "-", "--json", stdin="12472,5\n")
    assert (code, out, json.loads(err)["error"]) == (3, "", "RECAST-NOT-COMPARABLE")


def test_recast_of_a_file_that_is_not_there_is_refused(run, tmp_path):
    assert run("recast", *ALL, str(tmp_path / "none.csv"))[0] == 3


def test_recast_reads_a_file_with_byte_order_mark_and_windows_lines(run, tmp_path):
    path = tmp_path / "series.csv"
    path.write_bytes("\ufeffunit,value\r\n12472,5\r\n".encode())
    code, out, _ = run("recast", "--from", "2022-12-14", "--to", "2022-12-14", str(path))
    assert (code, out) == (0, "unit,value\n12472,5\n")


def test_clock_term_answers_strict_and_rolled(run):
    code, out, _ = run("clock", "term", "--start", "2022-08-15", "--months", "2", "--json")
    answer = json.loads(out)
    assert (code, answer["strict"], answer["rolled"]) == (0, "2022-10-15", "2022-10-17")
    assert "Điều 134" in answer["cites"]


def test_clock_term_of_hours_needs_an_hour(run):
    assert json.loads(run("clock", "term", "--start", "2022-12-30T16:30", "--hours", "24", "--json")[1])["strict"] == (
        "2022-12-31T16:30"
    )
    assert run("clock", "term", "--start", "2022-12-30", "--hours", "24")[0] == 3


def test_clock_term_reads_lines_and_goes_on_after_a_bad_one(run):
    lines = "--start 2022-12-27 --working-days 5\n--start x --days 3\n--start 2022-01-10 --days 20\n"
    code, out, _ = run("clock", "term", "-", "--json", stdin=lines)
    first, bad, last = objects(out)
    assert (code, first["rolled"], last["rolled"]) == (3, "2023-01-04", "2022-02-07")
    assert (bad["line"], bad["error"]) == (2, "LINE-WRONG-USAGE")


def test_clock_crime_report_lists_stages_and_state(run):
    code, out, _ = run(
        "clock", "crime-report", "--received", "2022-03-01", "--agency-extension", "2022-03-18",
        "--procuracy-extension", "2022-04-28", "--on", "2022-05-10", "--json",
    )  # fmt: skip
    answer = json.loads(out)
    stages = {stage["stage"]: (stage["strict"], stage["rolled"]) for stage in answer["stages"]}
    assert (code, answer["state"], answer["findings"]) == (0, "running", [])
    assert stages == {
        "first": ("2022-03-21", "2022-03-21"), "agency_extension": ("2022-05-01", "2022-05-04"),
        "ask_procuracy_by": ("2022-04-26", "2022-04-26"), "procuracy_extension": ("2022-07-01", "2022-07-01"),
    }  # fmt: skip


def test_clock_findings_end_with_code_1(run):
    code, out, _ = run(
        "clock", "crime-report", "--received", "2022-03-14", "--suspended", "2022-03-25", "--on", "2022-03-26", "--json"
    )
    assert (code, json.loads(out)["state"]) == (1, "suspended")


def test_clock_investigation_takes_classes_as_the_contract_writes_them(run):
    code, out, _ = run(
        "clock", "investigation", "--initiated", "2022-08-31", "--class", "less-serious", "--extensions", "1",
        "--on", "2022-09-01", "--json",
    )  # fmt: skip
    assert (code, json.loads(out)["stages"][1]["rolled"]) == (0, "2023-01-03")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("crime-report", "--received", "2017-01-05"), "LAW-NOT-IN-FORCE"),
        (("crime-report", "--received", "2022-01-05", "--suspended", "2022-01-04"), "CLOCK-EVENT-BEFORE-START"),
        (
            ("investigation", "--initiated", "2022-01-05", "--class", "serious", "--extensions", "3"),
            "CLOCK-TOO-MANY-EXTENSIONS",
        ),
        (("term", "--start", "2022-01-05", "--days", "0"), "TERM-NOT-POSITIVE"),
        (("term", "--start", "2022-01-05", "--days", "9999999"), "TERM-TOO-LONG"),
        (("term", "--start", "2027-12-30", "--days", "9"), "HOLIDAYS-UNKNOWN"),
        (("term", "--start", "9999-12-30", "--days", "9"), "DATE-OUT-OF-RANGE"),
        (("term", "--start", "9999-12-30", "--months", "9"), "DATE-OUT-OF-RANGE"),
        (("term", "--start", "0001-01-01", "--months", "9"), "HOLIDAYS-UNKNOWN"),
    ],
)  # fmt: skip
def test_what_cannot_be_computed_is_refused(run, words, error):
    code, out, err = run("clock", *words, "--json")
    assert (code, out, json.loads(err)["error"]) == (3, "", error)


@pytest.mark.parametrize("words", [(), ("--json",), ("weekly",), ("term",), ("term", "--start", "2022-01-05")])
def test_wrong_usage_ends_with_code_2(run, words):
    assert run("clock", *words)[0] == 2


def test_the_commands_load_neither_django_nor_numpy():
    program = (
        "import sys; from tongket.entry.cli import main; "
        "main(['units', '--on', '2022-12-14']); main(['clock', 'term', '--start', '2022-01-05', '--days', '3']); "
        "sys.exit(9 if {'django', 'numpy'} & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, stdout=subprocess.DEVNULL).returncode == 0
