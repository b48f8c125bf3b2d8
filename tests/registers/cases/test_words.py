"""Finding offences and cases by words: kept at every write, with and without diacritics, number, article."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.scope import Scope
from tongket.registers.cases import queries
from tongket.registers.cases.operations import CaseSpec

ALL, BARE = Scope.everything(), Scope(None, False)


def offences(words, scope=ALL) -> list[str]:
    return [row.code for row in queries.offences(scope, queries.BookFilter(words=words))]


def cases(words, scope=ALL) -> list[str]:
    return [row.code for row in queries.cases(scope, queries.BookFilter(words=words))]


@pytest.fixture
def two(office) -> list[str]:
    return [office.offence(summary="Trộm xe máy ở chợ", initiate=CaseSpec(date(2022, 3, 10))),
            office.offence(article="134", summary="Đánh nhau ở quán nước")]  # fmt: skip


def test_an_offence_is_found_by_words_number_and_article(two):
    assert offences("trộm xe") == offences("TROM xe may") == offences("173 trom") == offences("000001") == [two[0]]
    assert offences("đánh 134") == [two[1]]
    assert offences("trom danh") == offences("may cho 134") == []


def test_amended_and_reclassified_offences_are_found_by_what_they_say_now(office, two):
    changes = {"summary": "Cướp giật ở bến xe"}
    office.do("amend_offence", date(2022, 3, 12), code=two[0], version=1, changes=changes, reason="Ghi nhầm")
    office.do("reclassify_offence", date(2022, 3, 12), code=two[0], article="171", clause="1", reason="Kết luận")
    assert offences("trom") == offences("173") == []
    assert offences("cuop giat 171") == [two[0]]


def test_a_case_is_found_by_the_words_of_its_offences_and_by_its_number(office, two):
    code = queries.case_code_of(two[0])
    assert cases("trom cho") == cases(code) == cases(two[0]) == cases("173") == [code]
    assert cases("danh nhau") == []


def test_an_offence_struck_out_lets_no_case_be_found(office, two):
    code = queries.case_code_of(two[0])
    queries.offence(ALL, two[0])
    queries.Offence.objects.filter(code=two[0]).update(state="void", voided_at="2022-03-12T00:00Z")
    assert cases("trom cho") == []
    assert cases(code) == [code]


def test_without_the_right_to_content_only_the_number_answers(two):
    assert offences("trom", BARE) == cases("trom", BARE) == []
    assert offences("000001", BARE) == [two[0]]
    assert cases(queries.case_code_of(two[0]), BARE) == [queries.case_code_of(two[0])]


def test_words_that_many_rows_hold_are_looked_for_along_the_book(two, monkeypatch):
    monkeypatch.setattr("tongket.foundation.search.MANY", 0)
    assert offences("trom xe 173") == [two[0]]
    assert cases("trom 173") == [queries.case_code_of(two[0])]


def test_a_list_of_a_few_units_walks_the_index_of_each_way_an_offence_belongs_to_them(office, two):
    unit = queries.offence(ALL, two[0]).handler_id
    ways = queries.branches(ALL, queries.BookFilter(unit_ids=frozenset({unit})))
    found = {row.code for way in ways for row in queries.offences(ALL).filter(way)}
    assert len(ways) == 2 and found == set(two)
    assert queries.branches(ALL, queries.BookFilter()) == []
