"""The evening's work: every step once, in its own transaction; killed in between it goes on; findings are kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tongket.entry import cli_office, office
from tongket.entry.cli_contract import InputRefused
from tongket.entry.schedule import daily
from tongket.foundation import clock, nightly
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.audit import first_broken_link
from tongket.foundation.clock import local
from tongket.foundation.models import CheckFinding, NightlyStep
from tongket.registers.directives.models import Reminder
from tongket.registers.intake import operations as intake
from tongket.registers.intake import queries
from tongket.registers.intake.models import CrimeReport, DayState, OpeningRequest
from tongket.registers.people.models import Account
from tongket.registers.people.operations import grant_role, open_account

DAY = date(2022, 12, 27)
EVENING = local(DAY, 23, 45)
NAMES = [name for name, _words, _step in daily.STEPS]


@pytest.fixture
def report(province) -> str:
    """Open since 1 November: late since 22 November."""
    at = local(date(2022, 11, 1), 9)
    with clock.simulated(at):
        code = intake.receive_report(by=system_actor(), at=at, kind="TB", channel="phone", receiver_code="CAH-336").code
        intake.accept_report(by=system_actor(), at=at, code=code, handler_code="CAH-336")
    return code


@pytest.fixture(autouse=True)
def evening():
    with clock.simulated(EVENING):
        yield


def run(**how) -> dict[str, daily.StepDone]:
    return {done.step: done for done in daily.run_day(DAY, **how)}


def test_every_step_leaves_its_line_and_sound_books_give_no_finding(report):
    done = run()
    assert list(done) == NAMES
    assert [row.step for row in NightlyStep.objects.order_by("pk")] == NAMES
    assert CheckFinding.objects.count() == 0
    assert first_broken_link() is None


def test_the_state_of_the_day_is_written_and_the_heads_are_told(report):
    run()
    assert [(row.pending, row.overdue) for row in queries.day_states(DAY, DAY)] == [(1, 1)]
    told = Reminder.objects.filter(record=report, duty="LIMIT").values_list("step", "to_unit__code")
    assert set(told) == {("unit", "CAH-336"), ("above", "CA-34")}


def test_a_second_run_of_the_day_does_nothing(report):
    run()
    messages = Reminder.objects.count()
    assert all(done.outcome is None for done in run().values())
    assert (NightlyStep.objects.count(), Reminder.objects.count()) == (len(NAMES), messages)


def test_done_again_on_purpose_it_is_a_further_attempt_and_sends_nothing_twice(report):
    run()
    messages = Reminder.objects.count()
    run(again=True)
    assert NightlyStep.objects.filter(attempt=2).count() == len(NAMES)
    assert (Reminder.objects.count(), DayState.objects.count()) == (messages, 1)


def test_an_opening_nobody_explained_is_told_and_named_without_the_report(report):
    """Opened alone on the 26th at eight: told on the 27th as waiting and, a day having passed, as a finding."""
    asked = {"report": CrimeReport.objects.get(code=report), "purpose": "danger", "danger_to_life": True, "reason": "x",
             "case_code": report, "state": "opened", "asked_at": EVENING, "asked_post": "Điều tra viên 07"}  # fmt: skip
    fresh = OpeningRequest.objects.create(**asked, opened_at=EVENING)
    stale = OpeningRequest.objects.create(**asked, opened_at=local(date(2022, 12, 26), 8))
    outcome = run()["openings"].outcome
    assert outcome.said == "2 lần mở khẩn cấp chờ xem xét, 1 lần khóa tài khoản"
    assert [(one.code, one.subject) for one in outcome.findings] == [("OPENING-UNEXPLAINED", f"opening:{stale.pk}")]
    assert report not in outcome.findings[0].message and fresh.pk != stale.pk


def test_after_the_drafts_the_log_of_last_writes_is_emptied(report, monkeypatch, django_capture_on_commit_callbacks):
    emptied = []
    monkeypatch.setattr(daily.traces, "empty_write_ahead_log", lambda: emptied.append(True))
    with django_capture_on_commit_callbacks(execute=True):
        run()
    assert emptied == [True]


def test_killed_in_between_it_goes_on_where_it_stopped(report, monkeypatch):
    def killed(_evening):
        intake.record_day_states(by=system_actor(), at=EVENING, days={})
        raise KeyboardInterrupt

    broken = tuple((name, words, killed if name == "identities" else step) for name, words, step in daily.STEPS)
    with monkeypatch.context() as patch:
        patch.setattr(daily, "STEPS", broken)
        with pytest.raises(KeyboardInterrupt):
            run()
    assert nightly.steps_through(DAY) == {"state", "due"}
    done = run()
    assert [name for name in NAMES if done[name].outcome is not None] == NAMES[2:]


def test_a_stored_due_day_that_is_wrong_is_found(report):
    CrimeReport.objects.filter(code=report).update(due_rolled=date(2022, 11, 30))
    outcome = run()["due"].outcome
    assert outcome is not None and [(one.code, one.subject) for one in outcome.findings] == [
        ("DUE-STORED-DIFFERS", report)
    ]


def test_an_outcome_that_left_no_act_is_found(report):
    """A hand on the database: the report is said to be resolved, but no act says so."""
    CrimeReport.objects.filter(code=report).update(state="resolved", outcome="administrative", outcome_on=DAY)
    outcome = run()["identities"].outcome
    assert outcome is not None and [(one.code, one.subject) for one in outcome.findings] == [
        ("STATE-PENDING", "CAH-336")
    ]


def test_the_command_says_what_it_found_by_its_exit_code(report, capsys, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: DAY)
    assert cli_office.daily(["--json"]) == 0
    CrimeReport.objects.filter(code=report).update(due_rolled=date(2022, 11, 30))
    assert cli_office.daily(["--again"]) == 1
    assert "DUE-STORED-DIFFERS" in capsys.readouterr().out


def test_every_step_says_how_many_it_looked_at_and_that_there_was_nothing_to_do(province):
    said = {name: done.outcome.said for name, done in run().items()}
    assert said["state"] == "không đơn vị nào đang giữ tin"
    assert said["due"] == "đã so hạn của 0 tin, 0 vụ án: không hạn nào lệch"
    assert said["identities"].endswith("đơn vị, 0 sự kiện: không phát hiện")
    assert said["escalation"] == "đã xem 0 việc quá hạn: không có thông báo mới"
    assert said["follow_up"].endswith("không tin nào vừa xong việc phải làm")
    assert said["vault"] == "không có danh tính chờ chuyển, không có danh tính đến hạn hủy"
    assert said["drafts"] == "đã xem 0 bản nháp: không có bản nháp hay dấu nhận lặp nào quá hạn"


def test_every_step_says_what_it_did(report, capsys, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: DAY)
    CrimeReport.objects.filter(code=report).update(due_rolled=date(2022, 11, 30))
    cli_office.daily([])
    out = capsys.readouterr().out
    assert "Ghi trạng thái cuối ngày: đã ghi 1 đơn vị" in out
    assert "Hạn lưu bằng hạn tính lại: đã so hạn của 1 tin, 0 vụ án: 1 phát hiện" in out
    assert "Báo lên việc quá hạn: đã xem " in out and "thông báo mới" in out
    cli_office.daily([])
    assert "Hạn lưu bằng hạn tính lại: đã xong từ trước" in capsys.readouterr().out


def test_another_days_evening_cannot_be_made_up(report):
    with pytest.raises(InputRefused) as refused:
        list(office.daily(date(2022, 12, 20), False, lambda *_progress: None))
    assert refused.value.code == "DAILY-NOT-TODAY"


@pytest.mark.parametrize(("role", "answer"), [(Role.STATISTICS, 200), (Role.ADMINISTRATOR, 200), (Role.CHAIR, 403)])
def test_the_page_of_the_evenings_is_for_the_desk_and_the_administrator(report, role, answer):
    CrimeReport.objects.filter(code=report).update(due_rolled=date(2022, 11, 30))
    run()
    open_account(by=system_actor(), at=EVENING, username="ai", post="Cán bộ 01", demo=True)
    grant_role(by=system_actor(), at=EVENING, username="ai", role=role, unit_code="CA-34", on=date(2020, 3, 1))
    client = Client()
    client.force_login(Account.objects.get(username="ai"))
    got = client.get("/viec/kiem-tra-dem/")
    assert got.status_code == answer
    # The administrator reads how many there are, the desk which.
    assert (b"DUE-STORED-DIFFERS" in got.content) == (role == Role.STATISTICS)


def test_what_was_entered_by_a_clock_ahead_of_the_evening_is_counted_all_the_same(report):
    later = local(DAY, 23, 55)
    with clock.simulated(later):
        intake.resolve_report(by=system_actor(), at=later, code=report, outcome="administrative", ground="no_crime")
    run()
    assert not CheckFinding.objects.exists()
