"""The state at the end of a day: taken from the reports as they stand, written once, by the system alone."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role, system_actor
from tongket.foundation.audit import first_broken_link
from tongket.foundation.clock import local, simulated
from tongket.foundation.models import AuditEvent
from tongket.foundation.refusals import Refused
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries
from tongket.registers.intake.queries import UnitStock


@pytest.fixture
def report(actor) -> str:
    """Taken on Monday 5 December; the strict limit ends on Sunday the 25th, the rolled one on the 26th."""
    at = local(date(2022, 12, 5), 9)
    head = actor(Role.UNIT_HEAD, "CAH-336")
    with simulated(at):
        code = do.receive_report(by=head, at=at, kind="TB", channel="phone", receiver_code="CAH-336").code
        do.accept_report(by=head, at=at, code=code, handler_code="CAH-336")
    return code


def stocks(day: date, province) -> tuple[int, int, int, int]:
    for row in queries.stock_now(day):
        if row.unit_id == province["CAH-336"]:
            return row.pending, row.in_grace, row.overdue, row.suspended
    return 0, 0, 0, 0


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 12, 25), (1, 0, 0, 0)), (date(2022, 12, 26), (1, 1, 0, 0)), (date(2022, 12, 27), (1, 0, 1, 0)),
    ],
)  # fmt: skip
def test_a_pending_report_is_running_in_grace_or_overdue(report, province, day, expected):
    assert stocks(day, province) == expected


def test_a_suspended_report_is_not_pending(report, actor, province):
    at = local(date(2022, 12, 27), 9)
    with simulated(at):
        do.suspend_report(by=actor(Role.UNIT_HEAD, "CAH-336"), at=at, code=report, ground="expertise",
                          outstanding="Chờ giám định")  # fmt: skip
    assert stocks(at.date(), province) == (0, 0, 0, 1)


def test_evenings_are_written_once_with_one_event_a_day(report, province):
    days = {date(2022, 12, day): queries.stock_now(date(2022, 12, day)) for day in (26, 27)}
    at = local(date(2022, 12, 27), 23)
    with simulated(at):
        assert do.record_day_states(by=system_actor(), at=at, days=days) == 2
        changed = {date(2022, 12, 27): [UnitStock(province["CAH-338"], 9, 0, 0, 0)]}
        assert do.record_day_states(by=system_actor(), at=at, days=changed) == 0
    rows = queries.day_states(date(2022, 12, 26), date(2022, 12, 27))
    assert [(row.day.day, row.pending, row.in_grace, row.overdue) for row in rows] == [(26, 1, 1, 0), (27, 1, 0, 1)]
    assert AuditEvent.objects.filter(verb="record_day_states").count() == 2
    assert first_broken_link() is None


@pytest.mark.parametrize(
    ("role", "day", "code"),
    [
        (Role.STATISTICS, date(2022, 12, 27), "ROLE-MAY-NOT"),
        (Role.SYSTEM, date(2022, 12, 28), "DAY-STATE-IN-THE-FUTURE"),
    ],
)
def test_nobody_writes_a_state_by_hand_or_ahead(report, actor, province, role, day, code):
    by = system_actor() if role == Role.SYSTEM else actor(role, "CA-34")
    at = local(date(2022, 12, 27), 23)
    with simulated(at), pytest.raises(Refused) as refused:
        do.record_day_states(by=by, at=at, days={day: [UnitStock(province["CAH-336"], 1, 0, 0, 0)]})
    assert refused.value.code == code
