"""Matters a sealed identity is opened for (hồ sơ phục vụ): each register says which of its records a person handles."""

from __future__ import annotations

from collections.abc import Callable

from tongket.foundation.actor import Actor

# Filled by entry/wiring: a check answers for the codes of its own register and says no to every other.
CHECKS: list[Callable[[str, Actor], bool]] = []


def handles(code: str, by: Actor) -> bool:
    """Whether a record with this code exists and this person's body handles it."""
    return any(check(code, by) for check in CHECKS)
