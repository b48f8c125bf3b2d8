"""Directives and tasks as pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.foundation import formats
from tongket.foundation.audit import timeline
from tongket.registers.directives import queries, rules
from tongket.registers.directives.models import Directive, Task

KINDS = {
    "running": "idle", "overdue": "bad", "awaiting_acceptance": "wait", "done_on_time": "good", "done_late": "warn",
    "regular": "idle",
}  # fmt: skip
VERBS = {
    "issue_directive": gettext_lazy("Ban hành chỉ đạo"),
    "assign_task": gettext_lazy("Giao nhiệm vụ"),
    "add_partner": gettext_lazy("Thêm đơn vị phối hợp"),
    "report_progress": gettext_lazy("Báo cáo tiến độ"),
    "submit_evidence": gettext_lazy("Nộp minh chứng"),
    "complete_task": gettext_lazy("Báo hoàn thành"),
    "accept_task": gettext_lazy("Nghiệm thu"),
    "send_back_task": gettext_lazy("Trả lại"),
    "extend_task": gettext_lazy("Gia hạn"),
    "void_task": gettext_lazy("Hủy nhiệm vụ"),
    "void_directive": gettext_lazy("Hủy chỉ đạo"),
}


def task_line(row: Task, today: date) -> dict[str, Any]:
    """One task: lead, partners, term, how it stands, how much of the named evidence is in."""
    status = queries.status(row, today)
    evidence = list(row.evidence.all())
    late = (today - row.due_on).days if status == "overdue" and row.due_on else 0
    void = row.state == "void"
    return {
        "code": row.code,
        "url": reverse("directives:task", args=[row.code]),
        "number": row.instruction.number,
        "title": row.title,
        "lead": row.lead.name,
        "partners": [partner.unit.name for partner in row.partners.all()],
        "assigned_on": row.assigned_on,
        "due_on": row.due_on,
        "original_due_on": row.original_due_on,
        "due_words": row.due_words,
        "done_on": row.done_on,
        "status": status,
        "kind": "idle" if void else KINDS[status],
        "word": rules.STATES["task"]["void"] if void else rules.STATUSES[status],
        "late": late,
        "extensions": len(row.extensions.all()),
        "handed_in": sum(1 for one in evidence if one.handed_in_on),
        "wanted": len(evidence),
        "void": void,
    }


def task_rows(row: Task, line: dict[str, Any]) -> list[tuple[str, Any]]:
    """A task as a summary list."""
    directive = row.instruction.directive
    due = formats.day(row.due_on) if row.due_on else _("thường xuyên")
    moved = row.original_due_on if row.original_due_on != row.due_on else None
    found: list[tuple[str, Any]] = [
        (_("Chỉ đạo"), f"{directive.title} ({directive.code})"),
        (_("Nội dung"), f"{row.instruction.number}. {row.instruction.text}"),
        (_("Chủ trì"), line["lead"]),
        (_("Phối hợp"), ", ".join(line["partners"])),
        (_("Hạn"), f"{due} · {row.due_words}" if row.due_words and row.due_on else due),
    ]
    later = (
        (_("Hạn ban đầu"), formats.day(moved) if moved else ""),
        (_("Ngày hoàn thành"), formats.day(row.done_on) if row.done_on else ""),
        (_("Người nghiệm thu"), row.accepted_post),
        (_("Lý do hủy"), row.void_reason),
    )
    return found + [pair for pair in later if pair[1]]


def directive_line(row: Directive) -> dict[str, Any]:
    """One directive."""
    return {
        "code": row.code,
        "url": reverse("directives:detail", args=[row.code]),
        "source": rules.SOURCES[row.source],
        "number": row.number,
        "title": row.title,
        "text": row.text,
        "issuer": row.issuer.name,
        "issuer_post": row.issuer_post,
        "issued_on": row.issued_on,
        "void": row.state == "void",
        "void_reason": row.void_reason,
    }


def instruction_lines(row: Directive, today: date) -> list[dict[str, Any]]:
    """The instructions of a directive in order, each with its tasks in scope."""
    return [
        {"number": one.number, "text": one.text, "clause": one.clause,
         "tasks": [task_line(task, today) for task in one.tasks.all()]}
        for one in sorted(row.instructions.all(), key=lambda one: one.number)
    ]  # fmt: skip


def counters(counts: Mapping[str, int], unit: str, chosen: str) -> list[dict[str, Any]]:
    """The statuses as links above the list."""
    rest = f"&don_vi={unit}" if unit else ""
    return [
        {"value": counts[name], "label": word, "kind": KINDS[name], "url": f"?trang_thai={name}{rest}",
         "current": name == chosen}
        for name, word in rules.STATUSES.items()
    ]  # fmt: skip


def rate_lines(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Both rates with their two integers: strictly on time, and as usually published (late completions included)."""
    found = rules.rates(counts)
    return [
        {"label": _("Hoàn thành đúng hạn, trên số đã đến kỳ đánh giá"), "rate": found.strict},
        {"label": _("Hoàn thành kể cả quá hạn, trên số đã đến kỳ đánh giá"), "rate": found.published},
    ]


def entries(object_type: str, row: Any) -> list[dict[str, Any]]:
    """The timeline of a directive or a task, newest first."""
    return [
        {
            "title": VERBS.get(event.verb, event.verb), "at": event.at, "who": event.actor_post,
            "text": event.details.get("reason") or event.details.get("text") or event.details.get("title") or "",
        }
        for event in timeline(object_type, row.pk)
    ]  # fmt: skip
