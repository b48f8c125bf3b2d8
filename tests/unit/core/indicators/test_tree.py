from __future__ import annotations

from datetime import date

import pytest

from tests.factories.small_province import LINEAGE, MERGED_ON, TREE, UNITS
from tongket.core.indicators.tree import UnitNotAlive, UnitRow, UnitTree, UnknownUnit

BEFORE, AFTER = date(2022, 6, 30), MERGED_ON


def test_a_fact_of_a_merged_commune_lands_on_its_successor():
    assert (TREE.lands_on(12, BEFORE), TREE.lands_on(12, AFTER)) == (12, 11)


def test_a_fact_of_a_split_commune_lands_on_what_holds_all_its_parts():
    heirs = [UnitRow(31, "12601", "a", "area", "commune", 1, None, MERGED_ON),
             UnitRow(32, "12602", "b", "area", "commune", 1, None, MERGED_ON)]  # fmt: skip
    tree = UnitTree([*UNITS, *heirs], [(12, 31, MERGED_ON), (12, 32, MERGED_ON)])
    assert tree.lands_on(12, AFTER) == 1
    assert tree.split_outside(31, AFTER, since=BEFORE)
    assert not tree.split_outside(1, AFTER, since=BEFORE)
    assert not tree.split_outside(31, AFTER, since=AFTER)


def test_an_ended_unit_without_successor_passes_to_its_parent():
    assert UnitTree(UNITS, []).lands_on(12, AFTER) == 1


def test_a_renamed_unit_is_carried_on_by_the_next_row_of_its_code():
    renamed = UnitRow(13, "12402", "Tên mới", "area", "commune", 1, None, MERGED_ON)
    assert UnitTree([*UNITS, renamed], []).lands_on(12, AFTER) == 13


def test_an_edge_from_before_the_end_names_no_heir():
    edge_of_a_handover = (12, 22, date(2010, 1, 1))
    assert UnitTree(UNITS, [*LINEAGE, edge_of_a_handover]).lands_on(12, AFTER) == 11


def test_the_chain_of_a_commune_reaches_the_province():
    assert TREE.chain(11, AFTER) == (11, 1, 100)


def test_areas_and_police_bodies_answer_for_each_other():
    district, body = TREE.find("338", AFTER), TREE.find("CAH-338", AFTER)
    assert TREE.counterpart(district, "police", AFTER) == body
    assert TREE.counterpart(body, "area", AFTER) == district
    assert TREE.counterpart(TREE.find("PC02", AFTER), "area", AFTER) is None


def test_a_code_nobody_carries_and_a_code_outside_its_life_are_two_refusals():
    with pytest.raises(UnknownUnit) as unknown:
        TREE.find("99999", AFTER)
    with pytest.raises(UnitNotAlive) as ended:
        TREE.find("12402", AFTER)
    assert (unknown.value.code, ended.value.code) == ("UNIT-UNKNOWN", "UNIT-NOT-ALIVE")
