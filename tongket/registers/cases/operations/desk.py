"""What every act of this book shares: the locked record, who may act for which unit, the frame of the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import NotFound, Refused
from tongket.registers.cases.models import Case, Offence
from tongket.registers.units import queries as units


@dataclass(frozen=True, slots=True)
class Act:
    """One act: who, when entered, which verb, on which day it counts."""

    by: Actor
    at: datetime
    verb: str
    on: date

    @property
    def today(self) -> date:
        """The day of entry."""
        return clock.local_date(self.at)


def act_of(by: Actor, at: datetime, verb: str, on: date | None) -> Act:
    """The act; without a day of its own it counts by the day of entry."""
    return Act(by, at, verb, on or clock.local_date(at))


def locked_offence(code: str) -> Offence:
    """The offence, locked until the transaction ends."""
    found = Offence.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise NotFound("OFFENCE-UNKNOWN", _("Không có vụ mang mã %(wanted)s."), "", wanted=code)
    return found


def locked_case(code: str) -> Case:
    """The case, locked until the transaction ends."""
    found = Case.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise NotFound("CASE-UNKNOWN", _("Không có vụ án mang mã %(wanted)s."), "", wanted=code)
    return found


def refuse_stranger(by: Actor, unit_id: int) -> None:
    """Refuse an actor of another unit; a body acts for itself and for those below it."""
    if by.role in (Role.SYSTEM, Role.STATISTICS, Role.PROCURACY) or by.unit_id == unit_id:
        return
    unit = units.unit_by_id(unit_id)
    while by.unit_id not in (unit.id, unit.area_id):
        if unit.parent_id is None:
            raise Refused("UNIT-NOT-YOURS", _("Hồ sơ này thuộc đơn vị khác."),
                          _("Chỉ đơn vị thụ lý hoặc cấp trên được ghi."))  # fmt: skip
        unit = units.unit_by_id(unit.parent_id)
