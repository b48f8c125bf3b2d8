"""The plan of crime reports: who receives, who handles, what becomes of each; the calibrated flow of each stretch.

The integers of the police year 2022 are ours; the share they give (92.30 %) is the published one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tongket.entry.demo.chance import Chance, spread
from tongket.entry.demo.windows import AFTER, BEFORE, STRETCHES, YEAR_2021, YEAR_2022, Stretch


@dataclass(frozen=True, slots=True)
class Flow:
    """The flow of one stretch: new items and how many leave in each way; the rest is resolved."""

    new: int
    resumed: int
    sent_out: int
    merged: int
    suspended: int
    carry_out: int


OPEN_AT_START = 85
FLOWS = {
    BEFORE.name: Flow(new=410, resumed=0, sent_out=22, merged=5, suspended=12, carry_out=88),
    YEAR_2021.name: Flow(new=2040, resumed=8, sent_out=110, merged=30, suspended=60, carry_out=96),
    YEAR_2022.name: Flow(new=2118, resumed=14, sent_out=118, merged=32, suspended=64, carry_out=96),
    AFTER.name: Flow(new=72, resumed=0, sent_out=3, merged=1, suspended=1, carry_out=93),
}
MOVED_INSIDE = {YEAR_2021.name: 24, YEAR_2022.name: 26}
KINDS = ("TG", "TB", "KN")
CHANNELS = ("in_person", "phone", "post", "press", "vneid", "letter")


@dataclass(slots=True)
class Step:
    """One thing that happens to a report: the verb of the office, when, and its data."""

    verb: str
    at: datetime
    data: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class PlannedReport:
    """One crime report from receipt to its last step."""

    number: int
    place: str
    receiver: str
    handler: str
    kind: str
    channel: str
    received_at: datetime
    accepted_at: datetime
    subject: str = ""
    steps: list[Step] = field(default_factory=list)

    @property
    def accepted_on(self) -> date:
        """The day the competent body took it."""
        return self.accepted_at.date()


@dataclass(frozen=True, slots=True)
class Ground:
    """A commune of the demo: code, its district's code, its weight (people)."""

    code: str
    district: str
    weight: int


SUBJECTS = (
    ("Mất trộm xe đạp điện tại nhà văn hóa thôn", 12), ("Mất trộm tài sản tại nhà ở", 14),
    ("Xô xát gây thương tích tại quán ăn", 9), ("Nghi lừa đảo chiếm đoạt tài sản qua mạng", 13),
    ("Đánh bạc tại nhà dân", 8), ("Hủy hoại hoa màu, tài sản", 5), ("Gây rối trật tự công cộng", 6),
    ("Đòi nợ, đe dọa", 5), ("Nghi mua bán, tàng trữ chất ma túy", 8), ("Tai nạn giao thông có dấu hiệu tội phạm", 5),
    ("Nghi vi phạm về đất đai, khai thác cát", 4), ("Cho vay lãi nặng", 3), ("Mất điện thoại, ví tại chợ", 8),
)  # fmt: skip


def plan_reports(grounds: list[Ground], seed: int) -> list[PlannedReport]:
    """All reports of the demo with every step of their lives."""
    chance = Chance(seed, "reports")
    maker = _Maker(grounds, chance)
    carried = maker.make(Stretch("start", date(2020, 9, 8), date(2020, 9, 30)), OPEN_AT_START)
    asleep: list[PlannedReport] = []
    reports = list(carried)
    for stretch in STRETCHES:
        fresh = maker.make(stretch, FLOWS[stretch.name].new)
        reports += fresh
        carried = _live_through(stretch, FLOWS[stretch.name], carried, fresh, asleep, chance)
    return reports


