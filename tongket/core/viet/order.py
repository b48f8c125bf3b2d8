"""Dictionary order (thứ tự từ điển): a ă â b c d đ e ê …, then the tones, syllable by syllable."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# ngang, huyền, hỏi, ngã, sắc, nặng
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")

_RANK = {letter: rank for rank, letter in enumerate(ALPHABET)}
_TONE_RANK = {mark: rank for rank, mark in enumerate(TONES) if mark}

Syllable = tuple[tuple[tuple[int, int], ...], tuple[int, ...]]
OrderKey = tuple[tuple[Syllable, ...], str, str]
T = TypeVar("T")


def order_key(text: str) -> OrderKey:
    """Compare with this key. Letters of a syllable come before its tone; case and punctuation only break ties."""
    composed = unicodedata.normalize("NFC", text)
    return tuple(_syllable(word) for word in _words(composed)), composed.swapcase(), composed


def in_order(items: Iterable[T], key: Callable[[T], str] = str) -> list[T]:
    """The items in dictionary order of their text."""
    return sorted(items, key=lambda item: order_key(key(item)))


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() or unicodedata.category(char) == "Mn" else " " for char in text).split()


def _syllable(word: str) -> Syllable:
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", word).lower():
        letter, tone = _letter_and_tone(char)
        tones += [tone] if tone else []
        if letter:
            letters.append(_letter_rank(letter))
    return tuple(letters), tuple(tones)


def _letter_and_tone(char: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", char)
    tone = next((_TONE_RANK[mark] for mark in marks if mark in _TONE_RANK), 0)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONE_RANK)), tone


def _letter_rank(letter: str) -> tuple[int, int]:
    # Digits first, then the alphabet, then letters of other languages by code point.
    if letter in _RANK:
        return 1, _RANK[letter]
    return (0, ord(letter[0])) if letter.isdigit() else (2, ord(letter[0]))
