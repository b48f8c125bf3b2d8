"""What is kept of the duties of cases from look to look is what reckoning everything anew gives, whatever happens."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from tests.registers.cases.test_case_lives import PICK, Lives
from tongket.foundation.clock import local
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import queries
from tongket.registers.cases.queries import duties

ALL = Scope.everything()
FAR = local(date(2040, 1, 1))


@pytest.fixture(autouse=True)
def nothing_kept():
    """No look of another test stands behind these."""
    duties._kept.clear()


def kept() -> dict[str, list]:
    """The duties of every case as a look at all of them gives them."""
    found: dict[str, list] = {}
    for row in queries.duties_of(ALL, FAR, open_only=False):
        found.setdefault(row.record.code, []).append(row.duty)
    return found


class LivesLookedAt(Lives):
    """The same random lives, with splits and papers sent; the board is looked at after every act."""

    @precondition(lambda self: self.state)
    @rule(n=PICK)
    def a_second_offence_is_split_off(self, n):
        code = self.pick(n)
        extra = self.act("record_offence", place_code="12433", handler_code="CAH-336", article="174", clause="1",
                         occurred_on=self.day).code  # fmt: skip
        try:
            self.act("supplement_case", code=code, offence_codes=[extra], document="10/QĐ", reason="Cùng bị can")
            self.act("split_case", code=code, offence_codes=[extra], reason="Tách để điều tra", document="11/QĐ")
        except Refused:
            return
        self.state[queries.case_code_of(extra)] = "investigating"

    @precondition(lambda self: self.state)
    @rule(n=PICK)
    def a_decision_is_sent(self, n):
        try:
            self.act("send_case_decision", code=self.pick(n), decision="initiate_case", sent_at=local(self.day, 8))
        except Refused:
            return

    def agree(self) -> None:
        assert queries.stored_due_equals_computed() == []

    @invariant()
    def the_look_equals_a_fresh_one(self):
        seen = kept()
        assert seen == {
            code: list(found) for code in self.state if (found := queries.duties_of_case(self.read(code)))
        }


def test_random_lives_of_cases_leave_nothing_stale(province):
    run_state_machine_as_test(
        LivesLookedAt, settings=settings(max_examples=15, stateful_step_count=30, deadline=None)
    )


def test_a_case_that_did_not_change_is_not_reckoned_again(office, monkeypatch):
    office.case()
    before = kept()
    reckoned = []
    real = duties._arisen
    monkeypatch.setattr(duties, "_arisen", lambda *given: reckoned.append(given) or real(*given))
    assert kept() == before and reckoned == []
    case = office.case()
    assert kept()[case] and len(reckoned) == 1


def test_a_look_costs_the_same_queries_for_few_and_for_many(office, django_assert_num_queries):
    office.case()
    with django_assert_num_queries(5):
        kept()
    with django_assert_num_queries(3):
        kept()
    for _ in range(4):
        office.case()
    with django_assert_num_queries(5):
        kept()


def test_cases_of_another_life_under_the_same_ids_are_not_taken_for_these(office):
    case = office.case()
    kept()
    pk = office.read(case).pk
    known, calendar, _found = duties._kept[pk]
    other = known._replace(acts=((*known.acts[0][:-1], local(date(2022, 3, 11))),))
    duties._kept[pk] = (other, calendar, ())
    assert kept()[case] == list(queries.duties_of_case(office.read(case)))
