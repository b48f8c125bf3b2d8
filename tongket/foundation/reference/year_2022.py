"""The reference year 2022: its forty-two clauses and sixteen instructions, in our own words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tongket.foundation.reference.tables import rows


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the publication and where the product carries it."""

    id: str
    text: str
    missions: tuple[str, ...]
    carried_by: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """An instruction of the conclusion: lead and due as stated (a date, a year, or regular)."""

    number: int
    text: str
    missions: tuple[str, ...]
    lead: str
    due: str
    carried_by: str

    @property
    def regular(self) -> bool:
        """Thường xuyên: no date, so it counts in no rate of tasks due."""
        return self.due == "thường xuyên"


@cache
def clauses() -> tuple[Clause, ...]:
    return tuple(
        Clause(row["id"], row["noi_dung"], _missions(row), row["noi_ghi"]) for row in rows("doi_chieu_2022.csv")
    )


@cache
def instructions() -> tuple[Instruction, ...]:
    return tuple(
        Instruction(
            int(row["so"]), row["noi_dung"], _missions(row), row["chu_tri"], row["thoi_han"], row["noi_ghi"]
        )
        for row in rows("ket_luan_2022.csv")
    )


def _missions(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in row["dong_nhiem_vu"].split(","))
