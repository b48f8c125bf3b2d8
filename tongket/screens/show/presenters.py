"""The conference on the big screen: figures, one chart, three things to remember, all from one seal."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tongket.core.periods import Period, make_period
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import so, so_sanh
from tongket.registers.directives import queries as directives
from tongket.registers.goals import queries as goals
from tongket.screens.asking import Question
from tongket.screens.overview import pictures
from tongket.screens.overview.presenters import Card, cards
from tongket.screens.verdicts import target_words, verdict_of_target

SHOWN = 4
MOST_TASKS = 6


def question(asked: Question, held: Any) -> Question:
    """The reporting year a conference looks back on."""
    return Question(asked.results, asked.unit, year_of(held))


def year_of(held: Any) -> Period:
    """The administrative year that ended last before the conference."""
    year = make_period("year", held.held_on.year)
    return year if year.last_day < held.held_on else make_period("year", held.held_on.year - 1)


def figures(asked: Question, scope: Scope) -> list[Card]:
    """Four figures."""
    return cards(asked, list(goals.targets(scope, period=asked.period.key)))[:SHOWN]


def sentence(asked: Question) -> str:
    """What the first page says."""
    comparison = asked.results.compare(pictures.OFFENCES, asked.unit.code, asked.period)
    if not comparison.current.shown:
        return _("Kết quả năm %(year)s") % {"year": asked.period.year}
    return _("Năm %(year)s: %(n)s vụ phạm tội về trật tự xã hội, %(change)s") % {
        "year": asked.period.year, "n": so(comparison.current.n), "change": so_sanh(comparison, _("vụ")),
    }  # fmt: skip


def chart(asked: Question, scope: Scope) -> dict[str, Any]:
    """The way to the target, month by month."""
    return pictures.target_chart(asked, list(goals.targets(scope, period=asked.period.key)))


def to_remember(asked: Question, scope: Scope, origin: str) -> list[str]:
    """Three sentences: what was reached, what is left open, what is asked of the next year."""
    found = []
    rows = list(goals.targets(scope, period=asked.period.key))
    met = sum(1 for row in rows if verdict_of_target(row, asked.results).outcome == "achieved")
    if rows:
        found.append(_("Đạt %(n)s trong %(of)s chỉ tiêu của năm") % {"n": met, "of": len(rows)})
    left = asked.result("reports_carried_out")
    late = asked.result("reports_overdue_stock")
    if left.shown and late.shown:
        found.append(
            _("Còn %(n)s nguồn tin chuyển sang kỳ sau, trong đó %(late)s đã quá hạn")
            % {"n": so(left.n), "late": so(late.n)}
        )  # fmt: skip
    following = [row for row in goals.targets(scope, period=str(asked.period.year + 1)) if row.kind == "cut_by"]
    tasks = directives.tasks_of_origin(scope, origin).count()
    if following:
        found.append(
            _("Năm %(year)s: %(target)s") % {"year": asked.period.year + 1, "target": target_words(following[0])}
        )
    elif tasks:
        found.append(_("%(n)s nhiệm vụ giao từ kết luận hội nghị") % {"n": so(tasks)})
    return found


def more_tasks(scope: Scope, origin: str) -> int:
    """How many tasks do not fit the page."""
    return max(0, directives.tasks_of_origin(scope, origin).count() - MOST_TASKS)


def next_year(scope: Scope, origin: str) -> list[dict[str, str]]:
    """The tasks that came of this conference, shortened to a page."""
    rows = directives.tasks_of_origin(scope, origin)[:MOST_TASKS]
    return [{"title": row.title, "lead": row.lead.name, "due": row.due_words or _("thường xuyên")} for row in rows]
