"""Confessions, surrenders and own findings: taken up, decided and counted, without the limit of Đ147 (§1.1)."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation import clock
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries
from tongket.registers.intake.models import CrimeReport

pytestmark = pytest.mark.django_db
OTHERS = ("TU_THU", "DAU_THU", "TT")


@pytest.fixture(autouse=True)
def _on_the_map(province):
    """All acts happen in the small province."""


def due(code):
    report = CrimeReport.objects.get(code=code)
    return report.due_strict, report.due_rolled


def events(code, until=date(2022, 12, 14)):
    rows = queries.facts_as_of(until, clock.now())
    return [(row["event"], row["kind"], row["timeliness"]) for _table, row in rows if row["record"] == code]


@pytest.mark.parametrize("kind", OTHERS)
def test_an_other_source_is_taken_up_and_decided_without_a_due_day(office, kind):
    code = office.accepted(1, 3, kind=kind)
    assert due(code) == (None, None)
    assert "LIMIT" not in office.duties(code, 30, 6)
    office.do("resolve_report", code, 30, 6, outcome="initiated", article="173", clause="1")
    assert [event for event, *_ in events(code)] == ["received", "received_first", "resolved"]
    assert events(code)[-1] == ("resolved", kind, "")
    assert queries.stored_due_equals_computed() == []


@pytest.mark.parametrize("kind", OTHERS)
def test_at_an_investigating_body_it_has_none_from_receipt_on(office, kind):
    code = office.receive(1, 3, by=office.head, kind=kind, receiver_code="CAH-336")
    assert due(code) == (None, None)
    assert queries.counts(Scope.everything(), date(2022, 12, 1))["overdue"] == 0


def test_nothing_of_an_other_source_can_be_extended_or_suspended(office):
    code = office.accepted(1, 3, kind="TT")
    extend = {"authority": "agency", "number": "1"}
    assert office.refusal("extend_report", code, 10, 3, **extend) == "REPORT-NO-LIMIT"
    assert office.refusal("request_extension", code, 10, 3, reason="Phức tạp") == "REPORT-NO-LIMIT"
    suspend = {"ground": "expertise", "outstanding": "Trưng cầu giám định"}
    assert office.refusal("suspend_report", code, 30, 3, **suspend) == "REPORT-NO-LIMIT"


def amend(office, code, day, month, kind):
    version = CrimeReport.objects.get(code=code).version
    office.do("amend_report", code, day, month, version=version, changes={"kind": kind}, reason="Ghi nhầm loại")


def test_a_kind_corrected_takes_the_limit_away_and_brings_it_back(office):
    code = office.accepted(1, 3, kind="TB")
    before = due(code)
    amend(office, code, 2, 3, "TT")
    assert due(code) == (None, None)
    amend(office, code, 3, 3, "TG")
    assert due(code) == before
    assert queries.stored_due_equals_computed() == []


def test_a_kind_corrected_to_one_with_a_limit_counts_from_the_bodys_receipt(office):
    code, told = office.accepted(1, 3, kind="TT"), office.accepted(1, 3, kind="TB")
    amend(office, code, 2, 3, "TB")
    assert due(code) == due(told)
    assert queries.stored_due_equals_computed() == []
    june = date(2022, 6, 1)
    assert [event for event, *_ in events(code, june)] == [event for event, *_ in events(told, june)]
    office.do("extend_report", code, 10, 3, authority="agency", number="1")
    office.do("extend_report", told, 10, 3, authority="agency", number="1")
    assert due(code) == due(told)


def test_what_is_split_off_has_the_limit_of_its_own_kind(office):
    told, own = office.accepted(1, 3, kind="TB"), office.accepted(1, 3, kind="TT")
    split = {"summary": "Hành vi khác", "reason": "Tách"}
    office.do("split_report", told, 5, 3, kind="TT", **split)
    office.do("split_report", own, 5, 3, kind="TB", **split)
    from_told = CrimeReport.objects.get(split_from__code=told)
    from_own = CrimeReport.objects.get(split_from__code=own)
    assert due(from_told.code) == (None, None)
    assert due(from_own.code) == due(told)
    assert queries.stored_due_equals_computed() == []
    office.do("extend_report", from_own.code, 10, 3, authority="agency", number="1")
    assert queries.stored_due_equals_computed() == []
