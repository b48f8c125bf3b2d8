"""Pages of the book of crime reports as officers use them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import LOCAL
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries, rules
from tongket.registers.intake.forms import ACTS
from tongket.registers.people.operations import grant_role

NOW = datetime(2022, 11, 16, 8, 0, tzinfo=LOCAL)
CAST = (
    ("xa", Role.DUTY_OFFICER, "CAX-12433"),
    ("tp", Role.UNIT_HEAD, "CAH-336"),
    ("qp", Role.INVESTIGATOR, "CAH-338"),
    ("ct", Role.CHAIR, "BCD-34"),
    ("vks", Role.PROCURACY, "CA-34"),
)
FORM = {"kind": "TB", "channel": "phone", "reporter_kind": "individual", "receiver_code": "CAX-12433",
        "place_code": "12433", "occurred_on": "15/11/2022", "summary": "Mất trộm xe máy ở chợ Đề Thám"}  # fmt: skip


@pytest.fixture
def as_(seats):
    """Signs in one of the cast, at eight o'clock on 16 November 2022."""
    with clock.simulated(NOW):
        yield seats(CAST, NOW)


def received(n=1):
    """Reports received and accepted on 1 October, so overdue by now."""
    at = datetime(2022, 10, 1, 9, 0, tzinfo=LOCAL)
    by, codes = system_actor(), []
    for _ in range(n):
        code = do.receive_report(by=by, at=at, kind="TG", channel="phone", receiver_code="CAX-12433",
                                 place_code="12433", summary="Mất trộm xe máy").code  # fmt: skip
        codes.append(do.accept_report(by=by, at=at, code=code, handler_code="CAH-336").code)
    return codes


def read(code):
    return queries.report(Scope.everything(), code)


