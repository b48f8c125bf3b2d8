"""Accounts and grants: who acts, and what they may read."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role, system_actor
from tongket.foundation.refusals import Refused
from tongket.registers.people import queries
from tongket.registers.people.models import Account
from tongket.registers.people.operations import grant_role, open_account, withdraw_role

FROM = date(2020, 3, 1)
NOV = date(2022, 11, 16)


@pytest.fixture
def hire(province, at):
    def make(username: str, role: Role, unit: str) -> Account:
        open_account(by=system_actor(), at=at, username=username, post=f"Cán bộ {username}", demo=True)
        grant_role(by=system_actor(), at=at, username=username, role=role, unit_code=unit, on=FROM)
        return Account.objects.get(username=username)

    return make


def test_a_duty_officer_reads_the_own_commune_only(hire, province):
    actor = queries.actor_of_account(hire("tb", Role.DUTY_OFFICER, "CAX-12433"), NOV)
    scope = queries.scope_of(actor, NOV)
    assert scope.covers(province["12433"]) and scope.covers(province["CAX-12433"])
    assert not scope.covers(province["12436"])
    assert scope.content


def test_the_chair_reads_the_whole_province_but_no_content(hire, province):
    scope = queries.scope_of(queries.actor_of_account(hire("ldb", Role.CHAIR, "BCD-34"), NOV), NOV)
    assert scope.covers(province["12475"])
    assert not scope.content


def test_the_technical_administrator_reads_no_records(hire, province):
    scope = queries.scope_of(queries.actor_of_account(hire("qt", Role.ADMINISTRATOR, "CA-34"), NOV), NOV)
    assert not scope.covers(province["12433"])


def test_technical_administration_excludes_every_other_role(hire, at):
    hire("qt", Role.ADMINISTRATOR, "CA-34")
    with pytest.raises(Refused) as refused:
        grant_role(by=system_actor(), at=at, username="qt", role=Role.STATISTICS, unit_code="CA-34", on=NOV)
    assert refused.value.code == "GRANT-SEPARATION"


def test_a_withdrawn_role_ends_on_its_day(hire, at):
    account = hire("tb", Role.DUTY_OFFICER, "CAX-12433")
    withdraw_role(by=system_actor(), at=at, username="tb", grant_id=account.grants.get().pk, on=NOV)
    assert queries.actor_of_account(account, date(2022, 11, 15)) is not None
    assert queries.actor_of_account(account, NOV) is None


def test_a_demo_account_has_no_password(hire):
    assert not hire("tb", Role.DUTY_OFFICER, "CAX-12433").has_usable_password()


def test_a_user_name_is_taken_once(hire, at):
    hire("tb", Role.DUTY_OFFICER, "CAX-12433")
    with pytest.raises(Refused) as refused:
        open_account(by=system_actor(), at=at, username="tb", post="Khác")
    assert refused.value.code == "ACCOUNT-EXISTS"
