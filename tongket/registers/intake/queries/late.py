"""Which reports are past their limit, those not taken up included."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from django.db.models import F, Q

from tongket.core.clock import first_limit
from tongket.foundation import clock
from tongket.foundation.reference import holidays
from tongket.registers.intake import rules

ONE_DAY = timedelta(days=1)


def overdue(today: date) -> Q:
    """Reports under resolution past their rolled day, and reports that an investigating body received too long ago.

    What came to it from elsewhere and was not taken up stands on the board of duties, not here: its day of arrival is
    in its acts.
    """
    lying = Q(state="received", handler=F("receiver"), handler__level__in=rules.INVESTIGATING_LEVELS)
    since = Q(received_at__lt=clock.local(_last_late_receipt(today) + ONE_DAY)) & ~Q(classification="not_competent")
    return Q(state__in=rules.IN_STOCK, due_rolled__lt=today) | lying & since


@lru_cache(maxsize=64)
def _last_late_receipt(today: date) -> date:
    """The last day of receipt whose first limit is over today: later ones are still in time."""
    calendar, day = holidays.calendar(), today - ONE_DAY
    while first_limit(day, calendar).rolled >= today:
        day -= ONE_DAY
    return day
