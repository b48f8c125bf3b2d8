from __future__ import annotations

import json
from datetime import timedelta

import pytest

from tests.factories.small_province import CUT_OFF, KNOWN, UNITS, row, sealed
from tongket.analytics import snapshot as snapshots
from tongket.analytics.rows import FactsRefused, UnnamedTable, named_rows
from tongket.analytics.snapshot import SnapshotMissing, SnapshotTampered, latest_snapshot, open_snapshot, verify_rows


def test_the_manifest_tells_counts_totals_and_hashes(rows, tmp_path):
    manifest = sealed(rows, tmp_path).manifest
    offence = manifest["tables"]["offence"]
    assert (manifest["cut_off"], offence["rows"], offence["totals"]) == ("2022-12-26", 8, {"cleared": 2, "occurred": 6})
    assert len(offence["file_sha256"]) == len(offence["rows_sha256"]) == len(manifest["hash"]) == 64


def test_the_same_facts_in_another_order_are_the_same_snapshot(rows, tmp_path):
    one, two = sealed(rows, tmp_path / "a"), sealed(rows[::-1], tmp_path / "b")
    assert one.hash == two.hash


def test_one_fact_less_is_another_snapshot(rows, tmp_path):
    assert sealed(rows, tmp_path).hash != sealed(rows[1:], tmp_path).hash


def test_sealing_again_gives_the_same_folder(rows, tmp_path):
    assert sealed(rows, tmp_path).path == sealed(rows, tmp_path, sealed_at=KNOWN + timedelta(hours=1)).path
    assert len(list(tmp_path.iterdir())) == 1


def test_an_interrupted_seal_leaves_nothing_and_can_be_repeated(rows, tmp_path):
    def interrupt(name: str, done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sealed(rows, tmp_path, progress=interrupt)
    assert list(tmp_path.iterdir()) == []
    assert sealed(rows, tmp_path).manifest["tables"]["offence"]["rows"] == 8


def test_a_tampered_file_is_refused(rows, tmp_path):
    sealed_one = sealed(rows, tmp_path)
    path = sealed_one.file("offence")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(SnapshotTampered):
        open_snapshot(sealed_one.path)


def test_the_manifest_says_which_code_each_stored_kind_of_report_has_on_paper(rows, tmp_path):
    codes = sealed(rows, tmp_path).manifest["codes"]["report_flow.kind"]
    assert (codes["TT"], codes["TU_THU"], codes["DAU_THU"], codes["TB"]) == ("PH", "TT", "ĐT", "TB")


def test_a_manifest_with_other_hashes_is_refused(rows, tmp_path):
    sealed_one = sealed(rows, tmp_path)
    path = sealed_one.path / snapshots.MANIFEST
    manifest = json.loads(path.read_text())
    manifest["tables"]["offence"]["rows_sha256"] = "0" * 64
    path.write_text(json.dumps(manifest))
    with pytest.raises(SnapshotTampered):
        open_snapshot(sealed_one.path)


def test_the_rows_read_back_have_the_sealed_logical_hash(rows, tmp_path):
    verify_rows(sealed(rows, tmp_path))


def test_seals_form_a_chain(rows, tmp_path):
    first = sealed(rows, tmp_path)
    second = sealed(rows[1:], tmp_path, sealed_at=KNOWN + timedelta(days=1))
    assert first.manifest["previous"] == ""
    assert second.manifest["previous"] == snapshots._file_hash(first.path / snapshots.MANIFEST)
    assert latest_snapshot(tmp_path).hash == second.hash


def test_a_snapshot_is_found_by_the_beginning_of_its_hash(rows, tmp_path):
    one = sealed(rows, tmp_path)
    assert open_snapshot(one.short, tmp_path).path == one.path


def test_a_snapshot_that_does_not_exist_is_said_to_be_missing(tmp_path):
    with pytest.raises(SnapshotMissing):
        latest_snapshot(tmp_path)
    with pytest.raises(SnapshotMissing):
        open_snapshot("abc", tmp_path)


def test_wrong_rows_refuse_the_whole_seal_and_all_are_named(tmp_path):
    wrong = [row("offence", event="occurred", on="2022-01-01", place=11, n=-1),
             row("offence", event="cleared", on="2022-01-01", origin_on="2022-02-01", place=11)]  # fmt: skip
    with pytest.raises(FactsRefused) as refused:
        sealed(wrong, tmp_path)
    assert [f.code for f in refused.value.findings] == ["FACT-NEGATIVE-COUNT", "OFFENCE-CLEARED-BEFORE-OCCURRED"]
    assert list(tmp_path.glob("*")) == []


def test_facts_after_the_cut_off_are_left_out_and_counted(tmp_path):
    late = [row("task", event="due", on="2023-03-01", handler=900)]
    manifest = sealed(late, tmp_path).manifest
    assert (manifest["left_out_after_cut_off"], manifest["tables"]["task"]["rows"]) == (1, 0)


def test_sources_may_name_their_table_in_three_ways():
    plain = {"record": "R", "event": "occurred", "on": CUT_OFF}
    named = [*named_rows("incident", [plain]), *named_rows("cases", [plain | {"table": "offence"}]),
             *named_rows("cases", [("case", plain)])]  # fmt: skip
    assert [table for table, _ in named] == ["incident", "offence", "case"]
    assert all("table" not in one and one["n"] == 1 for _, one in named)
    with pytest.raises(UnnamedTable):
        list(named_rows("cases", [plain]))


def test_units_are_sealed_with_their_lives(rows, tmp_path):
    assert sealed(rows, tmp_path).units == sorted(UNITS, key=lambda unit: unit.id)
