"""The overdue board: every kind of duty, one named person, buckets and filters in the URL, reasons, bulk acts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.urls import reverse

from tests.unit.screens.conftest import NOW
from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import LOCAL, local
from tongket.foundation.models import AuditEvent
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as cases
from tongket.registers.cases.operations import AccusedSpec, CaseSpec
from tongket.registers.cases.queries import case_code_of
from tongket.registers.directives import operations as directives
from tongket.registers.directives.models import DelayReason, Reminder
from tongket.registers.directives.operations import DirectiveSpec, InstructionSpec, TaskSpec
from tongket.registers.intake import operations as intake
from tongket.registers.returns import operations as returns
from tongket.screens.overdue import duties, presenters

BOARD = "/viec/qua-han/"
SECRET = "Mất xe đạp ở chợ"


@pytest.fixture
def late(province) -> str:
    """A report taken on 1 November by the town's police and still open; its limit ended on 21 November."""
    at = local(date(2022, 11, 1), 9)
    with clock.simulated(at):
        code = intake.receive_report(
            by=system_actor(), at=at, kind="TB", channel="phone", receiver_code="CAH-336", place_code="12433",
            summary=SECRET,
        ).code  # fmt: skip
        intake.accept_report(
            by=system_actor(), at=at, code=code, handler_code="CAH-336", investigator="Điều tra viên 07"
        )
    return code


@pytest.fixture
def task(province) -> str:
    """A task of an agency, due on 20 December."""
    at = datetime(2022, 12, 1, 9, 0, tzinfo=LOCAL)
    spec = DirectiveSpec("plan", "Kế hoạch", at.date(), "BCD-34", "Trưởng Ban Chỉ đạo")
    tasks = [TaskSpec("Lắp camera ở cụm công nghiệp", "SO-TP", due_on=date(2022, 12, 20))]
    with clock.simulated(at):
        directives.issue_directive(
            by=system_actor(), at=at, spec=spec, instructions=[InstructionSpec(1, "Một", tasks=tasks)]
        )
    return "NV-34-2022-001"


@pytest.fixture
def unsent(province) -> str:
    """A commune's return of November, due on 20 November, never sent."""
    at = datetime(2022, 11, 15, 9, 0, tzinfo=LOCAL)
    with clock.simulated(at):
        returns.open_returns(by=system_actor(), at=at, month="2022-11", due_on=date(2022, 11, 20),
                             unit_codes=["12433"])  # fmt: skip
    return "BT-12433-2022-11"


def page(client, query="") -> str:
    answer = client.get(BOARD + query)
    assert answer.status_code == 200
    return answer.content.decode()


def lines() -> dict[tuple[str, str], duties.Line]:
    return {(line.code, line.key.duty): line for line in duties.lines(Scope.everything(), NOW)}


def tally(text: str) -> list[str]:
    return re.findall(r'<b class="text-[a-z]+">([^<]+)</b>', text.split('<ul class="counters">')[1].split("</ul>")[0])


def test_duties_of_every_kind_stand_on_one_list_each_with_one_person(late, task, unsent, as_):
    found = lines()
    assert found[late, "LIMIT"].person == "Điều tra viên 07"
    assert found[task, "TASK"].person == "Thủ trưởng, Sở Tư pháp"
    assert found[unsent, "RETURN"].person.startswith("Thủ trưởng, Công an phường")
    assert {line.kind for line in found.values()} >= {"report", "notice", "task", "return"}
    assert all(line.person and line.head for line in found.values())


def test_lateness_is_counted_from_the_rolled_day(late, task, as_):
    found = lines()
    assert (found[late, "LIMIT"].due_on, found[late, "LIMIT"].late) == (date(2022, 11, 21), 36)
    assert found[task, "TASK"].late == 7


def test_the_longest_lateness_stands_first(late, task, unsent, as_):
    order = [line.late for line in duties.lines(Scope.everything(), NOW)]
    assert order == sorted(order, reverse=True)


def test_a_line_shows_word_end_and_the_missing_reason(late, as_):
    text = page(as_(Role.UNIT_HEAD), "?loai=report")
    assert late in text and "Quá 36 ngày" in text and "hạn 21/11/2022" in text and "Chưa ghi lý do" in text
    assert "Điều tra viên 07" in text


