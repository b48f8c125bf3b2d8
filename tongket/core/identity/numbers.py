"""Phone and paper numbers (số điện thoại, số giấy tờ) in one shape, however they were typed.

"+84 912 345 678", "0084912345678" and "0912.345.678" are one phone. Mobile numbers of eleven digits became numbers of
ten in the autumn of 2018; the old form still finds the new one.
"""

from __future__ import annotations

import re
import unicodedata

# Old beginnings of eleven-digit mobile numbers → new ones.
RENUMBERED = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083", "0124": "084",
    "0125": "085", "0127": "081", "0129": "082", "0162": "032", "0163": "033", "0164": "034", "0165": "035",
    "0166": "036", "0167": "037", "0168": "038", "0169": "039", "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
PHONE_LENGTHS = (10, 11)  # with the leading 0: mobile and most fixed lines; the remaining fixed lines
ID_LENGTHS = (9, 12)  # chứng minh nhân dân; căn cước


class NotAWholeNumber(ValueError):
    """Neither a whole phone number nor a whole paper number: a part of a number answers nothing."""


def phone_key(text: str) -> str:
    """The phone number as ten or eleven digits beginning with 0; "" where it is none."""
    digits = _digits(text)
    if text.strip().startswith(("+84", "\uff0b84")) or (digits.startswith("84") and len(digits) == 11):
        digits = _at_home(digits[2:])
    elif digits.startswith("0084"):
        digits = _at_home(digits[4:])
    if len(digits) == 11 and digits[:4] in RENUMBERED:
        digits = RENUMBERED[digits[:4]] + digits[4:]
    return digits if len(digits) in PHONE_LENGTHS and digits.startswith("0") else ""


def id_key(text: str) -> str:
    """The number of an identity paper: nine or twelve digits; a passport's letter and seven or eight; else ""."""
    digits = _digits(text)
    plain = re.sub(r"[\s.\-]", "", unicodedata.normalize("NFKC", text)).upper()
    if re.fullmatch(r"[A-Z][0-9]{7,8}", plain):
        return plain
    return digits if len(digits) in ID_LENGTHS and digits == plain else ""


def keys_of(text: str) -> list[str]:
    """Everything a typed number may be, each with its kind: "phone:0912345678", "id:034080000001"."""
    found = [f"phone:{phone_key(text)}" if phone_key(text) else "", f"id:{id_key(text)}" if id_key(text) else ""]
    keys = [key for key in found if key]
    if not keys:
        raise NotAWholeNumber
    return keys


def is_number(text: str) -> bool:
    """Whether the whole text is a phone or paper number, typed in any of the usual ways."""
    if re.fullmatch(r"\s*[+0-9][0-9\s.\-]*", unicodedata.normalize("NFKC", text)) is None:
        return False
    return bool(phone_key(text) or id_key(text))


def _at_home(digits: str) -> str:
    """What follows the country's 84, with the 0 it has at home (some write both)."""
    return digits if digits.startswith("0") and len(digits) in PHONE_LENGTHS else "0" + digits


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", text))
