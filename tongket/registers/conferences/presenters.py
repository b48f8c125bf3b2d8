"""Rows of the register of conferences as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.core.viet.dates import format_date
from tongket.foundation.models import AuditEvent
from tongket.foundation.scope import Scope
from tongket.registers.awards import queries as awards
from tongket.registers.conferences import rules
from tongket.registers.conferences.models import Attendance, Conclusion, Conference, Paper
from tongket.registers.conferences.queries import AgendaLine
from tongket.registers.directives import queries as directives

STATE_KINDS = {
    "called": "wait", "invited": "wait", "in_session": "warn", "closed": "good", "concluded": "good", "void": "idle",
}  # fmt: skip
VERBS = {
    "call_conference": gettext_lazy("Triệu tập"),
    "add_agenda_items": gettext_lazy("Lập chương trình"),
    "add_papers": gettext_lazy("Thêm tài liệu"),
    "link_award_round": gettext_lazy("Gắn đợt khen thưởng"),
    "invite": gettext_lazy("Gửi giấy mời"),
    "open_conference": gettext_lazy("Khai mạc"),
    "record_attendance": gettext_lazy("Điểm danh"),
    "hold_award_ceremony": gettext_lazy("Trao thưởng"),
    "close_conference": gettext_lazy("Bế mạc"),
    "record_minutes": gettext_lazy("Ghi biên bản"),
    "record_conclusion": gettext_lazy("Ghi kết luận"),
    "issue_conclusion_notice": gettext_lazy("Ban hành thông báo kết luận"),
    "void_conference": gettext_lazy("Hủy hội nghị"),
}


def line(row: Conference) -> dict[str, Any]:
    """A conference with its state in words."""
    return {
        "code": row.code, "title": row.title, "kind": rules.KINDS[row.kind], "held_on": row.held_on,
        "half_day": rules.HALF_DAYS[row.half_day], "place": row.place, "chair": row.chair_title,
        "organiser": row.organiser.name, "invited": row.invited, "present": row.present, "state": row.state,
        "status": STATE_KINDS[row.state], "word": rules.STATES[row.state], "urgent": row.urgent,
        "award_round": row.award_round_code, "void_reason": row.void_reason, "starts": row.starts,
        "url": reverse("conferences:detail", args=[row.code]),
    }  # fmt: skip


def agenda_line(item: AgendaLine) -> dict[str, Any]:
    """An item of the agenda in words."""
    return {
        "position": item.position, "begins": item.begins, "title": item.title, "presenter": item.presenter,
        "minutes": item.minutes, "kind": rules.AGENDA_KINDS[item.kind],
    }  # fmt: skip


def delegate_line(row: Attendance) -> dict[str, Any]:
    """A delegate: invited, present, represented by whom."""
    if row.present is None:
        status, word = "wait", _("chưa điểm danh")
    elif row.represented_by:
        status, word = "warn", _("dự thay: %(post)s") % {"post": row.represented_by}
    else:
        status, word = ("good", _("có mặt")) if row.present else ("bad", _("vắng mặt"))
    return {
        "unit": row.unit.name, "post": row.post, "status": status, "word": word,
        "invited_on": row.invitation.sent_on if row.invitation else None,
    }  # fmt: skip


def paper_line(row: Paper) -> dict[str, Any]:
    """A paper; only an address of this site becomes a link."""
    return {
        "kind": rules.PAPER_KINDS[row.kind], "title": row.title, "author": row.author, "text": row.link,
        "url": row.link if row.link.startswith("/") and not row.link.startswith("//") else "",
    }  # fmt: skip


def conclusion_view(row: Conclusion, today: date) -> dict[str, Any]:
    """The conclusion and how its notice stands: issued in time, late, still due, overdue."""
    if row.notice_issued_on is not None:
        late = row.notice_issued_on > row.notice_due
        status, word = ("bad", _("ban hành muộn")) if late else ("good", _("ban hành đúng hạn"))
    else:
        late = today > row.notice_due
        status, word = ("bad", _("quá hạn ban hành")) if late else ("wait", _("chưa ban hành, còn hạn"))
    return {
        "on": row.concluded_on, "summary": row.summary, "directive": row.directive_code, "due": row.notice_due,
        "issued_on": row.notice_issued_on, "number": row.notice_number, "status": status, "word": word,
    }  # fmt: skip


TASK_KINDS = {
    "done_on_time": "good", "done_late": "warn", "running": "wait", "overdue": "bad", "regular": "idle",
    "awaiting_acceptance": "wait",
}  # fmt: skip


def task_lines(tasks: Iterable[Any], today: date) -> list[dict[str, Any]]:
    """Tasks that came of the conclusion, numbered as its instructions, with the status computed for today."""
    lines = []
    for task in tasks:
        status = directives.status(task, today)
        due = format_date(task.due_on) if task.due_on else _("thường xuyên")
        lines.append(
            {
                "number": task.instruction.number, "code": task.code, "title": task.title, "lead": task.lead.name,
                "due": due, "kind": TASK_KINDS[status], "word": directives.STATUSES[status],
            }
        )  # fmt: skip
    return lines


def award_lines(scope: Scope, round_code: str) -> list[dict[str, Any]]:
    """Awards of the linked round that are handed over here."""
    if not round_code:
        return []
    return [
        {
            "name": line.name, "unit": line.unit_name, "form": awards.FORMS[line.form],
            "recipient": awards.RECIPIENTS[line.recipient], "by": line.handed_over_by, "present": line.present,
            "url": reverse("awards:award", args=[line.code]),
        }
        for line in awards.award_list(scope, round_code)
    ]  # fmt: skip


def entries(events: Iterable[AuditEvent]) -> list[dict[str, Any]]:
    """The trail of a conference as a timeline."""
    return [
        {
            "title": VERBS.get(event.verb, event.verb), "at": event.at, "who": event.actor_post,
            "text": event.details.get("reason", ""), "kind": "idle",
        }
        for event in events
    ]  # fmt: skip
