"""Properties of the clocks: strict before rolled, extensions never shorten, the replay knows no future."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.core.clock import (
    InvestigationEvents,
    InvestigationStep,
    Pause,
    ReportDecisions,
    add_months,
    hour_term,
    investigation_duties,
    pauses_of,
    read_crime_report,
    read_investigation,
    read_investigation_events,
    split_off,
)
from tongket.core.law.criminal_procedure_code import CRIME_CLASSES, INVESTIGATION_EXTENSIONS
from tongket.foundation.reference import holidays

DAYS = holidays.calendar()
FIRST, LAST = date(2018, 3, 1), date(2025, 3, 31)
received_days = st.dates(FIRST, LAST)
classes = st.sampled_from(CRIME_CLASSES)
few = settings(max_examples=80, deadline=None)


@st.composite
def reports(draw):
    received = draw(received_days)
    gaps = st.none() | st.integers(0, 300)
    names = ("agency_extension", "procuracy_extension", "suspended", "resumed", "cancelled", "resolved", "refused")
    found = {name: received + timedelta(gap) for name in names if (gap := draw(gaps)) is not None}
    more = draw(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=2))
    pauses = tuple(
        Pause(received + timedelta(start), received + timedelta(start + length)) for start, length in more
    )
    return ReportDecisions(received, **found, pauses=pauses)


@st.composite
def investigations(draw):
    initiated = draw(received_days)
    kinds = st.sampled_from(
        ["asked", "extended", "suspended", "resumed", "returned", "reclassified", "joined", "assessed", "concluded"]
    )
    steps = [
        InvestigationStep(
            draw(kinds), initiated + timedelta(draw(st.integers(0, 400))), draw(st.none() | classes),
            by=draw(st.sampled_from(["procuracy", "judge", "panel", "court"])),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]  # fmt: skip
    return InvestigationEvents(initiated, draw(classes), tuple(steps))


later = st.integers(0, 500).map(timedelta)


@few
@given(reports(), later)
def test_the_strict_day_never_comes_after_the_rolled_one(decisions, gap):
    for stage in read_crime_report(decisions, DAYS, on=decisions.received + gap).stages:
        assert stage.due.strict <= stage.due.rolled
        assert stage.stage == "ask_procuracy_by" or DAYS.is_working(stage.due.rolled)


@few
@given(received_days, st.integers(0, 19), st.integers(0, 40))
def test_an_extension_of_a_report_never_shortens(received, first, second):
    plain = ReportDecisions(received)
    agency = replace(plain, agency_extension=received + timedelta(first))
    procuracy = replace(agency, procuracy_extension=received + timedelta(max(first, second)))
    on = received + timedelta(40)
    due = [read_crime_report(row, DAYS, on=on).due for row in (plain, agency, procuracy)]
    assert due[0].strict < due[1].strict < due[2].strict
    assert due[0].rolled <= due[1].rolled <= due[2].rolled


@few
@given(reports(), later, st.integers(1, 300).map(timedelta))
def test_the_replay_of_a_report_knows_no_later_decision(decisions, gap, after):
    on = decisions.received + gap
    known = decisions.by_day(on)
    assert known.by_day(on) == known
    then = read_crime_report(known, DAYS, on=on)
    now = read_crime_report(replace(known, resolved=known.resolved or on + after), DAYS, on=on)
    assert (then.state, then.due) == (now.state, now.due)
    whole = read_crime_report(decisions, DAYS, on=on)
    assert (whole.state, whole.due) == (then.state, then.due)


@few
@given(reports(), later)
def test_a_report_split_off_keeps_the_clock_of_its_source(decisions, gap):
    on = decisions.received + gap
    source = replace(decisions, resolved=None)
    new = split_off(decisions, on)
    assert read_crime_report(new, DAYS, on=on).due == read_crime_report(source, DAYS, on=on).due
    assert read_crime_report(new, DAYS, on=on).state == read_crime_report(source, DAYS, on=on).state


@given(st.lists(st.integers(0, 300), max_size=4), st.lists(st.integers(0, 300), max_size=4))
def test_no_day_is_lost_when_suspensions_are_told_apart(suspended, resumed):
    days = [[FIRST + timedelta(gap) for gap in gaps] for gaps in (suspended, resumed)]
    pauses = pauses_of(*days, [])
    assert sorted(p.suspended for p in pauses if p.suspended) == sorted(days[0])
    assert sorted(p.resumed for p in pauses if p.resumed) == sorted(days[1])
    assert all(p.suspended <= p.resumed for p in pauses if p.suspended and p.resumed)


@few
@given(received_days, classes)
def test_an_extension_of_an_investigation_never_shortens(initiated, crime_class):
    counts = range(len(INVESTIGATION_EXTENSIONS[crime_class]) + 1)
    due = [read_investigation(initiated, crime_class, DAYS, on=initiated, extensions=n).due for n in counts]
    assert all(one.strict < other.strict for one, other in pairwise(due))


@few
@given(received_days, classes, st.integers(0, 5))
def test_both_ways_to_ask_for_an_investigation_agree(initiated, crime_class, wanted):
    extensions = min(wanted, len(INVESTIGATION_EXTENSIONS[crime_class]))
    plain = read_investigation(initiated, crime_class, DAYS, on=initiated, extensions=extensions)
    steps = tuple(InvestigationStep("extended", initiated) for _ in range(extensions))
    told = read_investigation_events(InvestigationEvents(initiated, crime_class, steps), DAYS, on=initiated)
    assert (told.stages, told.due, told.state) == (plain.stages, plain.due, plain.state)


@few
@given(investigations(), later)
def test_the_replay_of_an_investigation_knows_no_later_act(events, gap):
    on = events.initiated + gap
    whole, known = (read_investigation_events(e, DAYS, on=on) for e in (events, events.by_day(on)))
    assert (whole.state, whole.due, whole.extensions_left) == (known.state, known.due, known.extensions_left)


@few
@given(investigations())
def test_duties_of_an_investigation_ring_before_they_are_late(events):
    assert all(duty.strict <= duty.rolled for duty in investigation_duties(events, DAYS))


@few
@given(received_days, classes, classes, st.integers(0, 60))
def test_a_heavier_charge_never_shortens_and_a_lighter_one_never_lengthens(initiated, old, new, gap):
    step = InvestigationStep("reclassified", initiated + timedelta(gap), new)
    before = read_investigation(initiated, old, DAYS, on=initiated).due.strict
    after = read_investigation_events(InvestigationEvents(initiated, old, (step,)), DAYS, on=step.on).due.strict
    assert after >= before if CRIME_CLASSES.index(new) > CRIME_CLASSES.index(old) else after <= before


@given(st.datetimes(datetime(2018, 1, 1), datetime(2026, 12, 31)), st.integers(1, 100))
def test_hours_never_roll(start, hours):
    assert hour_term(start, hours) - start == timedelta(hours=hours)


@given(received_days, st.integers(1, 20), st.integers(1, 20))
def test_months_only_ever_lose_days_at_a_short_month(start, first, second):
    together, apart = add_months(start, first + second), add_months(add_months(start, first), second)
    assert apart <= together
    assert (apart.year, apart.month) == (together.year, together.month)
