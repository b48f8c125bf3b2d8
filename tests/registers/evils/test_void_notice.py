"""Requests to void a record of social evils among the notices; how a decided case comes to be void."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.entry.wiring import wire
from tongket.foundation.actor import Role
from tongket.foundation.clock import simulated
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.evils import operations, queries

TITLE = "Đề nghị hủy chờ quyết định: tệ nạn, truy nã"
FIRST = "Nhờ người khác trong đơn vị đang thụ lý hoặc cấp trên rút kết quả trước."
ASKED = {"reason": "Ghi trùng ở sổ cũ", "document": "05/QĐ-CAX"}


@pytest.fixture(autouse=True)
def _today(at):
    with simulated(at):
        yield


@pytest.fixture
def notices(browse):
    """The page of notices of one of the cast."""
    wire()
    return lambda name: browse(name).get("/thong-bao/").content.decode()


@pytest.fixture
def asked(record, actor, at) -> str:
    code = record().code
    operations.request_void(by=actor(account_id=50), at=at, code=code, **ASKED)
    return code


@pytest.mark.parametrize("name", ["thu-truong", "tinh", "thong-ke", "kiem-sat"])
def test_who_decides_reads_the_code_who_asked_and_since_when(notices, head, at, asked, name):
    text = notices(name)
    assert f"{TITLE} (1)" in text and f'href="/te-nan/{asked}/"' in text
    assert "duty_officer CAX-12433 đề nghị ngày 16/11/2022" in text and "Ghi trùng" not in text
    assert 'href="/te-nan/de-nghi-huy/"' in text
    operations.refuse_void(by=head, at=at, code=asked, reason="Hai vụ khác nhau")
    assert TITLE not in notices(name)


@pytest.mark.parametrize("name", ["truc-ban", "thu-truong-xa", "thanh-vien"])
def test_nobody_else_is_told(notices, asked, name):
    assert TITLE not in notices(name) and asked not in notices(name)


def test_a_result_leads_to_the_page_of_its_notice(notices, actor, at):
    desk = {"by": actor(Role.STATISTICS, "CA-34", account_id=70), "at": at}
    code = operations.issue_wanted_notice(
        number="01/QĐ", issued_on=date(2022, 11, 1), handler_code="CAH-336", basis="drugs", n=2, **desk
    ).code
    operations.record_wanted_result(code=code, result="arrested", on=date(2022, 11, 2), n=2, **desk)
    asker = actor(Role.UNIT_HEAD, "CAH-336", account_id=71)
    operations.request_void(by=asker, at=at, code=f"{code}/1", **ASKED)
    text = notices("tinh")
    assert f'href="/te-nan/truy-na/{code}/">{code}/1</a>' in text


def test_who_entered_the_record_is_not_asked_to_decide(record, actor, at):
    entered = actor(Role.STATISTICS, "CA-34", account_id=61)
    code = record(by=entered).code
    operations.request_void(by=actor(account_id=50), at=at, code=code, **ASKED)
    assert queries.voids_waiting(Scope.everything(), entered) == []
    other = actor(Role.STATISTICS, "CA-34", account_id=62)
    assert [row.target_code for row in queries.voids_waiting(Scope.everything(), other)] == [code]


def test_a_decided_case_says_whom_to_ask_before_it_can_be_void(record, actor, at, browse):
    code = record().code
    operations.decide_evil_case(by=actor(), at=at, code=code, outcome="administrative", decided_on=date(2022, 11, 14))
    with pytest.raises(Refused) as refused:
        operations.request_void(by=actor(), at=at, code=code, **ASKED)
    assert str(refused.value.reasons[0].hint) == FIRST
    answer = browse("truc-ban").post(f"/te-nan/{code}/huy/", ASKED | {"form_key": "a"})
    assert answer.status_code == 422 and FIRST in answer.content.decode()
    page = browse("truc-ban").get(f"/te-nan/{code}/").content.decode()
    assert FIRST in page and f'href="/te-nan/{code}/huy/"' not in page


def test_the_note_stands_only_where_the_outcome_bars_the_void(record, actor, at, browse, head):
    code = record().code
    seen = browse("truc-ban")
    assert FIRST not in seen.get(f"/te-nan/{code}/").content.decode()
    operations.decide_evil_case(by=actor(), at=at, code=code, outcome="administrative", decided_on=date(2022, 11, 14))
    operations.withdraw_evil_decision(by=head, at=at, code=code, reason="Ghi nhầm")
    page = seen.get(f"/te-nan/{code}/").content.decode()
    assert FIRST not in page and f'href="/te-nan/{code}/huy/"' in page
