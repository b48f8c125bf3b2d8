"""Map of units shaded by class: where is it? Boundaries come as GeoJSON features, the classes as exact limits.

Only rates or changes belong on such a map; a unit without a value is hatched, which is not the palest shade.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tongket.documents.charts import canvas as board

Ring = Sequence[Sequence[float]]
COSINE_AT_20_5 = Fraction(9367, 10000)  # a degree of longitude against one of latitude at 20,5° north


@dataclass(frozen=True)
class Area:
    """One unit on the map: code, name and its GeoJSON geometry."""

    code: str
    name: str
    geometry: Mapping[str, Any]


@dataclass(frozen=True)
class Wording:
    """`classes` names each shade, palest first; `unit` heads the legend."""

    key: str
    title: str
    description: str
    unit: str
    classes: tuple[str, ...]
    names: bool = True


def shade(value: Fraction | int, breaks: Sequence[Fraction | int]) -> int:
    """The class of a value: the number of limits it has reached."""
    return sum(value >= limit for limit in breaks)


def draw(
    areas: Sequence[Area],
    values: Mapping[str, Fraction | int | None],
    breaks: Sequence[Fraction | int],
    wording: Wording,
    *,
    width: int = 640,
) -> board.Picture:
    """The map with its legend; the table beside it is the caller's."""
    frame = _Frame.around(areas, width - 190)
    canvas = board.Canvas(width, max(frame.height + 20, 70 + 22 * len(wording.classes)))
    hatch = f"{wording.key}-trong"
    canvas.parts.append(_hatch(hatch))
    shades = _spread(len(breaks) + 1)
    for area in areas:
        value = values.get(area.code)
        fill = f"url(#{hatch})" if value is None else shades[shade(value, breaks)]
        path = "".join(board.points((frame.place(at) for at in ring), close=True) for ring in _rings(area.geometry))
        told = f"<title>{area.name}</title>" if "<" not in area.name and "&" not in area.name else ""
        canvas.parts.append(
            f'<path d="{path}" fill="{fill}" stroke="{board.SOFT}" stroke-width="0.7" fill-rule="evenodd">{told}</path>'
        )
    if wording.names:
        for area in areas:
            canvas.text(frame.middle(area), area.name, size=12, anchor="middle", halo=True)
    _legend(canvas, width - 175, (shades, wording, f"url(#{hatch})"))
    return canvas.finish(wording.key, wording.title, wording.description)


def _hatch(name: str) -> str:
    return (
        f'<defs><pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{board.PAPER}"/><path d="M0 6L6 0" stroke="{board.LAST_YEAR_LINE}"/>'
        "</pattern></defs>"
    )


def _spread(classes: int) -> list[str]:
    if classes >= len(board.SHADES):
        return [board.SHADES[index * (len(board.SHADES) - 1) // (classes - 1)] for index in range(classes)]
    return list(board.SHADES[-classes:]) if classes > 1 else [board.SHADES[2]]


def _legend(canvas: board.Canvas, x: int, drawn: tuple[list[str], Wording, str]) -> None:
    shades, wording, hatch = drawn
    canvas.text((x, 24), wording.unit, bold=True)
    for index, (colour, words) in enumerate(zip(shades, wording.classes, strict=True)):
        canvas.rect((x, 36 + 22 * index, 22, 14), colour, stroke=board.SOFT)
        canvas.text((x + 30, 48 + 22 * index), words)
    below = 36 + 22 * len(shades)
    canvas.rect((x, below, 22, 14), hatch, stroke=board.SOFT)
    canvas.text((x + 30, below + 12), "Chưa có số liệu")


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        yield from polygon


@dataclass(frozen=True)
class _Frame:
    """Degrees to picture units: equirectangular, true at the province's latitude."""

    west: Fraction
    north: Fraction
    per_degree: Fraction
    height: int

    @classmethod
    def around(cls, areas: Sequence[Area], width: int) -> _Frame:
        points = [at for area in areas for ring in _rings(area.geometry) for at in ring]
        west, east = (Fraction(pick(at[0] for at in points)) for pick in (min, max))
        south, north = (Fraction(pick(at[1] for at in points)) for pick in (min, max))
        per_degree = (width - 20) / ((east - west) * COSINE_AT_20_5)
        return cls(west, north, per_degree, int((north - south) * per_degree) + 1)

    def place(self, at: Sequence[float]) -> tuple[Fraction, Fraction]:
        x = 10 + (Fraction(at[0]) - self.west) * COSINE_AT_20_5 * self.per_degree
        return x, 10 + (self.north - Fraction(at[1])) * self.per_degree

    def middle(self, area: Area) -> tuple[Fraction, Fraction]:
        """The centroid of the largest ring (shoelace): where the name goes."""
        best: tuple[Fraction, tuple[Fraction, Fraction]] = (Fraction(0), (Fraction(0), Fraction(0)))
        for ring in _rings(area.geometry):
            size, at = _centroid([self.place(point) for point in ring])
            if size > best[0]:
                best = (size, at)
        return best[1]


def _centroid(ring: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, tuple[Fraction, Fraction]]:
    twice = cx = cy = Fraction(0)
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        twice += cross
        cx += (x0 + x1) * cross
        cy += (y0 + y1) * cross
    if not twice:
        return Fraction(0), ring[0]
    return abs(twice) / 2, (cx / (3 * twice), cy / (3 * twice))
