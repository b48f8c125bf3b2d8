"""The one clock (đồng hồ): real time, the demo's business time, or a simulated time while demo records are made."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
DEMO_START = datetime(2022, 12, 27, 8, 0, tzinfo=LOCAL)
_started = time.monotonic()
_simulated: ContextVar[datetime | None] = ContextVar("simulated_time", default=None)


def now() -> datetime:
    """Business time, aware, in UTC. In the demo it runs from 27/12/2022 08:00 on."""
    simulated = _simulated.get()
    if simulated is not None:
        return simulated
    if settings.TONGKET_DEMO:
        return (DEMO_START + timedelta(seconds=time.monotonic() - _started)).astimezone(UTC)
    return real_now()


def today() -> date:
    """The business date in Vietnam."""
    return now().astimezone(LOCAL).date()


def real_now() -> datetime:
    """Real time, for sessions, sign-in and load ledgers only."""
    return datetime.now(tz=UTC)


def local(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """That hour of that day in Vietnam, aware."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LOCAL)


def local_date(moment: datetime) -> date:
    """The Vietnamese calendar day of a moment."""
    return moment.astimezone(LOCAL).date()


@contextmanager
def simulated(moment: datetime) -> Iterator[None]:
    """Within the block, `now()` answers `moment`: records of the demo carry the time at which they would be made."""
    token = _simulated.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _simulated.reset(token)
