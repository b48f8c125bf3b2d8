"""The indicators themselves (danh mục chỉ tiêu), one module per chapter of the report; checked when this loads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from tongket.core.catalogue import (
    crime_reports,
    direction,
    evils,
    incidents,
    investigation,
    management,
    outreach,
    prosecution,
    safeguards,
    situation,
)
from tongket.core.catalogue.chapter import Chapter
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.mistakes import RepeatedIndicator, UnknownIndicator

EDITION = "2022.1"
CHAPTERS: tuple[Chapter, ...] = (
    situation.CHAPTER, crime_reports.CHAPTER, investigation.CHAPTER, safeguards.CHAPTER, prosecution.CHAPTER,
    incidents.CHAPTER, evils.CHAPTER, evils.WANTED,
    management.CHAPTER, outreach.CHAPTER, direction.DIRECTIVES, direction.AWARDS, direction.INDICES,
)  # fmt: skip


def collect(chapters: Iterable[Chapter]) -> dict[str, Indicator]:
    """All indicators by id, in the order of the report; a repeated id or a slice of nothing is refused."""
    found: dict[str, Indicator] = {}
    for chapter in chapters:
        for indicator in chapter.indicators:
            if indicator.id in found:
                raise RepeatedIndicator(indicator.id)
            found[indicator.id] = indicator
    for indicator in found.values():
        if indicator.slice_of and indicator.slice_of not in found:
            raise UnknownIndicator(indicator.slice_of)
    return found


def fingerprint(indicators: Iterable[Indicator]) -> str:
    """Changes when any definition, source or formula does."""
    text = "\n".join(repr(indicator) for indicator in indicators)
    return hashlib.sha256(text.encode()).hexdigest()


CATALOGUE: dict[str, Indicator] = collect(CHAPTERS)
CATALOGUE_HASH = fingerprint(CATALOGUE.values())
CATALOGUE_VERSION = f"{EDITION}+{CATALOGUE_HASH[:8]}"


def find(indicator: str) -> Indicator:
    """The indicator of that id, or UnknownIndicator."""
    if indicator not in CATALOGUE:
        raise UnknownIndicator(indicator)
    return CATALOGUE[indicator]
