"""Which sources of information have the limit of Đ147, and the code each kind has on paper (§1.1)."""

from __future__ import annotations

import pytest

from tongket.core.facts import TABLES
from tongket.core.law.report_kinds import KINDS, OTHER_KINDS, STATUTORY_KINDS, paper_code


@pytest.mark.parametrize(
    ("stored", "paper", "limited"),
    [("TG", "TG", True), ("TB", "TB", True), ("KN", "KN", True),
     ("TU_THU", "TT", False), ("DAU_THU", "ĐT", False), ("TT", "PH", False)],
)  # fmt: skip
def test_every_stored_kind_has_its_own_code_on_paper(stored, paper, limited):
    assert (paper_code(stored), KINDS[stored].limited) == (paper, limited)


def test_no_two_kinds_share_a_code_and_every_kind_of_the_facts_is_named():
    assert len({kind.paper for kind in KINDS.values()}) == len(KINDS)
    assert set(KINDS) == TABLES["report_flow"].words["kind"] == STATUTORY_KINDS | OTHER_KINDS
