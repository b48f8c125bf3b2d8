"""Reports that owe nothing any more but their archiving: marked at night, read by the board without their acts."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries
from tongket.registers.intake.models import CrimeReport

ALL = Scope.everything()
NIGHT = local(date(2022, 6, 1), 23)


def mark(at=NIGHT) -> tuple[int, int]:
    with simulated(at):
        return do.mark_followed_up(by=system_actor(), at=at)


@pytest.fixture
def ended(office) -> str:
    """Pressed by nobody: told to nobody, ended, not archived; only the day to archive it goes on."""
    code = office.accepted(1, 3, reporter_kind="none", channel="press", kind="TT")
    office.do("assign_report", code, 1, 3, investigator="Điều tra viên 07")
    office.do("classify_as_not_a_report", code, 2, 3, reason="Không có dấu hiệu")
    return code


def owed(code, at=NIGHT):
    return [(one.duty.id, one.duty.strict, one.duty.rolled, one.unit_id) for one in
            queries.duties_of(ALL, at, codes=[code])]  # fmt: skip


def test_a_marked_report_owes_what_it_owed_before(office, ended):
    before = owed(ended)
    assert [one[0] for one in before] == ["K19"]
    assert mark() == (1, 1)
    assert owed(ended) == before
    assert mark() == (0, 0)


def test_one_that_owes_more_is_not_marked(office, ended):
    other = office.accepted(1, 3)
    office.do("resolve_report", other, 10, 3, outcome="administrative", ground="no_crime")
    office.accepted(1, 3)
    assert mark() == (2, 1)
    assert list(CrimeReport.objects.filter(followed_up=True).values_list("code", flat=True)) == [ended]


def test_marked_reports_cost_no_look_at_their_acts(office, ended, django_assert_max_num_queries):
    mark()
    with django_assert_max_num_queries(2):
        queries.duties_of(ALL, NIGHT)


def test_any_act_takes_the_mark_away(office, ended):
    mark()
    row = office.read(ended)
    office.do("amend_report", ended, 2, 6, by=office.head, version=row.version, changes={"summary": "Khác"}, reason="x")
    assert not office.read(ended).followed_up


def test_an_archived_report_owes_nothing_marked_or_not(office, ended):
    mark()
    office.do("archive_report", ended, 2, 6)
    assert owed(ended, local(date(2022, 6, 3), 8)) == []


def test_a_marked_report_is_hidden_from_whom_it_was_hidden(office, ended):
    mark()
    assert queries.duties_of(Scope.none(), NIGHT) == []


def test_only_the_scheduled_work_marks(office, ended):
    with pytest.raises(Refused) as refused, simulated(NIGHT):
        do.mark_followed_up(by=office.head, at=NIGHT)
    assert refused.value.code == "ROLE-MAY-NOT" and office.head.role == Role.UNIT_HEAD