class _Maker:
    """Makes reports one stretch after another and counts them."""

    def __init__(self, grounds: list[Ground], chance: Chance) -> None:
        self.grounds = grounds
        self.chance = chance
        self.made = 0

    def make(self, stretch: Stretch, count: int) -> list[PlannedReport]:
        """`count` reports taken by the competent body within the stretch, shared over communes by people."""
        fresh = []
        for ground, n in zip(self.grounds, spread(count, [g.weight for g in self.grounds]), strict=True):
            fresh += [self._one(ground, stretch) for _ in range(n)]
        fresh.sort(key=lambda report: report.accepted_at)
        return fresh

    def _one(self, ground: Ground, stretch: Stretch) -> PlannedReport:
        chance = self.chance
        district = f"CAH-{ground.district}"
        handler = chance.pick((district, "PC02", "PC03", "PC04"), (88, 7, 3, 2))
        receiver = chance.pick((f"CAX-{ground.code}", handler), (45, 55))
        accepted_at = chance.moment(chance.day(stretch.first, stretch.last), 8, 16)
        lag = chance.number(1, 5) if receiver.startswith("CAX") else 0
        received_at = accepted_at - timedelta(days=lag, minutes=chance.number(30, 59))
        self.made += 1
        subjects, weights = zip(*SUBJECTS, strict=True)
        return PlannedReport(
            self.made, ground.code, receiver, handler, chance.pick(KINDS, (52, 42, 6)),
            chance.pick(CHANNELS, (46, 22, 8, 3, 15, 6)), received_at, accepted_at, chance.pick(subjects, weights),
        )  # fmt: skip


def _live_through(
    stretch: Stretch, flow: Flow, carried: list[PlannedReport], fresh: list[PlannedReport],
    asleep: list[PlannedReport], chance: Chance,
) -> list[PlannedReport]:  # fmt: skip
    """Give every open report its fate in this stretch; returns what is carried out."""
    for report in _resume(stretch, flow, asleep, chance):
        _resolve(report, _later(report.steps[-1].at, chance.number(6, 24), stretch.last, chance), chance)
    young = [r for r in fresh if r.accepted_on <= stretch.last - timedelta(days=6)]
    quick = chance.some(young, flow.sent_out + flow.merged)
    for report in quick[: flow.sent_out]:
        _send_out(report, chance)
    taken = {id(report) for report in quick}
    rest = [r for r in fresh if id(r) not in taken]
    staying = _carry_out(stretch, flow.carry_out, carried, rest, chance)
    taken |= {id(report) for report in staying}
    sleepers = chance.some(
        [r for r in carried + rest if id(r) not in taken and r.accepted_on + timedelta(days=34) <= stretch.last],
        flow.suspended,
    )
    asleep += sleepers
    for report in sleepers:
        _suspend(report, stretch, chance)
    taken |= {id(report) for report in sleepers}
    leaving = [report for report in carried + rest if id(report) not in taken]
    _merge(quick[flow.sent_out :], leaving, chance)
    youngest = {id(report) for report in young}
    _move_inside(stretch, [r for r in leaving if id(r) in youngest], chance)
    for report in leaving:
        _finish(report, stretch, chance)
    return staying


def _carry_out(
    stretch: Stretch, count: int, carried: list[PlannedReport], fresh: list[PlannedReport], chance: Chance
) -> list[PlannedReport]:
    """Mostly the newest items, a few extended ones: nothing is carried twice through a whole year."""
    late = [r for r in fresh if r.accepted_on > stretch.last - timedelta(days=24)]
    older = [r for r in fresh if stretch.last - timedelta(days=50) < r.accepted_on <= stretch.last - timedelta(days=24)]
    if len(late) < count:
        return late + chance.some(carried, count - len(late))
    extended = chance.some(older, min(6, len(older)))
    for report in extended:
        _extend(report, chance)
    return chance.some(late, count - len(extended)) + extended


def _resume(stretch: Stretch, flow: Flow, asleep: list[PlannedReport], chance: Chance) -> list[PlannedReport]:
    last = stretch.last - timedelta(days=40)
    ready = [r for r in asleep if r.steps[-1].verb == "suspend" and r.steps[-1].at.date() < stretch.first]
    woken = chance.some(ready, flow.resumed) if flow.resumed else []
    for report in woken:
        day = chance.day(stretch.first + timedelta(days=10), last)
        report.steps.append(Step("resume", chance.moment(day), {"reason": "result_received"}))
        asleep.remove(report)
    return woken


