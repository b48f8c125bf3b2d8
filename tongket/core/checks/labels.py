"""Names of items as the clerk reads them."""

from __future__ import annotations

from tongket.core.facts import MONTH_ITEMS


def label(item: str) -> str:
    return MONTH_ITEMS[item].label if item in MONTH_ITEMS else item


def label_en(item: str) -> str:
    return MONTH_ITEMS[item].label_en if item in MONTH_ITEMS else item


def names(**items: str) -> dict[str, object]:
    """Words for the messages: {a} and {a_en} for a=item."""
    words: dict[str, object] = {}
    for word, item in items.items():
        words[word], words[f"{word}_en"] = label(item), label_en(item)
    return words
