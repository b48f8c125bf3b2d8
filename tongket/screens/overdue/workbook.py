"""The board as a workbook: the same lines, counts and filters as its page, all pages of it at once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tongket.exchange.listing import Column, Listing, Sheaf
from tongket.foundation import clock, formats
from tongket.foundation.actor import Actor
from tongket.foundation.demo import MARK_EN, mark
from tongket.screens.overdue import forms, presenters
from tongket.screens.overdue.duties import Line
from tongket.screens.overdue.reading import Board


def workbook_of(board: Board, actor: Actor, now: datetime) -> Sheaf:
    """Notes first, then units (for readers outside the police and the procuracy), then the lines."""
    listings = []
    if board.units:
        listings.append(_units(board.units))
    if board.lines or not board.units:
        listings.append(_lines(board.lines))
    title = _("Việc quá hạn và sắp đến hạn")
    marked = mark() and (MARK_EN if formats.english() else mark())
    return Sheaf(title, _notes(board, actor, now, listings), listings, _plain(now), _("Ghi chú"), marked)


def _notes(board: Board, actor: Actor, now: datetime, listings: list[Listing]) -> list[tuple[str, Any]]:
    notes: list[tuple[str, Any]] = [(_("Tính đến"), _plain(now)), (_("Người xuất"), actor.post)]
    notes += [(str(label), value) for label, value in _filters(board)] or [(_("Bộ lọc"), _("Không lọc"))]
    notes.append((_("Quy tắc báo lên"), presenters.rule_words()))
    notes += [(str(one["label"]), one["value"]) for one in board.counters]
    for one in listings:
        size = _("%(rows)s dòng, %(columns)s cột") % {
            "rows": formats.whole(len(one.rows)), "columns": formats.whole(len(one.columns)),
        }  # fmt: skip
        notes.append((_("Trang “%(sheet)s”") % {"sheet": one.sheet}, size))
    return notes


def _filters(board: Board) -> list[tuple[Any, Any]]:
    """The filters at work, in the words of the page."""
    found: list[tuple[Any, Any]] = []
    if board.bucket:
        found += [(_("Nhóm"), one["label"]) for one in board.counters if one["current"]]
    for name, field in board.filters.fields.items():
        value = board.wanted.get(name)
        if value and name != "muc":
            found.append((field.label, str(dict(getattr(field, "choices", ())).get(value, value))))
    return found


def _units(rows: list[dict[str, Any]]) -> Listing:
    columns = (
        Column(_("Mã đơn vị"), 14), Column(_("Đơn vị"), 34), Column(_("Cấp trên"), 34),
        Column(_("Người đứng đầu"), 34), Column(_("Quá hạn"), 10), Column(_("Lâu nhất (ngày)"), 10),
        Column(_("Sắp đến hạn"), 10), Column(_("Chưa ghi lý do"), 10),
    )  # fmt: skip
    names = ("code", "unit", "above", "post", "late", "days", "soon", "silent")
    return Listing(
        _("Theo đơn vị"), _("Việc quá hạn theo đơn vị"), columns, [[row[name] for name in names] for row in rows]
    )


def _lines(lines: list[Line]) -> Listing:
    columns = (
        Column(_("Mã"), 20), Column(_("Loại"), 20), Column(_("Việc phải làm"), 40), Column(_("Căn cứ"), 34),
        Column(_("Đơn vị"), 30), Column(_("Cấp trên"), 30), Column(_("Người chịu trách nhiệm"), 30),
        Column(_("Hạn"), 17), Column(_("Hạn chưa lùi ngày nghỉ"), 17), Column(_("Tình trạng"), 22),
        Column(_("Quá hạn (ngày)"), 10), Column(_("Lý do chậm"), 40), Column(_("Đôn đốc"), 20),
    )  # fmt: skip
    return Listing(_("Từng việc"), _("Từng việc quá hạn, sắp đến hạn"), columns, [_line(line) for line in lines])


def _line(line: Line) -> list[Any]:
    silent = _("Chưa ghi lý do") if line.late else "–"
    return [
        line.code, str(forms.KINDS[line.kind]), line.act, line.cites or "–", line.unit, line.above or "–", line.person,
        _end(line, line.rolled, line.due_on), _end(line, line.strict, line.strict_on), presenters.word_of(line),
        line.late, line.reason or silent, _("Hôm nay đã đôn đốc") if line.reminded else "–",
    ]  # fmt: skip


def _end(line: Line, at: datetime, day: date) -> date:
    """A limit of hours ends at a minute, a limit of days with its day."""
    return _plain(at) if line.by_the_hour else day


def _plain(at: datetime) -> datetime:
    """The same moment on Vietnam's clock without its zone, as a cell holds it; whole minutes."""
    return at.astimezone(clock.LOCAL).replace(tzinfo=None, second=0, microsecond=0)
