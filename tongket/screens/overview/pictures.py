"""The overview's two charts: the way to the target, and the months of every sub-unit on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from tongket.core.indicators.figures import Result
from tongket.core.periods import Period
from tongket.core.viet.names import without_level
from tongket.documents.charts import pace, small_multiples
from tongket.foundation import formats
from tongket.foundation.templatetags.tongket_text import so
from tongket.screens.asking import Question
from tongket.screens.verdicts import target_of

OFFENCES = "offences_occurred"


def _counts(months: Sequence[Result]) -> list[int]:
    return [int(one.value or 0) for one in months if one.shown and one.closed]


def _year(period: Period) -> str:
    return _("Năm %(year)s") % {"year": period.year}


def target_chart(asked: Question, targets: list[Any]) -> dict[str, Any]:
    """How the year ran against the pace of its target; without a target or two whole years there is no such chart."""
    row = next((t for t in targets if _fits(asked, t)), None)
    if row is None or asked.period.kind != "year":
        return {}
    before = asked.period.same_period_last_year()
    now = _counts(asked.results.months(OFFENCES, asked.unit.code, asked.period))
    past = _counts(asked.results.months(OFFENCES, asked.unit.code, before))
    if len(past) != pace.MONTHS or not now:
        return {}
    limit = target_of(row).limit  # type: ignore[union-attr]
    done, whole = sum(now), len(now) == pace.MONTHS
    title = _title(done, limit, whole)
    said = _("Số vụ cộng dồn chênh so với tiến độ của chỉ tiêu; đường 0 là đúng tiến độ.")
    draw = {
        name: pace.draw(
            now,
            past,
            limit,
            pace.Wording(f"tien-do-{name}", title, said, _year(before), _year(asked.period)),
            width=width,
        ).svg
        for name, width in (("wide", 660), ("screen", 540), ("narrow", 380))
    }
    columns = [_("Tháng"), _year(before), _year(asked.period)]
    rows = [
        (_("Tháng %(n)s") % {"n": n + 1}, so(past[n]), so(now[n]) if n < len(now) else _("chưa chốt"))
        for n in range(pace.MONTHS)
    ]
    drawn = {name: own_language(svg) for name, svg in draw.items()}
    return {"title": title, "svg": drawn["wide"], "svg_narrow": drawn["narrow"], "svg_screen": drawn["screen"],
            "note": said, "columns": columns, "rows": rows}  # fmt: skip


def _fits(asked: Question, row: Any) -> bool:
    return (row.indicator, row.kind, row.unit.code, row.period) == (
        OFFENCES, "cut_by", asked.unit.code, asked.period.key,
    )  # fmt: skip


def _title(done: int, limit: int, whole: bool) -> str:
    numbers = {"done": so(done), "limit": so(limit), "left": so(abs(limit - done))}
    if not whole:
        return _("Đã có %(done)s vụ; chỉ tiêu cả năm không quá %(limit)s vụ") % numbers
    if done == limit:
        return _("Cả năm %(done)s vụ, vừa đúng mức chỉ tiêu không quá %(limit)s vụ") % numbers
    if done < limit:
        return _("Cả năm %(done)s vụ, ít hơn mức chỉ tiêu %(limit)s vụ là %(left)s vụ") % numbers
    return _("Cả năm %(done)s vụ, quá mức chỉ tiêu %(limit)s vụ là %(left)s vụ") % numbers


def panels(asked: Question) -> dict[str, Any]:
    """Every sub-unit's months of this year and last on one scale, in the order of codes; none for many or no units."""
    children = asked.results.children(OFFENCES, asked.unit.code, asked.period)
    if not 2 <= len(children) <= 12 or asked.period.kind != "year":
        return {}
    before = asked.period.same_period_last_year()
    drawn = [
        small_multiples.Panel(
            without_level(child.unit_name),
            tuple(_counts(asked.results.months(OFFENCES, child.unit_code, before))),
            tuple(_counts(asked.results.months(OFFENCES, child.unit_code, asked.period))),
        )
        for child in children
    ]
    title = _("Số vụ theo tháng ở %(n)s địa bàn, cùng một thang đo") % {"n": len(children)}
    said = _("Xếp theo mã đơn vị, không xếp hạng. Đường liền: năm nay; đường đứt: năm trước.")
    svgs = [
        small_multiples.draw(
            drawn, small_multiples.Wording(f"dia-ban-{columns}", title, said, _year(before), _year(asked.period)),
            width=width, columns=columns,
        ).svg
        for width, columns in ((660, 4), (380, 2))
    ]  # fmt: skip
    return {"title": title, "svg": own_language(svgs[0]), "svg_narrow": own_language(svgs[1]), "note": said}


def own_language(svg: str) -> str:
    """The chart's own labels in the reader's language: documents are Vietnamese, pages may be read in English."""
    if not formats.english():
        return svg
    for words, translated in (
        ("Nhiều hơn tiến độ chỉ tiêu (vụ)", _("Nhiều hơn tiến độ chỉ tiêu (vụ)")),
        ("Ít hơn tiến độ chỉ tiêu", _("Ít hơn tiến độ chỉ tiêu")),
    ):
        svg = svg.replace(words, translated)
    return svg
