"""Import of a workbook as pages and commands do it: read, tell every finding with its cell, enter what is whole."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.core.facts import FORM_MONTH
from tongket.core.periods import parse_period
from tongket.exchange.layouts import layout_by_id
from tongket.exchange.workbook import CellFinding, Reading, read_workbook
from tongket.foundation.actor import Actor
from tongket.foundation.refusals import Refused
from tongket.registers.returns import operations as returns
from tongket.registers.units import queries as units


def import_file(*, by: Actor, at: datetime, layout: str, path: Path, month: str | None) -> dict[str, Any]:
    """Read a workbook by its layout; a monthly return is entered, any other layout is read and counted only."""
    chosen = layout_by_id(layout)
    is_return = chosen.id == FORM_MONTH
    on = parse_period(month, "admin").last_day if month else at.date()
    known = {unit.code for unit in units.units_at(on, kind="area", level="commune")} if is_return else None
    reading = read_workbook(chosen, path, known)
    period = month or reading.period
    if month and reading.period and month != reading.period:
        raise Refused(
            "IMPORT-OTHER-MONTH", _("Tệp ghi kỳ %(written)s, lệnh ghi kỳ %(asked)s."),
            _("Sửa lại một trong hai cho đúng kỳ."), written=reading.period, asked=month,
        )  # fmt: skip
    if not reading.findings and not reading.cells:
        raise Refused("IMPORT-EMPTY", _("Tệp không có dòng số liệu nào."), _("Kiểm tra lại trang tính và mẫu biểu."))
    entered, faults = 0, [_finding(finding) for finding in reading.findings]
    if is_return and not faults and reading.cells:
        entered, faults = _enter(by, at, reading, period)
    summary = {
        "layout": chosen.id, "file": path.name, "period": period, "cells": len(reading.cells), "entered": entered,
        "findings": len(faults),
    }  # fmt: skip
    text = f"{chosen.label}: {len(reading.cells)} ô số, {entered} báo cáo đã ghi, {len(faults)} chỗ cần sửa"
    return {"findings": faults, "summary": summary, "text": text}


def _enter(by: Actor, at: datetime, reading: Reading, month: str) -> tuple[int, list[dict[str, Any]]]:
    """All returns of the workbook in one operation: either all are entered or none."""
    values: dict[str, dict[str, int | None]] = defaultdict(dict)
    rows: dict[str, int] = {}
    for cell in reading.cells:
        unit = cell.key(reading.layout.unit_key.name)
        values[unit][cell.item] = cell.value
        rows[unit] = cell.row
    entries = [returns.ReturnEntry(unit, items) for unit, items in values.items()]
    try:
        return returns.send_returns(by=by, at=at, month=month, entries=entries), []
    except Refused as refused:
        faults = refused.data.get("faults")
        if faults is None:
            raise
        return 0, [_fault(fault, rows) for fault in faults]


def _finding(finding: CellFinding) -> dict[str, Any]:
    return {
        "sheet": finding.sheet, "cell": finding.cell, "code": finding.code, "message": finding.message,
        "hint": finding.hint,
    }  # fmt: skip


def _fault(fault: Any, rows: dict[str, int]) -> dict[str, Any]:
    """A fault of a return told at its row of the workbook (rows count from one, as the clerk sees them)."""
    return {
        "sheet": "", "cell": f"dòng {rows.get(fault.unit_code, 0) + 1}", "code": fault.code,
        "message": f"{fault.unit_code} {fault.item}: {fault.message}", "hint": str(fault.hint),
    }  # fmt: skip
