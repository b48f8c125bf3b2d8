"""The schedule of the demo: every act in one global order of time, run under a simulated clock in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from tongket.foundation import clock

Act = Callable[[datetime], None]
# Told of the stretch between two acts on different days: the day of the first, the day of the second.
Nights = Callable[[date, date], None]


@dataclass(slots=True)
class Schedule:
    """Acts to come; `codes` remembers what earlier acts made, by the plan's own names."""

    acts: list[tuple[datetime, int, str, Act]] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)

    def add(self, at: datetime, part: str, act: Act) -> None:
        """Plan an act; acts of the same minute keep the order in which they were planned."""
        self.acts.append((at, len(self.acts), part, act))

    def run(self, tell: Callable[[str, int, int], None], nights: Nights = lambda _first, _next: None) -> int:
        """Perform everything in order of time; `tell(part, done, total)` shows progress. Returns the number of acts."""
        ordered = sorted(self.acts, key=lambda act: act[:2])
        today = clock.local_date(ordered[0][0]) if ordered else date.max
        for done, (at, _order, part, act) in enumerate(ordered, start=1):
            if clock.local_date(at) > today:
                nights(today, clock.local_date(at))
                today = clock.local_date(at)
            with clock.simulated(at):
                act(at)
            if done % 500 == 0 or done == len(ordered):
                tell(part, done, len(ordered))
        return len(ordered)
