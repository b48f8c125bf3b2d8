"""The text of a press item: title, date line, lead, text, captions, closing count, byline.

The prose holds figures as {key}; each key stands for a bound figure, so nothing counted is typed by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from tongket.documents.outline import Figure, Run, Runs, Text, plain

_KEY = re.compile(r"\{([a-z0-9_]+)\}")


class UnknownFigure(KeyError):
    """The prose names a figure that was not given."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True)
class Press:
    """A press item before its figures are put in."""

    title: str
    dateline: str
    lead: str
    paragraphs: Sequence[str]
    captions: Sequence[str] = ()
    closing: str = ""
    byline: str = ""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    demo_mark: str = ""


def runs(text: str, figures: Mapping[str, Figure]) -> Runs:
    """A paragraph with its figures in place."""
    out: list[Run] = []
    at = 0
    for match in _KEY.finditer(text):
        if match[1] not in figures:
            raise UnknownFigure(match[1])
        if match.start() > at:
            out.append(Text(text[at : match.start()]))
        out.append(figures[match[1]])
        at = match.end()
    if at < len(text):
        out.append(Text(text[at:]))
    return tuple(out)


def as_text(press: Press) -> str:
    """Plain text, one paragraph a block, captions in brackets."""
    parts = [press.demo_mark, press.title.upper(), press.dateline, press.lead, *press.paragraphs]
    parts += [f"[Ảnh: {caption}]" for caption in press.captions]
    parts += [press.closing, press.byline]
    return "\n\n".join(plain(runs(part, press.figures)) for part in parts if part) + "\n"


def as_html(press: Press) -> str:
    """The same as an article; figures link to their evidence."""

    def paragraph(text: str, name: str) -> str:
        return f'<p class="{name}">{_html(runs(text, press.figures))}</p>' if text else ""

    captions = "".join(
        f"<figure><figcaption>{_html(runs(text, press.figures))}</figcaption></figure>" for text in press.captions
    )
    body = "".join(paragraph(text, "doan-body") for text in press.paragraphs)
    mark = f'<p class="dau-mo-phong">{escape(press.demo_mark)}</p>' if press.demo_mark else ""
    return (
        f'<article class="tin-bai" lang="vi">{mark}<h1>{escape(press.title)}</h1>'
        f"{paragraph(press.dateline, 'ngay-dang')}"
        f"{paragraph(press.lead, 'sa-po')}{body}{captions}{paragraph(press.closing, 'doan-body')}"
        f"{paragraph(press.byline, 'tac-gia')}</article>"
    )


def _html(parts: Runs) -> str:
    return "".join(
        f'<a class="so-lieu" href="{escape(run.href)}">{escape(run.text)}</a>'
        if isinstance(run, Figure) and run.href else escape(run.text)
        for run in parts
    )  # fmt: skip
