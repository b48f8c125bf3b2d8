"""Writes of the register of returns: duties, sending, checking, approving, restating. Bulk verbs are all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.core.facts import FORM_MONTH
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_event, record_events
from tongket.foundation.bulk import insert_many
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import (
    NotFound,
    Refused,
    reasons_against_no_reason,
    reasons_against_same_person,
    refuse_first,
)
from tongket.registers.returns import queries, rules
from tongket.registers.returns.models import Return, ReturnCell, ReturnVersion
from tongket.registers.returns.operations.closings import (
    AggregateRow,
    close_register,
    close_registers,
    record_seal,
    reenter_aggregate,
    reenter_aggregates,
    reopen_register,
    void_aggregate,
)
from tongket.registers.returns.rules.faults import Fault, Values, errors_in
from tongket.registers.units import queries as units

__all__ = [
    "AggregateRow", "Fault", "ReturnEntry", "approve_returns", "close_register", "close_registers",
    "decline_restatement", "open_returns", "propose_restatement", "record_seal", "reenter_aggregate",
    "reenter_aggregates", "reopen_register", "restate_return", "return_for_correction", "send_return",
    "send_returns", "verify_returns", "void_aggregate",
]  # fmt: skip
LABEL = Return._meta.label_lower


@dataclass(frozen=True, slots=True)
class ReturnEntry:
    """What one unit reports: item → number; 0 is zero, None not applicable, an absent item not reported."""

    unit_code: str
    values: Values = field(default_factory=dict)
    note: str = ""


@operation("open_returns")
def open_returns(
    *, by: Actor, at: datetime, month: str, due_on: date, unit_codes: Sequence[str] = (), form: str = FORM_MONTH
) -> int:
    """Open the duty to report a month (giao báo cáo) for all communes living on its last day, or for those named.

    Duties already open stay; returns how many were added. Refused: ROLE-NOT-ALLOWED, RETURN-DUE-INSIDE-MONTH.
    """
    spec, period = rules.form_of(form), rules.month_of(month)
    refuse_first(rules.reasons_against_role("open_returns", by.role) + rules.reasons_against_due(period, due_on))
    areas = units.units_at(period.last_day, kind="area", level="commune")
    if unit_codes:
        _refuse_unknown(unit_codes, {unit.code for unit in areas}, month)
        areas = [unit for unit in areas if unit.code in set(unit_codes)]
    bodies = {unit.area_id: unit.id for unit in units.units_at(period.last_day, kind="police", level="commune")}
    known = set(Return.objects.filter(form=form, month=month).values_list("unit_id", flat=True))
    rows = [
        Return(
            code=f"{spec.prefix}-{unit.code}-{month}", form=form, unit_id=unit.id, handler_id=bodies.get(unit.id),
            month=month, last_day=period.last_day, due_on=due_on, recorded_at=clock.now(),
        )
        for unit in areas if unit.id not in known
    ]  # fmt: skip
    made = Return.objects.bulk_create(rows)
    # One event for the act: the duties themselves say for which units.
    opened = {"units": [unit.code for unit in areas if unit.id not in known], "due_on": due_on}
    record_events(by=by, at=at, happenings=[Happening("open_returns", LABEL, 0, f"{spec.prefix}-{month}", opened)])
    return len(made)


@operation("send_return")
def send_return(*, by: Actor, at: datetime, month: str, entry: ReturnEntry, form: str = FORM_MONTH) -> Ref:
    """Send one unit's return (gửi báo cáo). Refused as `send_returns`."""
    return ref_to(_send(by, at, month, form, [entry])[0])


@operation("send_returns")
def send_returns(*, by: Actor, at: datetime, month: str, entries: Sequence[ReturnEntry], form: str = FORM_MONTH) -> int:
    """Send many units' returns of a month at once, all or none; returns how many.

    Refused: ROLE-NOT-ALLOWED, RETURN-MONTH-NOT-OVER, RETURN-NO-DUTY, RETURN-STATE, RETURN-FAULTS with every fault.
    """
    return len(_send(by, at, month, form, entries))


@operation("verify_returns")
def verify_returns(
    *, by: Actor, at: datetime, month: str, unit_codes: Sequence[str] = (), form: str = FORM_MONTH
) -> int:
    """Verify returns (kiểm tra): all that were sent, or those named. Refused: RETURN-STATE, SECOND-PERSON-NEEDED."""
    rows = _chosen("verify_returns", by, month, form, unit_codes)
    _refuse_own(rows, by)
    _advance(rows, "verify_returns", by, at)
    return len(rows)


