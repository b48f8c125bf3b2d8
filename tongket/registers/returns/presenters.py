"""Returns, closings and yearly totals as pages show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.core.catalogue import CATALOGUE
from tongket.core.facts import MEASURES
from tongket.core.periods import Period
from tongket.foundation.audit import timeline
from tongket.registers.returns import rules
from tongket.registers.returns.models import RegisterClosing, Return, ReturnVersion, Seal, YearlyAggregate
from tongket.registers.returns.queries import GridRow
from tongket.registers.units.queries import UnitRow

KINDS = {"waiting": "idle", "missing": "bad", "returned": "warn", "sent": "wait", "approved": "good"}
VERBS = {
    "send_return": _("Gửi báo cáo"),
    "verify_returns": _("Kiểm tra"),
    "return_for_correction": _("Trả lại để sửa"),
    "approve_returns": _("Duyệt"),
    "propose_restatement": _("Đề nghị điều chỉnh"),
    "restate_return": _("Duyệt điều chỉnh"),
    "decline_restatement": _("Bác đề nghị điều chỉnh"),
}


def month_label(period: Period) -> str:
    """A month as offices write it, with its days."""
    return f"{period.label_en} {period.window_label_en}" if rules.english() else f"{period.label} {period.window_label}"


def grid_line(row: GridRow) -> dict[str, Any]:
    """One unit of the grid with words, colours and links."""
    cells = [
        cell and {
            "state": cell.state, "word": rules.GRID[cell.state], "kind": KINDS[cell.state], "late": cell.late,
            "month": cell.month, "url": reverse("returns:detail", args=[cell.month, row.unit_code]),
        }
        for cell in row.cells
    ]  # fmt: skip
    return {"code": row.unit_code, "name": row.unit_name, "district": row.district, "cells": cells}


def grid_note(lines: Sequence[dict[str, Any]]) -> str:
    """How a district's units stand in the newest month: what is not approved yet, then what is."""
    last = Counter(line["cells"][-1]["state"] for line in lines if line["cells"] and line["cells"][-1])
    return " · ".join(f"{last[state]} {_lowered(word)}" for state, word in rules.GRID.items() if last[state])


def _lowered(word: object) -> str:
    text = str(word)
    return text[:1].lower() + text[1:]


def counters(counts: Mapping[str, int], query: str, chosen: str) -> list[dict[str, Any]]:
    """The five states of a month as links above the grid."""
    return [
        {"value": counts[state], "label": word, "kind": KINDS[state], "current": state == chosen,
         "url": f"?{query}&trang_thai={state}"}
        for state, word in rules.GRID.items()
    ]  # fmt: skip


def line(row: Return, today: date) -> dict[str, Any]:
    """One return: unit, month, how it stands, when it was due and came."""
    state = rules.grid_state(row.state, row.due_on, today)
    return {
        "code": row.code,
        "unit": row.unit.name,
        "unit_code": row.unit.code,
        "district": row.unit.parent.name if row.unit.parent else "",
        "month": row.month,
        "month_label": month_label(rules.month_of(row.month)),
        "state": row.state,
        "word": rules.STATES["return"][row.state] if state not in ("missing", "waiting") else rules.GRID[state],
        "kind": KINDS[state],
        "due_on": row.due_on,
        "sent_on": row.sent_on,
        "late": row.sent_on is not None and row.sent_on > row.due_on,
        "returned_reason": row.returned_reason,
        "form": rules.FORMS[row.form].name,
    }


def value_lines(form: str, values: Mapping[str, int | None], before: Mapping[str, int | None]) -> list[dict[str, Any]]:
    """The items in printed order: this month, the month before, the difference where both are numbers."""
    return [
        {
            "label": rules.label_of(item),
            "noun": MEASURES[item.measure].noun_en if rules.english() else MEASURES[item.measure].noun,
            "level": item.kind == "level",
            "reported": code in values,
            "value": values.get(code),
            "before": before.get(code),
            "change": _difference(values.get(code), before.get(code)),
        }
        for code, item in rules.FORMS[form].items.items()
    ]


def version_lines(versions: Sequence[ReturnVersion]) -> list[dict[str, Any]]:
    """Versions, newest first: who entered, who approved, why, and which numbers differ from the one before."""
    lines = []
    for version, older in zip(versions, [*versions[1:], None][: len(versions)], strict=True):
        now = {cell.item: cell.value for cell in version.cells.all()}
        then = {cell.item: cell.value for cell in older.cells.all()} if older else now
        changed = [
            {"label": rules.label_of(item), "before": then.get(code), "after": now.get(code)}
            for code, item in rules.FORMS[version.of_return.form].items.items()
            if now.get(code) != then.get(code)
        ]
        lines.append({"version": version, "changed": changed, "restatement": version.kind == "restatement"})
    return lines


def entries(row: Return) -> list[dict[str, Any]]:
    """The timeline of a return."""
    return [
        {"title": VERBS.get(e.verb, e.verb), "at": e.at, "who": e.actor_post, "text": e.details.get("reason", "")}
        for e in timeline("returns.return", row.pk)
    ]


def closing_grid(units: Sequence[UnitRow], closings: Sequence[RegisterClosing]) -> list[dict[str, Any]]:
    """Units by registers: who closed which and when; None where the register is not the unit's to close."""
    closed = {(row.unit_id, row.register): row for row in closings}
    return [
        {
            "code": unit.code, "name": unit.name,
            "cells": [
                {"label": name, "mine": rules.CLOSED_BY[key] == unit.kind, "closing": closed.get((unit.id, key))}
                for key, name in rules.REGISTERS.items()
            ],
        }
        for unit in units
    ]  # fmt: skip


def aggregate_line(row: YearlyAggregate) -> dict[str, Any]:
    """One re-entered total."""
    indicator = CATALOGUE.get(row.measure)
    label = (indicator.label_en if rules.english() else indicator.label) if indicator else row.measure
    return {"code": row.code, "label": label, "year": row.year, "n": row.n, "source": row.source,
            "void": row.voided_at is not None, "who": row.entered_post}  # fmt: skip


def seal_line(row: Seal) -> dict[str, Any]:
    """One seal."""
    return {"code": row.code, "cut_off": row.cut_off, "hash": row.snapshot_hash, "at": row.sealed_at,
            "who": row.sealed_post, "returns": row.returns}  # fmt: skip


def _difference(now: int | None, before: int | None) -> int | None:
    return None if now is None or before is None else now - before
