"""One decision taken for many cases in one act: all or none, one audit event for each case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_events
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, Refused, refuse_all
from tongket.registers.cases import queries, rules
from tongket.registers.cases.models import Case, CaseEvent
from tongket.registers.cases.operations.desk import (
    Act,
    act_of,
    calendar,
    reasons_against_whereabouts,
    refuse_stranger,
    store_due,
)
from tongket.registers.cases.operations.investigation import reasons_against_hand_over
from tongket.registers.cases.rules import investigation, limit
from tongket.registers.units import queries as units

STANDING = ("state", "last_on", "due_strict", "due_rolled")


@operation("conclude_cases")
def conclude_cases(
    *, by: Actor, at: datetime, codes: Sequence[str], on: date | None = None, proposal: str = "prosecute",
    document: str = "", assessed_on: date | None = None,
) -> list[Ref]:  # fmt: skip
    """Conclude the investigation of many cases; `assessed_on` also records the joint assessment of each.

    Refused as a whole: CASE-STATE, CASE-WITHOUT-ACCUSED, CASE-OUT-OF-ORDER, CASE-UNKNOWN.
    """
    cases = _locked(codes)
    standing = queries.standing_accused_of_many(cases)
    if assessed_on is not None:
        _take_many(cases, act_of(by, at, "record_joint_assessment", assessed_on), [], document=document)
    act = act_of(by, at, "conclude_case", on)
    reasons = [r for c in cases for r in investigation.reasons_against_conclusion(proposal, standing.get(c.pk, 0))]
    return _take_many(cases, act, reasons, ground=proposal, document=document)


@operation("hand_over_cases")
def hand_over_cases(
    *, by: Actor, at: datetime, codes: Sequence[str], on: date | None = None, document: str = ""
) -> list[Ref]:
    """Hand the files of many cases over to the procuracy. Refused as a whole: CASE-STATE, CASE-NOT-FOR-PROSECUTION."""
    cases = _locked(codes)
    last = queries.last_of_many(cases, "conclude_case")
    reasons = [reason for case in cases for reason in reasons_against_hand_over(last.get(case.pk))]
    return _take_many(cases, act_of(by, at, "hand_over_case", on), reasons, document=document)


@operation("extend_investigations")
def extend_investigations(
    *, by: Actor, at: datetime, codes: Sequence[str], level: str, document: str, on: date | None = None,
    asked_on: date | None = None,
) -> list[Ref]:  # fmt: skip
    """Record one decision of a procuracy that extends many cases; `asked_on` also records the requests.

    Refused as a whole: CASE-EXTENSIONS-SPENT, EXTENSION-LEVEL-UNKNOWN, EXTENSION-LEVEL-WRONG, CASE-STATE.
    """
    cases = _locked(codes)
    if asked_on is not None:
        _take_many(cases, act_of(by, at, "ask_investigation_extension", asked_on), [])
    act, steps = act_of(by, at, "extend_investigation", on), queries.steps_of_many(cases)
    bodies = {unit_id: units.unit_by_id(unit_id).level for unit_id in {c.handler_id for c in cases}}
    reasons = []
    for case in cases:
        reading = limit.reading_of(steps[case.pk], calendar(), max(act.on, case.last_on))
        against = investigation.reasons_against_extension(level, document, reading, bodies[case.handler_id], act.on)
        reasons += _named(case, against)
    return _take_many(cases, act, reasons, level=level, document=document)


@operation("suspend_cases")
def suspend_cases(
    *, by: Actor, at: datetime, codes: Sequence[str], ground: str, on: date | None = None, reason: str = "",
    document: str = "", sent_at: datetime | None = None,
) -> list[Ref]:  # fmt: skip
    """Suspend the investigation of many cases on one ground (Đ229); refused as a whole like `suspend_case`."""
    cases, act = _locked(codes), act_of(by, at, "suspend_case", on)
    wanted = queries.last_of_many(cases, "issue_wanted_notice")
    reasons = rules.reasons_against_ground(ground, rules.SUSPENSION_GROUNDS)
    for case in cases:
        reasons += investigation.reasons_against_suspension(
            ground, act.on, case.due_strict, wanted=case.pk in wanted, document=document
        )
    return _take_many(cases, act, reasons, ground=ground, reason=reason, document=document, sent_at=sent_at)


def _locked(codes: Sequence[str]) -> list[Case]:
    wanted = list(dict.fromkeys(codes))
    found = {case.code: case for case in Case.objects.select_for_update().filter(code__in=wanted).order_by("pk")}
    missing = [code for code in wanted if code not in found]
    if missing or not wanted:
        raise NotFound("CASE-UNKNOWN", _("Không có vụ án mang mã %(wanted)s."), "", wanted=", ".join(missing) or "–")
    return [found[code] for code in wanted]


def _take_many(cases: list[Case], act: Act, reasons: list[Refused], **details: Any) -> list[Ref]:
    """What `take` does for one case, for many with four statements."""
    faults = rules.reasons_against_role(act.verb, act.by.role) + reasons
    for case in cases:
        faults += _named(case, rules.reasons_against_case_act(act.verb, case.state))
        faults += _named(case, rules.reasons_against_case_day(act.on, act.today, case.last_on))
        faults += _named(case, reasons_against_whereabouts(case, act))
    refuse_all(faults)
    for unit_id in {case.handler_id for case in cases}:
        refuse_stranger(act.by, unit_id)
    for case in cases:
        case.state, case.last_on = rules.CASE_TRANSITIONS[case.state, act.verb], act.on
    recorded_at = clock.now()
    CaseEvent.objects.bulk_create(
        CaseEvent(
            case=case, handler_id=case.handler_id, verb=act.verb, state=case.state, on=act.on, at=act.at,
            by_post=act.by.post, recorded_at=recorded_at, **details,
        )
        for case in cases
    )  # fmt: skip
    _store_dues(cases, act)
    told = {name: value for name, value in details.items() if value not in ("", None)}
    record_events(
        by=act.by, at=act.at,
        happenings=[
            Happening(act.verb, "cases.case", case.pk, case.code, {"on": str(act.on), **told}) for case in cases
        ],
    )  # fmt: skip
    return [ref_to(case) for case in cases]


def _store_dues(cases: list[Case], act: Act) -> None:
    if act.verb in limit.STOPS:
        for case in cases:
            case.due_strict = case.due_rolled = None
    elif act.verb in limit.MOVES_THE_LIMIT:
        steps = queries.steps_of_many(cases)
        for case in cases:
            store_due(case, steps[case.pk])
    # Most of them come to stand alike: one statement for each standing, not one branch for each case.
    alike: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for case in cases:
        alike[tuple(getattr(case, name) for name in STANDING)].append(case.pk)
    for values, ids in alike.items():
        Case.objects.filter(pk__in=ids).update(**dict(zip(STANDING, values, strict=True)))


def _named(case: Case, reasons: list[Refused]) -> list[Refused]:
    """The reasons of one case among many, with its code in the sentence."""
    return [
        Refused(r.code, _("%(code)s: %(what)s"), "", code=case.code, what=r.sentence(), field="codes") for r in reasons
    ]
