"""Which reports a person may name in an act: those the body handles (hồ sơ đang thụ lý), those it took in."""

from __future__ import annotations

from tongket.foundation.actor import Actor
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.queries.hidden import units_above
from tongket.registers.units.queries import acts_for


def within_reach(code: str, by: Actor) -> bool:
    """Whether a standing report with this code exists for this person: handled by a body he or she acts for, or taken
    in there; of every other one nothing is told, not even that it exists."""
    report = CrimeReport.objects.filter(code=code).exclude(state="void").first()
    if report is None or report.about_id in units_above(by):
        return False
    return acts_for(by, report.handler_id) or acts_for(by, report.receiver_id)


def handles_report(code: str, by: Actor) -> bool:
    """Whether a report with this code exists, not about the person's own unit, and he or she acts for who holds it."""
    report = CrimeReport.objects.filter(code=code).first()
    return report is not None and report.about_id not in units_above(by) and acts_for(by, report.handler_id)