def test_in_the_days_off_after_the_end_nothing_is_late(province, as_):
    at = local(date(2022, 12, 5), 9)
    with clock.simulated(at):
        code = intake.receive_report(by=system_actor(), at=at, kind="TB", channel="phone", receiver_code="CAH-336").code
        intake.accept_report(by=system_actor(), at=at, code=code, handler_code="CAH-336")
    with clock.simulated(local(date(2022, 12, 26), 10)):
        line = {one.key.duty: one for one in duties.lines(Scope.everything(), clock.now())}["LIMIT"]
    assert (line.strict_on, line.due_on) == (date(2022, 12, 25), date(2022, 12, 26))
    assert (line.state, line.late, presenters.word_of(line)) == ("grace", 0, "Trong ngày nghỉ sau hạn")


def test_the_rule_of_escalation_stands_at_the_head(late, as_):
    assert "quá 5 ngày tự báo thủ trưởng đơn vị, quá 10 ngày báo thủ trưởng cấp trên" in page(as_(Role.UNIT_HEAD))


@pytest.mark.parametrize(
    ("late_days", "bucket"), [(1, "1-3"), (3, "1-3"), (4, "4-10"), (10, "4-10"), (11, "tren-10"), (0, "den-han")]
)
def test_buckets_do_not_overlap(late, as_, late_days, bucket):
    line = replace(next(iter(lines().values())), late=late_days, reason="Chờ giám định")
    assert [name for name, holds in presenters.BUCKETS.items() if holds(line)] == [bucket]


def test_buckets_are_links_that_keep_the_other_filters(late, task, unsent, as_):
    client = as_(Role.STATISTICS)
    whole = page(client, "?loai=task")
    assert 'href="?loai=task&amp;muc=4-10"' in whole
    assert tally(whole) == ["0", "1", "0", "0", "1"]
    narrow = page(client, "?loai=task&muc=4-10")
    assert task in narrow and late not in narrow


def test_one_person_is_found_without_diacritics(late, task, as_):
    text = page(as_(Role.STATISTICS), "?nguoi=dieu+tra+vien+07")
    assert late in text and task not in text


def test_a_unit_filter_takes_what_lies_below(late, unsent, as_):
    client = as_(Role.STATISTICS)
    assert unsent in page(client, "?don_vi=CAH-336") and late in page(client, "?don_vi=CAH-336")
    assert late not in page(client, "?don_vi=CAX-12433")


@pytest.mark.parametrize("role", [Role.CHAIR, Role.INSPECTOR, Role.EMULATION])
def test_outside_the_police_only_counts_units_heads_and_days(late, as_, role):
    text = page(as_(role))
    assert late not in text and SECRET not in text and "/tin-bao/TB-" not in text and "Điều tra viên" not in text
    assert "Công an thành phố thái bình" in text and "Thủ trưởng, Công an thành phố thái bình" in text


def test_the_procuracy_reads_the_lines(late, as_):
    assert late in page(as_(Role.PROCURACY))


def test_a_head_sees_the_unit_and_what_lies_below_only(late, unsent, task, as_):
    text = page(as_(Role.UNIT_HEAD))
    assert late in text and unsent in text and task not in text


def test_a_reason_is_written_on_its_own_page_and_fills_the_column(late, as_):
    client = as_(Role.UNIT_HEAD)
    here = f"{reverse('screens:delay')}?viec=intake:{late}:LIMIT"
    assert client.get(here).status_code == 200
    assert client.post(here, {"text": ""}).status_code == 422
    answer = client.post(here, {"text": "Chờ kết luận giám định"}, follow=True)
    assert "Chờ kết luận giám định" in answer.content.decode()
    assert DelayReason.objects.get().record == late


@pytest.mark.parametrize("name", ["intake:TB-336-2022-000099:LIMIT", "x", "intake:TB-1"])
def test_a_reason_for_what_is_not_on_the_board_is_refused(late, as_, name):
    assert as_(Role.UNIT_HEAD).get(f"{reverse('screens:delay')}?viec={name}").status_code == 404


