"""Reads of the register of returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.core.facts import FORM_MONTH, fact
from tongket.foundation.refusals import NotFound
from tongket.foundation.scope import Scope
from tongket.registers.returns import rules
from tongket.registers.returns.models import (
    RegisterClosing,
    Return,
    ReturnCell,
    ReturnVersion,
    Seal,
    YearlyAggregate,
)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One unit and month: the word of the grid and, for what was sent, whether it came after its due day."""

    month: str
    state: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One reporting unit with a cell per month; None where the unit had no duty."""

    unit_code: str
    unit_name: str
    district: str
    cells: tuple[GridCell | None, ...]


def returns(scope: Scope, form: str = FORM_MONTH, unit_ids: frozenset[int] | None = None) -> QuerySet[Return]:
    """Returns in scope, of some units."""
    rows = Return.objects.filter(scope.q("unit", "handler"), form=form).select_related("unit__parent", "handler")
    return rows if unit_ids is None else rows.filter(unit_id__in=unit_ids)


def return_of(scope: Scope, month: str, unit_code: str, form: str = FORM_MONTH) -> Return:
    """The return of one unit for one month; outside the scope it does not exist."""
    found = returns(scope, form).filter(month=month, unit__code=unit_code).first()
    if found is None:
        raise NotFound(
            "RETURN-NO-DUTY",
            _("%(unit)s không có báo cáo phải gửi cho tháng %(month)s."),
            unit=unit_code,
            month=month,
        )
    return found


def return_by_code(scope: Scope, code: str) -> Return:
    """The return with this code, such as BT-12433-2022-11; outside the scope it does not exist."""
    rows = Return.objects.filter(scope.q("unit", "handler"), code=code).select_related("unit")
    found = rows.first()
    if found is None:
        raise NotFound("RETURN-UNKNOWN", _("Không có báo cáo mang mã %(wanted)s."), wanted=code)
    return found


def grid(
    scope: Scope, months: Sequence[str], *, today: date, unit_ids: frozenset[int] | None = None, form: str = FORM_MONTH
) -> list[GridRow]:
    """Who reported and who did not: units by months, in the order of codes."""
    rows = returns(scope, form, unit_ids).filter(month__in=months).order_by("unit__code")
    fields = ("unit__code", "unit__name", "unit__parent__name", "month", "state", "due_on", "sent_on")
    found: dict[tuple[str, str, str], dict[str, GridCell]] = {}
    for code, name, district, month, state, due_on, sent_on in rows.values_list(*fields):
        late = sent_on is not None and sent_on > due_on
        cell = GridCell(month, rules.grid_state(state, due_on, today), late)
        found.setdefault((code, name, district or ""), {})[month] = cell
    return [GridRow(*unit, tuple(cells.get(month) for month in months)) for unit, cells in found.items()]


def counts(scope: Scope, month: str, *, today: date, unit_ids: frozenset[int] | None = None) -> dict[str, int]:
    """How many returns of a month are in each state of the grid."""
    pairs = returns(scope, unit_ids=unit_ids).filter(month=month).values_list("state", "due_on")
    tally = Counter(rules.grid_state(state, due_on, today) for state, due_on in pairs)
    return {state: tally[state] for state in rules.GRID}


def waiting_codes(scope: Scope, month: str, act: str) -> list[str]:
    """Units in scope whose return of the month can take this act (approve, verify)."""
    states = [state for state, verb in rules.TRANSITIONS["return"] if verb == act]
    rows = returns(scope).filter(month=month, state__in=states)
    return list(rows.order_by("unit__code").values_list("unit__code", flat=True))


def history_of(row: Return, months: int = 6) -> list[dict[str, int | None]]:
    """The unit's numbers of the months before this one, oldest first, for comparison with its own past."""
    earlier = Return.objects.filter(form=row.form, unit_id=row.unit_id, last_day__lt=row.last_day)
    newest = list(earlier.order_by("-last_day")[:months])
    return [values_of(version_in_force(one)) for one in reversed(newest)]


def months_opened(scope: Scope, form: str = FORM_MONTH) -> list[str]:
    """Months for which anybody in scope has to report, newest first."""
    return list(returns(scope, form).order_by("-month").values_list("month", flat=True).distinct())


def versions(row: Return) -> list[ReturnVersion]:
    """All versions of a return with their cells, newest first."""
    return list(row.versions.prefetch_related("cells").order_by("-number"))


def newest_version(row: Return) -> ReturnVersion | None:
    """The newest version that was not declined."""
    return row.versions.filter(declined_at=None).order_by("-number").first()


