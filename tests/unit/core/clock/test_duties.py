"""Duties of a crime report: order, closed reports, two notices in one, alarms that lapse, replay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.core.clock import Due, ReportEvents, end_of, first_limit, local_day, report_duties, start_of
from tongket.core.clock.duty import VIETNAM
from tongket.core.law.catalogue import FOLLOW_UPS
from tongket.foundation.reference import holidays

DAYS = holidays.calendar()


def t(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


RECEIVED = t("2022-03-01T09:00")
OPEN = ReportEvents(RECEIVED, accepted_at=RECEIVED, due=first_limit(local_day(RECEIVED), DAYS))


def duty(events: ReportEvents, wanted: str):
    return next((duty for duty in report_duties(events, DAYS) if duty.id == wanted), None)


def test_the_limit_comes_first_then_the_catalogue_in_order():
    assert [found.id for found in report_duties(OPEN, DAYS)] == ["LIMIT", "K1", "K4", "K5", "K6", "K17"]


def test_a_duty_bears_the_words_of_the_catalogue():
    words = {row.id: (row.act, row.act_en) for row in FOLLOW_UPS}
    assert all(words[d.id] == (d.act, d.act_en) for d in report_duties(OPEN, DAYS) if d.id != "LIMIT")


def test_of_a_closed_report_only_what_was_done_is_left():
    closed = replace(OPEN, closed=True, classified_at=t("2022-03-01T10:00"))
    assert [found.id for found in report_duties(closed, DAYS)] == ["K1"]


def test_nobody_is_late_with_what_can_no_longer_be_done():
    at, later = t("2022-03-10T09:00"), t("2022-12-01T00:00")
    assert duty(OPEN, "K6").state(at) == "overdue"
    sent_outside = replace(OPEN, sent_at=at, ended_at=at)
    assert duty(sent_outside, "K6").state(later) == "lapsed"
    assert not duty(sent_outside, "K6").is_open(later)
    suspended = replace(OPEN, suspended_at=t("2022-03-21T10:00"))
    assert duty(suspended, "K17").state(later) == "overdue"
    closed = replace(suspended, ended_at=t("2022-11-01T08:00"))  # the time to prosecute has run out
    assert duty(closed, "K17").state(later) == "lapsed"


def test_a_suspension_is_told_when_both_have_been_told():
    suspended = replace(OPEN, suspended_at=t("2022-03-21T10:00"), suspension_sent_at=t("2022-03-21T11:00"))
    assert duty(suspended, "K11").done_at is None
    told = replace(suspended, suspension_told_at=t("2022-03-22T09:00"))
    assert duty(told, "K11").done_at == t("2022-03-22T09:00")
    assert duty(replace(suspended, identity_refused=True), "K11").done_at == t("2022-03-21T11:00")


def test_a_suspended_report_has_met_its_limit_and_a_resumed_one_has_a_new_one():
    suspended = replace(OPEN, suspended_at=t("2022-03-21T10:00"))
    assert duty(suspended, "LIMIT").state(t("2022-12-01T00:00")) == "done"
    resumed_at = t("2022-09-05T09:00")
    month = Due(local_day(t("2022-10-05T00:00")), local_day(t("2022-10-05T00:00")))
    resumed = duty(replace(suspended, resumed_at=resumed_at, due=month), "LIMIT")
    assert (resumed.code, resumed.starts, resumed.done_at) == ("BLTTHS-149.1", resumed_at, None)


def test_after_a_cancellation_the_limit_cites_the_cancellation():
    cancelled = replace(OPEN, suspended_at=t("2022-03-21T10:00"), cancelled_at=t("2022-04-05T09:00"))
    assert duty(cancelled, "LIMIT").code == "BLTTHS-148.2"


def test_the_chance_to_ask_for_an_extension_lapses_and_nobody_is_late():
    extended = replace(OPEN, limit="agency_extension", due=Due(*[local_day(t("2022-05-01T00:00"))] * 2))
    asking = duty(extended, "K7")
    assert (asking.state(t("2022-04-26T12:00")), asking.state(t("2022-04-27T12:00"))) == ("running", "lapsed")
    assert not asking.is_open(t("2022-04-27T12:00"))


def test_the_answer_and_the_review_bind_the_procuracy_and_everything_else_the_police():
    life = replace(OPEN, extension_asked_at=t("2022-04-20T09:00"), outcome="not_initiated",
                   outcome_at=t("2022-05-10T09:00"), outcome_sent_at=t("2022-05-10T10:00"),
                   initiation_requested_at=t("2022-05-12T09:00"))  # fmt: skip
    found = {(one.id, one.code): one.owner for one in report_duties(life, DAYS)}
    assert sorted(name for (name, _code), owner in found.items() if owner == "procuracy") == ["K15", "K8"]
    assert [owner for (name, _code), owner in found.items() if name == "K15"] == ["procuracy", "police"]


def test_an_extension_asked_for_late_is_late():
    asked = replace(OPEN, limit="agency_extension", due=Due(*[local_day(t("2022-05-01T00:00"))] * 2),
                    extension_asked_at=t("2022-04-28T09:00"))  # fmt: skip
    assert duty(asked, "K7").state(t("2022-04-28T10:00")) == "done_late"


def test_the_review_before_a_suspension_is_owed_once_the_report_is_suspended():
    assert duty(OPEN, "K17").alarm
    suspended = replace(OPEN, suspended_at=t("2022-03-21T10:00"))
    assert duty(suspended, "K17").state(t("2022-03-21T11:00")) == "overdue"


def test_after_a_resumption_the_review_is_only_an_alarm_again():
    month = Due(*[local_day(t("2022-10-05T00:00"))] * 2)
    resumed = replace(OPEN, suspended_at=t("2022-03-21T10:00"), suspension_reviewed_at=t("2022-03-15T10:00"),
                      resumed_at=t("2022-09-05T09:00"), due=month)  # fmt: skip
    review = duty(resumed, "K17")
    assert (review.alarm, review.done_at, local_day(review.strict)) == (True, None, local_day(t("2022-10-01T00:00")))


def test_the_coordination_is_counted_back_from_a_decision_before_the_limit():
    early = replace(OPEN, child_victim=True, outcome="initiated", outcome_at=t("2022-03-15T09:00"))
    assert duty(early, "K18").strict == end_of(local_day(t("2022-03-08T00:00")))


def test_before_its_law_a_duty_does_not_arise():
    early = t("2018-02-15T09:00")
    assert [found.id for found in report_duties(ReportEvents(early), DAYS)] == ["K4"]


def test_what_was_not_read_in_the_law_says_so():
    commune = ReportEvents(t("2022-01-10T09:00"), by_commune=True)
    assert not duty(commune, "K3").verified
    assert duty(replace(commune, received_at=t("2022-01-20T09:00")), "K3").verified


def test_a_duty_is_open_only_once_it_has_arisen():
    suspended = replace(OPEN, suspended_at=t("2022-03-21T10:00"))
    assert not duty(suspended, "K11").is_open(t("2022-03-21T09:00"))
    assert duty(suspended, "K11").is_open(t("2022-03-21T10:00"))


def test_an_act_of_which_only_the_day_is_known_is_in_time_on_the_last_day():
    last = local_day(t("2022-03-04T00:00"))
    assert duty(replace(OPEN, assigned_at=start_of(last)), "K6").state(t("2022-03-05T00:00")) == "done"


@pytest.mark.parametrize("moment", ["2022-03-01T23:30", "2022-03-01T00:10"])
def test_the_day_of_a_moment_is_that_of_vietnam(moment):
    assert local_day(t(moment).astimezone()) == local_day(RECEIVED)


few = settings(max_examples=40, deadline=None)
moments = st.datetimes(datetime(2020, 10, 1), datetime(2024, 12, 1)).map(lambda moment: moment.replace(tzinfo=VIETNAM))
gaps = st.none() | st.timedeltas(timedelta(0), timedelta(hours=24 * 200))
EVENTS = (
    "classified_at", "not_competent_at", "sent_at", "assigned_at", "procuracy_told_at", "reporter_told_at",
    "extension_asked_at", "outcome_at", "outcome_sent_at", "outcome_told_at", "suspended_at", "suspension_sent_at",
    "resumed_at", "resumption_sent_at", "archived_at",
)  # fmt: skip


@st.composite
def lives(draw):
    received = draw(moments)
    values = {name: received + gap for name in EVENTS if (gap := draw(gaps)) is not None}
    outcome = draw(st.sampled_from(["initiated", "not_initiated", "administrative"])) if "outcome_at" in values else ""
    due = first_limit(local_day(received), DAYS)
    flags = {name: draw(st.booleans()) for name in ("by_commune", "urgent", "remote", "identity_refused")}
    return ReportEvents(received, accepted_at=received, due=due, outcome=outcome, **flags, **values)


@few
@given(lives())
def test_nothing_is_late_before_its_alarm(events):
    assert all(found.strict <= found.rolled for found in report_duties(events, DAYS))


@few
@given(lives(), gaps.filter(bool))
def test_the_replay_of_a_moment_does_not_depend_on_what_came_later(events, gap):
    at = events.received_at + gap
    known = events.up_to(at)
    assert known.up_to(at) == known
    replayed = report_duties(known, DAYS)
    assert all(found.done_at is None or found.done_at <= at for found in replayed)
    later = replace(known, archived_at=known.archived_at or at + timedelta(hours=1))
    assert report_duties(later.up_to(at), DAYS) == replayed


@few
@given(lives(), gaps.filter(bool))
def test_a_duty_on_a_moment_stands_as_it_did_then(events, gap):
    at = events.received_at + gap
    then = {(found.id, found.code): found.state(at) for found in report_duties(events.up_to(at), DAYS)}
    now = {(found.id, found.code): found for found in report_duties(events, DAYS) if found.starts <= at}
    same = ("K1", "K3", "K4", "K5", "K6")
    for (name, code), state in then.items():
        if name in same and (name, code) in now:
            assert now[name, code].state(at) == state


def test_the_limitation_of_prosecution_is_an_alarm_on_what_is_suspended_and_nobody_is_late_with_it():
    known = replace(OPEN, limitation_on=date(2022, 9, 30))
    assert duty(known, "LIMITATION") is None
    suspended = replace(known, suspended_at=t("2022-03-21T10:00"))
    alarm = duty(suspended, "LIMITATION")
    assert (alarm.starts, alarm.strict, alarm.early) == (t("2022-07-02T00:00"), t("2022-10-01T00:00"), True)
    assert not alarm.is_open(t("2022-07-01T23:59")) and alarm.is_open(t("2022-07-02T00:00"))
    assert alarm.state(t("2022-10-02T08:00")) == "lapsed"
    assert duty(replace(suspended, ended_at=t("2022-10-02T08:00")), "LIMITATION") is None
    assert duty(replace(suspended, resumed_at=t("2022-04-01T08:00")), "LIMITATION") is None


def test_the_alarm_arises_with_the_suspension_where_that_came_later():
    late = replace(OPEN, suspended_at=t("2022-03-21T10:00"), limitation_on=date(2022, 4, 1))
    assert duty(late, "LIMITATION").starts == t("2022-03-21T10:00")
    assert duty(replace(late, limitation_on=date(2022, 3, 1)), "LIMITATION") is None
