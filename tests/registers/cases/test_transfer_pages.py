"""Pages of cases that pass to another body, as the people of both bodies use them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.registers.cases.test_case_pages import as_ as as_
from tests.registers.cases.test_case_pages import recorded
from tongket.entry.wiring import wire
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import LOCAL, local, simulated
from tongket.foundation.scope import Scope
from tongket.registers.cases import queries
from tongket.registers.people.models import Account
from tongket.registers.people.operations import grant_role, open_account
from tongket.registers.units.models import Unit

ALL = Scope.everything()
SENT = {"to_code": "CAH-338", "ground": "not_competent", "document": "15/QĐ-VKS", "on": "16/11/2022",
        "decision_received_on": "15/11/2022"}  # fmt: skip


def case_of(n: int = 1) -> str:
    return queries.case_code_of(recorded(n)[0])


def read(code):
    return queries.case(ALL, code)


def text(page) -> str:
    return page.content.decode()


def test_a_case_is_sent_on_one_page_and_taken_over_on_another(as_):
    wire()
    case = case_of()
    answer = as_("tp").post(f"/vu-an/{case}/chuyen/", SENT, follow=True)
    assert "Hồ sơ đang chuyển tới" in text(answer) and "BLTTHS 2015, Điều 169" in text(answer)
    other = as_("qp")
    assert case in text(other.get("/vu-an/chuyen/")) and case in text(other.get("/thong-bao/"))
    page = text(other.get(f"/vu-an/{case}/"))
    assert f"/vu-an/{case}/tiep-nhan/" in page and f"/vu-an/{case}/tra-lai/" in page
    assert f"/vu-an/{case}/ket-luan/" not in page
    other.post(f"/vu-an/{case}/tiep-nhan/", {"investigator": "ĐTV 05"})
    row = read(case)
    assert (row.handler.code, row.investigator) == ("CAH-338", "ĐTV 05")
    assert f"/vu-an/{case}/ket-luan/" in text(other.get(f"/vu-an/{case}/"))
    assert as_("tp").get(f"/vu-an/{case}/").status_code == 404
    assert "Đã tiếp nhận" in text(as_("tp").get("/vu-an/chuyen/"))


def test_a_file_that_lacks_papers_goes_back_with_the_reason(as_):
    case = case_of()
    as_("tp").post(f"/vu-an/{case}/chuyen/", SENT)
    other = as_("qp")
    assert other.post(f"/vu-an/{case}/tra-lai/", {"reason": " "}).status_code == 422
    other.post(f"/vu-an/{case}/tra-lai/", {"reason": "Thiếu bút lục 12–20"})
    page = text(as_("tp").get(f"/vu-an/{case}/"))
    assert read(case).pending_to_id is None and "Thiếu bút lục 12–20" in page


def test_only_bodies_that_may_investigate_are_offered(as_):
    case = case_of()
    page = text(as_("tp").get(f"/vu-an/{case}/chuyen/"))
    assert all(code in page for code in ("CAH-338", "PC02", "CA-34")) and "CAX-" not in page
    assert "trong 3 ngày" in page


def test_what_is_wrong_with_a_sending_is_told_and_nothing_is_lost(as_):
    case = case_of()
    answer = as_("tp").post(f"/vu-an/{case}/chuyen/", SENT | {"decision_received_on": "17/11/2022"})
    assert answer.status_code == 422 and "15/QĐ-VKS" in text(answer)
    assert read(case).pending_to_id is None


def test_the_procuracy_that_signs_is_proposed_and_a_wrong_one_explained(as_):
    case = case_of()
    officer = as_("tp")
    form = officer.get(f"/vu-an/{case}/gia-han/").context["form"]
    assert form.initial["level"] == "district" and "Điều 172 khoản 5 điểm a" in str(form.fields["level"].help_text)
    assert [name for name, _word in form.fields["level"].choices] == ["district", "province", "supreme"]
    answer = officer.post(f"/vu-an/{case}/gia-han/", {"level": "province", "document": "07/QĐ-VKS"})
    assert answer.status_code == 422
    assert "thuộc thẩm quyền Viện kiểm sát cấp huyện" in str(answer.context["form"].errors["level"])


@pytest.fixture
def after_the_districts(province, client):
    """The 5th of March 2025: CAH-336 has ended with one case in its hands; the head of the province signs in."""
    case = case_of()
    Unit.objects.filter(code="CAH-336").update(valid_to=date(2025, 3, 1))
    now = datetime(2025, 3, 5, 8, tzinfo=LOCAL)
    open_account(by=system_actor(), at=now, username="gd", post="Giám đốc", demo=True)
    grant_role(by=system_actor(), at=now, username="gd", role=Role.UNIT_HEAD, unit_code="CA-34", on=date(2025, 3, 1))
    client.force_login(Account.objects.get(username="gd"))
    with simulated(local(date(2025, 3, 5), 8)):
        yield case, client


def test_what_an_ended_body_holds_is_handed_over_from_the_list(after_the_districts):
    case, client = after_the_districts
    page = text(client.get("/vu-an/chuyen/"))
    assert "Ghi bàn giao" in page and "/vu-an/chuyen/ban-giao/?tu=CAH-336&amp;den=CA-34" in page
    shown = text(client.get(f"/vu-an/{case}/"))
    assert "đã kết thúc hoạt động từ 01/03/2025" in shown and f"/vu-an/{case}/ket-luan/" not in shown
    form = client.get("/vu-an/chuyen/ban-giao/?tu=CAH-336&den=CA-34").context["form"]
    assert form.initial == {"from_code": "CAH-336", "to_code": "CA-34", "on": date(2025, 3, 1)}
    paper = {"from_code": "cah-336", "to_code": "CA-34", "document": "01/BB-BG", "on": "01/03/2025"}
    answer = client.post("/vu-an/chuyen/ban-giao/", paper, follow=True)
    assert "Đã bàn giao 1 vụ án" in text(answer) and read(case).handler.code == "CA-34"
    assert "Nghị định số 02/2025" in text(client.get(f"/vu-an/{case}/"))


def test_a_case_an_ended_body_left_offers_no_act_to_those_who_read_everything(after_the_districts):
    case, client = after_the_districts
    now = datetime(2025, 3, 5, 8, tzinfo=LOCAL)
    open_account(by=system_actor(), at=now, username="tk", post="Thống kê", demo=True)
    grant_role(by=system_actor(), at=now, username="tk", role=Role.STATISTICS, unit_code="CA-34", on=date(2025, 3, 1))
    client.force_login(Account.objects.get(username="tk"))
    page = text(client.get(f"/vu-an/{case}/"))
    assert "đã kết thúc hoạt động từ 01/03/2025" in page and f"/vu-an/{case}/huy/" not in page


def test_readers_without_records_see_no_transfers(as_):
    assert as_("ct").get("/vu-an/chuyen/").status_code in (302, 403, 404)
