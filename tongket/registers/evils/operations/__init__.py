"""Writes of the register of social evils."""

from tongket.registers.evils.operations.cases import (
    DecisionEntry,
    EvilEntry,
    Measures,
    Persons,
    Seized,
    decide_evil_case,
    decide_evil_cases,
    record_evil_case,
    record_evil_cases,
    withdraw_evil_decision,
)
from tongket.registers.evils.operations.spots import (
    SpotEntry,
    StepEntry,
    clear_spot,
    clear_spots,
    open_spot,
    open_spots,
    reopen_spot,
)
from tongket.registers.evils.operations.treatment import (
    MovementEntry,
    record_treatment_movement,
    record_treatment_movements,
)
from tongket.registers.evils.operations.voiding import approve_void, refuse_void, request_void
from tongket.registers.evils.operations.wanted import (
    ResultEntry,
    WantedEntry,
    issue_wanted_notice,
    issue_wanted_notices,
    record_wanted_result,
    record_wanted_results,
)

__all__ = [
    "DecisionEntry", "EvilEntry", "Measures", "MovementEntry", "Persons", "ResultEntry", "Seized", "SpotEntry",
    "StepEntry", "WantedEntry", "approve_void", "clear_spot", "clear_spots", "decide_evil_case",
    "decide_evil_cases", "issue_wanted_notice", "issue_wanted_notices", "open_spot", "open_spots",
    "record_evil_case", "record_evil_cases", "record_treatment_movement", "record_treatment_movements",
    "record_wanted_result", "record_wanted_results", "refuse_void", "reopen_spot", "request_void",
    "withdraw_evil_decision",
]  # fmt: skip
