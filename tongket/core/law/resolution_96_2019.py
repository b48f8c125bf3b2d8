"""Targets of crime control: Resolution 96/2019/QH14 (text not seen), the ministry's cut of 5 %. Configuration only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Test = Literal["above", "at_least", "cut_at_least"]


@dataclass(frozen=True, slots=True)
class LegalTarget:
    """A target (chỉ tiêu): which indicator, which test, how much. `unit` tells points from percent."""

    code: str
    indicator: str
    test: Test
    amount: Fraction
    unit: Literal["point", "percent"]
    cites: str
    cites_en: str
    effective_from: date
    verified: bool = False


_NQ96 = ("Nghị quyết số 96/2019/QH14 (suy từ cách đánh giá)", "Resolution 96/2019/QH14 (inferred)", date(2019, 11, 27))
CLEARANCE = LegalTarget("NQ96-CLEARANCE", "clearance_rate", "above", Fraction(75, 100), "point", *_NQ96)
GRAVE_CLEARANCE = LegalTarget("NQ96-GRAVE", "grave_clearance_rate", "above", Fraction(90, 100), "point", *_NQ96)
RESOLUTION = LegalTarget("NQ96-RESOLUTION", "resolution_rate", "at_least", Fraction(90, 100), "point", *_NQ96)
SOCIAL_ORDER_CUT = LegalTarget(
    "BCA-CUT", "offences_occurred", "cut_at_least", Fraction(5, 100), "percent",
    "Cam kết của Bộ Công an và tỉnh", "Commitment of the ministry and the province", date(2021, 1, 1),
)  # fmt: skip
TARGETS = (CLEARANCE, GRAVE_CLEARANCE, RESOLUTION, SOCIAL_ORDER_CUT)


def greatest_allowed(base: int, cut: Fraction) -> int:
    """The greatest count that still is a cut of at least this share: current ≤ base × (1 − cut), in integers."""
    return int(base * (1 - cut))
