"""Writes of the register of offences and cases: one verb of the office each, with its audit event."""

from tongket.registers.cases.operations.case import (
    charge_accused,
    conclude_case,
    initiate_case,
    record_acquittal,
    reopen_case,
    resume_case,
    return_case,
    suspend_case,
    terminate_case,
    void_case,
)
from tongket.registers.cases.operations.clearance import clear_offence, reverse_clearance
from tongket.registers.cases.operations.offence import reclassify_offence, record_offence, void_offence
from tongket.registers.cases.operations.ring import break_ring, review_safeguards, void_ring
from tongket.registers.cases.operations.specs import AccusedSpec, CaseSpec, Losses

__all__ = [
    "AccusedSpec", "CaseSpec", "Losses", "break_ring", "charge_accused", "clear_offence", "conclude_case",
    "initiate_case", "reclassify_offence", "record_acquittal", "record_offence", "reopen_case", "resume_case",
    "return_case", "reverse_clearance", "review_safeguards", "suspend_case", "terminate_case", "void_case",
    "void_offence", "void_ring",
]  # fmt: skip
