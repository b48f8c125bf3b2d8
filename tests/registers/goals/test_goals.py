"""Targets and outside indices: what is refused, what stays, the facts they give, the verdicts on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from tongket.core.facts import findings_in
from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.goals import operations, presenters, queries
from tongket.registers.goals.models import Target
from tongket.registers.goals.operations import IndexSpec, TargetSpec

ALL = Scope.everything()
AT = datetime(2022, 12, 27, 15, 0, tzinfo=LOCAL)
LATER = datetime(2030, 1, 1, tzinfo=UTC)
CUT = TargetSpec(
    indicator="offences_occurred", unit_code="34", period="2023", kind="cut_by", parameter=Fraction(5, 100),
    paper="Kế hoạch năm 2023", set_on=date(2022, 12, 27), approved_by="Trưởng Ban Chỉ đạo",
    base_period="2022", base_n=681,
)  # fmt: skip
INDEX = IndexSpec(
    index="par_index", name="Chỉ số cải cách hành chính", issuer="Bộ Công an", subject="Công an tỉnh", index_year=2022,
    published_on=date(2022, 12, 20), rank=18, of=63, previous_rank=38, change=20, value=Fraction(8912, 10000),
    evidence="Thông báo xếp hạng năm 2022",
)  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A figure as handed in from above."""

    n: int | None
    of: int | None = None
    shown: bool = True
    closed: bool = True


def refusal(act, **given) -> Refused:
    with pytest.raises(Refused) as refused:
        act(**given)
    return refused.value


@pytest.fixture
def clerk(actor):
    return actor(Role.STATISTICS, "CA-34", "Cán bộ thống kê 01", 11)


@pytest.fixture
def chair(actor):
    return actor(Role.CHAIR, "BCD-34", "Trưởng Ban Chỉ đạo", 12)


@pytest.fixture
def target(clerk) -> Target:
    ref = operations.set_target(by=clerk, at=AT, spec=CUT)
    return queries.target(ALL, ref.code)


def test_a_target_is_locked_with_its_base_and_paper(target):
    assert (target.code, target.state, target.parameter) == ("MT-34-2023-01", "locked", Fraction(1, 20))
    assert (target.base_n, target.approved_by) == (681, "Trưởng Ban Chỉ đạo")


def test_five_percent_less_than_681_is_at_most_646(target):
    assert presenters.core_target(target).limit == 646
    assert "646" in presenters.target_words(target)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"indicator": "happiness"}, "INDICATOR-UNKNOWN"),
        ({"kind": "double"}, "TARGET-KIND-UNKNOWN"),
        ({"parameter": Fraction(5)}, "TARGET-PARAMETER"),
        ({"parameter": Fraction(0)}, "TARGET-PARAMETER"),
        ({"kind": "rank", "parameter": Fraction(1, 2)}, "TARGET-PARAMETER"),
        ({"kind": "must_be_all", "parameter": Fraction(9, 10)}, "TARGET-PARAMETER"),
        ({"base_n": None}, "TARGET-BASE-MISSING"),
        ({"base_n": -1}, "NEGATIVE-COUNT"),
        ({"base_of": 600}, "TARGET-BASE-PARTS"),
        ({"paper": " "}, "TARGET-PAPER-MISSING"),
        ({"approved_by": ""}, "TARGET-APPROVER-MISSING"),
        ({"approved_by": "Cán bộ thống kê 01"}, "SECOND-PERSON-NEEDED"),
        ({"period": "2023-13"}, "TARGET-PERIOD-UNKNOWN"),
        ({"calendar": "lunar"}, "TARGET-PERIOD-UNKNOWN"),
        ({"unit_code": "00"}, "UNIT-UNKNOWN"),
    ],
)
def test_impossible_targets_are_refused_with_their_code(clerk, changed, code):
    assert refusal(operations.set_target, by=clerk, at=AT, spec=replace(CUT, **changed)).code == code


def test_an_investigator_sets_no_target(actor):
    who = actor(Role.INVESTIGATOR, "CA-34")
    assert refusal(operations.set_target, by=who, at=AT, spec=CUT).code == "ROLE-NOT-ALLOWED"


def test_the_same_target_is_set_once_and_the_same_key_gives_the_first_answer(clerk):
    first = operations.set_target(by=clerk, at=AT, spec=CUT, key="k")
    assert operations.set_target(by=clerk, at=AT, spec=CUT, key="k") == first
    assert refusal(operations.set_target, by=clerk, at=AT, spec=CUT).code == "TARGET-EXISTS"


def test_a_revision_is_a_new_version_with_a_reason_and_the_old_one_stays(target, clerk):
    spec = replace(CUT, parameter=Fraction(7, 100))
    refused = refusal(operations.revise_target, by=clerk, at=AT, code=target.code, spec=spec, reason="")
    assert refused.code == "REASON-MISSING"
    operations.revise_target(by=clerk, at=AT, code=target.code, spec=spec, reason="Bộ giao cao hơn")
    versions = queries.versions_of(target)
    assert [(v.version, v.state, v.parameter) for v in versions] == [
        (2, "locked", Fraction(7, 100)),
        (1, "superseded", Fraction(1, 20)),
    ]


def test_a_revision_cannot_become_another_target(target, clerk):
    spec = replace(CUT, period="2024", base_period="2023")
    refused = refusal(operations.revise_target, by=clerk, at=AT, code=target.code, spec=spec, reason="Đổi kỳ")
    assert refused.code == "TARGET-OTHER-SUBJECT"


