"""The list of units on a page: long lists are folded by the unit above, short ones are one table."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tongket.foundation import clock, lists
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import LOCAL
from tongket.registers.people.models import Account
from tongket.registers.people.operations import grant_role, open_account

NOW = datetime(2022, 11, 16, 8, 0, tzinfo=LOCAL)


@pytest.fixture
def desk(client, province):
    open_account(by=system_actor(), at=NOW, username="tk", post="Cán bộ tk", demo=True)
    grant_role(by=system_actor(), at=NOW, username="tk", role=Role.STATISTICS, unit_code="CA-34", on=date(2020, 3, 1))
    client.force_login(Account.objects.get(username="tk"))
    with clock.simulated(NOW):
        yield client


def groups(client, query=""):
    found = client.get(f"/don-vi/{query}").context["groups"]
    return [(group["label"], len(group["lines"]), group["open"]) for group in found]


def test_a_long_list_shows_province_and_districts_first_and_folds_the_communes(desk, monkeypatch):
    monkeypatch.setattr(lists, "FOLD_FROM", 5)
    assert groups(desk) == [
        ("", 1, True), ("Thành phố Thái Bình", 4, False), ("Huyện Quỳnh Phụ", 4, False),
    ]  # fmt: skip


def test_a_short_list_is_one_table(desk):
    assert groups(desk) == [("", 9, True)]
    assert groups(desk, "?tim=an+khe&loai=area") == [("", 1, True)]
