"""Random lives of reports against a naive model: the flow identity holds for every body, up to every day."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import hypothesis.strategies as st
from django.db import transaction
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tongket.foundation.actor import system_actor
from tongket.foundation.clock import local, simulated
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries
from tongket.registers.units import queries as units

LATER = datetime(2030, 1, 1, tzinfo=UTC)
BODIES = ("CAH-336", "CAH-338", "PC02")
INTO = ("received_first", "transferred_in", "split_new", "resumed")
OUT = ("resolved", "transferred_out", "merged", "not_a_report", "suspended")
PICK = st.integers(min_value=0, max_value=99)


class Lives(RuleBasedStateMachine):
    """Reports live through random acts; the model remembers only where each stood from which day on, due when."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.day = date(2022, 1, 3)
        self.ids = {unit.code: unit.id for unit in units.all_units()}
        self.stood: dict[str, list[tuple[date, str, date | None]]] = {}
        self.state: dict[str, str] = {}
        self.going: dict[str, str] = {}

    def teardown(self) -> None:
        self.agree()
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def act(self, verb: str, **values):
        at = local(self.day, 9)
        # A second person each time, so that voiding is never the entering post's own act.
        with simulated(at):
            return getattr(do, verb)(by=system_actor(f"{verb} {self.day}"), at=at, **values)

    def stands(self, code: str, body: str, state: str) -> None:
        due = queries.report(Scope.everything(), code).due_rolled
        self.stood.setdefault(code, []).append((self.day, body, due))
        self.state[code] = state

    def in_state(self, state: str) -> list[str]:
        return sorted(code for code, now in self.state.items() if now == state)

    def pick(self, state: str, n: int) -> str:
        found = self.in_state(state)
        return found[n % len(found)]

    @rule(days=st.integers(min_value=1, max_value=25))
    def time_passes(self, days):
        self.day += timedelta(days=days)

    @rule(body=st.sampled_from(BODIES), kind=st.sampled_from(["TG", "TB", "KN"]))
    def a_report_is_taken(self, body, kind):
        code = self.act("receive_report", kind=kind, channel="phone", receiver_code="CAX-12433").code
        self.act("accept_report", code=code, handler_code=body)
        self.stands(code, body, "open")

    @precondition(lambda self: self.in_state("open"))
    @rule(n=PICK, verb=st.sampled_from(["resolve", "no report", "merge", "outside"]))
    def it_ends(self, n, verb):
        code = self.pick("open", n)
        others = [other for other in self.in_state("open") if other != code]
        if verb == "resolve" or (verb == "merge" and not others):
            self.act("resolve_report", code=code, outcome="not_initiated", ground="no_crime")
        elif verb == "merge":
            self.act("merge_report", code=code, into_code=others[0])
        elif verb == "outside":
            self.act("send_report", code=code, outside="Công an tỉnh khác", reason="x", confirmed=True)
        else:
            self.act("classify_as_not_a_report", code=code, reason="x")
        self.stands(code, "", "ended")

    @precondition(lambda self: self.in_state("open"))
    @rule(n=PICK)
    def it_is_split(self, n):
        code = self.pick("open", n)
        new = self.act("split_report", code=code, kind="TB", summary="x").code
        self.stands(new, self.stood[code][-1][1], "open")

    @precondition(lambda self: self.in_state("open"))
    @rule(n=PICK, to=st.sampled_from(BODIES))
    def it_is_sent(self, n, to):
        code = self.pick("open", n)
        if self.stood[code][-1][1] != to:
            self.act("send_report", code=code, to_code=to, reason="x")
            self.state[code], self.going[code] = "going", to

    @precondition(lambda self: self.in_state("going"))
    @rule(n=PICK, taken=st.booleans())
    def it_arrives(self, n, taken):
        code = self.pick("going", n)
        if taken:
            self.act("take_over_report", code=code)
            self.stands(code, self.going[code], "open")
        else:
            self.act("return_report", code=code, reason="x")
            self.state[code] = "open"

    @precondition(lambda self: self.in_state("open"))
    @rule(n=PICK)
    def its_limit_is_extended_or_it_is_suspended(self, n):
        code = self.pick("open", n)
        report = queries.report(Scope.everything(), code)
        _row, run = queries.running(report)
        if report.due_strict <= self.day:
            self.act("suspend_report", code=code, ground="documents", outstanding="x")
            self.stands(code, "", "suspended")
        elif not run.extensions and run.verb != "resume_report":
            self.act("extend_report", code=code, authority="agency")
            self.stands(code, self.stood[code][-1][1], "open")

    @precondition(lambda self: self.in_state("suspended"))
    @rule(n=PICK)
    def it_is_resumed(self, n):
        code = self.pick("suspended", n)
        body = self.stood[code][-2][1]
        self.act("resume_report", code=code)
        self.stands(code, body, "open")

    @precondition(lambda self: len(self.stood) > 2)
    @rule(n=PICK)
    def it_is_voided(self, n):
        code = sorted(self.stood)[n % len(self.stood)]
        self.act("void_report", code=code, reason="x")
        del self.stood[code], self.state[code]

    def agree(self) -> None:
        assert queries.stored_due_equals_computed() == []
        steps = [step for history in self.stood.values() for step in history]
        acted = sorted({day for day, _body, _due in steps} | {self.day})
        due = sorted({due for _day, _body, due in steps if due is not None})
        for day in {*acted[-4:], *due[-3:], *(day + timedelta(days=1) for day in due[-3:])}:
            facts = [row for _table, row in queries.facts_as_of(day, LATER)]
            for body in BODIES:
                count = Counter(row["event"] for row in facts if row["handler"] == self.ids[body])
                open_now, late = self.naive(body, day)
                assert sum(count[e] for e in INTO) - sum(count[e] for e in OUT) == open_now
                assert count["fell_overdue"] - count["left_overdue"] == late
            inside = Counter((row["event"], row["scope"]) for row in facts)
            assert inside["transferred_in", "inside"] == inside["transferred_out", "inside"]
            suspended = Counter(row["event"] for row in facts)
            assert suspended["suspended"] - suspended["suspension_ended"] == self.suspended(day)

    def naive(self, body: str, day: date) -> tuple[int, int]:
        """Reports standing at a body on a day, and those of them past their due day."""
        standing = [h[-1] for h in self.histories(day) if h[-1][1] == body]
        return len(standing), sum(due is not None and due < day for _day, _body, due in standing)

    def suspended(self, day: date) -> int:
        open_ends = [code for code in self.stood if self.state[code] == "suspended"]
        return sum(self.stood[code][-1][0] <= day for code in open_ends) + sum(
            1
            for code, history in self.stood.items()
            for one, then in pairwise(history)
            if one[1] == "" and one[0] <= day < then[0]
        )

    def histories(self, day: date) -> list[list[tuple[date, str, date | None]]]:
        cut = [[step for step in history if step[0] <= day] for history in self.stood.values()]
        return [history for history in cut if history]


def test_the_flow_identity_holds_on_random_lives(province):
    run_state_machine_as_test(Lives, settings=settings(max_examples=15, stateful_step_count=25, deadline=None))
