"""A confession has minutes of its own: receiving the offender (form 24), handing him or her on (form 25)."""

from __future__ import annotations

import re

import pytest

from tongket.foundation.models import AuditEvent
from tongket.registers.intake.rules.papers import papers_of

NEW = "/tin-bao/moi/"
FORM = {
    "kind": "TU_THU", "channel": "in_person", "reporter_kind": "individual", "receiver_code": "CAX-12433",
    "place_code": "12433", "occurred_on": "15/11/2022", "summary": "Khai đã lấy trộm một xe máy ở chợ Đề Thám",
    "received_on": "16/11/2022", "received_time": "07:50", "reporter_name": "Người khai 01",
    "suspects": "Người cùng đi 02", "objects_in": "một xe máy",
}  # fmt: skip
CODE = "TB-12433-2022-000001"


@pytest.fixture
def xa(sign_in):
    return sign_in("xa")


@pytest.mark.parametrize(("kind", "word"), [("TU_THU", "tự thú"), ("DAU_THU", "đầu thú")])
def test_saving_and_printing_opens_the_minutes_of_the_confession(xa, kind, word):
    page = xa.post(NEW, FORM | {"kind": kind, "print": "1"}).content.decode()
    assert f"tiếp nhận người phạm tội ra {word}" in page and f"NGƯỜI {word.upper()}" in page
    assert "Người khai 01" in page and "Người cùng đi 02" in page and "Điều 152" in page
    assert "NGƯỜI CUNG CẤP" not in page and "data-print-now" in page
    assert f'data-address="/tin-bao/{CODE}/bien-ban/"' in page


def test_the_minutes_of_handing_over_print_from_the_same_form_and_name_where_the_report_goes(xa):
    page = xa.post(NEW, FORM | {"print": "1"}).content.decode()
    token = re.search(r'name="persons" value="([^"]+)"', page)[1]
    assert "giao, nhận người phạm tội tự thú (mẫu 25)" in page
    over = xa.post(f"/tin-bao/{CODE}/giao-nhan/", {"persons": token}).content.decode()
    assert "giao, nhận người phạm tội tự thú" in over and "Người khai 01" in over and "một xe máy" in over
    xa.post(f"/tin-bao/{CODE}/chuyen/", {"to": "CAH-336", "reason": "Thẩm quyền"})
    assert "Công an thành phố thái bình" in xa.get(f"/tin-bao/{CODE}/giao-nhan/").content.decode()


def test_later_prints_name_nobody_and_are_counted(xa):
    xa.post(NEW, FORM)
    for slug in ("bien-ban", "giao-nhan"):
        page = xa.post(f"/tin-bao/{CODE}/{slug}/", {"again": "1"}).content.decode()
        assert "Người khai 01" not in page and "Người cùng đi 02" not in page and "In lại lần 1" in page
    assert AuditEvent.objects.filter(verb="print_sheet").count() == 2


def test_the_report_page_names_the_papers_of_its_kind(xa):
    xa.post(NEW, FORM | {"kind": "DAU_THU"})
    page = xa.get(f"/tin-bao/{CODE}/").content.decode()
    assert "Biên bản tiếp nhận người phạm tội ra đầu thú (mẫu 24)" in page
    assert f"/tin-bao/{CODE}/giao-nhan/" in page and f"/tin-bao/{CODE}/phieu/" not in page


def test_other_kinds_keep_receipt_and_minutes_and_hand_nobody_over(xa):
    page = xa.post(NEW, FORM | {"kind": "TB", "print": "1"}).content.decode()
    assert "GIẤY BIÊN NHẬN" in page and "mở biên bản tiếp nhận" in page.lower()
    assert xa.get(f"/tin-bao/{CODE}/giao-nhan/").status_code == 404
    assert list(papers_of("TB")) == ["phieu", "bien-ban"]
