"""Generated documents: rules, states, privacy, indicators and checks as pages of docs/, always as the code says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tongket.core.catalogue.document import document as indicators
from tongket.core.checks.document import document as checks
from tongket.entry.docs.privacy import document as privacy
from tongket.entry.docs.rules import document as rules
from tongket.entry.docs.states import document as states

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "docs"
DOCUMENTS: dict[str, Callable[[], str]] = {
    "indicators.md": indicators,
    "checks.md": checks,
    "rules.md": rules,
    "states.md": states,
    "privacy.md": privacy,
}


def text_of(name: str) -> str:
    """What the page should say now."""
    return DOCUMENTS[name]().rstrip("\n") + "\n"


def stale() -> list[str]:
    """Pages that are missing or say something else than the code."""
    return [
        name
        for name in DOCUMENTS
        if not (FOLDER / name).exists() or (FOLDER / name).read_text(encoding="utf-8") != text_of(name)
    ]


def write_all() -> list[str]:
    """Write every page that is not current; the names of those written."""
    FOLDER.mkdir(exist_ok=True)
    written = stale()
    for name in written:
        (FOLDER / name).write_text(text_of(name), encoding="utf-8")
    return written
