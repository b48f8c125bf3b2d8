"""Privacy marks (mức riêng tư): every field of every model states one; an unmarked field fails the build."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """How far a field may travel."""

    OPEN = "open"  # may be published
    INTERNAL = "internal"  # within the office
    CONTENT = "content"  # police and procuracy only: summaries, places of events
    TECHNICAL = "technical"  # keys and hashes, no business meaning


def marks(**named: Mark) -> dict[str, Mark]:
    """The marks of a model, field by field: `privacy = marks(code=Mark.OPEN, summary=Mark.CONTENT)`."""
    return dict(named)


def internal(*names: str) -> dict[str, Mark]:
    """Shorthand: all the named fields are internal."""
    return dict.fromkeys(names, Mark.INTERNAL)
