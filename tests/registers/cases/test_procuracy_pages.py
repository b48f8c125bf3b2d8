"""Pages of the procuracy's seat as its prosecutor, a head of unit and others meet them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import LOCAL
from tongket.registers.cases import operations as do
from tongket.registers.cases import queries
from tongket.registers.cases.models import FileReturn, ProcuracyRequest, ProsecutionCounts
from tongket.registers.intake import operations as intake

NOW = datetime(2022, 11, 16, 8, 0, tzinfo=LOCAL)
CAST = (
    ("ks", Role.PROCURACY, "SO-TP"),
    ("tp", Role.UNIT_HEAD, "CAH-336"),
    ("qp", Role.UNIT_HEAD, "CAH-338"),
    ("tk", Role.STATISTICS, "CA-34"),
    ("ct", Role.CHAIR, "BCD-34"),
    ("tt", Role.DUTY_OFFICER, "CAX-12433"),
)
REQUEST = {"kind": "remedy", "unit_code": "CAH-336", "content": "Khắc phục việc chậm gửi thông báo"}
COUNTS = {"month": "2022-10", "unit_code": "CA-34", "cases_prosecuted": "20", "accused_prosecuted": "33",
          "cases_stayed": "0", "accused_stayed": "0", "cases_returned": "1", "cases_tried": "18",
          "defendants_tried": "30", "reported_by": "Bộ phận thống kê", "source": "Biểu 07/2019"}  # fmt: skip


@pytest.fixture
def as_(seats):
    """Signs in one of the cast, at eight o'clock on 16 November 2022."""
    with clock.simulated(NOW):
        yield seats(CAST, NOW)


def open_reports(n=1, receiver="CAX-12433"):
    """Reports a commune received a month ago; nobody took them over."""
    at = datetime(2022, 10, 16, 8, 0, tzinfo=LOCAL)
    return [
        intake.receive_report(
            by=system_actor(), at=at, kind="TB", channel="phone", receiver_code=receiver, place_code="12433",
            summary="Trộm cắp xe máy",
        ).code
        for _ in range(n)
    ]  # fmt: skip


def text_of(answer):
    return answer.content.decode()


def test_the_procuracy_starts_at_its_desk_and_nobody_else_opens_it(as_):
    assert as_("ks").get("/").headers["Location"] == "/kiem-sat/"
    assert as_("ks").get("/kiem-sat/").status_code == 200
    for name in ("tp", "tk", "ct", "tt"):
        assert as_(name).get("/kiem-sat/").status_code in (403, 404)


@pytest.mark.parametrize("section", ["qua-han", "an-han", "sap-den-han", "gia-han", "quyet-dinh", "tam-dinh-chi",
                                     "cong-an-xa", "yeu-cau"])  # fmt: skip
def test_every_section_of_the_desk_opens(as_, section):
    assert as_("ks").get(f"/kiem-sat/?muc={section}").status_code == 200


def test_an_unknown_section_or_book_is_not_found(as_):
    assert as_("ks").get("/kiem-sat/?muc=khac").status_code == 404
    assert as_("ks").get("/kiem-sat/so/khac/").status_code == 404
    assert as_("ks").get("/kiem-sat/ghi/khac/").status_code == 404


def test_the_procuracy_reads_what_a_commune_received(as_):
    (code,) = open_reports()
    page = text_of(as_("ks").get("/kiem-sat/?muc=cong-an-xa"))
    assert code in page
    assert f"/kiem-sat/ghi/yeu-cau/?ma={code}" in page


def test_a_request_is_made_answered_and_shown_to_the_body_asked_alone(as_):
    answer = as_("ks").post("/kiem-sat/ghi/yeu-cau/", REQUEST, follow=True)
    code = ProcuracyRequest.objects.get().code
    assert code in text_of(answer)
    assert code in text_of(as_("tp").get("/"))
    assert code not in text_of(as_("qp").get("/kiem-sat/so/yeu-cau/"))
    assert as_("qp").get(f"/kiem-sat/{code}/").status_code == 404
    page = as_("tp").post(f"/kiem-sat/{code}/tra-loi/", {"answer": "accepted", "text": "Đã gửi"}, follow=True)
    assert "Thực hiện" in text_of(page)
    assert f"/kiem-sat/{code}/tra-loi/" not in text_of(as_("tp").get(f"/kiem-sat/{code}/"))


