"""The claim that nobody was wronged (chưa phát hiện oan sai, bỏ lọt): allowed only as the result of a named review.

It is looked for in any free text, with and without diacritics, composed or decomposed; a duty to come ("phải bảo đảm
không để xảy ra oan, sai") is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tongket.core.viet.keys import fold
from tongket.core.viet.numbers import format_integer

_SENTENCE = re.compile(r"[.!?;]\s|\n")
_WRONG = r"(?:oan\W*sai|oan\W+(?:hay|va|hoac)\W+sai|lam oan|bi oan|xu oan|ket an oan|oan nguoi|bo lot|lot toi pham)"
_NONE = (
    r"(?:chua|khong|chang|ko|k)\W+(?:(?:he|co|de|bi|thay|phat hien|phat sinh|xay ra|ghi nhan|ton tai)\W+){1,4}"
    r"(?:\w+\W+){0,6}?"
)
_AFTER = r"(?:\W+\w+){0,5}?\W+(?:la|bang)?\W*(?:khong|chua|0)\b(?!\W*(?:de|duoc))"
_CLAIM = re.compile(rf"\b{_NONE}{_WRONG}\b|\b(?:khong|chua)\W+{_WRONG}\b|\b{_WRONG}(?:{_AFTER})$")
_DUTY = re.compile(
    r"\b(?:phai|bao dam|dam bao|can|tiep tuc|quyet tam|nham|yeu cau|tang cuong|kien quyet|phan dau|nang cao)\b"
)
_LEAVES_ROOM = re.compile(r"\bde(?: xay ra)?\W")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A recorded review that found nothing: how much was looked at, by which post, on which day."""

    cases: int
    accused: int
    reviewer: str
    on: date

    def stands_in(self, paragraph: str) -> bool:
        """Whether a paragraph names this review: both numbers, the reviewer's post and the day."""
        text = fold(paragraph)
        numbers = re.search(rf"\b{_number(self.cases)} vu\W+(?:va )?{_number(self.accused)} bi can\b", text)
        return bool(numbers) and fold(self.reviewer) in text and f"{self.on:%d/%m/%Y}" in paragraph


def bare_claims(text: str, reviewed: Iterable[Reviewed] = ()) -> list[str]:
    """The sentences of a text that claim nobody was wronged or missed, and name no review that looked."""
    known = tuple(reviewed)
    found = []
    for paragraph in text.split("\n"):
        if any(one.stands_in(paragraph) for one in known):
            continue
        found += [sentence.strip() for sentence in _sentences(paragraph) if _claims(sentence)]
    return found


def _sentences(paragraph: str) -> list[str]:
    return [part for part in _SENTENCE.split(paragraph) if part and part.strip()]


def _claims(sentence: str) -> bool:
    text = fold(sentence).rstrip(" .!?;")
    match = _CLAIM.search(text)
    if match is None:
        return False
    # "Phải … không để xảy ra oan, sai" tells people what to do; without a word of duty it says what was.
    return not (_LEAVES_ROOM.search(match[0]) and _DUTY.search(text[: match.start()]))


def _number(n: int) -> str:
    return re.escape(format_integer(n)) if n < 1000 else f"(?:{re.escape(format_integer(n))}|{n})"
