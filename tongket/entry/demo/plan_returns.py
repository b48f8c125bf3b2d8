"""The plan of monthly returns: levels that rise to the published shares, flows by size.

Citizen-ID collection reaches 98.60 % and issue 98.20 % of the eligible residents of the communes that reported.
"""

from __future__ import annotations

from dataclasses import dataclass

from tongket.entry.demo.chance import Chance, spread
from tongket.entry.demo.plan_reports import Ground

MONTHS = [f"{year}-{month:02d}" for year in (2020, 2021, 2022) for month in range(1, 13) if (year, month) >= (2020, 11)]
LAST_MONTH = "2022-12"
ELIGIBLE = 1_465_000
COLLECTED_PER_10000 = {
    "2020-11": 310, "2020-12": 640, "2021-01": 1190, "2021-02": 2060, "2021-03": 3380, "2021-04": 4890, "2021-05": 6120,
    "2021-06": 7010, "2021-07": 7540, "2021-08": 7880, "2021-09": 8130, "2021-10": 8360, "2021-11": 8540,
    "2021-12": 8700, "2022-01": 8830, "2022-02": 8940, "2022-03": 9060, "2022-04": 9180, "2022-05": 9290,
    "2022-06": 9400, "2022-07": 9500, "2022-08": 9590, "2022-09": 9670, "2022-10": 9740, "2022-11": 9800,
    LAST_MONTH: 9860,
}  # fmt: skip
ISSUED_BEHIND = 40  # issued lags collected by 0.40 points in the last month, more before
# (item, per month in an average commune, spread)
FLOWS = (
    ("propaganda_sessions", 3, 2), ("propaganda_attendances", 260, 120), ("propaganda_news", 4, 2),
    ("pledges_signed", 45, 30), ("weapons_handed_in", 0, 1), ("residence_checks", 22, 10), ("business_checks", 2, 2),
    ("procedures_received", 130, 60), ("movement_meetings", 2, 1), ("traffic_fines", 9, 6),
)  # fmt: skip
LEVELS = (("models_active", 11, 4), ("self_managed_teams", 34, 10), ("drug_users_managed", 5, 3))


@dataclass(frozen=True, slots=True)
class PlannedReturn:
    """One return of one commune for one month: item → whole number."""

    place: str
    month: str
    values: dict[str, int]


def silent(index: int, month: str) -> bool:
    """The even rule: which communes say nothing in which month. It looks at the position alone."""
    position = MONTHS.index(month)
    return index % 97 == 41 if month == LAST_MONTH else (index + 31 * position) % 173 == 7


def plan_returns(grounds: list[Ground], seed: int) -> list[PlannedReturn]:
    """All returns of the demo, month after month."""
    chance = Chance(seed, "returns")
    eligible = dict(zip([g.code for g in grounds], spread(ELIGIBLE, [g.weight for g in grounds]), strict=True))
    average = sum(g.weight for g in grounds) // len(grounds)
    planned = []
    for month in MONTHS:
        speaking = [ground for index, ground in enumerate(grounds) if not silent(index, month)]
        identity = _identity(speaking, eligible, month)
        for ground in speaking:
            size = max(40, min(220, ground.weight * 100 // average))
            values = identity[ground.code] | _flows(size, month, chance) | _levels(ground, size, month)
            planned.append(PlannedReturn(ground.code, month, values))
    return planned


def _identity(speaking: list[Ground], eligible: dict[str, int], month: str) -> dict[str, dict[str, int]]:
    whole = sum(eligible[ground.code] for ground in speaking)
    share = COLLECTED_PER_10000[month]
    behind = ISSUED_BEHIND if month == LAST_MONTH else min(share // 4, ISSUED_BEHIND * 8)
    weights = [eligible[ground.code] for ground in speaking]
    collected = spread(whole * share // 10000, weights)
    issued = spread(whole * (share - behind) // 10000, weights)
    return {
        ground.code: {"id_eligible": eligible[ground.code], "id_collected": c, "id_issued": min(i, c)}
        for ground, c, i in zip(speaking, collected, issued, strict=True)
    }


def _flows(size: int, month: str, chance: Chance) -> dict[str, int]:
    # Activity is denser in the two months before Tết and around the festival day of the movement (19/8).
    season = 130 if month[-2:] in ("01", "12", "08") else 100
    values = {item: max(0, base * size * season // 10000 + chance.number(-width, width)) for item, base, width in FLOWS}
    if values["propaganda_sessions"] == 0:
        values["propaganda_attendances"] = 0
    received = values["procedures_received"]
    values["procedures_on_time"] = received - (received * chance.number(0, 4) // 100)
    online = 20 + 3 * MONTHS.index(month) if MONTHS.index(month) < 24 else 88
    values["procedures_online"] = received * min(online, 95) // 100
    return values


def _levels(ground: Ground, size: int, month: str) -> dict[str, int]:
    growth = MONTHS.index(month)
    return {
        item: base * size // 100 + int(ground.code) % width + (growth // 9 if item == "models_active" else 0)
        for item, base, width in LEVELS
    }