def version_in_force(row: Return) -> ReturnVersion | None:
    """The version whose numbers stand: the newest approved one, else the newest sent."""
    approved = row.versions.filter(approved_at__isnull=False).order_by("-number").first()
    return approved or newest_version(row)


def waiting_restatement(row: Return) -> ReturnVersion | None:
    """The restatement that waits for a second person."""
    return row.versions.filter(kind="restatement", approved_at=None, declined_at=None).first()


def values_of(version: ReturnVersion | None) -> dict[str, int | None]:
    """Item → number of one version; an item without a number was not reported."""
    if version is None:
        return {}
    return dict(ReturnCell.objects.filter(version=version).values_list("item", "value"))


def last_values(row: Return) -> dict[str, int | None]:
    """The numbers of the unit's previous month, to be shown beside the new ones."""
    earlier = Return.objects.filter(form=row.form, unit_id=row.unit_id, last_day__lt=row.last_day)
    before = earlier.order_by("-last_day").first()
    return values_of(version_in_force(before)) if before is not None else {}


def closings(scope: Scope, month: str, unit_ids: frozenset[int] | None = None) -> QuerySet[RegisterClosing]:
    """Closings in force of a month."""
    rows = RegisterClosing.objects.filter(scope.q("unit"), month=month, reopened_at=None).select_related("unit")
    return rows if unit_ids is None else rows.filter(unit_id__in=unit_ids)


def aggregates(scope: Scope) -> QuerySet[YearlyAggregate]:
    """Re-entered yearly totals, void ones included."""
    rows = YearlyAggregate.objects.all() if scope.unit_ids is None else YearlyAggregate.objects.filter(scope.q("place"))
    return rows.order_by("-year", "measure", "pk")


def seals() -> QuerySet[Seal]:
    """Seals, newest first."""
    return Seal.objects.order_by("-cut_off", "-pk")


def latest_seal() -> Seal | None:
    """The newest seal."""
    return seals().first()


def facts_as_of(cut_off: date, known_at: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    """Fact rows of `return_value`, `closing` and `aggregate` up to the cut-off, as they were known at a moment."""
    yield from _values_as_of(cut_off, known_at)
    yield from _closings_as_of(cut_off, known_at)
    yield from _aggregates_as_of(cut_off, known_at)


def _values_as_of(cut_off: date, known_at: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    counted = ReturnVersion.objects.filter(approval_recorded_at__lte=known_at, of_return__last_day__lte=cut_off)
    fields = ("of_return_id", "pk", "of_return__code", "of_return__last_day", "approval_recorded_at",
              "of_return__unit_id", "of_return__handler_id", "of_return__form")  # fmt: skip
    newest = {row[0]: row[1:] for row in counted.order_by("of_return_id", "number").values_list(*fields)}
    frames = {row[0]: row[1:] for row in newest.values()}
    cells = ReturnCell.objects.filter(version__in=counted.values("pk"), value__isnull=False).order_by("pk")
    for version, item, value in cells.values_list("version_id", "item", "value").iterator(chunk_size=5000):
        if version in frames:
            code, last_day, known, place, handler, form = frames[version]
            yield fact("return_value", "value", record=code, on=last_day, known_at=known, place=place, handler=handler,
                       n=value, form=form, item=item)  # fmt: skip


def _closings_as_of(cut_off: date, known_at: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    rows = RegisterClosing.objects.filter(last_day__lte=cut_off, recorded_at__lte=known_at)
    rows = rows.filter(Q(reopened_at=None) | Q(reopened_at__gt=known_at)).order_by("pk")
    fields = ("code", "register", "unit_id", "last_day", "recorded_at")
    for code, register, unit, last_day, known in rows.values_list(*fields).iterator(chunk_size=5000):
        role = "handler" if rules.CLOSED_BY[register] == "police" else "place"
        yield fact("closing", "closed", record=code, on=last_day, known_at=known, register=register, **{role: unit})


def _aggregates_as_of(cut_off: date, known_at: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    rows = YearlyAggregate.objects.filter(last_day__lte=cut_off, recorded_at__lte=known_at)
    for row in rows.filter(Q(voided_at=None) | Q(voided_at__gt=known_at)).order_by("pk"):
        yield fact("aggregate", "value", record=row.code, on=row.last_day, known_at=row.recorded_at, place=row.place_id,
                   n=row.n, measure=row.measure, year=str(row.year), vintage=row.vintage)  # fmt: skip