def test_all_faults_of_a_request_are_told_at_once_and_nothing_is_lost(as_):
    answer = as_("ks").post("/kiem-sat/ghi/yeu-cau/", REQUEST | {"content": "Chậm báo", "kind": "", "on": "32/13/2022"})
    page = text_of(answer)
    assert answer.status_code == 422
    assert "Chậm báo" in page
    assert page.count("has-error") >= 2
    assert not ProcuracyRequest.objects.exists()


def test_the_same_form_sent_twice_makes_one_request(as_):
    for _ in range(2):
        as_("ks").post("/kiem-sat/ghi/yeu-cau/", REQUEST | {"form_key": "k1"})
    assert ProcuracyRequest.objects.count() == 1


def test_months_are_counted_signed_by_ticking_and_told_as_reconciled_with_both_signatures(as_):
    as_("ks").post("/kiem-sat/ghi/so-lieu/", COUNTS)
    code = ProsecutionCounts.objects.get().code
    assert "Chưa đối chiếu" in text_of(as_("ks").get("/kiem-sat/so-lieu/"))
    as_("ks").post("/kiem-sat/so-lieu/ky/", {"codes": [code], "form_key": "a"})
    page = text_of(as_("tk").get("/kiem-sat/so-lieu/"))
    assert "Chưa đối chiếu" in page
    assert "thiếu chữ ký: Công an" in page
    as_("tk").post("/kiem-sat/so-lieu/ky/", {"codes": [code], "form_key": "b"})
    assert "Đã đối chiếu" in text_of(as_("tk").get("/kiem-sat/so-lieu/"))
    month = text_of(as_("tk").get(f"/kiem-sat/so-lieu/{code}/"))
    assert "Cán bộ ks" in month
    assert "Cán bộ tk" in month


def test_a_correction_without_a_reason_is_refused_at_its_field(as_):
    as_("ks").post("/kiem-sat/ghi/so-lieu/", COUNTS)
    answer = as_("ks").post("/kiem-sat/ghi/so-lieu/", COUNTS | {"cases_prosecuted": "21"})
    assert answer.status_code == 422
    assert "Muốn đính chính thì ghi lý do" in text_of(answer)
    as_("ks").post("/kiem-sat/ghi/so-lieu/", COUNTS | {"cases_prosecuted": "21", "reason": "Cộng sót"})
    assert "đã thay bằng bản đính chính" in text_of(
        as_("ks").get(f"/kiem-sat/so-lieu/{ProsecutionCounts.objects.get(replaced_at=None).code}/")
    )


def test_a_returned_file_is_answered_by_the_body_that_investigates(as_):
    at = datetime(2022, 11, 1, 9, 0, tzinfo=LOCAL)
    offence = do.record_offence(
        by=system_actor(), at=at, place_code="12433", handler_code="CAH-336", article="173", clause="1",
        occurred_on=date(2022, 10, 1), initiate=do.CaseSpec(date(2022, 11, 1), accused=do.AccusedSpec(1)),
    )  # fmt: skip
    from_case = do.conclude_case(
        by=system_actor(), at=at, code=queries.case_code_of(offence.code), proposal="prosecute"
    )
    as_("ks").post("/kiem-sat/ghi/tra-ho-so/", {"code": from_case.code, "by_body": "procuracy", "reason": "Bổ sung"})
    code = FileReturn.objects.get().code
    assert "Chờ ý kiến" in text_of(as_("ks").get("/kiem-sat/so/tra-ho-so/"))
    as_("tp").post(f"/kiem-sat/{code}/y-kien/", {"accepted": "not_accepted", "text": "Đã đủ chứng cứ"})
    assert "Không chấp nhận" in text_of(as_("ks").get(f"/kiem-sat/{code}/"))


def test_the_desk_asks_the_database_no_more_for_ten_reports_than_for_one(as_):
    client = as_("ks")
    open_reports(1)
    client.get("/kiem-sat/?muc=cong-an-xa")
    with CaptureQueriesContext(connection) as few:
        client.get("/kiem-sat/?muc=cong-an-xa")
    open_reports(9)
    with CaptureQueriesContext(connection) as many:
        client.get("/kiem-sat/?muc=cong-an-xa")
    assert len(many) == len(few)


