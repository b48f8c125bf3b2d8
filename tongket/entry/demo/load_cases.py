"""Investigations of the demo run their course: once a month the ripe ones are concluded, a few extended, suspended."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import partial

from tongket.entry.demo.chance import LOCAL, Chance
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.entry.demo.windows import FIRST_DAY, LAST_DAY
from tongket.foundation.actor import Actor, Role
from tongket.registers.cases import operations as cases
from tongket.registers.cases import queries as case_reads

# Day of the month on which the province goes through its cases; the last time before the conference is in November.
ROUND_DAY = 27
# Concluded are cases whose limit ends between so many days from now: early enough for the joint assessment.
EARLIEST, LATEST = timedelta(days=20), timedelta(days=52)
# Of a hundred ripe cases so many are extended, so many forgotten until the next round.
EXTENDED, FORGOTTEN = 5, 2


def schedule_investigations(schedule: Schedule, posts: Posts, seed: int, planned: Collection[int]) -> None:
    """Plan one round a month; the cases of `planned` offences are concluded or terminated on days of their own."""
    chance = Chance(seed, "cases")
    for month in range(FIRST_DAY.year * 12 + FIRST_DAY.month - 1, LAST_DAY.year * 12 + LAST_DAY.month - 1):
        day = date(month // 12, month % 12 + 1, ROUND_DAY)
        at = datetime(day.year, day.month, day.day, 17, 15, tzinfo=LOCAL)
        schedule.add(at, "cases", partial(_round, schedule, posts, chance, frozenset(planned)))
    last = datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 22, 30, tzinfo=LOCAL)
    schedule.add(last, "cases", partial(_suspend_unknown, posts))


def _round(schedule: Schedule, posts: Posts, chance: Chance, planned: frozenset[int], at: datetime) -> None:
    _suspend_unknown(posts, at)
    day = at.date()
    codes = [schedule.codes[name] for n in sorted(planned) if (name := f"offence:{n}") in schedule.codes]
    spared = case_reads.unconcluded_cases_of(codes)
    ripe = [
        row for row in case_reads.running_cases(LATEST + day, accused=True)
        if row.code not in spared and (row.due_strict < day or row.due_strict > day + EARLIEST)
    ]  # fmt: skip
    drawn = {row.code: chance.number(1, 100) for row in ripe}
    extended = [row for row in ripe if drawn[row.code] <= EXTENDED and row.due_strict >= day]
    signed = case_reads.extension_levels([row.code for row in extended], day)
    for level in case_reads.EXTENSION_LEVELS:
        chosen = [row.code for row in extended if signed.get(row.code) == level]
        if chosen:
            cases.extend_investigations(
                by=_head(posts), at=at, codes=chosen, level=level, document=_number(day, "GH"), asked_on=day
            )
            drawn |= dict.fromkeys(chosen, 0)
    done = [code for code, lot in drawn.items() if lot > EXTENDED + FORGOTTEN or 0 < lot <= EXTENDED]
    if done:
        cases.conclude_cases(by=_head(posts), at=at, codes=done, document=_number(day, "KLĐT"), assessed_on=day)
        cases.hand_over_cases(by=_head(posts), at=at, codes=done, document=_number(day, "BBGN"))


def _suspend_unknown(posts: Posts, at: datetime) -> None:
    """Nobody is known and the limit has ended: the investigation is suspended (Đ229)."""
    day = at.date()
    codes = [row.code for row in case_reads.running_cases(day, accused=False)]
    if codes:
        cases.suspend_cases(
            by=_head(posts), at=at, codes=codes, ground="suspect_unknown", document=_number(day, "TĐC"), sent_at=at
        )


def _head(posts: Posts) -> Actor:
    return posts.actor(Role.UNIT_HEAD, "CA-34")


def _number(day: date, kind: str) -> str:
    return f"{day:%m}-{day:%Y}/{kind} (mô phỏng)"
