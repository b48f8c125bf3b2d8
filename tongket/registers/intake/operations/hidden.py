"""Reports about a police unit: they go to the body above it at receipt, and reading one is logged."""

from __future__ import annotations

from datetime import date, datetime

from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import refuse_all
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.operations.desk import locked, refuse_the_unit_concerned
from tongket.registers.units import queries as units


def route_report_about(report: CrimeReport, about_code: str, on: date) -> None:
    """Say of a report not yet saved which unit it is about: the body above that unit holds it from the start."""
    about = units.unit_by_code(about_code, on)
    refuse_all(rules.reasons_against_about(about.kind, about.code))
    report.about_id = about.id
    above = queries.ids_above(about.id) - {about.id}
    if report.handler_id not in above:
        body = queries.upper_body_of(about.id)
        report.handler_id = body.id if body is not None else about.id


@operation("read_report")
def read_report(*, by: Actor, at: datetime, code: str) -> Ref:
    """Write down that a report about a unit was read, and by whom; nothing else changes."""
    report = locked(code)
    refuse_the_unit_concerned(report, by)
    record_event(by=by, at=at, verb="read_report", obj=report)
    return ref_to(report)
