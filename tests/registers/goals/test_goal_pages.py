"""Pages of targets and outside indices."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

import pytest

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.registers.goals.models import ExternalIndex, Target

NOW = datetime(2022, 12, 27, 15, 0, tzinfo=LOCAL)
TARGET = {
    "indicator": "offences_occurred", "unit_code": "34", "calendar": "admin", "period": "2023", "kind": "cut_by",
    "percent": "5", "base_period": "2022", "base_n": "681", "paper": "Kế hoạch năm 2023", "set_on": "27/12/2022",
    "approved_by": "Trưởng Ban Chỉ đạo",
}  # fmt: skip
INDEX = {
    "index": "par_index", "name": "Chỉ số cải cách hành chính", "issuer": "Bộ Công an", "subject": "Công an tỉnh",
    "index_year": "2022", "published_on": "20/12/2022", "rank": "18", "of": "63", "previous_rank": "38",
    "change": "+20", "percent": "89,12", "evidence": "Thông báo xếp hạng",
}  # fmt: skip


CAST = (
    ("tk", Role.STATISTICS, "CA-34"), ("tb", Role.CHAIR, "BCD-34"), ("xa", Role.DUTY_OFFICER, "CAX-12433"),
)  # fmt: skip


@pytest.fixture
def as_(seats):
    """Signs in one of the cast."""
    with clock.simulated(NOW):
        yield seats(CAST, NOW)


def test_a_target_is_set_shown_and_revised(as_):
    answer = as_("tk").post("/muc-tieu/moi/", TARGET)
    assert answer["Location"] == "/muc-tieu/MT-34-2023-01/"
    assert Target.objects.get().parameter == Fraction(1, 20)
    page = as_("xa").get("/muc-tieu/MT-34-2023-01/").content.decode()
    assert "giảm ít nhất 5% so với 681: tối đa 646 vụ" in page
    assert "Điều chỉnh mục tiêu" not in page
    as_("tk").post("/muc-tieu/MT-34-2023-01/dieu-chinh/", TARGET | {"percent": "7,5", "reason": "Giao thêm"})
    page = as_("tk").get("/muc-tieu/MT-34-2023-01/").content.decode()
    assert "giảm ít nhất 7,5%" in page
    assert "Giao thêm" in page


def test_the_form_of_a_revision_starts_from_the_target(as_):
    as_("tk").post("/muc-tieu/moi/", TARGET)
    page = as_("tk").get("/muc-tieu/MT-34-2023-01/dieu-chinh/").content.decode()
    assert 'value="5%"' in page
    assert 'value="681"' in page


@pytest.mark.parametrize(
    ("field", "text"), [("percent", "năm"), ("percent", ""), ("set_on", "32/12/2022"), ("base_n", "-1")]
)
def test_what_cannot_be_read_is_asked_back(as_, field, text):
    answer = as_("tk").post("/muc-tieu/moi/", TARGET | {field: text})
    assert answer.status_code == 422
    assert Target.objects.count() == 0


def test_a_duty_officer_may_not_set_a_target(as_):
    assert as_("xa").post("/muc-tieu/moi/", TARGET).status_code == 403


def test_an_index_is_recorded_shown_and_voided(as_):
    as_("tk").post("/muc-tieu/chi-so/moi/", INDEX)
    row = ExternalIndex.objects.get()
    assert (row.change, row.value) == (20, Fraction(8912, 10000))
    page = as_("xa").get("/muc-tieu/").content.decode()
    assert "18/63" in page
    assert "+20" in page
    as_("tb").post(f"/muc-tieu/chi-so/{row.code}/huy/", {"reason": "Nhầm năm"})
    assert "Nhầm năm" in as_("tk").get(f"/muc-tieu/chi-so/{row.code}/").content.decode()


def test_a_change_that_does_not_follow_is_told_at_its_field(as_):
    answer = as_("tk").post("/muc-tieu/chi-so/moi/", INDEX | {"change": "−20"})
    assert answer.status_code == 422
    assert "không khớp" in answer.content.decode()


def test_the_list_filters_by_period_in_the_url(as_):
    as_("tk").post("/muc-tieu/moi/", TARGET)
    assert "MT-34-2023-01" in as_("tk").get("/muc-tieu/?ky=2023&don_vi=34").content.decode()
    assert "MT-34-2023-01" not in as_("tk").get("/muc-tieu/?ky=2022").content.decode()


def test_an_unknown_code_is_not_found(as_):
    assert as_("tk").get("/muc-tieu/MT-00/").status_code == 404
    assert as_("tk").get("/muc-tieu/chi-so/CS-0/").status_code == 404
