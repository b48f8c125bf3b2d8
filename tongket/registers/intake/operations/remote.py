"""Keeping the list of communes hard to reach. Reports received before keep the limit of the day of their receipt."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import F

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import refuse_all, refuse_first
from tongket.registers.intake import rules
from tongket.registers.intake.models import RemoteCommune
from tongket.registers.intake.queries.remote import remote_commune
from tongket.registers.intake.rules.remote import (
    reasons_against_ending,
    reasons_against_keeping,
    reasons_against_listing,
)
from tongket.registers.units import queries as units


@operation("list_remote_commune")
def list_remote_commune(*, by: Actor, at: datetime, commune_code: str, paper: str, on: date) -> Ref:
    """Put a commune on the list of those hard to reach, from a day on, by a paper of the province.

    Refused: ROLE-MAY-NOT, UNIT-*, REPORT-PLACE-NOT-A-COMMUNE, REMOTE-LISTED, REASON-MISSING.
    """
    refuse_first(reasons_against_keeping(by.role))
    commune = units.unit_by_code(commune_code, on)
    refuse_first([
        type(one)(one.code, one.message, one.hint, **one.data | {"field": "commune_code"})
        for one in rules.reasons_against_place(commune.kind, commune.level, commune.code)
    ])  # fmt: skip
    kept = RemoteCommune.objects.select_for_update().filter(commune=commune.id).exclude(valid_to=F("valid_from"))
    newest = kept.order_by("-valid_from").first()
    until = newest.valid_to if newest is not None else None
    refuse_all(reasons_against_listing(paper, until, newest is not None, on))
    row = RemoteCommune(commune_id=commune.id, paper=paper.strip(), valid_from=on, recorded_at=clock.now())
    row.save(force_insert=True)
    record_event(by=by, at=at, verb="list_remote_commune", obj=row, commune=commune.code, on=on, paper=paper)
    return ref_to(row)


@operation("unlist_remote_commune")
def unlist_remote_commune(*, by: Actor, at: datetime, row_id: int, paper: str, on: date) -> Ref:
    """Take a commune off the list from a day on; on its first day a row entered by mistake is taken back (thu hồi).

    Refused: ROLE-MAY-NOT, REMOTE-UNKNOWN, REMOTE-ENDED, REMOTE-ENDS-BEFORE-IT-BEGINS, REASON-MISSING.
    """
    refuse_first(reasons_against_keeping(by.role))
    row = remote_commune(row_id)
    refuse_all(reasons_against_ending(paper, row.valid_from, row.valid_to, on))
    row.valid_to, row.ended_by = on, paper.strip()
    row.save(update_fields=("valid_to", "ended_by"))
    record_event(by=by, at=at, verb="unlist_remote_commune", obj=row, commune=row.commune.code, on=on, paper=paper)
    return ref_to(row)
