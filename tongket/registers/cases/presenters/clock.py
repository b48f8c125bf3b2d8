"""The clock of a case as its page and its file cover show it: stages, duties, what is wrong with decisions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tongket.core.clock.duty import Duty
from tongket.core.clock.investigation import InvestigationReading
from tongket.core.clock.reading import ClockFinding, Stage
from tongket.foundation.templatetags.tongket_text import ngay, ngay_gio, so
from tongket.registers.cases import queries

STAGES = {
    "first": gettext_lazy("Thời hạn điều tra"),
    "resumed": gettext_lazy("Sau khi phục hồi điều tra"),
    "reinvestigated": gettext_lazy("Điều tra lại"),
    "returned_by_procuracy": gettext_lazy("Điều tra bổ sung, Viện kiểm sát trả"),
    "returned_by_court": gettext_lazy("Điều tra bổ sung, Tòa án trả"),
    "charge_changed": gettext_lazy("Thay đổi tội danh"),
    "cases_joined": gettext_lazy("Nhập vụ án"),
    "ask_procuracy_by": gettext_lazy("Hạn cuối đề nghị gia hạn"),
}
DUTY_WORDS = {
    "done": ("good", gettext_lazy("Đã làm")),
    "done_late": ("warn", gettext_lazy("Đã làm, muộn")),
    "running": ("wait", gettext_lazy("Đang chạy")),
    "grace": ("warn", gettext_lazy("Trong ngày nghỉ sau hạn")),
    "overdue": ("bad", gettext_lazy("Quá hạn")),
    "lapsed": ("idle", gettext_lazy("Đã qua ngày")),
}
_ONE_DAY = timedelta(days=1)


def due_word(strict: date | None, rolled: date | None, today: date) -> tuple[str, str]:
    """Kind and words of the running limit on a day."""
    if strict is None or rolled is None:
        return "idle", _("Không có thời hạn đang chạy")
    if today > rolled:
        return "bad", _("Quá %(n)s ngày") % {"n": so((today - rolled).days)}
    if today > strict:
        return "warn", _("Trong ngày nghỉ sau hạn")
    left = (strict - today).days
    return ("warn" if left <= _SOON.days else "wait"), _("Còn %(n)s ngày") % {"n": so(left)}


# When a limit is shown as near: an aid to the eye, no rule of law.
_SOON = 10 * _ONE_DAY


def clock_of(reading: InvestigationReading, today: date) -> dict[str, Any]:
    """The stages of the limit with their articles, and the state today."""
    if not reading.running:
        kind, word = "idle", _("Không có thời hạn đang chạy")
    else:
        kind, word = due_word(reading.due.strict, reading.due.rolled, today)
    return {
        "kind": kind,
        "word": word,
        "running": reading.running,
        "strict": reading.due.strict,
        "rolled": reading.due.rolled,
        "left": reading.extensions_left,
        "stages": [_stage(stage) for stage in reading.stages],
        "findings": findings(reading.findings),
    }


def findings(found: Iterable[ClockFinding]) -> list[str]:
    """What should not be, in the reader's language."""
    english = get_language() == "en"
    return [finding.message_en if english else finding.message for finding in found]


def duty_lines(duties: Iterable[Duty], now: datetime) -> list[dict[str, Any]]:
    """Duties of a case: act, article, end, state."""
    english = get_language() == "en"
    lines = []
    for duty in sorted(duties, key=lambda d: (d.done_at is not None, d.strict)):
        if duty.starts > now:
            continue
        kind, word = DUTY_WORDS[duty.state(now)]
        hours = duty.code.endswith(("154", "170-SENT"))
        lines.append(
            {
                "act": _capital(duty.act_en if english else duty.act),
                "cites": duty.cites_en if english else duty.cites,
                "strict": ngay_gio(duty.strict) if hours else ngay(queries.last_day(duty.strict)),
                "rolled": "" if duty.rolled == duty.strict else ngay(queries.last_day(duty.rolled)),
                "done": duty.done_at,
                "kind": kind,
                "word": word,
            }
        )
    return lines


def _stage(stage: Stage) -> dict[str, Any]:
    name, _sep, number = stage.stage.rpartition("extension_")
    if number.isdigit():
        label = _("Gia hạn lần %(n)s") % {"n": number}
        if name:
            label = f"{STAGES[name.rstrip('_')]}, {label.lower()}"
    else:
        label = str(STAGES.get(stage.stage, stage.stage))
    return {
        "label": label,
        "strict": stage.due.strict,
        "rolled": stage.due.rolled,
        "cites": stage.cites_en if get_language() == "en" else stage.cites,
        "verified": stage.verified,
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
