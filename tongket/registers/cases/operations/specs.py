"""Values that operations of this book take together."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Losses:
    """Losses of an offence: persons dead and injured, damage in đồng."""

    dead: int = 0
    injured: int = 0
    damage: int = 0

    def numbers(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class AccusedSpec:
    """Accused persons charged together, as counts with the attributes statistics need."""

    n: int
    female: int = 0
    under_18: int = 0
    reoffenders: int = 0
    legal_persons: int = 0

    def numbers(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class CaseSpec:
    """The case initiated together with its first offence; an empty handler is the offence's."""

    initiated_on: date
    handler_code: str = ""
    investigator: str = ""
    accused: AccusedSpec | None = None
