"""The record of what the procuracy decided about an item, one for each decision: its own, or made from its paper."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet

from tongket.foundation import clock
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, ref_to
from tongket.foundation.refusals import refuse_all
from tongket.registers.cases.models import AnnulledDecision, Case, FileReturn
from tongket.registers.cases.operations.desk import Act
from tongket.registers.cases.rules import procuracy as rules
from tongket.registers.intake import operations as intake
from tongket.registers.units import queries as units

Row = TypeVar("Row", AnnulledDecision, FileReturn)
# How a case names its own decisions → the word of the book of annulled decisions.
ANNULLED = {word: decision for decision, word in rules.OF_CASES.items()}


def decision_annulled(
    act: Act, decision: str, target_code: str, handler_id: int | None, *, reason: str, number: str = "",
    legal_ground: str = "", received_on: date | None = None,
) -> Ref:  # fmt: skip
    """Enter an annulled decision; inside an operation that has carried it out."""
    row = AnnulledDecision(
        code=intake.draw_number("HQ", code_of(handler_id), act.on.year), decision=decision, target_code=target_code,
        handler_id=handler_id, legal_ground=legal_ground.strip(), reason=reason.strip(), number=number.strip()[:60],
        received_on=received_on, from_paper=rules.by_paper(act.by.role), **entered_by(act),
    )  # fmt: skip
    return enter(row, act, "annul_decision", decision=decision, target=target_code, ground=legal_ground)


def file_returned(act: Act, case: Case, *, by_body: str, reason: str, number: str = "") -> Ref:
    """Enter a returned file; inside an operation that has put the case back."""
    row = FileReturn(
        code=intake.draw_number("TH", code_of(case.handler_id), act.on.year), case=case, by_body=by_body,
        reason=reason.strip(), number=number.strip()[:60], from_paper=rules.by_paper(act.by.role), **entered_by(act),
    )  # fmt: skip
    return enter(row, act, "return_file", case=case.code, by_body=by_body)


def confirmed(rows: QuerySet[Row], act: Act, number: str, **said: str) -> Ref | None:
    """The record the police made from the paper the procuracy enters now, confirmed; None where there is none.

    Its day stays as counted; what the paper's record did not say is filled in. Refused: DECISION-ON-RECORD.
    """
    standing = rows.select_for_update().filter(voided_at=None).order_by("-pk")
    row = next((one for one in standing if rules.same_paper(number, one.number, act.on, one.on)), None)
    if row is None:
        return None
    if not row.from_paper or rules.by_paper(act.by.role):
        refuse_all(rules.reasons_against_recording_again(number, row.code))
        return None
    row.from_paper = False
    for name, value in {"number": number.strip()[:60], **said}.items():
        if value and not getattr(row, name):
            setattr(row, name, value)
    row.save()
    record_event(by=act.by, at=act.at, verb=act.verb, obj=row, on=act.on, number=number, confirmed=row.code)
    return ref_to(row)


def entered_by(act: Act) -> dict[str, Any]:
    """The shared fields of a record entered by this act."""
    return {"on": act.on, "by_account": act.by.account_id, "by_post": act.by.post, "recorded_at": clock.now()}


def enter(row: Any, act: Act, verb: str = "", **details: Any) -> Ref:
    """Save a new record with its audit event."""
    row.save(force_insert=True)
    record_event(by=act.by, at=act.at, verb=verb or act.verb, obj=row, on=act.on, **details)
    return ref_to(row)


def code_of(unit_id: int | None) -> str:
    """The code of the body in whose series a record is numbered."""
    return "" if unit_id is None else units.unit_by_id(unit_id).code
