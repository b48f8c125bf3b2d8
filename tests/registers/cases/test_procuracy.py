"""The procuracy's seat: requests, annulments, returned files, complaints, counts of prosecution, and its desk."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from tongket.core.facts import findings_in
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as do
from tongket.registers.cases import queries
from tongket.registers.cases.models import ProcuracyRequest
from tongket.registers.cases.operations import AccusedSpec, CaseSpec, ProsecutionNumbers
from tongket.registers.cases.queries import procuracy as reads
from tongket.registers.cases.queries import procuracy_desk as desk_reads
from tongket.registers.intake import operations as intake
from tongket.registers.intake import queries as intake_reads

CUT_OFF = date(2022, 12, 14)
LATER = datetime(2030, 1, 1, tzinfo=UTC)
ALL = Scope.everything()
NUMBERS = ProsecutionNumbers(20, 33, 18, 30, cases_stayed=1, accused_stayed=2, cases_returned=1)


class Seat:
    """The procuracy, two officers of one district and one of another, and short words for what they do in 2022."""

    def __init__(self, actor) -> None:
        self.procuracy = actor(Role.PROCURACY, "SO-TP", account_id=7)
        self.second = actor(Role.PROCURACY, "SO-TP", account_id=8)
        self.officer = actor(Role.INVESTIGATOR, "CAH-336", account_id=1)
        self.head = actor(Role.UNIT_HEAD, "CAH-336", account_id=2)
        self.other = actor(Role.UNIT_HEAD, "CAH-338", account_id=3)
        self.desk = actor(Role.STATISTICS, "CA-34", account_id=4)

    def do(self, verb, day=10, in_month=6, by=None, book=do, **values):
        at = local(date(2022, in_month, day), 10)
        with simulated(at):
            answer = getattr(book, verb)(by=by or self.procuracy, at=at, **values)
        return getattr(answer, "code", answer)

    def request(self, **values):
        given = {"kind": "remedy", "unit_code": "CAH-336", "content": "Khắc phục việc chậm thông báo"} | values
        return self.do("make_request", **given)

    def case(self, day=10, month=3):
        offence = self.do(
            "record_offence", day, month, by=self.officer, place_code="12433", handler_code="CAH-336", article="173",
            clause="1", occurred_on=date(2022, 3, 1), initiate=CaseSpec(date(2022, month, day), accused=AccusedSpec(2)),
        )  # fmt: skip
        return queries.case_code_of(offence)

    def report(self, **outcome):
        head = self.head
        code = self.do("receive_report", 1, by=head, book=intake, kind="TB", channel="phone", receiver_code="CAH-336",
                       place_code="12433", summary="Trộm cắp")  # fmt: skip
        self.do("accept_report", 1, by=head, book=intake, code=code, handler_code="CAH-336", investigator="ĐTV 01")
        if outcome:
            self.do("resolve_report", 5, by=head, book=intake, code=code, **outcome)
        return code

    def counts(self, month="2022-10", by=None, **values):
        given = {"unit_code": "CA-34", "numbers": NUMBERS, "reported_by": "Phòng Thống kê, VKS tỉnh",
                 "source": "Biểu 07/2019"} | values  # fmt: skip
        return self.do("record_prosecution_counts", 5, 11, by=by, month=month, **given)


@pytest.fixture
def seat(actor) -> Seat:
    return Seat(actor)


def refusal(function, *args, **values) -> str:
    with pytest.raises(Refused) as refused:
        function(*args, **values)
    assert refused.value.sentence()
    return refused.value.code


def flow(table="safeguard", known_at=LATER, cut_off=CUT_OFF):
    return [row for name, row in queries.facts_as_of(cut_off, known_at) if name == table]


def counted(table="safeguard", **when):
    found: Counter[str] = Counter()
    for row in flow(table, **when):
        found[row["event"]] += row["n"]
    return dict(found)


# Requests


def test_a_request_to_remedy_runs_fifteen_days_and_one_to_initiate_three(seat):
    remedy, initiate = seat.request(), seat.request(kind="initiate")
    rows = {row.code: row for row in reads.requests(ALL)}
    assert rows[remedy].due_strict == date(2022, 6, 25)
    assert rows[remedy].due_rolled == date(2022, 6, 27)  # the 25th is a Saturday
    assert rows[initiate].due_strict == date(2022, 6, 13)


def test_a_recommendation_has_no_day_of_the_law(seat):
    code = seat.request(kind="recommend")
    assert ProcuracyRequest.objects.get(code=code).due_strict is None


def test_only_the_procuracy_makes_requests_and_only_the_body_asked_answers(seat):
    assert refusal(seat.request, by=seat.head) == "ROLE-MAY-NOT"
    code = seat.request()
    given = {"code": code, "answer": "accepted", "text": "Đã gửi thông báo"}
    assert refusal(seat.do, "record_answer", 12, **given) == "ROLE-MAY-NOT"
    assert refusal(seat.do, "record_answer", 12, by=seat.other, **given) == "UNIT-NOT-YOURS"
    seat.do("record_answer", 12, by=seat.head, **given)
    assert refusal(seat.do, "record_answer", 13, by=seat.head, **given) == "ALREADY-ANSWERED"
    assert not reads.requests(ALL, open_only=True)


def test_an_answer_does_not_come_before_the_request(seat):
    code = seat.request()
    given = {"code": code, "answer": "refused", "text": "Đã làm đúng", "on": date(2022, 6, 9)}
    assert refusal(seat.do, "record_answer", 12, by=seat.head, **given) == "PROCURACY-OUT-OF-ORDER"


def test_a_request_names_a_report_or_case_that_exists_and_a_police_body(seat):
    assert refusal(seat.request, target_code="VA-336-2022-000999") == "CASE-UNKNOWN"
    assert refusal(seat.request, target_code="TB-336-2022-000999") == "REPORT-UNKNOWN"
    assert refusal(seat.request, unit_code="SO-TP") == "NOT-A-POLICE-BODY"
    assert refusal(seat.request, content=" ") == "REASON-MISSING"
    assert seat.request(target_code=seat.case())


# Annulled decisions


def annul(seat, target, decision, day=12, month=6, **values):
    given = {"target_code": target, "decision": decision, "legal_ground": "BLTTHS Điều 159", "reason": "Trái luật"}
    return seat.do("annul_decision", day, month, **given | values)


def test_an_annulled_non_initiation_counts_and_makes_the_report_one_to_resolve_again(seat):
    code = seat.report(outcome="not_initiated", ground="no_crime")
    annul(seat, code, "non_initiation")
    assert counted() == {"annulled": 1, "report_reopened": 1}
    assert flow()[0]["decision"] == "non_initiation"
    row = intake_report(code)
    assert (row.state, row.outcome, row.due_strict) == ("accepted", "", date(2022, 7, 12))
    seat.do("resolve_report", 20, by=seat.head, book=intake, code=code, outcome="initiated", article="173", clause="1")
    annul(seat, seat.report(outcome="administrative", ground="no_crime"), "non_initiation")
    assert counted() == {"annulled": 2, "report_reopened": 2}


def test_a_decision_the_item_does_not_bear_cannot_be_annulled(seat):
    code = seat.report()
    for decision in ("non_initiation", "suspension", "extension"):
        assert refusal(annul, seat, code, decision) == "NO-SUCH-DECISION"
    assert counted() == {}


def test_an_annulled_suspension_of_a_report_starts_its_month_again(seat):
    code = seat.report()
    seat.do("suspend_report", 22, by=seat.head, book=intake, code=code, ground="documents", outstanding="Công văn 01")
    annul(seat, code, "suspension", 24)
    row = intake_report(code)
    assert row.state != "suspended"
    assert row.due_strict == date(2022, 7, 24)


def test_the_month_after_an_annulled_suspension_runs_from_its_receipt_not_from_its_day(seat):
    code = seat.report()
    seat.do("suspend_report", 22, by=seat.head, book=intake, code=code, ground="documents", outstanding="Công văn 01")
    days = {"on": date(2022, 6, 24), "received_on": date(2022, 6, 28)}
    record = annul(seat, code, "suspension", 30, **days)
    assert intake_report(code).due_strict == date(2022, 7, 28)
    assert reads.annulments(ALL).get(code=record).received_on == date(2022, 6, 28)
    assert [row["on"] for row in flow()] == [date(2022, 6, 24)] * 2


def test_an_annulment_is_not_received_before_it_is_made_nor_tomorrow(seat):
    code = seat.report(outcome="not_initiated", ground="no_crime")
    for day in (date(2022, 6, 11), date(2022, 6, 13)):
        assert refusal(annul, seat, code, "non_initiation", received_on=day).startswith("PROCURACY-")
    annul(seat, code, "non_initiation", 14, on=date(2022, 6, 12), received_on=date(2022, 6, 14))
    assert intake_report(code).due_strict == date(2022, 7, 14)


def test_an_annulled_suspension_of_a_case_gives_its_limit_from_the_receipt(seat):
    code = seat.case()
    seat.do("suspend_case", 1, by=seat.head, code=code, ground="expertise")
    annul(seat, code, "case_suspension", 20, on=date(2022, 6, 10), received_on=date(2022, 6, 15))
    row = queries.case(ALL, code)
    assert (row.state, row.last_on, row.due_strict) == ("investigating", date(2022, 6, 10), date(2022, 8, 15))
    assert queries.stored_due_equals_computed() == []


def intake_report(code):
    return intake_reads.report(ALL, code)


def test_an_annulled_initiation_ends_the_case(seat):
    code = seat.case()
    annul(seat, code, "initiation")
    assert queries.case(ALL, code).state == "annulled"
    assert counted() == {"annulled": 1}


def test_an_annulled_termination_sets_the_case_going(seat):
    code = seat.case()
    seat.do("terminate_case", 1, by=seat.head, code=code, ground="withdrawn")
    annul(seat, code, "case_termination")
    assert queries.case(ALL, code).state == "investigating"


def test_only_the_procuracy_annuls_or_a_head_by_its_paper_and_says_on_what_ground(seat):
    code = seat.case()
    assert refusal(annul, seat, code, "initiation", by=seat.officer) == "ROLE-MAY-NOT"
    assert refusal(annul, seat, code, "initiation", legal_ground="") == "REASON-MISSING"
    assert refusal(annul, seat, code, "marriage") == "PROCURACY-WORD-UNKNOWN"


# Returned files, terminations, the rest of the counters


def concluded(seat):
    code = seat.case()
    seat.do("conclude_case", 2, 5, by=seat.head, code=code, proposal="prosecute")
    return code


@pytest.mark.parametrize(("accepted", "result"), [(True, "accepted"), (False, "not_accepted")])
def test_a_returned_file_goes_back_to_investigation_and_its_answer_is_counted(seat, accepted, result):
    case = concluded(seat)
    code = seat.do("return_file", code=case, by_body="procuracy", reason="Bổ sung chứng cứ")
    assert queries.case(ALL, case).state == "investigating"
    assert counted("case")["returned"] == 1
    assert counted() == {}
    seat.do("answer_returned_file", 14, by=seat.head, code=code, accepted=accepted, text="Đã đủ chứng cứ")
    assert [(row["event"], row["result"]) for row in flow()] == [("return_answered", result)]


def test_a_file_is_not_refused_without_a_word(seat):
    code = seat.do("return_file", code=concluded(seat), by_body="panel", reason="Bổ sung chứng cứ")
    assert refusal(seat.do, "answer_returned_file", 14, by=seat.head, code=code, accepted=False) == "REASON-MISSING"
    assert refusal(seat.do, "answer_returned_file", 14, code=code, accepted=True) == "ROLE-MAY-NOT"


def test_a_return_the_police_entered_can_be_answered_by_the_cases_number(seat):
    case = concluded(seat)
    assert refusal(seat.do, "answer_returned_file", 9, by=seat.head, code=case, accepted=True) == (
        "PROCURACY-RECORD-UNKNOWN"
    )
    seat.do("return_case", by=seat.head, code=case, by_body="procuracy", reason="Bổ sung chứng cứ")
    seat.do("answer_returned_file", 14, by=seat.head, code=case, accepted=True)
    assert counted() == {"return_answered": 1}
    assert counted("case")["returned"] == 1


@pytest.mark.parametrize(
    ("ground", "expected"), [("no_crime", {"terminated_no_crime": 1, "accused_no_crime": 2}), ("withdrawn", {})]
)
def test_a_case_ended_because_there_was_no_crime_is_a_sign_and_a_withdrawn_request_is_none(seat, ground, expected):
    seat.do("terminate_case", by=seat.head, code=seat.case(), ground=ground)
    assert counted() == expected


def test_quashed_judgments_and_compensation_are_dated_records(seat):
    case = seat.case()
    seat.do("record_quashed_judgment", case_code=case, instance="appeal", reason="Điều tra chưa đầy đủ")
    given = {"unit_code": "CAH-336", "cases": 1, "amount": 85_000_000}
    seat.do("record_compensation", case_code=case, **given)
    assert counted() == {"judgment_quashed": 1, "compensated": 1, "compensation_paid": 85_000_000}
    assert refusal(seat.do, "record_compensation", **given | {"cases": 0}) == "COMPENSATION-EMPTY"
    assert refusal(seat.do, "record_quashed_judgment", by=seat.head, case_code=case, instance="appeal", reason="x") == (
        "ROLE-MAY-NOT"
    )


def test_a_complaint_counts_when_received_and_again_when_decided(seat):
    code = seat.do("record_complaint", unit_code="CAH-336", about="delay")
    assert refusal(seat.do, "decide_complaint", 20, code=code, result="fine") == "PROCURACY-WORD-UNKNOWN"
    seat.do("decide_complaint", 20, code=code, result="partly")
    assert counted() == {"complaint_received": 1, "complaint_decided": 1}
    assert refusal(seat.do, "decide_complaint", 21, code=code, result="unfounded") == "ALREADY-ANSWERED"
    assert counted(cut_off=date(2022, 6, 19)) == {"complaint_received": 1}


def test_a_voided_record_leaves_the_counts_but_not_what_was_known_before(seat):
    code = seat.do("record_complaint", unit_code="CAH-336", about="delay")
    assert refusal(seat.do, "void_entry", 11, code=code, reason="Ghi nhầm") == "SECOND-PERSON-NEEDED"
    seat.do("void_entry", 11, by=seat.second, code=code, reason="Ghi nhầm")
    assert counted() == {}
    assert counted(known_at=datetime(2022, 6, 10, 12, tzinfo=UTC)) == {"complaint_received": 1}
    assert refusal(seat.do, "decide_complaint", 20, code=code, result="partly") == "PROCURACY-RECORD-UNKNOWN"


# Counts of prosecution and trial


def test_counts_stand_once_a_month_and_a_correction_keeps_the_old_version_and_drops_the_signatures(seat):
    code = seat.counts()
    seat.do("sign_counts", 6, 11, codes=[code])
    seat.do("sign_counts", 6, 11, by=seat.desk, codes=[code])
    assert {row["reconciled"] for row in flow("prosecution")} == {"yes"}
    assert refusal(seat.counts) == "COUNTS-ALREADY-IN"
    right = ProsecutionNumbers(21, 34, 18, 30)
    newer = seat.counts(numbers=right, reason="Cộng sót một vụ")
    versions = reads.versions_of(reads.procuracy_record(ALL, newer))
    assert [(row.code, row.cases_prosecuted, row.replaced_at is None) for row in versions] == [
        (newer, 21, True), (code, 20, False),
    ]  # fmt: skip
    assert {row["reconciled"] for row in flow("prosecution")} == {"no"}
    assert counted("prosecution")["cases_prosecuted"] == 21
    assert refusal(seat.do, "sign_counts", 7, 11, codes=[code]) == "COUNTS-REPLACED"


def test_counts_are_reconciled_only_with_both_signatures(seat):
    code = seat.counts()
    seat.do("sign_counts", 6, 11, codes=[code])
    assert {row["reconciled"] for row in flow("prosecution")} == {"no"}
    assert refusal(seat.do, "sign_counts", 7, 11, by=seat.second, codes=[code]) == "COUNTS-SIGNED"
    assert refusal(seat.do, "sign_counts", 7, 11, by=seat.other, codes=[code]) == "UNIT-NOT-YOURS"
    seat.do("sign_counts", 7, 11, by=seat.desk, codes=[code])
    assert {row["reconciled"] for row in flow("prosecution")} == {"yes"}


def test_several_months_are_signed_at_once_or_not_at_all(seat):
    codes = [seat.counts(month) for month in ("2022-08", "2022-09", "2022-10")]
    seat.do("sign_counts", 6, 11, codes=codes[:1])
    assert refusal(seat.do, "sign_counts", 6, 11, codes=codes) == "COUNTS-SIGNED"
    assert seat.do("sign_counts", 6, 11, codes=codes[1:]) == 2
    with pytest.raises(NotFound):
        seat.do("sign_counts", 6, 11, codes=["TK-34-2022-000099"])


def test_impossible_counts_are_refused_all_faults_at_once(seat):
    with pytest.raises(Refused) as refused:
        seat.counts(month="2022-11", numbers=ProsecutionNumbers(5, 4, -1, 0), source="")
    codes = {reason.code for reason in refused.value.reasons}
    assert {"COUNTS-PARTS", "NEGATIVE-COUNT", "MONTH-NOT-OVER", "REASON-MISSING"} <= codes
    assert refusal(seat.counts, month="2022-13") == "MONTH-UNREADABLE"


def test_a_district_does_not_count_again_what_the_province_counted(seat):
    seat.counts()
    assert refusal(seat.counts, unit_code="CAH-336") == "COUNTS-TWICE"
    seat.counts("2022-09", unit_code="CAH-336")
    assert refusal(seat.counts, "2022-09") == "COUNTS-TWICE"


def test_a_months_counts_close_their_book_so_that_zero_is_not_silence(seat):
    seat.counts("2022-10", numbers=ProsecutionNumbers(0, 0, 0, 0))
    closings = [row for row in flow("closing") if row["register"] == "prosecution"]
    assert [row["on"] for row in closings] == [date(2022, 11, 14)]
    assert counted("prosecution") == {"month": 1}


def test_the_facts_of_the_seat_fit_their_tables(seat):
    annul(seat, seat.report(outcome="not_initiated", ground="no_crime"), "non_initiation")
    seat.do("record_complaint", unit_code="CAH-336", about="custody")
    seat.counts()
    for table in ("safeguard", "prosecution", "closing"):
        for row in flow(table):
            assert findings_in(table, row) == []


# The desk


def test_the_desk_counts_what_its_sections_show(seat):
    overdue, suspended = seat.report(), seat.report()
    seat.do("suspend_report", 22, by=seat.head, book=intake, code=suspended, ground="documents", outstanding="CV 01")
    seat.report(outcome="not_initiated", ground="no_crime")
    seat.request()
    seat.do("receive_report", 1, by=system_actor(), book=intake, kind="TG", channel="in_person",
            receiver_code="CAX-12433", place_code="12433", summary="Mất xe")  # fmt: skip
    with simulated(local(date(2022, 6, 23), 8)):
        tally = desk_reads.tally(ALL, local(date(2022, 6, 23), 8))
    assert tally == {"overdue": 1, "grace": 0, "nearing": 0, "suspended": 1, "extensions": 0, "review": 0,
                     "agreement": 0, "communes": 1, "requests": 1}  # fmt: skip
    assert [row.code for row in desk_reads.clocked_reports(ALL, "overdue", date(2022, 6, 23))] == [overdue]


def test_a_report_is_in_grace_between_its_strict_and_its_rolled_day(seat):
    with simulated(local(date(2022, 6, 6), 9)):
        code = seat.do("receive_report", 5, by=seat.head, book=intake, kind="TB", channel="phone",
                       receiver_code="CAH-336", place_code="12433", summary="Trộm cắp")  # fmt: skip
    seat.do("accept_report", 6, by=seat.head, book=intake, code=code, handler_code="CAH-336", investigator="ĐTV 01")
    row = intake_report(code)  # strict: Saturday 25 June; rolled: Monday 27
    assert (row.due_strict, row.due_rolled) == (date(2022, 6, 25), date(2022, 6, 27))
    found = {s: desk_reads.clocked_reports(ALL, s, date(2022, 6, 26)).count() for s in desk_reads.CLOCKED}
    assert found == {"overdue": 0, "grace": 1, "nearing": 0}


def test_a_request_to_extend_waits_on_the_desk_and_is_answered_there(seat):
    code, now = seat.report(), local(date(2022, 7, 21), 9)
    seat.do("extend_report", 20, by=seat.head, book=intake, code=code, authority="agency")
    seat.do("request_extension", 20, 7, by=seat.head, book=intake, code=code, reason="Chờ giám định")
    (row,) = desk_reads.extensions_waiting(ALL, now)
    assert (row.record.code, row.duty.strict) == (code, local(date(2022, 7, 24)))
    assert refusal(seat.do, "answer_extension_request", 22, 7, by=seat.head, code=code, granted=True) == "ROLE-MAY-NOT"
    assert refusal(seat.do, "answer_extension_request", 22, 7, code=code, granted=False) == "REASON-MISSING"
    seat.do("answer_extension_request", 22, 7, code=code, granted=True)
    assert not desk_reads.extensions_waiting(ALL, local(date(2022, 7, 22), 12))
    annul(seat, code, "extension", 25, 7)
    assert [row["decision"] for row in flow()] == ["extension"]


# The bare claim


def test_the_claim_that_nobody_was_wronged_needs_a_review_in_the_book(seat):
    claim = "Chưa phát hiện oan, sai, bỏ lọt tội phạm."
    told = ("Qua rà soát 5 vụ/8 bị can, chưa phát hiện oan, sai, bỏ lọt tội phạm (người rà soát: "
            f"{seat.head.post}; ngày rà soát: 15/06/2022).")  # fmt: skip
    today = date(2022, 6, 20)
    assert [r.code for r in queries.claims_without_review({"lead": claim}, today)] == [
        "SAFEGUARDS-CLAIM-WITHOUT-REVIEW"
    ]
    assert queries.claims_without_review({"lead": told}, today)
    seat.do("review_safeguards", 15, by=seat.head, unit_code="CAH-336", on=date(2022, 6, 15), cases_reviewed=5,
            accused_reviewed=8)  # fmt: skip
    assert queries.claims_without_review({"lead": told}, today) == []
    assert queries.claims_without_review({"lead": claim}, today)
    assert queries.claims_without_review({"lead": told.replace("5 vụ", "6 vụ")}, today)
