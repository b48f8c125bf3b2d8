"""How like two reports are (khả năng trùng): place, day and words without diacritics. It only suggests."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tongket.core.viet.keys import fold

# Syllables that stand in nearly every report and tell nothing.
COMMON = frozenset((
    "anh", "ba", "bao", "bi", "chi", "cho", "co", "cong", "cua", "da", "den", "di", "duoc", "gio", "hai", "khi",
    "khong", "khoang", "la", "lai", "luc", "mot", "nay", "ngay", "nguoi", "nha", "nhung", "o", "ong", "phut",
    "ra", "roi", "sau", "ta", "tai", "thi", "tren", "tu", "trong", "va", "van", "vao", "ve", "viec", "voi",
    "vu", "xa", "xay",
))  # fmt: skip
LEAST_WORDS = 2
LEAST_SCORE = 0.25


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a report that may be the same event."""

    code: str
    words: frozenset[str]
    same_place: bool
    days_apart: int | None


def words_of(text: str) -> frozenset[str]:
    """Telling syllables of a text and the pairs they stand in ("xe", "may", "xe may")."""
    syllables = [word for word in (part.strip(".,;:!?\"'()-/") for part in fold(text).split()) if word]
    pairs = {f"{first} {second}" for first, second in pairwise(syllables)}
    single = {word for word in syllables if len(word) > 1 and word not in COMMON and not word.isdigit()}
    return frozenset(single | {pair for pair in pairs if not set(pair.split()) <= COMMON})


def days_between(one: date | None, other: date | None) -> int | None:
    """Whole days between two events, where both days are known."""
    return abs((one - other).days) if one is not None and other is not None else None


def likeness(words: frozenset[str], other: Candidate) -> float:
    """From 0 (nothing in common) upwards: the share of common words, more for the same commune and a near day."""
    common = len(words & other.words)
    if common < LEAST_WORDS:
        return 0.0
    score = common / math.sqrt(len(words) * len(other.words))
    nearness = 0.0 if other.days_apart is None else 0.1 / (1 + other.days_apart)
    return score + (0.1 if other.same_place else 0.0) + nearness if score >= LEAST_SCORE / 2 else 0.0