def test_an_unknown_target_is_not_revised(clerk):
    given = {"by": clerk, "at": AT, "code": "MT-34-2023-99", "spec": CUT, "reason": "Đổi"}
    assert refusal(operations.revise_target, **given).code == "TARGET-UNKNOWN"


def test_the_database_refuses_two_targets_in_force(target):
    target.pk = None
    target.code = "MT-34-2023-02"
    with pytest.raises(IntegrityError), transaction.atomic():
        target.save(force_insert=True)


@pytest.mark.parametrize(
    ("kind", "parameter", "figure", "outcome", "margin"),
    [
        ("cut_by", Fraction(5, 100), Figure(646), "achieved", 0),
        ("cut_by", Fraction(5, 100), Figure(647), "not_achieved", -1),
        ("cut_by", Fraction(5, 100), Figure(100, closed=False), "not_yet", 546),
        ("at_least", Fraction(75, 100), Figure(595, 681), "achieved", Fraction(595, 681) * 100 - 75),
        ("at_least", Fraction(90, 100), Figure(595, 681), "not_achieved", Fraction(595, 681) * 100 - 90),
        ("must_be_all", Fraction(1), Figure(12, 12), "achieved", 0),
        ("rank", Fraction(20), Figure(18), "achieved", 2),
        ("at_least", Fraction(75, 100), Figure(595), "not_comparable", None),
        ("cut_by", Fraction(5, 100), Figure(None, shown=False), "not_comparable", None),
        ("cut_by", Fraction(5, 100), Figure(None, shown=False, closed=False), "not_yet", None),
    ],
)
def test_verdicts_come_from_the_figure_handed_in(kind, parameter, figure, outcome, margin):
    row = Target(kind=kind, numerator=parameter.numerator, denominator=parameter.denominator, base_n=681)
    found = presenters.verdict_of(row, figure)
    assert (found.outcome, found.margin) == (outcome, margin)


def test_the_change_of_an_index_must_follow_from_its_two_places(clerk):
    refused = refusal(operations.record_index, by=clerk, at=AT, spec=replace(INDEX, change=19))
    assert refused.code == "INDEX-CHANGE-MISMATCH"
    refused = refusal(operations.record_index, by=clerk, at=AT, spec=replace(INDEX, previous_rank=None))
    assert refused.code == "INDEX-CHANGE-MISMATCH"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"rank": 64, "change": None}, "INDEX-RANK-OUTSIDE"),
        ({"rank": 0, "change": None}, "INDEX-RANK-OUTSIDE"),
        ({"evidence": ""}, "EVIDENCE-MISSING"),
        ({"published_on": date(2023, 4, 19)}, "INDEX-NOT-YET-PUBLISHED"),
    ],
)
def test_impossible_indices_are_refused(clerk, changed, code):
    assert refusal(operations.record_index, by=clerk, at=AT, spec=replace(INDEX, **changed)).code == code


def test_an_index_gives_its_places_as_facts(clerk, province):
    ref = operations.record_index(by=clerk, at=AT, spec=INDEX)
    rows = list(queries.facts_as_of(date(2022, 12, 31), LATER))
    assert [(table, row["event"], row["n"]) for table, row in rows] == [
        ("index", "rank", 18), ("index", "previous_rank", 38), ("index", "of", 63),
    ]  # fmt: skip
    assert {(row["record"], row["place"], row["index"]) for _, row in rows} == {(ref.code, province["34"], "par_index")}
    assert queries.index(ALL, ref.code).change == 20
    assert list(queries.facts_as_of(date(2022, 12, 19), LATER)) == []


def test_an_index_is_voided_by_a_second_person_and_then_entered_again(clerk, chair):
    ref = operations.record_index(by=clerk, at=AT, spec=INDEX)
    assert refusal(operations.record_index, by=clerk, at=AT, spec=INDEX).code == "INDEX-EXISTS"
    refused = refusal(operations.void_index, by=clerk, at=AT, code=ref.code, reason="Nhầm")
    assert refused.code == "SECOND-PERSON-NEEDED"
    operations.void_index(by=chair, at=AT, code=ref.code, reason="Nhầm")
    assert list(queries.facts_as_of(date(2022, 12, 31), LATER)) == []
    assert refusal(operations.void_index, by=chair, at=AT, code=ref.code, reason="Nhầm").code == "INDEX-UNKNOWN"
    assert operations.record_index(by=clerk, at=AT, spec=INDEX).code == "CS-par_index-2022-02"


def test_targets_of_the_province_are_seen_by_everyone_with_a_scope_and_by_no_stranger(target, province):
    assert list(queries.targets(Scope(frozenset({province["12433"]})))) == [target]
    assert list(queries.targets(Scope.none())) == []
    with pytest.raises(NotFound):
        queries.target(Scope.none(), target.code)


def test_every_fact_is_sound_for_the_seal(clerk, province):
    operations.record_index(by=clerk, at=AT, spec=INDEX)
    lives = {unit: (date(2020, 3, 1), None) for unit in province.values()}
    rows = list(queries.facts_as_of(date(2022, 12, 31), LATER))
    assert rows
    assert [f for table, row in rows for f in findings_in(table, row, lives)] == []
