"""Likely duplicates: place, day and words without diacritics; only what the reader may see; never more than five."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tongket.foundation.actor import system_actor
from tongket.foundation.clock import local, simulated
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake.queries.likely import SHOWN, Sought, likely_duplicates

DAY = date(2022, 11, 16)
ALL = Scope.everything()
TYPED = Sought("12433", DAY, True, "mat trom xe may o cho De Tham")


def told(summary="Mất trộm xe máy tại chợ Đề Thám", place="12433", on=DAY, occurred=True, receiver="CAX-12433"):
    at = local(on, 9)
    with simulated(at):
        return do.receive_report(
            by=system_actor(), at=at, kind="TB", channel="phone", receiver_code=receiver, place_code=place,
            occurred_on=on if occurred else None, summary=summary,
        ).code  # fmt: skip


def codes(sought=TYPED, scope=ALL, **more):
    return [found.report.code for found in likely_duplicates(scope, sought, **more)]


@pytest.mark.usefixtures("province")
def test_words_are_compared_without_diacritics():
    code = told()
    assert codes() == [code]


@pytest.mark.usefixtures("province")
def test_another_matter_in_the_same_place_is_no_duplicate():
    told("Đánh bạc tại nhà riêng, thu giữ tang vật")
    assert codes() == []


@pytest.mark.usefixtures("province")
def test_the_same_commune_comes_before_a_neighbour_of_the_district():
    near = told(place="12436", receiver="CAX-12436")
    same = told()
    assert codes() == [same, near]


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize(("days", "found"), [(3, True), (4, False)])
def test_events_lie_within_a_few_days(days, found):
    told(on=DAY - timedelta(days=1) * days)
    assert bool(codes()) == found


@pytest.mark.usefixtures("province")
def test_a_report_without_a_day_of_the_event_is_found_by_its_receipt():
    code = told(on=DAY - timedelta(days=1), occurred=False)
    assert codes() == [code]


@pytest.mark.usefixtures("province")
def test_another_district_is_not_looked_at():
    told(place="12475", receiver="CAX-12475")
    assert codes() == []


@pytest.mark.usefixtures("province")
def test_at_most_five_are_shown():
    for _ in range(SHOWN + 2):
        told()
    assert len(codes()) == SHOWN


@pytest.mark.usefixtures("province")
def test_the_report_itself_is_left_out():
    code = told()
    assert codes(besides=code) == []


def test_a_reader_is_shown_nothing_outside_the_own_scope_or_without_the_right_to_content(province):
    told()
    assert codes(scope=Scope(frozenset({province["CAX-12436"]}), content=True)) == []
    assert codes(scope=Scope.everything(content=False)) == []


@pytest.mark.usefixtures("province")
def test_one_word_suggests_nothing():
    told()
    assert codes(Sought("12433", DAY, True, "xe")) == []


@pytest.mark.usefixtures("province")
def test_the_number_of_reads_does_not_grow_with_the_book():
    told()
    with CaptureQueriesContext(connection) as few:
        codes()
    for _ in range(10):
        told()
    with CaptureQueriesContext(connection) as many:
        codes()
    assert len(few) == len(many) <= 4
