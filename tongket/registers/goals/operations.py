"""Writes of the register of goals: setting and revising targets, recording and voiding outside indices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from tongket.core.catalogue import CATALOGUE
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import (
    NotFound,
    Refused,
    reasons_against_no_reason,
    reasons_against_same_person,
    refuse_first,
)
from tongket.registers.goals import rules
from tongket.registers.goals.models import ExternalIndex, Target
from tongket.registers.units import queries as units


@dataclass(frozen=True, slots=True)
class TargetSpec:
    """A target as a paper sets it; `approved_by` is the post that signed the paper."""

    indicator: str
    unit_code: str
    period: str
    kind: str
    parameter: Fraction
    paper: str
    set_on: date
    approved_by: str
    base_period: str = ""
    base_n: int | None = None
    base_of: int | None = None
    calendar: str = "admin"
    note: str = ""


@dataclass(frozen=True, slots=True)
class IndexSpec:
    """An outside index as published; `change` is previous place minus present place, as the publication states it."""

    index: str
    name: str
    issuer: str
    subject: str
    index_year: int
    published_on: date
    rank: int
    of: int
    previous_rank: int | None = None
    change: int | None = None
    value: Fraction | None = None
    evidence: str = ""
    place_code: str = "34"


@operation("set_target")
def set_target(*, by: Actor, at: datetime, spec: TargetSpec) -> Ref:
    """Set a target (giao mục tiêu); it is locked at once.

    Refused: ROLE-NOT-ALLOWED, TARGET-*, INDICATOR-UNKNOWN, UNIT-UNKNOWN, SECOND-PERSON-NEEDED.
    """
    refuse_first(rules.reasons_against_role("set_target", by.role) + _reasons(spec, by))
    unit = units.unit_by_code(spec.unit_code, spec.set_on)
    same = Target.objects.filter(indicator=spec.indicator, unit_id=unit.id, calendar=spec.calendar, period=spec.period)
    if same.filter(state="locked").exists():
        raise Refused("TARGET-EXISTS", _("Đã có mục tiêu này cho kỳ %(period)s."),
                      _("Điều chỉnh mục tiêu cũ, có lý do."), period=spec.period)  # fmt: skip
    row = _build(spec, unit.id, by)
    row.code = _next_code(unit.code, spec.period)
    row.save()
    record_event(by=by, at=at, verb="set_target", obj=row, indicator=spec.indicator, parameter=str(spec.parameter))
    return ref_to(row)


@operation("revise_target")
def revise_target(*, by: Actor, at: datetime, code: str, spec: TargetSpec, reason: str) -> Ref:
    """Revise a target (điều chỉnh): a new version with its reason; the old one stays as it was set.

    Indicator, unit and period stay those of the target. Refused: TARGET-UNKNOWN, TARGET-OTHER-SUBJECT, REASON-MISSING.
    """
    refuse_first(
        rules.reasons_against_role("revise_target", by.role)
        + reasons_against_no_reason(reason)
        + _reasons(spec, by)
    )
    old = Target.objects.select_for_update().filter(code=code, state="locked").select_related("unit").first()
    if old is None:
        raise NotFound("TARGET-UNKNOWN", _("Không có mục tiêu mang mã %(wanted)s."), "", wanted=code)
    unit = units.unit_by_code(spec.unit_code, spec.set_on)
    if (old.indicator, old.unit_id, old.calendar, old.period) != (spec.indicator, unit.id, spec.calendar, spec.period):
        raise Refused("TARGET-OTHER-SUBJECT", _("Bản điều chỉnh phải cùng chỉ tiêu, đơn vị và kỳ với mục tiêu cũ."),
                      _("Giao một mục tiêu mới nếu là việc khác."))  # fmt: skip
    old.state = rules.TRANSITIONS["target"]["locked", "revise_target"]
    old.save(update_fields=["state"])
    row = _build(spec, unit.id, by)
    row.code, row.version, row.reason = code, old.version + 1, reason
    row.save()
    record_event(by=by, at=at, verb="revise_target", obj=row, before=str(old.parameter), after=str(row.parameter),
                 version=row.version, reason=reason)  # fmt: skip
    return ref_to(row)


@operation("record_index")
def record_index(*, by: Actor, at: datetime, spec: IndexSpec) -> Ref:
    """Record an outside index (ghi chỉ số bên ngoài).

    Refused: INDEX-RANK-OUTSIDE, INDEX-CHANGE-MISMATCH, INDEX-EXISTS, INDEX-NOT-YET-PUBLISHED, EVIDENCE-MISSING.
    """
    refuse_first(
        rules.reasons_against_role("record_index", by.role)
        + rules.reasons_against_index(
            rank=spec.rank, of=spec.of, previous_rank=spec.previous_rank, change=spec.change, evidence=spec.evidence
        )
    )
    if spec.published_on > clock.local_date(at):
        raise Refused("INDEX-NOT-YET-PUBLISHED", _("Ngày công bố chưa tới."), "", field="published_on")
    place = units.unit_by_code(spec.place_code, spec.published_on)
    same = ExternalIndex.objects.filter(index=spec.index, index_year=spec.index_year, place_id=place.id)
    if same.filter(state="recorded").exists():
        raise Refused("INDEX-EXISTS", _("Chỉ số này của năm %(year)s đã được ghi."), _("Hủy bản cũ trước."),
                      year=spec.index_year, field="index_year")  # fmt: skip
    row = ExternalIndex.objects.create(
        code=f"CS-{spec.index}-{spec.index_year}-{same.count() + 1:02d}", index=spec.index, name=spec.name,
        issuer=spec.issuer, subject=spec.subject, place_id=place.id, index_year=spec.index_year,
        published_on=spec.published_on, rank=spec.rank, of=spec.of, previous_rank=spec.previous_rank,
        value_numerator=spec.value.numerator if spec.value is not None else None,
        value_denominator=spec.value.denominator if spec.value is not None else None,
        evidence=spec.evidence, entered_by=by.account_id, entered_post=by.post, recorded_at=clock.now(),
    )  # fmt: skip
    record_event(by=by, at=at, verb="record_index", obj=row, rank=spec.rank, of=spec.of, previous=spec.previous_rank)
    return ref_to(row)


@operation("void_index")
def void_index(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Void an outside index (hủy) by a second person. Refused: INDEX-UNKNOWN, REASON-MISSING, SECOND-PERSON-NEEDED."""
    row = ExternalIndex.objects.select_for_update().filter(code=code, state="recorded").first()
    if row is None:
        raise NotFound("INDEX-UNKNOWN", _("Không có chỉ số mang mã %(wanted)s."), "", wanted=code)
    refuse_first(
        rules.reasons_against_role("void_index", by.role)
        + reasons_against_no_reason(reason)
        + reasons_against_same_person(by, row.entered_by, row.entered_post)
    )
    row.state, row.voided_at, row.void_reason = "void", clock.now(), reason
    row.save(update_fields=["state", "voided_at", "void_reason"])
    record_event(by=by, at=at, verb="void_index", obj=row, reason=reason)
    return ref_to(row)


