"""The overview's parts: how fresh and complete, five figures, targets, directives, districts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from tongket.core.indicators.figures import Comparison, Result
from tongket.core.periods.period import year_before
from tongket.foundation import formats
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import so, so_sanh
from tongket.registers.conferences import queries as conferences
from tongket.registers.directives import queries as directives
from tongket.registers.goals import queries as goals
from tongket.screens.asking import Question
from tongket.screens.beside import beside_words
from tongket.screens.figures.presenters import label, missing_names, noun, value_words
from tongket.screens.sparks import spark
from tongket.screens.verdicts import OUTCOME_KINDS, outcome_words, target_words, verdict_of_target

# Book → a figure that counts from it: its coverage is the book's.
BOOKS = {
    "cases": "offences_occurred", "intake": "reports_received", "incidents": "fires_explosions",
    "evils": "evil_cases", "wanted": "wanted_end", "returns": "propaganda_sessions",
}  # fmt: skip
# The five figures and what each card calls itself.
CARDS = (
    "offences_occurred", "clearance_rate", "serious_clearance_rate", "resolution_rate", "reports_overdue_stock",
)  # fmt: skip
# Columns of the table of sub-units; communes resolve no reports, so below a district only the first one stands.
RATES = (
    "clearance_rate", "resolution_rate", "resolution_rate_incl_suspended", "reports_suspended_stock",
    "reports_overdue_stock",
)  # fmt: skip
# Recorded crime is shown without a colour: a unit that records honestly must not look worse for it.
UNCOLOURED = frozenset({"offences_occurred"})
MOST_TASKS = 4
TITLE = 64  # letters of a task on a page of many


@dataclass(frozen=True, slots=True)
class Card:
    """One figure card."""

    label: str
    value: str
    compared: str
    n: int | None
    of: int | None
    kind: str
    word: str
    href: str
    spark: str
    beside: str = ""


def books(asked: Question) -> list[dict[str, Any]]:
    """Each book with n of N closed and the names of those missing."""
    names = {
        "cases": _("Sổ vụ án, vụ việc"), "intake": _("Sổ tiếp nhận nguồn tin"), "incidents": _("Sổ sự cố"),
        "evils": _("Sổ tệ nạn xã hội"), "wanted": _("Sổ truy nã"), "returns": _("Báo cáo tháng"),
    }  # fmt: skip
    found = []
    for book, indicator in BOOKS.items():
        coverage = asked.result(indicator).coverage
        missing, more = missing_names(asked, coverage.missing, most=4)
        if coverage.expected:
            found.append(
                {"label": names[book], "n": coverage.reported, "of": coverage.expected, "missing": missing,
                 "more": more, "complete": coverage.complete, "url": asked.figure_url(indicator)}
            )  # fmt: skip
    return found


def cards(asked: Question, targets: list[Any]) -> list[Card]:
    """The five cards, each with its comparison, its parts, its months and its target's verdict."""
    own = [row for row in targets if (row.unit.code, row.period) == (asked.unit.code, asked.period.key)]
    by_indicator = {row.indicator: row for row in own}
    return [_card(asked, indicator, by_indicator.get(indicator)) for indicator in CARDS]


def _card(asked: Question, indicator: str, target: Any) -> Card:
    chosen = asked.results.indicator(indicator)
    comparison = asked.results.compare(indicator, asked.unit.code, asked.period)
    result = comparison.current
    kind, word = _state(asked, indicator, result, target)
    months = asked.results.months(indicator, asked.unit.code, asked.period) if result.shown else []
    title = _("%(label)s theo tháng") % {"label": label(chosen)}
    return Card(
        label(chosen), value_words(chosen, result, 1), compared(comparison, noun(chosen), result.shown),
        result.n if result.is_ratio and result.shown else None, result.of if result.shown else None, kind, word,
        asked.figure_url(indicator), spark(months, title) if len(months) > 1 else "", beside_words(asked, indicator),
    )  # fmt: skip


def compared(comparison: Comparison, counted: str, shown: bool) -> str:
    """ "giảm 36 vụ (−5,0%) so cùng kỳ" with the earlier number behind it."""
    if not shown:
        return ""
    if comparison.status == "not_comparable":
        return _("so cùng kỳ: không so sánh được")
    words = so_sanh(comparison, "" if comparison.current.is_ratio else counted)
    before = comparison.previous
    if not before.shown or before.is_ratio:
        return _("%(change)s so cùng kỳ") % {"change": words}
    return _("%(change)s so cùng kỳ (%(before)s)") % {"change": words, "before": so(before.n)}


def _state(asked: Question, indicator: str, result: Result, target: Any) -> tuple[str, str]:
    if indicator == "reports_overdue_stock" and result.shown:
        return ("bad", _("Cần xử lý")) if result.n else ("good", _("Không có"))
    if target is None:
        return "idle", "" if indicator == "reports_overdue_stock" else _("Chưa giao chỉ tiêu")
    return _verdict(target, asked, with_margin=False)


