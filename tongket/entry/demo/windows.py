"""The stretches of the demo: what was open at the start, two police years, the days after the cut-off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST_DAY = date(2020, 10, 1)
CUT_OFF = date(2022, 12, 14)
LAST_DAY = date(2022, 12, 26)
CONFERENCE_DAY = date(2022, 12, 27)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of days, both ends included."""

    name: str
    first: date
    last: date


BEFORE = Stretch("before", FIRST_DAY, date(2020, 12, 14))
YEAR_2021 = Stretch("2021", date(2020, 12, 15), date(2021, 12, 14))
YEAR_2022 = Stretch("2022", date(2021, 12, 15), CUT_OFF)
AFTER = Stretch("after", date(2022, 12, 15), LAST_DAY)
STRETCHES = (BEFORE, YEAR_2021, YEAR_2022, AFTER)
