"""Values that operations of this book take together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime


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
    """Accused persons charged together, as counts with the attributes statistics need.

    `offence_code` is their gravest offence (none: the lead offence of the case); `lead` says that the lead accused
    (bị can đầu vụ) is among them.
    """

    n: int
    female: int = 0
    under_18: int = 0
    reoffenders: int = 0
    legal_persons: int = 0
    offence_code: str = ""
    lead: bool = False

    def numbers(self) -> dict[str, int]:
        """The counts by name."""
        return {
            "n": self.n, "female": self.female, "under_18": self.under_18, "reoffenders": self.reoffenders,
            "legal_persons": self.legal_persons,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseSpec:
    """The case initiated together with its first offence; an empty handler is the offence's.

    `sent_at`: when the decision went to the procuracy, where that is already known. `rank` and `assignment` (number
    of the assignment) are asked of commune chiefs, who may initiate from 01/07/2025.
    """

    initiated_on: date
    handler_code: str = ""
    investigator: str = ""
    accused: AccusedSpec | None = None
    report_codes: Sequence[str] = ()
    document: str = ""
    sent_at: datetime | None = None
    rank: str = ""
    assignment: str = ""


@dataclass(frozen=True, slots=True)
class ProsecutionNumbers:
    """Counts of prosecution and trial of one unit and calendar month."""

    cases_prosecuted: int
    accused_prosecuted: int
    cases_tried: int
    defendants_tried: int
    cases_stayed: int = 0
    accused_stayed: int = 0
    cases_returned: int = 0

    def numbers(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)