def _reasons(spec: TargetSpec, by: Actor) -> list[Refused]:
    rules.period_of(spec.period, spec.calendar)
    if spec.base_period:
        rules.period_of(spec.base_period, spec.calendar)
    unknown = [] if spec.indicator in CATALOGUE else [
        Refused("INDICATOR-UNKNOWN", _("Không có chỉ tiêu “%(indicator)s”."), "",
                indicator=spec.indicator, field="indicator")
    ]  # fmt: skip
    return (
        unknown
        + rules.reasons_against_parameter(spec.kind, spec.parameter)
        + rules.reasons_against_base(spec.kind, spec.base_period, spec.base_n, spec.base_of)
        + rules.reasons_against_paper(spec.paper, spec.approved_by, by)
    )


def _build(spec: TargetSpec, unit_id: int, by: Actor) -> Target:
    return Target(
        indicator=spec.indicator, unit_id=unit_id, calendar=spec.calendar, period=spec.period, kind=spec.kind,
        numerator=spec.parameter.numerator, denominator=spec.parameter.denominator, base_period=spec.base_period,
        base_n=spec.base_n, base_of=spec.base_of, paper=spec.paper, set_on=spec.set_on, approved_by=spec.approved_by,
        note=spec.note, entered_by=by.account_id, entered_post=by.post, recorded_at=clock.now(),
    )  # fmt: skip


def _next_code(unit_code: str, period: str) -> str:
    prefix = f"MT-{unit_code}-{period[:4]}-"
    last = Target.objects.filter(code__startswith=prefix).order_by("-code").values_list("code", flat=True).first()
    return f"{prefix}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:02d}"
