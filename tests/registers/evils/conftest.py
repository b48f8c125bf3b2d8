"""A small cast for the register of social evils: an officer of a commune, a head, an investigator of a district."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tongket.foundation.actor import Role
from tongket.registers.evils import operations, queries

DAY = date(2022, 11, 10)
CUT_OFF = date(2022, 12, 14)
LATER = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def head(actor):
    """The second person who voids and withdraws."""
    return actor(Role.UNIT_HEAD, "CAH-336", account_id=2)


@pytest.fixture
def detective(actor):
    """An investigator of a district."""
    return actor(Role.INVESTIGATOR, "CAH-338", account_id=3)


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
