"""Pages of sealed identities: what is opened is in one answer and nowhere else; a number comes back on no page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from tests.factories.vault_process import every_row
from tests.registers.intake.conftest import NOW
from tongket.entry.wiring import wire
from tongket.registers.intake.models import OpeningRequest, SealedPersons
from tongket.registers.intake.operations import identity

CALLER = {"reporter": {"full_name": "Người báo 01", "phone": "0000000001", "address": "Số 1, đường Mô Phỏng"}}
ASK = {"purpose": "verify", "reason": "Mời làm việc", "case_code": "TB-12433-2022-000001"}


@pytest.fixture
def code(office, vault):
    """A report of the city's district with a sealed reporter, handed over."""
    code = office.accepted(1, 11, persons=CALLER)
    identity.take_in_waiting(by=office.desk, at=office.read(code).received_at)
    assert SealedPersons.objects.get(report__code=code).taken_in
    return code


def asked_and_approved(sign_in, code: str, **other: str) -> str:
    """The address of a request, asked by the investigator, approved by the head."""
    answer = sign_in("dtv").post(f"/tin-bao/{code}/danh-tinh/", ASK | other)
    assert answer.status_code == 302, answer.content.decode()
    decided = sign_in("tp").post(f"{answer.url}duyet/", {"decision": "approve"})
    assert decided.status_code == 302
    return answer.url


def test_the_report_says_sealed_and_offers_to_ask(sign_in, code):
    page = sign_in("dtv").get(f"/tin-bao/{code}/").content.decode()
    assert "Đã niêm phong" in page and f"/tin-bao/{code}/danh-tinh/" in page
    assert "Người báo 01" not in page


def test_an_opened_envelope_is_in_one_answer_and_nowhere_else(sign_in, code):
    url = asked_and_approved(sign_in, code)
    client = sign_in("dtv")
    answer = client.post(f"{url}mo/")
    page = answer.content.decode()
    assert answer.status_code == 200 and "Người báo 01" in page and "0000000001" in page
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Người xem: Cán bộ dtv" in page
    again = client.post(f"{url}mo/")
    assert again.status_code == 302 and "Người báo 01" not in client.get(url).content.decode()
    everything = every_row(connection)
    for text in ("Người báo 01", "0000000001", "đường Mô Phỏng"):
        assert text.encode() not in everything
    assert not any("Người báo 01" in str(session.get_decoded()) for session in Session.objects.all())


def test_the_envelope_opens_by_post_only(sign_in, code):
    url = asked_and_approved(sign_in, code)
    assert sign_in("dtv").get(f"{url}mo/").status_code == 405
    assert OpeningRequest.objects.get().opened_at is None


def test_the_address_for_a_letter_stands_on_the_page_when_that_is_the_purpose(sign_in, code):
    url = asked_and_approved(sign_in, code, purpose="notice")
    page = sign_in("dtv").post(f"{url}mo/").content.decode()
    assert "Địa chỉ trên phong bì" in page and "Số 1, đường Mô Phỏng" in page


def test_all_faults_of_a_request_stand_at_their_fields(sign_in, code):
    answer = sign_in("dtv").post(f"/tin-bao/{code}/danh-tinh/", ASK | {"purpose": "", "reason": ""})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"purpose", "reason"}


def test_a_number_in_the_reason_is_refused_at_the_field(sign_in, code):
    answer = sign_in("dtv").post(f"/tin-bao/{code}/danh-tinh/", ASK | {"reason": "Gọi số 0000000001"})
    assert answer.status_code == 422 and "reason" in answer.context["form"].errors


@pytest.mark.parametrize("who", ["xa", "tk", "ct", "vks", "td", "so", "qt"])
def test_other_roles_reach_none_of_these_pages(sign_in, code, who):
    client = sign_in(who)
    for address in ("/tin-bao/danh-tinh/", "/tin-bao/tim-so/", f"/tin-bao/{code}/danh-tinh/"):
        assert client.get(address).status_code == 403


def test_another_district_sees_neither_the_report_nor_the_request(sign_in, code):
    url = asked_and_approved(sign_in, code)
    client = sign_in("qp")
    assert client.get(url).status_code == 404
    assert client.get(f"/tin-bao/{code}/danh-tinh/").status_code == 404
    assert code not in client.get("/tin-bao/danh-tinh/").content.decode()


def test_a_report_about_the_unit_shows_that_unit_neither_envelope_nor_opening(sign_in, office, vault):
    code = office.receive(10, 11, by=office.other, receiver_code="CAH-338", about_code="CAH-336", persons=CALLER)
    above = sign_in("tinh").post(f"/tin-bao/{code}/danh-tinh/", ASK | {"case_code": code})
    assert above.status_code == 302
    client = sign_in("tp")
    assert client.get(above.url).status_code == 404
    assert client.get(f"/tin-bao/{code}/danh-tinh/").status_code == 404
    found = client.post("/tin-bao/tim-so/", ASK | {"number": "0000000001"}).content.decode()
    assert code not in found


