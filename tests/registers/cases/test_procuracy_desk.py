"""The procuracy's desk counts as the clock of the law counts: hand-overs, answers to extensions, reviews."""

from __future__ import annotations

from datetime import date

import pytest

from tests.registers.cases.test_procuracy import ALL, Seat
from tongket.foundation.actor import system_actor
from tongket.foundation.clock import local, simulated
from tongket.registers.cases.presenters import procuracy as presenters
from tongket.registers.cases.queries import procuracy_desk as desk
from tongket.registers.intake import operations as intake
from tongket.registers.intake import queries as intake_reads
from tongket.registers.intake.rules import ReceiptDetails

URGENT = "in_the_act"


@pytest.fixture
def seat(actor) -> Seat:
    return Seat(actor)


def at(day, month=3, hour=9):
    return local(date(2022, month, day), hour)


def received_by_the_commune(seat, urgency="", remote=False):
    """A report the commune of Đông Mỹ received on 1 March at nine."""
    if remote:
        seat.do("list_remote_commune", 1, 2, by=system_actor(), book=intake, commune_code="12433", paper="12/QĐ",
                on=date(2022, 2, 1))  # fmt: skip
    with simulated(at(1)):
        return intake.receive_report(
            by=seat.head, at=at(1), kind="TG", channel="in_person", receiver_code="CAX-12433", place_code="12433",
            summary="Bắt quả tang", details=ReceiptDetails(urgency=urgency),
        ).code  # fmt: skip


def core(code, name, on, **given):
    (duty,) = [row.duty for row in intake_reads.duties_of(ALL, on, codes=[code], open_only=False, owner=None)
               if row.duty.id == name]  # fmt: skip
    return duty


@pytest.mark.parametrize(
    ("details", "end"),
    [({}, at(9, hour=0)), ({"urgency": URGENT}, at(2)), ({"urgency": URGENT, "remote": True}, at(3))],
)
def test_a_hand_over_is_due_when_the_law_says_also_where_urgency_was_told_on_receipt(seat, details, end):
    code = received_by_the_commune(seat, **details)
    ((row, duty),) = [(one.record, one.duty) for one in desk.commune_book(ALL, at(1, hour=10))]
    assert (row.code, duty.rolled) == (code, end)
    assert duty == core(code, "K3", at(1, hour=10))


def test_a_commune_far_away_is_not_called_late_a_day_early(seat):
    received_by_the_commune(seat, URGENT, remote=True)
    with simulated(at(2, hour=12)):
        (line,) = presenters.lines("communes", ALL, at(2, hour=12))
    assert "09:00" in line["detail"]
    assert "03/03/2022" in line["detail"]
    assert line["kind"] != "bad"
    with simulated(at(3, hour=12)):
        (line,) = presenters.lines("communes", ALL, at(3, hour=12))
    assert line["kind"] == "bad"


def test_what_a_commune_has_sent_on_has_left_its_book(seat):
    code = received_by_the_commune(seat)
    seat.do("send_report", 2, 3, by=seat.head, book=intake, code=code, to_code="CAH-336", reason="Đã kiểm tra")
    assert desk.commune_book(ALL, at(2, hour=12)) == []


@pytest.mark.parametrize(
    ("outcome", "kind", "last"),
    [
        ({"outcome": "initiated", "article": "173", "clause": "1"}, "initiation_procuracy", 11),
        ({"outcome": "not_initiated", "ground": "no_crime"}, "non_initiation_procuracy", 10),
        ({"outcome": "administrative", "ground": "no_crime"}, "non_initiation_procuracy", 10),
    ],
)
def test_a_review_runs_from_the_paper_and_covers_every_kind_of_decision(seat, outcome, kind, last):
    code = seat.report(**outcome)  # decided on 5 June
    assert desk.decisions_to_review(ALL, at(6, 6)) == []
    seat.do("send_notice", 8, by=seat.head, book=intake, code=code, kind=kind)
    shown = [[row.record.code for row in desk.decisions_to_review(ALL, at(d, 6, 12))] for d in (8, last, last + 1)]
    assert shown == [[code], [code], []]
    (row,) = desk.decisions_to_review(ALL, at(8, 6, 12))
    assert row.duty == core(code, "K15", at(8, 6, 12))
    assert presenters.lines("review", ALL, at(8, 6, 12))[0]["code"] == code


def test_the_answer_to_an_extension_is_due_as_the_clock_of_the_report_says(seat):
    code = seat.report()
    seat.do("extend_report", 20, by=seat.head, book=intake, code=code, authority="agency")
    seat.do("request_extension", 20, 7, by=seat.head, book=intake, code=code, reason="Chờ giám định")
    (row,) = desk.extensions_waiting(ALL, at(21, 7))
    assert row.duty == core(code, "K8", at(21, 7))
    assert desk.tally(ALL, at(21, 7))["extensions"] == 1
    (line,) = presenters.lines("extensions", ALL, at(26, 7))
    assert line["kind"] == "bad"
    seat.do("resolve_report", 26, 7, by=seat.head, book=intake, code=code, outcome="not_initiated", ground="no_crime")
    assert desk.extensions_waiting(ALL, at(27, 7)) == []
