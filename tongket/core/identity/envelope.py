"""What lies inside an envelope (phong bì niêm phong): the record it belongs to, then the persons, in one size class.

The record's code is part of what is sealed, so an envelope put beside another record is noticed on opening; blanks
fill it up to the next size class, so its length does not tell how much is known of the persons.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

VERSION = 1
SIZE_CLASS = 1024  # bytes


class NotAnEnvelope(ValueError):
    """The bytes are no envelope of this house."""


class EnvelopeSwapped(ValueError):
    """The envelope belongs to another record than the one it was handed in for."""

    def __init__(self, record: str) -> None:
        super().__init__(record)
        self.record = record


def pack(record: str, persons: Mapping[str, Any]) -> bytes:
    """The plaintext of an envelope for that record."""
    body = json.dumps({"v": VERSION, "record": record, "persons": persons}, ensure_ascii=False).encode()
    return body + b" " * (-len(body) % SIZE_CLASS)


def unpack(record: str, plaintext: bytes) -> dict[str, Any]:
    """The persons in an envelope; refused where it was sealed for another record."""
    try:
        content = json.loads(plaintext)
    except ValueError as fault:
        raise NotAnEnvelope from fault
    if not isinstance(content, dict) or content.get("v") != VERSION:
        raise NotAnEnvelope
    if content["record"] != record:
        raise EnvelopeSwapped(record)
    return dict(content["persons"])
