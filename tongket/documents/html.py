"""An outline as HTML: a fragment for a page of the site, or a page by itself. No inline style, no script."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from tongket.core.law.decree_30_2020 import MOTTO, SLOGAN, number_line, place_and_date
from tongket.core.viet.words import roman
from tongket.documents.outline import (
    Annex,
    Block,
    Cell,
    Chart,
    Figure,
    Heading,
    Outline,
    PageBreak,
    Paragraph,
    Run,
    Table,
    with_ending,
)

STYLESHEET_NAME = "van-ban.css"
STYLESHEET = Path(__file__).with_name(STYLESHEET_NAME)
_LEVELS = {1: "h2", 2: "h3", 3: "h4"}


def page(outline: Outline, *, stylesheet: str = STYLESHEET_NAME, base: str = "") -> str:
    """A page by itself; `base` goes before the links to the evidence."""
    mark = f'<p class="dau-mo-phong">{escape(outline.demo_mark)}</p>' if outline.demo_mark else ""
    note = outline.provenance.sentence()
    description = " ".join(part for part in (outline.demo_mark, note) if part)
    return (
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(outline.subject())}</title><meta name="description" content="{escape(description)}">'
        f'<link rel="stylesheet" href="{escape(stylesheet)}"></head><body>{mark}'
        f"<main>{fragment(outline, base=base)}</main>{mark}</body></html>\n"
    )


def fragment(outline: Outline, *, base: str = "") -> str:
    """The document as one article."""
    return _Page(base).article(outline)


class _Page:
    def __init__(self, base: str) -> None:
        self.base = base
        self.pictures = 0
        self.tables = 0

    def article(self, outline: Outline) -> str:
        body = "".join(self._block(block) for block in with_ending(outline.blocks, outline.ending))
        annexes = "".join(
            self._annex(annex, roman(number) if len(outline.annexes) > 1 else "")
            for number, annex in enumerate(outline.annexes, 1)
        )
        note = outline.provenance.sentence()
        return (
            f'<article class="van-ban" lang="vi">{_letterhead(outline)}{_title(outline)}{body}{_closing(outline)}'
            f"{annexes}{_small(note)}</article>"
        )

    def _annex(self, annex: Annex, number: str) -> str:
        wide = " phu-luc-ngang" if annex.landscape else ""
        note = f'<p class="giua nghieng">{escape(annex.note)}</p>' if annex.note else ""
        body = "".join(self._block(block) for block in annex.blocks)
        label = f"Phụ lục {number}".strip()
        return (
            f'<section class="phu-luc{wide}"><h2 class="giua"><span class="nhan-phu-luc">{label}</span> '
            f"{escape(annex.title.upper())}</h2>{note}{body}</section>"
        )

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level, number, text):
                words = f"{number} {text}".strip()
                tag = _LEVELS[level]
                return f"<{tag}>{escape(words.upper() if level == 1 else words)}</{tag}>"
            case Paragraph(runs, style):
                return f'<p class="doan-{style}">{self._runs(runs)}</p>'
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case PageBreak():
                return '<hr class="ngat-trang">'

    def _chart(self, chart: Chart) -> str:
        self.pictures += 1
        return (
            f'<figure class="hinh">{chart.picture.svg}<figcaption><strong>Hình {self.pictures}. '
            f'{self._runs(chart.title)}</strong> <span class="mo-ta">{escape(chart.description)}</span> '
            f'<span class="nguon">{escape(chart.source)}</span></figcaption></figure>'
        )

    def _table(self, table: Table) -> str:
        head = "".join(self._row(row, table, header=True) for row in table.header)
        body = "".join(self._row(row, table, header=False) for row in table.rows)
        self.tables += 1
        label = escape(table.caption or f"Bảng số liệu {self.tables}")
        caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
        return (
            f'<div class="khung-bang" role="region" tabindex="0" aria-label="{label}">'
            f"<table>{caption}<thead>{head}</thead><tbody>{body}</tbody></table></div>{_small(table.note)}"
        )

    def _row(self, row: tuple[Cell, ...], table: Table, *, header: bool) -> str:
        out, at = [], 0
        for cell in row:
            align = cell.align or ("center" if header else table.columns[min(at, len(table.columns) - 1)].align)
            out.append(self._cell(cell, align, header=header))
            at += cell.span
        return f"<tr>{''.join(out)}</tr>"

    def _cell(self, cell: Cell, align: str, *, header: bool) -> str:
        tag = "th" if header else "td"
        spans = (f' colspan="{cell.span}"' if cell.span > 1 else "") + (
            f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        )
        scope = ' scope="col"' if header and cell.span == 1 else ""
        strong = "dam " if cell.bold else ""
        return f'<{tag} class="{strong}{_SIDES[align]}"{spans}{scope}>{self._runs(cell.runs)}</{tag}>'

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        text = escape(run.text).replace("\n", "<br>")
        if isinstance(run, Figure):
            text = self._figure(run, text)
        if run.italic:
            text = f"<em>{text}</em>"
        return f"<strong>{text}</strong>" if run.bold else text

    def _figure(self, figure: Figure, text: str) -> str:
        told = f"{figure.n}/{figure.of}" if figure.n is not None and figure.of is not None else ""
        data = f' data-chi-tieu="{escape(figure.indicator)}" data-trang-thai="{escape(figure.status)}"'
        title = f' title="{told}"' if told else ""
        if figure.href:
            return f'<a class="so-lieu" href="{escape(self.base + figure.href)}"{data}{title}>{text}</a>'
        return f'<span class="so-lieu"{data}{title}>{text}</span>'


_SIDES = {"left": "trai", "center": "giua", "right": "phai"}


def _small(text: str) -> str:
    return f'<p class="doan-note">{escape(text)}</p>' if text else ""


def _letterhead(outline: Outline) -> str:
    head = outline.letterhead
    superior = f"<p>{escape(head.superior.upper())}</p>" if head.superior else ""
    return (
        f'<header class="dau-van-ban"><div class="co-quan">{superior}<p class="dam ke-ngan">{escape(head.body.upper())}'
        f'</p><p class="so-hieu">{escape(number_line(head.symbol, head.number))}</p></div>'
        f'<div class="quoc-hieu"><p class="dam">{MOTTO}</p><p class="dam ke-dai"><span>{SLOGAN}</span></p>'
        f'<p class="nghieng">{escape(place_and_date(head.place, head.on))}</p></div></header>'
    )


def _title(outline: Outline) -> str:
    summary = f'<span class="trich-yeu">{escape(outline.summary)}</span>' if outline.summary else ""
    period = f'<p class="giua nghieng">{escape(outline.period_text)}</p>' if outline.period_text else ""
    to = ""
    if outline.addressees:
        to = f'<p class="giua">Kính gửi: {escape("; ".join(outline.addressees))}.</p>'
    return f'<h1 class="ten-van-ban">{escape(outline.title.upper())} {summary}</h1>{period}{to}'


def _closing(outline: Outline) -> str:
    if not (outline.recipients or outline.signature.lines):
        return ""
    last = len(outline.recipients) - 1
    items = "".join(
        f"<li>- {escape(name)}{'.' if index == last else ';'}</li>" for index, name in enumerate(outline.recipients)
    )
    to = f'<div class="noi-nhan"><p class="dam nghieng">Nơi nhận:</p><ul>{items}</ul></div>' if items else "<div></div>"
    lines = "".join(f'<p class="dam">{escape(line)}</p>' for line in outline.signature.lines)
    below = "".join(f'<p class="dam">{escape(line)}</p>' for line in (*outline.signature.below, outline.signature.name))
    return (
        f'<footer class="cuoi-van-ban">{to}<div class="chu-ky">{lines}<div class="cho-ky"></div>{below}</div></footer>'
    )
