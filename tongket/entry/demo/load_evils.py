"""Social evils and wanted persons put on the schedule: written up together at the end of each month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from tongket.entry.demo.chance import LOCAL
from tongket.entry.demo.plan_evils import (
    OPENED_ON,
    PlannedEvil,
    PlannedMovement,
    PlannedNotice,
    PlannedSpot,
    month_ends,
    plan_cases,
    plan_spots,
    plan_treatment,
    plan_wanted,
)
from tongket.entry.demo.plan_offences import PlannedOffence
from tongket.entry.demo.plan_reports import Ground
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.foundation.actor import Role
from tongket.registers.cases import queries as case_reads
from tongket.registers.evils import operations as evils

STEPS: dict[str, Callable[..., Any]] = {"clear": evils.clear_spot, "reopen": evils.reopen_spot}


def schedule_evils(
    schedule: Schedule, grounds: list[Ground], offences: list[PlannedOffence], posts: Posts, seed: int
) -> None:
    """Plan one evening a month, and the evening on which the books are opened."""
    ends = month_ends()
    books = _Books(
        schedule, posts, plan_cases(grounds, offences, seed), plan_spots(grounds, seed),
        plan_treatment(grounds, ends, seed), plan_wanted(grounds, seed),
    )  # fmt: skip
    first = date.min
    for last in (OPENED_ON, *ends):
        at = datetime(last.year, last.month, last.day, 22, 30, tzinfo=LOCAL)
        schedule.add(at, "evils", partial(books.write_up, first, last))
        first = last


class _Books:
    """The four books; each evening writes up what happened after the last one."""

    def __init__(
        self, schedule: Schedule, posts: Posts, cases: list[PlannedEvil], spots: list[PlannedSpot],
        movements: list[PlannedMovement], notices: list[PlannedNotice],
    ) -> None:  # fmt: skip
        self._codes = schedule.codes
        self._posts = posts
        self._cases, self._spots, self._movements, self._notices = cases, spots, movements, notices

    def write_up(self, first: date, last: date, at: datetime) -> None:
        """Everything dated after `first` and up to `last`."""
        desk = {"by": self._posts.actor(Role.STATISTICS, "CA-34", 1), "at": at}
        self._write_cases(first, last, desk)
        self._write_spots(first, last, desk)
        entries = [
            evils.MovementEntry(m.form, m.direction, m.reason, m.n, m.on, m.place)
            for m in self._movements
            if first < m.on <= last
        ]
        if entries:
            evils.record_treatment_movements(entries=entries, **desk)
        self._write_wanted(first, last, desk)

    def _write_cases(self, first: date, last: date, desk: dict[str, Any]) -> None:
        found = [(i, case) for i, case in enumerate(self._cases) if first < case.detected_on <= last]
        if found:
            codes = evils.record_evil_cases(entries=[_case_entry(case) for _i, case in found], **desk)
            self._codes |= {f"evil:{i}": code for (i, _case), code in zip(found, codes, strict=True)}
        decided = [(i, case) for i, case in enumerate(self._cases) if first < case.decided_on <= last]
        if decided:
            evils.decide_evil_cases(entries=[self._decision(i, case) for i, case in decided], **desk)

    def _decision(self, index: int, case: PlannedEvil) -> evils.DecisionEntry:
        measures = evils.Measures(case.prosecuted, case.fined, case.fines, case.to_treatment, case.to_education)
        code = case_reads.case_code_of(self._codes[f"offence:{case.offence}"]) if case.offence else ""
        outcome = "criminal" if case.offence else "administrative"
        return evils.DecisionEntry(self._codes[f"evil:{index}"], outcome, case.decided_on, measures, code)

    def _write_spots(self, first: date, last: date, desk: dict[str, Any]) -> None:
        found = [(i, spot) for i, spot in enumerate(self._spots) if first < spot.opened_on <= last]
        if found:
            entries = [
                evils.SpotEntry(spot.kind, spot.name, spot.place, spot.opened_on, "Nắm tình hình địa bàn (mô phỏng)")
                for _i, spot in found
            ]
            codes = evils.open_spots(entries=entries, **desk)
            self._codes |= {f"spot:{i}": code for (i, _spot), code in zip(found, codes, strict=True)}
        steps = [(on, i, act) for i, spot in enumerate(self._spots) for act, on in spot.steps if first < on <= last]
        for on, i, act in sorted(steps):
            STEPS[act](code=self._codes[f"spot:{i}"], on=on, evidence="Biên bản kiểm tra (mô phỏng)", **desk)

    def _write_wanted(self, first: date, last: date, desk: dict[str, Any]) -> None:
        found = [(i, n) for i, n in enumerate(self._notices) if first < n.issued_on <= last]
        if found:
            entries = [
                evils.WantedEntry(n.number, n.issued_on, n.handler, n.basis, 1, OPENED_ON if n.old else None)
                for _i, n in found
            ]
            codes = evils.issue_wanted_notices(entries=entries, **desk)
            self._codes |= {f"wanted:{i}": code for (i, _n), code in zip(found, codes, strict=True)}
        ended = [(i, n) for i, n in enumerate(self._notices) if n.ended_on and first < n.ended_on <= last]
        if ended:
            evils.record_wanted_results(
                entries=[evils.ResultEntry(self._codes[f"wanted:{i}"], n.result, n.ended_on) for i, n in ended], **desk
            )


def _case_entry(case: PlannedEvil) -> evils.EvilEntry:
    return evils.EvilEntry(
        case.kind, case.sub_kind, case.detected_on, case.place, case.handler,
        evils.Persons(case.persons, min(case.female, case.persons), case.under_18),
        evils.Seized(case.money, case.exhibits),
    )  # fmt: skip
