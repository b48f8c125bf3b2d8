"""A handful of sealed identities in the demo: plainly fictitious persons of the newest open reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tongket.entry.demo.chance import Chance
from tongket.entry.demo.plan_reports import PlannedReport
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.foundation.actor import Role
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries as intake
from tongket.registers.intake.operations import identity

HOW_MANY = 30
CLOSING = {"resolve", "send_outside", "confirm_outside", "merge", "suspend"}


def demo_persons(number: int, seed: int = 138) -> dict[str, Any]:
    """The persons of the n-th sealed report: numbers nobody has, addresses nobody lives at. Every tenth calls again."""
    chance = Chance(seed, f"vault:{number}")
    caller = number - 1 if number % 10 == 0 else number
    persons: dict[str, Any] = {
        "reporter": {
            "full_name": f"Người báo {caller:02d}", "phone": f"{caller:010d}", "id_number": f"{caller:012d}",
            "address": f"Số {chance.number(1, 99)}, đường Mô Phỏng",
        }
    }  # fmt: skip
    if chance.number(1, 3) == 1:
        persons["witnesses"] = [{"full_name": f"Người làm chứng {number:02d}", "phone": f"{number + 500:010d}"}]
    return persons


def schedule_identities(schedule: Schedule, reports: list[PlannedReport], posts: Posts, seed: int) -> None:
    """Plan the sealing right after the receipt of each of the newest open reports that somebody reported."""
    open_ones = [r for r in reports if r.kind != "KN" and not CLOSING & {step.verb for step in r.steps}]
    newest = sorted(open_ones, key=lambda r: (r.received_at, r.number), reverse=True)[:HOW_MANY]
    for number, report in enumerate(newest, start=1):
        schedule.add(report.received_at, "identities", _sealing(schedule, report, posts, demo_persons(number, seed)))


def _sealing(
    schedule: Schedule, report: PlannedReport, posts: Posts, persons: dict[str, Any]
) -> Callable[[datetime], None]:
    def act(at: datetime) -> None:
        by = posts.actor(Role.DUTY_OFFICER, report.receiver, report.number % 3 + 1)
        row = intake.report(Scope.everything(), schedule.codes[f"report:{report.number}"])
        identity.seal_persons(row, persons, by=by, at=at)

    return act
