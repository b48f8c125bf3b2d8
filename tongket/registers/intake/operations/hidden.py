"""Reports about a police unit: they go to the body above it at receipt, and reading one is logged."""

from __future__ import annotations

from datetime import datetime

from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import refuse_all
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.operations.desk import locked, refuse_the_unit_concerned
from tongket.registers.units.queries import UnitRow


def register_of(receiver: UnitRow, about: UnitRow | None) -> UnitRow:
    """In whose register a report is taken in: told at the unit it is about, or below, in that of the body above.

    So the unit's own numbers have no gap that would tell of it. Above the province stands no body here: the report
    stays there unseen and the procuracy sends it on.
    """
    if about is None or about.id not in queries.ids_above(receiver.id):
        return receiver
    return queries.upper_body_of(about.id) or about


def route_report_about(report: CrimeReport, about: UnitRow) -> None:
    """Say of a report not yet saved which unit it is about: the body above that unit holds it from the start."""
    refuse_all(rules.reasons_against_about(about.kind, about.code))
    report.about_id = about.id
    above = queries.ids_above(about.id) - {about.id}
    if report.handler_id not in above:
        report.handler_id = (queries.upper_body_of(about.id) or about).id


@operation("read_report")
def read_report(*, by: Actor, at: datetime, code: str) -> Ref:
    """Write down that a report about a unit was read, and by whom; nothing else changes."""
    report = locked(code)
    refuse_the_unit_concerned(report, by)
    record_event(by=by, at=at, verb="read_report", obj=report)
    return ref_to(report)
