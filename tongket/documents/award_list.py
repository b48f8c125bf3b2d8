"""The list of awards as a document (danh sách khen thưởng kèm theo quyết định), from plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.core.viet.numbers import format_integer
from tongket.documents.outline import (
    UNSIGNED,
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    Letterhead,
    Outline,
    Paragraph,
    Provenance,
    Signature,
    Table,
    words,
)
from tongket.documents.year_end.data import AwardLine
from tongket.documents.year_end.movement import FORMS, RECIPIENTS
from tongket.documents.year_end.sentences import given


@dataclass(frozen=True)
class Occasion:
    """Why the awards are given, and how the list is headed and signed."""

    summary: str
    letterhead: Letterhead
    signature: Signature = UNSIGNED
    recipients: tuple[str, ...] = ()
    demo_mark: str = ""


_COLUMNS = (Column(6, "center"), Column(28, "left"), Column(13, "center"), Column(24, "left"), Column(29, "left"))


def build(lines: Sequence[AwardLine], occasion: Occasion) -> Outline:
    """One table for each form, with the split into collectives and individuals."""
    blocks: list[Block] = [
        Paragraph(words("Tổng số: ", _bound(len(lines)), " tập thể, cá nhân, gồm:")),
    ]
    wanted = [(form, name, [line for line in lines if line.form == form]) for form, name in FORMS.items()]
    for number, (_, name, chosen) in enumerate((one for one in wanted if one[2]), 1):
        blocks.append(Heading(2, f"{number}.", name))
        blocks.append(Paragraph(words(_bound(len(chosen)), " tập thể, cá nhân.")))
        blocks.append(_table(chosen))
    return Outline(
        "award-list",
        "Danh sách",
        occasion.summary,
        occasion.letterhead,
        tuple(blocks),
        recipients=occasion.recipients,
        signature=occasion.signature,
        demo_mark=occasion.demo_mark,
        provenance=Provenance(),
        ending="",
    )


def _bound(count: int) -> Figure:
    return Figure(format_integer(count), "awards_total", href="/khen-thuong/")


def _table(lines: Sequence[AwardLine]) -> Table:
    header = tuple(Cell(words(name)) for name in ("STT", "Tập thể, cá nhân", "Loại", "Đơn vị", "Thành tích"))
    rows = tuple(
        (Cell(words(str(number))), *(Cell(words(given(text))) for text in (
            line.recipient, RECIPIENTS.get(line.kind, line.kind), line.unit, line.achievement,
        )))
        for number, line in enumerate(lines, 1)
    )  # fmt: skip
    return Table("", _COLUMNS, (header,), rows)
