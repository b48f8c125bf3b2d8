"""The claim that nobody was wronged is found however it is written; duties and questions are no claims."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from tongket.core.checks.claims import Reviewed, bare_claims

CLAIMS = (
    "Chưa phát hiện oan sai, bỏ lọt tội phạm.",
    "chua phat hien oan sai",
    "CHƯA PHÁT HIỆN OAN, SAI, BỎ LỌT TỘI PHẠM",
    "Điều tra đúng người, đúng tội; không có trường hợp oan, sai.",
    "Không để xảy ra oan, sai, bỏ lọt tội phạm.",
    "Chưa có vụ nào bỏ lọt tội phạm",
    "Trong năm không oan sai, không bỏ lọt",
    "Số vụ oan sai: 0",
    "Oan, sai: không",
    "không phát hiện trường hợp nào bị oan",
    "Chưa ghi nhận vụ án nào có dấu hiệu bỏ lọt tội phạm",
    "Qua rà soát 5 vụ/6 bị can, chưa phát hiện oan, sai, bỏ lọt tội phạm",
)
HARMLESS = (
    "Phải bảo đảm không để xảy ra oan, sai, bỏ lọt tội phạm.",
    "Tiếp tục nâng cao chất lượng điều tra, không để oan sai",
    "Rà soát oan sai, bỏ lọt",
    "Không oán trách ai, hoàn toàn yên tâm",
    "Phát hiện 2 trường hợp oan, sai",
    "Khiếu nại về oan, sai được giải quyết",
    "Không bỏ sót công việc, không để tin báo quá hạn",
    "Chưa có báo cáo của đơn vị về rà soát oan sai",
)
REVIEW = Reviewed(1240, 355, "Kiểm sát viên 01", date(2022, 12, 15))
TOLD = ("Qua rà soát 1.240 vụ/355 bị can, chưa phát hiện oan, sai, bỏ lọt tội phạm (người rà soát: Kiểm sát viên 01; "
        "ngày rà soát: 15/12/2022).")  # fmt: skip


@pytest.mark.parametrize("text", CLAIMS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_bare_claim_is_found_in_composed_and_decomposed_letters(text, form):
    assert bare_claims(unicodedata.normalize(form, text))


@pytest.mark.parametrize("text", HARMLESS)
def test_a_duty_a_finding_or_a_question_is_no_claim(text):
    assert bare_claims(text) == []


def test_the_reviewed_sentence_stands_with_its_numbers_reviewer_and_day():
    assert bare_claims(TOLD, [REVIEW]) == []


@pytest.mark.parametrize(
    ("right", "wrong"), [("1.240 vụ", "1.241 vụ"), ("15/12/2022", "16/12/2022"), ("Kiểm sát viên 01", "Thủ trưởng")]
)
def test_a_reviewed_sentence_with_other_numbers_day_or_reviewer_is_bare(right, wrong):
    assert bare_claims(TOLD.replace(right, wrong), [REVIEW])


def test_a_review_covers_its_own_paragraph_only():
    assert bare_claims(f"{TOLD}\nNhư vậy chưa phát hiện oan, sai.", [REVIEW]) == ["Như vậy chưa phát hiện oan, sai."]
