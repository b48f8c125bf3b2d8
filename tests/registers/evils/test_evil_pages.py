"""Pages of the register of social evils: who sees what, all faults at once, the number of queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL, simulated
from tongket.registers.evils import operations
from tongket.registers.evils.models import EvilCase, WantedNotice


@pytest.fixture(autouse=True)
def _today(at):
    with simulated(at):
        yield


FORM = {
    "sub_kind": "lottery", "detected_on": "10/11/2022", "place_code": "12433", "handler_code": "CAX-12433",
    "total": "4", "female": "1", "money": "2.000.000",
}  # fmt: skip


def test_an_officer_enters_a_case_and_sees_its_page(browse):
    answer = browse("truc-ban").post(reverse("evils:record"), FORM | {"form_key": "a"}, follow=True)
    assert answer.status_code == 200
    row = EvilCase.objects.get()
    assert (row.kind, row.persons, row.money, row.under_18) == ("gambling", 4, 2_000_000, 0)
    assert row.code in answer.content.decode()


def test_the_page_tells_all_faults_at_once_and_keeps_what_was_typed(browse):
    wrong = FORM | {"place_code": "99999", "handler_code": "SO-TP", "female": "9"}
    answer = browse("truc-ban").post(reverse("evils:record"), wrong)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"place_code", "handler_code", "female"}
    assert "2.000.000" in answer.content.decode()


def test_a_member_agency_sees_counts_and_no_record(browse, record):
    ref = record()
    client = browse("thanh-vien")
    text = client.get(reverse("evils:index")).content.decode()
    assert ref.code not in text
    for page in ("spots", "treatment", "wanted", "record"):
        assert client.get(reverse(f"evils:{page}")).status_code == 403
    assert client.get(reverse("evils:detail", args=[ref.code])).status_code == 403


def test_every_book_opens_and_lists_its_records(browse, record, actor, at):
    record()
    desk = {"by": actor(Role.STATISTICS, "CA-34", account_id=77), "at": at}
    spot = operations.open_spot(
        kind="drugs", name="Khu nhà hoang", place_code="12433", opened_on=date(2022, 11, 1), basis="Phản ánh", **desk
    )
    move = operations.record_treatment_movement(
        form="methadone", direction="entered", reason="own_wish", n=2, on=date(2022, 11, 1), place_code="12433", **desk
    )
    notice = operations.issue_wanted_notice(
        number="01/QĐ", issued_on=date(2022, 11, 1), handler_code="CAH-336", basis="drugs", **desk
    )
    client = browse("thong-ke")
    for page, one, ref in (
        ("spots", "spot", spot), ("treatment", "movement", move), ("wanted", "notice", notice),
    ):  # fmt: skip
        assert ref.code in client.get(reverse(f"evils:{page}")).content.decode()
        assert client.get(reverse(f"evils:{one}", args=[ref.code])).status_code == 200
    client.post(reverse("evils:finish", args=[notice.code]), {"result": "arrested", "on": "05/11/2022", "n": "1"})
    assert WantedNotice.objects.get().state == "resolved"
    for page in ("clear_spot", "request_void"):
        assert client.get(reverse(f"evils:{page}", args=[spot.code])).status_code == 200


def test_the_list_asks_as_many_queries_for_forty_as_for_one(browse, actor, at, django_assert_max_num_queries):
    entry = operations.EvilEntry("gambling", "lottery", date(2022, 11, 1), "12433", "CAX-12433", operations.Persons(2))
    operations.record_evil_cases(by=actor(), at=at, entries=[entry] * 40)
    client = browse("thong-ke")
    client.get(reverse("evils:index"))
    with django_assert_max_num_queries(14):
        text = client.get(reverse("evils:index") + "?loai=gambling").content.decode()
    assert text.count("TNXH-12433-2022-") >= 40


def test_the_books_are_closed_by_those_who_keep_them(actor):
    from tongket.foundation.refusals import Refused
    from tongket.registers.returns import operations as returns
    from tongket.registers.returns import queries

    after = date(2022, 11, 20)
    from datetime import datetime

    moment = datetime(after.year, after.month, after.day, 9, tzinfo=LOCAL)
    head = actor(Role.UNIT_HEAD, "CA-34", account_id=5)
    pairs = [("evils", "12433"), ("wanted", "CAH-336")]
    assert returns.close_registers(by=head, at=moment, month="2022-11", closings=pairs) == 2
    with pytest.raises(Refused) as refused:
        returns.close_registers(by=head, at=moment, month="2022-11", closings=[("wanted", "12433")])
    assert refused.value.code == "CLOSING-WRONG-UNIT"
    later = datetime(2030, 1, 1, tzinfo=LOCAL)
    found = [row for table, row in queries.facts_as_of(date(2022, 12, 14), later) if table == "closing"]
    assert [(row["register"], row["place"] is None) for row in found] == [("evils", False), ("wanted", True)]
