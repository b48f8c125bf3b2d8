"""The register of offences and cases: what it derives, refuses and keeps; the facts it gives."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from tongket.core.facts import findings_in
from tongket.core.law.crime_groups import GROUPS
from tongket.foundation.actor import Role
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as do
from tongket.registers.cases import queries, rules
from tongket.registers.cases.operations import AccusedSpec, CaseSpec, Losses
from tongket.registers.intake import operations as intake
from tongket.registers.units import queries as units

CUT_OFF = date(2022, 12, 14)
LATER = datetime(2030, 1, 1, tzinfo=UTC)
SEALED = datetime(2022, 6, 1, tzinfo=UTC)


class Desk:
    """Two persons of one district and short words for what they do in 2022."""

    def __init__(self, actor) -> None:
        self.officer = actor(Role.INVESTIGATOR, "CAH-336", account_id=1)
        self.head = actor(Role.UNIT_HEAD, "CAH-336", account_id=2)
        self.other = actor(Role.INVESTIGATOR, "CAH-338", account_id=3)
        self.above = actor(Role.STATISTICS, "CA-34", account_id=4)

    def do(self, verb, day=10, month=3, by=None, **values):
        at = local(date(2022, month, day), 10)
        with simulated(at):
            return getattr(do, verb)(by=by or self.officer, at=at, **values)

    def record(self, day=10, month=3, by=None, **values) -> str:
        given = {"place_code": "12433", "handler_code": "CAH-336", "article": "173", "clause": "1",
                 "occurred_on": date(2022, 3, 1)} | values  # fmt: skip
        return self.do("record_offence", day, month, by=by, **given).code

    def void(self, code, day, month) -> None:
        self.do("request_void", day, month, code=code, reason="Ghi trùng", document="05/QĐ")
        self.do("approve_void", day, month, by=self.above, code=code)

    def case(self, **values) -> str:
        code = self.record(initiate=CaseSpec(date(2022, 3, 10), accused=AccusedSpec(2, female=1)), **values)
        return queries.case_code_of(code)


@pytest.fixture
def desk(actor) -> Desk:
    return Desk(actor)


def read(code):
    return queries.offence(Scope.everything(), code)


def read_case(code):
    return queries.case(Scope.everything(), code)


def flow(table="offence", known_at=LATER, cut_off=CUT_OFF):
    return [row for name, row in queries.facts_as_of(cut_off, known_at) if name == table]


def counted(table="offence", **when):
    return Counter({row["event"]: row["n"] for row in flow(table, **when)})


def refusal(function, *args, **values) -> str:
    with pytest.raises(Refused) as refused:
        function(*args, **values)
    assert refused.value.sentence()
    return refused.value.code


@pytest.mark.parametrize(
    ("article", "clause", "group", "crime_class", "serious"),
    [
        ("173", "1", "social_order", "less_serious", "no"),
        ("123", "1", "social_order", "extremely_serious", "yes"),
        ("168", "4", "social_order", "extremely_serious", "yes"),
        ("168", "1", "social_order", "very_serious", "no"),
        ("249", "1", "drugs", "serious", "no"),
        ("353", "1", "corruption", "serious", "no"),
    ],
)
def test_class_group_and_serious_set_follow_from_article_and_clause(desk, article, clause, group, crime_class, serious):
    row = read(desk.record(article=article, clause=clause))
    assert (row.group, row.crime_class, row.serious_set) == (group, crime_class, serious)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"article": "999"}, "OFFENCE-FRAME-UNKNOWN"),
        ({"clause": "9"}, "OFFENCE-FRAME-UNKNOWN"),
        ({"clause": "5"}, "OFFENCE-FRAME-WITHOUT-CLASS"),
        ({"occurred_on": date(2022, 3, 11)}, "OFFENCE-IN-THE-FUTURE"),
        ({"on": date(2022, 3, 11)}, "OFFENCE-IN-THE-FUTURE"),
        ({"occurred_on": None}, "OFFENCE-OCCURRED-MISSING"),
        ({"losses": Losses(dead=-1)}, "NEGATIVE-COUNT"),
        ({"place_code": "336"}, "OFFENCE-PLACE-NOT-A-COMMUNE"),
        ({"place_code": "00000"}, "UNIT-UNKNOWN"),
        ({"occurred_on": date(2019, 1, 1)}, "UNIT-DATE-OUTSIDE-LIFE"),
        ({"handler_code": "CAX-12433"}, "CASE-BODY-NOT-COMPETENT"),
        ({"handler_code": "CAH-338"}, "UNIT-NOT-YOURS"),
        ({"report_code": "TB-0-0-0"}, "REPORT-UNKNOWN"),
        ({"initiate": CaseSpec(date(2022, 2, 1))}, "CASE-BEFORE-OFFENCE"),
        ({"initiate": CaseSpec(date(2022, 3, 11))}, "CASE-IN-THE-FUTURE"),
        ({"initiate": CaseSpec(date(2022, 3, 10), accused=AccusedSpec(1, female=2))}, "ACCUSED-PARTS"),
    ],
)
def test_impossible_offences_are_refused_with_their_code(desk, given, code):
    assert refusal(desk.record, **given) == code
    assert flow() == [] and flow("case") == []


def test_the_same_form_sent_twice_makes_one_offence(desk):
    first = desk.record(key="k1")
    assert desk.record(key="k1") == first
    assert queries.offences(Scope.everything()).count() == 1


def test_an_offence_may_stand_on_a_report(desk, actor):
    at = local(date(2022, 3, 2), 9)
    report = intake.receive_report(
        by=actor(), at=at, kind="TB", channel="phone", receiver_code="CAX-12433", place_code="12433"
    )
    assert read(desk.record(report_code=report.code)).report_code == report.code


def test_a_social_order_offence_counts_when_and_where_it_occurred(desk, province):
    desk.record(losses=Losses(dead=1, injured=2, damage=5_000_000))
    assert [(r["event"], r["on"], r["place"], r["n"]) for r in flow()] == [
        ("occurred", date(2022, 3, 1), province["12433"], 1),
        ("dead", date(2022, 3, 1), province["12433"], 1),
        ("injured", date(2022, 3, 1), province["12433"], 2),
        ("damage", date(2022, 3, 1), province["12433"], 5_000_000),
    ]


def test_the_other_groups_count_when_detected(desk):
    desk.record(article="249", clause="1", occurred_on=None)
    assert [(r["event"], r["on"]) for r in flow()] == [("detected", date(2022, 3, 10))]


def test_every_fact_row_is_what_the_tables_declare(desk):
    offence = desk.record(initiate=CaseSpec(date(2022, 3, 10)))
    desk.do("clear_offence", 12, code=offence, basis="in_the_act", recovered=9, accused=AccusedSpec(3))
    desk.do("reverse_clearance", 13, code=offence, reason="Không đủ chứng cứ")
    case = queries.case_code_of(offence)
    desk.do("break_ring", 14, kind="gang", name="Chuyên án 222G", broken_on=date(2022, 3, 14), handler_code="CAH-336",
            members=3, case_codes=[case])  # fmt: skip
    lives = {u.id: (u.valid_from, u.valid_to) for u in units.all_units()}
    rows = list(queries.facts_as_of(CUT_OFF, LATER))
    assert [finding for table, row in rows for finding in findings_in(table, row, lives)] == []
    assert {row["event"] for _table, row in rows} >= {"cleared", "recovered", "clearance_reversed", "ring_members"}


def test_a_whole_life_is_two_acts(desk):
    code = desk.record(initiate=CaseSpec(date(2022, 3, 10)))
    desk.do("clear_offence", 20, code=code, basis="charged", recovered=2_000_000, accused=AccusedSpec(2, under_18=1))
    assert counted() == {"occurred": 1, "cleared": 1, "recovered": 2_000_000}
    assert counted("case") == {"initiated": 1, "accused": 2}
    assert [r["origin_on"] for r in flow() if r["event"] == "cleared"] == [date(2022, 3, 1)]


def test_cleared_before_it_occurred_is_refused(desk):
    code = desk.record()
    given = {"code": code, "basis": "identified"}
    assert refusal(desk.do, "clear_offence", on=date(2022, 2, 28), **given) == "OFFENCE-CLEARED-BEFORE-OCCURRED"
    assert refusal(desk.do, "clear_offence", on=date(2022, 3, 11), **given) == "OFFENCE-IN-THE-FUTURE"
    assert refusal(desk.do, "clear_offence", code=code, basis="luck") == "CLEARANCE-BASIS-UNKNOWN"
    assert refusal(desk.do, "clear_offence", recovered=-1, **given) == "NEGATIVE-COUNT"


def test_an_offence_is_cleared_once_until_that_is_reversed(desk):
    code = desk.record()
    assert refusal(desk.do, "reverse_clearance", code=code, reason="x") == "OFFENCE-NOT-CLEARED"
    desk.do("clear_offence", 11, code=code, basis="identified")
    assert refusal(desk.do, "clear_offence", 12, code=code, basis="identified") == "OFFENCE-ALREADY-CLEARED"
    assert refusal(desk.do, "reverse_clearance", 12, code=code, reason="") == "REASON-MISSING"
    desk.do("reverse_clearance", 20, code=code, reason="Kết luận giám định khác")
    desk.do("clear_offence", 25, code=code, basis="surrender")
    assert counted() == {"occurred": 1, "cleared": 1, "clearance_reversed": 1}  # by event: one row each time
    assert [r["event"] for r in flow()] == ["occurred", "cleared", "clearance_reversed", "cleared"]
    assert flow()[2]["origin_on"] == date(2022, 3, 1)  # off the period of the offence


def test_reclassification_needs_reason_and_second_person_and_keeps_the_old_figures(desk):
    code = desk.record()
    given = {"code": code, "article": "168", "clause": "1"}
    assert refusal(desk.do, "reclassify_offence", 1, 7, reason="x", **given) == "SECOND-PERSON-NEEDED"
    assert refusal(desk.do, "reclassify_offence", 1, 7, by=desk.head, reason=" ", **given) == "REASON-MISSING"
    same = {"code": code, "article": "173", "clause": "1"}
    assert refusal(desk.do, "reclassify_offence", 1, 7, by=desk.head, reason="x", **same) == "OFFENCE-SAME-FRAME"
    desk.do("reclassify_offence", 1, 7, by=desk.head, reason="Có dùng vũ lực", **given)
    assert [(r["article"], r["crime_class"]) for r in flow()] == [("168", "very_serious")]
    assert [(r["article"], r["crime_class"]) for r in flow(known_at=SEALED)] == [("173", "less_serious")]


def test_one_voided_offence_moves_each_of_its_figures_by_exactly_one(desk):
    desk.record()
    wrong = desk.record()
    before = counted()
    desk.void(wrong, 1, 7)
    assert len(flow()) == 1 and before == {"occurred": 1}
    assert len(flow(known_at=SEALED)) == 2
    assert read(wrong).state == "void"
    assert refusal(desk.do, "clear_offence", 2, 7, code=wrong, basis="identified") == "OFFENCE-STATE"


def test_the_lead_offence_of_a_case_is_not_voided_before_the_case(desk, actor):
    case = desk.case()
    lead = read_case(case).lead_offence.code
    assert refusal(desk.void, lead, 2, 4) == "OFFENCE-IN-A-CASE"
    desk.void(case, 2, 4)
    desk.void(lead, 2, 4)
    assert flow() == [] and flow("case") == []


def test_the_gravest_offence_leads_and_the_smaller_article_breaks_a_tie(desk):
    theft, robbery, fraud = desk.record(), desk.record(article="168"), desk.record(article="174")
    case = desk.do("initiate_case", offence_codes=[theft, robbery], handler_code="CAH-336",
                   initiated_on=date(2022, 3, 10)).code  # fmt: skip
    assert read_case(case).lead_offence.code == robbery
    second = desk.record()
    case = desk.do("initiate_case", offence_codes=[fraud, second], handler_code="CAH-336",
                   initiated_on=date(2022, 3, 10)).code  # fmt: skip
    assert read_case(case).lead_offence.code == second


def test_a_case_needs_offences_that_stand_in_no_other(desk):
    code = desk.record(initiate=CaseSpec(date(2022, 3, 10)))
    given = {"handler_code": "CAH-336", "initiated_on": date(2022, 3, 10)}
    assert refusal(desk.do, "initiate_case", offence_codes=[code], **given) == "OFFENCE-IN-A-CASE"
    assert refusal(desk.do, "initiate_case", offence_codes=[], **given) == "CASE-WITHOUT-OFFENCE"
    assert refusal(desk.do, "initiate_case", offence_codes=["VV-0"], **given) == "OFFENCE-UNKNOWN"


def test_a_case_goes_back_and_forth_and_every_step_is_counted(desk):
    code = desk.case()
    desk.do("conclude_case", 1, 5, code=code)
    desk.do("return_case", 10, 5, code=code, by_body="procuracy", reason="Thiếu giám định")
    desk.do("charge_accused", 12, 5, code=code, accused=AccusedSpec(1))
    desk.do("suspend_case", 20, 5, code=code, ground="illness", document="12/KLGĐ")
    desk.do("resume_case", 1, 6, code=code)
    desk.do("terminate_case", 10, 6, code=code, ground="withdrawn")
    desk.do("record_acquittal", 11, 6, code=code, n=3)
    desk.do("reopen_case", 12, 6, code=code, reason="Viện kiểm sát hủy đình chỉ")
    assert [(r["event"], r["n"]) for r in flow("case")] == [
        ("initiated", 1), ("accused", 2), ("concluded", 1), ("returned", 1), ("accused", 1), ("terminated", 1),
        ("acquitted", 3), ("reopened", 1),
    ]  # fmt: skip
    assert queries.accused_in(read_case(code))["n"] == 3


@pytest.mark.parametrize(
    ("verb", "values", "code"),
    [
        ("return_case", {"by_body": "court", "reason": "x"}, "CASE-STATE"),
        ("terminate_case", {"ground": "boredom"}, "CASE-GROUND-UNKNOWN"),
        ("suspend_case", {"ground": "boredom"}, "CASE-GROUND-UNKNOWN"),
        ("return_case", {"by_body": "press", "reason": "x"}, "CASE-GROUND-UNKNOWN"),
        ("conclude_case", {"on": date(2022, 3, 9)}, "CASE-OUT-OF-ORDER"),
        ("conclude_case", {"on": date(2022, 6, 1)}, "CASE-IN-THE-FUTURE"),
        ("charge_accused", {"accused": AccusedSpec(0)}, "ACCUSED-PARTS"),
        ("charge_accused", {"accused": AccusedSpec(-1)}, "NEGATIVE-COUNT"),
        ("record_acquittal", {"n": 3}, "ACCUSED-PARTS"),
    ],
)
def test_impossible_acts_in_a_case_are_refused_with_their_code(desk, actor, verb, values, code):
    case = desk.case()
    by = actor(Role.UNIT_HEAD, "CAH-336", account_id=1)
    with pytest.raises(Refused) as refused:
        desk.do(verb, 1, 5, by=by, code=case, **values)
    assert code in [reason.code for reason in refused.value.reasons]


def test_another_district_writes_nothing_in_this_case(desk):
    assert refusal(desk.do, "conclude_case", 1, 5, by=desk.other, code=desk.case()) == "UNIT-NOT-YOURS"


def test_a_ring_is_a_named_record_with_cases_never_a_bare_count(desk):
    given = {"kind": "line", "name": "Chuyên án 322L", "broken_on": date(2022, 3, 10), "handler_code": "CAH-336",
             "members": 7}  # fmt: skip
    assert refusal(desk.do, "break_ring", case_codes=[], **given) == "RING-WITHOUT-CASES"
    assert refusal(desk.do, "break_ring", case_codes=["VA-0"], **given) == "CASE-UNKNOWN"
    assert refusal(desk.do, "break_ring", case_codes=["VA-0"], **given | {"name": " "}) == "RING-WITHOUT-NAME"
    assert refusal(desk.do, "break_ring", case_codes=["VA-0"], **given | {"kind": "crowd"}) == "RING-KIND-UNKNOWN"
    ring = desk.do("break_ring", case_codes=[desk.case(article="249", occurred_on=None)], **given)
    rows = [r for r in flow("case") if r["ring_kind"]]
    assert [(r["event"], r["n"], r["ring_kind"], r["group"]) for r in rows] == [
        ("ring_broken", 1, "line", "drugs"), ("ring_members", 7, "line", "drugs"),
    ]  # fmt: skip
    desk.do("void_ring", 2, 4, by=desk.head, code=ring.code, reason="Ghi trùng")
    assert [r for r in flow("case") if r["ring_kind"]] == []


def test_a_review_says_how_much_was_reviewed_by_whom(desk, province):
    given = {"unit_code": "CAH-336", "on": date(2022, 3, 9), "accused_reviewed": 8}
    assert refusal(desk.do, "review_safeguards", by=desk.head, cases_reviewed=0, **given) == "REVIEW-EMPTY"
    assert refusal(desk.do, "review_safeguards", cases_reviewed=5, **given) == "ROLE-MAY-NOT"
    desk.do("review_safeguards", by=desk.head, cases_reviewed=5, **given)
    found = queries.latest_review(province["CAH-336"], date(2022, 1, 1), date(2023, 1, 1))
    assert (found.cases_reviewed, found.found, found.reviewer_post) == (5, 0, desk.head.post)
    assert queries.latest_review(province["CAH-336"], date(2023, 1, 1), date(2024, 1, 1)) is None


@pytest.mark.parametrize(("article", "clause"), [("", ""), ("", "1"), ("173", "")])
def test_a_case_is_initiated_on_an_article_and_a_clause(desk, article, clause):
    with pytest.raises(Refused) as refused:
        desk.case(article=article, clause=clause)
    assert {reason.code for reason in refused.value.reasons} <= {"OFFENCE-FRAME-UNKNOWN", "OFFENCE-FRAME-WITHOUT-CLASS"}


def test_outside_the_scope_an_offence_does_not_exist(desk, province):
    code = desk.record()
    with pytest.raises(NotFound):
        queries.offence(Scope(frozenset({province["CAH-338"]}), True), code)
    assert queries.cases(Scope.none()).count() == 0


def test_words_are_searched_only_with_the_right_to_content(desk):
    desk.record(summary="Trộm cắp tài sản tại chợ Đề Thám")
    wanted = queries.BookFilter(words="trom cap DE THAM")
    assert queries.offences(Scope.everything(), wanted).count() == 1
    assert queries.offences(Scope.everything(content=False), wanted).count() == 0


def test_the_groups_are_the_primary_groups_of_the_law():
    assert set(rules.GROUPS) == {code for code, group in GROUPS.items() if group.primary}


def test_every_transition_is_between_known_states_by_a_known_verb():
    for (state, verb), after in rules.TRANSITIONS.items():
        assert state in ("", *rules.STATES) and after in rules.STATES and verb in rules.VERBS
    assert set(rules.WHO) == set(rules.VERBS)


def test_recording_an_offence_takes_few_queries(desk, django_assert_max_num_queries):
    desk.record()
    with django_assert_max_num_queries(10):
        desk.record()
