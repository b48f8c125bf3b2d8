"""The plan of offences: where and when each occurred, when it was recorded and cleared, the cases that came of it.

Calibrated for the police year 2022: 681 social-order offences (717 the year before), 595 cleared of the period's own,
21 older ones apart, 12 of 12 of the serious set. The shares are the published ones, the integers are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tongket.entry.demo.chance import Chance, spread
from tongket.entry.demo.plan_reports import Ground
from tongket.entry.demo.windows import AFTER, BEFORE, STRETCHES, YEAR_2021, YEAR_2022, Stretch


@dataclass(frozen=True, slots=True)
class Quota:
    """Social-order offences of one stretch: occurred, cleared within it, older ones cleared within it, serious set."""

    occurred: int
    cleared: int
    older: int
    serious: int


QUOTAS = {
    BEFORE.name: Quota(occurred=146, cleared=118, older=0, serious=3),
    YEAR_2021.name: Quota(occurred=717, cleared=616, older=16, serious=14),
    YEAR_2022.name: Quota(occurred=681, cleared=595, older=21, serious=12),
    AFTER.name: Quota(occurred=19, cleared=9, older=4, serious=0),
}
# Offences found by the police themselves, without a date of occurrence: detected, not cleared (domain §4.2).
DETECTED = {
    BEFORE.name: {"drugs": 44, "economic": 10, "corruption": 1, "environment": 6, "high_tech": 2},
    YEAR_2021.name: {"drugs": 214, "economic": 58, "corruption": 6, "environment": 27, "high_tech": 9},
    YEAR_2022.name: {"drugs": 226, "economic": 63, "corruption": 7, "environment": 25, "high_tech": 11},
    AFTER.name: {"drugs": 8, "economic": 2, "corruption": 0, "environment": 1, "high_tech": 0},
}
# (article, clause, weight); first clauses stay outside the serious set.
SOCIAL_ORDER = (
    (173, 1, 34), (134, 1, 17), (321, 1, 12), (174, 1, 10), (318, 1, 6), (318, 2, 3), (178, 1, 4), (173, 2, 4),
    (171, 1, 2), (168, 1, 2), (170, 1, 2), (330, 1, 2), (143, 1, 1), (145, 1, 1), (327, 1, 1), (304, 1, 1),
)  # fmt: skip
SERIOUS = ((123, 1, 7), (123, 2, 3), (168, 4, 1), (134, 5, 1))
BY_GROUP = {
    "drugs": ((249, 1, 60), (251, 1, 24), (251, 2, 8), (250, 1, 3), (255, 1, 5)),
    "economic": ((188, 1, 14), (190, 1, 20), (192, 1, 10), (201, 1, 26), (203, 1, 6), (229, 1, 4), (191, 1, 10)),
    "corruption": ((353, 1, 4), (355, 1, 2), (356, 1, 3), (354, 1, 2)),
    "environment": ((235, 1, 4), (242, 1, 2), (238, 1, 3), (244, 1, 1)),
    "high_tech": ((290, 1, 5), (288, 1, 2), (289, 1, 1)),
}


@dataclass(slots=True)
class PlannedOffence:
    """One offence with its dates; `occurred_on` None for groups that are detected."""

    number: int
    place: str
    district: str
    article: int
    clause: int
    occurred_on: date | None
    recorded_at: datetime
    cleared_at: datetime | None = None
    accused: int = 0
    dead: int = 0
    injured: int = 0
    damage: int = 0
    recovered: int = 0
    serious: bool = False

    @property
    def handler(self) -> str:
        """The body that investigates: grave ones the criminal-police division, drugs theirs, others the district."""
        if self.serious:
            return "PC02"
        if self.article in (249, 250, 251, 255) and self.number % 4 == 0:
            return "PC04"
        if self.occurred_on is None and self.article not in (249, 250, 251, 255):
            return "PC03"
        return f"CAH-{self.district}"


def plan_offences(grounds: list[Ground], seed: int) -> list[PlannedOffence]:
    """All offences of the demo, oldest record first."""
    maker = _Maker(grounds, Chance(seed, "offences"))
    offences: list[PlannedOffence] = []
    uncleared: list[PlannedOffence] = []
    for stretch in STRETCHES:
        fresh = maker.social_order(stretch, QUOTAS[stretch.name])
        older = maker.clear_older(stretch, uncleared, QUOTAS[stretch.name].older)
        cleared_before = {id(offence) for offence in older}
        uncleared = [o for o in uncleared if id(o) not in cleared_before] + [o for o in fresh if o.cleared_at is None]
        offences += fresh + maker.detected(stretch)
    return sorted(offences, key=lambda offence: (offence.recorded_at, offence.number))


class _Maker:
    """Makes offences one stretch after another and counts them."""

    def __init__(self, grounds: list[Ground], chance: Chance) -> None:
        self.grounds = grounds
        self.chance = chance
        self.made = 0

    def social_order(self, stretch: Stretch, quota: Quota) -> list[PlannedOffence]:
        """Offences with a date of occurrence; the serious set is always cleared."""
        kinds = self._kinds(quota)
        fresh = [
            self._one(place, stretch, article, clause, serious)
            for place, (article, clause, serious) in zip(self._places(quota.occurred), kinds, strict=True)
        ]
        self._clear(fresh, stretch, quota.cleared)
        return fresh

    def detected(self, stretch: Stretch) -> list[PlannedOffence]:
        """Offences the police found themselves."""
        found = []
        for group, count in DETECTED[stretch.name].items():
            weights = [weight for *_rest, weight in BY_GROUP[group]]
            for place in self._places(count):
                article, clause, _weight = self.chance.pick(BY_GROUP[group], weights)
                offence = self._one(place, stretch, article, clause, False)
                offence.occurred_on = None
                offence.accused = self.chance.pick((1, 2, 3, 4), (60, 25, 10, 5))
                found.append(offence)
        return found

    def clear_older(self, stretch: Stretch, uncleared: list[PlannedOffence], count: int) -> list[PlannedOffence]:
        """Some offences of earlier stretches are cleared in this one."""
        found = self.chance.some(uncleared, count)
        for offence in found:
            offence.cleared_at = self.chance.moment(self.chance.day(stretch.first, stretch.last), 8, 16)
            offence.accused = self.chance.number(1, 2)
        return found

    def _kinds(self, quota: Quota) -> list[tuple[int, int, bool]]:
        chance = self.chance
        serious = [
            (*kind[:2], True)
            for kind, n in zip(SERIOUS, spread(quota.serious, [w for *_k, w in SERIOUS]), strict=True)
            for _ in range(n)
        ]
        weights = [weight for *_rest, weight in SOCIAL_ORDER]
        counts = spread(quota.occurred - quota.serious, weights)
        plain = [(a, c, False) for (a, c, _w), n in zip(SOCIAL_ORDER, counts, strict=True) for _ in range(n)]
        return chance.shuffled(serious + plain)

    def _places(self, count: int) -> list[Ground]:
        counts = spread(count, [ground.weight for ground in self.grounds])
        return self.chance.shuffled([g for g, n in zip(self.grounds, counts, strict=True) for _ in range(n)])

    def _one(self, ground: Ground, stretch: Stretch, article: int, clause: int, serious: bool) -> PlannedOffence:
        chance = self.chance
        day = chance.day(stretch.first, stretch.last)
        recorded = chance.moment(
            min(day + timedelta(days=chance.pick((0, 1, 2, 4), (70, 18, 8, 4))), stretch.last), 17, 20
        )
        self.made += 1
        offence = PlannedOffence(
            self.made, ground.code, ground.district, article, clause, day, recorded, serious=serious
        )
        self._losses(offence)
        return offence

    def _losses(self, offence: PlannedOffence) -> None:
        chance = self.chance
        if offence.article == 123:
            offence.dead = chance.pick((1, 0, 2), (75, 20, 5))
            offence.injured = 1 if offence.dead == 0 else 0
        elif offence.article in (134, 318):
            offence.injured = chance.pick((1, 2, 0), (70, 15, 15))
        elif offence.article in (168, 170, 171, 173, 174, 178):
            offence.damage = chance.number(3, 90) * 1_000_000

    def _clear(self, fresh: list[PlannedOffence], stretch: Stretch, count: int) -> None:
        chance = self.chance
        serious = [offence for offence in fresh if offence.serious]
        found_out = [o for o in fresh if o.article in (321, 327, 304, 330)]
        others = [o for o in fresh if not o.serious and o.article not in (321, 327, 304, 330)]
        at_once = {id(offence) for offence in found_out}
        chosen = serious + found_out
        chosen += chance.some(others, count - len(chosen))
        for offence in chosen:
            lag = 0 if id(offence) in at_once else chance.pick((1, 3, 8, 20, 45), (35, 25, 20, 14, 6))
            day = min(offence.recorded_at.date() + timedelta(days=lag), stretch.last)
            at = chance.moment(day, 8, 16)
            offence.cleared_at = at if at > offence.recorded_at else offence.recorded_at + timedelta(minutes=30)
            offence.accused = chance.pick((1, 2, 3, 6), (68, 20, 8, 4))
            if offence.damage:
                offence.recovered = offence.damage * chance.pick((0, 5, 8, 10), (30, 30, 20, 20)) // 10
