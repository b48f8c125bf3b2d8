from __future__ import annotations

from pathlib import Path

import pytest

from tongket.core.checks import RULES, Submission, check_submission
from tongket.core.checks.document import document

DOCS = Path(__file__).parents[4] / "docs"
CASES = [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), CASES, ids=lambda part: getattr(part, "code", getattr(part, "says", "")))
def test_each_rule_does_what_its_examples_say(rule, example):
    assert tuple(finding.item for finding in rule.findings(example.submission)) == example.items


def test_codes_are_unique():
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_all_findings_come_at_once_errors_first():
    history = [{"id_issued": 20}]
    found = check_submission(Submission({"id_issued": 11, "id_collected": 10, "traffic_fines": -1}, history))
    assert [finding.code for finding in found] == [
        "RETURN-NEGATIVE", "RETURN-ISSUED-OVER-COLLECTED", "RETURN-CUMULATIVE-FELL"
    ]  # fmt: skip


def test_a_message_names_the_item_and_the_number_in_both_languages():
    (finding,) = check_submission(Submission({"traffic_fines": -3}))
    assert finding.message == "Trường hợp vi phạm giao thông bị xử phạt: -3 là số âm."
    assert finding.message_en == "Traffic fines: -3 is negative."


def test_the_page_of_codes_is_current():
    assert (DOCS / "checks.md").read_text(encoding="utf-8") == document()
