"""Writes of the register of crime reports: one verb of the office each, in one transaction with its audit event."""

from tongket.registers.intake.operations.amend import amend_report
from tongket.registers.intake.operations.classification import (
    accept_report,
    assign_report,
    classify_as_not_a_report,
    classify_report,
)
from tongket.registers.intake.operations.day_state import record_day_states
from tongket.registers.intake.operations.dissolution import hand_over_dissolved_unit
from tongket.registers.intake.operations.follow_up import mark_followed_up
from tongket.registers.intake.operations.hidden import read_report, route_report_about
from tongket.registers.intake.operations.limit import answer_extension, extend_report, request_extension
from tongket.registers.intake.operations.merging import merge_report, split_report
from tongket.registers.intake.operations.notices import deliver_notices, edit_notice, send_notice
from tongket.registers.intake.operations.outcome import (
    Archived,
    archive_report,
    archive_reports,
    record_administrative_result,
    record_administrative_transfer,
    record_administrative_transfers,
    record_agreement,
    reopen_report,
    resolve_report,
    review_outcome,
)
from tongket.registers.intake.operations.reception import print_sheet, receive_report
from tongket.registers.intake.operations.remote import list_remote_commune, unlist_remote_commune
from tongket.registers.intake.operations.series import draw_number
from tongket.registers.intake.operations.suspension import (
    close_by_limitation,
    record_cancellation,
    record_coordination,
    record_joint_review,
    record_limitation,
    resume_report,
    suspend_report,
)
from tongket.registers.intake.operations.transfer import (
    confirm_sent_report,
    return_report,
    send_report,
    take_over_report,
)
from tongket.registers.intake.operations.void import approve_void, refuse_void, request_void
from tongket.registers.intake.rules import Delivery

__all__ = [
    "Archived",
    "Delivery",
    "accept_report",
    "amend_report",
    "answer_extension",
    "approve_void",
    "archive_report",
    "archive_reports",
    "assign_report",
    "classify_as_not_a_report",
    "classify_report",
    "close_by_limitation",
    "confirm_sent_report",
    "deliver_notices",
    "draw_number",
    "edit_notice",
    "extend_report",
    "hand_over_dissolved_unit",
    "list_remote_commune",
    "mark_followed_up",
    "merge_report",
    "print_sheet",
    "read_report",
    "receive_report",
    "record_administrative_result",
    "record_administrative_transfer",
    "record_administrative_transfers",
    "record_agreement",
    "record_cancellation",
    "record_coordination",
    "record_day_states",
    "record_joint_review",
    "record_limitation",
    "refuse_void",
    "reopen_report",
    "request_extension",
    "request_void",
    "resolve_report",
    "resume_report",
    "return_report",
    "review_outcome",
    "route_report_about",
    "send_notice",
    "send_report",
    "split_report",
    "suspend_report",
    "take_over_report",
    "unlist_remote_commune",
]  # fmt: skip
