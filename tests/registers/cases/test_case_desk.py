"""The desk of a case: clock, acts offered, both versions of an edit, cover, articles by words, from a report."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import LOCAL
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as do
from tongket.registers.cases import queries
from tongket.registers.intake import operations as intake

NOW = datetime(2022, 11, 16, 8, 0, tzinfo=LOCAL)
CAST = (
    ("dtv", Role.INVESTIGATOR, "CAH-336"), ("tp", Role.UNIT_HEAD, "CAH-336"), ("tinh", Role.UNIT_HEAD, "CA-34"),
    ("tk", Role.STATISTICS, "CA-34"),
)  # fmt: skip


@pytest.fixture
def as_(seats):
    """Signs in one of the cast, at eight o'clock on 16 November 2022."""
    with clock.simulated(NOW):
        yield seats(CAST, NOW)


def made(on=date(2022, 9, 1)) -> tuple[str, str]:
    """An offence and its case, initiated on a day."""
    at = clock.local(on, 9)
    with clock.simulated(at):
        offence = do.record_offence(
            by=system_actor(), at=at, place_code="12433", handler_code="CAH-336", article="173", clause="1",
            occurred_on=on, summary="Trộm cắp xe máy", initiate=do.CaseSpec(on, accused=do.AccusedSpec(2)),
        ).code  # fmt: skip
    return offence, queries.case_code_of(offence)


def page(client, address):
    return client.get(address).content.decode()


def test_the_page_of_a_case_shows_every_stage_with_its_article_and_how_late_it_is(as_):
    text = page(as_("tp"), f"/vu-an/{made()[1]}/")
    assert "BLTTHS 2015, Điều 172" in text and "01/11/2022" in text and "Quá 15 ngày" in text


def test_within_days_off_after_the_limit_a_case_is_not_overdue(as_):
    code = made(date(2022, 9, 12))[1]  # two months end on Saturday 12 November, rolled to Monday
    with clock.simulated(datetime(2022, 11, 13, 8, 0, tzinfo=LOCAL)):
        text = page(as_("tp"), f"/vu-an/{code}/")
    assert "Trong ngày nghỉ sau hạn" in text and "14/11/2022" in text


def test_only_acts_that_would_be_accepted_are_offered(as_):
    case = made()[1]
    text = page(as_("tp"), f"/vu-an/{case}/")
    assert "Kết luận điều tra" in text and f"/vu-an/{case}/gia-han/" in text
    assert f"/vu-an/{case}/tach/" not in text and f"/vu-an/{case}/phuc-hoi/" not in text
    as_("tp").post(f"/vu-an/{case}/gia-han/", {"level": "district", "document": "07/QĐ-VKS", "on": "01/11/2022"})
    assert f"/vu-an/{case}/gia-han/" not in page(as_("tp"), f"/vu-an/{case}/")


def test_overdue_cases_are_found_by_a_filter_in_the_url(as_):
    late, running = made()[1], made(date(2022, 11, 1))[1]
    text = page(as_("tp"), "/vu-an/an/?qua_han=on&dieu=173&tim=trom+cap")
    assert late in text and running not in text


def test_the_cover_of_a_file_prints_the_whole_story(as_):
    text = page(as_("tp"), f"/vu-an/{made()[1]}/bia-ho-so/")
    assert "HỒ SƠ VỤ ÁN" in text and "BLTTHS 2015, Điều 179" in text and "In lúc 08:00, 16/11/2022" in text


def test_the_second_editor_sees_both_versions_and_saves_over_them(as_):
    offence = made()[0]
    form = {"summary": "Bản một", "occurred_on": "01/09/2022", "place_code": "12433", "dead": "0", "injured": "0",
            "damage": "0", "tag": "", "reason": "Bổ sung", "version": "1"}  # fmt: skip
    assert as_("dtv").post(f"/vu-an/{offence}/dinh-chinh/", form).status_code == 302
    answer = as_("tp").post(f"/vu-an/{offence}/dinh-chinh/", form | {"summary": "Bản hai"})
    text = answer.content.decode()
    assert answer.status_code == 409 and "Bản một" in text and "Bản hai" in text
    again = form | {"summary": "Bản hai", "version": "2"}
    assert as_("tp").post(f"/vu-an/{offence}/dinh-chinh/", again).status_code == 302
    assert queries.offence(Scope.everything(), offence).summary == "Bản hai"


def test_a_void_goes_up_and_is_approved_there(as_):
    case = made()[1]
    as_("tp").post(f"/vu-an/{case}/huy/", {"reason": "Ghi nhầm", "document": "05/QĐ"})
    assert "chờ người ngoài đơn vị duyệt" in page(as_("tp"), f"/vu-an/{case}/")
    assert f"/vu-an/{case}/duyet-huy/" not in page(as_("dtv"), f"/vu-an/{case}/")
    assert f"/vu-an/{case}/duyet-huy/" in page(as_("tinh"), f"/vu-an/{case}/")
    as_("tinh").post(f"/vu-an/{case}/duyet-huy/", {})
    assert queries.case(Scope.everything(), case).state == "void"
    assert "05/QĐ" in page(as_("tk"), "/vu-an/thay-doi/?ky=nay")


def test_all_faults_of_an_offence_are_told_at_once_and_the_text_stays(as_):
    form = {"place_code": "336", "handler_code": "CAX-12433", "occurred_on": "", "article": "173", "clause": "9",
            "dead": "0", "injured": "0", "damage": "0", "summary": "Trộm cắp ở chợ", "report_code": "TB-0"}  # fmt: skip
    answer = as_("dtv").post("/vu-an/moi/", form)
    assert set(answer.context["form"].errors) >= {"clause", "place_code", "handler_code", "report_code"} or set(
        answer.context["form"].errors
    ) >= {"article", "place_code", "handler_code", "report_code"}
    assert "Trộm cắp ở chợ" in answer.content.decode()


def test_frames_of_an_article_are_shown_by_number_or_by_words(as_):
    text = page(as_("dtv"), "/vu-an/khung/?dieu=trom+cap+tai+san")
    assert "Điều 173" in text and "3 năm tù" in text and "Ít nghiêm trọng" in text


def test_a_case_is_initiated_from_a_report_with_the_form_filled(as_):
    at = datetime(2022, 11, 15, 9, 0, tzinfo=LOCAL)
    report = intake.receive_report(
        by=system_actor(), at=at, kind="TB", channel="phone", receiver_code="CAX-12433", place_code="12433",
        occurred_on=date(2022, 11, 14), summary="Mất xe",
    ).code  # fmt: skip
    intake.accept_report(by=system_actor(), at=at, code=report, handler_code="CAH-336")
    answer = as_("dtv").get(f"/vu-an/tu-tin/{report}/")
    assert answer["Location"] == f"/vu-an/moi/?tin={report}"
    filled = page(as_("dtv"), answer["Location"])
    assert report in filled and 'value="12433"' in filled and "14/11/2022" in filled and "Mất xe" in filled
    form = {"place_code": "12433", "handler_code": "CAH-336", "occurred_on": "14/11/2022", "article": "173",
            "clause": "1", "dead": "0", "injured": "0", "damage": "0", "report_code": report,
            "initiated_on": "16/11/2022"}  # fmt: skip
    as_("dtv").post("/vu-an/moi/", form)
    case = queries.cases_of_report(report)[0]
    assert report in page(as_("dtv"), f"/vu-an/{case}/")
    assert as_("dtv").get(f"/vu-an/tu-tin/{report}/")["Location"] == f"/vu-an/{case}/"
