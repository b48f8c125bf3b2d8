"""The demo's plans: any seed gives the same totals; a load that breaks off leaves nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from tongket.entry.demo.base import grounds
from tongket.entry.demo.load import load_records
from tongket.entry.demo.plan_evils import month_ends, plan_cases, plan_spots, plan_treatment, plan_wanted
from tongket.entry.demo.plan_incidents import plan_incidents
from tongket.entry.demo.plan_offences import plan_offences
from tongket.entry.demo.plan_reports import plan_reports
from tongket.entry.demo.plan_returns import LAST_MONTH, plan_returns, silent
from tongket.entry.demo.windows import YEAR_2021, YEAR_2022
from tongket.registers.units.models import Unit

SEEDS = (138, 1, 2022)
KINDS = ("gambling", "prostitution", "drug_use")


@pytest.fixture(scope="module")
def places():
    return grounds()


@pytest.mark.parametrize("seed", SEEDS)
def test_any_seed_resolves_the_same_number_of_reports(places, seed):
    steps = [s for r in plan_reports(places, seed) for s in r.steps if YEAR_2022.first <= s.at.date() <= YEAR_2022.last]
    tally = Counter(step.verb for step in steps)
    assert (tally["resolve"], tally["suspend"], tally["resume"]) == (1918, 64, 14)
    assert (tally["confirm_outside"], tally["merge"]) == (118, 32)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_seed_clears_the_same_number_of_offences(places, seed):
    offences = [o for o in plan_offences(places, seed) if o.occurred_on]
    year = [o for o in offences if YEAR_2022.first <= o.occurred_on <= YEAR_2022.last]
    cleared = [o for o in year if o.cleared_at and o.cleared_at.date() <= YEAR_2022.last]
    assert (len(year), len(cleared), sum(o.serious for o in year)) == (681, 595, 12)
    assert all(o.cleared_at for o in year if o.serious)
    assert sum(YEAR_2021.first <= o.occurred_on <= YEAR_2021.last for o in offences) == 717


@pytest.mark.parametrize("seed", SEEDS)
def test_any_seed_has_the_same_fires(places, seed):
    incidents = plan_incidents(places, seed)
    for stretch, expected in ((YEAR_2022, 37), (YEAR_2021, 44)):
        inside = [i for i in incidents if stretch.first <= i.occurred_on <= stretch.last]
        assert sum(i.kind in ("fire", "explosion") for i in inside) == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_any_seed_finds_the_same_social_evils(places, seed):
    cases = plan_cases(places, plan_offences(places, seed), seed)
    year = [c for c in cases if YEAR_2022.first <= c.detected_on <= YEAR_2022.last]
    tally = {k: (sum(c.kind == k for c in year), sum(c.persons for c in year if c.kind == k)) for k in KINDS}
    assert tally == {"gambling": (120, 560), "prostitution": (12, 30), "drug_use": (210, 260)}
    assert all(c.persons >= 1 and 0 <= c.prosecuted <= c.persons for c in cases)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_seed_seeks_and_finds_the_same_number_of_wanted_persons(places, seed):
    notices = plan_wanted(places, seed)
    inside = [n for n in notices if n.ended_on and YEAR_2022.first <= n.ended_on <= YEAR_2022.last]
    before = [n for n in notices if n.issued_on < YEAR_2022.first]
    start = sum(n.ended_on is None or n.ended_on >= YEAR_2022.first for n in before)
    assert (start, Counter(n.result for n in inside)) == (89, {"arrested": 55, "surrendered": 12, "cleared": 8})
    assert sum(YEAR_2022.first <= n.issued_on <= YEAR_2022.last for n in notices) == 70
    assert all(n.issued_on <= n.ended_on for n in notices if n.ended_on)


def test_nobody_leaves_a_treatment_nobody_is_in(places):
    stock = Counter()
    for move in sorted(plan_treatment(places, month_ends(), 138), key=lambda m: (m.on, m.direction == "left")):
        stock[(move.form, move.place)] += -move.n if move.direction == "left" else move.n
        assert stock[(move.form, move.place)] >= 0


def test_spots_are_cleared_after_they_were_opened(places):
    for spot in plan_spots(places, 138):
        days = [spot.opened_on, *(on for _act, on in spot.steps)]
        assert days == sorted(days)


def test_no_report_lives_backwards(places):
    for report in plan_reports(places, 138):
        moments = [report.received_at, report.accepted_at, *(step.at for step in report.steps)]
        assert moments == sorted(moments), report.number


def test_silence_follows_the_position_and_nothing_else(places):
    last = [r for r in plan_returns(places, 138) if r.month == LAST_MONTH]
    quiet = {ground.code for index, ground in enumerate(places) if silent(index, LAST_MONTH)}
    assert {r.place for r in last} == {g.code for g in places} - quiet
    assert len(quiet) == 3


class BrokenOff(Exception):
    """Stands for the power cut."""


@pytest.mark.django_db
def test_a_load_that_breaks_off_leaves_no_half_state():
    def cut(part: str, done: int, total: int) -> None:
        if part != "units":
            raise BrokenOff

    with pytest.raises(BrokenOff):
        load_records(138, cut)
    assert not Unit.objects.exists()
