"""Ended bodies and the reports they hold, as pages show them: each report keeps its day, and says why it stays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.foundation.scope import Scope
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, ReportState
from tongket.registers.intake.queries.dissolution import Ended, Held
from tongket.registers.units.queries import UnitRow

STAYS = {
    "": ("wait", _("Sẽ bàn giao")),
    "later": ("warn", _("Ở lại: có diễn biến sau ngày bàn giao")),
    "about": ("warn", _("Ở lại: tin phản ánh nơi nhận, Viện kiểm sát hoặc cấp trên chuyển")),
}


def body_line(one: Ended) -> dict[str, Any]:
    """One body that has ended."""
    return {
        "name": one.unit.name, "code": one.unit.code, "ended": one.unit.valid_to, "held": one.held,
        "successors": ", ".join(row.name for row in one.successors),
        "url": reverse("intake:hand_over", args=[one.unit.code]),
    }  # fmt: skip


def held_lines(found: Iterable[Held], scope: Scope) -> list[dict[str, Any]]:
    """The reports it holds: what each is, its due day, whether it passes."""
    return [_line(one.report, scope) | {"kind": STAYS[one.stays][0], "word": STAYS[one.stays][1]} for one in found]


def handed_lines(acts: Iterable[ReportState], scope: Scope) -> list[dict[str, Any]]:
    """The reports that have passed: where to, by which minutes; the due day is the one it had."""
    return [
        _line(act.report, scope) | {"due": act.due_rolled, "state": rules.STATES[act.state], "to": act.unit.name,
                             "number": act.number, "on": act.on, "who": act.by_post}
        for act in acts
    ]  # fmt: skip


def _line(report: CrimeReport, scope: Scope) -> dict[str, Any]:
    # What an ended body took in itself comes into its superior's sight with the hand-over.
    seen = any(scope.covers(unit_id) for unit_id in (report.receiver_id, report.handler_id, report.pending_to_id))
    return {
        "code": report.code, "url": reverse("intake:detail", args=[report.code]) if seen else "",
        "what": rules.KINDS[report.kind],
        "state": rules.STATES[report.state], "received_at": report.received_at, "due": report.due_rolled,
    }  # fmt: skip


def receiver_choices(successors: Iterable[UnitRow], receivers: Iterable[UnitRow]) -> list[tuple[str, str]]:
    """Who came after it first, then every other body that may receive."""
    first = {row.code: row for row in successors}
    rest = [row for row in receivers if row.code not in first]
    return [(row.code, f"{row.name} ({row.code})") for row in (*first.values(), *rest)]


def hand_over_day(found: Iterable[Held], ended: date | None, today: date) -> date:
    """The day it ended, where nothing has happened to its reports since; else today."""
    if ended is None or any(one.report.last_on > ended for one in found):
        return today
    return ended
