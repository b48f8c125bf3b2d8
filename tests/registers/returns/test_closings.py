"""Closings of registers, re-entered yearly totals, seals."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tongket.core.facts import findings_in
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.returns import operations, queries
from tongket.registers.returns.models import RegisterClosing, Return

MONTH = "2022-11"
CUT_OFF = date(2022, 12, 14)
LATER = datetime(2030, 1, 1, tzinfo=UTC)
HASH = "ab" * 32


def refusal(act, **given) -> Refused:
    with pytest.raises(Refused) as refused:
        act(**given)
    return refused.value


def facts(table: str, cut_off: date = CUT_OFF):
    return [row for name, row in queries.facts_as_of(cut_off, LATER) if name == table]


def test_closing_many_registers_gives_a_fact_each_by_the_right_unit(clerk, after, province):
    pairs = [("intake", "CAH-336"), ("cases", "12433"), ("incidents", "12433")]
    assert operations.close_registers(by=clerk, at=after, month=MONTH, closings=pairs) == 3
    rows = {row["register"]: row for row in facts("closing")}
    assert rows["intake"]["handler"] == province["CAH-336"]
    assert rows["intake"]["place"] is None
    assert rows["cases"]["place"] == province["12433"]
    assert {row["on"] for row in rows.values()} == {date(2022, 11, 14)}


def test_closing_again_changes_nothing(clerk, after, province):
    given = {"by": clerk, "at": after, "month": MONTH, "closings": [("cases", "12433")]}
    assert [operations.close_registers(**given), operations.close_registers(**given)] == [1, 0]


def test_one_register_can_be_closed_alone(officer, after):
    ref = operations.close_register(by=officer, at=after, register="incidents", unit_code="12433", month=MONTH)
    assert ref.code == "CS-incidents-12433-2022-11"


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        (("cases", "CAX-12433"), "CLOSING-WRONG-UNIT"),
        (("intake", "12433"), "CLOSING-WRONG-UNIT"),
        (("minutes", "12433"), "CLOSING-REGISTER-UNKNOWN"),
        (("cases", "99999"), "UNIT-UNKNOWN"),
        (("returns", "12433"), "CLOSING-RETURN-NOT-APPROVED"),
    ],
)
def test_impossible_closings_are_refused(clerk, after, province, pair, code):
    assert refusal(operations.close_registers, by=clerk, at=after, month=MONTH, closings=[pair]).code == code


def test_a_month_is_not_closed_before_it_is_over(clerk, province):
    early = datetime(2022, 11, 14, 16, 0, tzinfo=LOCAL)
    given = {"by": clerk, "at": early, "month": MONTH, "closings": [("cases", "12433")]}
    assert refusal(operations.close_registers, **given).code == "RETURN-MONTH-NOT-OVER"


def test_a_silent_unit_cannot_look_like_a_zero_one(approved, clerk, after):
    pairs = [("returns", "12433"), ("returns", "12436")]
    refused = refusal(operations.close_registers, by=clerk, at=after, month=MONTH, closings=pairs)
    assert refused.data["units"] == "12436"
    assert operations.close_registers(by=clerk, at=after, month=MONTH, closings=pairs[:1]) == 1


def test_a_reopened_register_is_no_longer_closed_and_can_be_closed_again(clerk, after, province):
    given = {"by": clerk, "at": after, "register": "cases", "unit_code": "12433", "month": MONTH}
    operations.close_register(**given)
    assert refusal(operations.reopen_register, **given, reason="").code == "REASON-MISSING"
    operations.reopen_register(**given, reason="Ghi sót một vụ")
    assert facts("closing") == []
    assert refusal(operations.reopen_register, **given, reason="Lại").code == "CLOSING-NONE"
    operations.close_register(**given)
    assert len(facts("closing")) == 1
    assert RegisterClosing.objects.count() == 2


def test_a_commune_cannot_reopen_its_register(officer, clerk, after, province):
    given = {"at": after, "register": "cases", "unit_code": "12433", "month": MONTH}
    operations.close_register(by=officer, **given)
    assert refusal(operations.reopen_register, by=officer, **given, reason="Sót").code == "ROLE-NOT-ALLOWED"


def test_a_yearly_total_is_re_entered_with_its_source(clerk, after, province):
    operations.reenter_aggregate(by=clerk, at=after, measure="offences_occurred", year=2019, n=742, source="BC 2019")
    (row,) = facts("aggregate")
    assert (row["n"], row["measure"], row["year"], row["vintage"]) == (742, "offences_occurred", "2019", "re_entered")
    assert (row["on"], row["place"]) == (date(2019, 12, 14), province["34"])


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"measure": "clearance_rate"}, "AGGREGATE-MEASURE-UNKNOWN"),
        ({"measure": "stars"}, "AGGREGATE-MEASURE-UNKNOWN"),
        ({"year": 2022}, "AGGREGATE-YEAR"),
        ({"n": -1}, "NEGATIVE-COUNT"),
        ({"source": " "}, "SOURCE-MISSING"),
    ],
)
def test_impossible_totals_are_refused(clerk, after, province, changed, code):
    given = {"measure": "offences_occurred", "year": 2019, "n": 742, "source": "BC 2019"} | changed
    assert refusal(operations.reenter_aggregate, by=clerk, at=after, **given).code == code


def test_a_total_is_entered_once_until_it_is_voided_by_a_second_person(clerk, chief, after, province):
    given = {"measure": "offences_occurred", "year": 2019, "n": 742, "source": "BC 2019"}
    ref = operations.reenter_aggregate(by=clerk, at=after, **given)
    assert refusal(operations.reenter_aggregate, by=clerk, at=after, **given).code == "AGGREGATE-EXISTS"
    refused = refusal(operations.void_aggregate, by=clerk, at=after, code=ref.code, reason="Sai")
    assert refused.code == "SECOND-PERSON-NEEDED"
    operations.void_aggregate(by=chief, at=after, code=ref.code, reason="Sai")
    assert facts("aggregate") == []
    operations.reenter_aggregate(by=clerk, at=after, **given | {"n": 741})
    assert [row["n"] for row in facts("aggregate")] == [741]


def test_many_totals_of_one_source_are_entered_together(clerk, after, province):
    rows = [operations.AggregateRow("offences_occurred", year, 700 + year - 2018) for year in (2018, 2019, 2020)]
    assert operations.reenter_aggregates(by=clerk, at=after, rows=rows, source="BC tổng kết") == 3


def test_a_seal_closes_approved_returns_and_is_recorded_once(approved, send, clerk, after):
    send("12436")
    first = operations.record_seal(by=clerk, at=after, cut_off=CUT_OFF, snapshot_hash=HASH)
    again = operations.record_seal(by=clerk, at=after, cut_off=CUT_OFF, snapshot_hash=HASH)
    assert first == again
    assert queries.latest_seal().returns == 1
    states = dict(Return.objects.values_list("unit__code", "state"))
    assert (states["12433"], states["12436"]) == ("sealed", "sent")


def test_a_sealed_return_still_counts_and_can_be_restated(approved, clerk, chief, after, values):
    operations.record_seal(by=clerk, at=after, cut_off=CUT_OFF, snapshot_hash=HASH)
    given = {"at": after, "month": MONTH, "unit_code": "12433"}
    operations.propose_restatement(by=clerk, values=values(traffic_fines=9), reason="Sót", **given)
    operations.restate_return(by=chief, **given)
    assert [row["n"] for row in facts("return_value") if row["item"] == "traffic_fines"] == [9]


def test_returns_after_the_cut_off_are_not_sealed(approved, clerk, after):
    operations.record_seal(by=clerk, at=after, cut_off=date(2022, 11, 13), snapshot_hash=HASH)
    assert queries.latest_seal().returns == 0


def test_what_is_no_hash_is_refused(clerk, after, province):
    refused = refusal(operations.record_seal, by=clerk, at=after, cut_off=CUT_OFF, snapshot_hash="abc")
    assert refused.code == "SEAL-HASH-UNREADABLE"


def test_a_duty_officer_records_no_seal(actor, after, province):
    given = {"by": actor(Role.DUTY_OFFICER), "at": after, "cut_off": CUT_OFF, "snapshot_hash": HASH}
    assert refusal(operations.record_seal, **given).code == "ROLE-NOT-ALLOWED"


def test_closings_are_read_in_scope(clerk, after, province):
    operations.close_registers(by=clerk, at=after, month=MONTH, closings=[("cases", "12433"), ("cases", "12436")])
    mine = Scope(frozenset({province["12433"]}))
    assert [row.unit.code for row in queries.closings(mine, MONTH)] == ["12433"]


def test_every_fact_is_sound_for_the_seal(approved, clerk, after, province):
    pairs = [("intake", "CAH-336"), ("returns", "12433")]
    operations.close_registers(by=clerk, at=after, month=MONTH, closings=pairs)
    operations.reenter_aggregate(by=clerk, at=after, measure="offences_occurred", year=2019, n=742, source="BC 2019")
    lives = {unit: (date(2020, 3, 1), None) for unit in province.values()}
    found = [f for name, row in queries.facts_as_of(CUT_OFF, LATER) for f in findings_in(name, row, lives)]
    # A yearly total lies before the units' first day in this small province; the real map begins earlier.
    assert {finding.record for finding in found} <= {"SN-34-2019-offences_occurred"}
