"""Delays: reasons, reminders once a day, escalation to the head in office on that day, reading."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import AT
from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.audit import first_broken_link, timeline
from tongket.foundation.models import AuditEvent
from tongket.foundation.refusals import Refused
from tongket.registers.directives import operations, queries
from tongket.registers.directives.models import Reminder
from tongket.registers.directives.operations import LateDuty, Target
from tongket.registers.directives.queries import DutyKey
from tongket.registers.people import queries as people
from tongket.registers.people.models import Grant
from tongket.registers.people.operations import grant_role, open_account, withdraw_role

LIMIT = DutyKey("intake", "TB-338-2022-000001", "LIMIT")
ASSIGN = DutyKey("intake", "TB-338-2022-000001", "K6")
DUE = date(2022, 11, 1)


def refusal(function, **values) -> str:
    with pytest.raises(Refused) as refused:
        function(**values)
    assert refused.value.sentence()
    return refused.value.code


@pytest.fixture(autouse=True)
def morning():
    with clock.simulated(AT):
        yield


@pytest.fixture
def target(province):
    return Target(LIMIT, province["CAH-338"], "Điều tra viên 07", "Giải quyết nguồn tin, hạn 01/11/2022", DUE)


@pytest.fixture
def head(province):
    """Opens an account of a head with its grant: `head("CAH-338", "Trưởng 01", date, …)`."""

    def make(unit: str, post: str, since: date = date(2020, 3, 1)) -> str:
        name = f"head-{unit}-{since:%Y%m%d}"
        open_account(by=system_actor(), at=AT, username=name, post=post, demo=True)
        grant_role(by=system_actor(), at=AT, username=name, role=Role.UNIT_HEAD, unit_code=unit, on=since)
        return name

    return make


def late(days: int, unit_id: int, duty: DutyKey = LIMIT, due: date = DUE) -> LateDuty:
    return LateDuty(duty, unit_id, "Giải quyết nguồn tin", due, days)


def test_the_newest_reason_stands_and_earlier_ones_stay(actor, province):
    by = actor(Role.UNIT_HEAD, "CAH-338")
    operations.explain_delay(by=by, at=AT, duty=LIMIT, unit_id=province["CAH-338"], text="Chờ giám định")
    operations.explain_delay(by=by, at=AT, duty=LIMIT, unit_id=province["CAH-338"], text="Đã có giám định")
    assert queries.reasons_of([LIMIT, ASSIGN])[LIMIT].text == "Đã có giám định"
    assert ASSIGN not in queries.reasons_of([LIMIT, ASSIGN])
    assert AuditEvent.objects.filter(verb="explain_delay").count() == 2


@pytest.mark.parametrize(
    ("role", "unit", "text", "code"),
    [
        (Role.UNIT_HEAD, "CAH-336", "Chờ giám định", "UNIT-NOT-YOURS"),
        (Role.UNIT_HEAD, "CAH-338", " ", "REASON-MISSING"),
        (Role.EMULATION, "CA-34", "Chờ giám định", "ROLE-NOT-ALLOWED"),
    ],
)
def test_a_reason_is_given_in_words_by_the_unit_itself(actor, province, role, unit, text, code):
    given = {"at": AT, "duty": LIMIT, "unit_id": province["CAH-338"], "text": text}
    assert refusal(operations.explain_delay, by=actor(role, unit), **given) == code


def test_a_reason_for_an_unknown_register_is_refused(actor, province):
    strange = DutyKey("nowhere", "X", "K6")
    given = {"at": AT, "duty": strange, "unit_id": province["CAH-338"], "text": "Chờ"}
    assert refusal(operations.explain_delay, by=actor(Role.UNIT_HEAD, "CAH-338"), **given) == "DUTY-UNKNOWN"


def test_reminders_go_out_one_each_and_once_a_day(actor, target):
    by = actor(Role.STATISTICS, "CA-34")
    second = Target(ASSIGN, target.unit_id, target.post, "Phân công", DUE)
    assert operations.send_reminders(by=by, at=AT, targets=[target, second, target]) == 2
    assert operations.send_reminders(by=by, at=AT, targets=[target, second]) == 0
    tomorrow = AT.replace(day=17)
    assert operations.send_reminders(by=by, at=tomorrow, targets=[target]) == 1
    assert [row.about for row in queries.reminders_of([ASSIGN])[ASSIGN]] == ["Phân công"]
    assert queries.reminded_today([LIMIT, ASSIGN], AT.date()) == {LIMIT, ASSIGN}
    assert first_broken_link() is None


def test_asking_for_an_explanation_is_another_message(actor, target):
    by = actor(Role.CHAIR, "BCD-34")
    operations.send_reminders(by=by, at=AT, targets=[target])
    assert operations.ask_explanations(by=by, at=AT, targets=[target], text="Báo cáo trước thứ sáu") == 1
    assert set(Reminder.objects.values_list("kind", "text")) == {
        ("reminder", ""), ("explanation", "Báo cáo trước thứ sáu"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("role", "unit", "code"),
    [(Role.DUTY_OFFICER, "CAH-338", "ROLE-NOT-ALLOWED"), (Role.UNIT_HEAD, "CAH-336", "UNIT-NOT-YOURS")],
)
def test_only_those_above_remind(actor, target, role, unit, code):
    assert refusal(operations.send_reminders, by=actor(role, unit), at=AT, targets=[target]) == code


def test_reminding_of_nothing_is_refused(actor):
    by = actor(Role.STATISTICS, "CA-34")
    assert refusal(operations.send_reminders, by=by, at=AT, targets=[]) == "REMINDER-NOTHING-CHOSEN"


def test_escalation_climbs_by_the_printed_rule_each_rung_once(province, head):
    head("CAH-338", "Trưởng Công an huyện 01")
    head("CA-34", "Giám đốc 01")
    unit = province["CAH-338"]
    sent = [
        operations.escalate_overdue(by=system_actor(), at=AT, late=[late(days, unit)]) for days in (5, 6, 10, 11, 12)
    ]
    assert sent == [0, 1, 0, 1, 0]
    assert list(Reminder.objects.order_by("pk").values_list("step", "to_unit__code", "to_post")) == [
        ("unit", "CAH-338", "Trưởng Công an huyện 01"), ("above", "CA-34", "Giám đốc 01"),
    ]  # fmt: skip


def test_a_new_due_day_of_the_same_duty_escalates_anew(province):
    unit = province["CAH-338"]
    operations.escalate_overdue(by=system_actor(), at=AT, late=[late(6, unit)])
    assert operations.escalate_overdue(by=system_actor(), at=AT, late=[late(6, unit, due=date(2022, 11, 5))]) == 1


def test_the_head_in_office_on_that_day_is_told(province, head):
    first = head("CAH-338", "Trưởng Công an huyện 01")
    held = Grant.objects.get(account__username=first).pk
    withdraw_role(by=system_actor(), at=AT, username=first, grant_id=held, on=date(2022, 11, 16))
    head("CAH-338", "Trưởng Công an huyện 02", date(2022, 11, 16))
    unit = province["CAH-338"]
    assert people.heads_on(date(2022, 11, 15), [unit]) == {unit: "Trưởng Công an huyện 01"}
    operations.escalate_overdue(by=system_actor(), at=AT, late=[late(6, unit)])
    assert Reminder.objects.get().to_post == "Trưởng Công an huyện 02"


def test_a_unit_without_a_known_head_is_named_by_its_office(province):
    unit = province["CAX-12433"]
    assert people.heads_on(AT.date(), [unit]) == {unit: "Thủ trưởng, Công an phường lê hồng phong"}


def test_what_an_agency_leaves_late_goes_up_to_the_committee(province):
    operations.escalate_overdue(by=system_actor(), at=AT, late=[late(11, province["SO-TP"])])
    assert set(Reminder.objects.values_list("step", "to_unit__code")) == {("unit", "SO-TP"), ("above", "BCD-34")}


def test_nobody_escalates_by_hand(actor, province):
    by = actor(Role.CHAIR, "BCD-34")
    given = {"at": AT, "late": [late(6, province["CAH-338"])]}
    assert refusal(operations.escalate_overdue, by=by, **given) == "ROLE-NOT-ALLOWED"


def test_a_message_waits_for_its_post_and_for_the_head_of_the_unit(actor, target):
    operations.send_reminders(by=actor(Role.STATISTICS, "CA-34"), at=AT, targets=[target])
    named = actor(Role.INVESTIGATOR, "CAH-338", post="Điều tra viên 07, Công an huyện Quỳnh Phụ")
    other = actor(Role.INVESTIGATOR, "CAH-338", post="Điều tra viên 08, Công an huyện Quỳnh Phụ")
    head = actor(Role.UNIT_HEAD, "CAH-338")
    assert [queries.unread(who) for who in (named, other, head, actor(Role.UNIT_HEAD, "CAH-336"))] == [1, 0, 1, 0]


def test_the_first_reader_stands(actor, target):
    operations.send_reminders(by=actor(Role.STATISTICS, "CA-34"), at=AT, targets=[target])
    row = Reminder.objects.get()
    head = actor(Role.UNIT_HEAD, "CAH-338", post="Trưởng 01")
    operations.read_reminder(by=head, at=AT, reminder_id=row.pk)
    operations.read_reminder(by=actor(Role.INVESTIGATOR, "CAH-338"), at=AT, reminder_id=row.pk)
    row.refresh_from_db()
    assert (row.read_post, queries.unread(head)) == ("Trưởng 01", 0)
    assert [event.verb for event in timeline("directives.reminder", row.pk)] == ["read_reminder", "send_reminders"]


def test_another_units_message_does_not_exist_for_a_reader(actor, target):
    operations.send_reminders(by=actor(Role.STATISTICS, "CA-34"), at=AT, targets=[target])
    stranger = actor(Role.UNIT_HEAD, "CAH-336")
    found = Reminder.objects.get().pk
    assert refusal(operations.read_reminder, by=stranger, at=AT, reminder_id=found) == "REMINDER-UNKNOWN"
    assert operations.read_all_reminders(by=stranger, at=AT, reminder_ids=[found]) == 0
