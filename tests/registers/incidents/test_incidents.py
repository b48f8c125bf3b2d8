"""The register of incidents: what it refuses, what it keeps, the facts it gives."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.incidents import queries
from tongket.registers.incidents.operations import Losses, correct_losses, record_incident, void_incident

CUT_OFF = date(2022, 12, 14)
LATER = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def record(actor, at):
    def make(kind="fire", place="12433", on=date(2022, 11, 15), **losses):
        return record_incident(
            by=actor(), at=at, kind=kind, cause="electrical", place_code=place, occurred_on=on, losses=Losses(**losses)
        )

    return make


def facts():
    return list(queries.facts_as_of(CUT_OFF, LATER))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "flood"}, "INCIDENT-KIND-UNKNOWN"),
        ({"on": date(2022, 11, 17)}, "INCIDENT-IN-THE-FUTURE"),
        ({"dead": -1}, "NEGATIVE-COUNT"),
        ({"place": "00000"}, "UNIT-UNKNOWN"),
        ({"on": date(2019, 1, 1)}, "UNIT-DATE-OUTSIDE-LIFE"),
        ({"place": "338"}, "INCIDENT-PLACE-NOT-A-COMMUNE"),
        ({"place": "12436"}, "UNIT-NOT-YOURS"),
        ({"dead": 9_999_999}, "INCIDENT-TOO-MANY"),
        ({"kind": "traffic"}, "INCIDENT-CAUSE-NOT-OF-KIND"),
    ],
)
def test_impossible_entries_are_refused_with_their_code(record, given, code):
    with pytest.raises(Refused) as refused:
        record(**given)
    assert refused.value.code == code


def test_an_incident_gives_one_fact_and_one_for_each_loss(record, province):
    record(dead=1, damage=5_000_000)
    assert [(f["event"], f["n"]) for f in facts()] == [("occurred", 1), ("dead", 1), ("damage", 5_000_000)]
    assert {f["place"] for f in facts()} == {province["12433"]}


def test_voiding_needs_a_second_person_and_a_reason(record, actor, at):
    ref = record()
    with pytest.raises(Refused) as refused:
        void_incident(by=actor(), at=at, code=ref.code, reason="Ghi nhầm")
    assert refused.value.code == "SECOND-PERSON-NEEDED"
    with pytest.raises(Refused) as refused:
        void_incident(by=actor(Role.UNIT_HEAD, account_id=2), at=at, code=ref.code, reason=" ")
    assert refused.value.code == "REASON-MISSING"


def test_a_voided_incident_stays_in_the_book_and_leaves_the_facts(record, actor, at):
    record()
    ref = record()
    void_incident(by=actor(Role.UNIT_HEAD, account_id=2), at=at, code=ref.code, reason="Ghi trùng")
    assert queries.incident(Scope.everything(), ref.code).state == "void"
    assert len(facts()) == 1


def test_a_void_incident_takes_no_corrections(record, actor, at):
    ref = record()
    void_incident(by=actor(Role.UNIT_HEAD, account_id=2), at=at, code=ref.code, reason="Ghi trùng")
    with pytest.raises(Refused) as refused:
        correct_losses(by=actor(), at=at, code=ref.code, losses=Losses(1, 0, 0))
    assert refused.value.code == "INCIDENT-VOID"


def test_nothing_after_the_cut_off_is_a_fact(record, actor):
    december = datetime(2022, 12, 20, 9, 0, tzinfo=UTC)
    record_incident(
        by=actor(), at=december, kind="fire", cause="unknown", place_code="12433", occurred_on=date(2022, 12, 15)
    )
    assert facts() == []


def test_numbers_run_by_commune_and_year(record, actor, at):
    assert record().code == "SC-12433-2022-0001"
    assert record().code == "SC-12433-2022-0002"
    other = record_incident(
        by=actor(Role.STATISTICS, "CA-34"), at=at, kind="fire", cause="electrical", place_code="12436",
        occurred_on=date(2022, 11, 15),
    )  # fmt: skip
    assert other.code == "SC-12436-2022-0001"


def test_another_units_reader_does_not_find_it(record, province):
    ref = record()
    with pytest.raises(NotFound):
        queries.incident(Scope(frozenset({province["12436"]})), ref.code)