def _suspend(report: PlannedReport, stretch: Stretch, chance: Chance) -> None:
    first = max(report.accepted_on + timedelta(days=31), stretch.first)
    day = min(first + timedelta(days=chance.number(0, 3)), stretch.last)
    ground = chance.pick(("expertise", "documents"), (3, 2))
    report.steps.append(Step("suspend", chance.moment(day), {"ground": ground}))


def _send_out(report: PlannedReport, chance: Chance) -> None:
    sent = _after(report.accepted_at, chance.number(1, 3), chance)
    report.steps.append(Step("send_outside", sent))
    report.steps.append(Step("confirm_outside", _after(sent, chance.number(1, 2), chance)))


def _merge(merged: list[PlannedReport], leaving: list[PlannedReport], chance: Chance) -> None:
    """Each merged item goes into an open item of the same body that was taken before it."""
    for report in merged:
        same = [r for r in leaving if r.handler == report.handler and r.accepted_at <= report.accepted_at]
        target = max(same, key=lambda r: r.accepted_at, default=None)
        if target is None:
            raise LookupError(f"no item to merge report {report.number} into")
        at = report.accepted_at + timedelta(hours=2, minutes=chance.number(0, 59))
        report.steps.append(Step("merge", at, {"into": target.number}))
        target.steps.append(Step("hold_until", at))


def _move_inside(stretch: Stretch, reports: list[PlannedReport], chance: Chance) -> None:
    """A few items change hands between bodies of the province: sent, received; its totals do not move."""
    districts = sorted({r.handler for r in reports if r.handler.startswith("CAH-")})
    movable = [r for r in reports if r.handler.startswith("CAH-") and not r.steps]
    for report in chance.some(movable, MOVED_INSIDE.get(stretch.name, 0)):
        other = chance.pick([d for d in districts if d != report.handler])
        sent = _after(report.accepted_at, 1, chance)
        report.steps.append(Step("send_inside", sent, {"to": other}))
        report.steps.append(Step("take_over", _after(sent, 1, chance), {"to": other}))


def _finish(report: PlannedReport, stretch: Stretch, chance: Chance) -> None:
    """Resolve within the first limit mostly; some after an extension, a few late."""
    start = report.steps[-1].at if report.steps else report.accepted_at
    report.steps = [step for step in report.steps if step.verb != "hold_until"]
    manner = chance.pick(("in_time", "extended", "late"), (89, 8, 3))
    extended = any(step.verb == "extend" for step in report.steps)
    room = (stretch.last - report.accepted_on).days
    if manner == "extended" and room >= 24 and not extended and not report.steps:
        _extend(report, chance)
        extended = True
    low, high = (24, 52) if extended else {"in_time": (3, 18), "extended": (3, 18), "late": (22, 27)}[manner]
    days = min(chance.number(low, high), max(room, 0))
    earliest = max(start.date(), stretch.first)
    day = max(report.accepted_on + timedelta(days=days), earliest)
    _resolve(report, _moment_after(start, min(day, stretch.last), chance), chance)


def _extend(report: PlannedReport, chance: Chance) -> None:
    day = report.accepted_on + timedelta(days=chance.number(15, 17))
    report.steps.append(Step("extend", chance.moment(day), {}))


def _resolve(report: PlannedReport, at: datetime, chance: Chance) -> None:
    outcome = chance.pick(("initiated", "not_initiated", "administrative"), (34, 44, 22))
    report.steps.append(Step("resolve", at, {"outcome": outcome}))


def _after(at: datetime, days: int, chance: Chance) -> datetime:
    return chance.moment((at + timedelta(days=days)).date())


def _later(at: datetime, days: int, last: date, chance: Chance) -> datetime:
    return _moment_after(at, min((at + timedelta(days=days)).date(), last), chance)


def _moment_after(start: datetime, day: date, chance: Chance) -> datetime:
    """A moment of that day that lies after `start`."""
    at = chance.moment(day)
    return at if at > start else start + timedelta(minutes=chance.number(5, 50))
