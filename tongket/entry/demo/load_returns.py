"""Monthly returns, closings of registers and re-entered aggregates put on the schedule."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import partial

from tongket.core.periods import parse_period
from tongket.entry.demo.chance import LOCAL
from tongket.entry.demo.plan_reports import Ground
from tongket.entry.demo.plan_returns import LAST_MONTH, MONTHS, PlannedReturn, silent
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.foundation.actor import Role
from tongket.registers.returns import operations as returns

DIVISIONS = ("PC02", "PC03", "PC04")
# Province totals of the years before records were kept one by one: invented, re-entered, never compared below.
AGGREGATES = {
    2018: {"offences_occurred": 748, "offences_cleared": 611, "reports_to_resolve": 1846, "reports_resolved": 1668,
           "fires_explosions": 52, "traffic_accidents": 198},
    2019: {"offences_occurred": 739, "offences_cleared": 618, "reports_to_resolve": 1902, "reports_resolved": 1731,
           "fires_explosions": 49, "traffic_accidents": 187},
    2020: {"offences_occurred": 728, "offences_cleared": 619, "reports_to_resolve": 1953, "reports_resolved": 1791,
           "fires_explosions": 46, "traffic_accidents": 174},
}  # fmt: skip


def schedule_returns(schedule: Schedule, grounds: list[Ground], planned: list[PlannedReturn], posts: Posts) -> None:
    """Plan, month by month: duties opened, returns sent and approved, registers closed."""
    by_month: dict[str, list[PlannedReturn]] = defaultdict(list)
    for row in planned:
        by_month[row.month].append(row)
    for month in MONTHS:
        last = parse_period(month, "admin").last_day
        communes = [ground.code for ground in grounds]
        schedule.add(_at(last - timedelta(days=4), 8), "returns", partial(_open, posts, month, last, communes))
        schedule.add(_at(last + timedelta(days=2), 9), "returns", partial(_send, posts, month, by_month[month]))
        schedule.add(_at(last + timedelta(days=4), 15), "returns", partial(_approve, posts, month))
        schedule.add(_at(last + timedelta(days=4), 16), "closings", partial(_close, posts, month, grounds))
    schedule.add(datetime(2020, 11, 2, 9, 0, tzinfo=LOCAL), "aggregates", partial(_reenter, posts))


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 0, tzinfo=LOCAL)


def _open(posts: Posts, month: str, last: date, communes: list[str], at: datetime) -> None:
    returns.open_returns(
        by=posts.actor(Role.STATISTICS, "CA-34", 1), at=at, month=month, due_on=last + timedelta(days=3),
        unit_codes=communes,
    )  # fmt: skip


def _send(posts: Posts, month: str, rows: list[PlannedReturn], at: datetime) -> None:
    entries = [returns.ReturnEntry(row.place, row.values) for row in rows]
    returns.send_returns(by=posts.actor(Role.STATISTICS, "CA-34", 1), at=at, month=month, entries=entries)


def _approve(posts: Posts, month: str, at: datetime) -> None:
    returns.approve_returns(by=posts.actor(Role.UNIT_HEAD, "CA-34"), at=at, month=month)


def _close(posts: Posts, month: str, grounds: list[Ground], at: datetime) -> None:
    """Every commune closes its registers, "không phát sinh" included; in the last month the silent ones do not."""
    closings = []
    for index, ground in enumerate(grounds):
        closings.append(("cases", ground.code))
        if not silent(index, month):
            closings.append(("returns", ground.code))
        if not (month == LAST_MONTH and silent(index, month)):
            closings += [("incidents", ground.code), ("evils", ground.code)]
    bodies = sorted({f"CAH-{ground.district}" for ground in grounds}) + list(DIVISIONS)
    closings += [("intake", body) for body in bodies]
    closings += [("wanted", body) for body in bodies if body != "PC03"]  # PC03 issues no wanted notices
    returns.close_registers(by=posts.actor(Role.UNIT_HEAD, "CA-34"), at=at, month=month, closings=closings)


def _reenter(posts: Posts, at: datetime) -> None:
    rows = [
        returns.AggregateRow(measure, year, n) for year, values in AGGREGATES.items() for measure, n in values.items()
    ]
    returns.reenter_aggregates(
        by=posts.actor(Role.STATISTICS, "CA-34", 1), at=at, rows=rows, source="Số liệu tổng hợp nhập lại (mô phỏng)"
    )
