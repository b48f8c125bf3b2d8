"""Voiding: asked for with a decision by the unit, decided outside it; what is void stays and its figures go."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.audit import timeline
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.evils import operations, queries
from tongket.registers.evils.models import VoidRequest

ALL = Scope.everything()
ASKED = {"reason": "Ghi trùng", "document": "05/QĐ-CAX"}
ON = date(2022, 11, 1)


@pytest.fixture
def records(actor, at, record):
    """One record of every kind that can be void, all of the district 336."""
    desk = {"by": actor(Role.STATISTICS, "CA-34", account_id=70), "at": at}
    notice = operations.issue_wanted_notice(
        number="01/QĐ", issued_on=ON, handler_code="CAH-336", basis="drugs", n=2, **desk
    ).code
    found = operations.issue_wanted_notice(
        number="02/QĐ", issued_on=ON, handler_code="CAH-336", basis="drugs", n=2, **desk
    ).code
    operations.record_wanted_result(code=found, result="arrested", on=ON, n=2, **desk)
    return {
        "case": record(handler_code="CAH-336").code,
        "spot": operations.open_spot(
            kind="drugs", name="Khu nhà hoang", place_code="12433", opened_on=ON, basis="Phản ánh", **desk
        ).code,
        "movement": operations.record_treatment_movement(
            form="methadone", direction="entered", reason="own_wish", n=3, on=ON, place_code="12433", **desk
        ).code,
        "notice": notice,
        "result": f"{found}/1",
    }


def refusals(act, **given):
    with pytest.raises(Refused) as refused:
        act(**given)
    return [reason.code for reason in refused.value.reasons]


KINDS = ("case", "spot", "movement", "notice", "result")


@pytest.mark.parametrize("kind", KINDS)
def test_a_unit_asks_and_somebody_outside_it_decides(records, actor, at, kind):
    code = records[kind]
    inside = "CAX-12433" if kind in ("spot", "movement") else "CAH-336"
    asker = actor(Role.UNIT_HEAD, inside, account_id=41)
    assert refusals(operations.approve_void, by=asker, at=at, code=code) == ["VOID-NOT-ASKED"]
    operations.request_void(by=asker, at=at, code=code, **ASKED)
    assert refusals(operations.request_void, by=asker, at=at, code=code, **ASKED) == ["VOID-ALREADY-ASKED"]
    colleague = actor(Role.UNIT_HEAD, inside, account_id=42)
    assert refusals(operations.approve_void, by=colleague, at=at, code=code) == ["VOID-OUTSIDE-THE-UNIT"]
    neighbour = actor(Role.UNIT_HEAD, "CAH-338", account_id=43)
    assert refusals(operations.approve_void, by=neighbour, at=at, code=code) == ["VOID-OUTSIDE-THE-UNIT"]
    above = actor(Role.UNIT_HEAD, "CA-34", account_id=44)
    operations.approve_void(by=above, at=at, code=code)
    assert refusals(operations.request_void, by=asker, at=at, code=code, **ASKED)[0] in (
        "EVIL-STATE", "WANTED-RESULT-VOID"
    )  # fmt: skip
    assert VoidRequest.objects.get().state == "approved"


def test_the_statistics_desk_of_another_body_and_the_procuracy_decide_too(record, actor, at):
    for account_id, role in ((51, Role.STATISTICS), (52, Role.PROCURACY)):
        code = record().code
        operations.request_void(by=actor(), at=at, code=code, **ASKED)
        operations.approve_void(by=actor(role, "CA-34", account_id=account_id), at=at, code=code)
        assert queries.evil_case(ALL, code).state == "void"


def test_the_district_decides_for_its_commune(records, actor, at, head):
    operations.request_void(by=actor(), at=at, code=records["spot"], **ASKED)
    operations.approve_void(by=head, at=at, code=records["spot"])
    assert queries.spot(ALL, records["spot"]).state == "void"


def test_neither_who_asked_nor_who_entered_it_nor_their_unit_decides(record, actor, at):
    code = record(by=actor(Role.STATISTICS, "CA-34", account_id=61)).code
    operations.request_void(by=actor(Role.UNIT_HEAD, "CA-34", account_id=62), at=at, code=code, **ASKED)
    decide = {"act": operations.approve_void, "at": at, "code": code}
    same, entered = actor(Role.UNIT_HEAD, "CA-34", account_id=62), actor(Role.PROCURACY, "CA-34", account_id=61)
    assert refusals(by=same, **decide) == ["SECOND-PERSON-NEEDED", "VOID-OUTSIDE-THE-UNIT"]
    assert refusals(by=entered, **decide) == ["SECOND-PERSON-NEEDED"]
    assert refusals(by=actor(Role.STATISTICS, "CA-34", account_id=63), **decide) == ["VOID-OUTSIDE-THE-UNIT"]
    assert refusals(by=actor(Role.DUTY_OFFICER, "CA-34", account_id=64), **decide)[0] == "ROLE-MAY-NOT"


def test_asking_says_why_and_by_which_decision_and_is_the_units_own(record, actor, at):
    code = record(handler_code="CAH-336").code
    given = {"by": actor(Role.UNIT_HEAD, "CAX-12433", account_id=2), "at": at, "code": code}
    assert refusals(operations.request_void, reason=" ", document=" ", **given) == [
        "REASON-MISSING", "DECISION-NUMBER-MISSING", "UNIT-NOT-YOURS",
    ]  # fmt: skip
    assert queries.void_request_of(code) is None


def test_a_decided_case_is_voided_only_after_its_outcome_is_withdrawn(record, actor, at, head):
    code = record().code
    operations.decide_evil_case(by=actor(), at=at, code=code, outcome="administrative", decided_on=date(2022, 11, 14))
    assert refusals(operations.request_void, by=actor(), at=at, code=code, **ASKED) == ["EVIL-STATE"]
    operations.withdraw_evil_decision(by=head, at=at, code=code, reason="Ghi nhầm")
    operations.request_void(by=actor(), at=at, code=code, **ASKED)


def test_a_request_may_be_declined_with_a_reason_and_asked_again(record, actor, at, head, facts):
    code = record().code
    operations.request_void(by=actor(), at=at, code=code, **ASKED)
    assert refusals(operations.refuse_void, by=head, at=at, code=code, reason=" ") == ["REASON-MISSING"]
    operations.refuse_void(by=head, at=at, code=code, reason="Hai vụ khác nhau")
    assert queries.evil_case(ALL, code).state == "recorded" and ("detected", 1) in facts("evil")
    operations.request_void(by=actor(), at=at, code=code, **ASKED)


def test_a_record_nobody_knows_is_not_found(actor, at):
    for code in ("TNXH-12433-2022-0009", "DPT-1", "CN-1", "TNA-1", "gì đó"):
        with pytest.raises(NotFound):
            operations.request_void(by=actor(), at=at, code=code, **ASKED)


def test_the_timeline_keeps_who_asked_and_who_approved(record, void):
    ref = record()
    void(ref.code)
    events = timeline("evils.evilcase", ref.id)
    assert [event.verb for event in events] == ["void_evil_case", "request_void", "record_evil_case"]
    assert events[0].details["asked_by"] == "unit_head CAH-336" and events[0].details["document"] == "05/QĐ-CAH"


@pytest.mark.parametrize("kind", KINDS)
def test_the_next_seal_loses_exactly_the_figures_of_what_was_voided(records, record, void, facts, kind):
    record(persons=(9, 0, 0))  # another of the same kind, which stays
    table = {"case": "evil", "spot": "evil", "movement": "treatment"}.get(kind, "wanted")
    gone = {
        "case": [("detected", 1), ("persons", 5), ("female", 2), ("under_18", 1)], "spot": [("spot_opened", 1)],
        "movement": [("entered", 3)], "notice": [("issued", 2)], "result": [("arrested", 2)],
    }[kind]  # fmt: skip
    before = facts(table)
    void(records[kind])
    after = facts(table)
    for fact in gone:
        before.remove(fact)
    assert sorted(after) == sorted(before)


def test_a_seal_made_before_keeps_its_figures(record, void, facts, at):
    with clock.simulated(at):
        code = record().code
    with clock.simulated(at + timedelta(days=2)):
        void(code, moment=at + timedelta(days=2))
    assert ("detected", 1) in facts("evil", at + timedelta(days=1))
    assert facts("evil", at + timedelta(days=3)) == []


def test_what_was_changed_is_counted(records, actor, at, void, head):
    with clock.simulated(at):
        void(records["movement"])
        void(records["result"])
        case = records["case"]
        officer = actor(Role.INVESTIGATOR, "CAH-336", account_id=80)
        operations.decide_evil_case(
            by=officer, at=at, code=case, outcome="administrative", decided_on=date(2022, 11, 14)
        )
        operations.withdraw_evil_decision(by=head, at=at, code=case, reason="Ghi nhầm")
        spot = {"by": head, "at": at, "code": records["spot"], "evidence": "Biên bản"}
        operations.clear_spot(on=date(2022, 11, 7), **spot)
        operations.reopen_spot(on=date(2022, 11, 15), **spot)
        operations.request_void(by=head, at=at, code=records["notice"], **ASKED)
    found = queries.changes(ALL, date(2022, 11, 1), date(2022, 12, 1))
    assert found.voided == {"case": 0, "spot": 0, "movement": 1, "notice": 0, "result": 1}
    assert (found.withdrawn, found.reopened, found.asked, found.refused) == (1, 1, 1, 0)
    assert queries.changes(Scope.none(), date(2022, 11, 1), date(2022, 12, 1)).withdrawn == 0


def test_the_same_request_sent_twice_is_one(record, actor, at):
    code = record().code
    for _ in range(2):
        operations.request_void(by=actor(), at=at, key="k", code=code, **ASKED)
    assert VoidRequest.objects.count() == 1
