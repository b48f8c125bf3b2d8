"""Numbers that lead to a person (số giấy tờ, số điện thoại) found in free text, so that they are not stored there."""

from __future__ import annotations

import re

# What follows a sum of money; nine digits before it are no identity number.
_MONEY = r"(?!\s*(?:đồng|đ\b|vnđ|vnd|usd|triệu|tỷ))"
# Mobile and landline numbers in Vietnam: 0 or +84, then nine or ten digits, often written in groups.
_PHONE = re.compile(r"(?<![\d.,])(?:\+\s?84|0)(?:[ .\-]?\d){9,10}(?!\d)" + _MONEY, re.IGNORECASE)
# Old identity cards have nine digits, citizen cards and personal numbers twelve; groups are set off by blanks.
_IDENTITY = re.compile(
    r"(?<![\d.,/\-])(?:\d{3} ?\d{3} ?\d{3} ?\d{3}|\d{3} ?\d{3} ?\d{3})(?![\d]|[.,/\-]\d)" + _MONEY, re.IGNORECASE
)


def personal_numbers(text: str) -> tuple[str, ...]:
    """Identity and phone numbers in the text, in the order they stand: "CCCD 000000000001" → ("000000000001",)."""
    found = {(match.start(), match.group()) for pattern in (_PHONE, _IDENTITY) for match in pattern.finditer(text)}
    answer: list[str] = []
    end = -1
    for start, number in sorted(found, key=lambda one: (one[0], -len(one[1]))):
        if start >= end:
            answer.append(number.strip())
            end = start + len(number)
    return tuple(answer)
