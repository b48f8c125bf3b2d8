"""Detected cases and their outcomes: what is refused, what is kept, the facts they give."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.models import AuditEvent
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as criminal_cases
from tongket.registers.evils import operations, queries
from tongket.registers.evils.models import EvilCase

DAY = date(2022, 11, 10)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "piracy"}, "EVIL-WORD-UNKNOWN"),
        ({"sub_kind": "use"}, "EVIL-WORD-NOT-OF-KIND"),
        ({"detected_on": date(2022, 11, 17)}, "EVIL-IN-THE-FUTURE"),
        ({"persons": (0, 0, 0)}, "EVIL-NO-PERSONS"),
        ({"persons": (3, 4, 0)}, "EVIL-PART-OVER-WHOLE"),
        ({"persons": (999, 0, 0)}, "EVIL-TOO-MANY"),
        ({"persons": (3, -1, 0)}, "NEGATIVE-COUNT"),
        ({"seized": operations.Seized(money=-1)}, "NEGATIVE-COUNT"),
        ({"place_code": "00000"}, "UNIT-UNKNOWN"),
        ({"place_code": "336"}, "EVIL-PLACE-NOT-A-COMMUNE"),
        ({"place_code": "12472"}, "UNIT-NOT-YOURS"),
        ({"handler_code": "SO-TP"}, "EVIL-NOT-A-POLICE-BODY"),
    ],
)
def test_impossible_cases_are_refused_with_their_code(record, given, code):
    with pytest.raises(Refused) as refused:
        record(**given)
    assert refused.value.code == code


def test_all_faults_of_a_case_are_told_at_once(record):
    with pytest.raises(Refused) as refused:
        record(persons=(0, 0, 0), place_code="00000", handler_code="SO-TP", detected_on=date(2022, 11, 17))
    fields = [reason.data["field"] for reason in refused.value.reasons]
    assert fields == ["detected_on", "total", "place_code", "handler_code"]


def test_a_member_agency_enters_nothing(record, actor):
    with pytest.raises(Refused) as refused:
        record(by=actor(Role.MEMBER_AGENCY, "SO-TP"))
    assert refused.value.code == "ROLE-MAY-NOT"


def test_a_case_gives_facts_for_itself_its_persons_and_what_was_seized(record, facts):
    record(seized=operations.Seized(2_000_000, 500_000))
    assert facts("evil") == [
        ("detected", 1), ("persons", 5), ("female", 2), ("under_18", 1), ("money", 2_000_000), ("exhibits", 500_000),
    ]  # fmt: skip


def test_the_same_form_sent_twice_makes_one_case(record):
    assert record(key="form-1").code == record(key="form-1").code
    assert EvilCase.objects.count() == 1


def test_many_cases_in_one_call_are_numbered_and_each_has_its_event(actor, at):
    entry = operations.EvilEntry("gambling", "lottery", DAY, "12433", "CAX-12433", operations.Persons(2))
    other = operations.EvilEntry("drug_use", "use", DAY, "12436", "CAH-336", operations.Persons(1))
    by = actor(Role.STATISTICS, "CA-34")
    codes = operations.record_evil_cases(by=by, at=at, entries=[entry, other, entry])
    assert codes == ["TNXH-12433-2022-0001", "TNXH-12436-2022-0001", "TNXH-12433-2022-0002"]
    assert AuditEvent.objects.filter(verb="record_evil_case").count() == 3
    assert operations.record_evil_cases(by=by, at=at, entries=[entry]) == ["TNXH-12433-2022-0003"]


def test_a_fault_in_one_of_many_refuses_all_and_names_its_row(actor, at):
    good = operations.EvilEntry("gambling", "lottery", DAY, "12433", "CAX-12433", operations.Persons(2))
    bad = operations.EvilEntry("gambling", "lottery", DAY, "12433", "CAX-12433", operations.Persons(0))
    with pytest.raises(Refused) as refused:
        operations.record_evil_cases(by=actor(), at=at, entries=[good, bad])
    assert refused.value.data["row"] == 2
    assert EvilCase.objects.count() == 0


def _decide(by, at, code, outcome="administrative", on=date(2022, 11, 14), case_code="", **measures):
    return operations.decide_evil_case(
        by=by, at=at, code=code, outcome=outcome, decided_on=on, case_code=case_code,
        measures=operations.Measures(**measures),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"outcome": "pardon"}, "EVIL-WORD-UNKNOWN"),
        ({"fines": 1_000_000}, "EVIL-FINES-WITHOUT-FINED"),
        ({"fined": 6}, "EVIL-PART-OVER-WHOLE"),
        ({"outcome": "criminal"}, "EVIL-CASE-MISSING"),
        ({"outcome": "criminal", "case_code": "VA-none"}, "CASE-UNKNOWN"),
        ({"prosecuted": 1}, "EVIL-CASE-NOT-WANTED"),
        ({"on": DAY - timedelta(days=1)}, "EVIL-BEFORE-ITS-START"),
        ({"on": date(2022, 11, 17)}, "EVIL-IN-THE-FUTURE"),
    ],
)
def test_an_outcome_that_does_not_fit_is_refused(record, actor, at, given, code):
    ref = record()
    with pytest.raises(Refused) as refused:
        _decide(actor(), at, ref.code, **given)
    assert refused.value.code == code


def test_an_administrative_outcome_counts_by_its_own_day(record, actor, at, facts):
    ref = record(persons=(5, 0, 0))
    _decide(actor(), at, ref.code, fined=4, fines=8_000_000, to_education=1)
    assert facts("evil")[2:] == [("decided", 1), ("fined", 4), ("fines", 8_000_000), ("to_education", 1)]
    assert facts("evil", cut_off=date(2022, 11, 13)) == [("detected", 1), ("persons", 5)]


def test_a_criminal_outcome_is_linked_to_its_case(record, actor, at, facts):
    offence = criminal_cases.record_offence(
        by=actor(Role.INVESTIGATOR, "CAH-336"), at=at, place_code="12433", handler_code="CAH-336", article="321",
        clause="1", occurred_on=DAY, losses=criminal_cases.Losses(0, 0, 0),
        initiate=criminal_cases.CaseSpec(initiated_on=at.date(), investigator="Điều tra viên 01", accused=None),
    )  # fmt: skip
    from tongket.registers.cases.queries import case_code_of

    ref = record()
    _decide(actor(), at, ref.code, outcome="criminal", case_code=case_code_of(offence.code), prosecuted=3, fined=2)
    assert ("prosecuted", 3) in facts("evil")
    assert queries.decisions_of(queries.evil_case(Scope.everything(), ref.code))[0].case_code


def test_a_second_outcome_needs_the_first_withdrawn_by_another_person(record, actor, at, head, facts):
    ref = record()
    _decide(actor(), at, ref.code, fined=1)
    with pytest.raises(Refused) as refused:
        _decide(actor(), at, ref.code, fined=2)
    assert refused.value.code == "EVIL-STATE"
    with pytest.raises(Refused) as refused:
        operations.withdraw_evil_decision(
            by=actor(Role.UNIT_HEAD, "CAH-336", account_id=1), at=at, code=ref.code, reason="Ghi nhầm"
        )
    assert refused.value.code == "SECOND-PERSON-NEEDED"
    operations.withdraw_evil_decision(by=head, at=at, code=ref.code, reason="Ghi nhầm số người")
    assert ("decided", 1) not in facts("evil")
    _decide(actor(), at, ref.code, fined=2)
    assert ("fined", 2) in facts("evil")


def test_another_units_reader_does_not_find_it(record, province):
    ref = record()
    with pytest.raises(NotFound):
        queries.evil_case(Scope(frozenset({province["12472"]})), ref.code)
    assert queries.counts_by_kind(Scope(frozenset({province["12433"]}))) == {"": 1, "gambling": 1}
    assert list(queries.cases(Scope.none())) == []