def test_ticked_lines_are_shown_before_they_are_reminded_and_sent_once(late, task, as_):
    client = as_(Role.STATISTICS)
    address = reverse("screens:overdue_act", args=["don-doc"])
    ticked = [f"intake:{late}:LIMIT", f"directives:{task}:TASK"]
    first = client.post(address, {"viec": ticked, "ve": "loai=report"})
    text = first.content.decode()
    assert "Đôn đốc 2 việc" in text and Reminder.objects.count() == 0
    sent = client.post(address, {"viec": ticked, "gui": "1", "form_key": "k1", "ve": "loai=report"})
    assert sent.headers["Location"] == f"{BOARD}?loai=report"
    client.post(address, {"viec": ticked, "gui": "1", "form_key": "k1"})
    assert sorted(Reminder.objects.values_list("to_post", flat=True)) == ["Thủ trưởng, Sở Tư pháp", "Điều tra viên 07"]
    again = client.post(address, {"viec": ticked}).content.decode()
    assert f"{late}: hôm nay đã gửi, không gửi lại." in again


def test_an_explanation_is_asked_of_late_lines_only(late, as_):
    client = as_(Role.STATISTICS)
    soon = [line for line in duties.lines(Scope.everything(), NOW) if not line.late]
    names = [f"intake:{late}:LIMIT", *(str(line.key) for line in soon)]
    text = client.post(reverse("screens:overdue_act", args=["giai-trinh"]), {"viec": names}).content.decode()
    assert "Yêu cầu giải trình 1 việc" in text


def test_the_leader_reminds_a_head_of_all_the_unit_owes(late, province, as_):
    client = as_(Role.CHAIR)
    address = reverse("screens:overdue_act", args=["don-doc"])
    client.post(address, {"viec": [f"unit:{province['CAH-336']}"], "gui": "1", "text": "Báo cáo trong tuần"})
    row = Reminder.objects.get()
    assert (row.to_post, row.register, row.text) == (
        "Thủ trưởng, Công an thành phố thái bình", "board", "Báo cáo trong tuần",
    )  # fmt: skip
    assert late not in row.about


def test_a_head_gives_a_report_to_another_officer(late, as_):
    client = as_(Role.UNIT_HEAD)
    address = reverse("screens:overdue_act", args=["giao-lai"])
    given = {"viec": [f"intake:{late}:LIMIT"], "gui": "1", "form_key": "k2", "investigator": "Điều tra viên 09"}
    client.post(address, given)
    assert lines()[late, "LIMIT"].person == "Điều tra viên 09"


@pytest.fixture
def case(province) -> str:
    """A case of the town's police, begun on 10 March and never concluded."""
    at = local(date(2022, 3, 10), 9)
    with clock.simulated(at):
        offence = cases.record_offence(
            by=system_actor(), at=at, place_code="12433", handler_code="CAH-336", article="173", clause="1",
            occurred_on=date(2022, 3, 1),
            initiate=CaseSpec(date(2022, 3, 10), "", "Điều tra viên 03", AccusedSpec(1)),
        ).code  # fmt: skip
    return case_code_of(offence)


def given_away(client, *lines, who="Điều tra viên 09", **more) -> str:
    """What the page says after the ticked lines were given to somebody."""
    address = reverse("screens:overdue_act", args=["giao-lai"])
    sent = {"viec": list(lines), "investigator": who} | ({"gui": "1", "form_key": "k9"} | more)
    return client.post(address, sent, follow=True).content.decode()


def test_a_head_gives_a_case_and_a_report_to_another_officer_in_one_go(late, case, as_):
    client = as_(Role.UNIT_HEAD)
    ticked = [f"cases:{case}:INVESTIGATION", f"cases:{case}:ASSESSMENT", f"intake:{late}:LIMIT"]
    asked = client.post(reverse("screens:overdue_act", args=["giao-lai"]), {"viec": ticked}).content.decode()
    assert "Giao lại 2 hồ sơ" in asked and "Điều tra viên 03" in asked
    text = given_away(client, *ticked)
    assert "Đã giao lại 2 hồ sơ cho Điều tra viên 09." in text
    found = lines()
    assert {found[case, "INVESTIGATION"].person, found[late, "LIMIT"].person} == {"Điều tra viên 09"}
    assert AuditEvent.objects.get(verb="assign_case").details["reason"] == "Điều tra viên 03 → Điều tra viên 09"
    given_away(client, *ticked)
    assert AuditEvent.objects.filter(verb__in=("assign_case", "assign_report")).count() == 2


