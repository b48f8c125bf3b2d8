"""The claim that nobody was wronged (chưa phát hiện oan sai, bỏ lọt): allowed only as the result of a named review.

It is looked for in any free text, with and without diacritics, composed or decomposed, in words ("không có án oan") and
in numbers ("tỷ lệ oan sai: 0%"). A duty to come ("phải bảo đảm không để xảy ra oan, sai"), a goal and a question are no
claims. What must be refused and what must pass is a table: tests/spec/checks/claims.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tongket.core.viet.keys import fold, nfc
from tongket.core.viet.numbers import format_integer

_SENTENCE = re.compile(r"[.!?;]\s|\n")
# Without marks oán (to bear a grudge) reads like oan (wronged); written with them it is another word.
_GRUDGE = re.compile(r"\b(?:o[àáảãạ]n|[òóỏõọ]an)\b", re.IGNORECASE)
# Minh oan, giải oan, kêu oan speak of a remedy or a petition, oan trách, oan hận of a grudge.
_WRONG = (
    r"(?:(?<!minh )(?<!giai )(?<!keu )oan(?!\W+(?:trach|han|than|ghet|thu|gia)\b)(?:\W+(?:(?:hay|va|hoac|an)\W+)?sai)?"
    r"|bo lot|bo sot (?:toi pham|nguoi pham toi)|lot (?:toi pham|nguoi pham toi)|bat nham)"
)
_NONE = (
    r"(?:chua|khong|chang|ko|k)\W+(?:(?:he|co|con|de|bi|thay|phat hien|phat sinh|xay ra|ghi nhan|ton tai)\W+){1,4}"
    r"(?:\w+\W+){0,6}?"
)
_ZERO = r"(?<![\d.,])0(?:[.,]0+)?(?![\d.,]*\d)"
# "Không vụ nào oan", "chưa một ai bị oan", "0% oan sai", "0 trường hợp bị oan".
_NOBODY = (
    rf"(?:khong|chua|chang|{_ZERO})\W+(?:(?:phan tram|truong hop|bi can|bi cao|doi tuong|mot|co|vu|an|ai|nguoi|ca|nao|"
    r"viec|bi|la|tin|bat|khoi to|truy to|xet xu|xu|ket toi|ket an|lam|giam)\W+){0,7}"
)
# "Tỷ lệ oan sai: 0%", "oan, sai: không", "án oan không còn"; but no "oan sai chưa được làm rõ", "không thể chấp nhận".
_TAIL = r"(?:\W+(?:co|con|phat sinh|xay ra|phat hien|ghi nhan|ton tai|vu|an|truong hop|nao|nguoi|phan tram|ai))*\W*$"
_AFTER = rf"(?:\W+\w+){{0,5}}?\W*(?:\W(?:khong|chua){_TAIL}|\W{_ZERO}(?!\W*(?:gio|h)\b)\w*(?:\W+\w+){{0,8}}\W*$)"
_CLAIM = re.compile(rf"\b{_NONE}{_WRONG}\b|\b{_NOBODY}{_WRONG}\b|\b{_WRONG}{_AFTER}")
# "100% vụ án đúng người, đúng tội" says the same in other words.
_ALL_RIGHT = re.compile(r"\b100\s*(?:%|phan tram).*\bdung nguoi\W+(?:va )?dung toi\b")
_QUESTION = re.compile(rf"\bco\W+(?:\w+\W+){{0,3}}?{_WRONG}\s+(?:hay\s+)?(?:khong|chua)$")
_DUTY = re.compile(
    r"\b(?:phai|bao dam|dam bao|can|tiep tuc|quyet tam|nham|yeu cau|tang cuong|kien quyet|phan dau|nang cao)\b"
)
_DEMAND = re.compile(r"\b(?:phai|can|quyet tam|nham|yeu cau|phan dau)\b")
# "Đã bảo đảm không để xảy ra oan, sai" is no duty any more but a result.
_DONE = re.compile(r"\b(?:da|luon)\W+(?:bao dam|dam bao|tang cuong|kien quyet|nang cao|tiep tuc)\b")
_GOAL = re.compile(r"\b(?:phan dau|quyet tam|muc tieu|chi tieu)\b")
_REACHED = re.compile(r"\b(?:dat|da|hoan thanh|vuot|giu)\b")
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
    text = fold(_GRUDGE.sub("…", nfc(sentence))).rstrip(" .!?;")
    if _ALL_RIGHT.search(text):
        return True
    match = _CLAIM.search(text)
    if match is None or _QUESTION.search(text):
        return False
    before = text[: match.start()]
    if _GOAL.search(before) and not _REACHED.search(before):
        return False
    # "Phải … không để xảy ra oan, sai" tells people what to do; without a word of duty it says what was.
    duty = _DUTY.search(before) and (_DEMAND.search(before) or not _DONE.search(before))
    return not (_LEAVES_ROOM.search(match[0]) and duty)


def _number(n: int) -> str:
    return re.escape(format_integer(n)) if n < 1000 else f"(?:{re.escape(format_integer(n))}|{n})"