@operation("return_for_correction")
def return_for_correction(
    *, by: Actor, at: datetime, month: str, unit_code: str, reason: str, form: str = FORM_MONTH
) -> Ref:
    """Return for correction (trả lại) with a reason the sender sees. Refused: REASON-MISSING, RETURN-STATE."""
    refuse_first(reasons_against_no_reason(reason))
    row = _chosen("return_for_correction", by, month, form, [unit_code])[0]
    _advance([row], "return_for_correction", by, at, reason=reason)
    Return.objects.filter(pk=row.pk).update(returned_reason=reason)
    return ref_to(row)


@operation("approve_returns")
def approve_returns(
    *, by: Actor, at: datetime, month: str, unit_codes: Sequence[str] = (), form: str = FORM_MONTH
) -> int:
    """Approve returns (duyệt): all that were sent or verified, or those named; from then on they are figures.

    One audit event per return. Refused: ROLE-NOT-ALLOWED, RETURN-STATE, SECOND-PERSON-NEEDED.
    """
    rows = _chosen("approve_returns", by, month, form, unit_codes)
    newest = _refuse_own(rows, by)
    _advance(rows, "approve_returns", by, at)
    _approve([version.pk for version in newest], by, at)
    return len(rows)


@operation("propose_restatement")
def propose_restatement(
    *, by: Actor, at: datetime, month: str, unit_code: str, values: Values, reason: str, form: str = FORM_MONTH
) -> Ref:
    """Propose other numbers for an approved return (đề nghị điều chỉnh); they wait for a second person.

    Refused: REASON-MISSING, RETURN-STATE, RESTATEMENT-WAITING, RETURN-FAULTS.
    """
    refuse_first(
        rules.reasons_against_role("propose_restatement", by.role) + reasons_against_no_reason(reason)
    )
    row = _named(month, form, [unit_code])[0]
    refuse_first(rules.reasons_against_move("restate_return", row.state, row.code))
    if queries.waiting_restatement(row) is not None:
        raise Refused("RESTATEMENT-WAITING", _("Đã có một đề nghị điều chỉnh đang chờ duyệt."),
                      _("Duyệt hoặc bác trước."))  # fmt: skip
    entry = ReturnEntry(unit_code, values, reason)
    _refuse_faults(form, [entry])
    version = _add_versions([row], [entry], by, at, "restatement")[0]
    record_event(by=by, at=at, verb="propose_restatement", obj=row, version=version.number, reason=reason)
    return ref_to(row)


@operation("restate_return")
def restate_return(*, by: Actor, at: datetime, month: str, unit_code: str, form: str = FORM_MONTH) -> Ref:
    """Approve the waiting restatement; the old version stays. Refused: RESTATEMENT-NONE, SECOND-PERSON-NEEDED."""
    row = _chosen("restate_return", by, month, form, [unit_code])[0]
    version = _waiting(row)
    refuse_first(reasons_against_same_person(by, version.entered_by, version.entered_post))
    before = queries.values_of(row.versions.filter(approved_at__isnull=False).order_by("-number").first())
    after = queries.values_of(version)
    changed = sorted(item for item in before.keys() | after.keys() if before.get(item) != after.get(item))
    _advance([row], "restate_return", by, at, version=version.number, reason=version.note,
             before={i: before.get(i) for i in changed}, after={i: after.get(i) for i in changed})  # fmt: skip
    _approve([version.pk], by, at)
    return ref_to(row)


@operation("decline_restatement")
def decline_restatement(
    *, by: Actor, at: datetime, month: str, unit_code: str, reason: str, form: str = FORM_MONTH
) -> Ref:
    """Decline the waiting restatement (bác đề nghị); the approved numbers stand. Refused: RESTATEMENT-NONE."""
    refuse_first(
        rules.reasons_against_role("decline_restatement", by.role) + reasons_against_no_reason(reason)
    )
    row = _named(month, form, [unit_code])[0]
    version = _waiting(row)
    version.declined_at, version.declined_reason = clock.now(), reason
    version.save(update_fields=["declined_at", "declined_reason"])
    record_event(by=by, at=at, verb="decline_restatement", obj=row, version=version.number, reason=reason)
    return ref_to(row)


def _send(by: Actor, at: datetime, month: str, form: str, entries: Sequence[ReturnEntry]) -> list[Return]:
    today = clock.local_date(at)
    refuse_first(
        rules.reasons_against_role("send_return", by.role) + rules.reasons_against_month(rules.month_of(month), today)
    )
    rows = _named(month, form, [entry.unit_code for entry in entries])
    refuse_first([reason for row in rows for reason in rules.reasons_against_move("send_return", row.state, row.code)])
    _refuse_faults(form, entries)
    versions = _add_versions(rows, entries, by, at, "submission")
    Return.objects.filter(pk__in=[row.pk for row in rows]).update(state="sent", sent_on=today, returned_reason="")
    happenings = [_happening("send_return", row, version=v.number) for row, v in zip(rows, versions, strict=True)]
    record_events(by=by, at=at, happenings=happenings)
    return rows