def _verdict(target: Any, asked: Question, *, with_margin: bool) -> tuple[str, str]:
    """Kind and words of a target's verdict; recorded crime is within or beyond its limit, never good or bad."""
    found = verdict_of_target(target, asked.results)
    words = {
        "achieved": _("Đạt"), "not_achieved": _("Chưa đạt"), "not_yet": _("Chưa đến kỳ"),
        "not_comparable": _("Không so sánh được"),
    }[found.outcome]  # fmt: skip
    if target.indicator in UNCOLOURED:
        within = {"achieved": _("Trong mức chỉ tiêu"), "not_achieved": _("Quá mức chỉ tiêu")}
        return "idle", within.get(found.outcome, words)
    if with_margin and found.outcome in ("achieved", "not_achieved"):
        words = _cap(outcome_words(found, target.indicator))
    return OUTCOME_KINDS[found.outcome], words


def targets_of(scope: Scope, asked: Question) -> list[Any]:
    """Targets in force for this period and the next year, of this unit or the province."""
    rows = goals.targets(scope).filter(calendar=asked.period.calendar.id)
    wanted = {asked.period.key, str(asked.period.year + 1), str(asked.period.year)}
    return [row for row in rows.order_by("period", "code") if row.period in wanted]


def target_lines(asked: Question, rows: list[Any]) -> list[dict[str, str]]:
    """Targets as rows of a task list: what is aimed at, and how it stands; of the next year only the limit."""
    lines = []
    for row in rows:
        if row.period != asked.period.key and row.kind != "cut_by":
            continue
        kind, word = _verdict(row, asked, with_margin=True)
        chosen = asked.results.indicator(row.indicator)
        lines.append(
            {
                "label": label(chosen), "url": reverse("goals:detail", args=[row.code]),
                "hint": f"{row.period}: {target_words(row)}",
                "kind": kind, "word": word,
            }
        )  # fmt: skip
    return lines


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def screen_url(scope: Scope, asked: Question) -> str:
    """The big screen of the conference that looks back on this year, if one was called."""
    if asked.unit.level != "province" or asked.period.kind != "year":
        return ""
    called = conferences.conferences(scope).filter(held_on__gt=asked.period.last_day).exclude(state="void")
    held = called.order_by("held_on").first()
    if held is None or year_before(held.held_on) > asked.period.last_day:
        return ""
    return reverse("screens:show", args=[held.code])


def directive_lines(scope: Scope, today: date) -> tuple[list[tuple[str, int]], list[dict[str, str]]]:
    """How many tasks stand where, and the next ones due: overdue first, then by due day."""
    rows = directives.tasks(scope)
    tally = directives.counts(rows, today)
    counted = [(str(directives.STATUSES[name]), n) for name, n in tally.items() if n]
    due = rows.filter(state="open", due_on__isnull=False).order_by("due_on", "pk")[:MOST_TASKS]
    return counted, [task_line(row, today) for row in due]


def task_line(row: Any, today: date) -> dict[str, str]:
    """A task as a row of a task list."""
    late = (today - row.due_on).days if row.due_on else 0
    status = directives.status(row, today)
    word = _("Quá hạn %(n)s ngày") % {"n": late} if status == "overdue" else str(directives.STATUSES[status])
    kind = {"overdue": "bad", "running": "wait", "awaiting_acceptance": "wait", "done_on_time": "good",
            "done_late": "warn", "regular": "idle"}[status]  # fmt: skip
    due = row.due_words or (formats.day(row.due_on) if row.due_on else _("thường xuyên"))
    hint = _("%(lead)s chủ trì · hạn %(due)s") % {"lead": row.lead.name, "due": due}
    title, url = Truncator(row.title).chars(TITLE), reverse("directives:task", args=[row.code])
    return {"label": title, "url": url, "hint": hint, "kind": kind, "word": word}


def district_lines(asked: Question) -> list[dict[str, Any]]:
    """The sub-units in the order of their codes, with both years' counts and the rates their level answers for."""
    lines = []
    columns = RATES if asked.unit.level == "province" else RATES[:1]
    children = asked.results.children("offences_occurred", asked.unit.code, asked.period)
    for child in [*children, asked.result("offences_occurred")] if children else []:
        code = child.unit_code
        comparison = asked.results.compare("offences_occurred", code, asked.period)
        lines.append(
            {
                "code": code, "name": child.unit_name, "url": "?" + asked.query(unit=code).removeprefix("?"),
                "offences": value_words(asked.results.indicator("offences_occurred"), comparison.current),
                "before": value_words(asked.results.indicator("offences_occurred"), comparison.previous),
                "offences_url": asked.figure_url("offences_occurred", unit=code),
                "rates": [_rate(asked, name, code) for name in columns],
                "coverage": f"{so(child.coverage.reported)}/{so(child.coverage.expected)}",
            }
        )  # fmt: skip
    return lines


def _rate(asked: Question, indicator: str, code: str) -> dict[str, Any]:
    result = asked.results.result(indicator, code, asked.period)
    chosen = asked.results.indicator(indicator)
    # A percentage of a handful of cases says nothing about a commune: there only the two counts stand.
    few = result.is_ratio and result.shown and asked.unit.level != "province" and code != asked.unit.code
    return {
        "label": label(chosen), "value": "" if few else value_words(chosen, result, 1),
        "n": result.n if result.shown else None,
        "of": result.of if result.shown else None, "url": asked.figure_url(indicator, unit=code),
    }  # fmt: skip
