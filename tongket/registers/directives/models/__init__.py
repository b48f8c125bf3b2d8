"""Tables of the register of directives: directives with their tasks, and delays with what was said and sent on them."""

from tongket.registers.directives.models.delays import DelayReason, Reminder
from tongket.registers.directives.models.directive import (
    Directive,
    Evidence,
    Extension,
    Instruction,
    Progress,
    Task,
    TaskPartner,
)

__all__ = [
    "DelayReason", "Directive", "Evidence", "Extension", "Instruction", "Progress", "Reminder", "Task", "TaskPartner",
]  # fmt: skip
