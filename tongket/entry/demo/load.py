"""Loading the demo province: one transaction, so that an interrupted load leaves nothing and can simply be repeated."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial

from django.db import transaction

from tongket.entry.demo import load_conference
from tongket.entry.demo.base import grounds, load_base
from tongket.entry.demo.chance import LOCAL
from tongket.entry.demo.load_cases import schedule_investigations
from tongket.entry.demo.load_committee import schedule_committee
from tongket.entry.demo.load_delays import load_delays
from tongket.entry.demo.load_evils import schedule_evils
from tongket.entry.demo.load_identities import schedule_identities
from tongket.entry.demo.load_incidents import schedule_incidents
from tongket.entry.demo.load_nights import Nights
from tongket.entry.demo.load_notices import schedule_notices
from tongket.entry.demo.load_offences import schedule_conclusions, schedule_offences, schedule_rings
from tongket.entry.demo.load_procuracy import schedule_procuracy
from tongket.entry.demo.load_reports import schedule_reports
from tongket.entry.demo.load_returns import schedule_returns
from tongket.entry.demo.plan_incidents import plan_incidents
from tongket.entry.demo.plan_offences import plan_offences
from tongket.entry.demo.plan_reports import plan_reports
from tongket.entry.demo.plan_returns import plan_returns
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.foundation import audit, clock
from tongket.foundation.models import RequestKey
from tongket.registers.units import queries as units

Tell = Callable[[str, int, int], None]
LAST_EVENING = date(2022, 12, 26)  # the eve of the conference, the last day of the records
LEDGER = "demo:records"
HELD = "demo:conference"


class DatabaseNotEmpty(Exception):
    """The database holds records that are not this demo's: nothing is loaded over them."""


def already_loaded(seed: int) -> bool:
    """Whether this demo stands complete in the database (its ledger line is the last thing a load writes)."""
    kept = RequestKey.objects.filter(key=LEDGER).first()
    if kept is None:
        return False
    if kept.answer["value"]["seed"] != seed:
        raise DatabaseNotEmpty
    return True


def load_records(seed: int, tell: Tell) -> int:
    """Everything up to the eve of the conference, in one transaction. Returns the number of operations."""
    with transaction.atomic():
        load_base()
        tell("units", 1, 1)
        posts, schedule = Posts(), Schedule()
        places = grounds()
        offences = plan_offences(places, seed)
        reports = plan_reports(places, seed)
        schedule_reports(schedule, reports, posts)
        schedule_notices(schedule, posts, seed)
        schedule_identities(schedule, reports, posts, seed)
        schedule_offences(schedule, offences, posts)
        schedule_rings(schedule, offences, posts, seed)
        planned = schedule_conclusions(schedule, offences, posts, seed)
        schedule_investigations(schedule, posts, seed, planned)
        schedule_incidents(schedule, plan_incidents(places, seed), posts)
        schedule_evils(schedule, places, offences, posts, seed)
        schedule_returns(schedule, places, plan_returns(places, seed), posts)
        schedule_committee(schedule, posts)
        schedule_procuracy(schedule, posts, seed)
        with units.remembered(), audit.one_writer(), _without_collector():
            nights = Nights()
            acts = schedule.run(tell, nights.pass_to)
            nights.finish(LAST_EVENING)
            acts += nights.acts + load_delays()
        _write_ledger(seed, acts, schedule)
    return acts


def hold_conference() -> None:
    """The afternoon of 27/12/2022, in one transaction."""
    posts, schedule = Posts(), Schedule(codes=conference_codes())
    with transaction.atomic(), units.remembered():
        day = date(2022, 12, 27)
        for hour, minute, act in (
            (13, 30, load_conference.hold), (16, 0, load_conference.hand_over), (16, 30, load_conference.conclude),
        ):  # fmt: skip
            at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LOCAL)
            schedule.add(at, "conference", partial(act, schedule, posts))
        schedule.run(lambda *_progress: None)
        RequestKey.objects.create(
            key=HELD, operation="demo", actor_id=None, answer={"value": 1}, recorded_at=clock.real_now()
        )


@contextmanager
def _without_collector() -> Iterator[None]:
    """Some million short-lived rows leave no cycles behind; looking for them took a third of the load's time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def conference_held() -> bool:
    """Whether the afternoon of the conference is already in the records."""
    return RequestKey.objects.filter(key=HELD).exists()


def conference_codes() -> dict[str, str]:
    """What the load made that the conference needs."""
    return dict(RequestKey.objects.get(key=LEDGER).answer["value"]["codes"])


def _write_ledger(seed: int, acts: int, schedule: Schedule) -> None:
    """The ledger alone keeps real time: when this demo was made, with how many operations."""
    kept = {name: schedule.codes[name] for name in ("round", "conference")}
    value = {"seed": seed, "operations": acts, "made_at": clock.real_now().isoformat(), "codes": kept}
    RequestKey.objects.create(
        key=LEDGER, operation="demo", actor_id=None, answer={"value": value}, recorded_at=clock.real_now()
    )