def test_a_duty_officer_takes_in_a_report_and_lands_on_it(as_):
    answer = as_("xa").post("/tin-bao/moi/", FORM, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [("/tin-bao/TB-12433-2022-000001/", 302)]
    assert "Mất trộm xe máy ở chợ Đề Thám" in page
    assert "Đã tiếp nhận tin TB-12433-2022-000001." in page


def test_the_same_form_sent_twice_makes_one_report(as_):
    xa = as_("xa")
    for _ in range(2):
        xa.post("/tin-bao/moi/", FORM | {"form_key": "one"})
    assert queries.reports(Scope.everything()).count() == 1


def test_every_fault_of_the_form_is_told_at_once_and_the_text_is_kept(as_):
    answer = as_("xa").post("/tin-bao/moi/", FORM | {"received_time": "25:99", "occurred_on": "hôm kia", "kind": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "không phải là ngày" in page and "không phải là giờ" in page
    assert "Mất trộm xe máy ở chợ Đề Thám" in page


def test_a_refusal_stands_at_its_field(as_):
    answer = as_("xa").post("/tin-bao/moi/", FORM | {"place_code": "336"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["place_code"]


def test_a_commune_officer_may_send_a_report_on_but_not_take_it_for_resolution(as_):
    code = as_("xa").post("/tin-bao/moi/", FORM)["Location"].split("/")[2]
    page = as_("xa").get(f"/tin-bao/{code}/").content.decode()
    assert "Chuyển tin" in page and "Thụ lý tin" not in page
    assert "Thụ lý tin" in as_("tp").get(f"/tin-bao/{code}/").content.decode()


def test_a_head_takes_and_resolves_a_report(as_):
    code = as_("xa").post("/tin-bao/moi/", FORM)["Location"].split("/")[2]
    head = as_("tp")
    head.post(f"/tin-bao/{code}/thu-ly/", {"handler_code": "CAH-336", "investigator": "Điều tra viên 07"})
    assert "Còn 20 ngày" in head.get(f"/tin-bao/{code}/").content.decode()
    head.post(f"/tin-bao/{code}/ket-qua/", {"outcome": "initiated", "article": "Điều 173"})
    page = head.get(f"/tin-bao/{code}/").content.decode()
    assert read(code).outcome == "initiated"
    assert "Điều 173" in page and "Cán bộ tp" in page


@pytest.mark.parametrize("slug", ACTS)
def test_every_act_has_a_page(as_, slug):
    code = received()[0]
    name = "tp" if Role.UNIT_HEAD in rules.WHO[ACTS[slug].verb] else "vks"
    answer = as_(name).get(f"/tin-bao/{code}/{slug}/", follow=bool(ACTS[slug].annuls))
    assert answer.status_code == 200


def test_an_act_against_the_rule_is_told_on_its_page(as_):
    code = received()[0]
    answer = as_("tp").post(f"/tin-bao/{code}/gia-han/", {"authority": "agency"})  # due on 21 October, long past
    assert answer.status_code == 422
    assert "Gia hạn phải trước khi hết hạn." in answer.content.decode()


def test_another_district_does_not_see_the_report(as_):
    code = received()[0]
    assert as_("qp").get(f"/tin-bao/{code}/").status_code == 404
    assert as_("qp").post(f"/tin-bao/{code}/ket-qua/", {"outcome": "initiated"}).status_code == 404
    assert code not in as_("qp").get("/tin-bao/").content.decode()


def test_a_body_sees_the_report_that_is_on_its_way_to_it(as_):
    code = received()[0]
    as_("tp").post(f"/tin-bao/{code}/chuyen/", {"to_code": "CAH-338", "reason": "Khác địa bàn"})
    assert "Nhận tin chuyển đến" in as_("qp").get(f"/tin-bao/{code}/").content.decode()
    as_("qp").post(f"/tin-bao/{code}/nhan-chuyen/", {})
    assert read(code).handler.code == "CAH-338"


def test_the_chair_sees_counts_unit_head_and_days_late_but_no_report(as_):
    code = received()[0]
    chair = as_("ct")
    answer = chair.get("/tin-bao/")
    line = {line["code"]: line for line in answer.context["table"]["lines"]}["CAH-336"]
    assert (line["head"], [cell["value"] for cell in line["cells"]]) == ("Cán bộ tp", [1, 1, 1, 26, 0])
    assert chair.get(f"/tin-bao/{code}/").status_code == 403
    for address in ("/tin-bao/", f"/tin-bao/?tim={code[:8]}", "/tin-bao/?tim=mat+trom"):
        page = chair.get(address).content.decode()
        assert code not in page and "Mất trộm" not in page


def test_the_procuracy_reads_but_does_not_write(as_):
    code = received()[0]
    assert "Mất trộm" in as_("vks").get(f"/tin-bao/{code}/").content.decode()
    assert as_("vks").get(f"/tin-bao/{code}/ket-qua/").status_code == 403


def test_filters_live_in_the_url(as_):
    late = received()[0]
    fresh = as_("xa").post("/tin-bao/moi/", FORM)["Location"].split("/")[2]
    page = as_("tp").get("/tin-bao/?qua_han=on").content.decode()
    assert late in page and fresh not in page
    page = as_("tp").get("/tin-bao/?trang_thai=received&loai=TB&don_vi=336").content.decode()
    assert fresh in page and late not in page
    assert fresh in as_("tp").get("/tin-bao/?tim=cho+de+tham").content.decode()


def test_an_unknown_unit_in_the_filter_is_told(as_):
    answer = as_("tp").get("/tin-bao/?don_vi=999")
    assert answer.status_code in (404, 422)
    assert "999" in answer.content.decode()


def test_the_list_costs_the_same_queries_for_many_rows(as_):
    received(2)
    head = as_("tp")
    head.get("/tin-bao/")
    with CaptureQueriesContext(connection) as few:
        head.get("/tin-bao/")
    received(20)
    with CaptureQueriesContext(connection) as many:
        head.get("/tin-bao/")
    assert len(many) == len(few)


def test_pages_speak_english_when_asked(as_, client):
    code = received()[0]
    client.cookies["ngon_ngu"] = "en"
    page = as_("tp").get(f"/tin-bao/{code}/").content.decode()
    assert "Denunciation" in page and "Under resolution" in page
    assert "joint circular 01/2017, art. 11" in page


def sent_to_the_other_district(code):
    do.send_report(by=system_actor(), at=NOW, code=code, to_code="CAH-338", reason="Không thuộc thẩm quyền")


def test_who_gives_a_report_away_lands_on_the_book_when_it_leaves_the_sight(as_):
    (code,) = received()
    sent_to_the_other_district(code)
    with clock.simulated(NOW):
        grant_role(by=system_actor(), at=NOW, username="qp", role=Role.UNIT_HEAD, unit_code="CAH-338",
                   on=date(2022, 1, 1))  # fmt: skip
    answer = as_("qp").post(f"/tin-bao/{code}/tra-lai/", {"reason": "Không thuộc địa bàn"}, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain[0][0] == "/tin-bao/"
    assert "Đã ghi" in answer.content.decode()


def test_the_form_of_classification_offers_what_the_level_may_find(as_):
    (code,) = received()
    page = as_("tp").get(f"/tin-bao/{code}/phan-loai/").content.decode()
    assert 'value="competent"' in page
    assert 'value="group_a"' not in page
    at_commune = do.receive_report(by=system_actor(), at=NOW, kind="TG", channel="phone", receiver_code="CAX-12433",
                                   place_code="12433", summary="Mất trộm").code  # fmt: skip
    page = as_("xa").get(f"/tin-bao/{at_commune}/phan-loai/").content.decode()
    assert 'value="group_a"' in page
    assert 'value="competent"' not in page


def test_what_is_classified_is_not_offered_first_to_be_classified_again(as_):
    code = do.receive_report(by=system_actor(), at=NOW, kind="TG", channel="phone", receiver_code="CAX-12433",
                             place_code="12433", summary="Mất trộm").code  # fmt: skip
    first = acts_shown(as_("xa"), code)
    assert first[0].endswith("/phan-loai/")
    do.classify_report(by=system_actor(), at=NOW, code=code, result="group_b")
    assert acts_shown(as_("xa"), code)[-1].endswith("/phan-loai/")


def acts_shown(client, code):
    return [one["url"] for one in client.get(f"/tin-bao/{code}/").context["acts"]]


def test_a_void_waiting_for_a_decision_is_marked_beside_the_state_and_says_who_decides(as_):
    (code,) = received()
    assert "Chờ duyệt hủy" not in as_("tp").get(f"/tin-bao/{code}/").content.decode()
    do.request_void(by=system_actor(), at=NOW, code=code, reason="Nhập hai lần", number="1/QĐ")
    page = as_("tp").get(f"/tin-bao/{code}/").content.decode()
    assert "Chờ duyệt hủy" in page
    assert "thủ trưởng cấp trên, bộ phận thống kê hoặc Viện kiểm sát" in page
