"""Numbers of the reporter are asked back when they look mistyped, never barred; places are those of the province."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps

from tongket.foundation.scope import Scope
from tongket.registers.intake import queries
from tongket.registers.intake.forms.receipt import AS_SAID, OUTSIDE, persons_of
from tongket.registers.intake.queries.places import places_for
from tongket.registers.intake.rules.shapes import id_fits, phone_fits, reasons_against_shapes
from tongket.registers.units.models import Unit

NEW = "/tin-bao/moi/"
FORM = {
    "kind": "TB", "channel": "phone", "reporter_kind": "individual", "receiver_code": "CAX-12433",
    "place_code": "12433", "occurred_on": "15/11/2022", "summary": "Mất trộm xe máy ở chợ Đề Thám",
    "received_on": "16/11/2022", "received_time": "07:50",
}  # fmt: skip


@pytest.fixture
def xa(sign_in):
    return sign_in("xa")


def only():
    return queries.reports(Scope.everything()).get()


@pytest.mark.parametrize(("text", "fits"), [
    ("0000000001", True), ("0912 345 678", True), ("0912.345.678", True), ("+84 912 345 678", True),
    ("0084912345678", True), ("84912345678", True), ("(0227) 3831 234", True), ("024 3826 1234", True),
    ("0123 456 7890", True),  # eleven digits until 2018, ten since
    ("091234567", False), ("09123456789", False), ("912345678", False), ("0912345678, 0987654321", False),
    ("con trai ông B", False), ("0912345678 (con trai)", False), ("1900 1234", False),
])  # fmt: skip
def test_a_phone_number_has_the_shape_of_one(text, fits):
    assert phone_fits(text) is fits


@pytest.mark.parametrize(("text", "fits"), [
    ("000000000001", True), ("034 080 000 001", True), ("151234567", True), ("B1234567", True), ("c 1234567", True),
    ("03408000001", False), ("1512345678", False), ("B123", False), ("giấy khai sinh", False),
])  # fmt: skip
def test_a_paper_number_has_the_shape_of_one(text, fits):
    assert id_fits(text) is fits


def test_nothing_given_is_nothing_to_ask_and_no_sentence_repeats_a_number():
    assert reasons_against_shapes(phone="", id_number=" ") == []
    reasons = reasons_against_shapes(phone="0912345", id_number="0340800")
    assert [reason.data["field"] for reason in reasons] == ["reporter_phone", "reporter_id"]
    assert not any("0912345" in reason.sentence() or "0340800" in reason.sentence() for reason in reasons)


def test_an_odd_number_is_asked_back_at_its_field_with_a_way_out(xa):
    assert 'name="as_said"' not in xa.get(NEW).content.decode()
    answer = xa.post(NEW, FORM | {"reporter_phone": "09123", "reporter_id": "12"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"reporter_phone", "reporter_id"}
    page = answer.content.decode()
    assert 'name="as_said"' in page and "10 số bắt đầu bằng 0" in page and "9 hoặc 12 số" in page


def test_what_the_citizen_said_is_taken_as_said_and_lies_in_no_open_table(xa):
    given = FORM | {"reporter_phone": "09123 hay 09132 xxxx", "as_said": "on", "print": "1"}
    page = xa.post(NEW, given).content.decode()
    assert only().code == "TB-12433-2022-000001"
    assert page.count("09123 hay 09132 xxxx") == 2
    texts = [str(row) for model in apps.get_models() for row in model.objects.values_list()]
    assert not [text for text in texts if "09132" in text]


def test_a_draft_with_an_odd_number_comes_back_without_it(xa):
    xa.post(NEW, FORM | {"reporter_phone": "09123 xx", "as_said": "on", "draft": "keep"},
            headers={"HX-Request": "true"})  # fmt: skip
    page = xa.get(NEW + "?khoi-phuc=1").content.decode()
    assert "09123" not in page and FORM["summary"] in page


def test_the_envelope_says_that_an_odd_number_is_no_slip_of_the_pen():
    blank = dict.fromkeys(("reporter_name", "reporter_address", "reporter_id", "reporter_id_on", "reporter_id_by",
                           "how_known", "others_knowing", "suspects", "victims", "witnesses"), "")  # fmt: skip
    odd = persons_of(blank | {"reporter_phone": "09123", "as_said": True})
    assert odd["reporter"] == {"phone": "09123", "note": AS_SAID}
    assert "note" not in persons_of(blank | {"reporter_phone": "0912345678", "as_said": True})["reporter"]


def test_only_communes_of_the_own_province_are_offered_the_own_district_first(province):
    Unit.objects.filter(code="12478").update(parent=None)  # as if it lay in another province
    found = [row.code for row, _above in places_for(province["CAH-338"], date(2022, 11, 16))]
    assert found == ["12472", "12475", "12433", "12436", "12439"]
    division = [row.code for row, _above in places_for(province["PC02"], date(2022, 11, 16))]
    assert division == ["12433", "12436", "12439", "12472", "12475"]
    assert len(places_for(None, date(2022, 11, 16))) == 6


def test_an_event_outside_the_province_is_written_out(xa):
    assert f'<option value="{OUTSIDE[0]}">' in xa.get(NEW).content.decode()
    given = FORM | {"place_code": OUTSIDE[0]}
    assert set(xa.post(NEW, given).context["form"].errors) == {"place_text"}
    xa.post(NEW, given | {"place_text": "xã Hồng Minh, huyện Phú Xuyên, Hà Nội"})
    row = only()
    assert row.place is None
    assert queries.details_of(row).place_text == "Ngoài tỉnh: xã Hồng Minh, huyện Phú Xuyên, Hà Nội"


def test_a_correction_chooses_the_place_from_the_same_list(xa):
    xa.post(NEW, FORM)
    code = only().code
    page = xa.get(f"/tin-bao/{code}/sua/").content.decode()
    assert '<option value="12433" selected>Phường Lê Hồng Phong – Thái Bình</option>' in page
    assert '<option value="12475">' in page
