"""All duties of all kinds in one shape: crime reports, cases, tasks, returns; each with exactly one named person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tongket.core.clock.duties import LIMITATION, Duty
from tongket.core.clock.nearing import nearing
from tongket.foundation.audit import last_hash
from tongket.foundation.clock import local, local_date
from tongket.foundation.scope import Scope
from tongket.registers.cases import queries as cases
from tongket.registers.directives import queries as directives
from tongket.registers.directives.queries import DutyKey
from tongket.registers.intake import queries as intake
from tongket.registers.people import queries as people
from tongket.registers.returns import queries as returns
from tongket.registers.units import queries as units

ONE_DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)
ALWAYS = local(date(2000, 1, 1))  # a task or a return stands on the board only once it is due soon
RETURN_STATES = ("due", "returned")
PAGES = {
    "intake": "intake:detail", "cases": "cases:detail", "directives": "directives:task", "returns": "returns:detail",
}  # fmt: skip
# A request of the procuracy is written in the register of cases and has its page at the procuracy's seat.
REQUEST, REQUEST_PAGE = "REQUEST", "procuracy:record"
# Boards of the last readers, by scope, language, newest act and minute; process memory, never shared.
MOST_KEPT = 8
_kept: dict[tuple[Scope, str | None, str, datetime], list[Line]] = {}


@dataclass(frozen=True, slots=True)
class Line:
    """One duty on the board. `late` counts days after the rolled end (an hour's lateness is one day begun);
    `left` the days until it. `person` answers for it: the officer on the record, else the head in office; `officer`
    is only the former."""

    key: DutyKey
    kind: str
    act: str
    unit_id: int
    unit_code: str
    unit: str
    above: str
    person: str
    head: str
    cites: str
    strict: datetime
    rolled: datetime
    state: str
    late: int
    left: int
    officer: str = ""
    reason: str = ""
    reminded: bool = False
    early: bool = False  # shown long before its end: not among what ends soon

    @property
    def code(self) -> str:
        """The record's code."""
        return self.key.record

    @property
    def url(self) -> str:
        """The record's page."""
        return reverse(page_of(self.key.register, self.key.duty), args=[self.key.record])

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


class Owed(NamedTuple):
    """A duty as its register gives it: whose it is by unit and, where somebody is assigned, by post."""

    key: DutyKey
    kind: str
    act: str
    unit_id: int
    officer: str
    duty: Duty


def page_of(register: str, duty: str) -> str:
    """The name of the page of a duty's record."""
    return REQUEST_PAGE if duty == REQUEST else PAGES[register]


def lines(scope: Scope, now: datetime) -> list[Line]:
    """Everything late, in grace or ending soon within a scope, the longest lateness first.

    Computed once for one state of the records: any act, and every new minute, makes it be computed again. The state
    is told by the hash of the newest act, which no other act ever has; an id may be given again after a failed act.
    """
    stamp = (scope, get_language(), last_hash(), now.replace(second=0, microsecond=0))
    if stamp not in _kept:
        while len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[stamp] = _lines(scope, now)
    return _kept[stamp]


def _lines(scope: Scope, now: datetime) -> list[Line]:
    today = local_date(now)
    until = local(today) + ONE_DAY * (nearing(today).board_days + 1)
    owed = [
        *_of_reports(scope, now), *_of_cases(scope, now), *_of_tasks(scope, local_date(until)),
        *_of_returns(scope, now, local_date(until)), *_of_requests(scope),
    ]  # fmt: skip
    shown = [one for one in owed if (one.duty.early or one.duty.strict <= until) and one.duty.is_open(now)]
    found = _named(shown, now)
    return sorted(found, key=lambda line: (-line.late, line.rolled, line.code, line.key.duty))


def with_words(found: list[Line], today: date) -> list[Line]:
    """The same lines with the reason that stands and whether a reminder went out today."""
    keys = [line.key for line in found]
    reasons = directives.reasons_of(keys)
    reminded = directives.reminded_today(keys, today)
    return [
        replace(line, reason=reasons[line.key].text if line.key in reasons else "", reminded=line.key in reminded)
        if line.key in reasons or line.key in reminded else line
        for line in found
    ]  # fmt: skip


def _of_reports(scope: Scope, now: datetime) -> Iterator[Owed]:
    for row in intake.duties_of(scope, now):
        kind = "report" if row.duty.id in ("LIMIT", LIMITATION) else "notice"
        key = DutyKey("intake", row.record.code, row.duty.id)
        yield Owed(key, kind, _act(row.duty), row.unit_id, row.person, row.duty)


def _of_cases(scope: Scope, now: datetime) -> Iterator[Owed]:
    for row in cases.duties_of(scope, now, open_only=True):
        key = DutyKey("cases", row.record.code, row.duty.id)
        yield Owed(key, "case", _act(row.duty), row.record.handler_id, row.record.investigator, row.duty)


def _of_tasks(scope: Scope, until: date) -> Iterator[Owed]:
    for row in directives.open_by_due(scope, until - ONE_DAY):
        assert row.due_on is not None
        duty = _day_duty("TASK", row.title, row.due_on)
        yield Owed(DutyKey("directives", row.code, "TASK"), "task", row.title, row.lead_id, "", duty)


def _of_returns(scope: Scope, now: datetime, until: date) -> Iterator[Owed]:
    rows = returns.returns(scope).filter(Q(state__in=RETURN_STATES), due_on__lt=until, last_day__lt=local_date(now))
    fields = ("code", "month", "due_on", "unit_id", "handler_id")
    for code, month, due_on, unit_id, handler_id in rows.order_by("due_on", "pk").values_list(*fields):
        act = _("Gửi báo cáo tháng %(month)s") % {"month": "/".join(reversed(month.split("-")))}
        duty = _day_duty("RETURN", act, due_on)
        yield Owed(DutyKey("returns", code, "RETURN"), "return", act, handler_id or unit_id, "", duty)


def _of_requests(scope: Scope) -> Iterator[Owed]:
    """Requests of the procuracy nobody has answered; those without a day of their own wait in the procuracy's book."""
    for row in cases.open_requests(scope).filter(due_rolled__isnull=False):
        act = _("Trả lời Viện kiểm sát: %(what)s") % {"what": cases.REQUEST_KINDS[row.kind]}
        cites, cites_en = cases.request_cites(row.kind, row.on)
        strict, rolled = local(row.due_strict) + ONE_DAY, local(row.due_rolled) + ONE_DAY
        duty = Duty(REQUEST, act, act, cites, cites_en, "", ALWAYS, strict, rolled, None, True)
        yield Owed(DutyKey("cases", row.code, REQUEST), "request", act, row.unit_id, "", duty)


def _day_duty(name: str, act: str, due_on: date) -> Duty:
    """A duty of the office's own making: it ends with its day, no article stands behind it."""
    end = local(due_on) + ONE_DAY
    return Duty(name, act, act, "", "", "", ALWAYS, end, end, None, True)


def _act(duty: Duty) -> str:
    words = duty.act_en if get_language() == "en" else duty.act
    return words[:1].upper() + words[1:]


def _named(owed: list[Owed], now: datetime) -> list[Line]:
    """With the unit's name, the body above it, and the one person who answers."""
    rows = {row.id: row for row in units.all_units()}
    heads = people.heads_on(local_date(now), {one.unit_id for one in owed})
    return [_line(one, rows, heads[one.unit_id], now) for one in owed]


def _line(owed: Owed, rows: Mapping[int, units.UnitRow], head: str, now: datetime) -> Line:
    duty, unit = owed.duty, rows[owed.unit_id]
    today, end = local_date(now), local_date(duty.rolled - MOMENT)
    over = now > duty.rolled
    # Less than a day late is the first day of lateness: nothing late may read "0".
    late = max(1, (today - end).days) if over else 0
    return Line(
        owed.key, owed.kind, owed.act, unit.id, unit.code, unit.name,
        rows[unit.parent_id].name if unit.parent_id in rows else "", owed.officer or head, head,
        duty.cites_en if get_language() == "en" else duty.cites, duty.strict, duty.rolled,
        "overdue" if over else "grace" if now > duty.strict else "running", late, max(0, (end - today).days),
        owed.officer, early=duty.early and (end - today).days > nearing(today).board_days,
    )  # fmt: skip


def chosen(found: Iterable[Line], names: Iterable[str]) -> list[Line]:
    """The lines ticked on the page, in the board's order; names that are no longer there are left out."""
    wanted = set(names)
    return [line for line in found if str(line.key) in wanted]
