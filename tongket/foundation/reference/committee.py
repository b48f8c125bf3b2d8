"""The steering committee (Ban Chỉ đạo 138) and its seats by post; no person is named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tongket.core.org import Unit
from tongket.foundation.reference.areas import MERGER
from tongket.foundation.reference.bodies import POLICE_FIRST_DAY
from tongket.foundation.reference.tables import rows

COMMITTEE = Unit(
    "BCD-34",
    "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào Toàn dân bảo vệ an ninh Tổ quốc tỉnh",
    "committee", "", POLICE_FIRST_DAY, MERGER, "committee", "", "Ban Chỉ đạo 138 tỉnh",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat (ghế): rank, title, the agency it speaks for and the post that holds it."""

    position: int
    rank: str
    title: str
    agency: str
    holder_post: str


@cache
def seats() -> tuple[Seat, ...]:
    return tuple(
        Seat(int(row["position"]), row["rank"], row["title"], row["agency"], row["holder_post"])
        for row in rows("seats.csv")
    )
