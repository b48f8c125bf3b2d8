"""A report whose decision not to initiate was annulled: back with its handler, with a month by analogy."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from tongket.foundation.clock import local
from tongket.foundation.models import AuditEvent
from tongket.registers.intake import queries

LATER = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def reopened(office) -> str:
    code = office.accepted(1, 3)
    office.do("resolve_report", code, 10, 3, outcome="not_initiated", ground="no_crime")
    office.do("archive_report", code, 11, 3)
    office.do("reopen_report", code, 29, 3, by=office.procuracy, reason="Chưa đủ căn cứ", number="7/QĐ-VKS")
    return code


def test_it_is_open_again_with_its_handler_and_bears_no_outcome(office, reopened):
    row = office.read(reopened)
    assert (row.state, row.handler.code) == ("accepted", "CAH-336")
    assert (row.outcome, row.outcome_on, row.archived_at) == ("", None, None)
    assert (row.due_strict, row.due_rolled) == (date(2022, 4, 29), date(2022, 4, 29))
    assert queries.stored_due_equals_computed() == []


def test_its_limit_is_said_to_be_an_analogy_and_recorded_with_a_warning(office, reopened):
    limit = office.duties(reopened, 1, 4)["LIMIT"]
    assert (limit.code, limit.verified, limit.done_at) == ("BLTTHS-148.2-ANALOGY", False, None)
    assert limit.starts == local(date(2022, 3, 29), 10)
    assert {"K10", "K11", "K12", "K13"}.isdisjoint(office.duties(reopened, 1, 4, open_only=False))
    event = AuditEvent.objects.get(verb="reopen_report")
    assert event.details["warnings"] == ["CLOCK-REOPENED-BY-ANALOGY"]


def test_its_flow_goes_through_resumed_alone(office, reopened):
    office.do("resolve_report", reopened, 20, 4, outcome="initiated", article="173", clause="1")
    rows = [row for _table, row in queries.facts_as_of(date(2022, 12, 14), LATER)]
    assert Counter(row["event"] for row in rows) == {"received": 1, "received_first": 1, "resolved": 2, "resumed": 1}
    assert [row["reason"] for row in rows if row["event"] == "resumed"] == ["annulled"]
    told = [draft.kind for draft in queries.drafts_of(office.read(reopened)) if not draft.sent]
    assert "initiation_procuracy" in told and "non_initiation_procuracy" not in told


def test_a_second_outcome_is_followed_up_anew(office):
    code = office.accepted(1, 3)
    for month in (3, 4):
        office.do("resolve_report", code, 10, month, outcome="administrative", ground="no_crime")
        found = office.read(code)
        assert queries.with_act([found], "record_administrative_transfer") == set()
        office.do("record_administrative_transfer", code, 11, month, to="UBND huyện")
        assert queries.with_act([found], "record_administrative_transfer") == {found.pk}
        if month == 3:
            office.do("reopen_report", code, 29, 3, by=office.procuracy, reason="Chưa đủ căn cứ")


def test_its_timeline_cites_the_analogy(office, reopened):
    act = queries.states_of(office.read(reopened))[0]
    assert (act.verb, act.number, act.due_strict) == ("reopen_report", "7/QĐ-VKS", date(2022, 4, 29))


def test_the_procuracy_reopens_or_a_head_from_its_paper_and_only_what_was_not_initiated(office, reopened):
    assert office.refusal("reopen_report", reopened, 30, 3, by=office.procuracy, reason="x") == "REPORT-STATE"
    office.do("resolve_report", reopened, 30, 3, outcome="initiated", article="173", clause="1")
    given = {"reason": "x"}
    assert office.refusal("reopen_report", reopened, 31, 3, by=office.procuracy, **given) == "REPORT-INITIATED"
    assert office.refusal("reopen_report", reopened, 31, 3, by=office.head, **given) == "REPORT-INITIATED"
    assert office.refusal("reopen_report", reopened, 31, 3, by=office.duty, **given) == "ROLE-MAY-NOT"
    other = office.accepted(1, 3)
    office.do("resolve_report", other, 10, 3, outcome="administrative", ground="no_crime")
    assert office.refusal("reopen_report", other, 31, 3, by=office.procuracy, reason=" ") == "REASON-MISSING"
