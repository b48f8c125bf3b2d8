"""Reads of the register of directives: tasks and directives, facts; reasons for delays and messages about them."""

from tongket.registers.directives.queries.delays import (
    notices_for,
    reasons_of,
    reminded_today,
    reminders_of,
    unread,
)
from tongket.registers.directives.queries.directive import (
    SOURCES,
    STATUSES,
    counts,
    directive,
    directives,
    facts_as_of,
    open_by_due,
    status,
    task,
    tasks,
    tasks_of,
    tasks_of_origin,
)
from tongket.registers.directives.rules import ESCALATION, EXPLAINERS, SENDERS, STEPS, DutyKey, steps_reached

__all__ = [
    "ESCALATION", "EXPLAINERS", "SENDERS", "SOURCES", "STATUSES", "STEPS", "DutyKey", "counts", "directive",
    "directives", "facts_as_of", "notices_for", "open_by_due", "reasons_of", "reminded_today", "reminders_of",
    "status", "steps_reached", "task", "tasks", "tasks_of", "tasks_of_origin", "unread",
]  # fmt: skip
