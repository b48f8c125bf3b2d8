"""Awards: nominations vetted and decided by different persons, the split of the 26, money, revocation, recognitions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tongket.core.law.awards import MANY_YEARS_RUNNING, award_money, base_salary_on, coefficient_of, regime_on
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.foundation.models import AuditEvent
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.awards import operations, queries, rules
from tongket.registers.awards.models import Award, Nomination
from tongket.registers.awards.operations import CriterionVerdict, NominationSpec

EVERYTHING = Scope.everything()
AT = datetime(2022, 12, 26, 8, 0, tzinfo=LOCAL)
DAY = date(2022, 12, 26)
ALL_PASSED = [CriterionVerdict(code, "passed", "Hồ sơ") for code in rules.REQUIRED_CRITERIA]
SPLIT_26 = {
    ("province_certificate", "collective"): 4,
    ("province_certificate", "individual"): 6,
    ("police_commendation", "collective"): 6,
    ("police_commendation", "individual"): 10,
}


@pytest.fixture
def people(actor):
    """Four persons: who nominates, who vets, who chairs, who heads the police."""
    return {
        "desk": actor(Role.STATISTICS, "CA-34", "Cán bộ thống kê 01", 1),
        "emulation": actor(Role.EMULATION, "CA-34", "Cán bộ thi đua 01", 2),
        "chair": actor(Role.CHAIR, "BCD-34", "Trưởng Ban Chỉ đạo", 3),
        "head": actor(Role.UNIT_HEAD, "CA-34", "Giám đốc Công an tỉnh", 4),
        "deputy": actor(Role.CHAIR, "BCD-34", "Phó Trưởng Ban Chỉ đạo", 5),
    }


@pytest.fixture
def round_code(people):
    made = operations.open_round(
        by=people["desk"], at=AT, name="Tổng kết 2022", occasion="Hội nghị tổng kết", organiser_code="BCD-34", on=DAY
    )
    return made.code


def nominate(people, round_code, **changes):
    values = {
        "recipient": "individual", "unit_code": "PC02", "form": "police_commendation", "post": "Điều tra viên 07",
        "achievement": "Hướng dẫn tự quản ở 12 tổ dân phố", "year": 2022,
    } | changes  # fmt: skip
    return operations.nominate(by=people["desk"], at=AT, round_code=round_code, spec=NominationSpec(**values)).code


def vet(people, code, verdicts=None):
    return operations.vet_nomination(
        by=people["emulation"], at=AT, nomination_code=code, verdicts=verdicts or ALL_PASSED
    )


def decide(people, round_code, form, who="chair", **more):
    return operations.decide_awards(
        by=people[who], at=AT, round_code=round_code, form=form, decided_on=DAY, **more
    )  # fmt: skip


def twenty_six(people, round_code):
    """Nominate, vet and decide the 26 of the reference year."""
    for (form, recipient), count in SPLIT_26.items():
        for n in range(count):
            post = "" if recipient == "collective" else f"Cán bộ {n + 1:02d}"
            vet(people, nominate(people, round_code, form=form, recipient=recipient, post=post,
                                 unit_code="CAH-336", achievement=f"Thành tích {form} {recipient} {n}"))  # fmt: skip
    for form in rules.FORMS:
        decide(people, round_code, form)


def test_the_26_split_into_10_and_16(people, round_code):
    twenty_six(people, round_code)
    split = queries.split(EVERYTHING, round_code)
    assert split.total == 26
    assert split.by_form == {"province_certificate": 10, "police_commendation": 16}
    assert {key: split.count(*key) for key in SPLIT_26} == SPLIT_26


def test_the_list_puts_the_provinces_certificates_first_and_numbers_on(people, round_code):
    vet(people, nominate(people, round_code))
    vet(people, nominate(people, round_code, form="province_certificate", recipient="collective", post=""))
    decide(people, round_code, "police_commendation")
    decide(people, round_code, "province_certificate")
    lines = queries.award_list(EVERYTHING, round_code)
    assert [(line.position, line.form, line.name) for line in lines] == [
        (1, "province_certificate", "Phòng Cảnh sát hình sự"),
        (2, "police_commendation", "Điều tra viên 07"),
    ]
    assert lines[0].authority == "Chủ tịch Ủy ban nhân dân tỉnh"


def test_facts_carry_form_recipient_and_the_province(people, round_code, province):
    twenty_six(people, round_code)
    rows = [row for table, row in queries.facts_as_of(DAY, AT + timedelta(days=3650))]
    assert len(rows) == 26
    assert {row["place"] for row in rows} == {province["34"]}
    assert sum(row["form"] == "province_certificate" and row["recipient"] == "collective" for row in rows) == 4


def test_facts_leave_out_what_was_not_yet_recorded(people, round_code):
    twenty_six(people, round_code)
    assert list(queries.facts_as_of(DAY, datetime(2020, 1, 1, tzinfo=LOCAL))) == []


@pytest.mark.parametrize("year", [2050, 2023, 1922])
def test_merit_of_a_year_to_come_or_long_gone_is_refused(people, round_code, year):
    with pytest.raises(Refused) as refused:
        nominate(people, round_code, year=year)
    assert refused.value.code == "AWARD-YEAR"


def test_the_same_key_nominates_once(people, round_code):
    spec = NominationSpec("collective", "PC02", "police_commendation", "Thành tích chung", year=2022)
    first = operations.nominate(by=people["desk"], at=AT, key="k1", round_code=round_code, spec=spec)
    second = operations.nominate(by=people["desk"], at=AT, key="k1", round_code=round_code, spec=spec)
    assert first == second
    assert Nomination.objects.count() == 1


def test_one_achievement_takes_one_form_however_it_is_typed(people, round_code):
    nominate(people, round_code)
    with pytest.raises(Refused) as refused:
        nominate(people, round_code, form="province_certificate", achievement="HƯỚNG DẪN tự quản  ở 12 tổ dân phố")
    assert refused.value.code == "AWARD-TWO-FORMS"


def test_a_withdrawn_nomination_frees_its_achievement(people, round_code):
    code = nominate(people, round_code)
    operations.void_nomination(by=people["desk"], at=AT, nomination_code=code, reason="Nhầm hình thức")
    assert nominate(people, round_code, form="province_certificate") != code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"post": ""}, "AWARD-POST-MISSING"),
        ({"recipient": "collective"}, "AWARD-POST-NOT-WANTED"),
        ({"form": "medal"}, "AWARD-FORM-UNKNOWN"),
        ({"recipient": "unit"}, "AWARD-RECIPIENT-UNKNOWN"),
        ({"kind": "any"}, "AWARD-KIND-UNKNOWN"),
        ({"achievement": "  "}, "AWARD-ACHIEVEMENT-MISSING"),
        ({"unit_code": "99999"}, "UNIT-UNKNOWN"),
    ],
)
def test_a_faulty_nomination_is_refused(people, round_code, changes, code):
    with pytest.raises(Refused) as refused:
        nominate(people, round_code, **changes)
    assert refused.value.code == code


@pytest.mark.parametrize("indicator", ["offences_occurred", "clearance_rate", "reports_received", "cases_initiated"])
def test_recorded_crime_is_no_ground_for_an_award(people, round_code, indicator):
    code = nominate(people, round_code)
    verdicts = [*ALL_PASSED[1:], CriterionVerdict("form_fits", "passed", indicator=indicator)]
    with pytest.raises(Refused) as refused:
        vet(people, code, verdicts)
    assert refused.value.code == "AWARD-RECORDED-CRIME"
    assert Nomination.objects.get(code=code).state == "nominated"


def test_an_indicator_of_outreach_may_be_looked_at(people, round_code):
    code = nominate(people, round_code)
    vet(people, code, [*ALL_PASSED[1:], CriterionVerdict("form_fits", "passed", indicator="propaganda_sessions")])
    assert Nomination.objects.get(code=code).state == "eligible"


def test_an_unknown_indicator_is_refused(people, round_code):
    with pytest.raises(Refused) as refused:
        vet(people, nominate(people, round_code), [CriterionVerdict("form_fits", "passed", indicator="nonsense")])
    assert refused.value.code == "AWARD-INDICATOR-UNKNOWN"


@pytest.mark.parametrize(("verdict", "state"), [("failed", "not_eligible"), ("to_judge", "to_judge")])
def test_one_criterion_that_is_not_passed_decides_the_state(people, round_code, verdict, state):
    code = nominate(people, round_code)
    vet(people, code, [*ALL_PASSED, CriterionVerdict("duties_done", verdict)])
    assert Nomination.objects.get(code=code).state == state


def test_a_required_criterion_cannot_be_left_out(people, round_code):
    with pytest.raises(Refused) as refused:
        vet(people, nominate(people, round_code), ALL_PASSED[:2])
    assert refused.value.code == "AWARD-CRITERION-MISSING"


def test_who_nominated_does_not_vet(people, round_code):
    spec = NominationSpec("collective", "PC02", "police_commendation", "Thành tích chung")
    code = operations.nominate(by=people["emulation"], at=AT, round_code=round_code, spec=spec).code
    with pytest.raises(Refused) as refused:
        vet(people, code)
    assert refused.value.code == "SECOND-PERSON-NEEDED"


def test_who_nominated_does_not_decide(people, round_code):
    spec = NominationSpec("collective", "PC02", "police_commendation", "Thành tích chung")
    code = operations.nominate(by=people["head"], at=AT, round_code=round_code, spec=spec).code
    vet(people, code)
    with pytest.raises(Refused) as refused:
        decide(people, round_code, "police_commendation", who="head")
    assert refused.value.code == "SECOND-PERSON-NEEDED"


def test_the_head_of_the_police_gives_no_certificate_of_the_province(people, round_code):
    vet(people, nominate(people, round_code, form="province_certificate"))
    with pytest.raises(Refused) as refused:
        decide(people, round_code, "province_certificate", who="head")
    assert refused.value.code == "AWARD-NOT-THE-AUTHORITY"


def test_the_head_of_a_district_police_gives_no_commendation(people, round_code, actor):
    vet(people, nominate(people, round_code))
    people["district"] = actor(Role.UNIT_HEAD, "CAH-336", "Trưởng Công an huyện", 9)
    with pytest.raises(Refused) as refused:
        decide(people, round_code, "police_commendation", who="district")
    assert refused.value.code == "AWARD-NOT-THE-AUTHORITY"


def test_a_nomination_not_vetted_is_not_decided(people, round_code):
    code = nominate(people, round_code)
    with pytest.raises(Refused) as refused:
        decide(people, round_code, "police_commendation", nomination_codes=[code])
    assert refused.value.code == "AWARD-NOT-ELIGIBLE"
    with pytest.raises(Refused) as refused:
        decide(people, round_code, "police_commendation")
    assert refused.value.code == "AWARD-NOTHING-TO-DECIDE"


def test_nobody_is_nominated_in_a_round_that_was_decided(people, round_code):
    vet(people, nominate(people, round_code))
    decide(people, round_code, "police_commendation")
    with pytest.raises(Refused) as refused:
        nominate(people, round_code, achievement="Thành tích khác")
    assert refused.value.code == "AWARD-ROUND-NOT-OPEN"


def test_hand_over_says_by_whom_and_who_was_absent(people, round_code):
    vet(people, nominate(people, round_code))
    decide(people, round_code, "police_commendation")
    absent = queries.award_list(EVERYTHING, round_code)[0].code
    handed = operations.hand_over_awards(
        by=people["emulation"], at=AT, round_code=round_code, on=DAY, absent=[absent], conference_code="HN-34-2022-01",
        handed_by={"police_commendation": "Giám đốc Công an tỉnh"},
    )  # fmt: skip
    line = queries.award_list(EVERYTHING, round_code)[0]
    assert (handed, line.state, line.handed_over_by, line.present) == (1, "handed_over", "Giám đốc Công an tỉnh", False)


@pytest.mark.parametrize(
    ("handed_by", "absent", "code"),
    [({}, [], "AWARD-GIVER-MISSING"), ({"police_commendation": "Giám đốc"}, ["KT-34-2022-999"], "AWARD-UNKNOWN")],
)
def test_a_faulty_hand_over_changes_nothing(people, round_code, handed_by, absent, code):
    vet(people, nominate(people, round_code))
    decide(people, round_code, "police_commendation")
    with pytest.raises(Refused) as refused:
        operations.hand_over_awards(
            by=people["emulation"], at=AT, round_code=round_code, on=DAY, handed_by=handed_by, absent=absent
        )
    assert refused.value.code == code
    assert Award.objects.get().state == "decided"


def test_a_revoked_award_leaves_split_and_facts_and_comes_back_when_restored(people, round_code):
    twenty_six(people, round_code)
    code = queries.award_list(EVERYTHING, round_code)[0].code
    operations.revoke_award(
        by=people["chair"], at=AT, award_code=code, on=DAY, ground="false_data", reason="Số liệu báo cáo sai"
    )
    later = AT + timedelta(days=3650)
    assert queries.split(EVERYTHING, round_code).total == 25
    assert len(list(queries.facts_as_of(DAY, later))) == 25
    with pytest.raises(Refused) as refused:
        operations.restore_award(by=people["chair"], at=AT, award_code=code, on=DAY, reason="Xác minh lại")
    assert refused.value.code == "SECOND-PERSON-NEEDED"
    operations.restore_award(by=people["deputy"], at=AT, award_code=code, on=DAY, reason="Xác minh lại")
    assert queries.split(EVERYTHING, round_code).total == 26
    assert len(list(queries.facts_as_of(DAY, later))) == 26


def test_a_revocation_needs_a_ground_of_the_law_and_a_reason(people, round_code):
    vet(people, nominate(people, round_code))
    decide(people, round_code, "police_commendation")
    code = queries.award_list(EVERYTHING, round_code)[0].code
    for ground, reason, wanted in (("dislike", "x", "AWARD-GROUND-UNKNOWN"), ("false_data", " ", "REASON-MISSING")):
        with pytest.raises(Refused) as refused:
            operations.revoke_award(by=people["chair"], at=AT, award_code=code, on=DAY, ground=ground, reason=reason)
        assert refused.value.code == wanted


def test_a_role_that_may_not_is_refused(people, round_code, actor):
    with pytest.raises(Refused) as refused:
        operations.open_round(
            by=actor(Role.DUTY_OFFICER), at=AT, name="x", occasion="y", organiser_code="BCD-34", on=DAY
        )
    assert refused.value.code == "ROLE-MAY-NOT"


def test_every_award_has_its_event_in_the_trail(people, round_code):
    twenty_six(people, round_code)
    assert AuditEvent.objects.filter(verb="give_award").count() == 26
    assert AuditEvent.objects.filter(verb="decide_awards").count() == 2


def test_a_round_without_nominations_is_seen_by_the_whole_province(round_code):
    assert queries.round_by_code(EVERYTHING, round_code).nominated == 0


def test_a_reader_sees_nominations_of_their_units_only(people, round_code, province):
    nominate(people, round_code)
    mine = Scope(frozenset({province["PC02"]}))
    others = Scope(frozenset({province["CAH-338"]}))
    assert queries.nominations(mine, round_code).count() == 1
    assert queries.nominations(others, round_code).count() == 0
    assert queries.rounds(Scope.none()).count() == 0
    with pytest.raises(NotFound):
        queries.round_by_code(others, round_code)


def record(people, year, title="Điển hình toàn quốc về phòng, chống tội phạm"):
    return operations.record_recognition(
        by=people["emulation"], at=AT, title=title, issuer="Bộ Công an", year=year,
        decided_on=date(year, 12, 20), evidence="Bản sao quyết định",
    )  # fmt: skip


def test_many_years_running_needs_an_unbroken_series(people):
    for year in (2018, 2020, 2021, 2022):
        record(people, year)
    series = queries.unbroken_series("điển hình toàn quốc về phòng, chống tội phạm", 2022)
    assert series.years == (2020, 2021, 2022)
    assert series.many_years is (MANY_YEARS_RUNNING == 3)
    assert not queries.unbroken_series(series.title, 2021).many_years
    assert queries.unbroken_series(series.title, 2019).years == ()


def test_a_voided_recognition_breaks_the_series(people):
    codes = {year: record(people, year).code for year in (2020, 2021, 2022)}
    operations.void_recognition(by=people["desk"], at=AT, code=codes[2021], reason="Ghi nhầm năm")
    assert queries.unbroken_series("Điển hình toàn quốc về phòng, chống tội phạm", 2022).years == (2022,)


def test_a_title_is_recorded_once_a_year(people):
    record(people, 2022)
    with pytest.raises(Refused) as refused:
        record(people, 2022)
    assert refused.value.code == "RECOGNITION-REPEATED"


@pytest.mark.parametrize(
    ("form", "recipient", "on", "money"),
    [
        ("government_flag", "collective", date(2025, 3, 1), 28_080_000),
        ("national_fighter", "individual", date(2025, 3, 1), 10_530_000),
        ("province_certificate", "individual", date(2022, 12, 26), 2_235_000),
        ("province_certificate", "collective", date(2022, 12, 26), 4_470_000),
        ("police_commendation", "individual", date(2022, 12, 26), 447_000),
        ("police_commendation", "collective", date(2022, 12, 26), 894_000),
        ("province_certificate", "individual", date(2024, 7, 1), 3_510_000),
    ],
)
def test_money_is_coefficient_times_base_salary(form, recipient, on, money):
    assert award_money(form, recipient, on) == money


def test_the_printed_total_of_the_source_adds_up():
    on = date(2025, 3, 1)
    total = 4 * award_money("government_flag", "collective", on) + award_money("national_fighter", "individual", on)
    assert total == 122_850_000


def test_the_base_salary_changes_on_its_day():
    assert base_salary_on(date(2023, 6, 30)).amount == 1_490_000
    assert base_salary_on(date(2024, 6, 30)).amount == 1_800_000
    assert base_salary_on(date(2024, 7, 1)).amount == 2_340_000


def test_coefficients_not_read_in_the_law_say_so():
    assert coefficient_of("government_flag", "collective").verified
    assert not coefficient_of("province_certificate", "individual").verified


@pytest.mark.parametrize(
    ("on", "words"),
    [(date(2022, 12, 26), "91/2017"), (date(2023, 12, 31), "91/2017"), (date(2024, 1, 1), "98/2023")],
)
def test_the_law_cited_is_that_of_the_day(on, words):
    assert words in " ".join(regime_on(on).bases)
