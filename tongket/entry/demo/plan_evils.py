"""The plan of social evils and wanted persons: totals are ours and the same for any seed; no name of anyone.

Police year 2022: gambling 120 cases/560 persons, prostitution 12/30, drug use 210/260; wanted 89 at the start, 70 new,
55 arrested, 12 persuaded to surrender, 8 cleared. What became a criminal case is an offence of the plan of offences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tongket.entry.demo.chance import Chance, spread
from tongket.entry.demo.plan_offences import PlannedOffence
from tongket.entry.demo.plan_reports import Ground
from tongket.entry.demo.windows import AFTER, BEFORE, FIRST_DAY, LAST_DAY, STRETCHES, YEAR_2021, YEAR_2022, Stretch

# (cases, persons) of each kind; the books are opened on the day before the first one.
CASES = {
    BEFORE.name: {"gambling": (25, 116), "prostitution": (3, 7), "drug_use": (41, 50)},
    YEAR_2021.name: {"gambling": (128, 601), "prostitution": (14, 36), "drug_use": (198, 247)},
    YEAR_2022.name: {"gambling": (120, 560), "prostitution": (12, 30), "drug_use": (210, 260)},
    AFTER.name: {"gambling": (4, 18), "prostitution": (0, 0), "drug_use": (7, 9)},
}
ARTICLES = {
    321: ("gambling", "cards_dice"), 327: ("prostitution", "harbouring_prostitution"),
    255: ("drug_use", "organising_use"),
}  # fmt: skip
ADMINISTRATIVE = {
    "gambling": (("cards_dice", 60), ("lottery", 30), ("betting", 10)),
    "prostitution": (("buying_selling", 1),),
    "drug_use": (("use", 1),),
}
SPOTS_OLD = 30
SPOTS = {BEFORE.name: (4, 3, 0), YEAR_2021.name: (18, 20, 1), YEAR_2022.name: (16, 19, 1), AFTER.name: (1, 0, 0)}
SPOT_KINDS = (("drugs", 45), ("gambling", 25), ("order", 25), ("prostitution", 5))
SPOT_WORDS = {
    "drugs": "ma túy", "gambling": "cờ bạc", "order": "an ninh, trật tự", "prostitution": "mại dâm",
}  # fmt: skip
TREATMENT_OLD = {"voluntary": 140, "compulsory": 190, "methadone": 520, "after_treatment": 240}
# Persons who enter and leave in a month.
TREATMENT_MONTH = {"voluntary": (4, 3), "compulsory": (4, 3), "methadone": (2, 3), "after_treatment": (3, 2)}
ENTRY_REASONS = {
    "voluntary": "own_wish", "compulsory": "court_decision", "methadone": "own_wish",
    "after_treatment": "commune_decision",
}  # fmt: skip
LEAVE_REASONS = (("completed", 72), ("dropped_out", 14), ("moved_away", 8), ("arrested", 5), ("deceased", 1))
WANTED_OLD = 90
WANTED_NEW = {BEFORE.name: 14, YEAR_2021.name: 66, YEAR_2022.name: 70, AFTER.name: 2}
WANTED_FOUND = {
    BEFORE.name: {"arrested": 11, "surrendered": 3, "cleared": 2},
    YEAR_2021.name: {"arrested": 50, "surrendered": 10, "cleared": 5},
    YEAR_2022.name: {"arrested": 55, "surrendered": 12, "cleared": 8},
    AFTER.name: {"arrested": 2, "surrendered": 0, "cleared": 0},
}
BASES = (("social_order", 46), ("drugs", 22), ("economic", 12), ("judgment", 14), ("other", 6))
DIVISIONS = {"PC02": 8, "PC04": 6}  # their share of the notices, in hundredths
OPENED_ON = FIRST_DAY - timedelta(days=1)


@dataclass(slots=True)
class PlannedEvil:
    """One detected case with its outcome; `offence` is the number of the offence it became."""

    kind: str
    sub_kind: str
    place: str
    handler: str
    detected_on: date
    decided_on: date
    persons: int
    offence: int = 0
    prosecuted: int = 0
    female: int = 0
    under_18: int = 0
    money: int = 0
    exhibits: int = 0
    fines: int = 0
    to_treatment: int = 0
    to_education: int = 0

    @property
    def fined(self) -> int:
        """Everybody who was not charged."""
        return self.persons - self.prosecuted


@dataclass(frozen=True, slots=True)
class PlannedSpot:
    """One spot with its later steps: (act, day)."""

    kind: str
    name: str
    place: str
    opened_on: date
    steps: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class PlannedMovement:
    """n persons into or out of a treatment on a day."""

    form: str
    direction: str
    reason: str
    n: int
    on: date
    place: str


@dataclass(slots=True)
class PlannedNotice:
    """One wanted notice of one person, and its end where there is one."""

    number: str
    handler: str
    basis: str
    issued_on: date
    old: bool = False
    result: str = ""
    ended_on: date | None = None


def plan_cases(grounds: list[Ground], offences: list[PlannedOffence], seed: int) -> list[PlannedEvil]:
    """All detected cases of the demo, oldest first."""
    chance = Chance(seed, "evils")
    planned = []
    for stretch in STRETCHES:
        for kind, (count, persons) in CASES[stretch.name].items():
            cases = _criminal(kind, stretch, offences, chance)[:count]
            cases += _administrative(kind, stretch, grounds, count - len(cases), chance)
            _share_out(cases, persons, chance)
            planned += cases
    for case in planned:
        _measures(case, chance)
    return sorted(planned, key=lambda case: case.detected_on)


def _criminal(kind: str, stretch: Stretch, offences: list[PlannedOffence], chance: Chance) -> list[PlannedEvil]:
    """Cases that became criminal ones: the offences of these articles that have a case."""
    found = []
    for offence in offences:
        named, sub_kind = ARTICLES.get(offence.article, ("", ""))
        on, known = offence.recorded_at.date(), offence.cleared_at or offence.recorded_at
        if named != kind or not stretch.first <= on <= stretch.last or (offence.occurred_on and not offence.cleared_at):
            continue
        charged = max(1, offence.accused)
        found.append(
            PlannedEvil(
                kind, sub_kind, offence.place, offence.handler, on, known.date(), charged + chance.number(0, 2),
                offence=offence.number, prosecuted=charged,
            )
        )  # fmt: skip
    return found


def _administrative(
    kind: str, stretch: Stretch, grounds: list[Ground], count: int, chance: Chance
) -> list[PlannedEvil]:
    names, weights = zip(*ADMINISTRATIVE[kind], strict=True)
    places = [g for g, n in zip(grounds, spread(count, [g.weight for g in grounds]), strict=True) for _ in range(n)]
    found = []
    for number, ground in enumerate(chance.shuffled(places)):
        on = chance.day(stretch.first, stretch.last)
        handler = f"CAX-{ground.code}" if number % 3 else f"CAH-{ground.district}"
        found.append(
            PlannedEvil(
                kind, chance.pick(names, weights), ground.code, handler, on, on + timedelta(days=chance.number(1, 18)),
                1 if kind == "drug_use" else 2,
            )
        )  # fmt: skip
    return found


def _share_out(cases: list[PlannedEvil], persons: int, chance: Chance) -> None:
    """Persons are added to (or taken off) the cases until the total is met exactly."""
    missing = persons - sum(case.persons for case in cases)
    while missing > 0:
        chance.pick(cases).persons += 1
        missing -= 1
    while missing < 0:
        larger = [case for case in cases if case.persons > max(1, case.prosecuted)]
        if not larger:
            larger = [case for case in cases if case.persons > 1]
        case = chance.pick(larger)
        case.persons -= 1
        case.prosecuted = min(case.prosecuted, case.persons)
        missing += 1


def _measures(case: PlannedEvil, chance: Chance) -> None:
    share = {"gambling": 4, "prostitution": 2, "drug_use": 8}[case.kind]
    case.female = case.persons // share
    case.under_18 = 1 if chance.number(1, 40) == 1 else 0
    if case.kind == "gambling":
        case.money = case.persons * chance.number(4, 40) * 100_000
        case.exhibits = chance.number(0, 30) * 100_000
    case.fines = case.fined * chance.number(2, 4) * 500_000
    if case.kind == "drug_use" and not case.prosecuted:
        case.to_treatment = case.persons if chance.number(1, 100) <= 18 else 0
        case.to_education = 0 if case.to_treatment else (1 if chance.number(1, 100) <= 55 else 0)


def plan_spots(grounds: list[Ground], seed: int) -> list[PlannedSpot]:
    """All spots; their places follow an even rule on the position in the list and nothing else."""
    chance = Chance(seed, "evils:spots")
    kinds, weights = zip(*SPOT_KINDS, strict=True)
    opened: list[date] = [OPENED_ON - timedelta(days=7 + index) for index in range(SPOTS_OLD)]
    steps: dict[int, list[tuple[str, date]]] = defaultdict(list)
    standing, cleared = list(range(SPOTS_OLD)), []
    for stretch in STRETCHES:
        new, gone, back = SPOTS[stretch.name]
        for index in chance.some(standing, gone):
            steps[index].append(("clear", chance.day(stretch.first, stretch.last)))
            standing.remove(index)
        # What returns was cleared in an earlier stretch; what is cleared stood before this one began.
        for index in chance.some(cleared, back):
            steps[index].append(("reopen", chance.day(stretch.first, stretch.last)))
        came_back = {index for index, done in steps.items() if done[-1][0] == "reopen"}
        cleared = [index for index, done in steps.items() if done[-1][0] == "clear"]
        standing += [index for index in came_back if index not in standing]
        standing += range(len(opened), len(opened) + new)
        opened += sorted(chance.day(stretch.first, stretch.last) for _ in range(new))
    planned = []
    for index, on in enumerate(opened):
        kind = chance.pick(kinds, weights)
        name = f"Điểm phức tạp về {SPOT_WORDS[kind]} số {index + 1:02d} (mô phỏng)"
        planned.append(PlannedSpot(kind, name, _even(grounds, index, 37).code, on, tuple(steps[index])))
    return planned


def _even(grounds: Sequence[Ground], index: int, step: int) -> Ground:
    return grounds[index * step % len(grounds)]


def plan_treatment(grounds: list[Ground], month_ends: list[date], seed: int) -> list[PlannedMovement]:
    """The stock taken over when the book is opened, then what enters and leaves every month."""
    chance = Chance(seed, "evils:treatment")
    planned: list[PlannedMovement] = []
    stock: dict[tuple[str, str], int] = {}
    for form, total in TREATMENT_OLD.items():
        for ground, n in zip(grounds, spread(total, [ground.weight for ground in grounds]), strict=True):
            stock[(form, ground.code)] = n
            if n:
                planned.append(PlannedMovement(form, "carried_over", "old_book", n, OPENED_ON, ground.code))
    first = FIRST_DAY
    for month, last in enumerate(month_ends):
        share = (last - first).days + 1
        for form, (come, go) in TREATMENT_MONTH.items():
            # Whoever leaves was in treatment when the month began.
            pool = [code for (one, code), n in stock.items() if one == form for _ in range(n)]
            for number, code in enumerate(chance.some(pool, go * min(share, 30) // 30)):
                reason = "completed" if number % 4 else chance.pick(*zip(*LEAVE_REASONS, strict=True))
                planned.append(PlannedMovement(form, "left", reason, 1, chance.day(first, last), code))
                stock[(form, code)] -= 1
            for number in range(come * min(share, 30) // 30):
                code = _even(grounds, month * 7 + number, 41).code
                planned.append(
                    PlannedMovement(form, "entered", ENTRY_REASONS[form], 1, chance.day(first, last), code)
                )
                stock[(form, code)] += 1
        first = last + timedelta(days=1)
    return planned


def plan_wanted(grounds: list[Ground], seed: int) -> list[PlannedNotice]:
    """All notices with their ends; each body has its share by the people of its district."""
    chance = Chance(seed, "evils:wanted")
    districts: dict[str, int] = defaultdict(int)
    for ground in grounds:
        districts[f"CAH-{ground.district}"] += ground.weight
    whole = sum(districts.values())
    bodies = dict(sorted(districts.items())) | {code: whole * part // 100 for code, part in DIVISIONS.items()}
    notices = _notices(bodies, WANTED_OLD, date(2015, 1, 5), OPENED_ON, chance)
    for notice in notices:
        notice.old = True
    for stretch in STRETCHES:
        fresh = _notices(bodies, WANTED_NEW[stretch.name], stretch.first, stretch.last, chance)
        ends = [result for result, n in WANTED_FOUND[stretch.name].items() for _ in range(n)]
        days = sorted(chance.day(stretch.first, stretch.last) for _ in ends)
        for result, day in zip(chance.shuffled(ends), days, strict=True):
            running = [n for n in (*notices, *fresh) if n.ended_on is None and n.issued_on <= day]
            # A fresh trail is found more often than a cold one.
            weights = [3 if (day - n.issued_on).days < 200 else 1 for n in running]
            notice = chance.pick(running, weights)
            notice.result, notice.ended_on = result, day
        notices += fresh
    return notices


def _notices(bodies: dict[str, int], count: int, first: date, last: date, chance: Chance) -> list[PlannedNotice]:
    names, weights = zip(*BASES, strict=True)
    handlers = [
        body for body, n in zip(bodies, spread(count, list(bodies.values())), strict=True) for _ in range(n)
    ]  # fmt: skip
    days = sorted(chance.day(first, last) for _ in handlers)
    return [
        PlannedNotice(f"{number:02d}.{first:%y%m}/QĐTN-MP", handler, chance.pick(names, weights), day)
        for number, (handler, day) in enumerate(zip(chance.shuffled(handlers), days, strict=True), 1)
    ]


def month_ends() -> list[date]:
    """The last days on which the demo's books are written up: every 14th, then the eve of the conference."""
    ends = [
        date(year, month, YEAR_2022.last.day)
        for year in (2020, 2021, 2022)
        for month in range(1, 13)
        if date(year, month, YEAR_2022.last.day) >= FIRST_DAY
    ]
    return [*ends, LAST_DAY]
