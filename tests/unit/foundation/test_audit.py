"""The audit trail: written with the change, chained, append-only in the database itself."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from tongket.foundation.actor import Role
from tongket.foundation.audit import first_broken_link
from tongket.foundation.models import AuditEvent
from tongket.registers.units.operations import appoint_to_seat, establish_seat


@pytest.fixture
def seat(province, actor, at):
    by = actor(Role.STATISTICS, "CA-34")
    establish_seat(by=by, at=at, committee_code="BCD-34", position=1, rank="head", title="Trưởng ban")
    return by


def test_the_chain_holds_after_several_acts(seat, at):
    appoint_to_seat(by=seat, at=at, position=1, holder_post="Phó Chủ tịch Ủy ban nhân dân tỉnh", on=at.date())
    assert AuditEvent.objects.count() > 20
    assert first_broken_link() is None


def test_an_erased_detail_leaves_the_chain_whole(seat):
    newest = AuditEvent.objects.latest("pk")
    AuditEvent.objects.filter(pk=newest.pk).update(details={}, salt="")
    assert first_broken_link() is None


def test_the_database_refuses_to_change_an_event(seat):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.update(actor_post="Người khác")


def test_the_database_refuses_to_remove_an_event(seat):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.all()._raw_delete("default")
