"""Capitals in names of places (viết hoa tên đơn vị hành chính), Decree 30/2020, Annex II."""

from __future__ import annotations

import re

LEVEL_WORDS = ("Thành phố", "Thị trấn", "Thị xã", "Phường", "Huyện", "Quận", "Tỉnh", "Xã")


def in_sentence(name: str, *, named_after: bool = False) -> str:
    """Xã Kiến Xương → xã Kiến Xương; named after a person, a number or an event it keeps its capital."""
    if named_after or named_by_number(name):
        return name
    for word in LEVEL_WORDS:
        if name.startswith(f"{word} "):
            return word.lower() + name.removeprefix(word)
    return name


def named_by_number(name: str) -> bool:
    """Phường 1, Quận 10."""
    return re.fullmatch(rf"(?:{'|'.join(LEVEL_WORDS)}) [0-9]+", name) is not None


def without_level(name: str) -> str:
    """Xã Kiến Xương → Kiến Xương, for tables; a name by number stays whole, since "1" alone says nothing."""
    if named_by_number(name):
        return name
    for word in LEVEL_WORDS:
        if name.startswith(f"{word} "):
            return name.removeprefix(f"{word} ")
    return name
