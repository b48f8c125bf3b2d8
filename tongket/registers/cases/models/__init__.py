"""Tables of the register of offences and cases. Accused persons are counts; nobody is named."""

from tongket.registers.cases.models.case import AccusedCount, Case, CaseEvent, CaseReport
from tongket.registers.cases.models.offence import Clearance, Offence, OffenceAmendment, Reclassification
from tongket.registers.cases.models.procuracy import AnnulledDecision, FileReturn, ProcuracyRequest
from tongket.registers.cases.models.prosecution import CountsSignature, ProsecutionCounts
from tongket.registers.cases.models.ring import Ring
from tongket.registers.cases.models.safeguards import (
    Compensation,
    ProceduralComplaint,
    QuashedJudgment,
    SafeguardReview,
)
from tongket.registers.cases.models.transfer import CaseTransfer
from tongket.registers.cases.models.void_request import VoidRequest

__all__ = [
    "AccusedCount", "AnnulledDecision", "Case", "CaseEvent", "CaseReport", "CaseTransfer", "Clearance", "Compensation",
    "CountsSignature", "FileReturn", "Offence", "OffenceAmendment", "ProceduralComplaint", "ProcuracyRequest",
    "ProsecutionCounts", "QuashedJudgment", "Reclassification", "Ring", "SafeguardReview", "VoidRequest",
]  # fmt: skip
