"""The page of limits kept: reached from the board, every duty for heads and the procuracy, totals for the others."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import local
from tongket.registers.intake import operations as intake
from tongket.screens.duties_kept.forms import offered

PAGE = "/viec/han-da-giu/?ky=2022-12"
SECRET = "Mất xe đạp ở chợ"


@pytest.fixture(autouse=True)
def december(province) -> None:
    """A report handed over late by the ward, assigned late by the district; another never assigned: all end before
    14 December."""
    for day, taken, assigned in ((16, 30, 10), (16, 17, None)):
        _do(date(2022, 11, day), "receive_report", kind="TB", channel="phone", receiver_code="CAX-12433",
            place_code="12433", summary=SECRET)  # fmt: skip
        code = _last()
        _do(date(2022, 11, taken), "accept_report", code=code, handler_code="CAH-336")
        if assigned is not None:
            _do(date(2022, 12, assigned), "assign_report", code=code, investigator="Điều tra viên 07")


def _do(on: date, verb: str, **values) -> None:
    at = local(on, 9)
    with clock.simulated(at):
        getattr(intake, verb)(by=system_actor(), at=at, **values)


def _last() -> str:
    from tongket.registers.intake.models import CrimeReport

    return CrimeReport.objects.order_by("-pk").values_list("code", flat=True)[0]


def page(client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def row(text: str, code: str) -> list[str]:
    """The words of the cells of a unit's row."""
    line = next(part for part in text.split("<tr>") if f">{code}" in part)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", line, re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.PROCURACY])
def test_heads_and_the_procuracy_see_every_duty_of_their_units(as_, role):
    text = page(as_(role))
    heads = re.findall(r'<th scope="col" class="num">(K\d+|Tất cả)</th>', text)
    cells = dict(zip(heads, row(text, "CAH-336")[1:], strict=True))
    assert "K3" not in cells  # owed by communes alone
    assert cells["K6"] == "0/2 chưa làm 1"
    assert row(text, "CAX-12433")[1:] == ["1", "2", "0"]
    assert SECRET not in text


def test_the_others_see_one_total_by_unit_and_no_duty(as_):
    text = page(as_(Role.CHAIR))
    assert '<th scope="col" class="num">K6</th>' not in text
    assert len(row(text, "CAH-336")) == 4 and SECRET not in text


def test_the_board_leads_there_and_nothing_is_ranked_or_coloured(as_):
    client = as_(Role.UNIT_HEAD)
    assert 'href="/viec/han-da-giu/"' in page(client, "/viec/qua-han/")
    text = page(client).split("<main", 1)[1]
    assert not re.search(r'class="[^"]*\b(bad|good|warn)\b', text)


def test_an_empty_or_unknown_period_still_answers(as_):
    assert "Không có việc nào đến hạn" in page(as_(Role.UNIT_HEAD), "/viec/han-da-giu/?ky=2022-01")
    assert page(as_(Role.UNIT_HEAD), "/viec/han-da-giu/?ky=%00x")


def test_the_periods_offered_are_the_months_of_a_year_and_two_years():
    keys = list(offered(date(2022, 12, 27)))
    assert keys[:2] == ["2023-01", "2022-12"] and keys[-2:] == ["2023", "2022"] and len(keys) == 15
