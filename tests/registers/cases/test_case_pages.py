"""Pages of offences and cases as officers use them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import LOCAL
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as do
from tongket.registers.cases import queries
from tongket.registers.cases.forms import CASE_ACTS, OFFENCE_ACTS

NOW = datetime(2022, 11, 16, 8, 0, tzinfo=LOCAL)
CAST = (
    ("dtv", Role.INVESTIGATOR, "CAH-336"),
    ("tp", Role.UNIT_HEAD, "CAH-336"),
    ("qp", Role.INVESTIGATOR, "CAH-338"),
    ("ct", Role.CHAIR, "BCD-34"),
    ("tk", Role.STATISTICS, "CA-34"),
)
FORM = {"place_code": "12433", "handler_code": "CAH-336", "occurred_on": "15/11/2022", "article": "173", "clause": "1",
        "dead": "0", "injured": "0", "damage": "5.000.000", "summary": "Trộm cắp ở chợ Đề Thám"}  # fmt: skip


@pytest.fixture
def as_(seats):
    """Signs in one of the cast, at eight o'clock on 16 November 2022."""
    with clock.simulated(NOW):
        yield seats(CAST, NOW)


def recorded(n=1):
    """Offences with their cases, recorded by the system on the day before."""
    at = datetime(2022, 11, 15, 9, 0, tzinfo=LOCAL)
    return [
        do.record_offence(
            by=system_actor(), at=at, place_code="12433", handler_code="CAH-336", article="173", clause="1",
            occurred_on=date(2022, 11, 1), summary="Trộm cắp xe máy",
            initiate=do.CaseSpec(date(2022, 11, 15), accused=do.AccusedSpec(2)),
        ).code
        for _ in range(n)
    ]  # fmt: skip


def read(code):
    return queries.offence(Scope.everything(), code)


def test_an_offence_and_its_case_are_recorded_on_one_page(as_):
    answer = as_("dtv").post("/vu-an/moi/", FORM | {"initiated_on": "16/11/2022", "n": "2", "female": "1"}, follow=True)
    assert answer.redirect_chain == [("/vu-an/VV-12433-2022-000001/", 302)]
    page = answer.content.decode()
    assert "Ít nghiêm trọng" in page and "5.000.000 đồng" in page and "VA-336-2022-000001" in page
    assert "2" in as_("dtv").get("/vu-an/VA-336-2022-000001/").content.decode()


def test_the_class_cannot_be_typed(as_):
    as_("dtv").post("/vu-an/moi/", FORM | {"crime_class": "extremely_serious", "group": "drugs", "serious_set": "yes"})
    row = read("VV-12433-2022-000001")
    assert (row.crime_class, row.group, row.serious_set) == ("less_serious", "social_order", "no")


def test_an_unknown_clause_is_told_at_its_field(as_):
    answer = as_("dtv").post("/vu-an/moi/", FORM | {"clause": "5"})
    assert answer.status_code == 422
    assert "không phải khung hình phạt" in str(answer.context["form"].errors["clause"])


