"""The reference province from its records to its figures: the published shares come out of events alone."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from fractions import Fraction

import pytest

from tests.conftest import office_command
from tongket.analytics.results import open_results
from tongket.core.periods import parse_period
from tongket.core.viet.numbers import decimal_text

YEAR = parse_period("2022", "admin")


@pytest.fixture(scope="module")
def results(demo_home):
    return open_results(next((demo_home / "snapshots").glob("2022-12-14-*")))


@pytest.mark.parametrize(
    ("indicator", "n", "of", "printed"),
    [
        ("clearance_rate", 595, 681, "87.37"),
        ("serious_clearance_rate", 12, 12, "100.00"),
        ("resolution_rate", 1918, 2078, "92.30"),
        ("resolution_rate_incl_suspended", 1982, 2078, "95.38"),
    ],
)
def test_the_published_rates_come_out_with_their_integers(results, indicator, n, of, printed):
    figure = results.result(indicator, "34", YEAR)
    assert (figure.n, figure.of) == (n, of)
    assert decimal_text(figure.percent, 2) == printed


@pytest.mark.parametrize(("indicator", "printed"), [("id_collected_rate", "98.60"), ("id_issued_rate", "98.20")])
def test_citizen_id_shares_are_those_of_the_communes_that_reported(results, indicator, printed):
    figure = results.result(indicator, "34", YEAR)
    assert decimal_text(figure.percent, 2) == printed
    assert (figure.coverage.reported, figure.coverage.expected) == (257, 260)
    assert len(figure.coverage.missing) == 3


@pytest.mark.parametrize(
    ("indicator", "now", "before"),
    [("offences_occurred", 681, 717), ("fires_explosions", 37, 44), ("offences_cleared_older", 21, 16)],
)
def test_counts_of_both_years(results, indicator, now, before):
    comparison = results.compare(indicator, "34", YEAR)
    assert (comparison.current.n, comparison.previous.n) == (now, before)


def test_the_flow_of_crime_reports_balances_for_the_province_and_every_body(results):
    names = ["carried_in", "new", "resumed", "split_new", "taken_inside"]
    names += ["sent_inside", "sent_outside", "merged", "not_a_report"]
    for unit in ["34", *(c.unit_code for c in results.children("resolution_rate", "34", YEAR))]:
        flow = {name: results.result(f"reports_{name}", unit, YEAR).n for name in names}
        inflow = sum(flow[name] for name in ("carried_in", "new", "resumed", "split_new", "taken_inside"))
        outflow = sum(flow[name] for name in ("sent_inside", "sent_outside", "merged", "not_a_report"))
        left = [results.result(f"reports_{x}", unit, YEAR).n for x in ("resolved", "suspended", "carried_out")]
        assert inflow == outflow + sum(left), unit
        assert inflow - outflow == results.result("reports_to_resolve", unit, YEAR).n, unit


def test_next_years_carry_in_is_this_years_carry_out(results):
    before = results.result("reports_carried_out", "34", parse_period("2021", "admin")).n
    assert results.result("reports_carried_in", "34", YEAR).n == before == 96


@pytest.mark.parametrize("indicator", ["offences_occurred", "fires_explosions", "traffic_accidents", "id_eligible"])
def test_every_level_adds_up_to_the_one_above(results, indicator):
    districts = results.children(indicator, "34", YEAR)
    assert sum(d.n or 0 for d in districts) == results.result(indicator, "34", YEAR).n
    for district in districts:
        communes = results.children(indicator, district.unit_code, YEAR)
        assert sum(c.n or 0 for c in communes if c.status != "not_reported") == district.n


def test_the_same_events_give_every_calendar(results):
    counts = {name: results.result("offences_occurred", "34", parse_period("2022", name)) for name in
              ("admin", "assembly", "procuracy", "safe-area", "safe-area-village", "civil")}  # fmt: skip
    assert counts["admin"].n == 681
    assert not counts["civil"].closed
    assert all(figure.closed for name, figure in counts.items() if name != "civil")
    assert len({figure.n for figure in counts.values()}) > 3


def test_the_first_year_has_no_year_before_it(results):
    year = parse_period("2021", "admin")
    assert results.compare("clearance_rate", "338", year).status == "not_comparable"


def test_re_entered_years_serve_five_year_tables_at_the_province_only(results):
    years = results.years("offences_occurred", "34", YEAR, 5)
    assert [(y.n, y.vintage) for y in years if y.vintage == "re_entered"] == [
        (748, "re_entered"), (739, "re_entered"), (728, "re_entered"),
    ]  # fmt: skip
    below = results.years("offences_occurred", "338", YEAR, 5)
    assert all(y.vintage != "re_entered" for y in below if y.shown)


def test_sums_over_different_communes_are_not_compared(results):
    """Three communes were silent in December 2022, another one the year before: the change would be theirs."""
    comparison = results.compare("drug_users_managed", "34", YEAR)
    assert comparison.current.coverage.missing != comparison.previous.coverage.missing
    assert comparison.status == "not_comparable"


def test_a_months_return_is_not_cut(results):
    part = parse_period("2022-02-01..2022-02-20", "admin")
    assert results.result("propaganda_sessions", "12433", part).status == "not_applicable"
    whole = parse_period("2022-01-15..2022-03-14", "admin")
    assert results.result("propaganda_sessions", "12433", whole).shown


def test_a_year_after_the_cut_off_is_silence_and_not_zero(results):
    figure = results.result("propaganda_sessions", "34", parse_period("2023", "admin"))
    assert (figure.status, figure.closed) == ("not_reported", False)


def test_the_load_stays_within_its_budget_of_operations(demo_home):
    with sqlite3.connect(demo_home / "tongket.sqlite3") as database:
        kept = json.loads(
            database.execute("select answer from foundation_requestkey where key='demo:records'").fetchone()[0]
        )
    assert kept["value"]["operations"] <= 20_000


def test_every_clause_of_the_trace_has_its_row_and_an_honest_status(demo_home):
    done = office_command(demo_home, "trace", "2022", "--json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == [f"C{n:02d}" for n in range(1, 43)]
    assert {line["status"] for line in lines} <= {"full", "part", "missing"}
    assert all(line["evidence"] or line["status"] == "missing" for line in lines)
    assert all(line["lacking"] for line in lines if line["status"] != "full")
    assert done.returncode == 1


def test_explain_walks_a_figure_back_to_its_records(demo_home):
    done = office_command(demo_home, "explain", "clearance_rate", "--unit", "thai-binh", "--period", "2022", "--json")
    record = json.loads(done.stdout)
    assert (record["value"], record["n"], record["of"], record["records"], record["of_records"]) == (
        "87.37", 595, 681, 595, 681,
    )  # fmt: skip
    assert {name.split("-")[0] for name in record["record_ids"]} == {"VV"}
    assert sum(child["n"] for child in record["children"]) == 595


def test_explain_tells_a_rate_of_reports_with_the_stock_of_suspended_ones(demo_home):
    record = _explain(demo_home, "resolution_rate")
    assert (record["value"], record["n"], record["of"]) == ("92.30", 1918, 2078)
    beside = {one["indicator"]: one for one in record["beside"]}
    assert beside["reports_suspended_stock"]["n"] > 0
    assert beside["resolution_rate_incl_suspended"]["n"] == 1918 + 64
    told = office_command(demo_home, "explain", "resolution_rate", "--unit", "34", "--period", "2022").stdout
    assert "Số tin đang tạm đình chỉ cuối kỳ: " in told


def test_a_voided_record_moves_its_figures_by_exactly_one_in_the_next_seal(demo_home, tmp_path):
    home = tmp_path / "var"
    _copy(demo_home, home)
    before = _explain(home, "fires_explosions")
    voided = before["record_ids"][0]
    script = (
        "import django; django.setup()\n"
        "from tongket.foundation import clock\n"
        "from tongket.foundation.actor import Actor, Role\n"
        "from tongket.registers.incidents import operations as incidents\n"
        "by = Actor(1, 'Người duyệt', Role.STATISTICS, None)\n"
        f"incidents.void_incident(by=by, at=clock.now(), code='{voided}', reason='Ghi nhầm')\n"
    )
    _python(home, script)
    assert _explain(home, "fires_explosions")["n"] == before["n"], "a sealed figure must not move"
    assert office_command(home, "seal", "--cut-off", "2022-12-14").returncode == 0
    after = _explain(home, "fires_explosions")
    assert after["n"] == before["n"] - 1
    assert set(before["record_ids"]) - set(after["record_ids"]) == {voided}
    assert after["snapshot"] != before["snapshot"]


def test_sealing_the_same_facts_again_gives_the_same_seal(demo_home, tmp_path):
    home = tmp_path / "var"
    _copy(demo_home, home)
    seals = [json.loads(office_command(home, "seal", "--cut-off", "2022-11-14", "--json").stdout) for _ in range(2)]
    assert seals[0]["hash"] == seals[1]["hash"]


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("explain", "clearance_rate", "--unit", "99999", "--period", "2022"), 3, "UNIT-UNKNOWN"),
        (("explain", "no_such", "--unit", "34", "--period", "2022"), 3, "INDICATOR-UNKNOWN"),
        (("explain", "clearance_rate", "--unit", "34", "--period", "2022-13"), 3, "PERIOD"),
        (("report", "daily", "--year", "2022", "--unit", "34", "--out", "x"), 3, "REPORT-KIND-UNKNOWN"),
        (("seal", "--cut-off", "2030-01-01"), 3, "SEAL-IN-THE-FUTURE"),
        (("seal", "--cut-off", "1990-01-01"), 3, "SEAL-OUTSIDE-RECORDS"),
        (("report", "year-end", "--year", "2023", "--unit", "34", "--out", "x"), 3, "REPORT-YEAR-NOT-CLOSED"),
        (("report", "year-end", "--period", "2022-H1", "--unit", "34", "--out", "x"), 3, "REPORT-NOT-A-YEAR"),
        (("seal", "--cut-off", "14/12/2022"), 3, "DATE-UNREADABLE"),
        (("trace", "2019"), 3, "TRACE-YEAR-UNKNOWN"),
        (("compute", "--seal", "ffff"), 3, "SNAPSHOT-MISSING"),
        (("explain", "clearance_rate"), 2, ""),
    ],
)
def test_bad_input_is_refused_with_a_code_and_a_sentence(demo_home, words, code, error):
    done = office_command(demo_home, *words, "--json")
    assert done.returncode == code, done.stderr
    if error:
        refusal = json.loads(done.stderr.splitlines()[-1])
        assert refusal["error"].startswith(error)
        assert refusal["message"]


def test_a_demo_file_bears_the_mark(demo_home):
    manifest = next((demo_home / "snapshots").glob("2022-12-14-*")) / "manifest.json"
    assert json.loads(manifest.read_text(encoding="utf-8"))["mark"].startswith("SỐ LIỆU MÔ PHỎNG")
    html = next((demo_home / "out").glob("*.html")).read_text(encoding="utf-8")
    assert "SỐ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in html
    for printed in ("87,37%", "595/681", "92,30%", "1.918/2.078", "12/12", "717", "646"):
        assert printed in html, printed


def _explain(home, indicator):
    done = office_command(home, "explain", indicator, "--unit", "34", "--period", "2022", "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _copy(source, target):
    target.mkdir()
    with sqlite3.connect(source / "tongket.sqlite3") as old, sqlite3.connect(target / "tongket.sqlite3") as new:
        old.backup(new)
    (target / "demo.mark").write_text("test\n", encoding="utf-8")
    (target / "snapshots").mkdir()
    for seal in (source / "snapshots").glob("2022-12-14-*"):
        (target / "snapshots" / seal.name).mkdir()
        for file in seal.iterdir():
            (target / "snapshots" / seal.name / file.name).write_bytes(file.read_bytes())


def _python(home, script):
    import os
    import subprocess
    import sys

    environment = os.environ | {"TONGKET_VAR": str(home), "DJANGO_SETTINGS_MODULE": "tongket.entry.settings"}
    environment.pop("TONGKET_SQLITE", None)
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)


def test_a_day_and_a_fraction_stay_exact(results):
    figure = results.result("clearance_rate", "34", YEAR)
    assert figure.value == Fraction(595, 681)
    assert figure.period.last_day == date(2022, 12, 14)
