"""Code words fit the columns they are written to: SQLite takes longer ones, PostgreSQL refuses them."""

from __future__ import annotations

import pytest

from tongket.registers.cases import models as cases
from tongket.registers.cases import rules as case_rules
from tongket.registers.intake import models as intake
from tongket.registers.intake import rules as intake_rules


@pytest.mark.parametrize(
    ("words", "column"),
    [
        (intake_rules.VERBS, (intake.ReportState, "verb")), (intake_rules.STATES, (intake.ReportState, "state")),
        (intake_rules.STATES, (intake.CrimeReport, "state")), (intake_rules.NOTICE_KINDS, (intake.Notice, "kind")),
        (intake_rules.PROOFS, (intake.Notice, "proof")), (case_rules.VERBS, (cases.CaseEvent, "verb")),
        (case_rules.CASE_STATES, (cases.Case, "state")),
    ],
)  # fmt: skip
def test_the_longest_word_fits(words, column):
    model, name = column
    room = model._meta.get_field(name).max_length
    assert [word for word in words if len(word) > room] == []