def test_the_seat_speaks_english(as_):
    client = as_("ks")
    client.cookies["ngon_ngu"] = "en"
    page = text_of(client.get("/kiem-sat/"))
    assert "Procuracy" in page
    assert "Bàn kiểm sát" not in page
    assert "Nearing the end" in page


def test_a_request_shows_its_day_with_the_article_it_comes_from(as_):
    as_("ks").post("/kiem-sat/ghi/yeu-cau/", REQUEST)
    page = text_of(as_("ks").get(f"/kiem-sat/{ProcuracyRequest.objects.get().code}/"))
    assert "01/12/2022" in page
    assert "TTLT 01/2017, Điều 5 khoản 2" in page


def ended(outcome, kind="non_initiation_procuracy"):
    """A report of the town's police, ended yesterday; its decision has gone to the procuracy."""
    at = datetime(2022, 11, 15, 8, 0, tzinfo=LOCAL)
    code = open_reports(receiver="CAH-336")[0]
    intake.accept_report(by=system_actor(), at=at, code=code, handler_code="CAH-336", investigator="ĐTV 01")
    intake.resolve_report(by=system_actor(), at=at, code=code, outcome=outcome, ground="no_crime")
    intake.send_notice(by=system_actor(), at=at, code=code, kind=kind)
    return code


def test_the_procuracy_notes_a_review_and_an_agreement_from_its_desk(as_):
    code, client = ended("administrative"), as_("ks")
    for section, slug in (("quyet-dinh", "kiem-sat"), ("dong-y", "dong-y")):
        url = f"/kiem-sat/quyet-dinh/{slug}/{code}/"
        assert url in text_of(client.get(f"/kiem-sat/?muc={section}"))
        assert client.get(url).status_code == 200
        answer = client.post(url, {"number": "4/VKS"}, follow=True)
        assert answer.redirect_chain[-1][0] == f"/kiem-sat/?muc={section}"
        assert code not in text_of(client.get(f"/kiem-sat/?muc={section}"))
    page = text_of(client.get(f"/tin-bao/{code}/"))
    assert "không có ý kiến khác" in page
    assert "đồng ý chuyển hồ sơ xử phạt" in page
    assert "Việc của Viện kiểm sát" in page
    assert as_("tp").get(f"/kiem-sat/quyet-dinh/kiem-sat/{code}/").status_code in (403, 404)


def test_a_head_enters_the_paper_of_an_annulment_from_the_report_in_the_procuracys_book(as_):
    code = ended("not_initiated")
    page = text_of(as_("tp").get(f"/tin-bao/{code}/"))
    url = f"/kiem-sat/ghi/huy-quyet-dinh/?ma={code}&amp;quyet-dinh=non_initiation"
    assert url in page
    form = text_of(as_("tp").get(url.replace("&amp;", "&")))
    assert code in form
    answer = as_("tp").post("/kiem-sat/ghi/huy-quyet-dinh/", {
        "target_code": code, "decision": "non_initiation", "legal_ground": "BLTTHS Điều 159", "reason": "Trái luật",
        "number": "5/QĐ-VKS",
    }, follow=True)  # fmt: skip
    assert "Ghi theo văn bản của Viện kiểm sát" in text_of(answer)
    assert "Ghi theo văn bản của Viện kiểm sát" in text_of(as_("ks").get("/kiem-sat/so/huy-quyet-dinh/"))
    assert "Viện kiểm sát hủy bỏ quyết định không khởi tố" in text_of(as_("tp").get(f"/tin-bao/{code}/"))


def test_who_answers_an_extension_sees_what_is_asked_and_the_limit_that_runs(as_):
    code = open_reports()[0]
    at = datetime(2022, 11, 1, 8, 0, tzinfo=LOCAL)
    with clock.simulated(at):
        intake.accept_report(by=system_actor(), at=at, code=code, handler_code="CAH-336")
        intake.extend_report(by=system_actor(), at=at, code=code, authority="agency")
        intake.request_extension(by=system_actor(), at=at, code=code, reason="Chờ kết luận giám định", number="21/ĐN")
    page = as_("ks").get(f"/kiem-sat/gia-han/{code}/").content.decode()
    for words in ("Chờ kết luận giám định", "21/ĐN", "Hạn theo luật", "01/01/2023"):
        assert words in page
