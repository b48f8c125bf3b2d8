"""Entry pages of social evils: places and bodies are picked by name, what is posted stays the code."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tongket.foundation.clock import simulated
from tongket.registers.evils.models import EvilCase

CASE = {"sub_kind": "lottery", "detected_on": "10/11/2022", "place_code": "12433", "handler_code": "CAX-12433",
        "total": "4"}  # fmt: skip


@pytest.fixture(autouse=True)
def _today(at):
    with simulated(at):
        yield


def codes(answer, name):
    return [code for code, _label in answer.context["form"].fields[name].widget.choices if code]


def test_an_officer_of_a_commune_finds_place_and_body_chosen(browse):
    commune = browse("truc-ban")
    answer = commune.get(reverse("evils:record"))
    text = answer.content.decode()
    assert '<option value="12433" selected>' in text and '<option value="CAX-12433" selected>' in text
    assert codes(answer, "place_code") == ["12433"]
    assert codes(answer, "handler_code")[:2] == ["CAX-12433", "CA-34"] and "CAH-336" in codes(answer, "handler_code")
    assert "data-combo" in text and "Mã xã" not in text and "Mã cơ quan" not in text
    assert commune.post(reverse("evils:record"), CASE).status_code == 302
    assert EvilCase.objects.get().handler.code == "CAX-12433"


def test_the_statistics_desk_may_pick_every_commune_and_a_wrong_code_is_not_lost(browse):
    desk = browse("thong-ke")
    assert len(codes(desk.get(reverse("evils:record_movement")), "place_code")) > 1
    assert {"12433", "12475"} <= set(codes(desk.get(reverse("evils:open_spot")), "place_code"))
    again = desk.post(reverse("evils:record"), CASE | {"place_code": "336"})
    assert again.status_code == 422 and '<option value="336" selected>336</option>' in again.content.decode()
    early = desk.post(reverse("evils:record"), CASE | {"detected_on": "01/01/1950"})
    assert early.status_code == 422 and "12433" in codes(early, "place_code")


def test_wanted_notices_are_entered_for_bodies_that_issue_them(browse):
    found = codes(browse("thong-ke").get(reverse("evils:issue")), "handler_code")
    assert "CAH-336" in found and "PC02" in found and "CAX-12433" not in found
