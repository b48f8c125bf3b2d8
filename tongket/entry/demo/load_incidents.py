"""Incidents of the plan put on the schedule."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from tongket.entry.demo.plan_incidents import PlannedIncident
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.foundation.actor import Role
from tongket.registers.incidents import operations as incidents


def schedule_incidents(schedule: Schedule, planned: list[PlannedIncident], posts: Posts) -> None:
    """Plan the record of every incident on the evening of its day."""
    for incident in planned:
        schedule.add(incident.recorded_at, "incidents", partial(_record, posts, incident))


def _record(posts: Posts, incident: PlannedIncident, at: datetime) -> None:
    incidents.record_incident(
        by=posts.actor(Role.DUTY_OFFICER, f"CAX-{incident.place}", 1), at=at, kind=incident.kind, cause=incident.cause,
        place_code=incident.place, occurred_on=incident.occurred_on,
        losses=incidents.Losses(incident.dead, incident.injured, incident.damage),
    )  # fmt: skip
