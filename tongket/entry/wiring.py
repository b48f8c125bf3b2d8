"""News that travels upward: plain lists of functions, called on commit. Nothing in the registers knows the hearer."""

from __future__ import annotations


def wire() -> None:
    """Connect lower registers' news to upper ones; called once when the site or a command starts."""
