"""Pages of returns as officers use them."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tongket.core.facts import MONTH_ITEMS
from tongket.foundation import clock, lists
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.foundation.scope import Scope
from tongket.registers.returns import queries
from tongket.registers.returns.models import RegisterClosing, ReturnVersion

NOW = datetime(2022, 11, 16, 8, 0, tzinfo=LOCAL)
MONTH = "2022-11"
HERE = f"/bao-cao/{MONTH}/12433/"
CAST = (
    ("xa", Role.DUTY_OFFICER, "CAX-12433"),
    ("tk", Role.STATISTICS, "CA-34"),
    ("tk2", Role.STATISTICS, "CA-34"),
    ("kt", Role.ADMINISTRATOR, "CA-34"),
)


@pytest.fixture
def as_(seats, duties):
    """Signs in one of the cast."""
    with clock.simulated(NOW):
        yield seats(CAST, NOW)


@pytest.fixture
def typed():
    """What an officer types, with Vietnamese thousands marks and a dash for not applicable."""
    plain = dict.fromkeys(MONTH_ITEMS, "2")
    return plain | {"id_eligible": "1.000", "id_collected": "900", "id_issued": "800", "drug_users_managed": "–"}


def state() -> str:
    return queries.return_of(Scope.everything(), MONTH, "12433").state


def test_the_grid_shows_the_units_of_the_reader(as_):
    page = as_("xa").get("/bao-cao/").content.decode()
    assert "Phường Lê Hồng Phong" in page
    assert "Phường Bồ Xuyên" not in page
    assert "Chưa đến hạn" in page


def test_the_grid_filters_by_state_and_unit_in_the_url(as_):
    page = as_("tk").get(f"/bao-cao/?thang={MONTH}&don_vi=338&trang_thai=waiting").content.decode()
    assert "Xã An Khê" in page
    assert "Phường Lê Hồng Phong" not in page
    assert "Xã An Khê" not in as_("tk").get("/bao-cao/?trang_thai=approved").content.decode()


def test_the_grid_costs_no_more_for_all_units_than_for_one(as_):
    client = as_("tk")
    with CaptureQueriesContext(connection) as one:
        client.get("/bao-cao/?don_vi=12433")
    with CaptureQueriesContext(connection) as every:
        client.get("/bao-cao/")
    assert len(every) <= len(one)


def test_checking_writes_nothing_and_shows_the_numbers_once_more(as_, typed):
    answer = as_("xa").post(f"{HERE}kiem-tra/", typed)
    assert answer.status_code == 200
    assert "Gửi báo cáo" in answer.content.decode()
    assert ReturnVersion.objects.count() == 0


def test_sending_from_the_check_page_keeps_zero_and_not_applicable(as_, typed):
    answer = as_("xa").post(f"{HERE}nhap/", typed | {"traffic_fines": "0"})
    assert (answer.status_code, answer["Location"]) == (302, HERE)
    kept = queries.values_of(queries.newest_version(queries.return_of(Scope.everything(), MONTH, "12433")))
    assert (kept["id_eligible"], kept["traffic_fines"], kept["drug_users_managed"]) == (1000, 0, None)


def test_every_faulty_field_is_told_at_once_and_nothing_typed_is_lost(as_, typed):
    wrong = typed | {"traffic_fines": "", "id_issued": "950", "residence_checks": "hai"}
    answer = as_("xa").post(f"{HERE}nhap/", wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "còn 3 chỗ cần sửa" in page
    assert 'value="950"' in page
    assert 'value="hai"' in page
    assert state() == "due"


def test_the_same_form_sent_twice_makes_one_version(as_, typed):
    for _ in range(2):
        as_("xa").post(f"{HERE}nhap/", typed | {"form_key": "one-key"})
    assert ReturnVersion.objects.count() == 1


def test_another_commune_does_not_exist_for_an_officer(as_, typed):
    assert as_("xa").get(f"/bao-cao/{MONTH}/12436/").status_code == 404
    assert as_("xa").post(f"/bao-cao/{MONTH}/12436/nhap/", typed).status_code == 404


def test_an_unknown_month_answers_with_the_reason(as_):
    assert as_("tk").get("/bao-cao/2022-99/12433/").status_code in (404, 422)


def test_a_technical_administrator_may_not_send(as_, typed):
    assert as_("kt").post(f"{HERE}nhap/", typed).status_code == 403


def test_the_whole_way_of_a_return(as_, typed):
    as_("xa").post(f"{HERE}nhap/", typed | {"traffic_fines": "200"})
    assert "Trả lại để sửa" in as_("tk").get(HERE).content.decode()
    as_("tk").post(f"{HERE}tra-lai/", {"reason": "Thừa một chữ số"})
    assert "Thừa một chữ số" in as_("xa").get(f"{HERE}nhap/").content.decode()
    as_("xa").post(f"{HERE}nhap/", typed)
    as_("tk").post(f"{HERE}xac-nhan/")
    as_("tk").post(f"/bao-cao/{MONTH}/duyet/")
    assert state() == "approved"
    as_("tk").post(f"{HERE}dieu-chinh/", typed | {"traffic_fines": "7", "note": "Sót năm trường hợp"})
    as_("tk").post(f"{HERE}dieu-chinh/duyet/")
    assert state() == "approved"  # not by who proposed it
    as_("tk2").post(f"{HERE}dieu-chinh/duyet/")
    assert state() == "restated"
    page = as_("tk").get(HERE).content.decode()
    assert "Sót năm trường hợp" in page
    assert "Bản điều chỉnh" in page


def test_declining_a_restatement_on_its_page(as_, typed):
    as_("xa").post(f"{HERE}nhap/", typed)
    as_("tk").post(f"{HERE}duyet/")
    as_("tk").post(f"{HERE}dieu-chinh/", typed | {"traffic_fines": "7", "note": "Sót"})
    as_("tk2").post(f"{HERE}dieu-chinh/bac/", {"reason": "Không có căn cứ"})
    assert "Không có căn cứ" in as_("tk").get(HERE).content.decode()
    assert state() == "approved"


def test_a_restatement_without_a_reason_is_asked_back(as_, typed):
    as_("xa").post(f"{HERE}nhap/", typed)
    as_("tk").post(f"{HERE}duyet/")
    assert as_("tk").post(f"{HERE}dieu-chinh/", typed).status_code == 422


def test_closing_and_reopening_on_their_pages(as_):
    given = {"register": "cases", "unit_code": "12433", "month": MONTH}
    assert as_("xa").post("/bao-cao/chot-so/chot/", given).status_code == 302
    assert "Đã chốt sổ" in as_("xa").get("/bao-cao/chot-so/").content.decode()
    assert as_("tk").post("/bao-cao/chot-so/mo-lai/", given | {"reason": "Ghi sót"}).status_code == 302
    assert RegisterClosing.objects.get().reopened_post == "Cán bộ tk"


def test_an_officer_cannot_close_the_register_of_another_commune(as_):
    given = {"register": "cases", "unit_code": "12436", "month": MONTH}
    assert as_("xa").post("/bao-cao/chot-so/chot/", given).status_code == 422
    assert RegisterClosing.objects.count() == 0


def test_opening_a_month_on_its_page(as_):
    as_("tk").post("/bao-cao/giao/", {"month": "2022-10", "due_on": "18/10/2022"})
    assert queries.months_opened(Scope.everything()) == [MONTH, "2022-10"]


def test_yearly_totals_are_entered_listed_and_voided(as_):
    given = {"measure": "offences_occurred", "year": "2019", "n": "742", "source": "Báo cáo tổng kết năm 2019"}
    as_("tk").post("/bao-cao/so-lieu-nam/nhap/", given)
    code = queries.aggregates(Scope.everything()).get().code
    assert "742" in as_("tk").get("/bao-cao/so-lieu-nam/").content.decode()
    as_("tk2").post(f"/bao-cao/so-lieu-nam/{code}/huy/", {"reason": "Nhầm năm"})
    assert "Đã hủy" in as_("tk").get("/bao-cao/so-lieu-nam/").content.decode()


def test_seals_can_be_seen(as_):
    assert "Chưa có lần niêm phong nào." in as_("tk").get("/bao-cao/niem-phong/").content.decode()


def test_a_long_grid_is_folded_by_district_with_what_is_missing_in_each(as_, monkeypatch):
    monkeypatch.setattr(lists, "FOLD_FROM", 2)
    groups = as_("tk").get("/bao-cao/").context["groups"]
    assert groups[0]["label"] == "Thành phố Thái Bình"
    assert all("chưa đến hạn" in group["note"].lower() for group in groups)
    assert not any(group["open"] for group in groups)
    one = as_("tk").get("/bao-cao/?don_vi=338").context["groups"]
    assert [group["open"] for group in one] == [True]


def test_a_short_grid_is_one_table(as_):
    groups = as_("tk").get("/bao-cao/").context["groups"]
    assert [group["label"] for group in groups] == [""]
