"""The evenings of the demo: what every body held is taken down each night, from the reports as they stand just then.

Nothing is replayed here: that is what the recorded state is for. A month's evenings are written in one act, because
the load counts its acts; every evening is an audit event of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from tongket.entry.demo.chance import LOCAL
from tongket.foundation import clock
from tongket.foundation.actor import system_actor
from tongket.registers.intake import operations as intake
from tongket.registers.intake.queries import UnitStock, stock_now

ONE_DAY = timedelta(days=1)
EVENING = time(23, 45)


class Nights:
    """Called by the schedule with the days between two acts; keeps the evenings of the month until it is over."""

    def __init__(self) -> None:
        self._evenings: dict[date, Sequence[UnitStock]] = {}
        self._following: date | None = None
        self.acts = 0

    def pass_to(self, last: date, following: date) -> None:
        """The evenings from `last` up to the day before `following`."""
        day = last
        while day < following:
            self._evenings[day] = stock_now(day)
            if (day + ONE_DAY).day == 1:
                self._write(day)
            day += ONE_DAY
        self._following = following

    def finish(self, last: date) -> None:
        """The evenings left, up to the last day of the records."""
        if self._following is not None:
            self.pass_to(self._following, last + ONE_DAY)
        self._write(last)

    def _write(self, day: date) -> None:
        if not self._evenings:
            return
        at = datetime.combine(day, EVENING, LOCAL)
        with clock.simulated(at):
            intake.record_day_states(by=system_actor("Việc chạy đêm"), at=at, days=self._evenings)
        self._evenings = {}
        self.acts += 1
