"""The table of sentences that claim nobody was wronged, and of those that do not."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tongket.core.checks.claims import bare_claims


def sentences(heading: str) -> list[str]:
    text = Path(__file__).with_name("claims.md").read_text(encoding="utf-8")
    part = text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [line.strip("| ") for line in part.splitlines() if line.startswith("|")][2:]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("sentence", sentences("Refused"))
def test_a_claim_is_refused_however_it_is_put(sentence, form):
    assert bare_claims(unicodedata.normalize(form, sentence)) != []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("sentence", sentences("Passes"))
def test_a_duty_a_goal_a_question_or_another_matter_passes(sentence, form):
    assert bare_claims(unicodedata.normalize(form, sentence)) == []
