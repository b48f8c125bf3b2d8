"""Every act in a case that stands under an article names it; after the amendment of 2025 it says so."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.core.law.case_acts import BODY_ENDED, CASE_ACTS, TRANSFER_GROUNDS, cites_of


@pytest.mark.parametrize(
    ("verb", "cites"),
    [
        ("charge_accused", "BLTTHS 2015, Điều 179"),
        ("cancel_initiation", "BLTTHS 2015, Điều 161 khoản 1 điểm b"),
        ("cancel_case_suspension", "BLTTHS 2015, Điều 165 khoản 4, Điều 235"),
        ("cancel_case_termination", "BLTTHS 2015, Điều 230 khoản 3, Điều 235"),
        ("hand_over_case", "BLTTHS 2015, Điều 232 khoản 4, Điều 238"),
        ("return_case", "BLTTHS 2015, Điều 174 khoản 2, Điều 245, 280"),
        ("send_case", "BLTTHS 2015, Điều 169; TTLT 04/2018, Điều 29"),
        ("link_reports", ""),
    ],
)
def test_an_act_stands_under_its_article(verb, cites):
    assert cites_of(verb, date(2022, 6, 1)) == cites


def test_an_act_after_the_amendment_names_the_amending_law():
    assert cites_of("charge_accused", date(2025, 7, 1)) == "BLTTHS 2015 (sửa đổi bởi Luật số 99/2025/QH15), Điều 179"
    assert cites_of("charge_accused", date(2025, 7, 1), english=True).endswith("(amended by Law 99/2025), art. 179")
    assert cites_of("move_case", date(2025, 7, 1)) == BODY_ENDED.cites


def test_every_provision_is_cited_in_both_languages():
    provisions = [*CASE_ACTS.values(), *TRANSFER_GROUNDS.values()]
    assert all(one.cites and one.cites_en and one.code for one in provisions)
    assert [one.code for one in provisions if not one.verified] == [BODY_ENDED.code] * 2
