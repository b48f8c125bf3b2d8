"""Whether a case is a matter this person handles (hồ sơ đang thụ lý): asked before a sealed identity is opened."""

from __future__ import annotations

from tongket.foundation.actor import Actor
from tongket.registers.cases.models import Case
from tongket.registers.units.queries import acts_for


def handles_case(code: str, by: Actor) -> bool:
    """Whether a case with this code exists and this person acts for the body that handles it."""
    handler = Case.objects.filter(code=code).values_list("handler_id", flat=True).first()
    return handler is not None and acts_for(by, handler)
