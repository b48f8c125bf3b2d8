"""Pages across registers answer: without a seal, with a silent one, for every role, and to wrong questions."""

from __future__ import annotations

import pytest

from tests.unit.screens.conftest import NOW
from tongket.foundation import nightly
from tongket.foundation.actor import Role, system_actor
from tongket.screens.home.presenters import BOXES

FIGURES = (
    "/tong-quan/",
    "/chi-tieu/",
    "/chi-tieu/clearance_rate/",
    "/doi-chieu/2022/",
    "/van-ban/",
    "/van-ban/tong-ket/",
)
PEOPLE = [role for role in Role if role is not Role.SYSTEM]


def test_every_role_has_a_work_list():
    assert set(BOXES) == set(Role)


@pytest.mark.parametrize("role", PEOPLE)
def test_the_home_page_opens_for_every_role(as_, snapshots, role):
    answer = as_(role).get("/", follow=True)
    assert answer.status_code == 200


@pytest.mark.parametrize("path", FIGURES)
def test_without_a_seal_a_page_says_what_to_do(as_, snapshots, path):
    answer = as_(Role.STATISTICS).get(path)
    assert answer.status_code == 200
    assert "tongket seal" in answer.content.decode()


@pytest.mark.parametrize("path", FIGURES[:5])
def test_with_nothing_reported_a_page_says_so_and_prints_no_zero(as_, sealed, path):
    answer = as_(Role.STATISTICS).get(path)
    assert answer.status_code == 200


def test_a_silent_figure_is_not_a_zero(as_, sealed):
    page = as_(Role.STATISTICS).get("/chi-tieu/offences_occurred/?don-vi=34&ky=2022").content.decode()
    assert "chưa báo cáo" in page
    assert "0/6" in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?don-vi=99999", "Không có đơn vị mang mã 99999"),
        ("?ky=2022-13", "không phải là một kỳ"),
        ("?lich=lunar", "Không có lịch báo cáo"),
    ],
)
def test_a_wrong_question_is_answered_in_words(as_, sealed, query, said):
    answer = as_(Role.CHAIR).get(f"/tong-quan/{query}")
    assert answer.status_code == 404
    assert said in answer.content.decode()


def test_an_unknown_figure_is_not_found(as_, sealed):
    assert as_(Role.CHAIR).get("/chi-tieu/tong_hop/").status_code == 404


def test_a_report_of_a_month_or_of_a_police_body_is_refused(as_, sealed):
    client = as_(Role.STATISTICS)
    assert client.get("/van-ban/tong-ket/?ky=2022-11").status_code == 422
    assert client.get("/van-ban/tong-ket/?don-vi=CAH-338&ky=2022").status_code == 422


def test_an_unknown_kind_of_file_is_not_found(as_, sealed):
    assert as_(Role.STATISTICS).get("/van-ban/tong-ket/tai-ve/odt/?ky=2022").status_code == 404


def test_another_year_has_no_trace(as_, sealed):
    assert as_(Role.CHAIR).get("/doi-chieu/2021/").status_code == 404


def test_the_statistics_desk_seals_and_the_pages_use_the_seal(as_, snapshots):
    client = as_(Role.STATISTICS)
    answer = client.post("/chot/moi/", {"cut_off": "14/12/2022", "form_key": "k1"}, follow=True)
    assert "Đã chốt số liệu đến 14/12/2022" in answer.content.decode()
    assert "Số liệu chốt đến 14/12/2022" in client.get("/tong-quan/").content.decode()


def test_a_day_to_come_is_not_sealed(as_, snapshots):
    answer = as_(Role.STATISTICS).post("/chot/moi/", {"cut_off": "31/12/2022", "form_key": "k2"})
    assert answer.status_code == 422
    assert not snapshots.exists()


def test_nobody_else_seals(as_, snapshots):
    assert as_(Role.UNIT_HEAD).post("/chot/moi/", {"cut_off": "14/12/2022"}).status_code == 403


def test_a_changed_seal_is_not_used(as_, sealed):
    with (sealed.path / "offence.parquet").open("ab") as file:
        file.write(b"x")
    answer = as_(Role.CHAIR).get("/tong-quan/")
    assert answer.status_code == 500
    assert "khác với lúc được chốt" in answer.content.decode()


def test_search_answers_short_and_unknown_words(as_):
    client = as_(Role.STATISTICS)
    assert "Gõ ít nhất hai chữ" in client.get("/tim/?q=a").content.decode()
    assert "Không thấy gì" in client.get("/tim/?q=khong-co-tu-nay").content.decode()
    assert "Phường Bồ Xuyên" in client.get("/tim/?q=bo xuyen").content.decode()


@pytest.mark.parametrize("path", ["/", "/tong-quan/", "/chi-tieu/", "/van-ban/", "/chot/", "/tim/", "/viec/qua-han/"])
def test_a_stranger_is_sent_to_the_sign_in(client, db, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/dang-nhap/")


def test_a_strange_start_of_the_records_is_read_as_the_first(sealed, as_):
    for start in ("²", "-1", "x" * 40, "9" * 40):
        assert as_(Role.CHAIR).get(f"/chi-tieu/resolution_rate/?tu={start}").status_code == 200


def test_who_keeps_the_machine_reads_how_many_findings_and_no_record(as_):
    found = nightly.Found("DUE-DIFFERS", "TB-336-2022-000007", "Hạn lưu của TB-336-2022-000007 khác hạn tính lại.")
    nightly.record_nightly_step(by=system_actor(), at=NOW, day=NOW.date(), step="due", started_at=NOW,
                                outcome=nightly.Outcome(3, "", [found]))  # fmt: skip
    assert "TB-336-2022-000007" in as_(Role.STATISTICS).get("/viec/kiem-tra-dem/").content.decode()
    page = as_(Role.ADMINISTRATOR).get("/viec/kiem-tra-dem/").content.decode()
    assert "1 phát hiện" in page and "TB-336" not in page
