"""Entry pages of social evils: voiding by two bodies, the same form again, drafts on the server, odd filters."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tongket.foundation.actor import Role
from tongket.foundation.clock import simulated
from tongket.foundation.refusals import Refused
from tongket.registers.evils import operations
from tongket.registers.evils.models import (
    EvilCase,
    EvilDecision,
    Spot,
    TreatmentMovement,
    VoidRequest,
    WantedNotice,
    WantedResult,
)

ON = date(2022, 11, 1)
CASE = {"sub_kind": "lottery", "detected_on": "10/11/2022", "place_code": "12433", "handler_code": "CAX-12433",
        "total": "4", "summary": "Ba lần trong tuần"}  # fmt: skip
SPOT = {"kind": "drugs", "name": "Khu nhà hoang", "place_code": "12433", "opened_on": "01/11/2022", "basis": "Dân báo"}
MOVE = {"form": "methadone", "reason": "own_wish", "n": "2", "on": "01/11/2022", "place_code": "12433"}
NOTICE = {"number": "07/QĐ", "issued_on": "01/11/2022", "handler_code": "CAH-336", "basis": "drugs", "n": "3"}
RESULT = {"result": "arrested", "on": "05/11/2022", "n": "1"}
ASK = {"reason": "Ghi trùng", "document": "05/QĐ-CAX"}


@pytest.fixture(autouse=True)
def _today(at):
    with simulated(at):
        yield


@pytest.fixture
def notice(actor, at):
    """A notice of three persons by the district."""
    by = actor(Role.STATISTICS, "CA-34", account_id=70)
    return operations.issue_wanted_notice(
        by=by, at=at, number="01/QĐ", issued_on=ON, handler_code="CAH-336", basis="drugs", n=3
    ).code


def test_a_record_is_voided_by_two_bodies_on_their_pages(browse, record):
    code = record().code
    page, ask = reverse("evils:detail", args=[code]), reverse("evils:request_void", args=[code])
    approve = reverse("evils:approve_void", args=[code])
    commune, district = browse("truc-ban"), browse("thu-truong")
    assert ask in commune.get(page).content.decode()
    assert commune.post(ask, {"reason": "", "document": ""}).status_code == 422
    assert commune.post(ask, ASK).status_code == 302
    waiting = browse("thu-truong-xa").get(page).content.decode()
    assert "chờ người ngoài đơn vị duyệt" in waiting and approve not in waiting and ask not in waiting
    assert EvilCase.objects.get().state == "recorded"
    shown = district.get(approve).content.decode()
    assert approve in district.get(page).content.decode() and "Ghi trùng" in shown and "05/QĐ-CAX" in shown
    assert district.post(approve, {}).status_code == 302
    assert EvilCase.objects.get().state == "void"
    listed = district.get(reverse("evils:void_requests")).content.decode()
    assert code in listed and "Đã duyệt hủy" in listed


def test_a_result_of_a_notice_is_asked_and_declined_on_its_own_line(browse, notice, at, actor):
    by = actor(Role.STATISTICS, "CA-34", account_id=70)
    operations.record_wanted_result(by=by, at=at, code=notice, result="arrested", on=ON, n=1)
    ask = reverse("evils:request_void_of_result", args=[notice, 1])
    refuse = reverse("evils:refuse_void_of_result", args=[notice, 1])
    page = reverse("evils:notice", args=[notice])
    district, province = browse("thu-truong"), browse("kiem-sat")
    shown = district.get(page).content.decode()
    assert ask in shown and "arrested" not in shown
    assert district.post(ask, ASK).status_code == 302
    assert refuse in province.get(page).content.decode() and refuse not in district.get(page).content.decode()
    assert province.post(refuse, {"reason": "Đúng là đã bắt"}).status_code == 302
    assert VoidRequest.objects.get().state == "refused" and WantedResult.objects.get().voided_at is None


def test_the_place_of_a_case_is_offered_no_act_on_it(browse, record):
    code = record(handler_code="CAH-336").code
    page, decide = reverse("evils:detail", args=[code]), reverse("evils:decide", args=[code])
    assert decide not in browse("truc-ban").get(page).content.decode()
    assert reverse("evils:request_void", args=[code]) not in browse("thu-truong-xa").get(page).content.decode()
    assert decide in browse("thu-truong").get(page).content.decode()


PAGES = [
    ("record", CASE, EvilCase, "truc-ban"), ("open_spot", SPOT, Spot, "truc-ban"),
    ("record_movement", MOVE, TreatmentMovement, "truc-ban"), ("issue", NOTICE, WantedNotice, "thu-truong"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "form", "model", "who"), PAGES)
@pytest.mark.parametrize("keys", [("a", "b"), ("", ""), ("a", "")])
def test_the_same_form_again_makes_one_record(browse, page, form, model, who, keys):
    client, url = browse(who), reverse(f"evils:{page}")
    assert client.post(url, form | {"form_key": keys[0]}).status_code == 302
    again = client.post(url, form | {"form_key": keys[1]})
    assert again.status_code == 409 and model.objects.get().code in again.content.decode()
    assert "Đây là việc khác, lưu thêm" in again.content.decode()
    assert model.objects.count() == 1


def test_the_same_key_gives_the_first_answer_again(browse):
    client, url = browse("truc-ban"), reverse("evils:record")
    first, second = (client.post(url, CASE | {"form_key": "a"}) for _ in range(2))
    assert first.url == second.url and EvilCase.objects.count() == 1


def test_the_officer_may_say_it_is_another_one(browse):
    client, url = browse("truc-ban"), reverse("evils:record_movement")
    client.post(url, MOVE | {"form_key": "a"})
    for _ in range(2):
        assert client.post(url, MOVE | {"form_key": "b", "another": "1"}).status_code == 302
    assert TreatmentMovement.objects.count() == 2


def test_a_result_and_an_outcome_sent_twice_are_one(browse, record, notice):
    client, finish = browse("thu-truong"), reverse("evils:finish", args=[notice])
    assert [client.post(finish, RESULT | {"form_key": key}).status_code for key in "ab"] == [302, 409]
    decide = reverse("evils:decide", args=[record().code])
    outcome = {"outcome": "administrative", "decided_on": "14/11/2022"}
    assert [client.post(decide, outcome | {"form_key": key}).status_code for key in "cd"] == [302, 409]
    assert WantedResult.objects.count() == EvilDecision.objects.count() == 1


def test_equal_words_about_two_records_are_two_acts(browse, record):
    client = browse("truc-ban")
    for code in (record().code, record().code):
        assert client.post(reverse("evils:request_void", args=[code]), ASK).status_code == 302


@pytest.mark.parametrize(("page", "form", "model", "who"), PAGES)
def test_what_was_typed_is_kept_on_the_server(browse, page, form, model, who):
    client, url = browse(who), reverse(f"evils:{page}")
    kept = client.post(url, form | {"draft": "keep"}, headers={"HX-Request": "true"})
    assert "Đã lưu nháp" in kept.content.decode() and model.objects.count() == 0
    assert "Có bản nháp chưa gửi, lưu lúc" in browse(who).get(url).content.decode()
    name = next(iter(form))
    restored = client.get(url + "?khoi-phuc=1").context["form"]
    assert str(restored[name].value()) == form[name]
    assert client.post(url, form | {"form_key": "a"}).status_code == 302
    assert "Có bản nháp chưa gửi, lưu lúc" not in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("page", "query", "field"),
    [
        ("wanted", "den=31/12/9999", "den"), ("wanted", "tu=01/01/1999", "tu"), ("wanted", "tu=01/01/0001", "tu"),
        ("wanted", "tu=02/11/2022&den=01/11/2022", "den"), ("wanted", "loai=khong-co", "loai"),
        ("treatment", "ngay=31/12/9999", "ngay"), ("treatment", "ngay=hom-qua", "ngay"),
        ("index", "don_vi=KHONG-CO", "don_vi"), ("spots", "trang_thai=x", "trang_thai"), ("index", "tim=%00", "tim"),
    ],
)  # fmt: skip
def test_an_odd_filter_is_told_at_its_field_and_the_page_stands(browse, notice, page, query, field):
    answer = browse("thong-ke").get(f"{reverse(f'evils:{page}')}?{query}")
    assert answer.status_code == 200 and field in answer.context["filters"].errors


@pytest.mark.parametrize("query", ["den=31/12/2099", "tu=01/01/2000", "tu=31/12/2099", "den=01/01/2000", "sau=x"])
def test_the_ends_of_the_calendar_are_windows_like_others(browse, notice, query):
    answer = browse("thong-ke").get(f"{reverse('evils:wanted')}?{query}")
    assert answer.status_code == 200 and not answer.context["filters"].errors
    assert answer.context["first"] <= answer.context["last"]


@pytest.mark.parametrize(
    ("page", "change", "field"),
    [
        ("record", {"detected_on": "10/11/1922"}, "detected_on"), ("record", {"total": "-3"}, "total"),
        ("record", {"total": "0"}, "total"), ("record", {"total": "999999"}, "total"),
        ("record", {"money": "99.999.999.999.999"}, "money"), ("record", {"female": "-1"}, "female"),
        ("open_spot", {"opened_on": "31/12/1999"}, "opened_on"),
        ("open_spot", {"opened_on": "31/12/9999"}, "opened_on"),
        ("record_movement", {"on": "01/11/0022"}, "on"), ("record_movement", {"n": "1.000.000"}, "n"),
        ("record_movement", {"n": "0"}, "n"), ("record_movement", {"n": "-1"}, "n"),
        ("issue", {"issued_on": "31/12/1999"}, "issued_on"), ("issue", {"n": "100000000000"}, "n"),
    ],
)  # fmt: skip
def test_days_before_any_book_and_absurd_counts_are_refused_with_words(browse, page, change, field):
    form, _model, who = next((form, model, who) for name, form, model, who in PAGES if name == page)
    answer = browse(who).post(reverse(f"evils:{page}"), form | change)
    assert answer.status_code == 422 and list(answer.context["form"].errors) == [field]


def test_a_notice_of_an_older_book_may_be_older_than_the_books(actor, at, facts):
    by = actor(Role.STATISTICS, "CA-34")
    for issued_on, known in ((date(1993, 5, 4), True), (date(1893, 5, 4), False)):
        entry = operations.WantedEntry(f"{issued_on}/QĐ", issued_on, "CAH-338", "other", 1, date(2022, 10, 1))
        try:
            operations.issue_wanted_notices(by=by, at=at, entries=[entry])
        except Refused as refused:
            assert not known and refused.code == "EVIL-TOO-LONG-AGO"
    assert facts("wanted") == [("carried_over", 1)]


def test_the_list_of_requests_asks_as_many_queries_for_twenty_as_for_one(
    browse, record, actor, at, django_assert_max_num_queries
):
    for _ in range(20):
        operations.request_void(by=actor(), at=at, code=record().code, **ASK)
    client = browse("thong-ke")
    client.get(reverse("evils:void_requests"))
    with django_assert_max_num_queries(22):
        text = client.get(reverse("evils:void_requests")).content.decode()
    assert text.count("TNXH-12433-2022-") >= 20
