"""Limits: every one has its citation, its code once, and its versions in order."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.core.clock import meetings
from tongket.core.law import joint_circular_01_2017 as ttlt01
from tongket.core.law.catalogue import FOLLOW_UPS, LIMITS
from tongket.core.law.limits import LawNotInForce
from tongket.foundation.reference import holidays


def test_every_limit_has_a_citation_in_both_languages():
    assert all(limit.cites and limit.cites_en for limit in LIMITS.values())


def test_versions_stand_in_order_of_effect():
    for limit in LIMITS.values():
        starts = [version.effective_from for version in limit.versions]
        assert starts == sorted(set(starts)), limit.code


def test_the_clock_catalogue_has_its_nineteen_clocks():
    assert [row.id for row in FOLLOW_UPS] == [f"K{n}" for n in range(1, 20)]
    assert all(limit.code in LIMITS for row in FOLLOW_UPS for limit in row.limits)


def test_a_limit_before_its_law_is_refused():
    with pytest.raises(LawNotInForce) as refusal:
        ttlt01.ASSIGN.on(date(2018, 2, 28))
    assert refusal.value.since == date(2018, 3, 1)


def test_the_commune_rule_is_verified_only_from_14_january_2022():
    assert not ttlt01.COMMUNE_OTHER.on(date(2022, 1, 13)).verified
    assert ttlt01.COMMUNE_OTHER.on(date(2022, 1, 14)).verified


def test_dir_1_the_conclusion_of_27_december_2022_is_due_on_4_january_2023():
    assert meetings.notice_due(date(2022, 12, 27), holidays.calendar()) == date(2023, 1, 4)


def test_dir_1_the_invitation_has_two_readings():
    day, calendar = date(2022, 12, 27), holidays.calendar()
    assert meetings.latest_sending_day(day, calendar) == date(2022, 12, 21)
    assert meetings.latest_sending_day(day, calendar, sending_day_counts=True) == date(2022, 12, 22)
