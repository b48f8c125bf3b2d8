"""Whether a report is a matter this person handles (hồ sơ đang thụ lý): asked before a sealed identity is opened."""

from __future__ import annotations

from tongket.foundation.actor import Actor
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.queries.hidden import units_above
from tongket.registers.units.queries import acts_for


def handles_report(code: str, by: Actor) -> bool:
    """Whether a report with this code exists, not about the person's own unit, and he or she acts for who holds it."""
    report = CrimeReport.objects.filter(code=code).first()
    return report is not None and report.about_id not in units_above(by) and acts_for(by, report.handler_id)
