"""A unit (đơn vị) under one code, one name and one parent during one stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LEVELS = ("province", "district", "commune", "division", "agency", "committee")


@dataclass(frozen=True, slots=True)
class Unit:
    """One validity row; `valid_to` is exclusive, None while open. A rename or a new parent is a new row."""

    code: str
    name: str
    level: str
    parent_code: str
    valid_from: date
    valid_to: date | None = None
    kind: str = "area"
    area_code: str = ""
    short_name: str = ""
    coastal: bool = False

    def alive_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)
