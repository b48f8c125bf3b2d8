"""Papers of a conference: the invitation (giấy mời, Mẫu 1.7) and the programme (chương trình, Mẫu 1.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.core.viet.dates import format_date
from tongket.documents.outline import (
    UNSIGNED,
    Block,
    Cell,
    Column,
    Letterhead,
    Outline,
    Paragraph,
    Signature,
    Table,
    Text,
    words,
)
from tongket.documents.year_end.sentences import given

HALF_DAYS = {"morning": "Buổi sáng", "afternoon": "Buổi chiều", "day": "Cả ngày"}


@dataclass(frozen=True)
class Meeting:
    """What the papers say about the conference."""

    title: str
    held_on: date
    half_day: str
    starts: str
    place: str
    chair: str
    requests: str = ""


@dataclass(frozen=True)
class Paper:
    """How a paper is headed and signed."""

    letterhead: Letterhead
    signature: Signature = UNSIGNED
    recipients: tuple[str, ...] = ()
    demo_mark: str = ""


@dataclass(frozen=True)
class AgendaLine:
    """One item of the agenda: when, what, by whom."""

    at: str
    title: str
    presenter: str = ""


def invitation(meeting: Meeting, invited: Sequence[str], paper: Paper) -> Outline:
    """Chair, participants, content, time, place and special requests: what the rule on meetings asks for."""
    lines = [
        ("Nội dung", meeting.title), ("Chủ trì", meeting.chair), ("Thời gian", _time(meeting)),
        ("Địa điểm", meeting.place),
    ]  # fmt: skip
    blocks: list[Block] = [
        Paragraph(words(given(f"{paper.letterhead.body} trân trọng kính mời:"))),
        *(Paragraph(words("- ", given(name), ";" if number < len(invited) else "."), "item")
          for number, name in enumerate(invited, 1)),
        Paragraph(words(given(f"Tới dự {meeting.title}."))),
        *(Paragraph(words(Text(f"{name}: ", bold=True), given(text), ".")) for name, text in lines),
    ]  # fmt: skip
    if meeting.requests:
        blocks.append(Paragraph(words(Text("Yêu cầu: ", bold=True), given(meeting.requests))))
    return _outline("invitation", "Giấy mời", f"Dự {meeting.title}", blocks, paper)


def programme(meeting: Meeting, agenda: Sequence[AgendaLine], paper: Paper) -> Outline:
    """The agenda as a table of time, item and presenter."""
    header = tuple(Cell(words(name)) for name in ("STT", "Thời gian", "Nội dung", "Người thực hiện"))
    rows = tuple(
        (Cell(words(str(number))), *(Cell(words(given(text))) for text in (line.at, line.title, line.presenter)))
        for number, line in enumerate(agenda, 1)
    )
    columns = (Column(6, "center"), Column(16, "center"), Column(46, "left"), Column(32, "left"))
    blocks: list[Block] = [
        Paragraph(words(Text("Thời gian: ", bold=True), given(_time(meeting)), ".")),
        Paragraph(words(Text("Địa điểm: ", bold=True), given(meeting.place), ".")),
        Paragraph(words(Text("Chủ trì: ", bold=True), given(meeting.chair), ".")),
        Table("", columns, (header,), rows),
    ]
    return _outline("programme", "Chương trình", meeting.title, blocks, paper)


def _time(meeting: Meeting) -> str:
    half = HALF_DAYS.get(meeting.half_day, meeting.half_day)
    return f"{meeting.starts}, {half.lower()}, ngày {format_date(meeting.held_on)}"


def _outline(kind: str, title: str, summary: str, blocks: Sequence[Block], paper: Paper) -> Outline:
    return Outline(
        kind,
        title,
        summary,
        paper.letterhead,
        tuple(blocks),
        recipients=paper.recipients,
        signature=paper.signature,
        demo_mark=paper.demo_mark,
        ending="./." if kind == "invitation" else "",
    )