def test_the_inspector_sees_an_emergency_opening_at_once_and_nobodys_name(sign_in, code):
    answer = sign_in("dtv").post(f"/tin-bao/{code}/danh-tinh/", ASK | {"purpose": "danger"})
    opened = sign_in("dtv").post(f"{answer.url}mo/").content.decode()
    assert "Người báo 01" in opened
    for who in ("tt", "tp"):
        page = sign_in(who).get("/tin-bao/danh-tinh/").content.decode()
        assert "Mở khẩn cấp, chưa giải trình" in page and "Người báo 01" not in page
    sign_in("dtv").post(f"{answer.url}giai-trinh/", {"explanation": "Người báo bị đe dọa, phải gặp ngay"})
    assert "chưa giải trình" not in sign_in("tt").get("/tin-bao/danh-tinh/").content.decode()


def test_an_emergency_opening_stands_among_the_notices_of_head_and_inspector_until_looked_over(sign_in, code):
    wire()
    url = sign_in("dtv").post(f"/tin-bao/{code}/danh-tinh/", ASK | {"purpose": "danger"}).url
    assert "Mở danh tính khẩn cấp" not in sign_in("tt").get("/thong-bao/").content.decode()
    sign_in("dtv").post(f"{url}mo/")
    for who, shown in (("tt", True), ("tp", True), ("tinh", True), ("dtv", True), ("qp", False), ("xa", False)):
        page = sign_in(who).get("/thong-bao/").content.decode()
        assert ("Mở danh tính khẩn cấp" in page, url in page) == (shown, shown), who
        assert (code in page) is (shown and who != "tt"), who
    menu = [item for group in sign_in("tt").get("/thong-bao/").context["menu"] for item in group.items]
    assert {item.url: item.count for item in menu}["/thong-bao/"] == 1
    sign_in("dtv").post(f"{url}giai-trinh/", {"explanation": "Người báo bị đe dọa, phải gặp ngay"})
    page = sign_in("tt").get(url).content.decode()
    assert "Ghi đã xem xét" in page and "Ghi đã xem xét" not in sign_in("dtv").get(url).content.decode()
    assert sign_in("tt").get(f"{url}xem-xet/").status_code == 405
    done = sign_in("tt").post(f"{url}xem-xet/", follow=True).content.decode()
    assert "Mở khẩn cấp, đã xem xét" in done and "Người xem xét sau khi mở" in done
    assert "Mở danh tính khẩn cấp" not in sign_in("tp").get("/thong-bao/").content.decode()


def test_a_barred_account_reads_why_on_its_page(sign_in, code):
    wire()
    url = sign_in("dtv").post(f"/tin-bao/{code}/danh-tinh/", ASK | {"purpose": "danger"}).url
    sign_in("dtv").post(f"{url}mo/")
    OpeningRequest.objects.update(opened_at=NOW - timedelta(hours=25))
    for address in ("/tin-bao/danh-tinh/", f"/tin-bao/{code}/danh-tinh/"):
        page = sign_in("dtv").post(address, ASK).content.decode()
        assert "quá 24 giờ chưa giải trình" in page
    assert "quá hạn giải trình, đã khóa" in sign_in("tt").get("/thong-bao/").content.decode()


def test_a_number_is_looked_up_by_post_and_does_not_come_back(sign_in, code):
    client = sign_in("dtv")
    answer = client.post("/tin-bao/tim-so/", ASK | {"number": "+84 000 000 001"})
    page = answer.content.decode()
    assert f'href="/tin-bao/{code}/"' in page and answer.headers["Cache-Control"] == "no-store"
    assert not re.search(r"000\s?000\s?001", page)
    assert client.get("/tin-bao/tim-so/?number=0000000001").content.decode().count(code) == 0
    wrong = client.post("/tin-bao/tim-so/", ASK | {"number": "00001"})
    assert wrong.status_code == 422


def test_a_vault_that_is_down_is_said_on_the_page(sign_in, code, vault):
    url = asked_and_approved(sign_in, code)
    vault.stop()
    client = sign_in("dtv")
    assert client.post(f"{url}mo/", follow=True).content.decode().count("không trả lời") >= 1
    answer = client.post("/tin-bao/tim-so/", ASK | {"number": "0000000001"})
    assert answer.status_code == 422 and "không trả lời" in answer.content.decode()


@pytest.mark.parametrize("typed", ["0000+000+001", "(0000)+000+001", "sđt+0000000001", "Lan+0000/000/001"])
def test_the_search_of_all_books_sends_a_number_to_the_vault_and_does_not_show_it(sign_in, code, typed):
    for who, offered in (("dtv", True), ("xa", False), ("tk", False)):
        page = sign_in(who).get(f"/tim/?q={typed}").content.decode()
        assert ("/tin-bao/tim-so/" in page) is offered
        assert "000 001" not in page and code not in page
