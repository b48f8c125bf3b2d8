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
    supplement_case,
    terminate_accused,
)
from tongket.registers.cases.operations.clearance import clear_offence, reverse_clearance
from tongket.registers.cases.operations.ended_body import move_cases_of_ended_body
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
from tongket.registers.cases.operations.procuracy import (
    annul_decision,
    answer_extension_request,
    answer_returned_file,
    make_request,
    record_answer,
    return_file,
)
from tongket.registers.cases.operations.prosecution import record_prosecution_counts, sign_counts
from tongket.registers.cases.operations.ring import break_ring, review_safeguards, void_ring
from tongket.registers.cases.operations.safeguards import (
    decide_complaint,
    record_compensation,
    record_complaint,
    record_quashed_judgment,
    void_entry,
)
from tongket.registers.cases.operations.specs import AccusedSpec, CaseSpec, Losses, ProsecutionNumbers
from tongket.registers.cases.operations.transfer import (
    return_sent_case,
    send_case,
    send_case_away,
    take_back_case,
    take_over_case,
)
from tongket.registers.cases.operations.void import approve_void, refuse_void, request_void

__all__ = [
    "AccusedSpec", "CaseSpec", "Losses", "ProsecutionNumbers", "amend_offence", "annul_decision",
    "answer_extension_request", "answer_returned_file", "approve_void", "ask_investigation_extension",
    "assign_case", "break_ring", "cancel_case_decision", "charge_accused", "clear_offence", "conclude_case",
    "conclude_cases", "decide_complaint", "extend_investigation", "extend_investigations", "hand_over_case",
    "hand_over_cases", "initiate_case", "issue_wanted_notice", "join_cases", "link_reports", "make_request",
    "move_cases_of_ended_body", "reclassify_offence", "record_acquittal", "record_answer", "record_compensation",
    "record_complaint", "record_joint_assessment", "record_offence", "record_prosecution_counts",
    "record_quashed_judgment", "refuse_void", "reopen_case", "request_void", "resume_case", "return_case",
    "return_file", "return_sent_case", "reverse_clearance", "review_safeguards", "send_case", "send_case_away",
    "send_case_decision", "sign_counts", "split_case", "supplement_case", "suspend_case", "suspend_cases",
    "take_back_case", "take_over_case", "terminate_accused", "terminate_case", "void_entry", "void_ring",
]  # fmt: skip
