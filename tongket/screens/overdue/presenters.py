"""The overdue board: crime reports past their day and tasks past theirs, each with one named post."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation.scope import Scope
from tongket.registers.directives import queries as directives
from tongket.registers.intake import queries as intake

# Buckets above the list: more than so many days late, and at most so many (0: no end). Display only, no law.
BUCKETS = {"tren-10": (11, 0), "4-10": (4, 10), "1-3": (1, 3)}


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty past its day."""

    code: str
    url: str
    what: str
    unit_code: str
    unit: str
    post: str
    due_on: date
    days: int


def duties(scope: Scope, today: date) -> list[Duty]:
    """Everything overdue in scope, the longest first."""
    found = [_report(row, today) for row in _late_reports(scope, today)]
    found += [_task(row, today) for row in directives.tasks(scope, status="overdue", today=today)]
    return sorted(found, key=lambda duty: (-duty.days, duty.code))


def _late_reports(scope: Scope, today: date) -> Any:
    return intake.reports(scope, intake.ReportFilter(overdue_on=today))


def _report(row: Any, today: date) -> Duty:
    unit = row.handler
    return Duty(
        row.code, reverse("intake:detail", args=[row.code]), _("Giải quyết nguồn tin về tội phạm"), unit.code,
        unit.name, row.investigator or head_of(unit.name), row.due_rolled, (today - row.due_rolled).days,
    )  # fmt: skip


def _task(row: Any, today: date) -> Duty:
    return Duty(
        row.code, reverse("directives:task", args=[row.code]), row.title, row.lead.code, row.lead.name,
        head_of(row.lead.name), row.due_on, (today - row.due_on).days,
    )  # fmt: skip


def head_of(unit: str) -> str:
    """The post that answers for a unit where nobody else is named."""
    return _("Thủ trưởng, %(unit)s") % {"unit": unit}


def in_bucket(days: int, bucket: str) -> bool:
    """Whether so many days late falls into a bucket."""
    least, most = BUCKETS[bucket]
    return days >= least and (not most or days <= most)


def counters(found: list[Duty], bucket: str) -> list[dict[str, Any]]:
    """The buckets as links."""
    names = {"tren-10": _("Quá trên 10 ngày"), "4-10": _("Quá 4–10 ngày"), "1-3": _("Quá 1–3 ngày")}
    whole = {"value": len(found), "label": _("Tất cả việc quá hạn"), "kind": "bad" if found else "good", "url": "?",
             "current": not bucket}  # fmt: skip
    tally = {name: sum(1 for duty in found if in_bucket(duty.days, name)) for name in names}
    return [whole] + [
        {"value": tally[name], "label": label, "kind": "bad" if tally[name] else "idle", "url": f"?muc={name}",
         "current": bucket == name}
        for name, label in names.items()
    ]  # fmt: skip


def by_unit(found: list[Duty]) -> list[dict[str, Any]]:
    """Outside the police and the procuracy: a unit, its head, how many, the longest; never a record."""
    units: dict[tuple[str, str], list[Duty]] = defaultdict(list)
    for duty in found:
        units[duty.unit_code, duty.unit].append(duty)
    return [
        {"code": code, "unit": name, "post": head_of(name), "count": len(rows), "days": max(r.days for r in rows)}
        for (code, name), rows in sorted(units.items())
    ]
