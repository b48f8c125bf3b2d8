"""Writes of the register of offences and cases: one verb of the office each, with its audit event."""

from tongket.registers.cases.operations.amend import amend_offence
from tongket.registers.cases.operations.bulk import (
    conclude_cases,
    extend_investigations,
    hand_over_cases,
    suspend_cases,
)
from tongket.registers.cases.operations.case import (
    assign_case,
    charge_accused,
    initiate_case,
    link_reports,
    record_acquittal,
    terminate_accused,
)
from tongket.registers.cases.operations.clearance import clear_offence, reverse_clearance
from tongket.registers.cases.operations.investigation import (
    ask_investigation_extension,
    cancel_case_decision,
    conclude_case,
    extend_investigation,
    hand_over_case,
    issue_wanted_notice,
    record_joint_assessment,
    reopen_case,
    resume_case,
    return_case,
    send_case_decision,
    suspend_case,
    terminate_case,
)
from tongket.registers.cases.operations.offence import reclassify_offence, record_offence
from tongket.registers.cases.operations.parts import join_cases, split_case
from tongket.registers.cases.operations.ring import break_ring, review_safeguards, void_ring
from tongket.registers.cases.operations.specs import AccusedSpec, CaseSpec, Losses
from tongket.registers.cases.operations.void import approve_void, refuse_void, request_void

__all__ = [
    "AccusedSpec", "CaseSpec", "Losses", "amend_offence", "approve_void", "ask_investigation_extension", "assign_case",
    "break_ring", "cancel_case_decision", "charge_accused", "clear_offence", "conclude_case", "conclude_cases",
    "extend_investigation", "extend_investigations", "hand_over_case", "hand_over_cases", "initiate_case",
    "issue_wanted_notice", "join_cases", "link_reports", "reclassify_offence", "record_acquittal",
    "record_joint_assessment", "record_offence", "refuse_void", "reopen_case", "request_void", "resume_case",
    "return_case", "reverse_clearance", "review_safeguards", "send_case_decision", "split_case", "suspend_case",
    "suspend_cases", "terminate_accused", "terminate_case", "void_ring",
]  # fmt: skip
