"""Requests to void a report on the page of notices: before who decides them, before nobody else."""

from __future__ import annotations

import pytest

from tongket.entry.wiring import wire
from tongket.foundation.actor import Role
from tongket.foundation.cards import VOIDS_SHOWN
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries

PAGE = "/thong-bao/"
TITLE = "Đề nghị hủy chờ quyết định: tin báo"
ASKED = {"reason": "Ghi trùng ở sổ cũ", "number": "3/QĐ-CAP"}


@pytest.fixture
def notices(sign_in):
    """The page of notices of one of the cast."""
    wire()
    return lambda name: sign_in(name).get(PAGE).content.decode()


@pytest.fixture
def asked(office) -> str:
    """A report of the town, which its head asked to void on 10 March."""
    code = office.accepted()
    office.do("request_void", code, 10, 3, **ASKED)
    return code


@pytest.mark.parametrize("name", ["tinh", "tk", "vks"])
def test_who_decides_reads_the_code_who_asked_and_since_when(notices, office, asked, name):
    text = notices(name)
    assert f"{TITLE} (1)" in text and f'href="/tin-bao/{asked}/"' in text
    assert "unit_head CAH-336 đề nghị ngày 10/03/2022" in text
    assert "Ghi trùng" not in text and "Mất trộm" not in text
    office.do("refuse_void", asked, 11, 3, by=office.province, reason="Không trùng")
    assert TITLE not in notices(name)


@pytest.mark.parametrize("name", ["xa", "xb", "tp", "qp", "dtv", "ct", "tt", "td", "so", "qt"])
def test_nobody_else_is_told(notices, asked, name):
    assert TITLE not in notices(name) and asked not in notices(name)


def test_a_head_below_the_holder_does_not_decide_what_passed_to_it(office, actor):
    """The commune received it and still reads it; the town holds it, and only above the town is it decided."""
    code = office.accepted()
    office.do("request_void", code, 10, 3, **ASKED)
    below = actor(Role.UNIT_HEAD, "CAX-12433", account_id=9)
    assert queries.voids_waiting(Scope(frozenset({below.unit_id}), True), below) == []
    assert office.refusal("approve_void", code, 11, 3, by=below) == "UNIT-NOT-YOURS"


def test_the_card_shows_the_longest_waiting_and_counts_all(notices, office):
    codes = [office.receive(1 + n, 3) for n in range(VOIDS_SHOWN + 2)]
    for n, code in enumerate(codes):
        office.do("request_void", code, 2 + n, 3, by=office.duty, **ASKED)
    text = notices("tk")
    assert f"{TITLE} ({VOIDS_SHOWN + 2})" in text and "Còn 2 đề nghị nữa" in text
    assert [f'href="/tin-bao/{code}/"' in text for code in codes] == [True] * VOIDS_SHOWN + [False] * 2


def test_the_menu_of_the_procuracy_leads_to_the_notices(sign_in):
    wire()
    assert f'href="{PAGE}"' in sign_in("vks").get("/tin-bao/").content.decode()


@pytest.mark.parametrize("name", ["tinh", "tk"])
def test_head_and_statistics_desk_find_it_at_home_too(sign_in, asked, name):
    wire()
    text = sign_in(name).get("/").content.decode()
    assert f'href="/tin-bao/{asked}/"' in text and "Đề nghị hủy chờ duyệt" in text
