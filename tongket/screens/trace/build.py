"""The trace put together: every clause of the reference table has a carrier, or the trace cannot be built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tongket.analytics.results import Results
from tongket.core.periods import Period
from tongket.foundation.reference import clauses
from tongket.foundation.scope import Scope
from tongket.screens.trace import conference, figures
from tongket.screens.trace.conclusions import instruction
from tongket.screens.trace.line import Ground, Line

CARRIERS: dict[str, Callable[[Ground], Line]] = {
    "C01": conference.title_and_date, "C02": conference.views, "C03": conference.meeting, "C04": conference.chair,
    "C05": conference.remit, "C06": conference.review_and_tasks, "C07": conference.caption(0),
    "C08": figures.assessment,
    "C09": figures.clearance, "C10": figures.serious_clearance, "C11": figures.rings, "C12": figures.resolution,
    "C13": figures.right_person, "C14": figures.none_found, "C15": figures.propaganda, "C16": figures.state_management,
    "C17": figures.procedures, "C18": figures.citizen_id, "C19": figures.fires, "C20": figures.index_rise,
    "C21": figures.index_rank, "C22": figures.standing,
    **{f"C{22 + number}": instruction(number) for number in range(1, 17)},
    "C39": conference.caption(1), "C40": conference.caption(2), "C41": conference.awarded, "C42": conference.byline,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One clause in our words beside what carries it."""

    id: str
    clause: str
    line: Line

    def as_json(self) -> dict[str, Any]:
        """The fields of `tongket trace --json`."""
        line = self.line
        return {
            "id": self.id, "clause": self.clause, "carried_by": line.carried_by, "value": line.value, "n": line.n,
            "of": line.of, "evidence": line.evidence, "url": line.url, "status": line.status, "lacking": line.lacking,
        }  # fmt: skip


def trace_lines(results: Results, unit: str, period: Period, scope: Scope) -> list[TraceLine]:
    """All clauses in order; a clause without a carrier is a fault of the program, not a missing value."""
    ground = Ground(results, unit, period, scope)
    return [TraceLine(clause.id, clause.text, CARRIERS[clause.id](ground)) for clause in clauses()]
