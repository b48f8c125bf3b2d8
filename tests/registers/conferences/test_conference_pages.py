"""Pages of conferences: one conference from calling to the notice of its conclusion."""

from __future__ import annotations

from datetime import datetime

import pytest

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.registers.conferences.models import Attendance, Conference

EARLY = datetime(2022, 12, 19, 9, 0, tzinfo=LOCAL)
BEFORE = datetime(2022, 12, 26, 9, 0, tzinfo=LOCAL)
DURING = datetime(2022, 12, 27, 14, 0, tzinfo=LOCAL)
AFTER = datetime(2022, 12, 27, 17, 0, tzinfo=LOCAL)
HERE = "/hoi-nghi/HN-34-2022-01/"
CALL = {
    "title": "Hội nghị tổng kết năm 2022", "kind": "year_end", "held_on": "27/12/2022", "half_day": "afternoon",
    "starts": "13:30", "place": "Hội trường", "chair_title": "Trưởng Ban Chỉ đạo", "organiser_code": "BCD-34",
}  # fmt: skip


CAST = (
    ("tk", Role.STATISTICS, "CA-34"), ("tp", Role.MEMBER_AGENCY, "SO-TP"), ("xa", Role.DUTY_OFFICER, "CAX-12433"),
)  # fmt: skip


@pytest.fixture
def as_(seats):
    """Signs in one of the cast."""
    return seats(CAST, EARLY)


@pytest.fixture
def send(as_):
    """Sends a form at a moment of the business clock."""

    def post(moment, path, data=None, who="tk"):
        with clock.simulated(moment):
            return as_(who).post(path, data or {})

    return post


def run_to_conclusion(send):
    send(EARLY, "/hoi-nghi/moi/", CALL)
    send(
        EARLY,
        HERE + "chuong-trinh/",
        {"lines": "Khai mạc | Người dẫn | 10 | Khai mạc\nBáo cáo | Thường trực | 25 | report"},
    )
    send(EARLY, HERE + "tai-lieu/", {"kind": "report", "title": "Báo cáo tổng kết", "link": "/van-ban/1/"})
    send(BEFORE, HERE + "giay-moi/", {"sent_on": "20/12/2022", "invitees": "SO-TP | Giám đốc\nMTTQ | Phó Chủ tịch"})
    send(DURING, HERE + "khai-mac/")
    first = Attendance.objects.order_by("pk")[0]
    send(DURING, HERE + "diem-danh/", {f"came_{first.pk}": "on"})
    send(AFTER, HERE + "be-mac/")
    send(AFTER, HERE + "bien-ban/", {"started_at": "14:00", "ended_at": "16:30", "secretary": "Thư ký 01",
                                     "proceedings": "Đúng chương trình", "conclusion": "Như thông báo"})  # fmt: skip
    return send(AFTER, HERE + "ket-luan/", {
        "on": "27/12/2022", "summary": "Hai chỉ đạo",
        "instructions": "Giảm 5% | CA-34 | 31/12/2023 | SO-TP\nNắm chắc tình hình | CA-34 | thường xuyên",
    })  # fmt: skip


def test_a_conference_goes_from_call_to_notice_through_its_pages(send, as_):
    assert run_to_conclusion(send).status_code == 302
    send(AFTER, HERE + "thong-bao/", {"on": "27/12/2022"})
    with clock.simulated(AFTER):
        page = as_("tk").get(HERE).content.decode()
    for words in (
        "Nắm chắc tình hình",
        "thường xuyên",
        "04/01/2023",
        "13:40",
        "ban hành đúng hạn",
        "vắng mặt",
        "Như thông báo",
    ):
        assert words in page


def test_an_invited_agency_opens_the_page_and_a_stranger_does_not(send, as_):
    run_to_conclusion(send)
    with clock.simulated(AFTER):
        assert as_("tp").get(HERE).status_code == 200
        assert as_("xa").get(HERE).status_code == 404
        assert as_("tp").get("/hoi-nghi/moi/").status_code == 403


def test_the_list_filters_by_year(send, as_):
    send(EARLY, "/hoi-nghi/moi/", CALL)
    with clock.simulated(EARLY):
        assert "HN-34-2022-01" in as_("tk").get("/hoi-nghi/?nam=2022").content.decode()
        assert "HN-34-2022-01" not in as_("tk").get("/hoi-nghi/?nam=2021").content.decode()


@pytest.mark.parametrize(
    "part",
    [
        "chuong-trinh",
        "tai-lieu",
        "khen-thuong",
        "giay-moi",
        "diem-danh",
        "trao-thuong",
        "bien-ban",
        "ket-luan",
        "thong-bao",
        "huy",
    ],
)
def test_every_entry_page_shows_its_form(send, as_, part):
    send(EARLY, "/hoi-nghi/moi/", CALL)
    with clock.simulated(EARLY):
        assert b"<form" in as_("tk").get(f"{HERE}{part}/").content


@pytest.mark.parametrize(
    ("part", "data", "words"),
    [
        ("chuong-trinh", {"lines": "Khai mạc | Ai đó"}, "Dòng 1"),
        ("chuong-trinh", {"lines": "Khai mạc | Ai đó | mười | Khai mạc"}, "số phút"),
        ("giay-moi", {"sent_on": "22/12/2022", "invitees": "SO-TP | Giám đốc"}, "21/12/2022"),
        ("giay-moi", {"sent_on": "20/12/2022", "invitees": "KHONG | Giám đốc"}, "KHONG"),
        ("huy", {"reason": ""}, "bắt buộc"),
    ],
)
def test_a_fault_is_told_on_the_page(send, part, data, words):
    send(EARLY, "/hoi-nghi/moi/", CALL)
    answer = send(BEFORE, f"{HERE}{part}/", data)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_opening_is_no_get(send, as_):
    send(EARLY, "/hoi-nghi/moi/", CALL)
    assert as_("tk").get(HERE + "khai-mac/").status_code == 405
    assert Conference.objects.get().state == "called"
