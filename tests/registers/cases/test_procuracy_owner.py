"""What binds the procuracy is not asked of the police: neither on the board nor among the duties of a unit."""

from __future__ import annotations

from datetime import date

import pytest

from tests.registers.cases.test_procuracy import ALL, Seat
from tongket.foundation.clock import local, simulated
from tongket.registers.intake import operations as intake
from tongket.registers.intake import queries as intake_reads
from tongket.screens.overdue import duties as board


@pytest.fixture
def seat(actor) -> Seat:
    return Seat(actor)


def asked(seat) -> str:
    """A report whose extension was asked of the procuracy on 20 July; a prosecutor is named on it."""
    code = seat.do("receive_report", 1, by=seat.head, book=intake, kind="TB", channel="phone",
                   receiver_code="CAH-336", place_code="12433", summary="Trộm cắp")  # fmt: skip
    seat.do("accept_report", 1, by=seat.head, book=intake, code=code, handler_code="CAH-336", investigator="ĐTV 01",
            prosecutor="Kiểm sát viên 03")  # fmt: skip
    seat.do("extend_report", 20, by=seat.head, book=intake, code=code, authority="agency")
    seat.do("request_extension", 20, 7, by=seat.head, book=intake, code=code, reason="Chờ giám định")
    return code


def owed(code, on, **given):
    found = intake_reads.duties_of(ALL, on, codes=[code], **given)
    return {row.duty.id: row.person for row in found}


def test_the_answer_of_the_procuracy_is_owed_by_the_prosecutor_and_not_by_the_investigator(seat):
    code, on = asked(seat), local(date(2022, 7, 21), 9)
    assert "K8" not in owed(code, on)
    assert owed(code, on, owner="procuracy") == {"K8": "Kiểm sát viên 03"}
    assert owed(code, on, owner=None)["LIMIT"] == "ĐTV 01"


def test_the_board_of_the_police_does_not_show_what_the_procuracy_has_not_answered(seat):
    code, late = asked(seat), local(date(2022, 8, 1), 9)
    with simulated(late):
        shown = {line.key.duty for line in board.lines(ALL, late) if line.code == code}
    assert "K5" in shown
    assert "K8" not in shown
