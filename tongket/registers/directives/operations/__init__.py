"""Writes of the register of directives: one verb of the office each, in one transaction with its audit event."""

from tongket.registers.directives.operations.delays import (
    LateDuty,
    Target,
    ask_explanations,
    escalate_overdue,
    explain_delay,
    export_overdue,
    read_all_reminders,
    read_reminder,
    send_reminders,
)
from tongket.registers.directives.operations.directive import (
    DirectiveSpec,
    EvidenceSpec,
    InstructionSpec,
    TaskSpec,
    accept_task,
    add_partner,
    assign_task,
    complete_task,
    extend_task,
    issue_directive,
    report_progress,
    send_back_task,
    submit_evidence,
    void_directive,
    void_task,
)

__all__ = [
    "DirectiveSpec", "EvidenceSpec", "InstructionSpec", "LateDuty", "Target", "TaskSpec", "accept_task", "add_partner",
    "ask_explanations", "assign_task", "complete_task", "escalate_overdue", "explain_delay", "export_overdue",
    "extend_task", "issue_directive", "read_all_reminders", "read_reminder", "report_progress", "send_back_task",
    "send_reminders", "submit_evidence", "void_directive", "void_task",
]  # fmt: skip
