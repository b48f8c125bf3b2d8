"""Tables in Word: repeated header rows, spans, column shares, small letters for wide tables."""

from __future__ import annotations

from tongket.core.law.decree_30_2020 import Profile, table_size
from tongket.documents.fonts import metrics
from tongket.documents.outline import Cell, Column, Table, plain
from tongket.documents.word.xml import Binding, Layout, Look, mm, paragraph_xml, runs_xml


def table_xml(table: Table, profile: Profile, binding: Binding, *, width: int) -> str:
    """One table as wide as the text."""
    look = Look(table_size(profile, len(table.columns)))
    widths = _widths(table.columns, mm(width))
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = _Rows(table.columns, widths, look, binding)
    heights = header_heights(table, widths, look.size)
    body = "".join(rows.row(row, header=True, height=high) for row, high in zip(table.header, heights, strict=True))
    body += "".join(rows.row(row, header=False) for row in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _widths(columns: tuple[Column, ...], total: int) -> list[int]:
    shares = sum(column.width for column in columns)
    return [total * column.width // shares for column in columns]


def header_heights(table: Table, widths: list[int], size: int) -> list[int]:
    """Heights of the header rows in twentieths of a point, 0 where the content decides.

    LibreOffice cuts cells that span rows when it repeats a header, unless the rows are high enough by themselves.
    """
    if len(table.header) != 2:
        return [0] * len(table.header)
    line = size * 23 + 8
    at, most = 0, 0
    for cell in table.header[0]:
        width = sum(widths[at : at + cell.span])
        at += cell.span
        if cell.rows > 1:
            most = max(most, _lines(plain(cell.runs), size, width - 114))
    return [line, max(most - 1, 1) * line + 40] if most else [0, 0]


def _lines(words: str, size: int, width: int) -> int:
    """How many lines the words take in a column of `width` twentieths of a point."""
    lines, used = 1, 0
    for word in words.split():
        needed = metrics.width(f"{word} ", size, bold=True) * 20 // 100
        if used and used + needed > width:
            lines, used = lines + 1, 0
        used += needed
    return lines


class _Rows:
    """Writes rows one after another and remembers the cells that reach down from the rows above."""

    def __init__(self, columns: tuple[Column, ...], widths: list[int], look: Look, binding: Binding) -> None:
        self._columns, self._widths, self._look, self._binding = columns, widths, look, binding
        self._reaching: dict[int, tuple[int, int]] = {}  # column -> rows left, span

    def row(self, cells: tuple[Cell, ...], *, header: bool, height: int = 0) -> str:
        """One row; a header row is repeated on every page."""
        out: list[str] = []
        at = 0
        waiting = list(cells)
        while at < len(self._columns):
            if at in self._reaching:
                at = self._continue(at, out)
            elif waiting:
                at = self._start(at, waiting.pop(0), out, header=header)
            else:
                out.append(self._cell(at, 1, "", "<w:p/>"))
                at += 1
        high = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
        marks = "<w:cantSplit/>" + high + ("<w:tblHeader/>" if header else "")
        return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(out)}</w:tr>"

    def _continue(self, at: int, out: list[str]) -> int:
        left, span = self._reaching.pop(at)
        out.append(self._cell(at, span, "<w:vMerge/>", '<w:p><w:pPr><w:pStyle w:val="BangO"/></w:pPr></w:p>'))
        if left > 1:
            self._reaching[at] = (left - 1, span)
        return at + span

    def _start(self, at: int, cell: Cell, out: list[str], *, header: bool) -> int:
        align = cell.align or ("center" if header else self._columns[at].align)
        look = Look(self._look.size, bold=cell.bold or header)
        body = paragraph_xml(
            runs_xml(cell.runs, look, self._binding),
            Layout(style="BangO", align=align, keep_next=header or cell.span == len(self._columns)),
        )
        merge = ""
        if cell.rows > 1:
            merge = '<w:vMerge w:val="restart"/>'
            self._reaching[at] = (cell.rows - 1, cell.span)
        out.append(self._cell(at, cell.span, merge, body))
        return at + cell.span

    def _cell(self, at: int, span: int, merge: str, body: str) -> str:
        width = sum(self._widths[at : at + span])
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}<w:vAlign w:val="center"/></w:tcPr>'
            f"{body}</w:tc>"
        )
