"""Conferences: days by DIR-1, the order of steps, attendance, ceremony, and a conclusion that becomes a directive."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tongket.core.clock import meetings
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.foundation.models import AuditEvent
from tongket.foundation.reference import holidays, instructions
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.awards import operations as awards
from tongket.registers.awards import queries as award_reads
from tongket.registers.conferences import operations, queries
from tongket.registers.conferences.models import Attendance, Conference
from tongket.registers.conferences.operations import (
    AgendaSpec,
    AttendanceSpec,
    ConferenceSpec,
    Invitee,
    MinutesSpec,
    PaperSpec,
)
from tongket.registers.directives import queries as directive_reads
from tongket.registers.directives.operations import InstructionSpec, TaskSpec

EVERYTHING = Scope.everything()
HELD = date(2022, 12, 27)
CALLED = datetime(2022, 12, 19, 8, 0, tzinfo=LOCAL)
AFTERNOON = datetime(2022, 12, 27, 14, 0, tzinfo=LOCAL)
EVENING = datetime(2022, 12, 27, 17, 0, tzinfo=LOCAL)
GUESTS = [Invitee("SO-TP", "Giám đốc Sở Tư pháp"), Invitee("CAH-336", "Trưởng Công an thành phố")]


@pytest.fixture
def desk(actor):
    return actor(Role.STATISTICS, "CA-34", "Cán bộ thống kê 01", 1)


def call(desk, **changes):
    values = {
        "title": "Hội nghị tổng kết năm 2022", "held_on": HELD, "place": "Hội trường UBND tỉnh",
        "chair_title": "Phó Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo", "organiser_code": "BCD-34",
    } | changes  # fmt: skip
    return operations.call_conference(by=desk, at=CALLED, spec=ConferenceSpec(**values)).code


def invite(desk, code, sent_on=date(2022, 12, 20), **more):
    at = datetime(2022, 12, 26, 9, 0, tzinfo=LOCAL)
    return operations.invite(by=desk, at=at, conference_code=code, sent_on=sent_on, invitees=GUESTS, **more)


def in_session(desk):
    code = call(desk)
    invite(desk, code)
    operations.open_conference(by=desk, at=AFTERNOON, conference_code=code)
    return code


def closed(desk):
    code = in_session(desk)
    operations.close_conference(by=desk, at=EVENING, conference_code=code)
    return code


def asked():
    """The sixteen instructions of the reference year; those with a date of the calendar carry it."""
    rows = []
    for row in instructions():
        due = date(2023, 12, 31) if not row.regular else None
        task = TaskSpec(title=row.text, lead_code="CA-34", partner_codes=["SO-TP"], due_on=due, due_words=row.due)
        rows.append(InstructionSpec(row.number, row.text, ",".join(row.missions), [task]))
    return rows


def conclude(desk, code, rows=None, on=HELD):
    return operations.record_conclusion(
        by=desk, at=EVENING, conference_code=code, on=on, summary="Mười sáu chỉ đạo",
        instructions=asked() if rows is None else rows,
    )  # fmt: skip


def test_invitations_go_out_by_21_or_22_december_2022():
    calendar = holidays.calendar()
    assert meetings.latest_sending_day(HELD, calendar) == date(2022, 12, 21)
    assert meetings.latest_sending_day(HELD, calendar, sending_day_counts=True) == date(2022, 12, 22)


def test_the_notice_is_due_on_4_january_2023():
    assert queries.notice_due(HELD) == date(2023, 1, 4)


def test_the_reading_of_the_rule_is_a_setting(desk, settings):
    code = call(desk)
    with pytest.raises(Refused) as refused:
        invite(desk, code, sent_on=date(2022, 12, 22))
    assert refused.value.code == "CONF-INVITED-LATE"
    settings.TONGKET_INVITATION_COUNTS_SENDING_DAY = True
    assert invite(desk, code, sent_on=date(2022, 12, 22)) == 2


def test_a_late_invitation_is_recorded_with_its_reason(desk):
    code = call(desk)
    invite(desk, code, sent_on=date(2022, 12, 26), late_reason="Đổi ngày họp")
    assert queries.conference_by_code(EVERYTHING, code).state == "invited"


def test_an_urgent_conference_is_excepted(desk):
    code = call(desk, urgent=True)
    operations.open_conference(by=desk, at=AFTERNOON, conference_code=code)
    assert queries.conference_by_code(EVERYTHING, code).state == "in_session"


def test_a_guest_is_invited_once_however_often_the_mailing(desk):
    code = call(desk)
    invite(desk, code)
    invite(desk, code)
    assert Attendance.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "party"}, "CONF-KIND-UNKNOWN"),
        ({"half_day": "night"}, "CONF-HALF-DAY-UNKNOWN"),
        ({"held_on": date(2022, 12, 1)}, "CONF-IN-THE-PAST"),
        ({"chair_title": " "}, "REASON-MISSING"),
        ({"organiser_code": "BCD-99"}, "UNIT-UNKNOWN"),
    ],
)
def test_a_faulty_call_is_refused(desk, changes, code):
    with pytest.raises(Refused) as refused:
        call(desk, **changes)
    assert refused.value.code == code


def test_the_same_key_calls_once(desk):
    spec = ConferenceSpec("Hội nghị", HELD, "Hội trường", "Trưởng Ban", "BCD-34")
    first = operations.call_conference(by=desk, at=CALLED, key="k", spec=spec)
    assert operations.call_conference(by=desk, at=CALLED, key="k", spec=spec) == first
    assert Conference.objects.count() == 1


def test_a_conference_nobody_was_invited_to_does_not_open(desk):
    code = call(desk)
    with pytest.raises(Refused) as refused:
        operations.open_conference(by=desk, at=AFTERNOON, conference_code=code)
    assert refused.value.code == "CONF-NOT-INVITED"


def test_a_conference_opens_on_its_day_only(desk):
    code = call(desk)
    invite(desk, code)
    with pytest.raises(Refused) as refused:
        operations.open_conference(by=desk, at=CALLED, conference_code=code)
    assert refused.value.code == "CONF-NOT-TODAY"


def test_the_agenda_says_when_each_item_begins(desk):
    code = call(desk, starts="13:30")
    items = [
        AgendaSpec("Khai mạc", "Người dẫn chương trình", 10, "opening"),
        AgendaSpec("Báo cáo", "Thường trực", 25, "report"),
    ]
    operations.add_agenda_items(by=desk, at=CALLED, conference_code=code, items=items)
    operations.add_agenda_items(
        by=desk, at=CALLED, conference_code=code, items=[AgendaSpec("Kết luận", "Chủ trì", 30, "conclusion")]
    )
    lines = queries.agenda(EVERYTHING, code)
    assert [(line.position, f"{line.begins:%H:%M}") for line in lines] == [(1, "13:30"), (2, "13:40"), (3, "14:05")]


@pytest.mark.parametrize(
    ("minutes", "kind", "code"), [(0, "report", "CONF-AGENDA-NO-TIME"), (5, "song", "CONF-AGENDA-KIND-UNKNOWN")]
)
def test_a_faulty_agenda_item_is_refused(desk, minutes, kind, code):
    with pytest.raises(Refused) as refused:
        operations.add_agenda_items(
            by=desk, at=CALLED, conference_code=call(desk), items=[AgendaSpec("Mục", "Ai đó", minutes, kind)]
        )
    assert refused.value.code == code


def test_attendance_knows_invited_present_represented_and_unasked(desk):
    code = in_session(desk)
    rows = [
        AttendanceSpec("SO-TP", "Giám đốc Sở Tư pháp", False, "Phó Giám đốc Sở Tư pháp"),
        AttendanceSpec("CAH-336", "Trưởng Công an thành phố", False),
        AttendanceSpec("MTTQ", "Phó Chủ tịch", True),
    ]
    operations.record_attendance(by=desk, at=AFTERNOON, conference_code=code, rows=rows)
    assert queries.attendance_count(EVERYTHING, code) == (2, 2)
    operations.record_attendance(
        by=desk, at=AFTERNOON, conference_code=code, rows=[AttendanceSpec("CAH-336", "Trưởng Công an thành phố", True)]
    )
    assert queries.attendance_count(EVERYTHING, code) == (2, 3)


def test_sixteen_instructions_become_a_directive_with_tasks(desk):
    code = closed(desk)
    conclude(desk, code)
    conclusion = queries.conclusion(EVERYTHING, code)
    tasks = list(directive_reads.tasks_of_origin(EVERYTHING, code))
    assert [task.instruction.number for task in tasks] == list(range(1, 17))
    assert directive_reads.directive(EVERYTHING, conclusion.directive_code).origin == code
    assert conclusion.notice_due == date(2023, 1, 4)


def test_a_conclusion_whose_directive_is_refused_leaves_nothing(desk):
    code = closed(desk)
    bad = InstructionSpec(1, "Chỉ đạo", "", [TaskSpec(title="Việc", lead_code="KHONG-CO")])
    with pytest.raises(Refused):
        conclude(desk, code, rows=[bad])
    assert queries.conclusion(EVERYTHING, code) is None
    assert queries.conference_by_code(EVERYTHING, code).state == "closed"
    assert not AuditEvent.objects.filter(verb="record_conclusion").exists()


def test_a_conclusion_without_instructions_is_refused(desk):
    code = closed(desk)
    with pytest.raises(Refused) as refused:
        conclude(desk, code, rows=[])
    assert refused.value.code == "CONF-CONCLUSION-EMPTY"


def test_there_is_no_conclusion_before_the_conference_is_over(desk):
    code = in_session(desk)
    with pytest.raises(Refused) as refused:
        conclude(desk, code)
    assert refused.value.code == "CONF-STATE"


def test_the_notice_is_issued_once_and_late_is_shown_not_refused(desk):
    code = closed(desk)
    conclude(desk, code)
    at = datetime(2023, 1, 9, 9, 0, tzinfo=LOCAL)
    operations.issue_conclusion_notice(by=desk, at=at, conference_code=code, on=date(2023, 1, 6))
    conclusion = queries.conclusion(EVERYTHING, code)
    assert conclusion.notice_issued_on > conclusion.notice_due
    with pytest.raises(Refused) as refused:
        operations.issue_conclusion_notice(by=desk, at=at, conference_code=code, on=date(2023, 1, 6))
    assert refused.value.code == "CONF-NOTICE-EXISTS"


def test_the_minutes_take_chair_and_numbers_from_the_record(desk):
    code = in_session(desk)
    operations.record_attendance(
        by=desk, at=AFTERNOON, conference_code=code, rows=[AttendanceSpec("SO-TP", "Giám đốc Sở Tư pháp", True)]
    )
    operations.close_conference(by=desk, at=EVENING, conference_code=code)
    spec = MinutesSpec(AFTERNOON, EVENING, "Thư ký 01", "Đúng chương trình", "", "", "Như kết luận")
    operations.record_minutes(by=desk, at=EVENING, conference_code=code, spec=spec)
    minutes = queries.minutes(EVERYTHING, code)
    assert (minutes.chair, minutes.invited_count, minutes.present_count) == (
        "Phó Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo", 2, 1,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        operations.record_minutes(by=desk, at=EVENING, conference_code=code, spec=spec)
    assert refused.value.code == "CONF-MINUTES-EXIST"


@pytest.mark.parametrize(
    ("spec", "code"),
    [
        (MinutesSpec(EVENING, AFTERNOON, "Thư ký", "x", "", "", "y"), "CONF-ENDS-BEFORE-START"),
        (MinutesSpec(AFTERNOON, EVENING, "Thư ký", "", "", "", "y"), "CONF-MINUTES-PART-MISSING"),
    ],
)
def test_faulty_minutes_are_refused(desk, spec, code):
    with pytest.raises(Refused) as refused:
        operations.record_minutes(by=desk, at=EVENING, conference_code=closed(desk), spec=spec)
    assert refused.value.code == code


def test_the_ceremony_hands_over_the_linked_round(desk, actor):
    emulation = actor(Role.EMULATION, "CA-34", "Cán bộ thi đua 01", 2)
    chair = actor(Role.CHAIR, "BCD-34", "Trưởng Ban Chỉ đạo", 3)
    at = datetime(2022, 12, 26, 9, 0, tzinfo=LOCAL)
    round_code = awards.open_round(
        by=desk, at=at, name="Tổng kết 2022", occasion="Hội nghị", organiser_code="BCD-34", on=date(2022, 12, 26)
    ).code
    spec = awards.NominationSpec("collective", "PC02", "province_certificate", "Thành tích chung")
    nomination = awards.nominate(by=desk, at=at, round_code=round_code, spec=spec).code
    verdicts = [awards.CriterionVerdict(c, "passed") for c in ("form_fits", "no_discipline", "dossier")]
    awards.vet_nomination(by=emulation, at=at, nomination_code=nomination, verdicts=verdicts)
    awards.decide_awards(
        by=chair, at=at, round_code=round_code, form="province_certificate", decided_on=date(2022, 12, 26)
    )
    code = call(desk)
    operations.link_award_round(by=desk, at=CALLED, conference_code=code, round_code=round_code)
    invite(desk, code)
    operations.open_conference(by=desk, at=AFTERNOON, conference_code=code)
    giver = {"province_certificate": "Phó Chủ tịch UBND tỉnh"}
    assert operations.hold_award_ceremony(by=desk, at=AFTERNOON, conference_code=code, handed_by=giver) == 1
    line = award_reads.award_list(EVERYTHING, round_code)[0]
    assert (line.handed_over_on, line.handed_over_by) == (HELD, "Phó Chủ tịch UBND tỉnh")


def test_a_ceremony_without_a_round_is_refused(desk):
    with pytest.raises(Refused) as refused:
        operations.hold_award_ceremony(by=desk, at=AFTERNOON, conference_code=in_session(desk), handed_by={})
    assert refused.value.code == "CONF-NO-AWARDS-LINKED"


def test_a_held_conference_is_not_voided(desk):
    code = in_session(desk)
    with pytest.raises(Refused) as refused:
        operations.void_conference(by=desk, at=AFTERNOON, conference_code=code, reason="Hoãn")
    assert refused.value.code == "CONF-STATE"


def test_a_voided_conference_keeps_its_reason(desk):
    code = call(desk)
    operations.void_conference(by=desk, at=CALLED, conference_code=code, reason="Hoãn sang tháng sau")
    row = queries.conference_by_code(EVERYTHING, code)
    assert (row.state, row.void_reason) == ("void", "Hoãn sang tháng sau")


def test_papers_of_an_unknown_kind_are_refused(desk):
    with pytest.raises(Refused) as refused:
        operations.add_papers(by=desk, at=CALLED, conference_code=call(desk), papers=[PaperSpec("poem", "Thơ")])
    assert refused.value.code == "CONF-PAPER-KIND-UNKNOWN"


def test_only_organiser_and_invited_units_see_a_conference(desk, province):
    code = call(desk)
    invite(desk, code)
    assert queries.conference_by_code(Scope(frozenset({province["SO-TP"]})), code).code == code
    with pytest.raises(NotFound):
        queries.conference_by_code(Scope(frozenset({province["MTTQ"]})), code)
    assert queries.conferences(Scope.none()).count() == 0


def test_a_duty_officer_calls_no_conference(actor):
    with pytest.raises(Refused) as refused:
        call(actor(Role.DUTY_OFFICER))
    assert refused.value.code == "ROLE-MAY-NOT"
