"""The set called trọng án: which frames belong to it, from when, under which reading.

Circular 28/2014/TT-BCA art. 3.3 names articles of the code of 1999; the mapping to 2015 is ours and whether the
circular still applies is open. Reports print the label of the set they used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tongket.core.law.penal_code import IN_FORCE, frame_of


@dataclass(frozen=True, slots=True)
class SeriousSet:
    """Whole articles, and articles of which only the extremely serious frames belong."""

    code: str
    effective_from: date
    whole_articles: frozenset[str]
    extremely_serious_of: frozenset[str]
    label: str
    label_en: str
    verified: bool = False


SETS = (
    SeriousSet(
        "TT28-2014", IN_FORCE,
        frozenset({"123", "125", "126"}),
        frozenset({"134", "141", "142", "143", "144", "168", "169", "170"}),
        "Trọng án: các Điều 123, 125, 126 và khung đặc biệt nghiêm trọng của các Điều 134, 141, 142, 143, 144, 168, "
        "169, 170 BLHS (theo Thông tư số 28/2014/TT-BCA, quy đổi sang BLHS 2015)",
        "Serious set: articles 123, 125, 126 and the extremely serious frames of 134, 141–144, 168–170 of the Penal "
        "Code (Circular 28/2014/TT-BCA, mapped to the code of 2015)",
    ),
)  # fmt: skip


def serious_set_on(day: date) -> SeriousSet:
    """The set in use on a day; before the first it is the first."""
    return next((found for found in reversed(SETS) if found.effective_from <= day), SETS[0])


def in_serious_set(article: str, clause: str, on: date) -> bool:
    """Whether an offence under this frame is trọng án; refused like `frame_of`."""
    chosen, frame = serious_set_on(on), frame_of(article, clause, on)
    if article in chosen.whole_articles:
        return True
    return article in chosen.extremely_serious_of and frame.crime_class == "extremely_serious"
