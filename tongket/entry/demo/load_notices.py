"""The monthly books of the demo: notices sent, files for fines handed on, files archived, entered once a month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from tongket.entry.demo.chance import LOCAL, Chance
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.entry.demo.windows import FIRST_DAY, LAST_DAY
from tongket.foundation.actor import Actor, Role
from tongket.foundation.clock import local_date
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as intake
from tongket.registers.intake import queries as reports
from tongket.registers.units import queries as units

ONE_DAY = timedelta(days=1)
# How many hours after its act a notice goes out, in time and late, by how soon it is owed.
SOON, LATER = ((2, 20), (28, 90)), ((5, 60), (120, 190))
OWED_IN_HOURS = frozenset({
    "initiation_procuracy", "non_initiation_procuracy", "suspension_procuracy", "suspension_reporter",
    "confession_procuracy",
})  # fmt: skip
LATE_IN_A_HUNDRED = 4
FILED_AFTER = (23, 27)  # days after the end at which a file is archived
LOOK_BACK = timedelta(days=75)
ENDED = ("resolved", "not_a_report", "sent_outside", "closed_by_limitation")
FINING_BODY = "Cơ quan có thẩm quyền xử phạt của địa bàn"


def schedule_notices(schedule: Schedule, posts: Posts, seed: int) -> None:
    """One book a month for the whole province, written on its last afternoon, the last one on the eve of the end."""
    books = _Books(Chance(seed, "acts"))
    police = units.units_at(LAST_DAY, kind="police")
    bodies = [unit.id for unit in police if unit.level in ("district", "division", "province")]
    writer = posts.actor(Role.UNIT_HEAD, "CA-34")
    for day in _last_days():
        schedule.add(datetime.combine(day, time(17, 40), tzinfo=LOCAL), "notices", partial(books.write, bodies, writer))


def _last_days() -> Iterator[date]:
    month = FIRST_DAY
    while month <= LAST_DAY:
        following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
        yield min(following - ONE_DAY, LAST_DAY)
        month = following


class _Books:
    """The books of all bodies; `told` are the ended reports of which nobody has to be told any more."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.told: set[int] = set()

    def write(self, unit_ids: list[int], by: Actor, at: datetime) -> None:
        """First what is handed on, because it makes a notice due; then the notices; then the archive."""
        rows = reports.reports(Scope(frozenset(unit_ids), True)).filter(handler__in=unit_ids, archived_at=None)
        rows = rows.filter(last_on__gte=local_date(at) - LOOK_BACK)
        held = list(rows.order_by("pk"))
        self._hand_on([report for report in held if report.pk not in self.told], by, at)
        self._tell([report for report in held if report.pk not in self.told], by, at)
        self._archive(held, by, at)

    def _hand_on(self, held: list[Any], by: Actor, at: datetime) -> None:
        waiting = [report for report in held if report.outcome == "administrative" and report.state == "resolved"]
        sent = reports.with_act(waiting, "record_administrative_transfer")
        items = []
        for report in waiting:
            day = report.last_on + timedelta(days=self.chance.number(1, 3))
            if report.pk not in sent and day <= local_date(at):
                items.append(intake.Archived(report.code, day, f"{self.chance.number(1, 999)}/CV", FINING_BODY))
        if items:
            intake.record_administrative_transfers(by=by, at=at, items=items)

    def _tell(self, held: list[Any], by: Actor, at: datetime) -> None:
        found = reports.notices_of(held)
        items = []
        for report in held:
            waiting = [one for one in found[report.pk] if not one.sent]
            sent = [item for item in map(self._delivery, waiting) if item.sent_at <= at]
            items += sent
            if len(sent) == len(waiting) and report.state in ENDED:
                self.told.add(report.pk)
        if items:
            intake.deliver_notices(by=by, at=at, items=items)

    def _delivery(self, draft: reports.Draft) -> intake.Delivery:
        in_time, late = SOON if draft.kind in OWED_IN_HOURS else LATER
        low, high = late if self.chance.number(1, 100) <= LATE_IN_A_HUNDRED else in_time
        sent_at = reports.moment_of(draft.act) + timedelta(hours=self.chance.number(low, high))
        proof = "post" if draft.to == "reporter" else "book"
        return intake.Delivery(draft.report.code, draft.kind, sent_at, proof, f"{self.chance.number(1, 999)}/TB")

    def _archive(self, held: list[Any], by: Actor, at: datetime) -> None:
        items = []
        for report in held:
            day = report.last_on + timedelta(days=self.chance.number(*FILED_AFTER))
            if report.state in ENDED and day <= local_date(at):
                items.append(intake.Archived(report.code, day, f"{self.chance.number(1, 999)}/LT"))
        if items:
            intake.archive_reports(by=by, at=at, items=items)
