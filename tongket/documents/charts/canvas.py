"""The drawing board of the charts: SVG by presentation attributes only.

No class carries a colour, so the picture looks the same in a page, through typst and in Word; grey values differ
enough that a photocopy still tells this year from last year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from html import escape
from typing import Literal

from tongket.documents.fonts import metrics

Number = int | Fraction
Anchor = Literal["start", "middle", "end"]

INK = "#17212c"
SOFT = "#43505e"
GRID = "#d5dbe1"
THIS_YEAR = "#0b4a82"
LAST_YEAR = "#b4bfca"
LAST_YEAR_LINE = "#7b8b9d"
TARGET = "#17212c"
SIGNAL = "#a3161d"
PAPER = "#ffffff"
SHADES = ("#eef3f8", "#c9d9e8", "#93b4d2", "#4f83b3", "#0b4a82")
FONT = "Tinos, 'Times New Roman', serif"
_ID = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True)
class Picture:
    """A finished chart: its SVG text, its size in units and the words for those who cannot see it."""

    svg: str
    width: int
    height: int
    title: str
    description: str


def text_width(text: str, size: int, *, bold: bool = False) -> int:
    """The width of a label, rounded up to whole units."""
    return -(-metrics.width(text, size, bold=bold) // 100)


def place(value: Number) -> str:
    """A coordinate: one decimal, no trailing zero."""
    tenths = (20 * value.numerator + value.denominator) // (2 * value.denominator)
    whole, rest = divmod(abs(tenths), 10)
    text = f"{whole}.{rest}" if rest else str(whole)
    return f"-{text}" if tenths < 0 else text


def points(path: Iterable[tuple[Number, Number]], *, close: bool = False) -> str:
    """A path through the points."""
    return "M" + "L".join(f"{place(x)} {place(y)}" for x, y in path) + ("Z" if close else "")


@dataclass
class Canvas:
    """A picture being drawn."""

    width: int
    height: int
    parts: list[str] = field(default_factory=list)

    def rect(self, box: tuple[Number, Number, Number, Number], fill: str, *, stroke: str = "none") -> None:
        """A rectangle: x, y, width, height."""
        x, y, wide, high = (place(value) for value in box)
        self.parts.append(f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="{fill}" stroke="{stroke}"/>')

    def line(
        self, ends: tuple[Number, Number, Number, Number], stroke: str, *, width: str = "1", dash: str = ""
    ) -> None:
        """A straight line: x1, y1, x2, y2."""
        x1, y1, x2, y2 = (place(value) for value in ends)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{stroke}" stroke-width="{width}"{dashed}/>'
        )

    def path(self, d: str, *, fill: str = "none", stroke: str = "none", width: str = "1", dash: str = "") -> None:
        """A path with its fill and stroke."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round"{dashed}/>'
        )

    def dot(self, at: tuple[Number, Number], radius: str, fill: str, *, stroke: str = "none", title: str = "") -> None:
        """A dot, with words that appear when it is pointed at."""
        told = f"<title>{escape(title)}</title>" if title else ""
        self.parts.append(
            f'<circle cx="{place(at[0])}" cy="{place(at[1])}" r="{radius}" fill="{fill}" stroke="{stroke}">'
            f"{told}</circle>"
        )

    def text(
        self,
        at: tuple[Number, Number],
        words: str,
        *,
        size: int = 12,
        fill: str = INK,
        anchor: Anchor = "start",
        bold: bool = False,
        halo: bool = False,
    ) -> None:
        """A label; `halo` draws a paper-coloured edge under it so that it reads on a map."""
        weight = ' font-weight="bold"' if bold else ""
        common = (
            f'x="{place(at[0])}" y="{place(at[1])}" font-family="{FONT}" font-size="{size}"'
            f' text-anchor="{anchor}"{weight}'
        )
        if halo:
            self.parts.append(
                f'<text {common} fill="{PAPER}" stroke="{PAPER}" stroke-width="3" stroke-linejoin="round"'
                f' aria-hidden="true">{escape(words)}</text>'
            )
        self.parts.append(f'<text {common} fill="{fill}">{escape(words)}</text>')

    def finish(self, key: str, title: str, description: str) -> Picture:
        """The picture, with its title and description inside."""
        name = _ID.sub("-", key.lower()).strip("-") or "hinh"
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" role="img"'
            f' aria-labelledby="{name}-t {name}-d" font-family="{FONT}">'
            f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(description)}</desc>'
            f'<rect width="{self.width}" height="{self.height}" fill="{PAPER}"/>{"".join(self.parts)}</svg>'
        )
        return Picture(svg, self.width, self.height, title, description)


@dataclass(frozen=True)
class Scale:
    """Values to places along one axis; exact, so equal values always meet."""

    low: Fraction
    high: Fraction
    start: int
    end: int

    def at(self, value: Number) -> Fraction:
        """The place of a value."""
        span = self.high - self.low
        if not span:
            return Fraction(self.start)
        return self.start + (Fraction(value) - self.low) * (self.end - self.start) / span


def round_step(most: Number, steps: int = 4) -> Fraction:
    """A step of 1, 2, 2.5 or 5 times a power of ten that reaches `most` in about `steps` steps."""
    raw = Fraction(most) / steps if most > 0 else Fraction(1)
    power = Fraction(1)
    while power * 10 <= raw:
        power *= 10
    while power > raw:
        power /= 10
    for factor in (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5)):
        if raw <= factor * power:
            return factor * power
    return power * 10


def whole_step(most: Number, steps: int = 4) -> int:
    """The same for counts: never a fraction of one case."""
    step = round_step(most, steps)
    return max(1, int(step) if step.denominator == 1 else int(step) + 1)


def legend(canvas: Canvas, at: tuple[int, int], entries: Iterable[tuple[str, str]]) -> None:
    """Coloured squares with their words, on one line."""
    x, y = at
    for colour, words in entries:
        canvas.rect((x, y - 9, 10, 10), colour, stroke=SOFT)
        canvas.text((x + 15, y), words, fill=SOFT)
        x += 15 + text_width(words, 12) + 18
