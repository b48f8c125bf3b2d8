"""Two persons of one district, a head above and a stranger, with short words for what they do in 2022."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as do
from tongket.registers.cases import queries
from tongket.registers.cases.operations import AccusedSpec, CaseSpec


class Office:
    """What the people of the book do, on a day of 2022 at ten o'clock."""

    def __init__(self, actor) -> None:
        self.officer = actor(Role.INVESTIGATOR, "CAH-336", account_id=1)
        self.head = actor(Role.UNIT_HEAD, "CAH-336", account_id=2)
        self.other = actor(Role.UNIT_HEAD, "CAH-338", account_id=3)
        self.above = actor(Role.STATISTICS, "CA-34", account_id=4)
        self.above_head = actor(Role.UNIT_HEAD, "CA-34", account_id=6)
        self.procurator = actor(Role.PROCURACY, "CA-34", account_id=5)

    def do(self, verb, on, by=None, hour=10, **values):
        at = local(on, hour)
        with simulated(at):
            return getattr(do, verb)(by=by or self.head, at=at, **values)

    def offence(self, on=date(2022, 3, 10), article="173", clause="1", **values) -> str:
        given = {"place_code": "12433", "handler_code": "CAH-336", "occurred_on": date(2022, 3, 1)} | values
        return self.do("record_offence", on, by=self.officer, article=article, clause=clause, **given).code

    def case(self, on=date(2022, 3, 10), article="173", clause="1", accused=2) -> str:
        spec = CaseSpec(on, accused=AccusedSpec(accused) if accused else None)
        return queries.case_code_of(self.offence(on, article, clause, initiate=spec))

    def read(self, code):
        return queries.case(Scope.everything(), code)

    def due(self, code):
        row = self.read(code)
        return row.due_strict, row.due_rolled

    def codes(self, verb, on, **values) -> list[str]:
        """The codes of the refusal."""
        with pytest.raises(Refused) as refused:
            self.do(verb, on, **values)
        assert all(reason.sentence() for reason in refused.value.reasons)
        return [reason.code for reason in refused.value.reasons]


@pytest.fixture
def office(actor) -> Office:
    return Office(actor)
