"""Who acts on a record of social evils: the body that handles it and those above; the place of a case reads it."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.evils import operations, queries

ON = date(2022, 11, 14)


@pytest.fixture
def of_the_district(record):
    """A case of the district's police, detected in a commune and entered by its duty officer."""
    return record(handler_code="CAH-336").code


def _decide(by, at, code):
    return operations.decide_evil_case(by=by, at=at, code=code, outcome="administrative", decided_on=ON)


def _withdraw(by, at, code):
    return operations.withdraw_evil_decision(by=by, at=at, code=code, reason="Ghi nhầm")


def _refusals(act, *given):
    with pytest.raises(Refused) as refused:
        act(*given)
    return [reason.code for reason in refused.value.reasons]


def test_the_commune_of_the_place_reads_the_districts_case_and_does_not_act_on_it(
    of_the_district, actor, at, head, province
):
    own = Scope(frozenset({province["12433"], province["CAX-12433"]}))
    assert queries.evil_case(own, of_the_district).handler.code == "CAH-336"
    assert _refusals(_decide, actor(), at, of_the_district) == ["UNIT-NOT-YOURS"]
    _decide(head, at, of_the_district)
    commune_head = actor(Role.UNIT_HEAD, "CAX-12433", account_id=12)
    assert _refusals(_withdraw, commune_head, at, of_the_district) == ["UNIT-NOT-YOURS"]


@pytest.mark.parametrize("unit", ["CAH-336", "CA-34"])
def test_the_handler_and_the_bodies_above_it_act(of_the_district, actor, at, unit):
    _decide(actor(Role.INVESTIGATOR, unit, account_id=21), at, of_the_district)
    _withdraw(actor(Role.UNIT_HEAD, unit, account_id=22), at, of_the_district)
    assert queries.evil_case(Scope.everything(), of_the_district).state == "recorded"


def test_a_division_acts_on_its_own_case_wherever_it_was_detected(record, actor, at):
    code = record(handler_code="PC02").code
    assert _refusals(_decide, actor(Role.INVESTIGATOR, "CAH-336", account_id=23), at, code) == ["UNIT-NOT-YOURS"]
    _decide(actor(Role.INVESTIGATOR, "PC02", account_id=24), at, code)
