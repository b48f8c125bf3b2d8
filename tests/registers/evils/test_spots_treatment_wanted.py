"""Complicated spots, treatment and wanted persons: stocks that never go below zero and identities that hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.evils import operations, queries

OPENED, CLEARED = date(2022, 10, 3), date(2022, 11, 7)


@pytest.fixture
def spot(actor, at):
    return operations.open_spot(
        by=actor(), at=at, kind="drugs", name="Khu nhà hoang số 1", place_code="12433", opened_on=OPENED,
        basis="Phản ánh của nhân dân",
    )  # fmt: skip


def test_a_spot_is_cleared_only_with_evidence(spot, actor, at):
    with pytest.raises(Refused) as refused:
        operations.clear_spot(by=actor(), at=at, code=spot.code, on=CLEARED, evidence=" ")
    assert refused.value.code == "EVIL-TEXT-MISSING"


def test_a_spot_cannot_be_cleared_before_it_was_opened(spot, actor, at):
    with pytest.raises(Refused) as refused:
        operations.clear_spot(by=actor(), at=at, code=spot.code, on=date(2022, 10, 2), evidence="Biên bản số 01")
    assert refused.value.code == "EVIL-BEFORE-ITS-START"


def test_a_spot_that_returns_keeps_its_record(spot, actor, at, facts):
    operations.clear_spot(by=actor(), at=at, code=spot.code, on=CLEARED, evidence="Biên bản số 01")
    operations.reopen_spot(by=actor(), at=at, code=spot.code, on=date(2022, 11, 15), evidence="Kiểm tra lại")
    assert facts("evil") == [("spot_opened", 1), ("spot_cleared", 1), ("spot_reopened", 1)]
    assert queries.spot(Scope.everything(), spot.code).state == "standing"
    with pytest.raises(Refused) as refused:
        operations.reopen_spot(by=actor(), at=at, code=spot.code, on=date(2022, 11, 16), evidence="Kiểm tra lại")
    assert refused.value.code == "EVIL-STATE"


def test_a_void_spot_leaves_the_facts(spot, void, facts):
    void(spot.code)
    assert facts("evil") == []


def move(by, at, direction, n, on, reason="", form="methadone", place="12433"):
    reason = reason or {"carried_over": "old_book", "entered": "own_wish", "left": "completed"}[direction]
    return operations.record_treatment_movement(
        by=by, at=at, form=form, direction=direction, reason=reason, n=n, on=on, place_code=place
    )


def test_nobody_leaves_a_treatment_before_entering_it(actor, at):
    move(actor(), at, "entered", 3, date(2022, 11, 1))
    with pytest.raises(Refused) as refused:
        move(actor(), at, "left", 1, date(2022, 10, 31))
    assert refused.value.code == "TREATMENT-BELOW-ZERO"
    with pytest.raises(Refused) as refused:
        move(actor(), at, "left", 1, date(2022, 11, 2), form="voluntary")
    assert refused.value.code == "TREATMENT-BELOW-ZERO"
    with pytest.raises(Refused) as refused:
        move(actor(), at, "left", 4, date(2022, 11, 2))
    assert refused.value.code == "TREATMENT-BELOW-ZERO"


def test_the_reason_of_a_movement_belongs_to_its_direction(actor, at):
    with pytest.raises(Refused) as refused:
        move(actor(), at, "entered", 1, date(2022, 11, 1), reason="completed")
    assert refused.value.code == "EVIL-WORD-NOT-OF-KIND"


def test_the_stock_of_a_district_is_what_came_less_what_went(actor, at, province):
    desk = actor(Role.STATISTICS, "CA-34")
    move(desk, at, "carried_over", 10, date(2022, 9, 1))
    move(desk, at, "entered", 4, date(2022, 10, 1), place="12436")
    move(desk, at, "left", 3, date(2022, 11, 1))
    assert queries.treatment_stock(Scope.everything(), date(2022, 10, 31)) == {province["336"]: {"methadone": 14}}
    assert queries.treatment_stock(Scope.everything(), date(2022, 11, 1)) == {province["336"]: {"methadone": 11}}


def test_a_movement_others_rest_on_cannot_be_voided(actor, at, void):
    came = move(actor(), at, "entered", 3, date(2022, 11, 1))
    left = move(actor(), at, "left", 2, date(2022, 11, 2))
    with pytest.raises(Refused) as refused:
        void(came.code)
    assert refused.value.code == "TREATMENT-BELOW-ZERO"
    void(left.code)
    void(came.code)
    assert queries.treatment_stock(Scope.everything(), date(2022, 11, 16)) == {}


def issue(by, at, number="12/QĐ-TN", on=date(2022, 10, 5), n=2, handler="CAH-338"):
    return operations.issue_wanted_notice(
        by=by, at=at, number=number, issued_on=on, handler_code=handler, basis="drugs", n=n
    )


def test_a_commune_post_issues_no_wanted_notice(actor, at, detective):
    with pytest.raises(Refused) as refused:
        issue(actor(), at)
    assert refused.value.code == "ROLE-MAY-NOT"
    with pytest.raises(Refused) as refused:
        issue(detective, at, handler="CAX-12472")
    assert refused.value.code == "EVIL-NOT-A-POLICE-BODY"
    with pytest.raises(Refused) as refused:
        issue(detective, at, handler="CAH-336")
    assert refused.value.code == "UNIT-NOT-YOURS"


def test_a_decision_number_is_entered_once(detective, at):
    issue(detective, at)
    with pytest.raises(Refused) as refused:
        issue(detective, at)
    assert refused.value.code == "WANTED-NUMBER-TAKEN"


def test_no_more_persons_are_found_than_were_sought(detective, at):
    ref = issue(detective, at)
    finish = {"by": detective, "at": at, "code": ref.code, "on": date(2022, 10, 20)}
    operations.record_wanted_result(result="arrested", n=1, **finish)
    with pytest.raises(Refused) as refused:
        operations.record_wanted_result(result="surrendered", n=2, **finish)
    assert refused.value.code == "WANTED-OVER-NOTICE"
    operations.record_wanted_result(result="surrendered", n=1, **finish)
    assert queries.notice(Scope.everything(), ref.code).state == "resolved"


def test_a_voided_result_makes_its_persons_wanted_again(detective, void, at, facts):
    ref = issue(detective, at)
    operations.record_wanted_result(by=detective, at=at, code=ref.code, result="cleared", on=date(2022, 10, 20), n=2)
    with pytest.raises(Refused) as refused:
        void(ref.code)
    assert [reason.code for reason in refused.value.reasons] == ["EVIL-STATE", "WANTED-HAS-RESULTS"]
    void(f"{ref.code}/1")
    assert facts("wanted") == [("issued", 2)]
    void(ref.code)
    assert facts("wanted") == []


def test_a_notice_taken_over_from_an_older_book_is_not_new(detective, at, facts):
    entry = operations.WantedEntry("07/QĐ-TN", date(2016, 5, 4), "CAH-338", "other", 1, date(2022, 10, 1))
    operations.issue_wanted_notices(by=detective, at=at, entries=[entry])
    assert facts("wanted") == [("carried_over", 1)]


days = st.dates(date(2022, 1, 1), date(2022, 11, 16))
chains = st.lists(
    st.tuples(st.sampled_from(["CAH-336", "CAH-338"]), days, st.integers(1, 3),
              st.lists(st.tuples(st.sampled_from(["arrested", "surrendered", "cleared"]), days, st.integers(1, 2)))),
    min_size=1, max_size=5,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(chains=chains, start=days, length=st.integers(1, 200))
def test_start_plus_new_is_found_plus_end_whatever_happens(actor, at, chains, start, length):
    from datetime import timedelta

    from django.db import transaction

    by = actor(Role.STATISTICS, "CA-34")
    with transaction.atomic():
        for number, (handler, on, n, results) in enumerate(chains):
            ref = issue(by, at, f"{number}/QĐ", on, n, handler)
            for result, day, found in results:
                try:
                    operations.record_wanted_result(by=by, at=at, code=ref.code, result=result, on=day, n=found)
                except Refused:
                    continue
        end = start + timedelta(days=length)
        flows = queries.wanted_flow(Scope.everything(), start, end)
        later = {
            flow.handler_id: flow.start for flow in queries.wanted_flow(Scope.everything(), end, date(2023, 12, 31))
        }
        for flow in flows:
            assert flow.start >= 0 and flow.end >= 0
            assert flow.start + flow.taken_over + flow.new == flow.arrested + flow.surrendered + flow.cleared + flow.end
            assert later[flow.handler_id] == flow.end
        transaction.set_rollback(True)
