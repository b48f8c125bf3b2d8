"""Pages of directives and tasks."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.foundation.scope import Scope
from tongket.registers.directives import queries
from tongket.registers.directives.models import Directive, Task

NOW = datetime(2023, 2, 10, 9, 0, tzinfo=LOCAL)
TET = "NV-34-2022-003"
HERE = f"/chi-dao/nhiem-vu/{TET}/"
CAST = (
    ("tk", Role.STATISTICS, "CA-34"),
    ("tb", Role.CHAIR, "BCD-34"),
    ("tp", Role.UNIT_HEAD, "CAH-336"),
    ("so", Role.MEMBER_AGENCY, "SO-TP"),
    ("xa", Role.DUTY_OFFICER, "CAX-12433"),
)


@pytest.fixture
def as_(seats, issued):
    """Signs in one of the cast."""
    with clock.simulated(NOW):
        yield seats(CAST, NOW)


def task() -> Task:
    return queries.task(Scope.everything(), TET)


def test_the_list_shows_computed_statuses_and_both_rates(as_):
    page = as_("tk").get("/chi-dao/").content.decode()
    assert "quá 5 ngày" in page
    assert "thường xuyên" in page
    assert "0/1 = 0,0%" in page


def test_the_list_filters_by_status_and_unit_in_the_url(as_):
    page = as_("tk").get("/chi-dao/?trang_thai=overdue&don_vi=CAH-336").content.decode()
    assert TET in page
    assert "NV-34-2022-001" not in page


def test_a_member_agency_sees_its_own_tasks_only(as_):
    page = as_("so").get("/chi-dao/CD-34-2022-01/").content.decode()
    assert "NV-34-2022-001" in page
    assert TET not in page
    assert as_("so").get(HERE).status_code == 404
    assert as_("so").post(f"{HERE}tien-do/", {"text": "Thử"}).status_code == 404


def test_the_whole_way_of_a_task(as_):
    as_("tp").post(f"{HERE}tien-do/", {"text": "Đã họp triển khai"})
    as_("tb").post(f"{HERE}gia-han/", {"new_due": "28/02/2023", "reason": "Chờ số liệu"})
    done = {"kind": "figure", "title": "Kết quả cao điểm", "reference": "BC-02", "complete": "on"}
    as_("tp").post(f"{HERE}minh-chung/", done)
    as_("tb").post(f"{HERE}tra-lai/", {"reason": "Thiếu phụ lục"})
    as_("tp").post(f"{HERE}minh-chung/", done | {"title": "Phụ lục"})
    as_("tk").post(f"{HERE}nghiem-thu/", {"note": "Đủ"})
    assert (task().state, task().done_on) == ("accepted", date(2023, 2, 10))
    page = as_("tp").get(HERE).content.decode()
    for words in ("Đã họp triển khai", "05/02/2023 → 28/02/2023", "Thiếu phụ lục", "BC-02", "Hoàn thành đúng hạn"):
        assert words in page


def test_buttons_stand_only_where_the_act_is_possible(as_):
    head, chair = as_("tp").get(HERE).content.decode(), as_("tb").get(HERE).content.decode()
    assert "Nộp minh chứng" in head
    assert "Gia hạn" not in head
    assert "Gia hạn" in chair
    assert "Nghiệm thu</a>" not in chair


def test_a_regular_task_offers_no_extension(as_):
    assert "gia-han" not in as_("tb").get("/chi-dao/nhiem-vu/NV-34-2022-002/").content.decode()


def test_a_refused_act_is_told_on_its_page_and_nothing_typed_is_lost(as_):
    answer = as_("tb").post(f"{HERE}gia-han/", {"new_due": "01/02/2023", "reason": "Chờ số liệu"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "không sau hạn đang có" in page
    assert "Chờ số liệu" in page


def test_a_directive_is_issued_with_its_first_task_and_gets_more(as_):
    given = {
        "source": "plan", "heading": "Kế hoạch cao điểm", "issued_on": "09/02/2023", "issuer_code": "BCD-34",
        "issuer_post": "Trưởng Ban Chỉ đạo", "instruction": "Mở đợt cao điểm", "title": "Mở đợt", "lead_code": "CA-34",
        "partner_codes": "SO-TP, MTTQ", "due_on": "31/03/2023", "proofs": "Kế hoạch\nBáo cáo sơ kết",
    }  # fmt: skip
    as_("tk").post("/chi-dao/moi/", given)
    row = Directive.objects.get(source="plan")
    made = queries.tasks_of(Scope.everything(), row.code).get()
    assert (made.partners.count(), made.evidence.count()) == (2, 2)
    more = {"instruction_number": "1", "title": "Việc nữa", "lead_code": "CAH-338"}
    as_("tk").post(f"/chi-dao/{row.code}/giao/", more)
    assert queries.tasks_of(Scope.everything(), row.code).count() == 2
    assert "Kế hoạch cao điểm" in as_("tk").get("/chi-dao/van-ban/").content.decode()


def test_a_partner_is_added_and_sees_the_task(as_):
    as_("tk").post(f"{HERE}phoi-hop/", {"unit_code": "SO-TP"})
    assert as_("so").get(HERE).status_code == 200


def test_voiding_a_task_and_a_directive(as_):
    as_("tk").post(f"{HERE}huy/", {"reason": "Trùng"})
    assert "Đã hủy" in as_("tk").get(HERE).content.decode()
    as_("tb").post("/chi-dao/CD-34-2022-01/huy/", {"reason": "Ban hành nhầm"})
    assert "Ban hành nhầm" in as_("tb").get("/chi-dao/CD-34-2022-01/").content.decode()


@pytest.mark.parametrize("path", ["moi/", "CD-34-2022-01/giao/", "CD-34-2022-01/huy/", f"nhiem-vu/{TET}/nghiem-thu/"])
def test_a_duty_officer_may_not_direct(as_, path):
    assert as_("xa").post(f"/chi-dao/{path}", {}).status_code == 403
