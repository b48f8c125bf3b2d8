"""Reports found by words and numbers, the same on both databases, however common the words are."""

from __future__ import annotations

import pytest

from tongket.foundation import search
from tongket.foundation.actor import Role
from tongket.foundation.lists import keyset_page
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations, queries

EVERYTHING = Scope.everything()
SUBJECTS = ("Mất trộm xe đạp điện", "Đánh bạc tại nhà dân", "Mất trộm chó ở xã An Khê", "Hủy hoại hoa màu")


@pytest.fixture
def codes(actor, at) -> list[str]:
    by = actor(Role.DUTY_OFFICER, "CAH-338")
    return [
        operations.receive_report(by=by, at=at, kind="TB", channel="phone", receiver_code="CAH-338", summary=text).code
        for text in SUBJECTS
    ]


def found(words: str, scope: Scope = EVERYTHING) -> set[str]:
    return {row.code for row in queries.reports(scope, queries.ReportFilter(words=words))}


@pytest.mark.parametrize("common", [False, True], ids=["by the index", "along the book"])
@pytest.mark.parametrize(
    ("words", "places"),
    [("trộm", [0, 2]), ("trom", [0, 2]), ("Đánh bạc", [1]), ("danh bac", [1]), ("mat cho", [2]), ("hoa mà", [3]),
     ("tro\u0302\u0323m", [0, 2]), ("khong co", [])],
)  # fmt: skip
def test_words_are_found_with_and_without_marks_composed_or_not(codes, monkeypatch, words, places, common):
    if common:
        monkeypatch.setattr(search, "ENOUGH", 0)
    assert found(words) == {codes[place] for place in places}


def test_a_number_is_found_whole_in_part_and_without_its_leading_zeros(codes):
    assert found(codes[1]) == {codes[1]}
    assert found("338 2") >= {codes[1]}
    assert codes[2] in found("000003")
    assert found("3 338") >= {codes[2]}


def test_who_may_not_read_content_finds_by_number_only(codes):
    outside = Scope.everything(content=False)
    assert found("trộm", outside) == set()
    assert found(codes[0], outside) == {codes[0]}


def test_more_rows_than_a_list_of_ids_takes_are_all_found(codes, monkeypatch):
    monkeypatch.setattr(search, "MANY", 1)
    assert found("trộm") == {codes[0], codes[2]}


def test_an_amended_report_is_found_by_its_new_words_only(codes, actor, at):
    operations.amend_report(
        by=actor(Role.INVESTIGATOR, "CAH-338"), at=at, code=codes[3], version=1,
        changes={"summary": "Đốt rơm rạ cháy lan"}, reason="Ghi nhầm nội dung",
    )  # fmt: skip
    assert found("rơm rạ") == {codes[3]}
    assert found("hoa màu") == set()


def test_a_list_of_one_unit_is_the_list_of_everything_cut_to_it(codes, province):
    for unit in ("CAH-338", "CAX-12472"):
        scope = Scope(frozenset({province[unit]}), True)
        wanted = queries.ReportFilter()
        branches = queries.branches(scope, wanted)
        assert branches
        page = keyset_page(queries.reports(scope, wanted), by="received_at", branches=branches, size=2)
        whole = keyset_page(queries.reports(scope, wanted), by="received_at", size=2)
        assert [row.pk for row in page.rows] == [row.pk for row in whole.rows]
        assert bool(page.next_token) == bool(whole.next_token)
