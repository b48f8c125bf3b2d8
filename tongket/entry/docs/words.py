"""Small parts of the generated pages: tables, and labels in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils import translation


def both(label: object) -> tuple[str, str]:
    """A label in Vietnamese and in English."""
    with translation.override("vi"):
        vietnamese = str(label)
    with translation.override("en"):
        return vietnamese, str(label)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a Markdown table, with an empty line after it."""
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]
    return [*lines, ""]


def cell(value: Any) -> str:
    """One value as a cell: dates as people write them, sets in order, nothing as a dash."""
    match value:
        case bool():
            return "đã đọc – verified" if value else "cấu hình – configuration"
        case None:
            return "–"
        case date():
            return f"{value:%d/%m/%Y}"
        case Fraction():
            return str(value)
        case int():
            return f"{value:,}".replace(",", ".")
        case frozenset() | set():
            return ", ".join(sorted(map(str, value), key=lambda text: (len(text), text)))
        case tuple() | list():
            return "; ".join(map(str, value))
        case _:
            return str(value).replace("|", "\\|") or "–"
