"""One chart as PNG for Word, drawn by typst from the same SVG with Tinos and no font of the machine."""

from __future__ import annotations

from functools import cache
from typing import Any

import typst

from tongket.documents.charts.canvas import Picture
from tongket.documents.fonts import FOLDER

_SHEET = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#set text(font: "Tinos", fallback: false)\n'
    b'#image("chart.svg", width: 400pt)\n'
)


@cache
def tinos_only() -> typst.Fonts:
    """The only fonts our documents may use."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def png(picture: Picture, *, ppi: int = 200) -> bytes:
    """The picture as PNG."""
    files = {"main": _SHEET, "chart.svg": picture.svg.encode()}
    made: bytes = compile_files(files, format="png", ppi=ppi)
    return made


def compile_files(files: dict[str, bytes], **options: Any) -> bytes:
    """Typst on files in memory, the sheet under "main"; the first page where a format gives several."""
    in_memory: Any = files  # the package's own annotations do not know files in memory
    made: Any = typst.compile(in_memory, font_paths=tinos_only(), **options)
    return bytes(made[0]) if isinstance(made, list) else bytes(made)
