from __future__ import annotations

import json
from fractions import Fraction

import pytest

from tests.factories.small_province import sealed
from tongket.analytics.compute import compute, cube_folder, kept_series, periods_of
from tongket.analytics.results import Results, open_results
from tongket.core.indicators.mistakes import UnknownIndicator
from tongket.core.indicators.tree import UnitNotAlive, UnknownUnit
from tongket.core.periods import parse_period

YEAR = parse_period("2022")


def test_a_figure_carries_its_snapshot_catalogue_and_coverage(results):
    result = results.result("offences_occurred", "34", YEAR)
    assert (result.value, result.status, result.closed) == (3, "value", True)
    assert (result.snapshot, result.catalogue) == (results.snapshot.hash, results.catalogue_version)
    assert (result.coverage.reported, result.coverage.expected, result.coverage.missing) == (2, 3, ("12502",))


def test_a_silent_commune_is_not_reported_while_a_quiet_one_is_zero(results):
    quiet = parse_period("2022-11")
    assert results.result("offences_occurred", "12502", quiet).status == "not_reported"
    assert results.result("offences_occurred", "12501", quiet).status == "zero"


def test_children_are_the_sub_units_of_the_periods_end(results):
    found = results.children("offences_occurred", "34", YEAR)
    assert [(one.unit_code, one.value) for one in found] == [("336", 2), ("338", 1)]
    assert [one.unit_code for one in results.children("offences_occurred", "336", YEAR)] == ["12401"]


def test_leaves_are_all_communes_below(results):
    assert [one.unit_code for one in results.leaves("offences_occurred", "34", YEAR)] == ["12401", "12501", "12502"]


def test_last_year_is_rolled_up_on_this_years_map(results):
    comparison = results.compare("offences_occurred", "12401", YEAR)
    assert (comparison.previous.value, comparison.current.value, comparison.percent) == (2, 2, 0)


def test_a_year_without_records_before_it_is_not_comparable(results):
    comparison = results.compare("offences_occurred", "34", parse_period("2021"))
    assert (comparison.current.value, comparison.status) == (2, "not_comparable")


def test_re_entered_years_stand_in_the_table_of_five_years_for_the_province_only(results):
    years = results.years("offences_occurred", "34", YEAR)
    assert [(one.value, one.vintage) for one in years] == [
        (None, "official"), (5, "re_entered"), (7, "re_entered"), (2, "official"), (3, "official")
    ]  # fmt: skip
    assert results.years("offences_occurred", "336", YEAR)[1].status == "not_reported"


def test_a_window_that_ends_after_the_cut_off_is_not_yet_closed(results):
    result = results.result("offences_occurred", "34", parse_period("2023"))
    assert (result.value, result.closed, result.vintage) == (1, False, "preliminary")


def test_to_date_compares_the_same_days_of_last_year(results):
    comparison = results.to_date("offences_occurred", "34", YEAR, on=parse_period("2022-Q1").last_day)
    assert (comparison.current.value, comparison.previous.value) == (2, 2)


def test_an_area_is_asked_through_its_police_body_and_back(results):
    assert results.result("reports_resolved", "336", YEAR).unit_code == "CAH-336"
    assert results.result("reports_resolved", "thai-binh", YEAR).unit_code == "CA-34"
    assert results.result("offences_occurred", "CAX-12401", YEAR).unit_code == "12401"


def test_transfers_inside_show_at_the_districts_and_cancel_at_the_province(results):
    asked = [results.result("reports_to_resolve", code, YEAR).value for code in ("336", "338", "34")]
    sent = [results.result("reports_sent_inside", code, YEAR).value for code in ("336", "338", "34")]
    assert (asked, sent) == ([1, 1, 2], [1, 0, 1])


def test_what_a_unit_cannot_have_is_not_applicable(results):
    assert results.result("resolution_rate", "12401", YEAR).status == "not_applicable"
    assert results.result("offences_occurred", "PC02", YEAR).status == "not_applicable"
    assert results.result("awards_total", "336", YEAR).status == "not_applicable"


def test_a_ranking_is_the_newest_one_published(results):
    assert results.result("par_index_rank", "34", YEAR).value == 18
    assert results.result("par_index_rank", "34", parse_period("2021")).status == "not_reported"


