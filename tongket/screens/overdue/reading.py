"""What the board shows for one address: the page and its file are two forms of this one reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tongket.core.clock.duties import local_day
from tongket.foundation import clock
from tongket.foundation.scope import Scope
from tongket.registers.units import queries as units
from tongket.screens.overdue import duties, forms, presenters


@dataclass(frozen=True, slots=True)
class Board:
    """The board of one reader by one query.

    `rows` are all lines by the filters but the bucket, which the counters need; `lines` those the reader may see one
    by one, `units` the counts of everything else for a reader outside the police and the procuracy; `counters` the
    buckets with their counts.
    """

    filters: forms.BoardFilter
    wanted: dict[str, Any]
    rows: list[duties.Line]
    lines: list[duties.Line]
    units: list[dict[str, Any]]
    counters: list[dict[str, Any]]

    @property
    def bucket(self) -> str:
        """The bucket that is open; empty: all."""
        return str(self.wanted.get("muc", ""))


def board_of(scope: Scope, now: datetime, query: Mapping[str, Any]) -> Board:
    """The board as this reader may see it, narrowed and ordered as the address says."""
    whole = duties.lines(scope, now)
    filters = forms.BoardFilter(query, units=presenters.unit_choices(whole))
    wanted = filters.cleaned_data if filters.is_valid() else {}
    rows = duties.with_words(presenters.narrowed(whole, wanted, _unit_ids(wanted)), local_day(now))
    bucket = wanted.get("muc", "")
    kept = presenters.in_bucket(rows, bucket)
    lines = [line for line in kept if scope.content or line.kind in presenters.OFFICE_KINDS]
    shown = [] if scope.content else presenters.by_unit(kept)
    return Board(filters, wanted, rows, lines, shown, presenters.counters(rows, bucket, wanted, local_day(now)))


def _unit_ids(wanted: dict[str, Any]) -> frozenset[int] | None:
    code = wanted.get("don_vi")
    if not code:
        return None
    today = clock.today()
    return units.subtree_ids(units.unit_by_code(code, today).id, today)