def test_work_is_given_to_another_officer_and_never_to_the_same(late, case, as_):
    text = given_away(as_(Role.UNIT_HEAD), f"cases:{case}:INVESTIGATION", f"intake:{late}:LIMIT",
                      who="Điều tra viên 03")  # fmt: skip
    assert f"{case}: Điều tra viên 03 đang được phân công." in text and "Đã giao lại 1 hồ sơ" in text
    assert not AuditEvent.objects.filter(verb="assign_case").exists()


def test_what_no_officer_holds_is_left_where_it_is_and_said_so(late, unsent, as_):
    client = as_(Role.UNIT_HEAD)
    ticked = {"viec": [f"returns:{unsent}:RETURN", f"intake:{late}:LIMIT"]}
    text = client.post(reverse("screens:overdue_act", args=["giao-lai"]), ticked).content.decode()
    assert f"{unsent}: không phải nguồn tin, vụ án; không có cán bộ để giao lại." in text
    assert "Giao lại 1 hồ sơ" in text


def test_only_a_head_gives_work_away(case, as_):
    text = given_away(as_(Role.STATISTICS), f"cases:{case}:INVESTIGATION")
    assert "Chỉ thủ trưởng đơn vị được giao lại." in text
    assert lines()[case, "INVESTIGATION"].person == "Điều tra viên 03"


@pytest.mark.parametrize("role", [Role.DUTY_OFFICER, Role.MEMBER_AGENCY, Role.PROCURACY])
def test_those_who_may_not_remind_see_no_bulk_acts(late, as_, role):
    client = as_(role)
    assert 'class="bulk"' not in page(client)
    assert client.post(reverse("screens:overdue_act", args=["don-doc"]), {"viec": ["x"]}).status_code in (403, 404)


def test_a_long_list_says_how_many_are_left(late, as_):
    rows = list(lines().values())
    many = rows * (presenters.PAGE // len(rows) + 2)
    first = presenters.page_of(many, "")
    assert (len(first.rows), first.total, first.left) == (presenters.PAGE, len(many), len(many) - presenters.PAGE)


def test_notices_are_read_and_leave_the_count(late, as_):
    directives.escalate_overdue(
        by=system_actor(), at=NOW,
        late=[directives.LateDuty(line.key, line.unit_id, presenters.about(line), line.due_on, line.late)
              for line in duties.lines(Scope.everything(), NOW) if line.key.duty == "LIMIT"],
    )  # fmt: skip
    client = as_(Role.UNIT_HEAD)
    text = client.get("/thong-bao/").content.decode()
    assert late in text and "1 thông báo chưa đọc" in text
    ids = [str(pk) for pk in Reminder.objects.filter(to_unit__code="CAH-336").values_list("pk", flat=True)]
    after = client.post("/thong-bao/da-doc/", {"thong_bao": ids}, follow=True).content.decode()
    assert "Đã đọc hết." in after


def test_the_board_is_computed_again_after_an_act(late, as_):
    with clock.simulated(NOW):
        before = lines()
        intake.resolve_report(by=system_actor(), at=NOW, code=late, outcome="administrative", ground="no_crime")
        after = lines()
    assert (late, "LIMIT") in before and (late, "LIMIT") not in after


def test_what_the_province_leaves_late_comes_to_the_chair_as_a_count_to_look_up(late, as_, province):
    client = as_(Role.CHAIR)
    line = next(one for one in duties.lines(Scope.everything(), NOW) if one.late)
    told = replace(line, unit_id=province["CA-34"])
    with clock.simulated(NOW):
        directives.escalate_overdue(
            by=system_actor(), at=NOW,
            late=[directives.LateDuty(told.key, told.unit_id, presenters.about(told), told.due_on, 11)],
        )  # fmt: skip
    above = Reminder.objects.get(step="above")
    assert (above.to_unit.code, above.to_post) == ("BCD-34", "Cán bộ chair")
    text = client.get("/thong-bao/").content.decode()
    assert "Một việc quá hạn, xem số đếm theo đơn vị" in text
    assert late not in text and presenters.about(told) not in text
