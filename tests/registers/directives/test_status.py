"""How a task stands: computed from due day, day of completion and today; and the two rates of it (DIR-6, DIR-7)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tongket.registers.directives import rules

DUE = date(2023, 3, 31)


@pytest.mark.parametrize(
    ("due_on", "done_on", "submitted", "today", "status"),
    [
        (DUE, None, False, date(2023, 3, 30), "running"),
        (DUE, None, False, date(2023, 3, 31), "running"),
        (DUE, None, False, date(2023, 4, 1), "overdue"),
        (DUE, None, True, date(2023, 4, 1), "awaiting_acceptance"),
        (DUE, date(2023, 3, 31), False, date(2023, 5, 1), "done_on_time"),
        (DUE, date(2023, 4, 1), False, date(2023, 5, 1), "done_late"),
        (None, None, False, date(2030, 1, 1), "regular"),
    ],
)
def test_status_follows_from_the_days(due_on, done_on, submitted, today, status):
    assert rules.status_of(due_on=due_on, done_on=done_on, submitted=submitted, today=today) == status


def test_the_government_s_own_figures_give_both_rates():
    counts = {"done_on_time": 14_068, "done_late": 1_983, "running": 5_640, "overdue": 223}
    assert sum(counts.values()) == 21_914
    found = rules.rates(counts)
    assert (found.strict.n, found.strict.of) == (14_068, 16_274)
    assert (found.published.n, found.published.of) == (16_051, 16_274)
    assert round(found.strict.value * 1000) == 864
    assert round(found.published.value * 10_000) == 9863


def test_a_province_s_half_year_gives_its_published_rate():
    found = rules.rates({"done_on_time": 585, "done_late": 0, "running": 67, "overdue": 181})
    assert found.published.value == Fraction(585, 766)


def test_two_published_years_give_their_rate():
    found = rules.rates({"done_on_time": 2_501, "overdue": 222})
    assert found.published.of == 2_723
    assert round(found.published.value * 1000) == 918


def test_nothing_settled_is_no_rate():
    assert rules.rates({"running": 5, "regular": 9, "awaiting_acceptance": 1}).strict.value is None
