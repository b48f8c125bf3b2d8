"""The plan of incidents: fires and explosions 44 → 37 (calibrated), minor events and traffic accidents beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tongket.entry.demo.chance import Chance, spread
from tongket.entry.demo.plan_reports import Ground
from tongket.entry.demo.windows import AFTER, BEFORE, STRETCHES, YEAR_2021, YEAR_2022

COUNTS = {
    BEFORE.name: {"fire": 8, "explosion": 0, "minor": 17, "traffic": 30},
    YEAR_2021.name: {"fire": 43, "explosion": 1, "minor": 82, "traffic": 161},
    YEAR_2022.name: {"fire": 36, "explosion": 1, "minor": 74, "traffic": 148},
    AFTER.name: {"fire": 1, "explosion": 0, "minor": 2, "traffic": 4},
}
CAUSES = {
    "fire": (("electrical", 58), ("carelessness", 26), ("technical", 8), ("unknown", 8)),
    "explosion": (("technical", 1),),
    "minor": (("electrical", 70), ("carelessness", 30)),
    "traffic": (("right_of_way", 44), ("speeding", 32), ("alcohol", 12), ("unknown", 12)),
}


@dataclass(frozen=True, slots=True)
class PlannedIncident:
    """One incident: where, when, what, with which losses (damage in đồng)."""

    kind: str
    cause: str
    place: str
    occurred_on: date
    recorded_at: datetime
    dead: int
    injured: int
    damage: int


def plan_incidents(grounds: list[Ground], seed: int) -> list[PlannedIncident]:
    """All incidents of the demo in the order of their recording."""
    chance = Chance(seed, "incidents")
    weights = [ground.weight for ground in grounds]
    planned = []
    for stretch in STRETCHES:
        for kind, count in COUNTS[stretch.name].items():
            for ground, n in zip(grounds, spread(count, weights), strict=True):
                for _ in range(n):
                    planned.append(_one(kind, ground.code, chance.day(stretch.first, stretch.last), chance))
    return sorted(planned, key=lambda incident: incident.recorded_at)


def _one(kind: str, place: str, day: date, chance: Chance) -> PlannedIncident:
    causes, weights = zip(*CAUSES[kind], strict=True)
    dead = injured = damage = 0
    if kind == "traffic":
        dead = chance.pick((0, 1, 2), (52, 46, 2))
        injured = chance.number(1, 2) if dead == 0 else chance.pick((0, 1), (60, 40))
    elif kind in ("fire", "explosion"):
        dead, injured = chance.pick((0, 1), (97, 3)), chance.pick((0, 1, 2), (88, 9, 3))
        damage = chance.number(8, 900) * 1_000_000
    return PlannedIncident(
        kind, chance.pick(causes, weights), place, day, chance.moment(day, 18, 22), dead, injured, damage
    )
