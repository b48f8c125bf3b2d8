"""Annexes that list records: rings and gangs broken up, awards."""

from __future__ import annotations

from collections import Counter

from tongket.core.viet.dates import format_date
from tongket.core.viet.numbers import format_integer
from tongket.documents.outline import Annex, Cell, Column, Table, words
from tongket.documents.year_end.data import Report
from tongket.documents.year_end.movement import FORMS, RECIPIENTS
from tongket.documents.year_end.sentences import given
from tongket.documents.year_end.tables import text


def rings(report: Report) -> Annex | None:
    """Every ring broken up, in the order of the days."""
    if not report.rings:
        return None
    columns = (
        Column(6, "center"), Column(34, "left"), Column(13, "left"), Column(14, "center"), Column(10),
        Column(28, "left"), Column(9),
    )  # fmt: skip
    names = ("STT", "Tên, chuyên án", "Loại", "Ngày triệt phá", "Số đối tượng", "Đơn vị thụ lý", "Số vụ án")
    rows: list[tuple[Cell, ...]] = [
        (
            text(str(number)), Cell(words(given(ring.name))), Cell(words(given(ring.kind))),
            text(format_date(ring.broken_on)), text(format_integer(ring.members)),
            Cell(words(given(ring.handled_by))), text(format_integer(ring.cases)),
        )
        for number, ring in enumerate(report.rings, 1)
    ]  # fmt: skip
    kinds = Counter(ring.kind for ring in report.rings)
    split = ", ".join(f"{kind.lower()} {format_integer(count)}" for kind, count in kinds.most_common())
    members, cases = sum(ring.members for ring in report.rings), sum(ring.cases for ring in report.rings)
    rows.append((
        Cell(words(f"Cộng: {format_integer(len(report.rings))} ({split})"), 4, bold=True, align="left"),
        text(format_integer(members), bold=True), text("–", bold=True), text(format_integer(cases), bold=True),
    ))  # fmt: skip
    header = tuple(text(name) for name in names)
    title = "Danh sách đường dây, băng nhóm, ổ nhóm, tụ điểm bị triệt phá"
    return Annex(title, (Table("", columns, (header,), tuple(rows)),), key="duong-day")


def awards(report: Report) -> Annex | None:
    """The list of awards under each form."""
    if not report.awards:
        return None
    columns = (Column(6, "center"), Column(28, "left"), Column(11, "center"), Column(26, "left"), Column(34, "left"))
    header = tuple(text(one) for one in ("STT", "Tập thể, cá nhân", "Loại", "Đơn vị", "Thành tích"))
    rows: list[tuple[Cell, ...]] = []
    number = 0
    for form, name in FORMS.items():
        lines = [line for line in report.awards if line.form == form]
        if lines:
            rows.append((Cell(words(f"{name}: {len(lines)}"), len(columns), bold=True, align="left"),))
        for line in lines:
            number += 1
            told = (line.recipient, RECIPIENTS.get(line.kind, line.kind), line.unit, line.achievement)
            rows.append((text(str(number)), *(Cell(words(given(one))) for one in told)))
    return Annex("Danh sách khen thưởng", (Table("", columns, (header,), tuple(rows)),), key="khen-thuong")
