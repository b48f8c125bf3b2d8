"""The board that is kept from look to look is the board computed anew, after whatever was written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tongket.foundation.actor import system_actor
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as cases
from tongket.registers.cases import queries as case_reads
from tongket.registers.cases.operations import AccusedSpec, CaseSpec
from tongket.registers.cases.queries import duties as case_duties
from tongket.registers.directives import operations as directives
from tongket.registers.directives.operations import DirectiveSpec, InstructionSpec, TaskSpec
from tongket.registers.intake import operations as intake
from tongket.registers.intake.queries import events as report_events
from tongket.registers.returns import operations as returns
from tongket.registers.units import queries as units
from tongket.screens.overdue import duties

ALL = Scope.everything()
PICK = st.integers(min_value=0, max_value=9)
ON_REPORTS = {
    "assign_report": {"investigator": "Điều tra viên 09"},
    "resolve_report": {"outcome": "administrative", "ground": "no_crime"},
    "extend_report": {"authority": "agency"},
}
ON_CASES = {
    "assign_case": {"investigator": "Điều tra viên 08"},
    "extend_investigation": {"level": "district", "document": "07/QĐ"},
    "suspend_case": {"ground": "illness", "document": "12/KLGĐ"},
    "resume_case": {},
    "conclude_case": {},
    "hand_over_case": {},
}


class Writes(RuleBasedStateMachine):
    """People write into every register the board reads; after each act two readers look."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.day = date(2022, 3, 1)
        self.reports: list[str] = []
        self.cases: list[str] = []
        today = units.subtree_ids(units.unit_by_code("CAH-336", self.day).id, self.day)
        self.scopes = (ALL, Scope(today, content=True))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def act(self, operation, **values):
        at = local(self.day, 9)
        with simulated(at):
            return operation(by=system_actor(f"{operation.__name__} {self.day}"), at=at, **values)

    @rule(days=st.integers(1, 40))
    def days_pass(self, days):
        self.day += timedelta(days=days)

    @rule(body=st.sampled_from(["CAH-336", "CAH-338"]))
    def a_report_comes(self, body):
        code = self.act(intake.receive_report, kind="TB", channel="phone", receiver_code=body).code
        self.act(intake.accept_report, code=code, handler_code=body, investigator="Điều tra viên 07")
        self.reports.append(code)

    @precondition(lambda self: self.reports)
    @rule(n=PICK, verb=st.sampled_from(sorted(ON_REPORTS)))
    def a_report_moves(self, n, verb):
        self._try(getattr(intake, verb), code=self.reports[n % len(self.reports)], **ON_REPORTS[verb])

    @rule(body=st.sampled_from(["CAH-336", "CAH-338"]))
    def a_case_begins(self, body):
        offence = self.act(cases.record_offence, place_code="12433", handler_code=body, article="173", clause="1",
                           occurred_on=self.day, initiate=CaseSpec(self.day, accused=AccusedSpec(1)))  # fmt: skip
        self.cases.append(case_reads.case_code_of(offence.code))

    @precondition(lambda self: self.cases)
    @rule(n=PICK, verb=st.sampled_from(sorted(ON_CASES)))
    def a_case_moves(self, n, verb):
        self._try(getattr(cases, verb), code=self.cases[n % len(self.cases)], **ON_CASES[verb])

    @rule(days=st.integers(-5, 20))
    def a_task_is_set(self, days):
        task = TaskSpec("Lắp camera", "SO-TP", due_on=self.day + timedelta(days=max(days, 0)))
        spec = DirectiveSpec("plan", "Kế hoạch", self.day, "BCD-34", "Trưởng Ban Chỉ đạo")
        self.act(directives.issue_directive, spec=spec, instructions=[InstructionSpec(1, "Một", tasks=[task])])

    @rule()
    def returns_are_asked_for(self):
        month = f"{self.day:%Y-%m}"
        self._try(returns.open_returns, month=month, due_on=self.day + timedelta(days=2), unit_codes=["12433"])

    def _try(self, operation, **values):
        try:
            self.act(operation, **values)
        except Refused:
            return

    @invariant()
    def what_is_kept_is_what_stands(self):
        now = local(self.day, 10)
        for scope in self.scopes:
            seen = duties.lines(scope, now)
            assert seen == duties.lines(scope, now)
            kept = dict(case_duties._kept)
            case_duties._kept.clear()
            report_events._duties.cache_clear()
            assert seen == duties._lines(scope, now)
            case_duties._kept.update(kept)


def test_whatever_is_written_the_board_kept_is_the_board_computed_anew(province):
    run_state_machine_as_test(Writes, settings=settings(max_examples=8, stateful_step_count=20, deadline=None))


@pytest.fixture
def report(province) -> str:
    """A report that was never taken further, and a first look at the board."""
    at = local(date(2022, 3, 1), 9)
    with simulated(at):
        code = intake.receive_report(
            by=system_actor(), at=at, kind="TB", channel="phone", receiver_code="CAH-336"
        ).code  # fmt: skip
        intake.accept_report(by=system_actor(), at=at, code=code, handler_code="CAH-336")
    return code


def test_a_write_is_seen_at_once_by_a_reader_who_looked_in_the_same_minute(report):
    now = local(date(2022, 4, 1), 9)
    with simulated(now):
        assert {"LIMIT"} <= {line.key.duty for line in duties.lines(ALL, now)}
        intake.resolve_report(by=system_actor(), at=now, code=report, outcome="administrative", ground="no_crime")
        assert "LIMIT" not in {line.key.duty for line in duties.lines(ALL, now)}


def test_an_act_that_failed_leaves_no_board_behind(report):
    now = local(date(2022, 4, 1), 9)
    with simulated(now):
        try:
            with transaction.atomic():
                intake.resolve_report(
                    by=system_actor(), at=now, code=report, outcome="administrative", ground="no_crime"
                )
                duties.lines(ALL, now)
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
        # Another act, which SQLite gives the id of the one that was rolled back.
        intake.assign_report(by=system_actor(), at=now, code=report, investigator="Điều tra viên 09")
        found = {line.key.duty: line for line in duties.lines(ALL, now)}
    assert found["LIMIT"].person == "Điều tra viên 09"
