"""Correcting what was typed (đính chính): with a reason; what stood before is kept, a second editor sees both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, gathering, refuse_all
from tongket.registers.cases import rules
from tongket.registers.cases.models import Offence, OffenceAmendment
from tongket.registers.cases.operations.desk import (
    Act,
    act_of,
    keep_words,
    locked_offence,
    refuse_stranger,
    search_key,
)
from tongket.registers.units import queries as units

# Columns an officer may correct; the frame is changed by reclassify_offence alone.
AMENDABLE = ("summary", "occurred_on", "place_code", "dead", "injured", "damage", "tag")


@operation("amend_offence")
def amend_offence(
    *, by: Actor, at: datetime, code: str, version: int, changes: Mapping[str, Any], reason: str
) -> Ref:
    """Correct fields of an offence (đính chính); figures sealed earlier stay as they were known then.

    Refused: OFFENCE-CHANGED (somebody else corrected it since `version`), OFFENCE-SAME, REASON-MISSING, OFFENCE-STATE.
    """
    act, row = act_of(by, at, "amend_offence", None), locked_offence(code)
    if row.version != version:
        raise Refused("OFFENCE-CHANGED", _("Có người đã sửa vụ này sau khi đồng chí mở trang."),
                      _("So hai bản dưới đây rồi lưu lại."))  # fmt: skip
    reasons = rules.reasons_against_role(act.verb, by.role) + rules.reasons_against_no_reason(reason)
    values = _values(row, act, changes, reasons)
    before = {name: getattr(row, name) for name in values}
    changed = {name: value for name, value in values.items() if value != before[name]}
    if not changed and not reasons:
        reasons.append(Refused("OFFENCE-SAME", _("Chưa sửa ô nào."), _("Sửa ít nhất một ô.")))
    refuse_all(reasons)
    refuse_stranger(by, row.handler_id)
    OffenceAmendment.objects.bulk_create(
        OffenceAmendment(
            offence=row, field=name, before=_text(before[name]), reason=reason, by_post=by.post,
            recorded_at=clock.now(),
        )
        for name in changed
    )  # fmt: skip
    for name, value in changed.items():
        setattr(row, name, value)
    row.search_key, row.version = search_key(row), row.version + 1
    row.save(update_fields=[*changed, "search_key", "version"])
    keep_words(row)
    record_event(by=by, at=at, verb=act.verb, obj=row, reason=reason, fields=sorted(changed))
    return ref_to(row)


def _values(row: Offence, act: Act, changes: Mapping[str, Any], reasons: list[Refused]) -> dict[str, Any]:
    """Columns and their new values; what is wrong with them goes to the reasons."""
    values = {name: value for name, value in changes.items() if name in AMENDABLE and name != "place_code"}
    occurred_on = values.get("occurred_on", row.occurred_on)
    if row.state == "void":
        reasons += rules.reasons_against_offence_act("reclassify_offence", row.state)
    reasons += rules.reasons_against_offence_days(
        occurred_on=occurred_on, recorded_on=row.recorded_on, today=act.today, group=row.group
    )
    reasons += rules.reasons_against_numbers(
        {name: values[name] for name in ("dead", "injured", "damage") if name in values}
    )
    if "place_code" in changes:
        with gathering(reasons, "place_code"):
            place = units.unit_by_code(str(changes["place_code"]), occurred_on or row.recorded_on)
            reasons += rules.reasons_against_place(place.kind, place.level, place.code)
            values["place_id"] = place.id
    return values


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
