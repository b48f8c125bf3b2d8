"""Numbers as a Vietnamese office writes and types them (số): 1.704 · 92,3% · −4,6% · 33,23 tỷ đồng.

`half_up` is the only place of the system where a figure is rounded.
"""

from __future__ import annotations

import re
from fractions import Fraction

MINUS = "−"
Number = int | Fraction

# Longer input is no count of anything; the bound also keeps int() away from quadratic work.
MOST_DIGITS = 30
_PLAIN = re.compile(r"[0-9]+")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")
_SPACED = re.compile(r"[1-9][0-9]{0,2}([ \u00a0\u202f][0-9]{3})+")
_COMMAS = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3}){2,}")
_DECIMAL = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+),([0-9]+)")
_SIGNS = ("-", MINUS)


class NotANumber(ValueError):
    """The text is no whole number (or, for `parse_decimal`, no number) in any notation in use here."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a number: {text!r}")
        self.text = text


class AmbiguousNumber(ValueError):
    """Vietnamese and English marks give two different numbers, as for 1,500; the person is asked back."""

    def __init__(self, text: str, readings: tuple[str, ...]) -> None:
        super().__init__(f"ambiguous number: {text!r} reads as {' or '.join(readings)}")
        self.text = text
        self.readings = readings


def half_up(value: Number, decimals: int = 0) -> int:
    """The value in units of its last kept decimal, halves away from zero: half_up(−9.905, 2) = −991."""
    exact = Fraction(value) * (10**decimals)
    size: int = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return -size if exact < 0 else size


def decimal_text(value: Number, decimals: int) -> str:
    """For machines: "-9.91", "0.00"; a value that rounds to nothing loses its sign."""
    return _written(value, decimals, sign="-", thousands="", point=".")


def format_integer(value: int) -> str:
    """1.704; −43."""
    return _written(value, 0, sign=MINUS, thousands=".", point=",")


def format_decimal(value: Number, decimals: int = 2) -> str:
    """1.234,50."""
    return _written(value, decimals, sign=MINUS, thousands=".", point=",")


def format_percent(percent: Number, decimals: int = 2) -> str:
    """92,30% of a value already in percent (92.3, not 0.923)."""
    return format_decimal(percent, decimals) + "%"


def format_signed(value: Number, decimals: int = 0) -> str:
    """A difference with its sign: +15, −43, 0."""
    text = format_decimal(value, decimals)
    return f"+{text}" if half_up(value, decimals) > 0 else text


def format_points(points: Number, decimals: int = 2) -> str:
    """A difference of two rates: 1,20 điểm %."""
    return f"{format_decimal(points, decimals)} điểm %"


def format_money(dong: int, decimals: int = 2) -> str:
    """33,23 tỷ đồng; 450 triệu đồng; 85.000 đồng. Trailing zeros after the comma are dropped."""
    return _money(dong, decimals, MINUS, ".", ",", ("tỷ đồng", "triệu đồng", "đồng"))


def english_integer(value: int) -> str:
    """1,704."""
    return _written(value, 0, sign=MINUS, thousands=",", point=".")


def english_decimal(value: Number, decimals: int = 2) -> str:
    """1,234.50."""
    return _written(value, decimals, sign=MINUS, thousands=",", point=".")


def english_percent(percent: Number, decimals: int = 2) -> str:
    """92.30%."""
    return english_decimal(percent, decimals) + "%"


def english_money(dong: int, decimals: int = 2) -> str:
    """33.23 billion dong."""
    return _money(dong, decimals, MINUS, ",", ".", ("billion dong", "million dong", "dong"))


def parse_integer(text: str) -> int:
    """A typed whole number: 1.500.000, 1500000, 1 500 000, 1,500,000. 1,500 and 1.500,5 are asked back."""
    sign, body = _signed_body(text)
    if len(body) > MOST_DIGITS:
        raise NotANumber(text)
    if _PLAIN.fullmatch(body) or _DOTTED.fullmatch(body) or _SPACED.fullmatch(body) or _COMMAS.fullmatch(body):
        return sign * int(re.sub(r"[^0-9]", "", body))
    if re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", body):
        raise AmbiguousNumber(text, (body.replace(",", "."), body))
    if re.fullmatch(r"[0-9.,]*[0-9][.,][0-9]+", body):
        raise AmbiguousNumber(text, (re.split(r"[.,][0-9]+$", body)[0], body))
    raise NotANumber(text)


def parse_decimal(text: str) -> Fraction:
    """A typed number that may have a decimal comma: 92,3; 1.234,50. 1,500 and 92.3 are asked back."""
    sign, body = _signed_body(text)
    if len(body) > MOST_DIGITS:
        raise NotANumber(text)
    match = _DECIMAL.fullmatch(body)
    if match is None:
        return Fraction(parse_integer(text))
    whole, part = match[1], match[3]
    if len(part) == 3 and "." not in whole and len(whole) <= 3 and not whole.startswith("0"):
        raise AmbiguousNumber(text, (whole + part, body))
    return sign * Fraction(int(whole.replace(".", "") + part), 10 ** len(part))


def _signed_body(text: str) -> tuple[int, str]:
    stripped = text.strip()
    return (-1, stripped[1:]) if stripped.startswith(_SIGNS) else (1, stripped)


def _written(value: Number, decimals: int, *, sign: str, thousands: str, point: str) -> str:
    scaled = half_up(value, decimals)
    whole, rest = divmod(abs(scaled), 10**decimals)
    text = f"{whole:,}".replace(",", thousands)
    if decimals:
        text += f"{point}{rest:0{decimals}d}"
    return sign + text if scaled < 0 else text


def _money(dong: int, decimals: int, sign: str, thousands: str, point: str, names: tuple[str, str, str]) -> str:
    # The unit is chosen after rounding, so that 999.999.999 reads 1 tỷ and not 1.000 triệu.
    for name, unit in ((names[0], 10**9), (names[1], 10**6)):
        if half_up(Fraction(abs(dong), unit), decimals) >= 10**decimals:
            text = _written(Fraction(dong, unit), decimals, sign=sign, thousands=thousands, point=point)
            return f"{text.rstrip('0').rstrip(point) if decimals else text} {name}"
    return f"{_written(dong, 0, sign=sign, thousands=thousands, point=point)} {names[2]}"
