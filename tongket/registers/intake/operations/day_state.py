"""Recording the state at the end of a day, for every body at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor, Role
from tongket.foundation.audit import Happening, record_events
from tongket.foundation.operation import operation
from tongket.foundation.refusals import Refused
from tongket.registers.intake.models.day_state import DayState
from tongket.registers.intake.queries.day_state import UnitStock, days_recorded


@operation("record_day_states")
def record_day_states(*, by: Actor, at: datetime, days: Mapping[date, Sequence[UnitStock]]) -> int:
    """Record what every body held in the evening of each day (ghi trạng thái cuối ngày), one audit event a day.

    A day once recorded stays as it is. Returns the number of days written. Refused: ROLE-MAY-NOT (scheduled work
    only), DAY-STATE-IN-THE-FUTURE.
    """
    if by.role != Role.SYSTEM:
        raise Refused("ROLE-MAY-NOT", _("Trạng thái cuối ngày do hệ thống ghi."), "")
    if not days:
        return 0
    if max(days) > clock.local_date(at):
        raise Refused("DAY-STATE-IN-THE-FUTURE", _("Ngày %(day)s chưa tới."), "", day=max(days).strftime("%d/%m/%Y"))
    there = days_recorded(min(days), max(days))
    fresh = {day: stocks for day, stocks in days.items() if day not in there and stocks}
    rows = [
        DayState(
            unit_id=stock.unit_id, day=day, pending=stock.pending, in_grace=stock.in_grace, overdue=stock.overdue,
            suspended=stock.suspended, recorded_at=clock.now(),
        )
        for day, stocks in sorted(fresh.items()) for stock in stocks
    ]  # fmt: skip
    DayState.objects.bulk_create(rows, batch_size=500)
    first = {row.day: row for row in reversed(rows)}
    happenings = [
        Happening("record_day_states", row._meta.label_lower, row.pk, day.isoformat(),
                  {"pending": sum(s.pending for s in fresh[day]), "suspended": sum(s.suspended for s in fresh[day])})
        for day, row in sorted(first.items())
    ]  # fmt: skip
    if happenings:
        record_events(by=by, at=at, happenings=happenings)
    return len(fresh)