def test_unknown_ids_codes_and_dates_are_three_refusals(results):
    with pytest.raises(UnknownIndicator):
        results.result("happiness", "34", YEAR)
    with pytest.raises(UnknownUnit):
        results.result("offences_occurred", "99999", YEAR)
    with pytest.raises(UnitNotAlive):
        results.result("offences_occurred", "12402", YEAR)


def test_the_records_behind_a_figure_are_named(results):
    found = results.records("clearance_rate", "34", YEAR)
    assert [line.record for line in found.shown] == ["O-1"]
    found = results.records("clearance_rate", "34", YEAR, "of")
    assert [line.record for line in found.shown] == ["O-1", "O-2", "O-3"]


def test_records_that_cancel_are_not_named(results):
    assert [line.record for line in results.records("reports_to_resolve", "336", YEAR).shown] == ["TB-1"]
    assert [line.record for line in results.records("reports_carried_out", "34", YEAR).shown] == ["TB-2"]


def test_records_outside_the_readers_scope_are_counted_but_not_named(results):
    found = results.records("offences_occurred", "34", YEAR, scope_ids=frozenset({21}))
    assert (found.total, found.hidden, [line.record for line in found.shown]) == (3, 2, ["O-3"])


def test_a_free_window_is_counted_by_date(results):
    period = parse_period("2022-01-10..2022-02-01")
    assert results.result("offences_occurred", "34", period).value == 1
    assert results.result("clearance_rate", "34", period).value == 1


def test_months_follow_the_calendar_of_the_period(results):
    months = results.months("offences_occurred", "34", parse_period("2022-Q1"))
    assert [(str(one.period), one.value) for one in months] == [("2022-01", 1), ("2022-02", 0), ("2022-03", 1)]


def test_evidence_tells_everything_behind_a_figure(results):
    told = json.loads(json.dumps(results.evidence("clearance_rate", "34", YEAR).as_json()))
    assert (told["value"], told["n"], told["of"], told["status"]) == ("33.33", 1, 3, "value")
    assert (told["record_ids"], told["of_records"], told["calendar"]) == (["O-1"], 3, "admin")
    assert (told["coverage"]["missing"], [c["unit"] for c in told["children"]]) == (["12502"], ["336", "338"])
    assert told["definition"] and told["cites"] and told["snapshot"] == results.snapshot.hash


def test_one_record_voided_before_a_new_seal_moves_its_figure_by_exactly_one(rows, tmp_path):
    before = Results(sealed(rows, tmp_path)).result("offences_occurred", "34", YEAR).value
    fewer = [pair for pair in rows if not (pair[0] == "offence" and pair[1]["record"] == "O-3")]
    assert Results(sealed(fewer, tmp_path)).result("offences_occurred", "34", YEAR).value == before - 1


def test_the_newest_snapshot_is_opened_from_the_settings_and_kept(rows, tmp_path, settings):
    settings.SNAPSHOTS = tmp_path
    one = sealed(rows, tmp_path)
    assert open_results() is open_results(one.short)


def test_a_kept_sub_cube_gives_the_same_figures(rows, tmp_path):
    snapshot = sealed(rows, tmp_path)
    plain = Results(snapshot)
    done = compute(snapshot)
    kept = Results(snapshot)
    assert kept_series(snapshot) is not None
    assert done.figures == done.indicators * sum(
        len(plain.engine.maps.view(period.last_day).units) for period in periods_of(snapshot)
    )
    for indicator in plain.indicators():
        assert plain.result(indicator.id, "34", YEAR) == kept.result(indicator.id, "34", YEAR)


def test_computing_twice_gives_the_same_checksum_and_other_bytes_are_not_used(rows, tmp_path):
    snapshot = sealed(rows, tmp_path)
    assert compute(snapshot).checksum == compute(snapshot).checksum
    path = cube_folder(snapshot) / "subcube.parquet"
    path.write_bytes(path.read_bytes() + b"x")
    assert kept_series(snapshot) is None


def test_values_are_exact_fractions(results):
    assert results.result("clearance_rate", "34", YEAR).value == Fraction(1, 3)
