"""Old Vietnamese text (bảng mã cũ): recognises TCVN3 and VNI, converts them, and refuses what reads two ways.

Every word that is not plain ASCII is read in each encoding; a reading costs as many bits as its syllables are
surprising. The cheapest wins, if by a margin. Unicode has the first claim on text, none on bytes that are not UTF-8.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tongket.core.viet import syllables
from tongket.core.viet.legacy_tables import (
    TCVN3,
    TYPOGRAPHIC,
    VNI_MARKS,
    VNI_PAIRS,
    VNI_SINGLES,
    WINDOWS_1252,
    WINDOWS_1252_CHARS,
)

Encoding = Literal["unicode", "tcvn3", "vni"]

# An old encoding must explain the text this much better than Unicode before it is even level with it.
OLD_ENCODING = 6
# Two readings nearer than this (one in 64) are both believable.
MARGIN = 6
# Mean bits per word above which bytes are not Vietnamese in any encoding known here.
HOPELESS = 30
QUOTE, ABBREVIATION, LONE_SYMBOL, GLUED_SYMBOL, GARBLED = 1, 16, 10, 25, 60

_CONTROLS = "\x01\x02\x04\x05\x06\x11-\x17"
_WORD = re.compile(rf"(?:[A-Za-z{_CONTROLS}]|[^\x00-\x7f\xa0])+")
_QUOTES = "".join(TYPOGRAPHIC.values()) + "\u2012\u2015"
_VOWELS = frozenset("AEIOUY")


class AmbiguousText(ValueError):
    """The text is believable in more than one encoding; a person must say which."""

    def __init__(self, readings: tuple[Decoded, ...]) -> None:
        super().__init__("reads as " + " or ".join(f"{one.text!r} ({one.encoding})" for one in readings))
        self.readings = readings


class UnreadableText(ValueError):
    """The bytes are neither UTF-8 nor Vietnamese in an encoding known here."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(f"no known Vietnamese encoding: {raw[:40]!r}")
        self.raw = raw


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text in composed Unicode, and the encoding it was in."""

    text: str
    encoding: Encoding


@dataclass(frozen=True, slots=True)
class _Reading:
    decoded: Decoded
    costs: tuple[int, ...]  # one per word that is not plain ASCII, in order

    @property
    def bits(self) -> int:
        return sum(self.costs) + (0 if self.decoded.encoding == "unicode" else OLD_ENCODING)


def decode(source: str | bytes) -> Decoded:
    """The text and its encoding. A string may hold old bytes shown as Latin-1 or Windows-1252 characters."""
    if isinstance(source, bytes):
        try:
            return decode(source.decode("utf-8"))
        except UnicodeDecodeError:
            return _decode_old_bytes(source)
    if source.isascii() and not re.search(f"[{_CONTROLS}]", source):
        return Decoded(source, "unicode")
    return _believable([_reading(source, encoding) for encoding in _READERS])


def decode_as(source: str | bytes, encoding: Encoding) -> str:
    """The text, when a person has said which encoding it is in."""
    if isinstance(source, bytes):
        source = source.decode("utf-8") if encoding == "unicode" else _as_windows_shows(source)
    return _reading(source, encoding).decoded.text


def _decode_old_bytes(raw: bytes) -> Decoded:
    text = _as_windows_shows(raw)
    readings = [_reading(text, "tcvn3"), _reading(text, "vni")]
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if min(one.bits for one in readings) - OLD_ENCODING >= HOPELESS * len(words):
        raise UnreadableText(raw)
    return _believable(readings)


def _as_windows_shows(raw: bytes) -> str:
    return "".join(WINDOWS_1252_CHARS.get(code, chr(code)) for code in raw)


def _believable(readings: list[_Reading]) -> Decoded:
    best, *others = sorted(readings, key=lambda one: one.bits)
    rivals = [
        one
        for one in others
        if one.decoded.text != best.decoded.text
        and (one.bits - best.bits < MARGIN or _reads_what_is_garbled(one, best))
    ]
    if rivals:
        raise AmbiguousText((best.decoded, *(one.decoded for one in rivals)))
    return best.decoded


def _reads_what_is_garbled(other: _Reading, best: _Reading) -> bool:
    """Two encodings in one line: a word that the best reading cannot read at all is a plain syllable in the other."""
    pairs = zip(best.costs, other.costs, strict=True)
    return any(cost >= GARBLED and rival <= syllables.UNSEEN for cost, rival in pairs)


def _reading(text: str, encoding: Encoding) -> _Reading:
    read = _READERS[encoding]
    capitals = _all_capitals(text)
    costs: list[int] = []

    def replace(match: re.Match[str]) -> str:
        word = match[0]
        if word.isascii() and word.isalpha():
            return word
        found, cost = read(word, capitals)
        costs.append(cost)
        return found

    decoded = unicodedata.normalize("NFC", _WORD.sub(replace, text))
    return _Reading(Decoded(decoded, encoding), tuple(costs))


def _read_unicode(word: str, _capitals: bool) -> tuple[str, int]:
    composed = unicodedata.normalize("NFC", word)
    return composed, _bits(composed)


def _read_tcvn3(word: str, capitals: bool) -> tuple[str, int]:
    codes = [WINDOWS_1252.get(char, ord(char)) for char in word]
    as_letters = "".join(TCVN3.get(code, char) for code, char in zip(codes, word, strict=True))
    as_marks = "".join(TYPOGRAPHIC.get(code, TCVN3.get(code, char)) for code, char in zip(codes, word, strict=True))
    # ABC fonts for capitals show small letters' codes as capitals: "TH¸I" is THÁI.
    raised = capitals or (len(re.findall("[A-Z]", word)) > 1 and not re.search("[a-z]", word))
    forms = [form.upper() if raised else form for form in (as_marks, as_letters)]
    strays = any(
        not char.isascii() and code not in TCVN3 and _is_letter(char) for code, char in zip(codes, word, strict=True)
    )
    return min(((form, GARBLED if strays else _bits(form)) for form in forms), key=lambda pair: pair[1])


def _read_vni(word: str, _capitals: bool) -> tuple[str, int]:
    found, strays, place = [], False, 0
    while place < len(word):
        pair, char = word[place : place + 2], word[place]
        letter = VNI_PAIRS.get(pair.lower())
        if letter is None:
            letter = VNI_SINGLES.get(char.lower())
            strays = strays or (
                letter is None and (char.lower() in VNI_MARKS or not (char.isascii() or char in _QUOTES))
            )
            place += 1
        else:
            place += 2
        found.append(char if letter is None else letter.upper() if char.isupper() else letter)
    text = "".join(found)
    return text, GARBLED if strays else _bits(text)


def _bits(word: str) -> int:
    """How surprising a decoded word is, the signs around it included."""
    core = word.strip(_QUOTES)
    bits = QUOTE * (len(word) - len(core))
    if not core or (core.isascii() and core.isalpha()):
        return bits
    if core.isalpha():
        return bits + (ABBREVIATION if _is_abbreviation(core) else syllables.cost(core))
    letters = core.strip("".join(char for char in core if not char.isalpha()))
    if not letters:
        return bits + LONE_SYMBOL * len(core)
    if not letters.isalpha():
        return bits + GARBLED
    return bits + GLUED_SYMBOL * (len(core) - len(letters)) + _bits(letters)


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"


def _is_abbreviation(core: str) -> bool:
    """BCĐ, NĐ: capitals without a vowel among them."""
    plain = unicodedata.normalize("NFD", core)
    return core.isupper() and len(core) <= 8 and not _VOWELS.intersection(plain) and "Đ" in core


def _all_capitals(text: str) -> bool:
    return not re.search("[a-z]", text) and any(len(re.findall("[A-Z]", word)) > 1 for word in _WORD.findall(text))


_READERS: dict[Encoding, Callable[[str, bool], tuple[str, int]]] = {
    "unicode": _read_unicode,
    "tcvn3": _read_tcvn3,
    "vni": _read_vni,
}