def test_accused_without_a_case_are_asked_back(as_):
    answer = as_("dtv").post("/vu-an/moi/", FORM | {"n": "2"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["initiated_on"]


def test_an_offence_is_cleared_and_the_clearance_reversed(as_):
    code = recorded()[0]
    officer = as_("dtv")
    officer.post(f"/vu-an/{code}/kham-pha/", {"basis": "charged", "recovered": "1.000.000", "n": "1"})
    assert read(code).state == "cleared"
    officer.post(f"/vu-an/{code}/huy-kham-pha/", {"reason": "Không đủ chứng cứ"})
    page = officer.get(f"/vu-an/{code}/").content.decode()
    assert read(code).state == "recorded"
    assert "đã hủy ngày 16/11/2022" in page and "Không đủ chứng cứ" in page


@pytest.mark.parametrize("slug", OFFENCE_ACTS)
def test_every_act_on_an_offence_has_a_page(as_, slug):
    assert as_("tp").get(f"/vu-an/{recorded()[0]}/{slug}/").status_code == 200


@pytest.mark.parametrize("slug", CASE_ACTS)
def test_every_act_on_a_case_has_a_page(as_, slug):
    case = queries.case_code_of(recorded()[0])
    assert as_("tp").get(f"/vu-an/{case}/{slug}/").status_code == 200


def test_a_case_is_concluded_returned_and_shows_its_story(as_):
    case = queries.case_code_of(recorded()[0])
    head = as_("tp")
    head.post(f"/vu-an/{case}/ket-luan/", {})
    head.post(f"/vu-an/{case}/tra-ho-so/", {"by_body": "procuracy", "reason": "Thiếu giám định"})
    page = head.get(f"/vu-an/{case}/").content.decode()
    assert "Trả hồ sơ điều tra bổ sung" in page and "Thiếu giám định" in page and "Đang điều tra" in page


def test_a_case_is_initiated_over_a_recorded_offence(as_):
    as_("dtv").post("/vu-an/moi/", FORM)
    given = {"offence_codes": "VV-12433-2022-000001", "handler_code": "CAH-336", "initiated_on": "16/11/2022"}
    answer = as_("dtv").post("/vu-an/an/khoi-to/", given)
    assert answer["Location"] == "/vu-an/VA-336-2022-000001/"


def test_a_ring_is_recorded_with_its_case_and_voided_by_a_second_person(as_):
    case = queries.case_code_of(recorded()[0])
    form = {"kind": "gang", "name": "Chuyên án 222G", "broken_on": "16/11/2022", "handler_code": "CAH-336",
            "members": "5", "case_codes": ""}  # fmt: skip
    assert as_("dtv").post("/vu-an/bang-nhom/moi/", form).status_code == 422
    ring = as_("dtv").post("/vu-an/bang-nhom/moi/", form | {"case_codes": case})["Location"]
    assert case in as_("tp").get(ring).content.decode()
    as_("tp").post(f"{ring}huy/", {"reason": "Ghi trùng"})
    assert "Đã hủy" in as_("tp").get("/vu-an/bang-nhom/").content.decode()


def test_a_review_is_written_in_the_only_sentence_allowed(as_):
    form = {"unit_code": "CA-34", "on": "15/11/2022", "cases_reviewed": "120", "accused_reviewed": "210", "found": "0"}
    as_("tk").post("/vu-an/ra-soat/moi/", form)
    page = as_("tk").get("/vu-an/ra-soat/").content.decode()
    assert "Qua rà soát 120 vụ/210 bị can, chưa phát hiện oan sai, bỏ lọt." in page and "Cán bộ tk" in page


def test_another_district_sees_and_writes_nothing(as_):
    code = recorded()[0]
    assert as_("qp").get(f"/vu-an/{code}/").status_code == 404
    assert as_("qp").get(f"/vu-an/{queries.case_code_of(code)}/").status_code == 404
    assert as_("qp").post(f"/vu-an/{code}/kham-pha/", {"basis": "charged"}).status_code == 404


def test_the_chair_sees_counts_by_unit_and_no_record(as_):
    code = recorded()[0]
    for address, numbers in (("/vu-an/", [1, 0, 1]), ("/vu-an/an/", [1, 1, 0, 0, 0])):
        answer = as_("ct").get(address)
        line = {line["code"]: line for line in answer.context["table"]["lines"]}["CAH-336"]
        assert (line["head"], [cell["value"] for cell in line["cells"]]) == ("Cán bộ tp", numbers)
        assert code not in answer.content.decode() and "Trộm cắp" not in answer.content.decode()
    for record in (code, queries.case_code_of(code)):
        assert as_("ct").get(f"/vu-an/{record}/").status_code == 403


def test_filters_live_in_the_url(as_):
    code = recorded()[0]
    assert code in as_("tp").get("/vu-an/?nhom=social_order&trang_thai=recorded&don_vi=336&tim=xe+may").content.decode()
    assert code not in as_("tp").get("/vu-an/?nhom=drugs").content.decode()
    case = queries.case_code_of(code)
    assert case in as_("tp").get("/vu-an/an/?trang_thai=investigating").content.decode()
    assert case not in as_("tp").get("/vu-an/an/?trang_thai=concluded").content.decode()


@pytest.mark.parametrize("address", ["/vu-an/", "/vu-an/an/"])
def test_a_list_costs_the_same_queries_for_many_rows(as_, address):
    recorded(2)
    head = as_("tp")
    head.get(address)
    with CaptureQueriesContext(connection) as few:
        head.get(address)
    recorded(20)
    with CaptureQueriesContext(connection) as many:
        head.get(address)
    assert len(many) == len(few)


def test_an_unknown_code_or_act_is_not_found(as_):
    assert as_("tp").get("/vu-an/XX-1/").status_code == 404
    assert as_("tp").get(f"/vu-an/{recorded()[0]}/khong-co/").status_code == 404


def test_the_recorder_is_not_offered_to_change_the_charge_but_told_who_may(as_):
    as_("dtv").post("/vu-an/moi/", FORM)
    address = "/vu-an/VV-12433-2022-000001/"
    page = as_("dtv").get(address)
    assert "reclassify_offence" not in [one["verb"] for one in page.context["acts"]]
    assert "cần người thứ hai" in page.content.decode()
    page = as_("tp").get(address)
    assert "reclassify_offence" in [one["verb"] for one in page.context["acts"]]
    assert "cần người thứ hai" not in page.content.decode()
