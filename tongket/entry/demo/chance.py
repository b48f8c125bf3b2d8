"""Deterministic chance: the same seed gives the same records, any seed gives the same totals."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
T = TypeVar("T")


class Chance:
    """A named stream of chance, so that one part of the demo does not disturb another."""

    def __init__(self, seed: int, stream: str) -> None:
        self._random = random.Random(f"{seed}:{stream}")

    def pick(self, options: Sequence[T], weights: Sequence[int] | None = None) -> T:
        """One of the options, by weight where given."""
        return self._random.choices(options, weights)[0]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """`count` different ones of the options."""
        return self._random.sample(options, count)

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All of the options in another order."""
        return self._random.sample(options, len(options))

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return self._random.randint(low, high)

    def day(self, first: date, last: date) -> date:
        """A day from first to last, both included."""
        return first + timedelta(days=self._random.randint(0, (last - first).days))

    def moment(self, day: date, first_hour: int = 7, last_hour: int = 16) -> datetime:
        """A working-hours moment of a day."""
        clock_time = time(self._random.randint(first_hour, last_hour), self._random.randint(0, 59))
        return datetime.combine(day, clock_time, tzinfo=LOCAL)


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """Share `total` out by weight with largest remainders; the parts add up to the total exactly."""
    whole = sum(weights)
    parts = [total * w // whole for w in weights]
    rest = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in rest[: total - sum(parts)]:
        parts[i] += 1
    return parts
