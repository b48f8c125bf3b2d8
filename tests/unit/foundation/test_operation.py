"""Every write carries who and when, runs in one transaction, and a repeat with the same key is harmless."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.models import AuditEvent
from tongket.foundation.operation import OperationMisused
from tongket.foundation.refusals import Refused
from tongket.registers.incidents.models import Incident
from tongket.registers.incidents.operations import record_incident
from tongket.registers.units.operations import found_unit


def fire(by, at, **more):
    return record_incident(
        by=by, at=at, kind="fire", cause="electrical", place_code="12433", occurred_on=date(2022, 11, 15), **more
    )


def test_the_same_form_sent_twice_makes_one_record(actor, at):
    first = fire(actor(), at, key="abc")
    again = fire(actor(), at, key="abc")
    assert first == again
    assert Incident.objects.count() == 1


def test_the_same_key_with_another_act_is_refused_and_nothing_is_lost_silently(actor, at):
    fire(actor(), at, key="abc")
    for other in (
        lambda: fire(actor(), at, key="abc", summary="Cháy kho"),
        lambda: fire(actor(account_id=2), at, key="abc"),
    ):
        with pytest.raises(Refused) as refused:
            other()
        assert refused.value.code == "FORM-KEY-REUSED"
    assert Incident.objects.count() == 1
    assert fire(actor(), at, key="abd", summary="Cháy kho")


def test_without_a_key_two_acts_are_two_records(actor, at):
    assert fire(actor(), at) != fire(actor(), at)


def test_a_naive_time_is_refused(actor):
    with pytest.raises(OperationMisused):
        fire(actor(), datetime(2022, 11, 16, 8, 0))


def test_someone_who_is_no_actor_is_refused(province, at):
    with pytest.raises(OperationMisused):
        fire("Trực ban", at)


def test_a_refused_act_leaves_no_trace(actor, at, province):
    events = AuditEvent.objects.count()
    with pytest.raises(Exception, match="UNIT"):
        record_incident(
            by=actor(), at=at, kind="fire", cause="electrical", place_code="99999", occurred_on=date(2022, 11, 15)
        )
    assert AuditEvent.objects.count() == events


def test_operations_are_known_by_their_verb():
    assert found_unit.verb == "found_unit"


def test_the_actor_is_recorded_with_post_role_and_unit(actor, at, province):
    fire(actor(Role.DUTY_OFFICER, "CAX-12433", "Trực ban 02"), at)
    event = AuditEvent.objects.latest("pk")
    assert (event.actor_post, event.role, event.unit_id) == ("Trực ban 02", "duty_officer", province["CAX-12433"])
