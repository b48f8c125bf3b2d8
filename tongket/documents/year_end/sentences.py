"""How sentences, lists and paragraphs are put together from clauses."""

from __future__ import annotations

from collections.abc import Iterable

from tongket.documents.outline import Block, Paragraph, Run, Runs, Style, Text

NO_FIGURES = "Chưa có số liệu trong hệ thống tại thời điểm chốt"


def sentence(*clauses: Iterable[Run], start: str = "", stop: str = ".", comma: bool = False) -> Runs:
    """Clauses joined by "; "; the empty ones fall away, and an empty sentence is nothing."""
    kept = [made for clause in clauses if (made := tuple(clause))]
    if not kept:
        return ()
    out: list[Run] = [Text(start)] if start else []
    for index, clause in enumerate(kept):
        if index:
            out.append(Text(", " if comma else "; "))
        out.extend(clause)
    if stop:
        out.append(Text(stop))
    return tuple(out)


def stops(count: int) -> list[str]:
    """The marks after the lines of a list: ";" and at the last "."."""
    return [";"] * (count - 1) + ["."] * min(count, 1)


def para(runs: Runs, style: Style = "body") -> tuple[Block, ...]:
    """A paragraph, or nothing when there is nothing to say."""
    return (Paragraph(runs, style),) if runs else ()


def given(text: str) -> Text:
    """Words taken from a record."""
    return Text(text, given=True)


def capital(runs: Runs) -> Runs:
    """The same words with a capital at the start: what is left of a sentence may begin anywhere."""
    first = runs[0] if runs else None
    if not isinstance(first, Text):
        return runs
    return (Text(first.text[:1].upper() + first.text[1:], first.bold, first.italic, first.given), *runs[1:])
