"""Random lives of cases against a naive model: states, days, refusals and figures agree after every act."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import hypothesis.strategies as st
from django.db import transaction
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tongket.foundation.actor import system_actor
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as do
from tongket.registers.cases import queries, rules
from tongket.registers.cases.models import CaseEvent
from tongket.registers.cases.operations import AccusedSpec, CaseSpec

LATER = datetime(2030, 1, 1, tzinfo=UTC)
PICK = st.integers(min_value=0, max_value=99)
FRAMES = st.sampled_from([("173", "1"), ("174", "2"), ("168", "1"), ("123", "1"), ("134", "1")])
# What an act needs beside its code; the model asks only whether the book took it.
ACTS = {
    "extend_investigation": {"level": "district", "document": "07/QĐ"},
    "ask_investigation_extension": {},
    "record_joint_assessment": {},
    "suspend_case": {"ground": "illness", "document": "12/KLGĐ"},
    "resume_case": {},
    "conclude_case": {},
    "hand_over_case": {},
    "return_case": {"by_body": "procuracy", "reason": "Thiếu giám định"},
    "terminate_case": {"ground": "withdrawn"},
    "reopen_case": {"reason": "Hủy đình chỉ"},
    "record_acquittal": {"n": 1},
    "terminate_accused": {"n": 1, "ground": "exempt"},
}
COUNTED = {"conclude_case": "concluded", "terminate_case": "terminated", "reopen_case": "reopened",
           "return_case": "returned", "record_acquittal": "acquitted"}  # fmt: skip


class Lives(RuleBasedStateMachine):
    """Cases live through random acts; the model keeps their state and what was counted."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.day = date(2022, 1, 3)
        self.state: dict[str, str] = {}
        self.counted: Counter[str] = Counter()
        self.sealed: tuple[datetime, Counter[str]] | None = None

    def teardown(self) -> None:
        try:
            self.agree()
        finally:
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def act(self, verb: str, **values):
        at = local(self.day, 9)
        with simulated(at):
            return getattr(do, verb)(by=system_actor(f"{verb} {self.day}"), at=at, **values)

    def pick(self, n: int) -> str:
        found = sorted(self.state)
        return found[n % len(found)]

    def figures(self, known_at: datetime) -> Counter[str]:
        found: Counter[str] = Counter()
        for table, row in queries.facts_as_of(date(2029, 12, 31), known_at):
            if table == "case" and not row["ring_kind"]:
                found[row["event"]] += row["n"]
        return found

    @rule(days=st.integers(min_value=1, max_value=60))
    def time_passes(self, days):
        self.day += timedelta(days=days)

    @rule(frame=FRAMES, n=st.integers(1, 3))
    def a_case_is_initiated(self, frame, n):
        offence = self.act("record_offence", place_code="12433", handler_code="CAH-336", article=frame[0],
                           clause=frame[1], occurred_on=self.day,
                           initiate=CaseSpec(self.day, accused=AccusedSpec(n)))  # fmt: skip
        self.state[queries.case_code_of(offence.code)] = "investigating"
        self.counted["initiated"] += 1
        self.counted["accused"] += n

    @precondition(lambda self: self.state)
    @rule(n=PICK, verb=st.sampled_from(sorted(ACTS)))
    def somebody_acts(self, n, verb):
        code = self.pick(n)
        before = self.state[code]
        try:
            self.act(verb, code=code, **ACTS[verb])
        except Refused as refused:
            known = (before, verb) in rules.CASE_TRANSITIONS
            assert known or "CASE-STATE" in [reason.code for reason in refused.reasons]
            assert self.read(code).state == before
            return
        self.state[code] = rules.CASE_TRANSITIONS[before, verb]
        if verb in COUNTED:
            self.counted[COUNTED[verb]] += 1

    @precondition(lambda self: self.state)
    @rule(n=PICK, frame=FRAMES)
    def the_charge_changes(self, n, frame):
        case = self.read(self.pick(n))
        try:
            self.act("reclassify_offence", code=case.lead_offence.code, article=frame[0], clause=frame[1], reason="x")
        except Refused as refused:
            assert refused.code in ("OFFENCE-SAME-FRAME", "OFFENCE-STATE", "SECOND-PERSON-NEEDED")

    @precondition(lambda self: len(self.state) > 1)
    @rule(n=PICK, m=PICK)
    def two_are_joined(self, n, m):
        one, other = self.pick(n), self.pick(m)
        possible = one != other and self.state[one] in ("investigating", "suspended")
        possible = possible and self.state[other] == "investigating"
        try:
            self.act("join_cases", code=one, into=other, reason="Cùng bị can", document="09/QĐ")
        except Refused:
            assert not possible
            return
        assert possible
        self.state[one] = "joined"

    @rule()
    def somebody_seals(self):
        if self.sealed is None:
            self.sealed = (local(self.day, 10), self.figures(LATER))
            self.day += timedelta(days=1)

    def read(self, code: str):
        return queries.case(Scope.everything(), code)

    def agree(self) -> None:
        assert {code: self.read(code).state for code in self.state} == self.state
        assert queries.stored_due_equals_computed() == []
        assert +self.figures(LATER) == +self.counted
        for code, state in self.state.items():
            row = self.read(code)
            assert (row.due_strict is not None) == (state == "investigating")
            assert queries.standing_accused(row) >= 0
            days = list(CaseEvent.objects.filter(case=row).order_by("pk").values_list("on", flat=True))
            assert days == sorted(days)
        if self.sealed is not None:
            assert self.figures(self.sealed[0]) == self.sealed[1]


def test_random_lives_of_cases_keep_states_days_and_figures(province):
    run_state_machine_as_test(Lives, settings=settings(max_examples=8, stateful_step_count=25, deadline=None))
