"""Crime reports as pages show them; without the right to content only number, unit, state and days remain."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.clock.nearing import is_near
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay, ngay_gio
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.presenters.acts import entries as entries

STATE_KINDS = {"resolved": "good", "void": "idle", "merged": "idle", "not_a_report": "idle", "sent_outside": "idle",
               "suspended": "warn", "accepted": "wait", "in_transfer": "wait"}  # fmt: skip


def opened(row: CrimeReport, scope: Scope, today: date) -> dict[str, Any]:
    """The report on its own page, whose opening is written down where it is about a unit: with what is told."""
    return line(row, scope, today) | {"summary": row.summary if scope.content else ""}


def line(row: CrimeReport, scope: Scope, today: date) -> dict[str, Any]:
    """One line of the list."""
    due_kind, due_word = due_words(row, today)
    return {
        "code": row.code,
        "url": reverse("intake:detail", args=[row.code]),
        "kind": rules.KINDS[row.kind],
        "summary": summary_words(row) if scope.content else "",
        "place": row.place.name if row.place and scope.content else "",
        "received_at": row.received_at,
        "receiver": row.receiver.name,
        "handler": row.handler.name,
        "state": rules.STATES[row.state],
        "state_kind": STATE_KINDS.get(row.state, "wait"),
        "result": result_words(row, scope),
        "due_on": row.due_rolled if row.state in rules.OPEN_STATES else None,
        "due_kind": due_kind,
        "due_word": due_word,
    }


def summary_words(row: CrimeReport) -> str:
    """What a list says of a report: nothing of one about a unit, for each reading of that is written down."""
    return row.summary if row.about_id is None else _("Tin phản ánh một đơn vị: mở tin để đọc, việc đọc được ghi lại")


def result_words(row: CrimeReport, scope: Scope) -> str:
    """The outcome beside the state; for the body that only received it, as the result that came back."""
    if not row.outcome:
        return ""
    words = f"{rules.OUTCOMES[row.outcome]} ({ngay(row.outcome_on)})"
    if row.handler_id != row.receiver_id and not scope.covers(row.handler_id):
        return _("Kết quả trả về: %(words)s, %(unit)s") % {"words": words, "unit": row.handler.name}
    return words


def due_words(row: CrimeReport, today: date) -> tuple[str, str]:
    """Status kind and words of the limit: overdue, in the grace of days off, nearing, running."""
    if row.state not in rules.OPEN_STATES or row.due_rolled is None or row.due_strict is None:
        return "", ""
    late = (today - row.due_rolled).days
    if late > 0:
        return "bad", _("Quá hạn %(n)s ngày") % {"n": late}
    if today > row.due_strict:
        return "warn", _("Trong ngày nghỉ sau hạn")
    left = (row.due_rolled - today).days
    if left == 0:
        return "warn", _("Hết hạn hôm nay")
    return ("warn" if is_near(left, today) else "good"), _("Còn %(n)s ngày") % {"n": left}


def rows(row: CrimeReport, scope: Scope) -> list[tuple[str, Any]]:
    """The report as label and value."""
    shown: list[tuple[str, Any]] = [
        (_("Loại"), rules.KINDS[row.kind]),
        (_("Cách tiếp nhận"), rules.CHANNELS[row.channel]),
        (_("Tiếp nhận"), ngay_gio(row.received_at)),
        (_("Cơ quan tiếp nhận"), row.receiver.name),
        (_("Cơ quan đang giữ"), row.handler.name),
    ]
    if scope.content:
        shown += [
            (_("Người báo"), rules.REPORTER_KINDS[row.reporter_kind]),
            (_("Nơi xảy ra"), row.place.name if row.place else ""),
            (_("Ngày xảy ra"), ngay(row.occurred_on)),
            (_("Phân loại"), rules.CLASSIFICATIONS.get(row.classification, "")),
            (_("Điều tra viên"), row.investigator),
            (_("Kiểm sát viên"), row.prosecutor),
        ]
    if row.accepted_at is not None:
        shown += [
            (_("Cơ quan có thẩm quyền nhận"), ngay_gio(row.accepted_at)),
            (_("Hạn theo luật"), ngay(row.due_strict)),
            (_("Hạn sau ngày nghỉ"), ngay(row.due_rolled)),
        ]
    if row.state == "suspended" or row.limitation_on is not None:
        unknown = _("chưa ghi")
        shown.append((_("Ngày hết thời hiệu"), ngay(row.limitation_on) if row.limitation_on else unknown))
    return shown + _endings(row, scope)


def _endings(row: CrimeReport, scope: Scope) -> list[tuple[str, Any]]:
    shown: list[tuple[str, Any]] = []
    if row.pending_to is not None:
        shown.append((_("Đang chuyển đến"), row.pending_to.name))
    if row.outcome:
        shown.append((_("Kết quả"), f"{rules.OUTCOMES[row.outcome]} ({ngay(row.outcome_on)})"))
    if row.merged_into is not None:
        shown.append((_("Đã nhập vào"), queries.code_words(scope, row.merged_into.code)))
    if row.split_from is not None:
        shown.append((_("Tách ra từ"), queries.code_words(scope, row.split_from.code)))
    if row.voided_at is not None:
        shown.append((_("Đã hủy"), row.void_reason if scope.content else ngay_gio(row.voided_at)))
    if row.archived_at is not None:
        shown.append((_("Nộp lưu"), ngay_gio(row.archived_at)))
    return shown


def counters(counts: dict[str, int], state: str, overdue: bool) -> list[dict[str, Any]]:
    """The buckets above the list."""
    base = reverse("intake:index")
    named = (
        ("open", _("Chưa giải quyết xong"), "wait", "?trang_thai=open", state == "open" and not overdue),
        ("received", _("Chờ phân loại"), "wait", "?trang_thai=received", state == "received"),
        ("overdue", _("Quá hạn"), "bad", "?qua_han=on", overdue),
        ("suspended", _("Tạm đình chỉ"), "warn", "?trang_thai=suspended", state == "suspended"),
    )
    return [
        {"value": counts[key], "label": label, "kind": kind, "url": base + query, "current": current}
        for key, label, kind, query, current in named
    ]


def count_columns() -> list[str]:
    """What the table of counts by unit counts."""
    return [_("Tiếp nhận trong năm"), _("Chưa giải quyết xong"), _("Quá hạn"), _("Quá hạn lâu nhất (ngày)"),
            _("Tạm đình chỉ")]  # fmt: skip
