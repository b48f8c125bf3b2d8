"""Counts by unit (số đếm theo đơn vị): what readers outside police and procuracy see of a register instead of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tongket.core.periods import Period
from tongket.core.periods.period import period_containing

BEFORE = "truoc"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class UnitCount:
    """One unit, its head in office, its numbers in the order of the columns; `opens`: there are units below it."""

    code: str
    name: str
    head: str
    opens: bool
    counts: tuple[int, ...]


def year_asked(asked: str, today: date) -> Period:
    """The running reporting year, or the one before it (`?ky=truoc`)."""
    year = period_containing(today, "year")
    return period_containing(year.start - _ONE_DAY, "year") if asked == BEFORE else year


def count_table(
    columns: Sequence[str], rows: Sequence[UnitCount], *, longest: frozenset[int] = frozenset(), query: str = ""
) -> dict[str, Any]:
    """The table as parts/unit_counts.html shows it; in the columns of `longest` the sum is the greatest number."""
    totals = [
        (max if i in longest else sum)([row.counts[i] for row in rows] or [0]) for i in range(len(columns))
    ]  # fmt: skip
    return {
        "columns": list(columns),
        "lines": [
            {
                "code": row.code, "name": row.name, "head": row.head, "cells": _cells(columns, row.counts),
                "url": f"?don_vi={row.code}{query}" if row.opens else "",
            }
            for row in rows
        ],
        "totals": _cells(columns, totals),
    }  # fmt: skip


def _cells(columns: Sequence[str], numbers: Sequence[int]) -> list[dict[str, Any]]:
    return [{"label": label, "value": n} for label, n in zip(columns, numbers, strict=True)]
