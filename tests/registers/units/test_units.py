"""Units through time: lives, trees as of a date, lineage, seats."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.refusals import NotFound, Refused
from tongket.registers.units import queries
from tongket.registers.units.models import LineageEdge, Unit
from tongket.registers.units.operations import (
    EdgeSpec,
    UnitSpec,
    appoint_to_seat,
    end_unit,
    establish_seat,
    found_unit,
    load_units,
)

NOV = date(2022, 11, 16)


@pytest.fixture
def desk(actor):
    return actor(Role.STATISTICS, "CA-34")


def test_a_unit_answers_by_code_and_by_alias(province):
    assert queries.unit_by_code("thai-binh", NOV).code == "34"
    assert queries.unit_by_code("12433", NOV).name == "Phường Lê Hồng Phong"


def test_an_unknown_code_is_refused(province):
    with pytest.raises(NotFound) as refused:
        queries.unit_by_code("99999", NOV)
    assert refused.value.code == "UNIT-UNKNOWN"


def test_a_date_outside_the_units_life_is_refused_with_the_name(province):
    with pytest.raises(Refused) as refused:
        queries.unit_by_code("12433", date(2010, 1, 1))
    assert refused.value.code == "UNIT-DATE-OUTSIDE-LIFE"
    assert "Phường Lê Hồng Phong" in refused.value.sentence()


def test_the_subtree_of_a_district_holds_its_communes_and_their_police(province):
    ids = queries.subtree_ids(province["338"], NOV)
    assert ids == {
        province[c] for c in ("338", "12472", "12475", "12478", "CAH-338", "CAX-12472", "CAX-12475", "CAX-12478")
    }


def test_the_subtree_of_a_police_body_holds_its_area(province):
    assert province["12475"] in queries.subtree_ids(province["CAH-338"], NOV)


def test_the_province_police_see_everything_below_but_no_agency(province):
    ids = queries.subtree_ids(province["CA-34"], NOV)
    assert province["PC02"] in ids
    assert province["SO-TP"] not in ids


def test_a_second_unit_of_the_same_code_at_the_same_time_is_refused(desk, at):
    with pytest.raises(Refused) as refused:
        found_unit(by=desk, at=at, spec=UnitSpec("12433", "Phường Khác", "area", "commune", "336", date(2022, 1, 1)))
    assert refused.value.code == "UNIT-OVERLAP"


def test_a_code_may_live_again_after_its_first_life(desk, at):
    end_unit(by=desk, at=at, code="12478", on=date(2022, 12, 1))
    found_unit(by=desk, at=at, spec=UnitSpec("12478", "Xã Đồng Tiến", "area", "commune", "338", date(2022, 12, 1)))
    assert queries.unit_by_code("12478", NOV).name == "Xã An Đồng"
    assert queries.unit_by_code("12478", date(2022, 12, 1)).name == "Xã Đồng Tiến"


def test_an_empty_life_is_refused(desk, at):
    with pytest.raises(Refused) as refused:
        found_unit(by=desk, at=at, spec=UnitSpec("12999", "Xã Thử", "area", "commune", "338", NOV, NOV))
    assert refused.value.code == "UNIT-EMPTY-LIFE"


def test_loading_reference_data_twice_adds_nothing(desk, at):
    merged = UnitSpec("12500", "Xã An Khê Mới", "area", "commune", "338", date(2024, 11, 1))
    edge = EdgeSpec(date(2024, 11, 1), "12475", "12500", "merge", Fraction(1, 3), "NQ")
    assert load_units(by=desk, at=at, units=[merged], edges=[edge]) == 1
    assert load_units(by=desk, at=at, units=[merged], edges=[edge]) == 0
    assert LineageEdge.objects.count() == 1
    assert Unit.objects.filter(code="12500").count() == 1


def test_lineage_is_seen_from_both_ends(desk, at, province):
    merged = UnitSpec("12500", "Xã An Khê Mới", "area", "commune", "338", date(2024, 11, 1))
    load_units(by=desk, at=at, units=[merged], edges=[EdgeSpec(date(2024, 11, 1), "12475", "12500", "merge")])
    assert queries.lineage_of(province["12475"])[1][0].target.code == "12500"
    assert queries.lineage_on(date(2024, 11, 1))[0].source.code == "12475"


def test_search_needs_no_diacritics(province):
    assert [u.code for u in queries.search("an dong", NOV, kind="area")] == ["12478"]
    assert [u.code for u in queries.search("Đề Thám", NOV, kind="area")] == ["12439"]


def test_a_seat_has_one_holder_at_a_time(desk, at):
    establish_seat(by=desk, at=at, committee_code="BCD-34", position=1, rank="head", title="Trưởng ban")
    appoint_to_seat(by=desk, at=at, position=1, holder_post="Phó Chủ tịch UBND tỉnh", on=date(2021, 1, 1))
    appoint_to_seat(by=desk, at=at, position=1, holder_post="Chủ tịch UBND tỉnh", on=date(2022, 1, 1), acting=True)
    assert queries.seats_on(date(2021, 6, 1))[0][1] == "Phó Chủ tịch UBND tỉnh"
    assert queries.seats_on(date(2022, 6, 1))[0][1:] == ("Chủ tịch UBND tỉnh", True)


def test_a_term_cannot_begin_before_the_running_one(desk, at):
    establish_seat(by=desk, at=at, committee_code="BCD-34", position=1, rank="head", title="Trưởng ban")
    appoint_to_seat(by=desk, at=at, position=1, holder_post="Phó Chủ tịch UBND tỉnh", on=date(2022, 1, 1))
    with pytest.raises(Refused) as refused:
        appoint_to_seat(by=desk, at=at, position=1, holder_post="Khác", on=date(2021, 1, 1))
    assert refused.value.code == "SEAT-TERM-OVERLAP"
