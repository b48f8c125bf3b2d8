"""Short citations (trích dẫn) as English readers need them: the names of texts and their parts, numbers untouched."""

from __future__ import annotations

import re

_NAMES = (
    ("BLTTHS 2015", "Criminal Procedure Code 2015"), ("BLTTHS", "Criminal Procedure Code"), ("BLHS", "Penal Code"),
    ("TTLT", "joint circular"), ("TT 28", "circular 28"), ("TT 119", "circular 119"), ("Luật", "Law"),
    ("Nghị định", "Decree"),
)  # fmt: skip
_PARTS = ((r",? ?Điều ", ", art. "), (r",? khoản ", ", para. "), (r",? điểm ", ", point "))


def in_english(cites: str) -> str:
    """A citation written in Vietnamese, in English: "TTLT 01/2017 Điều 8" → "joint circular 01/2017, art. 8"."""
    for name, english in _NAMES:
        cites = cites.replace(name, english)
    for part, english in _PARTS:
        cites = re.sub(part, english, cites)
    return cites.removeprefix(", ").replace("; , ", "; ")
