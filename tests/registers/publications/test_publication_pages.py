"""Pages of news: drafted, approved and published inside; read and counted outside."""

from __future__ import annotations

from datetime import datetime

import pytest

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.registers.publications.models import DayViews, PressItem

NOW = datetime(2022, 12, 27, 17, 42, tzinfo=LOCAL)
DRAFT = {
    "title": "Tổng kết năm 2022", "dateline": "Thái Bình, ngày 27/12/2022", "byline": "Phóng viên 01",
    "lead": "Chiều 27/12/2022, hội nghị được tổ chức.", "paragraphs": "Tỷ lệ khám phá đạt {rate}.\nNhiều đoạn.",
    "captions": "Người chủ trì phát biểu.", "closing": "{awards} tập thể, cá nhân được khen thưởng.",
    "figures": "rate | trên 87% | clearance_rate | 34 | 2022 | 595 | 681\nawards | 26 | awards_total | 34 | 2022 | 26",
    "organiser_code": "BCD-34",
}  # fmt: skip
HERE = "/tin-tuc/tong-ket-nam-2022-34-2022-001/"


CAST = (("tk", Role.STATISTICS, "CA-34"), ("tb", Role.CHAIR, "BCD-34"))


@pytest.fixture
def as_(seats):
    """Signs in one of the cast; an empty name signs out."""
    with clock.simulated(NOW):
        yield seats(CAST, NOW)


def publish(as_):
    as_("tk").post("/tin-tuc/moi/", DRAFT)
    as_("tb").post(HERE + "duyet/")
    as_("tb").post(HERE + "dang/")


def test_the_public_reads_what_is_published_with_date_byline_captions_and_views(as_):
    publish(as_)
    page = as_("").get(HERE).content.decode()
    for words in (
        "17:42, 27/12/2022",
        "trên 87%",
        "595",
        "681",
        "Phóng viên 01",
        "Ảnh: Người chủ trì phát biểu.",
        "lượt xem",
    ):
        assert words in page
    assert "/chi-tieu/" not in page
    assert HERE in as_("").get("/tin-tuc/").content.decode()


def test_inside_the_office_each_figure_is_a_link(as_):
    publish(as_)
    assert "/chi-tieu/clearance_rate/?don_vi=34" in as_("tk").get(HERE).content.decode()


def test_a_draft_is_not_there_for_the_public(as_):
    as_("tk").post("/tin-tuc/moi/", DRAFT)
    assert as_("").get(HERE).status_code == 404
    assert HERE not in as_("").get("/tin-tuc/").content.decode()
    assert as_("tk").get(HERE).status_code == 200


def test_reading_counts_nothing_and_the_pages_own_post_counts_one(as_):
    publish(as_)
    as_("").get(HERE)
    assert not DayViews.objects.exists()
    assert as_("").post(HERE + "dem/", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 204
    assert DayViews.objects.get().count == 1
    assert as_("").post(HERE + "dem/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert as_("").get(HERE + "dem/").status_code == 405
    assert DayViews.objects.get().count == 1


def test_counting_needs_no_session(as_):
    publish(as_)
    reader = as_("")
    reader.cookies.clear()
    reader.post(HERE + "dem/", headers={"Sec-Fetch-Site": "same-origin"})
    assert "sessionid" not in reader.cookies


def test_revising_shows_what_was_written_and_keeps_a_version(as_):
    as_("tk").post("/tin-tuc/moi/", DRAFT)
    page = as_("tk").get(HERE + "sua/").content.decode()
    assert "rate | trên 87% | clearance_rate | 34 | 2022 | 595 | 681 |" in page
    as_("tk").post(HERE + "sua/", DRAFT | {"title": "Tiêu đề khác"})
    assert PressItem.objects.get().version == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"figures": "rate | trên 87%"}, "Dòng 1"),
        ({"figures": DRAFT["figures"].replace("595", "năm")}, "không đọc được"),
        ({"figures": DRAFT["figures"].replace("87%", "90%")}, "không đúng với số liệu gốc"),
        ({"paragraphs": "Đạt 87% {rate}"}, "gõ tay"),
    ],
)
def test_a_fault_is_told_on_the_page(as_, changes, words):
    answer = as_("tk").post("/tin-tuc/moi/", DRAFT | changes)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not PressItem.objects.exists()


def test_a_correction_and_a_withdrawal_through_their_pages(as_):
    publish(as_)
    as_("tb").post(HERE + "dinh-chinh/", {"wrong": "26", "right": "25"})
    assert "nay sửa là" in as_("").get(HERE).content.decode()
    as_("tk").post(HERE + "luot-xem/", {"on": "27/12/2022", "count": "120"})
    assert "120" in as_("").get("/tin-tuc/").content.decode()
    as_("tb").post(HERE + "go/", {"reason": "Đăng nhầm"})
    assert as_("").get(HERE).status_code == 404


def test_the_public_writes_nothing(as_):
    assert as_("").get("/tin-tuc/moi/").status_code == 302
