"""Writes of the register of crime reports: one verb of the office each, in one transaction with its audit event."""

from tongket.registers.intake.operations.day_state import record_day_states
from tongket.registers.intake.operations.limit import extend_report
from tongket.registers.intake.operations.outcome import merge_report, resolve_report, split_report, void_report
from tongket.registers.intake.operations.receipt import accept_report, classify_as_not_a_report
from tongket.registers.intake.operations.reception import receive_report
from tongket.registers.intake.operations.series import draw_number
from tongket.registers.intake.operations.suspension import close_by_limitation, resume_report, suspend_report
from tongket.registers.intake.operations.transfer import (
    confirm_sent_report,
    return_report,
    send_report,
    take_over_report,
)

__all__ = [
    "accept_report", "classify_as_not_a_report", "close_by_limitation", "confirm_sent_report", "draw_number",
    "extend_report", "merge_report", "receive_report", "record_day_states", "resolve_report", "resume_report",
    "return_report",
    "send_report", "split_report", "suspend_report", "take_over_report", "void_report",
]  # fmt: skip
