"""The 63 provinces of 2022, for ranks and for reports sent outside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tongket.foundation.reference.tables import rows


@dataclass(frozen=True, slots=True)
class Province:
    """A province (tỉnh, thành phố trực thuộc Trung ương) of 2022."""

    code: str
    name: str
    region: str


@cache
def provinces_2022() -> tuple[Province, ...]:
    return tuple(Province(row["ma_tinh"], row["ten_tinh"], row["vung"]) for row in rows("tinh_2022.csv"))
