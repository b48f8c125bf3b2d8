"""Pages of awards: from opening a round to the printed list, each by the person whose act it is."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.registers.awards.models import Award, AwardRound, Nomination, Recognition

NOW = datetime(2022, 12, 26, 9, 0, tzinfo=LOCAL)
SEATS = {
    "tk": (Role.STATISTICS, "CA-34"), "td": (Role.EMULATION, "CA-34"), "tb": (Role.CHAIR, "BCD-34"),
    "ptb": (Role.CHAIR, "BCD-34"), "xa": (Role.DUTY_OFFICER, "CAX-12433"),
}  # fmt: skip
ROUND = "/khen-thuong/DKT-34-2022-01/"
NOMINATION = "/khen-thuong/de-nghi/DNK-34-2022-001/"
AWARD = "/khen-thuong/quyet-dinh/KT-34-2022-001/"


@pytest.fixture
def as_(seats):
    """Signs in one of the cast."""
    with clock.simulated(NOW):
        yield seats(((name, role, unit) for name, (role, unit) in SEATS.items()), NOW)


def nominated(as_):
    as_("tk").post(
        "/khen-thuong/moi/",
        {"name": "Tổng kết 2022", "occasion": "Hội nghị", "organiser_code": "BCD-34", "on": "26/12/2022"},
    )
    return as_("tk").post(
        ROUND + "de-nghi/",
        {"recipient": "individual", "unit_code": "PC02", "post": "Điều tra viên 07", "form": "police_commendation",
         "kind": "thematic", "year": "2022", "achievement": "Vận động quần chúng"},
    )  # fmt: skip


def vetted(as_, verdict="passed"):
    nominated(as_)
    data = {code: verdict for code in ("form_fits", "no_discipline", "dossier")}
    return as_("td").post(NOMINATION + "tham-dinh/", data)


def decided(as_):
    vetted(as_)
    return as_("tb").post(ROUND + "quyet-dinh/", {"form": "police_commendation", "decided_on": "26122022"})


def test_a_nomination_goes_from_entry_to_the_printed_list(as_):
    assert decided(as_).status_code == 302
    as_("td").post(ROUND + "trao/", {"on": "26/12/2022", "police_commendation": "Giám đốc Công an tỉnh"})
    page = as_("tk").get(ROUND + "danh-sach/").content.decode()
    assert "Điều tra viên 07" in page and "447.000" in page and "Giám đốc Công an tỉnh" in page
    assert Award.objects.get().state == "handed_over"


@pytest.mark.parametrize(
    "url", ["/khen-thuong/", ROUND, NOMINATION, AWARD, ROUND + "danh-sach/", "/khen-thuong/danh-hieu/"]
)
def test_every_page_answers(as_, url):
    decided(as_)
    assert as_("tk").get(url).status_code == 200


@pytest.mark.parametrize(
    ("who", "url"),
    [
        ("tk", "/khen-thuong/moi/"), ("tk", ROUND + "de-nghi/"), ("td", NOMINATION + "tham-dinh/"),
        ("td", NOMINATION + "huy/"), ("tb", ROUND + "quyet-dinh/"), ("td", ROUND + "trao/"),
        ("td", "/khen-thuong/danh-hieu/moi/"),
    ],
)  # fmt: skip
def test_every_entry_page_shows_its_form(as_, who, url):
    nominated(as_)
    assert b"<form" in as_(who).get(url).content


def test_a_fault_is_told_on_the_page_and_nothing_is_kept(as_):
    nominated(as_)
    answer = as_("tk").post(ROUND + "de-nghi/", {"recipient": "individual", "unit_code": "PC02"})
    assert answer.status_code == 422
    assert Nomination.objects.count() == 1


def test_recorded_crime_is_refused_on_the_page(as_):
    nominated(as_)
    data = {code: "passed" for code in ("form_fits", "no_discipline", "dossier")} | {"indicator": "offences_occurred"}
    answer = as_("td").post(NOMINATION + "tham-dinh/", data)
    assert answer.status_code == 422
    assert "số tội phạm được ghi nhận" in answer.content.decode()


def test_a_duty_officer_opens_no_round(as_):
    assert as_("xa").get("/khen-thuong/moi/").status_code == 403


def test_another_units_round_looks_as_if_it_were_not_there(as_):
    nominated(as_)
    assert as_("xa").get(ROUND).status_code == 404


def test_an_award_is_revoked_and_restored_by_two_persons(as_):
    decided(as_)
    as_("tb").post(AWARD + "thu-hoi/", {"ground": "false_data", "on": "26/12/2022", "reason": "Số liệu sai"})
    assert Award.objects.get().state == "revoked"
    as_("ptb").post(AWARD + "khoi-phuc/", {"on": "26/12/2022", "reason": "Xác minh lại"})
    assert Award.objects.get().state == "decided"


def test_a_form_sent_twice_opens_one_round(as_):
    data = {"name": "Đợt", "occasion": "Dịp", "organiser_code": "BCD-34", "on": "26/12/2022", "form_key": "k1"}
    for _turn in range(2):
        as_("tk").post("/khen-thuong/moi/", data)
    assert AwardRound.objects.count() == 1


def test_a_recognition_is_entered_and_shown(as_):
    data = {"title": "Điển hình toàn quốc", "issuer": "Bộ Công an", "year": "2022", "decided_on": "20/12/2022",
            "evidence": "Bản sao quyết định"}  # fmt: skip
    as_("td").post("/khen-thuong/danh-hieu/moi/", data)
    assert "Điển hình toàn quốc" in as_("tk").get("/khen-thuong/danh-hieu/").content.decode()
    as_("tk").post("/khen-thuong/danh-hieu/DH-34-2022-01/huy/", {"reason": "Ghi nhầm"})
    assert Recognition.objects.get().state == "void"


def test_the_list_of_rounds_takes_as_many_queries_for_six_rounds_as_for_one(as_):
    def queries_of_the_list():
        reader = as_("tk")
        with CaptureQueriesContext(connection) as seen:
            reader.get("/khen-thuong/")
        return len(seen)

    nominated(as_)
    for_one = queries_of_the_list()
    for n in range(5):
        data = {"name": f"Đợt {n}", "occasion": "Dịp", "organiser_code": "BCD-34", "on": "26/12/2022"}
        as_("tk").post("/khen-thuong/moi/", data)
    assert queries_of_the_list() == for_one
