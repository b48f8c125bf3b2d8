"""Clauses C23–C38: the conclusion's sixteen instructions, each a task with lead, due day and computed status."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.foundation import clock
from tongket.registers.directives import queries as directives
from tongket.registers.goals import queries as goals
from tongket.screens.trace.conference import _held as held_conference
from tongket.screens.trace.line import FULL, MISSING, PART, Ground, Line
from tongket.screens.verdicts import target_words

# What the instruction's own register must still bring, by instruction.
LACKING = {
    1: gettext_lazy("sổ văn bản tham mưu chưa mở"),
    2: gettext_lazy("sổ phong trào chưa mở"),
    3: gettext_lazy("sổ dân vận chưa mở"),
    4: gettext_lazy("sổ mô hình chưa mở"),
    5: gettext_lazy("nhãn địa bàn của mô hình chưa có"),
    6: gettext_lazy("bộ tiêu chí công an tiêu biểu chưa có"),
    7: gettext_lazy("sổ thi hành án tại cộng đồng chưa mở"),
    8: gettext_lazy("thống kê tái phạm theo đợt chưa có"),
    9: gettext_lazy("sổ tuyên truyền chưa mở"),
    10: gettext_lazy("sổ quy chế phối hợp chưa mở"),
    12: gettext_lazy("sổ kiểm tra chưa mở"),
    13: gettext_lazy("cảnh báo sớm chưa chạy"),
    14: gettext_lazy("báo cáo ngày, tuần chưa có"),
    15: gettext_lazy("sổ vụ việc ở cơ sở chưa mở"),
    16: gettext_lazy("sổ đợt cao điểm chưa mở"),
}


def instruction(number: int) -> Any:
    """The carrier of one instruction."""

    def carry(ground: Ground) -> Line:
        held = held_conference(ground)
        tasks = directives.tasks_of_origin(ground.scope, held.code) if held else ()
        task = next((row for row in tasks if row.instruction.number == number), None)
        if task is None:
            return Line("directives", "", MISSING, lacking=_("chưa giao thành nhiệm vụ"))
        status = directives.STATUSES[directives.status(task, clock.today())]
        value = _("chủ trì: %(lead)s; thời hạn: %(due)s; %(status)s") % {
            "lead": task.lead.name, "due": task.due_words or "–", "status": status,
        }  # fmt: skip
        if number == 11:
            return _with_target(ground, task, value)
        return Line("directives", value, PART, task.code, reverse("directives:task", args=[task.code]),
                    lacking=str(LACKING[number]))  # fmt: skip

    return carry


def _with_target(ground: Ground, task: Any, value: str) -> Line:
    """C33: the −5 % target of next year stands as a target with its base."""
    next_year = str(ground.period.year + 1)
    row = next((t for t in goals.targets(ground.scope, period=next_year) if t.kind == "cut_by"), None)
    if row is None:
        return Line("goals", value, PART, task.code, reverse("directives:task", args=[task.code]),
                    lacking=_("chưa đặt chỉ tiêu"))  # fmt: skip
    return Line("goals", f"{value}; {target_words(row)}", FULL, f"{task.code}, {row.code}",
                reverse("goals:detail", args=[row.code]), n=row.base_n)  # fmt: skip
