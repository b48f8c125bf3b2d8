"""A small cast for the register of social evils: an officer of a commune, a head, an investigator of a district."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from tongket.foundation.actor import Role, system_actor
from tongket.registers.evils import operations, queries
from tongket.registers.people import operations as people
from tongket.registers.people.models import Account

DAY = date(2022, 11, 10)
CUT_OFF = date(2022, 12, 14)
LATER = datetime(2030, 1, 1, tzinfo=UTC)


PERSONS = (
    ("truc-ban", Role.DUTY_OFFICER, "CAX-12433"), ("thu-truong", Role.UNIT_HEAD, "CAH-336"),
    ("thu-truong-xa", Role.UNIT_HEAD, "CAX-12433"), ("tinh", Role.UNIT_HEAD, "CA-34"),
    ("kiem-sat", Role.PROCURACY, "CA-34"), ("thong-ke", Role.STATISTICS, "CA-34"),
    ("thanh-vien", Role.MEMBER_AGENCY, "SO-TP"),
)  # fmt: skip


@pytest.fixture
def browse(province, at):
    """Signs one of the persons in and gives their browser."""
    for username, role, unit in PERSONS:
        people.open_account(by=system_actor(), at=at, username=username, post=f"Chức danh {username}", demo=True)
        people.grant_role(
            by=system_actor(), at=at, username=username, role=role, unit_code=unit, on=date(2020, 9, 1)
        )  # fmt: skip

    def signed_in(username: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(username=username))
        return client

    return signed_in


@pytest.fixture
def head(actor):
    """The second person who voids and withdraws."""
    return actor(Role.UNIT_HEAD, "CAH-336", account_id=2)


@pytest.fixture
def detective(actor):
    """An investigator of a district."""
    return actor(Role.INVESTIGATOR, "CAH-338", account_id=3)


@pytest.fixture
def void(actor, at):
    """Has a record voided: asked for by the district's head, approved by the province's."""

    def make(code, asked_by=None, approved_by=None, moment=None):
        asker = asked_by or actor(Role.UNIT_HEAD, "CAH-338" if "CAH-338" in code else "CAH-336", account_id=31)
        approver = approved_by or actor(Role.UNIT_HEAD, "CA-34", account_id=32)
        moment = moment or at
        operations.request_void(by=asker, at=moment, code=code, reason="Ghi nhầm", document="05/QĐ-CAH")
        return operations.approve_void(by=approver, at=moment, code=code)

    return make


@pytest.fixture
def record(actor, at):
    """Enters a detected case; any value may be given otherwise."""

    def make(persons=(5, 2, 1), by=None, **given):
        values = {
            "kind": "gambling", "sub_kind": "cards_dice", "detected_on": DAY, "place_code": "12433",
            "handler_code": "CAX-12433",
        } | given  # fmt: skip
        return operations.record_evil_case(by=by or actor(), at=at, persons=operations.Persons(*persons), **values)

    return make


@pytest.fixture
def facts():
    """Facts of one table as (event, n), in the order given."""

    def read(table, known_at=LATER, cut_off=CUT_OFF):
        return [(row["event"], row["n"]) for name, row in queries.facts_as_of(cut_off, known_at) if name == table]

    return read
