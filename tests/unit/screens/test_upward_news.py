"""What upper registers say beside a report or a case, what waits on the home pages, requests on the board."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import local
from tongket.registers.cases import operations as cases
from tongket.registers.intake import operations as intake

HOME = "/"


def on(day: int, month: int, act, **values):
    at = local(date(2022, month, day), 9)
    with clock.simulated(at):
        return act(by=values.pop("by", system_actor()), at=at, **values)


@pytest.fixture
def report(province) -> str:
    """A report of the commune, taken by the town's police on 1 December."""
    code = on(1, 12, intake.receive_report, kind="TB", channel="phone", receiver_code="CAX-12433", place_code="12433",
              summary="Mất xe").code  # fmt: skip
    on(1, 12, intake.accept_report, code=code, handler_code="CAH-336", investigator="Điều tra viên 07")
    return code


@pytest.fixture
def procurator(actor):
    return actor(Role.PROCURACY, "CA-34", account_id=90)


def ask(by, code, kind="verify"):
    return on(5, 12, cases.make_request, by=by, kind=kind, unit_code="CAH-336", content="Bổ sung tài liệu",
              target_code=code).code  # fmt: skip


def test_an_initiated_report_leads_to_its_case_and_then_shows_it(report, as_):
    client = as_(Role.UNIT_HEAD)
    page = f"/tin-bao/{report}/"
    assert "Khởi tố vụ án từ tin" not in client.get(page).content.decode()
    on(8, 12, intake.resolve_report, code=report, outcome="initiated", article="173")
    assert f'href="/vu-an/tu-tin/{report}/"' in client.get(page).content.decode()
    spec = cases.CaseSpec(date(2022, 12, 8), accused=cases.AccusedSpec(1))
    on(8, 12, cases.record_offence, place_code="12433", handler_code="CAH-336", article="173", clause="1",
       occurred_on=date(2022, 12, 1), report_code=report, initiate=spec)  # fmt: skip
    text = client.get(page).content.decode()
    assert 'href="/vu-an/VA-336-2022-000001/"' in text and "Khởi tố vụ án từ tin" not in text


def test_who_initiates_no_cases_is_not_led_to_do_so(report, as_):
    on(8, 12, intake.resolve_report, code=report, outcome="initiated", article="173")
    assert f'href="/vu-an/tu-tin/{report}/"' not in as_(Role.STATISTICS).get(f"/tin-bao/{report}/").content.decode()


def test_requests_of_the_procuracy_stand_on_the_report_and_on_the_case(report, as_, procurator):
    first = ask(procurator, report)
    spec = cases.CaseSpec(date(2022, 12, 1))
    on(1, 12, cases.record_offence, place_code="12433", handler_code="CAH-336", article="173", clause="1",
       occurred_on=date(2022, 12, 1), initiate=spec)  # fmt: skip
    second = ask(procurator, "VA-336-2022-000001")
    client = as_(Role.UNIT_HEAD)
    text = client.get(f"/tin-bao/{report}/").content.decode()
    assert f'href="/kiem-sat/{first}/"' in text and second not in text
    text = client.get("/vu-an/VA-336-2022-000001/").content.decode()
    assert f'href="/kiem-sat/{second}/"' in text and first not in text


def test_a_duty_officer_reads_of_a_request_without_a_link_to_the_procuracys_book(report, as_, procurator):
    code = ask(procurator, report)
    text = as_(Role.DUTY_OFFICER).get(f"/tin-bao/{report}/").content.decode()
    assert "/kiem-sat/" not in text and code not in text  # the request is to the body above the commune


def test_an_open_request_stands_on_the_board_with_the_head_of_the_unit(report, as_, procurator):
    code = ask(procurator, report)
    client = as_(Role.UNIT_HEAD)
    text = client.get("/viec/qua-han/?loai=request").content.decode()
    assert f'href="/kiem-sat/{code}/"' in text and "Cán bộ unit_head" in text
    answer = client.get(f"/viec/qua-han/ly-do/?viec=cases:{code}:REQUEST")
    assert answer.status_code == 200
    on(20, 12, cases.record_answer, by=system_actor(), code=code, answer="accepted", text="Đã làm")
    assert code not in client.get("/viec/qua-han/?loai=request").content.decode()


@pytest.mark.parametrize("role", [Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD])
def test_the_home_counts_the_notices_to_send_as_their_page_does(report, as_, role):
    client = as_(role)
    page = client.get("/tin-bao/thong-bao/").context["total"]
    waiting = {one["label"]: one for one in client.get(HOME).context["waiting"]}
    assert waiting["Thông báo chờ gửi"]["value"] == page
    assert waiting["Thông báo chờ gửi"]["url"] == "/tin-bao/thong-bao/"
    assert (page > 0) == (role != Role.DUTY_OFFICER)  # the commune's officer has none: the town's police took it


def test_the_duty_officer_starts_with_a_new_report(report, as_):
    text = as_(Role.DUTY_OFFICER).get(HOME).content.decode()
    assert 'class="btn btn-primary" href="/tin-bao/moi/"' in text and "Tiếp nhận tin mới" in text


def test_a_head_sees_voids_and_openings_that_wait_for_a_decision(report, as_, actor):
    other = on(2, 12, intake.receive_report, kind="TB", channel="phone", receiver_code="CAX-12436",
               place_code="12436").code  # fmt: skip
    officer = actor(Role.DUTY_OFFICER, "CAX-12436", account_id=77)
    on(3, 12, intake.request_void, by=officer, code=other, reason="Ghi nhầm", number="01/ĐN")
    client = as_(Role.UNIT_HEAD)
    answer = client.get(HOME)
    waiting = {one["label"]: one["value"] for one in answer.context["waiting"]}
    assert waiting["Đề nghị mở danh tính chờ duyệt"] == 0
    text = answer.content.decode()
    assert "Đề nghị hủy chờ duyệt" in text and f'href="/tin-bao/{other}/"' in text


def test_a_report_about_the_own_unit_is_named_on_no_page_of_its_case(province, as_):
    code = on(1, 12, intake.receive_report, kind="TB", channel="phone", receiver_code="CAH-338", place_code="12433",
              about_code="CAX-12433", summary="Mất xe").code  # fmt: skip
    spec = cases.CaseSpec(date(2022, 12, 8), accused=cases.AccusedSpec(1))
    on(8, 12, cases.record_offence, place_code="12433", handler_code="CAH-336", article="173", clause="1",
       occurred_on=date(2022, 12, 1), report_code=code, initiate=spec)  # fmt: skip
    pages = ("/vu-an/VV-12433-2022-000001/", "/vu-an/VA-336-2022-000001/")
    assert code not in as_(Role.DUTY_OFFICER).get(pages[0]).content.decode()
    assert [code in as_(Role.UNIT_HEAD).get(page).content.decode() for page in pages] == [True, True]
