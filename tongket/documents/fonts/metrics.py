"""How wide a line of text is, read from the font's own tables.

Rules under the motto must be as long as the text, and chart labels must not run out of their picture; both need
widths, and nothing else of a font library.
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tongket.documents.fonts import FOLDER

MM_PER_POINT_X1000 = 353  # 25.4 mm / 72 points, in thousandths
_FACES = {
    (False, False): "Tinos-Regular.ttf",
    (True, False): "Tinos-Bold.ttf",
    (False, True): "Tinos-Italic.ttf",
    (True, True): "Tinos-BoldItalic.ttf",
}


@dataclass(frozen=True)
class Face:
    """Advance widths by character, in font units."""

    units_per_em: int
    advances: dict[int, int]
    fallback: int

    def units(self, text: str) -> int:
        """The width of the text in font units."""
        return sum(self.advances.get(ord(letter), self.fallback) for letter in unicodedata.normalize("NFC", text))


def _tables(data: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    places: dict[str, int] = {}
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        places[tag.decode("ascii")] = offset
    return places


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Character to glyph, from the format 4 table (the Basic Multilingual Plane is all we write)."""
    for index in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        offset = cmap + struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)[2]
        if struct.unpack_from(">H", data, offset)[0] == 4:
            return _format_four(data, offset)
    return {}


def _format_four(data: bytes, start: int) -> dict[int, int]:
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", data, start + 14)
    at = start + 16 + 2 * segments
    starts = struct.unpack_from(f">{segments}H", data, at)
    deltas = struct.unpack_from(f">{segments}h", data, at + 2 * segments)
    ranges_at = at + 4 * segments
    ranges = struct.unpack_from(f">{segments}H", data, ranges_at)
    glyphs: dict[int, int] = {}
    for segment in range(segments):
        for code in range(starts[segment], min(ends[segment], 0xFFFE) + 1):
            glyph = code
            if ranges[segment]:
                place = ranges_at + 2 * segment + ranges[segment] + 2 * (code - starts[segment])
                glyph = struct.unpack_from(">H", data, place)[0]
                if not glyph:
                    continue
            glyphs[code] = (glyph + deltas[segment]) & 0xFFFF
    return glyphs


@cache
def face(bold: bool = False, italic: bool = False) -> Face:
    """One face of the family."""
    data = Path(FOLDER / _FACES[bold, italic]).read_bytes()
    tables = _tables(data)
    measures = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    widths = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * index)[0] for index in range(measures)]
    advances = {code: widths[min(glyph, measures - 1)] for code, glyph in _glyphs(data, tables["cmap"]).items()}
    return Face(struct.unpack_from(">H", data, tables["head"] + 18)[0], advances, widths[0])


def width(text: str, size: int, *, bold: bool = False, italic: bool = False) -> int:
    """The width of the text set at `size`, in hundredths of the size's own unit (points or pixels)."""
    chosen = face(bold, italic)
    return chosen.units(text) * size * 100 // chosen.units_per_em


def width_mm(text: str, points: int, *, bold: bool = False, italic: bool = False) -> int:
    """The width of the text set at `points`, in whole millimetres, rounded up."""
    hundredths = width(text, points, bold=bold, italic=italic)
    return -(-hundredths * MM_PER_POINT_X1000 // 100_000)
