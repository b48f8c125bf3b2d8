"""The nightly check of stored due days: the same few queries for any number of reports."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tongket.foundation.actor import Role
from tongket.foundation.clock import local, simulated
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.queries.stored import runs_of_many


@pytest.fixture
def head(actor):
    return actor(Role.UNIT_HEAD, "CAH-336", account_id=2)


def accepted(head, day: int) -> str:
    at = local(date(2022, 3, day), 9)
    with simulated(at):
        code = do.receive_report(
            by=head, at=at, kind="TB", channel="phone", receiver_code="CAH-336", place_code="12433"
        ).code
        do.accept_report(by=head, at=at, code=code, handler_code="CAH-336")
    return code


def act(head, verb: str, code: str, day: date, **values):
    at = local(day, 10)
    with simulated(at):
        return getattr(do, verb)(by=head, at=at, code=code, **values)


def test_runs_of_many_are_those_of_each(head):
    source = accepted(head, 1)
    act(head, "extend_report", source, date(2022, 3, 18), authority="agency")
    first = act(head, "split_report", source, date(2022, 3, 25), kind="TB", summary="x").code
    act(head, "split_report", first, date(2022, 3, 28), kind="TB", summary="y")
    found = list(CrimeReport.objects.exclude(accepted_at=None))
    assert runs_of_many([report.pk for report in found]) == {report.pk: queries.running(report)[1] for report in found}
    assert {run.start for run in runs_of_many([report.pk for report in found]).values()} == {date(2022, 3, 1)}


def test_a_stored_day_that_differs_is_named(head):
    code = accepted(head, 1)
    assert queries.stored_due_equals_computed() == []
    CrimeReport.objects.filter(code=code).update(due_strict=date(2022, 3, 20))
    assert queries.stored_due_equals_computed() == [code]


def test_more_reports_need_no_more_queries(head):
    counts = []
    for day in (1, 2):
        accepted(head, day)
        with CaptureQueriesContext(connection) as asked:
            assert queries.stored_due_equals_computed() == []
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 4
