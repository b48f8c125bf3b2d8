"""An outline as PDF, through typst with Tinos as the only font.

The sheet `van-ban.typ` is fixed; the words travel as JSON strings, so no text of a record can become markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tongket.core.law.decree_30_2020 import MOTTO, SLOGAN, Profile, number_line, place_and_date, profile_on, table_size
from tongket.core.viet.words import roman
from tongket.documents.outline import (
    Annex,
    Block,
    Cell,
    Chart,
    Heading,
    Outline,
    PageBreak,
    Paragraph,
    Run,
    Table,
    plain,
    with_ending,
)
from tongket.documents.picture import compile_files

SHEET = Path(__file__).with_name("van-ban.typ")


def pdf_bytes(outline: Outline) -> bytes:
    """The document as PDF; the same outline gives the same bytes."""
    on = outline.letterhead.on
    sheet = _Sheet(profile_on(on))
    data = sheet.data(outline)
    files = {"main": SHEET.read_bytes(), "data.json": json.dumps(data, ensure_ascii=False).encode(), **sheet.pictures}
    return compile_files(files, format="pdf", timestamp=datetime(on.year, on.month, on.day, tzinfo=UTC))


class _Sheet:
    """Collects the data of the sheet and the pictures it shows."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.pictures: dict[str, bytes] = {}

    def data(self, outline: Outline) -> dict[str, Any]:
        head = outline.letterhead
        last = len(outline.recipients) - 1
        return {
            "title": outline.subject(),
            "author": head.author(),
            "keywords": [part for part in (outline.demo_mark, outline.provenance.snapshot) if part],
            "description": " ".join(part for part in (outline.demo_mark, outline.provenance.sentence()) if part),
            "profile": self._profile(),
            "mark": outline.demo_mark,
            "head": {
                "superior": head.superior.upper(),
                "body": head.body.upper(),
                "motto": MOTTO,
                "slogan": SLOGAN,
                "number": number_line(head.symbol, head.number),
                "place": place_and_date(head.place, head.on),
            },
            "kind": outline.title.upper(),
            "summary": outline.summary,
            "period": outline.period_text,
            "addressees": list(outline.addressees),
            "recipients": [f"- {name}{'.' if index == last else ';'}" for index, name in enumerate(outline.recipients)],
            "signature": list(outline.signature.lines),
            "below": list(outline.signature.below),
            "signer": outline.signature.name,
            "provenance": outline.provenance.sentence(),
            "blocks": self._blocks(with_ending(outline.blocks, outline.ending)),
            "annexes": self._annexes(outline.annexes),
        }

    def _profile(self) -> dict[str, Any]:
        profile, margins = self.profile, self.profile.margins
        return {
            "sizes": asdict(profile.sizes),
            "page": list(profile.page),
            "gap": profile.paragraph_gap_points,
            "indent": profile.first_line_hundredths_mm / 100,
            "left_share": profile.left_column_percent,
            "top": margins.top,
            "bottom": margins.bottom,
            "left": margins.left,
            "right": margins.right,
        }

    def _annexes(self, annexes: tuple[Annex, ...]) -> list[dict[str, Any]]:
        return [
            {
                "label": f"Phụ lục {roman(number)}" if len(annexes) > 1 else "Phụ lục",
                "title": annex.title.upper(),
                "note": annex.note,
                "landscape": annex.landscape,
                "blocks": self._blocks(annex.blocks),
                "last": number == len(annexes),
            }
            for number, annex in enumerate(annexes, 1)
        ]

    def _blocks(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading(level, number, text):
                words = f"{number} {text}".strip()
                return {"type": "heading", "level": level, "text": words.upper() if level == 1 else words}
            case Paragraph(runs, style):
                return {"type": "paragraph", "runs": _runs(runs), "style": style}
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case PageBreak():
                return {"type": "break"}

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "type": "table",
            "caption": table.caption,
            "note": table.note,
            "size": table_size(self.profile, len(table.columns)),
            "columns": [column.width for column in table.columns],
            "header": [[_cell(cell, "center") for cell in row] for row in table.header],
            "rows": [_row(table, row) for row in table.rows],
        }

    def _chart(self, chart: Chart) -> dict[str, Any]:
        number = len(self.pictures) + 1
        name = f"hinh{number}.svg"
        self.pictures[name] = chart.picture.svg.encode()
        return {
            "type": "chart",
            "file": name,
            "width": chart.width_mm,
            "label": f"Hình {number}. ",
            "title": _runs(chart.title),
            "alt": f"{plain(chart.title)}. {chart.description}",
            "source": chart.source,
        }


def _row(table: Table, row: tuple[Cell, ...]) -> list[dict[str, Any]]:
    """The cells of a row, each with the alignment of the column where it starts."""
    out, at = [], 0
    for cell in row:
        out.append(_cell(cell, table.columns[min(at, len(table.columns) - 1)].align))
        at += cell.span
    return out


def _cell(cell: Cell, align: str) -> dict[str, Any]:
    return {
        "runs": _runs(cell.runs),
        "span": cell.span,
        "rows": cell.rows,
        "bold": cell.bold,
        "align": cell.align or align,
    }


def _runs(runs: Iterable[Run]) -> list[dict[str, Any]]:
    return [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in runs]
