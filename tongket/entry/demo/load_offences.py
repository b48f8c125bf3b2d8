"""Offences, cases and rings of the plan put on the schedule."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import partial

from tongket.entry.demo.chance import Chance
from tongket.entry.demo.plan_offences import PlannedOffence
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.entry.demo.windows import CUT_OFF
from tongket.foundation.actor import Role
from tongket.registers.cases import operations as cases
from tongket.registers.cases import queries as case_reads

FOUND_IN_THE_ACT = (321, 327, 304, 330)
RING_NAMES = {
    "gang": "Băng nhóm gây rối, cố ý gây thương tích",
    "line": "Đường dây mua bán trái phép chất ma túy",
    "group": "Ổ nhóm trộm cắp tài sản",
    "spot": "Tụ điểm đánh bạc",
}
RING_ARTICLES = {"gang": (134, 318), "line": (251, 250), "group": (173,), "spot": (321,)}
RINGS_PER_YEAR = {"gang": 6, "line": 9, "group": 18, "spot": 8}


def schedule_offences(schedule: Schedule, offences: list[PlannedOffence], posts: Posts) -> None:
    """Plan the record and the clearance of every offence; a case is initiated with the record or with the clearance."""
    for offence in offences:
        schedule.add(offence.recorded_at, "offences", partial(_record, schedule, posts, offence))
        if offence.cleared_at is not None:
            schedule.add(offence.cleared_at, "offences", partial(_clear, schedule, posts, offence))


def _record(schedule: Schedule, posts: Posts, offence: PlannedOffence, at: datetime) -> None:
    accused = cases.AccusedSpec(offence.accused) if offence.occurred_on is None and offence.accused else None
    # An offence stands before or without a case; here a case follows where a suspect came to be known.
    opened = offence.occurred_on is None or offence.cleared_at is not None
    ref = cases.record_offence(
        by=posts.actor(Role.INVESTIGATOR, offence.handler, offence.number % 17 + 1), at=at, place_code=offence.place,
        handler_code=offence.handler, article=str(offence.article), clause=str(offence.clause),
        occurred_on=offence.occurred_on, losses=cases.Losses(offence.dead, offence.injured, offence.damage),
        initiate=cases.CaseSpec(
            initiated_on=at.date(), investigator=f"Điều tra viên {offence.number % 17 + 1:02d}", accused=accused,
            sent_at=at,
        ) if opened else None,
    )  # fmt: skip
    schedule.codes[f"offence:{offence.number}"] = ref.code


def _clear(schedule: Schedule, posts: Posts, offence: PlannedOffence, at: datetime) -> None:
    in_the_act = offence.article in FOUND_IN_THE_ACT
    case = case_reads.suspended_case_of(schedule.codes[f"offence:{offence.number}"])
    if case:
        cases.resume_case(
            by=posts.actor(Role.UNIT_HEAD, offence.handler), at=at, code=case, sent_at=at,
            reason="Đã xác định được bị can",
        )  # fmt: skip
    cases.clear_offence(
        by=posts.actor(Role.INVESTIGATOR, offence.handler, offence.number % 17 + 1), at=at,
        code=schedule.codes[f"offence:{offence.number}"], basis="in_the_act" if in_the_act else "charged",
        recovered=offence.recovered, accused=cases.AccusedSpec(offence.accused) if offence.accused else None,
    )  # fmt: skip


def schedule_conclusions(
    schedule: Schedule, offences: list[PlannedOffence], posts: Posts, seed: int
) -> set[int]:
    """Some cleared cases are concluded within the year, a few are returned for more investigation or terminated.

    Gives the numbers of these offences.
    """
    chance = Chance(seed, "conclusions")
    planned = set()
    for last, concluded in ((date(2021, 12, 14), 150), (CUT_OFF, 240)):
        first = last.replace(year=last.year - 1) + timedelta(days=1)
        ready = [
            o
            for o in offences
            if o.cleared_at and first <= o.cleared_at.date() <= last - timedelta(days=45) and o.accused
        ]
        for order, offence in enumerate(chance.some(ready, concluded + 6)):
            planned.add(offence.number)
            at = chance.moment(offence.cleared_at.date() + timedelta(days=chance.number(30, 44)), 9, 15)
            if order >= concluded:
                schedule.add(at, "cases", partial(_terminate, schedule, posts, offence))
                continue
            schedule.add(at, "cases", partial(_conclude, schedule, posts, offence))
            if order < 5:
                schedule.add(at + timedelta(hours=3), "cases", partial(_give_back, schedule, posts, offence))
    return planned


def _case_of(schedule: Schedule, offence: PlannedOffence) -> str:
    return case_reads.case_code_of(schedule.codes[f"offence:{offence.number}"])


def _conclude(schedule: Schedule, posts: Posts, offence: PlannedOffence, at: datetime) -> None:
    head, code = posts.actor(Role.UNIT_HEAD, offence.handler), _case_of(schedule, offence)
    cases.conclude_cases(by=head, at=at, codes=[code], assessed_on=at.date())
    cases.hand_over_case(by=head, at=at, code=code)


def _give_back(schedule: Schedule, posts: Posts, offence: PlannedOffence, at: datetime) -> None:
    cases.return_case(
        by=posts.actor(Role.UNIT_HEAD, offence.handler), at=at, code=_case_of(schedule, offence), by_body="procuracy",
        reason="Bổ sung chứng cứ về thiệt hại",
    )  # fmt: skip


def _terminate(schedule: Schedule, posts: Posts, offence: PlannedOffence, at: datetime) -> None:
    cases.terminate_case(
        by=posts.actor(Role.UNIT_HEAD, offence.handler), at=at, code=_case_of(schedule, offence), ground="withdrawn",
        reason="Người bị hại rút yêu cầu", sent_at=at,
    )  # fmt: skip


def schedule_rings(schedule: Schedule, offences: list[PlannedOffence], posts: Posts, seed: int) -> None:
    """Plan the rings of both years: each a named record with the cases that belong to it."""
    chance = Chance(seed, "rings")
    for last in (date(2021, 12, 14), CUT_OFF):
        first = last.replace(year=last.year - 1) + timedelta(days=1)
        for kind, count in RINGS_PER_YEAR.items():
            for handler, members in _ring_cases(offences, kind, count, (first, last), chance):
                latest = max((o.cleared_at or o.recorded_at for o in members), key=lambda m: m)
                at = min(latest + timedelta(hours=1), latest.replace(hour=21, minute=59))
                schedule.add(at, "rings", partial(_break_ring, schedule, posts, kind, handler, members))


def _ring_cases(
    offences: list[PlannedOffence], kind: str, count: int, window: tuple[date, date], chance: Chance
) -> list[tuple[str, list[PlannedOffence]]]:
    by_handler: dict[str, list[PlannedOffence]] = defaultdict(list)
    for offence in offences:
        solved = offence.cleared_at or (offence.recorded_at if offence.occurred_on is None else None)
        if solved and window[0] <= solved.date() <= window[1] and offence.article in RING_ARTICLES[kind]:
            by_handler[offence.handler].append(offence)
    size = 1 if kind in ("spot", "line") else 2
    chunks = [
        (handler, found[i : i + size])
        for handler, found in sorted(by_handler.items())
        for i in range(0, len(found) - size + 1, size)
    ]
    return chance.some(chunks, min(count, len(chunks)))


def _break_ring(
    schedule: Schedule, posts: Posts, kind: str, handler: str, members: list[PlannedOffence], at: datetime
) -> None:
    codes = [case_reads.case_code_of(schedule.codes[f"offence:{offence.number}"]) for offence in members]
    number = schedule.codes["ring"] = f"{int(schedule.codes.get('ring', '0')) + 1:02d}"
    cases.break_ring(
        by=posts.actor(Role.UNIT_HEAD, handler), at=at, kind=kind,
        name=f"{RING_NAMES[kind]}, chuyên án mô phỏng {number}",
        broken_on=at.date(), handler_code=handler, members=max(3, sum(o.accused for o in members)),
        case_codes=sorted(set(codes)),
    )  # fmt: skip
