"""The limit of an investigation as the book keeps it: extended, suspended, resumed, returned, joined, split."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.foundation.clock import LOCAL, local, simulated
from tongket.foundation.reference import holidays
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as do
from tongket.registers.cases import queries
from tongket.registers.cases.operations import AccusedSpec, CaseSpec
from tongket.registers.cases.rules import limit
from tongket.registers.cases.rules.lead import Weighed, lead_of
from tongket.registers.intake import operations as intake

ALL = Scope.everything()


@pytest.mark.parametrize(
    ("article", "clause", "strict", "rolled"),
    [
        ("173", "1", date(2022, 5, 10), date(2022, 5, 10)),  # less serious: two months
        ("249", "1", date(2022, 6, 10), date(2022, 6, 10)),  # serious: three
        ("168", "1", date(2022, 7, 10), date(2022, 7, 11)),  # very serious: four, the end a Sunday
        ("123", "1", date(2022, 7, 10), date(2022, 7, 11)),
    ],
)
def test_a_new_case_has_the_limit_of_the_class_of_its_lead_offence(office, article, clause, strict, rolled):
    assert office.due(office.case(article=article, clause=clause)) == (strict, rolled)


def test_an_extension_runs_from_the_strict_end_and_names_the_procuracy_that_signed(office):
    case = office.case()
    office.do("ask_investigation_extension", date(2022, 4, 20), code=case, reason="Chờ giám định")
    office.do("extend_investigation", date(2022, 5, 5), code=case, level="district", document="07/QĐ-VKS")
    assert office.due(case) == (date(2022, 7, 10), date(2022, 7, 11))
    event = queries.last_of(office.read(case), "extend_investigation")
    assert (event.level, event.document) == ("district", "07/QĐ-VKS")


def test_an_extension_signed_by_the_wrong_procuracy_is_refused_with_the_one_that_signs(office):
    case = office.case(article="168", clause="1")  # very serious, at a district: the second is the province's
    given = {"code": case, "document": "07/QĐ-VKS"}
    assert office.codes("extend_investigation", date(2022, 7, 1), level="province", **given) == [
        "EXTENSION-LEVEL-WRONG"
    ]
    office.do("extend_investigation", date(2022, 7, 1), level="district", **given)
    with pytest.raises(Refused) as refused:
        office.do("extend_investigation", date(2022, 11, 1), level="district", **given)
    assert refused.value.code == "EXTENSION-LEVEL-WRONG"
    assert all(words in refused.value.sentence() for words in ("Viện kiểm sát tỉnh", "Điều 172 khoản 5 điểm c"))
    office.do("extend_investigation", date(2022, 11, 1), level="province", **given)


def test_many_cases_are_not_extended_by_a_procuracy_that_may_not_sign_for_one_of_them(office):
    codes = [office.case(), office.case(article="123", clause="1")]
    given = {"codes": codes, "level": "district", "document": "1"}
    assert office.codes("extend_investigations", date(2022, 4, 1), **given) == ["EXTENSION-LEVEL-WRONG"]
    assert queries.extension_levels(codes, date(2022, 4, 1)) == {codes[0]: "district", codes[1]: "province"}


def test_where_the_law_was_not_read_a_strange_procuracy_is_a_finding_not_a_bar(office):
    spec = CaseSpec(date(2025, 7, 10), accused=AccusedSpec(1))
    given = {"occurred_on": date(2025, 7, 1), "handler_code": "PC02", "initiate": spec, "place_code": "12433"}
    at = local(date(2025, 7, 10), 10)
    with simulated(at):
        offence = do.record_offence(by=office.above_head, at=at, article="173", clause="1", **given).code
    case = queries.case_code_of(offence)
    office.do("extend_investigation", date(2025, 8, 10), by=office.above_head, code=case, level="supreme", document="7")
    reading = queries.investigation_of(office.read(case), date(2025, 8, 11))
    assert [finding.code for finding in reading.findings] == ["CLOCK-EXTENSION-LEVEL"]


def test_the_law_gives_a_less_serious_case_one_extension(office):
    case = office.case()
    given = {"code": case, "level": "district", "document": "07/QĐ-VKS"}
    office.do("extend_investigation", date(2022, 5, 5), **given)
    assert office.codes("extend_investigation", date(2022, 7, 1), **given) == ["CASE-EXTENSIONS-SPENT"]


def test_a_late_request_for_an_extension_is_a_finding_not_a_bar(office):
    case = office.case()
    office.do("ask_investigation_extension", date(2022, 5, 5), code=case)
    reading = queries.investigation_of(office.read(case), date(2022, 5, 6))
    assert [finding.code for finding in reading.findings] == ["CLOCK-ASKED-LATE"]


def test_all_faults_of_an_extension_are_told_at_once(office):
    case = office.case()
    found = office.codes("extend_investigation", date(2022, 5, 5), code=case, level="moon", document=" ")
    assert found == ["EXTENSION-LEVEL-UNKNOWN", "DECISION-NUMBER-MISSING"]


@pytest.mark.parametrize("ground", ["suspect_unknown", "expertise"])
def test_most_grounds_of_suspension_wait_for_the_end_of_the_limit(office, ground):
    case = office.case()
    given = {"code": case, "ground": ground}
    assert office.codes("suspend_case", date(2022, 5, 9), **given) == ["CASE-LIMIT-NOT-EXPIRED"]
    office.do("suspend_case", date(2022, 5, 10), **given)
    assert office.due(case) == (None, None)


def test_illness_with_an_expert_conclusion_suspends_before_the_end(office):
    case = office.case()
    given = {"code": case, "ground": "illness"}
    assert office.codes("suspend_case", date(2022, 4, 1), **given) == ["CASE-EXPERT-CONCLUSION-MISSING"]
    office.do("suspend_case", date(2022, 4, 1), document="12/KLGĐ", **given)
    assert office.read(case).state == "suspended"


def test_a_fugitive_is_first_wanted(office):
    case = office.case()
    given = {"code": case, "ground": "whereabouts"}
    assert office.codes("suspend_case", date(2022, 5, 11), **given) == ["CASE-WANTED-NOTICE-FIRST"]
    office.do("issue_wanted_notice", date(2022, 5, 11), code=case, n=1, document="03/QĐTN")
    office.do("suspend_case", date(2022, 5, 11), **given)
    assert office.read(case).state == "suspended"


def test_force_majeure_is_no_ground_before_december_2021(office):
    spec = CaseSpec(date(2021, 9, 1), accused=AccusedSpec(1))
    case = queries.case_code_of(office.offence(date(2021, 9, 1), occurred_on=date(2021, 9, 1), initiate=spec))
    found = office.codes("suspend_case", date(2021, 11, 30), code=case, ground="force_majeure")
    assert found == ["CASE-GROUND-NOT-IN-FORCE"]


def test_a_resumption_has_a_limit_of_its_own(office):
    case = office.case()
    office.do("suspend_case", date(2022, 5, 10), code=case, ground="expertise")
    office.do("resume_case", date(2022, 8, 1), code=case, reason="Có kết quả giám định")
    assert office.due(case) == (date(2022, 10, 1), date(2022, 10, 3))


def test_a_returned_file_runs_from_its_receipt_and_each_body_returns_it_so_many_times(office):
    case = office.case()
    back = {"code": case, "reason": "Thiếu giám định"}
    for month, body in ((4, "procuracy"), (5, "procuracy"), (6, "judge"), (7, "panel")):
        office.do("conclude_case", date(2022, month, 1), code=case)
        office.do("hand_over_case", date(2022, month, 2), code=case)
        office.do("return_case", date(2022, month, 20), by_body=body, received_on=date(2022, month, 20), **back)
    assert office.due(case) == (date(2022, 8, 20), date(2022, 8, 22))
    office.do("conclude_case", date(2022, 8, 1), code=case)
    for body in ("procuracy", "judge", "panel", "court"):
        assert office.codes("return_case", date(2022, 8, 2), by_body=body, **back) == ["CASE-RETURNS-SPENT"]


def test_two_months_for_the_procuracys_return_count_from_the_day_the_file_came_back(office):
    case = office.case()
    office.do("conclude_case", date(2022, 4, 1), code=case)
    office.do("return_case", date(2022, 4, 20), code=case, by_body="procuracy", reason="x",
              received_on=date(2022, 4, 20))  # fmt: skip
    assert office.due(case)[0] == date(2022, 6, 20)
    assert queries.last_of(office.read(case), "return_case").runs_from == date(2022, 4, 20)


def test_a_heavier_charge_has_the_heavier_limit_less_the_time_used(office):
    case = office.case()
    lead = office.read(case).lead_offence.code
    office.do("reclassify_offence", date(2022, 4, 1), code=lead, article="168", clause="1", reason="Có dùng vũ lực")
    assert office.due(case) == (date(2022, 7, 10), date(2022, 7, 11))
    reading = queries.investigation_of(office.read(case), date(2022, 4, 2))
    assert any("TTLT 04/2018" in stage.cites for stage in reading.stages)


def test_a_lighter_charge_has_the_lighter_limit(office):
    case = office.case(article="168", clause="1")
    lead = office.read(case).lead_offence.code
    office.do("reclassify_offence", date(2022, 4, 1), code=lead, article="173", clause="1", reason="Không có vũ lực")
    assert office.due(case)[0] == date(2022, 5, 10)


def test_an_offence_made_graver_takes_the_lead_and_moves_the_limit(office):
    case, second = office.case(), office.offence(article="174")
    office.do("supplement_case", date(2022, 3, 20), code=case, offence_codes=[second], reason="Phạm thêm tội",
              document="02/QĐ")  # fmt: skip
    office.do("reclassify_offence", date(2022, 4, 1), code=second, article="168", clause="1", reason="Vũ lực")
    row = office.read(case)
    assert (row.lead_offence.code, row.due_strict) == (second, date(2022, 7, 10))


def test_joined_cases_run_from_the_first_initiation_by_the_gravest_offence(office):
    first = office.case(date(2022, 3, 10), article="168", clause="1", accused=3)
    second = office.case(date(2022, 4, 20))
    office.do("join_cases", date(2022, 5, 4), code=first, into=second, reason="Cùng bị can", document="09/QĐ")
    row = office.read(second)
    assert (office.read(first).state, office.read(first).joined_into_id) == ("joined", row.pk)
    assert (row.due_strict, row.lead_offence.article) == (date(2022, 7, 10), "168")
    assert queries.standing_accused(row) == 5 and len(queries.offences_of(row)) == 2
    assert office.due(first) == (None, None)


def test_cases_of_two_bodies_are_not_joined_and_no_case_into_itself(office):
    case = office.case()
    given = {"code": case, "reason": "x", "document": "1"}
    assert office.codes("join_cases", date(2022, 5, 4), into=case, **given) == ["CASE-JOINED-INTO-ITSELF"]
    assert office.codes("join_cases", date(2022, 5, 4), into="VA-0", **given) == ["CASE-UNKNOWN"]


def test_a_case_split_off_keeps_the_limit_of_its_source_and_is_no_new_initiation(office):
    case, second = office.case(), office.offence(article="249", occurred_on=None)
    office.do("supplement_case", date(2022, 3, 20), code=case, offence_codes=[second], reason="x", document="02")
    given = {"code": case, "reason": "Bị can bỏ trốn", "document": "11/QĐ"}
    everything = [o.code for o in queries.offences_of(office.read(case))]
    assert office.codes("split_case", date(2022, 4, 1), offence_codes=everything, **given) == ["CASE-SPLIT-EVERYTHING"]
    assert office.codes("split_case", date(2022, 4, 1), offence_codes=[], **given) == ["CASE-SPLIT-NOTHING"]
    part = office.do("split_case", date(2022, 4, 1), offence_codes=[second], **given).code
    assert office.due(part)[0] == date(2022, 6, 10)
    assert office.read(part).split_from.code == case and office.read(case).lead_offence.article == "173"
    initiated = [row for table, row in queries.facts_as_of(date(2022, 12, 14), datetime(2030, 1, 1, tzinfo=LOCAL))
                 if table == "case" and row["event"] == "initiated"]  # fmt: skip
    assert [row["record"] for row in initiated] == [case]


def test_a_conclusion_to_terminate_is_not_handed_over(office):
    case = office.case()
    office.do("conclude_case", date(2022, 4, 1), code=case, proposal="terminate")
    assert office.codes("hand_over_case", date(2022, 4, 2), code=case) == ["CASE-NOT-FOR-PROSECUTION"]
    office.do("terminate_case", date(2022, 4, 2), code=case, ground="withdrawn")
    assert office.read(case).state == "terminated"


def test_nobody_to_prosecute_means_no_conclusion_for_prosecution(office):
    case = office.case(accused=0)
    assert office.codes("conclude_case", date(2022, 4, 1), code=case) == ["CASE-WITHOUT-ACCUSED"]


def test_many_cases_are_concluded_and_handed_over_at_once_or_none(office):
    codes = [office.case() for _ in range(3)]
    lone = office.case(accused=0)
    assert office.codes("conclude_cases", date(2022, 4, 1), codes=[*codes, lone]) == ["CASE-WITHOUT-ACCUSED"]
    assert {office.read(code).state for code in codes} == {"investigating"}
    office.do("conclude_cases", date(2022, 4, 1), codes=codes, assessed_on=date(2022, 4, 1))
    office.do("hand_over_cases", date(2022, 4, 2), codes=codes)
    assert {office.read(code).state for code in codes} == {"handed_over"}
    assert queries.stored_due_equals_computed() == []


def test_many_cases_are_extended_by_one_decision(office):
    codes = [office.case() for _ in range(2)]
    office.do("extend_investigations", date(2022, 4, 1), codes=codes, level="district", document="1", asked_on=None)
    assert {office.due(code)[0] for code in codes} == {date(2022, 7, 10)}
    assert queries.stored_due_equals_computed() == []


def test_a_cancelled_decision_is_recorded_by_whom_and_the_limit_runs_again(office):
    case = office.case()
    office.do("suspend_case", date(2022, 5, 10), code=case, ground="expertise")
    given = {"code": case, "decision": "suspension", "reason": "Không có căn cứ"}
    assert office.codes("cancel_case_decision", date(2022, 5, 20), by_body="press", **given) == ["CASE-GROUND-UNKNOWN"]
    office.do("cancel_case_decision", date(2022, 5, 20), by=office.procurator, by_body="procuracy", **given)
    assert (office.read(case).state, office.due(case)[0]) == ("investigating", date(2022, 7, 20))
    counts = queries.changes_of_law(ALL, date(2022, 1, 1), date(2023, 1, 1))
    assert counts.cancelled == {"initiation": 0, "suspension": 1, "termination": 0}


def test_the_check_finds_a_stored_day_that_no_act_explains(office):
    case = office.read(office.case())
    assert queries.stored_due_equals_computed() == []
    case.due_strict = case.due_rolled = date(2022, 9, 9)
    case.save(update_fields=["due_strict", "due_rolled"])
    assert queries.stored_due_equals_computed() == [case.code]


def test_the_check_of_many_cases_costs_the_same_queries_as_of_few(office, django_assert_num_queries):
    office.case()
    with django_assert_num_queries(3):
        queries.stored_due_equals_computed()
    for _ in range(4):
        office.case()
    with django_assert_num_queries(3):
        queries.stored_due_equals_computed()


def test_the_duties_of_a_case_are_its_limit_its_assessment_and_its_papers(office):
    case = office.case()
    open_on = {row.duty.id: row.duty.state(local(date(2022, 5, 12), 8)) for row in
               queries.duties_of(ALL, local(date(2022, 5, 12), 8))}  # fmt: skip
    assert open_on == {"INVESTIGATION": "overdue", "ASSESSMENT": "overdue", "K9": "overdue"}
    office.do("send_case_decision", date(2022, 5, 12), code=case, decision="initiate_case",
              sent_at=local(date(2022, 3, 11), 9))  # fmt: skip
    office.do("record_joint_assessment", date(2022, 5, 12), code=case)
    office.do("conclude_case", date(2022, 5, 12), code=case)
    left = queries.duties_of(ALL, local(date(2022, 5, 13), 8))
    assert [(row.record.code, row.duty.id) for row in left] == [(case, "HANDOVER")]
    assert queries.duties_of(Scope.none(), local(date(2022, 5, 13), 8)) == []
    office.do("hand_over_case", date(2022, 5, 13), code=case)
    assert queries.duties_of(ALL, local(date(2022, 6, 1), 8)) == []


def test_the_initiation_of_a_case_from_a_report_is_proven_at_the_report(office, actor):
    report = intake.receive_report(by=actor(), at=local(date(2022, 3, 2), 9), kind="TB", channel="phone",
                                   receiver_code="CAX-12433", place_code="12433")  # fmt: skip
    case = office.case()
    office.do("link_reports", date(2022, 3, 11), code=case, report_codes=[report.code])
    assert "K9" not in {row.duty.id for row in queries.duties_of(ALL, local(date(2022, 3, 20), 8))}
    assert queries.reports_of(office.read(case)) == [report.code]
    assert queries.cases_of_report(report.code) == [case]
    assert office.codes("link_reports", date(2022, 3, 11), code=case, report_codes=["TB-0"]) == ["REPORT-UNKNOWN"]


def test_the_gravest_offence_of_the_lead_accused_leads_and_the_smallest_article_breaks_a_tie():
    theft, robbery, fraud = Weighed(1, "173", "less_serious"), Weighed(2, "168", "very_serious"), Weighed(
        3, "174", "less_serious"
    )
    assert lead_of([theft, robbery, fraud]) == robbery
    assert lead_of([theft, robbery, fraud], of_lead_accused={1, 3}) == theft
    assert lead_of([fraud, theft]) == theft
    assert lead_of([Weighed(4, "217a", "serious"), Weighed(5, "217", "serious")]).id == 5


def test_the_lead_accused_decides_which_offence_leads(office):
    case, second = office.case(), office.offence(article="168", clause="1")
    office.do("supplement_case", date(2022, 3, 20), code=case, offence_codes=[second], reason="x", document="02")
    assert office.read(case).lead_offence.code == second
    theft = next(o.code for o in queries.offences_of(office.read(case)) if o.article == "173")
    office.do("charge_accused", date(2022, 3, 21), code=case, accused=AccusedSpec(1, offence_code=theft, lead=True))
    assert office.read(case).lead_offence.code == theft


_CLASS = st.sampled_from(["less_serious", "serious", "very_serious", "extremely_serious"])


@given(st.lists(st.tuples(st.integers(1, 400), _CLASS), min_size=1, max_size=6))
def test_no_offence_of_the_case_is_graver_than_the_lead(drawn):
    offences = [Weighed(i, str(article), crime_class) for i, (article, crime_class) in enumerate(drawn)]
    lead = lead_of(offences)
    assert not any(limit.heavier(offence.crime_class, lead.crime_class) for offence in offences)
    assert lead == lead_of(list(reversed(offences)))


def test_steps_of_a_case_without_kept_classes_run_by_its_lead_offence(office):
    case = office.read(office.case())
    case.events.update(crime_class="")
    due = limit.due_after(queries.steps_of(case), holidays.calendar())
    assert due is not None and due.strict == date(2022, 5, 10)


def test_force_majeure_does_not_wait_for_the_end_of_the_limit(office):
    case = office.case()
    office.do("suspend_case", date(2022, 3, 20), code=case, ground="force_majeure", reason="Dịch bệnh")
    assert office.read(case).state == "suspended"
