"""The receipt page: faults at once, drafts, the same form again, papers, likely duplicates; names stay nowhere."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

import pytest
from django.apps import apps

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.foundation.models import AuditEvent, Draft
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries

NOW = datetime(2022, 11, 16, 8, 15, tzinfo=LOCAL)
NEW = "/tin-bao/moi/"
FORM = {
    "kind": "TB", "channel": "phone", "reporter_kind": "individual", "receiver_code": "CAX-12433",
    "place_code": "12433", "occurred_on": "15/11/2022", "summary": "Mất trộm xe máy ở chợ Đề Thám",
    "received_on": "16/11/2022", "received_time": "08:10",
}  # fmt: skip
NAMES = {
    "reporter_name": "Người báo 01", "reporter_phone": "0000000001", "reporter_id": "000000000001",
    "how_known": "thấy tận mắt", "suspects": "Người nghi 02, cao gầy", "witnesses": "Người chứng 03",
}  # fmt: skip


CAST = (
    ("xa", Role.DUTY_OFFICER, "CAX-12433"), ("xa2", Role.DUTY_OFFICER, "CAX-12433"),
    ("tp", Role.UNIT_HEAD, "CAH-336"), ("ct", Role.CHAIR, "BCD-34"),
)  # fmt: skip


@pytest.fixture
def as_(seats):
    """Signs in at a quarter past eight on 16 November 2022."""
    with clock.simulated(NOW):
        yield seats(CAST, NOW)


@pytest.fixture
def xa(as_):
    """The duty officer of the ward."""
    return as_("xa")


def count():
    return queries.reports(Scope.everything()).count()


def only():
    return queries.reports(Scope.everything()).get()


def test_the_cursor_stands_in_the_first_field_and_the_own_commune_is_chosen(xa):
    page = xa.get(NEW).content.decode()
    assert re.search(r'<select name="channel"[^>]* autofocus', page)
    assert '<option value="12433" selected>' in page
    assert "không lưu" in page  # no sealing keys here: said before anything is typed


def test_what_falls_due_is_shown_before_saving_with_its_article(xa):
    page = xa.get(NEW).content.decode()
    assert "08:15, 17/11/2022" in page and "23/11/2022" in page
    assert "Điều 8 khoản 5" in page


def test_every_fault_of_form_and_rules_stands_at_its_field(xa):
    answer = xa.post(NEW, FORM | {"channel": "post", "received_time": "08:16", "summary": "gọi 0000000001",
                                  "reporter_kind": "refused"})  # fmt: skip
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"received_on", "summary", "postmark_on", "refusal_reason"}
    assert "gọi 0000000001" in answer.content.decode()
    assert count() == 0


def test_a_fold_with_a_fault_or_a_text_stands_open(xa):
    page = xa.post(NEW, FORM | {"channel": "post"}).content.decode()
    assert page.count('<details class="more" open>') == 1


def test_text_is_kept_in_composed_form(xa):
    xa.post(NEW, FORM | {"summary": unicodedata.normalize("NFD", "Mất xe ở chợ Đề Thám")})
    assert only().summary == "Mất xe ở chợ Đề Thám"


def test_saving_and_printing_opens_the_receipt_with_the_names_just_typed(xa):
    answer = xa.post(NEW, FORM | NAMES | {"print": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("Người báo 01") == 2  # two copies
    assert "TB-12433-2022-000001" in page and "data-print-now" in page
    assert answer["Cache-Control"] == "no-store"


def test_the_minutes_print_from_the_same_form_and_later_without_names(xa):
    page = xa.post(NEW, FORM | NAMES | {"print": "1"}).content.decode()
    token = re.search(r'name="persons" value="([^"]+)"', page)[1]
    minutes = xa.post("/tin-bao/TB-12433-2022-000001/bien-ban/", {"persons": token}).content.decode()
    assert all(name in minutes for name in ("Người báo 01", "Người nghi 02", "Người chứng 03", "thấy tận mắt"))
    for slug in ("phieu", "bien-ban"):
        again = xa.get(f"/tin-bao/TB-12433-2022-000001/{slug}/").content.decode()
        assert "Người" not in re.sub(r"Người (cung|bị|làm|báo</)", "", again).split("<main")[1]


def test_a_token_of_another_report_or_an_old_one_names_nobody(xa):
    page = xa.post(NEW, FORM | NAMES | {"print": "1"}).content.decode()
    token = re.search(r'name="persons" value="([^"]+)"', page)[1]
    xa.post(NEW, FORM | {"summary": "Việc khác hẳn, mất một con trâu"})
    other = xa.post("/tin-bao/TB-12433-2022-000002/bien-ban/", {"persons": token}).content.decode()
    assert "Người báo 01" not in other
    forged = xa.post("/tin-bao/TB-12433-2022-000001/bien-ban/", {"persons": token[:-2] + "xx"}).content.decode()
    assert "Người báo 01" not in forged


def test_names_lie_nowhere_in_the_database(xa):
    xa.post(NEW, FORM | NAMES | {"draft": "keep"}, headers={"HX-Request": "true"})
    xa.post(NEW, FORM | NAMES | {"print": "1", "form_key": "k"})
    texts = [str(row) for model in apps.get_models() for row in model.objects.values_list()]
    for name in NAMES.values():
        assert not [text for text in texts if name in text]


def test_printing_again_is_written_down_and_counted(xa):
    xa.post(NEW, FORM)
    page = xa.post("/tin-bao/TB-12433-2022-000001/phieu/", {"again": "1"}).content.decode()
    assert "In lại lần 1" in page
    assert AuditEvent.objects.filter(verb="print_sheet").count() == 1
    xa.get("/tin-bao/TB-12433-2022-000001/phieu/")
    assert AuditEvent.objects.filter(verb="print_sheet").count() == 1


def test_who_reads_no_content_sees_no_paper(as_):
    as_("xa").post(NEW, FORM)
    assert as_("ct").get("/tin-bao/TB-12433-2022-000001/phieu/").status_code == 403


def test_the_cover_holds_register_clock_and_timeline(xa):
    xa.post(NEW, FORM | {"damage": "một xe máy", "received_on": "14/11/2022", "received_time": "05:10",
                         "occurred_on": "13/11/2022"})  # fmt: skip
    page = xa.get("/tin-bao/TB-12433-2022-000001/bia-ho-so/").content.decode()
    assert "một xe máy" in page and "Điều 8" in page and "Cán bộ xa" in page
    assert page.count("nhập sau 2 ngày 3 giờ") == 2


def test_a_draft_comes_back_with_its_time_and_goes_when_the_form_is_sent(xa):
    kept = xa.post(NEW, FORM | NAMES | {"draft": "keep"}, headers={"HX-Request": "true"})
    assert kept.content.decode() == "Đã lưu nháp lúc 08:15"
    assert "lưu lúc 08:15, 16/11/2022" in xa.get(NEW).content.decode()
    restored = xa.get(NEW + "?khoi-phuc=1")
    assert restored.context["form"]["summary"].value() == FORM["summary"]
    assert not restored.context["form"]["reporter_name"].value()
    xa.post(NEW, FORM)
    assert not Draft.objects.exists()


def test_opening_the_page_changes_nothing(xa):
    xa.post(NEW, FORM | {"draft": "keep"}, headers={"HX-Request": "true"})
    before = list(Draft.objects.values())
    for address in (NEW, NEW + "?khoi-phuc=1", NEW + "?draft=drop"):
        xa.get(address)
    assert list(Draft.objects.values()) == before


def test_without_a_script_the_draft_button_keeps_the_whole_page(xa):
    page = xa.post(NEW, FORM | NAMES | {"draft": "keep"})
    assert page.status_code == 200
    assert page.context["form"]["reporter_name"].value() == "Người báo 01"
    assert "reporter_name" not in Draft.objects.get().values


def test_a_draft_is_dropped_by_its_button(xa):
    xa.post(NEW, FORM | {"draft": "keep"}, headers={"HX-Request": "true"})
    xa.post(NEW, {"draft": "drop"})
    assert not Draft.objects.exists()


def test_a_draft_that_comes_after_the_form_was_sent_is_not_kept(xa):
    xa.post(NEW, FORM | {"form_key": "k"})
    xa.post(NEW, FORM | {"form_key": "k", "draft": "keep"}, headers={"HX-Request": "true"})
    assert not Draft.objects.exists()


def test_the_same_content_after_back_leads_to_the_item_already_made(xa):
    xa.post(NEW, FORM | {"form_key": "first"})
    answer = xa.post(NEW, FORM | {"form_key": "second"})
    page = answer.content.decode()
    assert answer.status_code == 409 and count() == 1
    assert "/tin-bao/TB-12433-2022-000001/" in page and "Đây là tin khác" in page
    assert FORM["summary"] in page


def test_the_officer_may_say_it_is_another_item(xa):
    xa.post(NEW, FORM | {"form_key": "first"})
    assert xa.post(NEW, FORM | {"form_key": "second", "another": "1"}).status_code == 302
    assert count() == 2


def test_the_same_key_twice_leads_to_the_item_without_a_question(xa):
    for _ in range(2):
        answer = xa.post(NEW, FORM | {"form_key": "one"})
    assert answer["Location"] == "/tin-bao/TB-12433-2022-000001/"
    assert count() == 1


def test_another_officer_or_a_later_hour_makes_another_item(as_):
    as_("xa").post(NEW, FORM | {"form_key": "a"})
    as_("xa2").post(NEW, FORM | {"form_key": "b"})
    with clock.simulated(NOW + timedelta(minutes=31)):
        as_("xa").post(NEW, FORM | {"form_key": "c"})
    assert count() == 3


def test_likely_duplicates_are_shown_while_typing_and_by_a_button(xa):
    xa.post(NEW, FORM)
    typed = {"place_code": "12433", "occurred_on": "15/11/2022", "summary": "mat trom xe may cho De Tham"}
    while_typing = xa.post(NEW + "trung/", typed).content.decode()
    by_button = xa.post(NEW, FORM | typed | {"check": "1"})
    for page in (while_typing, by_button.content.decode()):
        assert "TB-12433-2022-000001" in page and "Cùng xã, cùng ngày" in page
    assert by_button.context["form"]["summary"].value() == typed["summary"]
    assert xa.get(NEW + "trung/").status_code == 404
    assert count() == 1


def test_a_head_of_a_district_chooses_the_receiving_body(as_):
    page = as_("tp").get(NEW).content.decode()
    assert '<option value="CAX-12436">' in page
    assert '<option value="CAX-12475">' not in page.split('name="about_code"')[0]


def test_the_page_speaks_english(xa):
    xa.cookies["ngon_ngu"] = "en"
    page = xa.get(NEW).content.decode()
    assert "Save and print the receipt" in page and "Lưu và in phiếu" not in page


def test_the_report_page_shows_the_columns_and_the_papers(xa):
    xa.post(NEW, FORM | {"damage": "một xe máy", "urgency": "public_concern"})
    page = xa.get("/tin-bao/TB-12433-2022-000001/").content.decode()
    assert "một xe máy" in page and "Dư luận xã hội quan tâm" in page
    assert "/tin-bao/TB-12433-2022-000001/phieu/" in page and "/tin-bao/TB-12433-2022-000001/bia-ho-so/" in page


def test_an_act_page_keeps_a_draft_of_its_own(xa):
    xa.post(NEW, FORM)
    act = "/tin-bao/TB-12433-2022-000001/khong-phai-tin/"
    xa.post(act, {"reason": "Chuyện riêng, không có", "draft": "keep"}, headers={"HX-Request": "true"})
    assert "Khôi phục bản nháp" in xa.get(act).content.decode()
    assert xa.get(act + "?khoi-phuc=1").context["form"]["reason"].value() == "Chuyện riêng, không có"
    xa.post(act, {"reason": "Chuyện riêng"})
    assert not Draft.objects.exists()


def test_a_report_about_the_own_unit_is_taken_in_with_its_papers_and_then_out_of_sight(xa):
    given = FORM | NAMES | {"about_code": "CAX-12433", "summary": "Trực ban không tiếp người báo tin"}
    page = xa.post(NEW, given | {"print": "1"}).content.decode()
    assert page.count("Người báo 01") == 2
    row = only()
    assert row.handler.code == "CAH-336"
    for slug in ("", "phieu/", "bia-ho-so/"):
        assert xa.get(f"/tin-bao/{row.code}/{slug}").status_code == 404
    said = xa.post(NEW, given | {"summary": "Trực ban đòi tiền"}, follow=True).content.decode()
    assert "đã vào sổ của cơ quan Công an cấp trên" in said
