"""Limits kept by body and duty (K1–K19): what was late stays counted once it is done, for the body it was late at."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from tongket.core.clock.duties import local_day
from tongket.foundation.clock import local
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries
from tongket.registers.intake.models import CrimeReport
from tongket.registers.units import queries as units

pytestmark = pytest.mark.django_db
MARCH = (date(2022, 3, 1), date(2022, 3, 31))
APRIL = local(date(2022, 4, 1))


@pytest.fixture(autouse=True)
def _on_the_map(province):
    """All acts happen in the small province."""


def kept(first: date = MARCH[0], last: date = MARCH[1], now: datetime = APRIL, scope: Scope | None = None):
    names = {unit.id: unit.code for unit in units.all_units()}
    found = queries.duties_kept(scope or Scope.everything(), first, last, now)
    return {(names[unit_id], duty): tuple(tally) for (unit_id, duty), tally in found.items()}


def test_a_duty_done_late_stays_counted_and_an_open_one_is_in_the_due(office):
    late, kept_one, silent = (office.accepted(1, 3, by=office.head) for _ in range(3))
    office.do("assign_report", kept_one, 3, 3, investigator="Điều tra viên 01")
    office.do("assign_report", late, 9, 3, investigator="Điều tra viên 01")
    assert "K6" not in office.duties(late, 10, 3) and "K6" in office.duties(silent, 10, 3)
    assert kept()["CAH-336", "K6"] == (1, 3, 1)


def test_what_is_not_due_yet_or_fell_due_before_is_not_counted(office):
    office.accepted(1, 3)
    assert ("CAH-336", "K6") not in kept(now=local(date(2022, 3, 4)))
    assert ("CAH-336", "K6") not in kept(first=date(2022, 3, 5))
    assert kept(first=date(2022, 3, 4), last=date(2022, 3, 4))["CAH-336", "K6"] == (0, 1, 1)


def test_the_hand_over_counts_for_the_commune_that_received(office):
    office.accepted(1, 3)
    code = office.receive(1, 3)
    office.do("accept_report", code, 12, 3, handler_code="CAH-336")
    assert kept()["CAX-12433", "K3"] == (1, 2, 0)


def test_a_late_transfer_counts_for_the_sender_after_the_next_body_took_it(office):
    code = office.accepted(1, 3, by=office.head)
    office.do("classify_report", code, 2, 3, result="not_competent", reason="Thuộc huyện khác")
    office.do("send_report", code, 8, 3, to_code="CAH-338")
    office.do("take_over_report", code, 9, 3, by=office.other, investigator="Điều tra viên 02")
    found = kept()
    assert found["CAH-336", "K2"] == (0, 1, 0)
    assert found["CAH-336", "K6"] == (0, 1, 0)  # never assigned in the days it was held
    assert found["CAH-338", "K6"] == (1, 1, 0)
    assert ("CAH-338", "K2") not in found


def test_a_body_reads_the_same_numbers_as_those_above_it_and_none_of_the_next_body(office):
    code = office.accepted(1, 3, by=office.head)
    office.do("classify_report", code, 2, 3, result="not_competent", reason="Thuộc huyện khác")
    office.do("send_report", code, 8, 3, to_code="CAH-338")
    office.do("take_over_report", code, 9, 3, by=office.other, investigator="Điều tra viên 02")
    whole = kept()
    for unit in ("CAH-336", "CAH-338"):
        ids = units.subtree_ids(units.unit_by_code(unit, date(2022, 3, 1)).id, date(2022, 3, 1))
        own = kept(scope=Scope(ids, True))
        codes = {row.code for row in units.all_units() if row.id in ids}
        assert own == {key: tally for key, tally in whole.items() if key[0] in codes} != {}


def test_what_left_before_its_end_was_never_late_here(office):
    code = office.accepted(1, 3, by=office.head)
    office.do("send_report", code, 2, 3, to_code="CAH-338", reason="Thuộc huyện khác")
    office.do("take_over_report", code, 3, 3, by=office.other, investigator="Điều tra viên 02")
    assert ("CAH-336", "K6") not in kept() and kept()["CAH-338", "K6"] == (1, 1, 0)


def test_the_notice_of_an_annulled_decision_stays_counted(office):
    code = office.accepted(1, 3)
    office.do("resolve_report", code, 10, 3, outcome="not_initiated", ground="no_event")
    office.do("send_notice", code, 15, 3, kind="non_initiation_procuracy")
    office.do("reopen_report", code, 20, 3, by=office.procuracy, reason="Chưa đủ căn cứ")
    assert "K10" not in office.duties(code, 25, 3, open_only=False)
    assert kept()["CAH-336", "K10"] == (0, 1, 0)


def test_alarms_and_what_binds_the_procuracy_are_no_duty_of_a_body(office):
    code = office.accepted(1, 3)
    office.do("extend_report", code, 10, 3, authority="agency", number="1")
    office.do("request_extension", code, 15, 3, reason="Phức tạp")
    assert not {duty for _unit, duty in kept()} & {"K7", "K8", "K15", "LIMIT"}


def test_a_scope_bounds_the_count_and_a_void_report_owes_nothing(office):
    office.accepted(1, 3)
    CrimeReport.objects.update(state="void", voided_at=APRIL)
    assert kept() == {} == kept(scope=Scope.none())


def test_the_table_is_a_naive_count_of_every_duty_of_reports_that_never_moved(office):
    """A month of reports at one body, each with something done in time, late, or not at all."""
    for day in range(1, 21):
        code = office.accepted(day, 3, by=office.head, **({"kind": "TU_THU"} if day % 7 == 0 else {}))
        if day % 3:
            office.do("assign_report", code, min(day + day % 5, 28), 3, investigator="Điều tra viên 01")
        if day % 2:
            office.do("resolve_report", code, 29, 3, outcome="initiated", article="173", clause="1")
    naive: Counter[tuple[str, str]] = Counter()
    for report in CrimeReport.objects.all():
        for one in queries.duties_of_report(report):
            last = local_day(one.rolled - timedelta(seconds=1))
            if one.id == "LIMIT" or one.alarm or one.owner != "police":
                continue
            if not (MARCH[0] <= last <= MARCH[1] and one.rolled <= APRIL):
                continue
            if one.done_at is None and one.gone_at is not None and one.gone_at < one.rolled:
                continue
            unit = "CAX-12433" if one.id == "K3" else "CAH-336"
            naive[unit, one.id, "due"] += 1
            naive[unit, one.id, "on_time"] += one.done_at is not None and one.done_at <= one.rolled
            naive[unit, one.id, "open"] += one.is_open(APRIL)
    table = Counter()
    for (unit, duty), (on_time, due, left) in kept().items():
        table[unit, duty, "due"], table[unit, duty, "on_time"], table[unit, duty, "open"] = due, on_time, left
    assert +table == +naive and len(+naive) > 10
