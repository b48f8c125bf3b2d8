"""What the police record of the procuracy's decisions from their papers: the same records, each counted once."""

from __future__ import annotations

from datetime import date

import pytest

from tests.registers.cases.test_procuracy import Seat, annul, concluded, counted, flow, refusal
from tongket.registers.cases.models import AnnulledDecision, FileReturn
from tongket.registers.intake import operations as intake


@pytest.fixture
def seat(actor) -> Seat:
    return Seat(actor)


def suspended(seat):
    code = seat.report()
    seat.do("suspend_report", 22, by=seat.head, book=intake, code=code, ground="documents", outstanding="Công văn 01")
    return code


def test_a_head_who_enters_the_paper_makes_the_record_and_the_procuracy_later_the_same_one(seat):
    code = suspended(seat)
    first = annul(seat, code, "suspension", 24, by=seat.head, number="5/QĐ-VKS")
    assert AnnulledDecision.objects.get().from_paper
    assert counted() == {"annulled": 1, "report_reopened": 1}
    # The procuracy dates its decision by its own day; the number says that it is the same.
    same = annul(seat, code, "suspension", 25, number="5/ QĐ-vks", on=date(2022, 6, 23))
    assert same == first
    row = AnnulledDecision.objects.get()
    assert (row.from_paper, row.on, row.by_post) == (False, date(2022, 6, 24), seat.head.post)
    assert counted() == {"annulled": 1, "report_reopened": 1}
    assert refusal(annul, seat, code, "suspension", 26, number="5/QĐ-VKS") == "DECISION-ON-RECORD"


def test_without_a_number_the_day_says_that_it_is_the_same_decision(seat):
    code = suspended(seat)
    annul(seat, code, "suspension", 24, by=seat.head)
    annul(seat, code, "suspension", 26, on=date(2022, 6, 24), number="5/QĐ-VKS")
    row = AnnulledDecision.objects.get()
    assert (row.from_paper, row.number) == (False, "5/QĐ-VKS")


def test_another_decision_on_the_same_report_is_another_record(seat):
    code = suspended(seat)
    annul(seat, code, "suspension", 24, by=seat.head, number="5/QĐ-VKS")
    assert refusal(annul, seat, code, "suspension", 26, number="6/QĐ-VKS") == "NO-SUCH-DECISION"
    seat.do("resolve_report", 27, by=seat.head, book=intake, code=code, outcome="not_initiated", ground="no_crime")
    annul(seat, code, "non_initiation", 28, by=seat.head, number="9/QĐ-VKS")
    assert counted() == {"annulled": 2, "report_reopened": 2}


def test_a_head_enters_papers_about_the_own_units_items_only(seat):
    code = suspended(seat)
    assert refusal(annul, seat, code, "suspension", 24, by=seat.other) == "UNIT-NOT-YOURS"
    assert refusal(annul, seat, code, "suspension", 24, by=seat.officer) == "ROLE-MAY-NOT"
    assert not AnnulledDecision.objects.exists()


def cancel(seat, code, by_body="procuracy", by=None, **values):
    given = {"decision": "termination", "reason": "Trái luật", "document": "7/QĐ-VKS"} | values
    return seat.do("cancel_case_decision", 12, by=by or seat.head, code=code, by_body=by_body, **given)


def test_what_the_procuracy_cancelled_in_a_case_is_counted_and_what_the_upper_body_cancelled_is_not(seat):
    first, second = seat.case(), seat.case()
    for code in (first, second):
        seat.do("terminate_case", 1, by=seat.head, code=code, ground="withdrawn")
    cancel(seat, first)
    cancel(seat, second, by_body="superior")
    assert [(row["event"], row["decision"]) for row in flow()] == [("annulled", "case_termination")]
    assert AnnulledDecision.objects.get().from_paper
    annul(seat, first, "case_termination", 14, number="7/QĐ-VKS")
    row = AnnulledDecision.objects.get()
    assert (row.from_paper, row.legal_ground) == (False, "BLTTHS Điều 159")
    assert counted() == {"annulled": 1}


def test_a_return_the_police_entered_stands_in_the_book_and_can_be_accepted_or_not(seat):
    case = concluded(seat)
    seat.do("return_case", by=seat.head, code=case, by_body="procuracy", reason="Bổ sung", document="8/QĐ-VKS")
    row = FileReturn.objects.get()
    assert (row.from_paper, row.number, row.answer) == (True, "8/QĐ-VKS", "")
    assert seat.do("return_file", 11, code=case, by_body="procuracy", reason="Bổ sung", number="8/QĐ-VKS") == row.code
    assert not FileReturn.objects.get().from_paper
    seat.do("answer_returned_file", 14, by=seat.head, code=row.code, accepted=False, text="Đã đủ chứng cứ")
    assert [(fact["event"], fact["result"]) for fact in flow()] == [("return_answered", "not_accepted")]
    assert counted("case")["returned"] == 1


def test_accused_persons_terminated_because_there_was_no_crime_are_counted_alone_and_with_their_case(seat):
    code = seat.case()  # two accused
    seat.do("terminate_accused", 1, by=seat.head, code=code, n=1, ground="no_event")
    assert [(row["event"], row["n"], row["ground"]) for row in flow()] == [("accused_no_crime", 1, "no_event")]
    seat.do("terminate_case", 5, by=seat.head, code=code, ground="no_crime")
    assert counted() == {"accused_no_crime": 2, "terminated_no_crime": 1}
    seat.do("record_acquittal", 8, by=seat.head, code=code, n=1)
    assert counted() == {"accused_no_crime": 2, "terminated_no_crime": 1}


def test_accused_persons_terminated_on_another_ground_are_no_sign(seat):
    code = seat.case()
    seat.do("terminate_accused", 1, by=seat.head, code=code, n=1, ground="exempt")
    seat.do("terminate_case", 5, by=seat.head, code=code, ground="withdrawn")
    assert counted() == {}
