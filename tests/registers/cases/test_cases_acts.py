"""Voids approved outside the unit, corrections with both versions, accused as counts, what changed in law."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tongket.core.law.case_acts import CASE_ACTS
from tongket.foundation.actor import Role
from tongket.foundation.scope import Scope
from tongket.registers.cases import queries, rules
from tongket.registers.cases.forms.frames import article_in
from tongket.registers.cases.operations import AccusedSpec
from tongket.registers.cases.rules import investigation

ALL = Scope.everything()
YEAR = (date(2021, 12, 15), date(2022, 12, 15))
CUT_OFF = date(2022, 12, 14)
LATER = datetime(2030, 1, 1, tzinfo=UTC)
SEALED = datetime(2022, 6, 1, tzinfo=UTC)


def facts(table, known_at=LATER):
    return [row for name, row in queries.facts_as_of(CUT_OFF, known_at) if name == table]


def test_a_void_is_asked_for_with_a_decision_and_approved_outside_the_unit(office, actor):
    code = office.offence()
    given = {"code": code, "reason": "Ghi trùng"}
    assert office.codes("request_void", date(2022, 7, 1), document=" ", **given) == ["DECISION-NUMBER-MISSING"]
    assert office.codes("approve_void", date(2022, 7, 1), code=code) == ["VOID-NOT-ASKED"]
    office.do("request_void", date(2022, 7, 1), document="05/QĐ", **given)
    assert office.codes("request_void", date(2022, 7, 1), document="05/QĐ", **given) == ["VOID-ALREADY-ASKED"]
    colleague = actor(Role.UNIT_HEAD, "CAH-336", account_id=9)
    assert office.codes("approve_void", date(2022, 7, 2), by=colleague, code=code) == ["VOID-OUTSIDE-THE-UNIT"]
    assert office.codes("approve_void", date(2022, 7, 2), by=office.other, code=code) == ["VOID-OUTSIDE-THE-UNIT"]
    office.do("approve_void", date(2022, 7, 2), by=office.above, code=code)
    assert queries.offence(ALL, code).state == "void"
    assert facts("offence") == [] and len(facts("offence", SEALED)) == 1


def test_the_head_above_and_the_procuracy_approve_too(office, actor):
    province = actor(Role.UNIT_HEAD, "CA-34", account_id=8)
    for by in (province, office.procurator):
        code = office.case()
        office.do("request_void", date(2022, 7, 1), code=code, reason="Ghi nhầm", document="05/QĐ")
        office.do("approve_void", date(2022, 7, 2), by=by, code=code)
        assert office.read(code).state == "void"
    counts = queries.changes_of_law(ALL, *YEAR)
    assert (counts.voided_cases, counts.voided_offences, counts.requests_open) == (2, 0, 0)


def test_a_request_to_void_may_be_declined_with_a_reason(office):
    code = office.offence()
    office.do("request_void", date(2022, 7, 1), code=code, reason="x", document="05/QĐ")
    assert office.codes("refuse_void", date(2022, 7, 2), by=office.above, code=code, reason=" ") == ["REASON-MISSING"]
    office.do("refuse_void", date(2022, 7, 2), by=office.above, code=code, reason="Hai vụ khác nhau")
    assert queries.offence(ALL, code).state == "recorded" and queries.changes_of_law(ALL, *YEAR).requests_open == 0


def test_a_correction_keeps_sealed_figures_and_what_stood_before(office):
    code = office.offence()
    office.do("amend_offence", date(2022, 7, 1), by=office.officer, code=code, version=1, reason="Giám định lại",
              changes={"dead": 1, "occurred_on": date(2022, 2, 20), "place_code": "12436"})  # fmt: skip
    now, then = facts("offence"), facts("offence", SEALED)
    assert [(r["event"], r["on"]) for r in now] == [("occurred", date(2022, 2, 20)), ("dead", date(2022, 2, 20))]
    assert [(r["event"], r["on"]) for r in then] == [("occurred", date(2022, 3, 1))]
    assert now[0]["place"] != then[0]["place"]


def test_a_second_editor_is_told_that_the_record_has_changed(office):
    code = office.offence()
    given = {"code": code, "reason": "x", "version": 1}
    office.do("amend_offence", date(2022, 7, 1), changes={"summary": "Bản một"}, **given)
    assert office.codes("amend_offence", date(2022, 7, 1), changes={"summary": "Bản hai"}, **given) == [
        "OFFENCE-CHANGED"
    ]
    assert queries.offence(ALL, code).summary == "Bản một"


def test_a_correction_that_changes_nothing_or_breaks_a_rule_is_refused_with_all_faults(office):
    code = office.offence()
    given = {"code": code, "version": 1}
    assert office.codes("amend_offence", date(2022, 7, 1), changes={"dead": 0}, reason="x", **given) == ["OFFENCE-SAME"]
    changes = {"dead": -1, "place_code": "336", "occurred_on": None}
    found = office.codes("amend_offence", date(2022, 7, 1), changes=changes, reason="", **given)
    assert found == ["REASON-MISSING", "OFFENCE-OCCURRED-MISSING", "NEGATIVE-COUNT", "OFFENCE-PLACE-NOT-A-COMMUNE"]


def test_accused_who_leave_a_case_change_no_day_before(office):
    case = office.case(accused=3)
    office.do("terminate_accused", date(2022, 4, 1), code=case, n=1, ground="exempt")
    office.do("conclude_case", date(2022, 4, 2), code=case)
    office.do("record_acquittal", date(2022, 7, 2), code=case, n=2)
    assert queries.standing_accused(office.read(case)) == 0
    assert office.codes("record_acquittal", date(2022, 7, 3), code=case, n=1) == ["ACCUSED-PARTS"]
    assert [(r["event"], r["on"], r["n"]) for r in facts("case")] == [
        ("initiated", date(2022, 3, 10), 1), ("accused", date(2022, 3, 10), 3), ("concluded", date(2022, 4, 2), 1),
        ("acquitted", date(2022, 7, 2), 2),
    ]  # fmt: skip


def test_accused_count_by_their_gravest_offence(office):
    case, drugs = office.case(), office.offence(article="249", occurred_on=None)
    office.do("supplement_case", date(2022, 3, 20), code=case, offence_codes=[drugs], reason="x", document="02")
    office.do("charge_accused", date(2022, 3, 21), code=case, accused=AccusedSpec(4, offence_code=drugs))
    stranger = office.offence()
    given = {"code": case, "accused": AccusedSpec(1, offence_code=stranger)}
    assert office.codes("charge_accused", date(2022, 3, 22), **given) == ["OFFENCE-NOT-IN-THE-CASE"]
    assert sorted((r["group"], r["n"]) for r in facts("case") if r["event"] == "accused") == [
        ("drugs", 2), ("drugs", 4),
    ]  # fmt: skip


def test_figures_known_earlier_keep_the_lead_offence_of_that_time(office):
    case, drugs = office.case(), office.offence(article="249", occurred_on=None)
    office.do("supplement_case", date(2022, 7, 20), code=case, offence_codes=[drugs], reason="x", document="02")
    groups = [{r["group"] for r in facts("case", known)} for known in (SEALED, LATER)]
    assert groups == [{"social_order"}, {"drugs"}]


def test_changes_of_charge_are_counted_down_up_and_level(office):
    codes = [office.offence(), office.offence(article="168", clause="1"), office.offence(article="123", clause="1")]
    for code, article in zip(codes, ("168", "173", "173"), strict=True):
        office.do("reclassify_offence", date(2022, 4, 1), code=code, article=article, clause="1", reason="x")
    office.do("reclassify_offence", date(2022, 4, 2), code=codes[1], article="174", clause="1", reason="x")
    counts = queries.changes_of_law(ALL, *YEAR)
    assert (counts.up, counts.down, counts.level, counts.left_serious_set) == (1, 2, 1, 1)
    assert queries.changes_of_law(Scope.none(), *YEAR).up == 0


def test_from_july_2025_a_commune_chief_of_rank_and_assignment_may_initiate():
    unit = ("police", "commune", "CAX-1")
    before, after = date(2025, 6, 30), date(2025, 7, 1)
    refused = rules.reasons_against_handler(unit, before, rank="middle", assigned=True)
    assert refused[0].code == "CASE-BODY-NOT-COMPETENT"
    assert rules.reasons_against_handler(unit, after, rank="middle", assigned=True) == []
    assert rules.reasons_against_handler(unit, after, rank="junior", assigned=True) != []
    assert rules.reasons_against_handler(unit, after, rank="middle", assigned=False) != []
    assert rules.reasons_against_handler(("police", "district", "CAH-1"), after) != []


@pytest.mark.parametrize(
    "typed", ["173", "Điều 173", "173 – Trộm cắp tài sản", "trom cap tai san", "Tội trộm cắp tài sản"]
)
def test_an_article_is_found_by_number_or_by_words_without_marks(typed):
    assert article_in(typed) == "173"


def test_every_verb_of_the_investigation_has_words_and_somebody_who_may():
    assert set(investigation.WHO) == set(investigation.VERBS)
    for (state, verb), after in investigation.TRANSITIONS.items():
        assert state in ("", *rules.CASE_STATES) and after in rules.CASE_STATES and verb in rules.VERBS


def test_every_act_the_law_names_is_an_act_of_this_book():
    assert set(CASE_ACTS) <= set(rules.VERBS)
