"""Requests to void an offence or a case on the page of notices: before who decides them, before nobody else."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tongket.entry.wiring import wire
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL, simulated
from tongket.registers.cases import queries

NOW = datetime(2022, 11, 16, 8, 0, tzinfo=LOCAL)
CAST = (
    ("dtv", Role.INVESTIGATOR, "CAH-336"), ("tp", Role.UNIT_HEAD, "CAH-336"), ("qp", Role.UNIT_HEAD, "CAH-338"),
    ("tinh", Role.UNIT_HEAD, "CA-34"), ("tk", Role.STATISTICS, "CA-34"), ("vks", Role.PROCURACY, "CA-34"),
    ("tt", Role.INSPECTOR, "BCD-34"), ("ct", Role.CHAIR, "BCD-34"), ("so", Role.MEMBER_AGENCY, "SO-TP"),
)  # fmt: skip
TITLE = "Đề nghị hủy chờ quyết định: vụ án, vụ việc"


@pytest.fixture
def notices(seats):
    """The page of notices of one of the cast."""
    wire()
    with simulated(NOW):
        sign_in = seats(CAST, NOW)
        yield lambda name: sign_in(name).get("/thong-bao/").content.decode()


@pytest.fixture
def asked(office) -> tuple[str, str]:
    """An offence and its case, which the town's head asked to void."""
    offence = office.offence()
    case = office.case()
    for code in (offence, case):
        office.do("request_void", date(2022, 3, 20), code=code, reason="Ghi nhầm hồ sơ", document="1/QĐ")
    return offence, case


@pytest.mark.parametrize("name", ["tinh", "tk", "vks"])
def test_who_decides_reads_the_codes_who_asked_and_since_when(notices, office, asked, name):
    text = notices(name)
    assert f"{TITLE} (2)" in text and all(f'href="/vu-an/{code}/"' in text for code in asked)
    assert "unit_head CAH-336 đề nghị ngày 20/03/2022" in text and "Ghi nhầm hồ sơ" not in text
    for code in asked:
        office.do("refuse_void", date(2022, 3, 21), by=office.above_head, code=code, reason="Đúng rồi")
    assert TITLE not in notices(name)


@pytest.mark.parametrize("name", ["dtv", "tp", "qp", "tt", "ct", "so"])
def test_nobody_else_is_told(notices, asked, name):
    text = notices(name)
    assert TITLE not in text and not any(code in text for code in asked)


def test_the_card_lists_what_the_page_of_the_record_offers_to_decide(notices, office, asked):
    for who in (office.above, office.above_head, office.procurator, office.head, office.other):
        waiting = queries.void_request_of(office.read(asked[1]))
        may = not queries.reasons_against_deciding_void(who, waiting)
        assert may == (who in (office.above, office.above_head, office.procurator))
