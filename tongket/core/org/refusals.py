"""Why a statement about units is refused: one type and one stable code per reason, with its data."""

from __future__ import annotations

from datetime import date


class OrgRefusal(ValueError):
    """Base of the refusals about units; `code` is stable."""

    code = "UNIT-REFUSED"


class UnknownUnit(OrgRefusal):
    """No unit ever had this code."""

    code = "UNIT-UNKNOWN"

    def __init__(self, unit: str, on: date) -> None:
        self.unit, self.on = unit, on
        super().__init__(f"no unit has the code {unit!r}")


class UnitNotAlive(OrgRefusal):
    """The code exists, but not on that day."""

    code = "UNIT-NOT-ALIVE"

    def __init__(self, unit: str, on: date, lives: tuple[tuple[date, date | None], ...]) -> None:
        self.unit, self.on, self.lives = unit, on, lives
        spans = ", ".join(f"{start}..{end or ''}" for start, end in lives)
        super().__init__(f"unit {unit} did not exist on {on}; it did during {spans}")


class EmptyLife(OrgRefusal):
    """The unit ends before it starts."""

    code = "UNIT-EMPTY-LIFE"

    def __init__(self, unit: str, valid_from: date, valid_to: date) -> None:
        self.unit, self.valid_from, self.valid_to = unit, valid_from, valid_to
        super().__init__(f"unit {unit} ends on {valid_to}, before it starts on {valid_from}")


class UnitOverlap(OrgRefusal):
    """Two rows of one code are valid on one day."""

    code = "UNIT-OVERLAP"

    def __init__(self, unit: str, on: date) -> None:
        self.unit, self.on = unit, on
        super().__init__(f"two rows of unit {unit} are valid on {on}")


class UnitInTwoPlaces(UnitOverlap):
    """Two rows of one code are valid on one day under different parents."""

    code = "UNIT-TWO-PLACES"

    def __init__(self, unit: str, on: date, parents: tuple[str, str]) -> None:
        super().__init__(unit, on)
        self.parents = parents
        self.args = (f"unit {unit} stands under {parents[0]} and under {parents[1]} on {on}",)


class ParentUnknown(OrgRefusal):
    """The parent does not exist during the whole life of the unit."""

    code = "UNIT-PARENT-UNKNOWN"

    def __init__(self, unit: str, parent: str, on: date) -> None:
        self.unit, self.parent, self.on = unit, parent, on
        super().__init__(f"unit {unit} stands under {parent}, which did not exist on {on}")


class UnitCycle(OrgRefusal):
    """A unit stands under itself."""

    code = "UNIT-CYCLE"

    def __init__(self, unit: str, on: date) -> None:
        self.unit, self.on = unit, on
        super().__init__(f"unit {unit} stands under itself on {on}")


class SharesNotWhole(OrgRefusal):
    """What becomes of a unit does not add up to the whole unit."""

    code = "LINEAGE-SHARES-NOT-WHOLE"

    def __init__(self, unit: str, on: date) -> None:
        self.unit, self.on = unit, on
        super().__init__(f"the shares of unit {unit} on {on} do not add up to 1")
