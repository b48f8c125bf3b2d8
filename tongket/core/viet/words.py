"""Numerals in words (số bằng chữ) and Roman numerals for parts and annexes."""

from __future__ import annotations

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")
_BILLION = "tỷ"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
MOST_ROMAN = 3999
# Beyond this no count of this system is ever written out.
MOST_IN_WORDS = 10**18 - 1


class NoSuchNumeral(ValueError):
    """The number has no form of this kind."""

    def __init__(self, number: int) -> None:
        super().__init__(f"no numeral for {number}")
        self.number = number


def in_words(number: int) -> str:
    """1704 → một nghìn bảy trăm linh bốn (northern usage: linh, nghìn)."""
    if abs(number) > MOST_IN_WORDS:
        raise NoSuchNumeral(number)
    if number < 0:
        return f"âm {in_words(-number)}"
    if number == 0:
        return DIGITS[0]
    billions, rest = divmod(number, 10**9)
    parts = [f"{_below_billion(billions, full=False)} {_BILLION}"] if billions else []
    if rest:
        parts.append(_below_billion(rest, full=bool(billions)))
    return " ".join(parts)


def roman(number: int) -> str:
    """4 → IV."""
    if not 1 <= number <= MOST_ROMAN:
        raise NoSuchNumeral(number)
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _below_billion(number: int, *, full: bool) -> str:
    parts: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            # "full" says the hundreds although they are none: một tỷ không trăm linh năm.
            parts.append(f"{_group(group, full=full or bool(parts))} {_SCALES[power]}".strip())
    return " ".join(parts)


def _group(group: int, *, full: bool) -> str:
    hundreds, rest = divmod(group, 100)
    parts = [f"{DIGITS[hundreds]} trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if tens == 0 and ones:
        parts.append(f"linh {DIGITS[ones]}" if parts else DIGITS[ones])
    elif tens:
        parts.append("mười" if tens == 1 else f"{DIGITS[tens]} mươi")
        parts += [_ones_after_tens(tens, ones)] if ones else []
    return " ".join(parts)


def _ones_after_tens(tens: int, ones: int) -> str:
    if ones == 5:
        return "lăm"
    return "mốt" if ones == 1 and tens > 1 else DIGITS[ones]
