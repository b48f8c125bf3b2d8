"""The list of awards as a document."""

from __future__ import annotations

import pytest
from django.test import Client

from tongket.foundation.actor import Role, system_actor
from tongket.registers.awards import operations as awards
from tongket.registers.people.models import Account
from tongket.registers.people.operations import grant_role, open_account


@pytest.fixture
def client_of_desk(province, at) -> Client:
    open_account(by=system_actor(), at=at, username="td", post="Cán bộ thi đua", demo=True)
    grant_role(
        by=system_actor(), at=at, username="td", role=Role.EMULATION, unit_code="CA-34", on=at.date().replace(year=2021)
    )
    client = Client()
    client.force_login(Account.objects.get(username="td"))
    return client


@pytest.mark.parametrize(("kind", "head"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_round_gives_its_list_as_a_file(client_of_desk, actor, at, kind, head):
    by = actor(Role.EMULATION, "CA-34")
    ref = awards.open_round(
        by=by, at=at, name="Đợt tổng kết", occasion="Tổng kết", organiser_code="BCD-34", on=at.date()
    )
    answer = client_of_desk.get(f"/van-ban/khen-thuong/{ref.code}/{kind}/")
    assert answer.status_code == 200
    assert answer.content.startswith(head)


def test_an_unknown_kind_or_round_is_not_found(client_of_desk, actor, at):
    assert client_of_desk.get("/van-ban/khen-thuong/DKT-34-2022-99/pdf/").status_code == 404
