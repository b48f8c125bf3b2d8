"""Search keys (khóa tìm kiếm): ASCII, lower case, without marks; composed and decomposed text give the same."""

from __future__ import annotations

import re
import unicodedata

# đ has no decomposition; ð (eth) is a frequent slip of old keyboards for it. Dashes and quotes keep a plain shape.
_PLAIN_SHAPES = str.maketrans(
    {"đ": "d", "ð": "d", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"'}
)


def nfc(text: str) -> str:
    """The one form in which text is stored."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """ "Xã Quỳnh Hải" → "xa quynh hai": what is stored as a search key and what a query is turned into."""
    shaped = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN_SHAPES)).casefold().translate(_PLAIN_SHAPES)
    return " ".join(shaped.encode("ascii", "ignore").decode("ascii").split())


def code_key(text: str) -> str:
    """Letters and digits only, so that "TB-34-2022-000123" is found without its dashes."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def initials(text: str) -> str:
    """ "Quỳnh Hải" → "qh"."""
    return "".join(word[0] for word in re.findall(r"[a-z0-9]+", fold(text)))


def matches(query: str, text: str) -> bool:
    """Whether every word of the query begins a word of the text, or the query is the text's initials."""
    words = fold(text).split()
    asked = fold(query).split()
    return all(any(word.startswith(one) for word in words) for one in asked) or initials(text) == "".join(asked)