def _add_versions(
    rows: Sequence[Return], entries: Sequence[ReturnEntry], by: Actor, at: datetime, kind: str
) -> list[ReturnVersion]:
    numbers = dict(
        ReturnVersion.objects.filter(of_return__in=[row.pk for row in rows])
        .order_by("number")
        .values_list("of_return_id", "number")
    )
    versions = ReturnVersion.objects.bulk_create(
        ReturnVersion(
            of_return=row, number=numbers.get(row.pk, 0) + 1, kind=kind, note=entry.note, entered_by=by.account_id,
            entered_post=by.post, entered_at=at, recorded_at=clock.now(),
        )
        for row, entry in zip(rows, entries, strict=True)
    )  # fmt: skip
    cells = [
        (version.pk, item, value)
        for version, entry in zip(versions, entries, strict=True)
        for item, value in entry.values.items()
    ]
    insert_many(ReturnCell, ("version", "item", "value"), cells)
    return versions


def _approve(version_ids: Sequence[int], by: Actor, at: datetime) -> None:
    ReturnVersion.objects.filter(pk__in=version_ids).update(
        approved_by=by.account_id, approved_post=by.post, approved_at=at, approval_recorded_at=clock.now()
    )


def _named(month: str, form: str, unit_codes: Sequence[str]) -> list[Return]:
    """The returns of these units in this order; refuses a unit without a duty."""
    rules.form_of(form)
    rules.month_of(month)
    rows = Return.objects.select_for_update().filter(form=form, month=month, unit__code__in=unit_codes)
    found = {row.unit.code: row for row in rows.select_related("unit")}
    _refuse_unknown(unit_codes, found.keys(), month)
    if len(set(unit_codes)) != len(unit_codes):
        raise Refused("RETURN-TWICE", _("Một đơn vị có hai báo cáo trong cùng một lần gửi."), _("Bỏ bớt một bản."))
    return [found[code] for code in unit_codes]


def _chosen(act: str, by: Actor, month: str, form: str, unit_codes: Sequence[str]) -> list[Return]:
    """The returns named, or all of the month that can take the act; refuses a named one that cannot."""
    refuse_first(rules.reasons_against_role(act, by.role))
    if unit_codes:
        rows = _named(month, form, unit_codes)
        refuse_first([reason for row in rows for reason in rules.reasons_against_move(act, row.state, row.code)])
        return rows
    states = [state for state, verb in rules.TRANSITIONS["return"] if verb == act]
    rows = Return.objects.select_for_update().filter(form=form, month=month, state__in=states)
    return list(rows.order_by("pk"))


def _refuse_own(rows: Sequence[Return], by: Actor) -> list[ReturnVersion]:
    """The newest version of each return; refuses one that this person entered."""
    versions = ReturnVersion.objects.filter(of_return__in=[row.pk for row in rows], declined_at=None).order_by("number")
    newest = {version.of_return_id: version for version in versions}
    for version in newest.values():
        refuse_first(reasons_against_same_person(by, version.entered_by, version.entered_post))
    return list(newest.values())


def _advance(rows: Sequence[Return], act: str, by: Actor, at: datetime, **details: object) -> None:
    by_state: dict[str, list[int]] = {}
    for row in rows:
        by_state.setdefault(rules.TRANSITIONS["return"][row.state, act], []).append(row.pk)
    for state, ids in by_state.items():
        Return.objects.filter(pk__in=ids).update(state=state)
    record_events(by=by, at=at, happenings=[_happening(act, row, **details) for row in rows])


def _waiting(row: Return) -> ReturnVersion:
    version = queries.waiting_restatement(row)
    if version is None:
        raise NotFound("RESTATEMENT-NONE", _("Không có đề nghị điều chỉnh nào đang chờ."), "", return_code=row.code)
    return version


def _refuse_faults(form: str, entries: Sequence[ReturnEntry]) -> None:
    spec = rules.form_of(form)
    found = [fault for entry in entries for fault in errors_in(spec, entry.unit_code, entry.values)]
    if found:
        raise Refused("RETURN-FAULTS", _("Báo cáo có %(count)s chỗ sai."), _("Sửa từng ô rồi gửi lại."),
                      count=len(found), faults=found)  # fmt: skip


def _refuse_unknown(wanted: Iterable[str], known: Iterable[str], month: str) -> None:
    missing = sorted(set(wanted) - set(known))
    if missing:
        raise NotFound("RETURN-NO-DUTY", _("%(unit)s không có báo cáo phải gửi cho tháng %(month)s."),
                       _("Kiểm tra mã đơn vị, hoặc giao báo cáo trước."),
                       unit=", ".join(missing), month=month)  # fmt: skip


def _happening(act: str, row: Return, **details: object) -> Happening:
    return Happening(act, LABEL, row.pk, row.code, {"month": row.month, **details})
