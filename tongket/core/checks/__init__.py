"""Rules for submitted data, one a module (kiểm tra số liệu báo cáo); every finding is told at once."""

from __future__ import annotations

from tongket.core.checks import (
    attendance_without_session,
    collected_over_eligible,
    empty_item,
    issued_over_collected,
    level_fell,
    negative_count,
    on_time_over_received,
    online_over_received,
    sudden_change,
)
from tongket.core.checks.rule import Example, Finding, Rule, Severity, Submission

RULES: tuple[Rule, ...] = (
    empty_item.RULE, negative_count.RULE, collected_over_eligible.RULE, issued_over_collected.RULE,
    on_time_over_received.RULE, online_over_received.RULE, attendance_without_session.RULE, level_fell.RULE,
    sudden_change.RULE,
)  # fmt: skip


def check_submission(submission: Submission) -> list[Finding]:
    """Everything found, errors first."""
    found = [finding for rule in RULES for finding in rule.findings(submission)]
    return sorted(found, key=lambda finding: finding.severity)


__all__ = ["RULES", "Example", "Finding", "Rule", "Severity", "Submission", "check_submission"]
