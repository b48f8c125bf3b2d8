"""Random lives of reports against a naive model: the flow identity holds for every body, up to every day."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

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
from tongket.registers.units.models import Unit

LATER = datetime(2030, 1, 1, tzinfo=UTC)
BODIES = ("CAH-336", "CAH-338", "PC02")
ENDING, HEIR = "CAH-338", "PC02"
INTO = ("received_first", "transferred_in", "split_new", "resumed")
OUT = ("resolved", "transferred_out", "merged", "not_a_report", "suspended")
PICK = st.integers(min_value=0, max_value=99)


class Lives(RuleBasedStateMachine):
    """Reports live through random acts; the model remembers only where each stood, or slept, from which day on."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.day = date(2022, 1, 3)
        self.bodies = list(BODIES)
        self.ids = {unit.code: unit.id for unit in units.all_units()}
        self.stood: dict[str, list[tuple[date, str, date | None]]] = {}
        self.slept: dict[str, list[tuple[date, str]]] = {}
        self.state: dict[str, str] = {}
        self.going: dict[str, str] = {}
        self.not_initiated: dict[str, str] = {}

    def teardown(self) -> None:
        self.agree()
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def act(self, verb: str, **values):
        at = local(self.day, 9)
        # A second person each time, so that voiding is never the asking post's own act.
        with simulated(at):
            return getattr(do, verb)(by=system_actor(f"{verb} {self.day}"), at=at, **values)

    def stands(self, code: str, body: str, state: str) -> None:
        due = queries.report(Scope.everything(), code).due_rolled
        self.stood.setdefault(code, []).append((self.day, body, due))
        self.state[code] = state

    def in_state(self, *states: str) -> list[str]:
        return sorted(code for code, now in self.state.items() if now in states)

    def pick(self, n: int, *states: str) -> str:
        found = self.in_state(*states)
        return found[n % len(found)]

    @rule(days=st.integers(min_value=1, max_value=25))
    def time_passes(self, days):
        self.day += timedelta(days=days)

    @rule(n=PICK, kind=st.sampled_from(["TG", "TB", "KN"]))
    def a_report_is_taken(self, n, kind):
        body = self.bodies[n % len(self.bodies)]
        code = self.act("receive_report", kind=kind, channel="phone", receiver_code="CAX-12433").code
        self.act("accept_report", code=code, handler_code=body)
        self.stands(code, body, "open")

    @precondition(lambda self: self.in_state("open"))
    @rule(n=PICK, verb=st.sampled_from(["resolve", "no report", "merge", "outside"]))
    def it_ends(self, n, verb):
        code = self.pick(n, "open")
        others = [other for other in self.in_state("open") if other != code]
        if verb == "resolve" or (verb == "merge" and not others):
            self.act("resolve_report", code=code, outcome="administrative", ground="no_crime")
            self.not_initiated[code] = self.stood[code][-1][1]
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
        code = self.pick(n, "open")
        new = self.act("split_report", code=code, kind="TB", summary="x").code
        self.stands(new, self.stood[code][-1][1], "open")

    @precondition(lambda self: self.in_state("open"))
    @rule(n=PICK, m=PICK)
    def it_is_sent(self, n, m):
        code, to = self.pick(n, "open"), self.bodies[m % len(self.bodies)]
        if self.stood[code][-1][1] != to:
            self.act("send_report", code=code, to_code=to, reason="x")
            self.state[code], self.going[code] = "going", to

    @precondition(lambda self: self.in_state("going"))
    @rule(n=PICK, taken=st.booleans())
    def it_arrives(self, n, taken):
        code = self.pick(n, "going")
        if taken and self.going[code] in self.bodies:
            self.act("take_over_report", code=code)
            self.stands(code, self.going[code], "open")
        else:
            self.act("return_report", code=code, reason="x")
            self.state[code] = "open"

    @precondition(lambda self: self.in_state("open"))
    @rule(n=PICK, granted=st.booleans())
    def its_limit_is_extended_or_it_is_suspended(self, n, granted):
        code = self.pick(n, "open")
        report = queries.report(Scope.everything(), code)
        standing = queries.ReportStanding(report)
        body = self.stood[code][-1][1]
        if report.due_strict <= self.day:
            self.act("suspend_report", code=code, ground="documents", outstanding="x")
            self.stands(code, "", "suspended")
            self.slept.setdefault(code, []).append((self.day, body))
        elif not standing.run.extensions:
            self.act("extend_report", code=code, authority="agency")
            self.stands(code, body, "open")
        elif not standing.extension_asked and len(standing.run.extensions) == 1:
            self.act("request_extension", code=code, reason="x")
        elif standing.extension_waiting:
            self.act("answer_extension", code=code, granted=granted, reason="x")
            self.stands(code, body, "open")

    @precondition(lambda self: self.in_state("suspended"))
    @rule(n=PICK, verb=st.sampled_from(["resume_report", "record_cancellation", "close_by_limitation"]))
    def its_suspension_ends(self, n, verb):
        code = self.pick(n, "suspended")
        body = self.slept[code][-1][1]
        self.slept[code].append((self.day, ""))
        if verb == "close_by_limitation":
            self.act(verb, code=code)
            self.state[code] = "ended"
        else:
            self.act(verb, code=code, reason="x")
            self.stands(code, body, "open")

    @precondition(lambda self: self.reopenable())
    @rule(n=PICK)
    def its_decision_is_annulled(self, n):
        """Archived or not, it comes back to the body that had resolved it."""
        found = self.reopenable()
        code = found[n % len(found)]
        self.act("reopen_report", code=code, reason="x")
        self.stands(code, self.not_initiated.pop(code), "open")

    def reopenable(self) -> list[str]:
        return sorted(code for code, body in self.not_initiated.items() if body in self.bodies)

    @precondition(lambda self: self.stood)
    @rule(n=PICK, verb=st.sampled_from(["amend_report", "assign_report", "classify_report", "archive_report"]))
    def something_is_written_that_moves_no_stock(self, n, verb):
        code = sorted(self.stood)[n % len(self.stood)]
        state = self.state[code]
        if verb == "archive_report" and state == "ended":
            self.act("archive_report", code=code)
            self.state[code] = "archived"
        elif verb == "assign_report" and state == "open":
            post = "Điều tra viên 01"
            if queries.report(Scope.everything(), code).investigator == post:
                post = "Điều tra viên 02"
            self.act("assign_report", code=code, investigator=post)
        elif verb == "classify_report" and state == "open":
            self.act("classify_report", code=code, result="not_competent", reason="x")
        elif verb == "amend_report":
            version = queries.report(Scope.everything(), code).version
            changes = {"summary": f"x {self.day} {version}"}
            self.act("amend_report", code=code, version=version, changes=changes, reason="x")

    @precondition(lambda self: len(self.stood) > 2)
    @rule(n=PICK)
    def it_is_voided(self, n):
        code = sorted(self.stood)[n % len(self.stood)]
        self.act("request_void", code=code, reason="x", number="1")
        self.act("approve_void", code=code)
        del self.stood[code], self.state[code]
        self.not_initiated.pop(code, None)
        self.slept.pop(code, None)

    @precondition(lambda self: len(self.bodies) == len(BODIES) and len(self.stood) > 3)
    @rule()
    def a_district_body_ends(self):
        """Everything it holds passes to another body; what travels or sleeps goes along."""
        self.bodies.remove(ENDING)
        Unit.objects.filter(code=ENDING).update(valid_to=self.day)
        self.act("hand_over_dissolved_unit", from_code=ENDING, to_code=HEIR, number="1", on=self.day)
        for code, history in self.stood.items():
            if history[-1][1] == ENDING:
                self.stands(code, HEIR, self.state[code])
        for history in self.slept.values():
            if history[-1][1] == ENDING:
                history.append((self.day, HEIR))

    def agree(self) -> None:
        assert queries.stored_due_equals_computed() == []
        steps = [step for history in self.stood.values() for step in history]
        acted = sorted({day for day, _body, _due in steps} | {self.day})
        due = sorted({due for _day, _body, due in steps if due is not None and due < self.day})
        whole = [row for _table, row in queries.facts_as_of(self.day, LATER)]
        for day in {*acted[-4:], *due[-3:], *(day + timedelta(days=1) for day in due[-3:])}:
            known = [row for _table, row in queries.facts_as_of(day, LATER)]
            # What was true on a day is the same asked on that day or looked back at from the end.
            for facts in (known, [row for row in whole if row["on"] <= day]):
                self.agree_on(day, facts)

    def agree_on(self, day: date, facts: list) -> None:
        everywhere = Counter()
        for body in BODIES:
            count = Counter(row["event"] for row in facts if row["handler"] == self.ids[body])
            everywhere += count
            open_now, late = self.naive(body, day)
            assert sum(count[e] for e in INTO) - sum(count[e] for e in OUT) == open_now
            assert count["fell_overdue"] - count["left_overdue"] == late
            assert count["suspended"] + count["suspension_taken"] - count["suspension_ended"] == self.asleep(body, day)
        # For the parent of all of them transfers inside cancel: the same identity with what crosses its border alone.
        inside = Counter((row["event"], row["scope"]) for row in facts)
        assert inside["transferred_in", "inside"] == inside["transferred_out", "inside"]
        assert everywhere["suspension_taken"] <= everywhere["suspension_ended"]
        assert sum(everywhere[e] for e in INTO) - sum(everywhere[e] for e in OUT) == sum(
            self.naive(body, day)[0] for body in BODIES
        )

    def naive(self, body: str, day: date) -> tuple[int, int]:
        """Reports standing at a body on a day, and those of them past their due day."""
        standing = [h[-1] for h in self.histories(day) if h[-1][1] == body]
        return len(standing), sum(due is not None and due < day for _day, _body, due in standing)

    def asleep(self, body: str, day: date) -> int:
        """Reports suspended at a body on a day."""
        cut = [[step for step in history if step[0] <= day] for history in self.slept.values()]
        return sum(history[-1][1] == body for history in cut if history)

    def histories(self, day: date) -> list[list[tuple[date, str, date | None]]]:
        cut = [[step for step in history if step[0] <= day] for history in self.stood.values()]
        return [history for history in cut if history]


def test_the_flow_identity_holds_on_random_lives(province):
    run_state_machine_as_test(Lives, settings=settings(max_examples=15, stateful_step_count=25, deadline=None))
