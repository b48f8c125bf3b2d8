"""Posts of one district, its commune and the province, and short words for what they do on days of 2022."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.factories.vault_process import vault_process
from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL, local, simulated
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries

NOW = datetime(2022, 11, 16, 8, 0, tzinfo=LOCAL)
CAST = (
    ("xa", Role.DUTY_OFFICER, "CAX-12433"), ("xb", Role.DUTY_OFFICER, "CAX-12436"),
    ("tp", Role.UNIT_HEAD, "CAH-336"), ("dtv", Role.INVESTIGATOR, "CAH-336"), ("qp", Role.UNIT_HEAD, "CAH-338"),
    ("tinh", Role.UNIT_HEAD, "CA-34"), ("tk", Role.STATISTICS, "CA-34"), ("ct", Role.CHAIR, "BCD-34"),
    ("tt", Role.INSPECTOR, "BCD-34"), ("vks", Role.PROCURACY, "CA-34"), ("td", Role.EMULATION, "BCD-34"),
    ("so", Role.MEMBER_AGENCY, "SO-TP"), ("qt", Role.ADMINISTRATOR, "BCD-34"),
)  # fmt: skip


class Office:
    """Who acts: commune duty officer, district head, provincial head, procuracy; days are given as day and month."""

    def __init__(self, actor) -> None:
        self.duty = actor(Role.DUTY_OFFICER, "CAX-12433", account_id=1)
        self.head = actor(Role.UNIT_HEAD, "CAH-336", account_id=2)
        self.other = actor(Role.UNIT_HEAD, "CAH-338", account_id=3)
        self.province = actor(Role.UNIT_HEAD, "CA-34", account_id=4)
        self.procuracy = actor(Role.PROCURACY, "CA-34", account_id=5)
        self.desk = actor(Role.STATISTICS, "CA-34", account_id=6)

    def receive(self, day=1, month=3, hour=9, by=None, **values) -> str:
        at = local(date(2022, month, day), hour)
        given = {"kind": "TB", "channel": "phone", "receiver_code": "CAX-12433", "place_code": "12433",
                 "summary": "Mất trộm xe máy"} | values  # fmt: skip
        with simulated(at):
            return do.receive_report(by=by or self.duty, at=at, **given).code

    def do(self, verb, code, day, month, by=None, hour=10, **values):
        return self.on(date(2022, month, day), verb, code, by, hour, **values)

    def on(self, day, verb, code, by=None, hour=10, **values):
        at = local(day, hour)
        with simulated(at):
            return getattr(do, verb)(by=by or self.head, at=at, code=code, **values)

    def accepted(self, day=1, month=3, handler_code="CAH-336", by=None, **values) -> str:
        code = self.receive(day, month, **values)
        self.do("accept_report", code, day, month, by=by, handler_code=handler_code)
        return code

    def refusal(self, verb, code, day, month, **values) -> str:
        with pytest.raises(Refused) as refused:
            self.do(verb, code, day, month, **values)
        assert refused.value.sentence()
        return refused.value.code

    def read(self, code):
        return queries.report(Scope.everything(), code)

    def duties(self, code, day, month, hour=12, open_only=True) -> dict:
        """The duties of a report at a moment, by id."""
        at = local(date(2022, month, day), hour)
        found = queries.duties_of(Scope.everything(), at, codes=[code], open_only=open_only, owner=None)
        return {one.duty.id: one.duty for one in found}


@pytest.fixture(scope="session")
def one_vault():
    with vault_process() as process:
        yield process


@pytest.fixture
def vault(settings, one_vault):
    """A real vault behind its socket, empty; one process for all tests."""
    one_vault.ready_for(settings)
    return one_vault


@pytest.fixture
def office(actor) -> Office:
    return Office(actor)


@pytest.fixture
def sign_in(seats):
    """Signs in one of the cast, at eight o'clock on 16 November 2022."""
    with clock.simulated(NOW):
        yield seats(CAST, NOW)
