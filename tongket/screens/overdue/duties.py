"""All duties of all kinds in one shape: crime reports, cases, tasks, returns; each with exactly one named person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tongket.core.clock.duties import Duty
from tongket.foundation.clock import local, local_date
from tongket.foundation.scope import Scope
from tongket.registers.cases import queries as cases
from tongket.registers.directives import queries as directives
from tongket.registers.directives.queries import DutyKey
from tongket.registers.intake import queries as intake
from tongket.registers.people import queries as people
from tongket.registers.returns import queries as returns
from tongket.registers.units import queries as units

# The board shows what ends within so many days from today; a matter of display, not of law.
AHEAD = 3
ONE_DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)
RETURN_STATES = ("due", "returned")
PAGES = {
    "intake": "intake:detail", "cases": "cases:detail", "directives": "directives:task", "returns": "returns:detail",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One duty on the board. `late` counts days after the rolled end (an hour's lateness is one day begun);
    `left` the days until it. `person` answers for it: the officer on the record, else the head in office."""

    key: DutyKey
    kind: str
    act: str
    url: str
    unit_id: int
    unit_code: str
    unit: str
    above: str
    officer: str
    person: str
    head: str
    cites: str
    strict: datetime
    rolled: datetime
    state: str
    late: int
    left: int
    reason: str = ""
    reminded: bool = False

    @property
    def code(self) -> str:
        """The record's code."""
        return self.key.record

    @property
    def by_the_hour(self) -> bool:
        """Whether the end is a minute of a day and not the end of a day."""
        return local_date(self.rolled) == local_date(self.rolled - MOMENT)

    @property
    def due_on(self) -> date:
        """The last day of the rolled limit."""
        return local_date(self.rolled - MOMENT)

    @property
    def strict_on(self) -> date:
        """The last day of the strict limit."""
        return local_date(self.strict - MOMENT)


def lines(scope: Scope, now: datetime) -> list[Line]:
    """Everything late, in grace or ending soon within a scope, the longest lateness first."""
    today = local_date(now)
    until = local(today) + ONE_DAY * (AHEAD + 1)
    found = [
        *_of_reports(scope, now, until), *_of_cases(scope, now, until), *_of_tasks(scope, now, local_date(until)),
        *_of_returns(scope, now, local_date(until)),
    ]  # fmt: skip
    return sorted(_named(found, today), key=lambda line: (-line.late, line.rolled, line.code, line.key.duty))


def with_words(found: list[Line], today: date) -> list[Line]:
    """The same lines with the reason that stands and whether a reminder went out today."""
    keys = [line.key for line in found]
    reasons = directives.reasons_of(keys)
    reminded = directives.reminded_today(keys, today)
    return [
        replace(line, reason=reasons[line.key].text if line.key in reasons else "", reminded=line.key in reminded)
        for line in found
    ]


def _of_reports(scope: Scope, now: datetime, until: datetime) -> Iterator[Line]:
    for row in intake.duties_of(scope, now):
        duty = row.duty
        if duty.strict > until or not duty.is_open(now):
            continue
        kind = "report" if duty.id == "LIMIT" else "notice"
        yield _line(DutyKey("intake", row.record.code, duty.id), kind, _act(duty), now, row.unit_id, row.person, duty)


def _of_cases(scope: Scope, now: datetime, until: datetime) -> Iterator[Line]:
    for case, duty in cases.duties_of(scope, now, open_only=True):
        if duty.strict > until or not duty.is_open(now):
            continue
        key = DutyKey("cases", case.code, duty.id)
        yield _line(key, "case", _act(duty), now, case.handler_id, case.investigator, duty)


def _of_tasks(scope: Scope, now: datetime, until: date) -> Iterator[Line]:
    for row in directives.open_by_due(scope, until - ONE_DAY):
        assert row.due_on is not None
        duty = _day_duty("TASK", row.title, row.due_on)
        yield _line(DutyKey("directives", row.code, "TASK"), "task", row.title, now, row.lead_id, "", duty)


def _of_returns(scope: Scope, now: datetime, until: date) -> Iterator[Line]:
    rows = returns.returns(scope).filter(Q(state__in=RETURN_STATES), due_on__lt=until, last_day__lt=local_date(now))
    fields = ("code", "month", "due_on", "unit_id", "handler_id")
    for code, month, due_on, unit_id, handler_id in rows.order_by("due_on", "pk").values_list(*fields):
        act = _("Gửi báo cáo tháng %(month)s") % {"month": "/".join(reversed(month.split("-")))}
        duty = _day_duty("RETURN", act, due_on)
        yield _line(DutyKey("returns", code, "RETURN"), "return", act, now, handler_id or unit_id, "", duty)


def _day_duty(name: str, act: str, due_on: date) -> Duty:
    """A duty of the office's own making: it ends with its day, no article stands behind it."""
    end = local(due_on) + ONE_DAY
    return Duty(name, act, act, "", "", "", local(due_on), end, end, None, True)


def _act(duty: Duty) -> str:
    words = duty.act_en if get_language() == "en" else duty.act
    return words[:1].upper() + words[1:]


def _line(key: DutyKey, kind: str, act: str, now: datetime, unit_id: int, officer: str, duty: Duty) -> Line:
    today, end = local_date(now), local_date(duty.rolled - MOMENT)
    over = now > duty.rolled
    # Less than a day late is the first day of lateness: nothing late may read "0".
    late = max(1, (today - end).days) if over else 0
    state = "overdue" if over else "grace" if now > duty.strict else "running"
    cites = duty.cites_en if get_language() == "en" else duty.cites
    return Line(
        key, kind, act, _url(key), unit_id, "", "", "", officer, "", "", cites, duty.strict, duty.rolled, state, late,
        max(0, (end - today).days),
    )  # fmt: skip


def _url(key: DutyKey) -> str:
    return reverse(PAGES[key.register], args=[key.record])


def _named(found: list[Line], today: date) -> Iterator[Line]:
    """With the unit's name, the body above it, and the one person who answers."""
    rows = {row.id: row for row in units.all_units()}
    heads = people.heads_on(today, {line.unit_id for line in found})
    for line in found:
        unit = rows[line.unit_id]
        above = rows[unit.parent_id].name if unit.parent_id in rows else ""
        person = line.officer or heads[line.unit_id]
        yield replace(
            line, unit_code=unit.code, unit=unit.name, above=above, person=person, head=heads[line.unit_id]
        )


def chosen(found: Iterable[Line], names: Iterable[str]) -> list[Line]:
    """The lines ticked on the page, in the board's order; names that are no longer there are left out."""
    wanted = set(names)
    return [line for line in found if str(line.key) in wanted]
