"""The limitation of prosecution of a report: noted with its basis, proposed by the law, an alarm, what is odd."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.clock import local
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries
from tongket.screens.overdue import duties as board

CRIME = date(2018, 1, 10)


@pytest.fixture
def suspended(office):
    """Suspended on 21 March 2022; the crime of 10 January 2018."""
    code = office.accepted(1, 3, occurred_on=CRIME)
    office.do("suspend_report", code, 21, 3, ground="expertise", outstanding="Giám định 12/CV", number="5/QĐ")
    return code


def note(office, code, day=22, month=3, **values):
    office.do("record_limitation", code, day, month, **values)
    return office.read(code).limitation_on


def test_the_law_proposes_the_day_out_of_article_and_clause(office, suspended):
    assert note(office, suspended, article="173", clause="1") == date(2023, 1, 10)
    assert note(office, suspended, article="Điều 173") == date(2038, 1, 10)  # its gravest frame
    row = queries.states_of(office.read(suspended))[0]
    assert (row.verb, row.article, row.state) == ("record_limitation", "Điều 173 BLHS", "suspended")
    kept = [(one.field, one.before, one.after) for one in row.amendments.all()]
    assert kept == [("limitation_on", "2023-01-10", "2038-01-10")]


def test_a_day_given_stands_over_the_proposal(office, suspended):
    given = date(2022, 12, 31)
    assert note(office, suspended, article="173", clause="1", limitation_on=given) == given
    assert note(office, suspended, limitation_on=given, reason="Tính lại từ ngày phạm tội mới") == given


def test_it_may_be_noted_before_a_suspension_and_survives_it(office):
    code = office.accepted(1, 3, occurred_on=CRIME)
    assert note(office, code, 2, article="173", clause="1") == date(2023, 1, 10)
    office.do("suspend_report", code, 21, 3, ground="expertise", outstanding="Giám định 12/CV", number="5/QĐ")
    assert office.read(code).limitation_on == date(2023, 1, 10)


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({}, "LIMITATION-MISSING"), ({"article": "999"}, "OUTCOME-ARTICLE-UNKNOWN"),
        ({"article": "173", "clause": "9"}, "OUTCOME-CLAUSE-UNKNOWN"), ({"article": "109"}, "LIMITATION-NONE"),
        ({"limitation_on": date(2023, 1, 1)}, "LIMITATION-NO-BASIS"),
        ({"limitation_on": date(2017, 1, 1), "reason": "x"}, "LIMITATION-BEFORE-OCCURRENCE"),
    ],
)  # fmt: skip
def test_what_cannot_be_noted(office, suspended, values, fault):
    assert office.refusal("record_limitation", suspended, 22, 3, **values) == fault


def test_without_a_day_of_the_event_nothing_is_proposed(office):
    code = office.accepted(1, 3)
    assert office.refusal("record_limitation", code, 2, 3, article="173") == "LIMITATION-MISSING"
    assert note(office, code, 2, article="173", limitation_on=date(2030, 1, 1)) == date(2030, 1, 1)


def test_a_crime_without_limitation_is_noted_with_a_warning(office, suspended):
    note(office, suspended, article="109", limitation_on=date(2038, 1, 1))
    assert queries.warnings_of(office.read(suspended)) == ["LIMITATION-NOT-APPLICABLE"]


def test_closing_without_a_day_or_before_it_is_recorded_with_a_warning(office, suspended):
    other = office.accepted(1, 3, occurred_on=CRIME)
    office.do("suspend_report", other, 21, 3, ground="expertise", outstanding="Giám định 13/CV", number="6/QĐ")
    note(office, other, article="173", clause="1")
    for code in (suspended, other):
        office.do("close_by_limitation", code, 23, 3, number="7/QĐ")
        assert office.read(code).state == "closed_by_limitation"
    assert queries.warnings_of(office.read(suspended)) == ["LIMITATION-DAY-UNKNOWN"]
    assert queries.warnings_of(office.read(other)) == ["LIMITATION-NOT-RUN-OUT"]


def test_closing_after_the_last_day_is_in_order_and_not_on_it(office, suspended):
    note(office, suspended, limitation_on=date(2022, 9, 30), reason="Tính theo khung 1")
    office.do("close_by_limitation", suspended, 1, 10, number="7/QĐ")
    assert queries.warnings_of(office.read(suspended)) == []
    code = office.accepted(1, 3)
    office.do("suspend_report", code, 21, 3, ground="expertise", outstanding="Giám định 14/CV", number="8/QĐ")
    note(office, code, limitation_on=date(2022, 9, 30), reason="Tính theo khung 1")
    office.do("close_by_limitation", code, 30, 9, number="9/QĐ")
    assert queries.warnings_of(office.read(code)) == ["LIMITATION-NOT-RUN-OUT"]


def test_the_alarm_is_on_the_board_ninety_days_ahead_and_never_late(office, suspended):
    note(office, suspended, limitation_on=date(2022, 9, 30), reason="Tính theo khung 1")
    office.do("record_joint_review", suspended, 22, 3)

    def shown(day, month):
        lines = board.lines(Scope.everything(), local(date(2022, month, day), 8))
        return [(one.kind, one.late, one.left, one.early) for one in lines if one.key.duty == "LIMITATION"]

    assert shown(1, 7) == []
    assert shown(2, 7) == [("report", 0, 90, True)]
    assert shown(29, 9) == [("report", 0, 1, False)]
    assert shown(1, 10) == []
    office.do("resume_report", suspended, 5, 7, number="9/QĐ")
    assert shown(6, 7) == []


def test_only_those_who_decide_note_it(office, suspended):
    assert office.duty.role == Role.DUTY_OFFICER
    found = office.refusal("record_limitation", suspended, 22, 3, by=office.duty, article="173")
    assert found == "ROLE-MAY-NOT"


def test_the_pages_note_it_show_it_and_warn(sign_in, office, suspended):
    head = sign_in("tp")
    page = head.get(f"/tin-bao/{suspended}/").content.decode()
    assert "Ngày hết thời hiệu" in page and "chưa ghi" in page and "/thoi-hieu/" in page
    assert "chưa ghi ngày hết thời hiệu" in head.get(f"/tin-bao/{suspended}/het-thoi-hieu/").content.decode()
    answer = head.post(f"/tin-bao/{suspended}/thoi-hieu/", {"article": "173", "clause": "1"}, follow=True)
    page = answer.content.decode()
    assert "10/01/2023" in page and "Điều 173 khoản 1 BLHS" in page
    assert "đã ghi chưa qua" in head.get(f"/tin-bao/{suspended}/het-thoi-hieu/").content.decode()
    edited = {"limitation_on": "1/10/2022", "reason": "Tính lại"}
    page = head.post(f"/tin-bao/{suspended}/thoi-hieu/", edited, follow=True).content.decode()
    assert "Thời hiệu truy cứu đã hết ngày 01/10/2022" in page and "10/01/2023" in page
    answer = head.post(f"/tin-bao/{suspended}/thoi-hieu/", {"article": "999"})
    assert answer.status_code == 422 and 'id="id_article_error"' in answer.content.decode()
