"""Duties of confessions, surrenders and own findings: no limit of Đ147 (§1.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tongket.core.clock import ReportEvents, first_limit, local_day, report_duties
from tongket.core.clock.duty import VIETNAM
from tongket.foundation.reference import holidays

DAYS = holidays.calendar()


def t(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


RECEIVED = t("2022-03-01T09:00")
OPEN = ReportEvents(RECEIVED, accepted_at=RECEIVED, due=first_limit(local_day(RECEIVED), DAYS))


def duty(events: ReportEvents, wanted: str):
    return next((duty for duty in report_duties(events, DAYS) if duty.id == wanted), None)


@pytest.mark.parametrize("kind", ["TU_THU", "DAU_THU", "TT"])
def test_other_sources_have_no_limit_of_147_and_nothing_counted_back_from_it(kind):
    other = replace(OPEN, kind=kind, extension_asked_at=t("2022-03-10T09:00"))
    assert {found.id for found in report_duties(other, DAYS)} & {"LIMIT", "K4", "K5", "K7", "K12", "K17"} == set()
    assert duty(replace(other, suspended_at=t("2022-03-21T10:00")), "K17") is None


def test_of_an_other_source_coordination_is_counted_back_from_the_decision():
    own = replace(OPEN, kind="TT", child_victim=True)
    assert duty(own, "K18") is None
    decided = replace(own, outcome="initiated", outcome_at=t("2022-03-15T09:00"))
    assert duty(decided, "K18").strict < t("2022-03-15T09:00")
