"""What the procuracy says of the outcome of a report, and what its paper means for the days that hang on it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.registers.cases.test_procuracy import ALL, Seat, annul, refusal
from tongket.foundation.clock import local
from tongket.registers.cases.queries import procuracy_desk as desk
from tongket.registers.intake import operations as intake
from tongket.registers.intake import queries as intake_reads


@pytest.fixture
def seat(actor) -> Seat:
    return Seat(actor)


def at(day, month=6, hour=12):
    return local(date(2022, month, day), hour)


def duty(code, name, on=None):
    found = intake_reads.duties_of(ALL, on or at(30, 11), codes=[code], open_only=False, owner=None)
    return next((row.duty for row in found if row.duty.id == name), None)


def says(seat, verb, code, day, month=6, by=None, **values):
    return seat.do(verb, day, month, by=by or seat.procuracy, book=intake, code=code, **values)


def fined(seat):
    """Not initiated on Sunday 5 June, its file to go for a fine."""
    return seat.report(outcome="administrative", ground="no_crime")


def told(seat, code, day=6):
    seat.do("send_notice", day, by=seat.head, book=intake, code=code, kind="non_initiation_procuracy")


def test_a_review_without_a_word_against_the_decision_is_done_and_leaves_the_desk(seat):
    code = fined(seat)
    told(seat, code)
    assert [row.record.code for row in desk.decisions_to_review(ALL, at(7))] == [code]
    says(seat, "review_outcome", code, 7, number="2/VKS")
    assert desk.decisions_to_review(ALL, at(7, hour=13)) == []
    assert duty(code, "K15").state(at(30)) == "done"
    newest = intake_reads.states_of(intake_reads.report(ALL, code))[0]
    assert (newest.verb, newest.state, newest.number) == ("review_outcome", "resolved", "2/VKS")
    assert refusal(says, seat, "review_outcome", code, 8) == "OUTCOME-REVIEWED"


def test_a_review_is_the_procuracys_alone_and_does_not_come_before_the_decision(seat):
    code = fined(seat)
    assert refusal(says, seat, "review_outcome", code, 7, by=seat.head) == "ROLE-MAY-NOT"
    assert refusal(says, seat, "review_outcome", code, 7, on=date(2022, 6, 4)) == "REPORT-OUT-OF-ORDER"
    assert refusal(says, seat, "review_outcome", seat.report(), 7) == "REPORT-STATE"


@pytest.mark.parametrize("who", ["procuracy", "head"])
def test_the_days_for_the_file_that_goes_for_a_fine_run_from_the_agreement(seat, who):
    code = fined(seat)
    assert duty(code, "K14").strict == local(date(2022, 6, 9))
    assert [row.record.code for row in desk.agreements_waiting(ALL, at(6))] == [code]
    says(seat, "record_agreement", code, 20, by=getattr(seat, who))
    assert duty(code, "K14").strict == local(date(2022, 6, 24))
    assert desk.agreements_waiting(ALL, at(20, hour=13)) == []
    says(seat, "record_administrative_transfer", code, 22, by=seat.head, to="Công an phường")
    assert duty(code, "K14").state(at(30)) == "done"
    assert refusal(says, seat, "record_agreement", code, 23) == "AGREEMENT-ON-RECORD"


def test_only_a_file_that_goes_for_a_fine_needs_the_agreement(seat):
    code = seat.report(outcome="not_initiated", ground="no_crime")
    assert refusal(says, seat, "record_agreement", code, 7) == "REPORT-NOT-ADMINISTRATIVE"
    assert desk.agreements_waiting(ALL, at(6)) == []


def test_an_annulled_decision_takes_the_review_and_the_agreement_with_it(seat):
    code = fined(seat)
    told(seat, code)
    says(seat, "review_outcome", code, 7)
    says(seat, "record_agreement", code, 7)
    annul(seat, code, "non_initiation", 12)
    seat.do("resolve_report", 20, by=seat.head, book=intake, code=code, outcome="administrative", ground="no_crime")
    assert duty(code, "K14").strict == local(date(2022, 6, 24))
    told(seat, code, 21)
    assert duty(code, "K15").done_at is None
    says(seat, "record_agreement", code, 24)
    assert duty(code, "K14").strict == local(date(2022, 6, 28))


def asked(seat):
    """Extended by the agency to 1 August; the request to the procuracy is typed on 26 July."""
    code = seat.report()
    seat.do("extend_report", 20, by=seat.head, book=intake, code=code, authority="agency")
    seat.do("request_extension", 26, 7, by=seat.head, book=intake, code=code, reason="Chờ giám định")
    return code


def test_the_procuracy_was_asked_when_its_paper_went_out_where_that_is_proved(seat):
    code = asked(seat)
    assert (duty(code, "K7").done_at, duty(code, "K8").starts) == (at(26, 7, 10), at(26, 7, 10))
    assert duty(code, "K7").state(at(30, 7)) == "done"
    seat.do("send_notice", 29, 7, by=seat.head, book=intake, code=code, kind="extension_request")
    assert (duty(code, "K7").done_at, duty(code, "K8").starts) == (at(29, 7, 10), at(29, 7, 10))
    assert duty(code, "K7").state(at(30, 7)) == "done_late"
    assert duty(code, "K8").strict == local(date(2022, 8, 2))


def test_a_request_answered_had_come_whenever_its_paper_was_entered(seat):
    code = asked(seat)
    seat.do("answer_extension_request", 28, 7, code=code, granted=True)
    seat.do("send_notice", 29, 7, by=seat.head, book=intake, code=code, kind="extension_request")
    assert duty(code, "K8").starts == at(26, 7, 10)
    assert duty(code, "K8").state(at(30, 7)) == "done"
