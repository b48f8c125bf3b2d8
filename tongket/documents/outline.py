"""The outline of a document (đề cương văn bản): what is said, without how it looks.

One outline makes the Word file, the PDF and the page. A number that is a result of counting is always a `Figure`:
it carries the indicator, unit, period and calendar it comes from, so every writer can bind it to its evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tongket.core.law.decree_30_2020 import NO_BREAK
from tongket.documents.charts.canvas import Picture

Align = Literal["left", "center", "right"]
SHORT_HASH = 12  # enough to tell two snapshots apart by eye; the whole hash travels in the metadata
Style = Literal["body", "basis", "note", "item", "lead"]


@dataclass(frozen=True)
class Text:
    """Words. `given` marks words taken from a record (a task's title): the linter looks for no results in them."""

    text: str
    bold: bool = False
    italic: bool = False
    given: bool = False


@dataclass(frozen=True)
class Figure:
    """A number shown to people (con số), with the place it comes from."""

    text: str
    indicator: str
    unit: str = ""
    period: str = ""
    calendar: str = "admin"
    n: int | None = None
    of: int | None = None
    status: str = "value"
    href: str = ""
    bold: bool = False
    italic: bool = False

    def key(self) -> str:
        """The binding written into the files: indicator, unit, period and calendar."""
        return "|".join((self.indicator, self.unit, self.period, self.calendar))


Run = Text | Figure
Runs = tuple[Run, ...]


def words(*parts: str | Run | Iterable[Run]) -> Runs:
    """Strings, runs and sequences of runs as one flat tuple of runs."""
    out: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            if part:
                out.append(Text(part))
        elif isinstance(part, (Text, Figure)):
            out.append(part)
        else:
            out.extend(part)
    return tuple(out)


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 is a part (I.), 2 a section (1.), 3 a point (a)."""

    level: int
    number: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    style: Style = "body"


@dataclass(frozen=True)
class Cell:
    runs: Runs
    span: int = 1
    rows: int = 1
    bold: bool = False
    align: Align | None = None


@dataclass(frozen=True)
class Column:
    """A column: its share of the width and where its text stands."""

    width: int
    align: Align = "right"


@dataclass(frozen=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """A picture with the sentence it proves, its description for those who cannot see it, and its source."""

    key: str
    picture: Picture
    title: Runs
    description: str
    source: str
    width_mm: int = 130


@dataclass(frozen=True)
class PageBreak:
    pass


Block = Heading | Paragraph | Table | Chart | PageBreak


@dataclass(frozen=True)
class Annex:
    """An annex (phụ lục): numbered and paged by itself."""

    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    landscape: bool = False
    key: str = ""


@dataclass(frozen=True)
class Signature:
    """Authority in capitals, the place of the signature, the post in the parent body, the name (empty until signed)."""

    lines: tuple[str, ...]
    below: tuple[str, ...] = ()
    name: str = ""


UNSIGNED = Signature(())


@dataclass(frozen=True)
class Letterhead:
    """The first lines: superior body, issuing body, symbol after the number, place and date."""

    superior: str
    body: str
    symbol: str
    place: str
    on: date
    number: str = ""

    def author(self) -> str:
        """The issuing body for the files' metadata: plain spaces only."""
        return self.body.replace(NO_BREAK, " ")


@dataclass(frozen=True)
class Provenance:
    """Where the figures come from: the snapshot, its cut-off and the version of the catalogue."""

    snapshot: str = ""
    cut_off: str = ""
    catalogue: str = ""

    def sentence(self) -> str:
        """The small note at the end of a document, empty when no snapshot stands behind it."""
        if not self.snapshot:
            return ""
        catalogue = f"; danh mục chỉ tiêu phiên bản {self.catalogue}" if self.catalogue else ""
        cut_off = f"; thời điểm chốt {self.cut_off}" if self.cut_off else ""
        return f"Nguồn số liệu: bản chốt {self.snapshot[:SHORT_HASH]}{cut_off}{catalogue}."


@dataclass(frozen=True)
class Outline:
    """A whole document."""

    kind: str
    title: str
    summary: str
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    period_text: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: Signature = UNSIGNED
    annexes: tuple[Annex, ...] = ()
    demo_mark: str = ""
    provenance: Provenance = field(default_factory=Provenance)
    ending: str = "./."

    def all_blocks(self) -> Iterator[Block]:
        """Every block of the body and of the annexes, in reading order."""
        yield from self.blocks
        for annex in self.annexes:
            yield from annex.blocks

    def figures(self) -> Iterator[Figure]:
        """Every figure in reading order."""
        for block in self.all_blocks():
            for run in runs_of(block):
                if isinstance(run, Figure):
                    yield run

    def subject(self) -> str:
        """Type and summary on one line, for the files' metadata."""
        return f"{self.title.capitalize()} {self.summary}".strip()


def runs_of(block: Block) -> Iterator[Run]:
    """The runs of a block, table cells included."""
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, Table):
        for row in (*block.header, *block.rows):
            for cell in row:
                yield from cell.runs
    elif isinstance(block, Chart):
        yield from block.title


def with_ending(blocks: tuple[Block, ...], ending: str) -> tuple[Block, ...]:
    """The blocks with "./." after the last paragraph (Mẫu 1.4: the body ends so)."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Paragraph) and ending:
            runs = block.runs
            last = runs[-1] if runs else None
            if isinstance(last, Text):
                closed = Text(last.text.rstrip(" .;"), last.bold, last.italic, last.given)
                runs = (*runs[:-1], closed)
            ended = Paragraph((*runs, Text(ending)), block.style)
            return (*blocks[:index], ended, *blocks[index + 1 :])
    return blocks


def plain(runs: Iterable[Run]) -> str:
    """The runs as plain text."""
    return "".join(run.text for run in runs)
