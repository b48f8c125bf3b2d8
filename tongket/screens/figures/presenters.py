"""Figures as pages show them: value in words, coverage, sub-units, the records behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from tongket.analytics.evidence import Evidence
from tongket.analytics.records import RecordLine, Records
from tongket.core.catalogue import CHAPTERS
from tongket.core.indicators.figures import Comparison, Result
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.tree import UnitRow
from tongket.core.periods import make_period
from tongket.foundation import formats
from tongket.foundation.actor import Actor
from tongket.foundation.http import opens
from tongket.foundation.templatetags.tongket_text import so, so_sanh, ty_le
from tongket.screens import month_chart
from tongket.screens.asking import Question, calendar_words, period_words, window_words

PAGE = 60
STATUS_KINDS = {
    "value": "idle", "zero": "idle", "not_reported": "warn", "not_applicable": "idle", "not_comparable": "idle",
    "not_arising": "idle", "over_100": "bad",
}  # fmt: skip
# Table of the snapshot → the page of its records.
PAGES = {
    "report_flow": "intake:detail", "offence": "cases:detail", "case": "cases:detail", "incident": "incidents:detail",
    "return_value": "returns:detail", "task": "directives:task", "award": "awards:award", "index": "goals:index_detail",
    "safeguard": "procuracy:record", "prosecution": "procuracy:counts_detail", "evil": "evils:detail",
    "treatment": "evils:movement", "wanted": "evils:notice",
}  # fmt: skip
# Tables whose single records are for police and procuracy only: to everybody else they are counted, not named.
CLOSED = frozenset(
    {"report_flow", "offence", "case", "safeguard", "prosecution", "evil", "treatment", "wanted"}
)


def label(indicator: Indicator) -> str:
    """What an indicator is called, in the reader's language."""
    return indicator.label_en if formats.english() else indicator.label


def noun(indicator: Indicator) -> str:
    """What it counts."""
    return indicator.unit_en if formats.english() else indicator.unit


def value_words(indicator: Indicator, result: Result, digits: int | None = None) -> str:
    """Value of a figure: "87,37%", "1.704", or the word of its status."""
    if not result.shown:
        return status_word(result.status)
    if result.is_ratio:
        places = indicator.decimals if digits is None else digits
        if indicator.unit == "%":
            return ty_le(result.value, places)  # type: ignore[arg-type]
        return formats.decimal(result.value or 0, places)  # type: ignore[arg-type]
    return so(int(result.value or 0))


def status_word(status: str) -> str:
    """The status of a figure in words."""
    words = {
        "value": _("có số liệu"), "zero": _("bằng không"), "not_reported": _("chưa báo cáo"),
        "not_applicable": _("không áp dụng"), "not_comparable": _("không so sánh được"),
        "not_arising": _("không phát sinh"), "over_100": _("trên 100%, cần xem lại"),
    }  # fmt: skip
    return words[status]


def vintage_word(vintage: str) -> str:
    """How settled a figure is."""
    words = {
        "estimate": _("ước tính"), "preliminary": _("sơ bộ"), "official": _("chính thức"),
        "restated": _("đã điều chỉnh"), "re_entered": _("nhập lại từ báo cáo cũ"),
    }  # fmt: skip
    return words[vintage]


@dataclass(frozen=True, slots=True)
class Line:
    """A figure of one unit in a table."""

    code: str
    name: str
    url: str
    value: str
    n: int | None
    of: int | None
    coverage: str
    status: str
    word: str


def line(asked: Question, indicator: Indicator, result: Result) -> Line:
    """One unit's figure, with its way down."""
    covered = result.coverage
    return Line(
        result.unit_code, result.unit_name, asked.figure_url(indicator.id, unit=result.unit_code),
        value_words(indicator, result), result.n if result.is_ratio else None, result.of,
        f"{so(covered.reported)}/{so(covered.expected)}" if covered.expected else "–",
        STATUS_KINDS[result.status] if result.status not in ("value", "zero") else "", status_word(result.status),
    )  # fmt: skip


def sub_units(asked: Question, evidence: Evidence) -> list[Line]:
    """The sub-units with their figures; none where the figure is not asked at their level."""
    if all(one.status == "not_applicable" for one in evidence.children):
        return []
    return [line(asked, evidence.indicator, one) for one in evidence.children]


def missing_names(asked: Question, codes: tuple[str, ...], most: int = 12) -> tuple[list[str], int]:
    """Names of units that did not close their books, and how many more there are."""
    return [f"{asked.name_of(code)} ({code})" for code in codes[:most]], max(0, len(codes) - most)


def crumbs(asked: Question, indicator: Indicator) -> list[tuple[str, str]]:
    """The levels above: catalogue, province, district, this unit."""
    trail: list[UnitRow] = [asked.unit]
    units = asked.results.snapshot.tree.units
    while trail[-1].parent is not None and trail[-1].parent in units:
        trail.append(units[trail[-1].parent])
    above = [(row.name, asked.figure_url(indicator.id, unit=row.code)) for row in reversed(trail[1:])]
    here = (asked.unit.name, "")
    return [(_("Chỉ tiêu"), reverse("screens:catalogue") + asked.query()), *above, here]


def record_url(found: RecordLine, actor: Actor) -> str:
    """The page of a record in its register; empty where no page shows it to this person."""
    # Complicated spots stand beside cases of social evils in one table of facts.
    # A termination is an act of its case; the other signs of injustice are records of the procuracy's seat.
    by_letters = {"VA": "cases:detail", "DPT": "evils:spot"}
    name = by_letters.get(found.record.split("-", 1)[0]) or PAGES.get(found.table)
    if name is None:
        return ""
    try:
        url = reverse(name, args=record_address(found))
    except NoReverseMatch:
        return ""
    return url if opens(actor, url) else ""


def record_address(found: RecordLine) -> list[str]:
    """The parts of the address; a return's page is named by its month and unit."""
    if found.table != "return_value":
        return [found.record]
    _prefix, unit, year, month = found.record.split("-")
    return [f"{year}-{month}", unit]


def record_part(found: Records, name: str, start: int, actor: Actor) -> dict[str, Any]:
    """One list of records: those of this page, how many there are, how many the reader may not see."""
    if not actor.reads_content and any(one.table in CLOSED for one in found.shown):
        return {"name": name, "total": found.total, "closed": True, "start": 1}
    shown = found.shown[start : start + PAGE]
    more = len(found.shown) > start + PAGE
    return {
        "name": name, "total": found.total, "hidden": found.hidden, "start": start + 1, "end": start + len(shown),
        "lines": [{"record": one.record, "url": record_url(one, actor), "n": one.n} for one in shown],
        "next": start + PAGE if more else None, "visible": found.total - found.hidden,
        "weighted": any(one.n != 1 for one in shown),
    }  # fmt: skip


def record_parts(evidence: Evidence, start: int, actor: Actor) -> list[dict[str, Any]]:
    """Numerator and denominator of a rate, or the one list of a count."""
    indicator = evidence.indicator
    if evidence.of_records is None:
        return [record_part(evidence.n_records, _("Bản ghi được tính"), start, actor)]
    n_label, of_label = part_labels(indicator)
    return [
        record_part(evidence.n_records, _("Tử số: %(label)s") % {"label": n_label}, start, actor),
        record_part(evidence.of_records, _("Mẫu số: %(label)s") % {"label": of_label}, start, actor),
    ]


def part_labels(indicator: Indicator) -> tuple[str, str]:
    """What stands above and below the line of a rate."""
    if formats.english():
        return indicator.n_label_en, indicator.of_label_en
    return indicator.n_label, indicator.of_label


def meaning(evidence: Evidence) -> dict[str, Any]:
    """Definition, formula, legal basis and who answers for it."""
    indicator = evidence.indicator
    english = formats.english()
    return {
        "definition": indicator.definition_en if english else indicator.definition, "formula": evidence.formula,
        "cites": indicator.cites_en if english else indicator.cites, "owner": indicator.owner,
    }  # fmt: skip


def origin(asked: Question, evidence: Evidence) -> list[tuple[str, str]]:
    """Calendar, window, cut-off and seal behind the figure."""
    snapshot = asked.results.snapshot
    return [
        (_("Lịch báo cáo"), calendar_words(asked.period)), (_("Kỳ số liệu"), window_words(asked.period)),
        (_("Chốt số liệu đến"), formats.day(snapshot.cut_off)),
        (_("Lập lúc"), f"{formats.clock_time(snapshot.sealed_at)}, {formats.day(snapshot.sealed_at)}"),
        (_("Độ chính thức"), vintage_word(evidence.result.vintage)), (_("Mã băm bản chốt"), snapshot.hash),
        (_("Danh mục chỉ tiêu"), evidence.catalogue),
    ]  # fmt: skip


def months_chart(asked: Question, indicator: Indicator) -> dict[str, Any]:
    """The run chart of the months with its table; empty for a single month."""
    if len(asked.period.months()) < 2:
        return {}
    months = asked.results.months(indicator.id, asked.unit.code, asked.period)
    series = month_chart.series_of(months)
    if len(series.known) < 2:
        return {}
    beyond = month_chart.outside(series)
    title = _("%(label)s, theo tháng của kỳ") % {"label": label(indicator)}
    if series.band:
        title = (
            _("%(label)s: %(n)s tháng nằm ngoài dao động thường") % {"label": label(indicator), "n": beyond}
            if beyond
            else _("%(label)s: không tháng nào nằm ngoài dao động thường") % {"label": label(indicator)}
        )
    return {
        "title": title, "svg": month_chart.draw(series, f"thang-{indicator.id}", title).svg,
        "svg_narrow": month_chart.draw(series, f"thang-hep-{indicator.id}", title, width=380).svg,
        "columns": [_("Tháng"), label(indicator)],
        "rows": [
            (period_words(one.period), _month_value(indicator, one)) for one in months  # type: ignore[arg-type]
        ],
        "note": _("Dải mờ là dao động thường của chính dãy này; tháng nằm ngoài chỉ là tháng cần xem lại.")
        if series.band else "",
    }  # fmt: skip


def _month_value(indicator: Indicator, one: Result) -> str:
    if not one.closed:
        return _("chưa chốt")
    words = value_words(indicator, one)
    return f"{words} ({so(one.n)}/{so(one.of)})" if one.shown and one.is_ratio else words


def periods(asked: Question) -> list[tuple[str, str]]:
    """Links to the years the seal knows, for the same calendar."""
    last = asked.results.snapshot.cut_off.year
    years = range(last - 2, last + 1)
    return [
        (str(year), asked.query(period=make_period("year", year, calendar=asked.period.calendar))) for year in years
    ]


def chapters(asked: Question) -> list[dict[str, Any]]:
    """The catalogue by chapter with this unit's figures."""
    english = formats.english()
    return [
        {
            "id": chapter.id, "title": chapter.title[1 if english else 0],
            "lines": [catalogue_line(asked, one) for one in chapter.indicators],
        }
        for chapter in CHAPTERS
    ]  # fmt: skip


def catalogue_line(asked: Question, indicator: Indicator) -> dict[str, Any]:
    """One indicator: what it is, and this unit's figure."""
    comparison = asked.results.compare(indicator.id, asked.unit.code, asked.period)
    result = comparison.current
    return {
        "label": label(indicator), "unit": noun(indicator), "url": asked.figure_url(indicator.id),
        "value": value_words(indicator, result), "n": result.n if result.is_ratio and result.shown else None,
        "of": result.of if result.shown else None, "shown": result.shown, "slice": bool(indicator.slice_of),
        "change": change_words(indicator, comparison) if result.shown else "–",
    }  # fmt: skip


def change_words(indicator: Indicator, comparison: Comparison) -> str:
    """How a figure changed: counts with their noun, percentages in points, other quotients in their own unit."""
    if not indicator.is_ratio or indicator.unit == "%" or comparison.points is None or comparison.status == "same":
        return so_sanh(comparison, "" if indicator.is_ratio else noun(indicator))
    size = formats.decimal(abs(comparison.points) / 100, indicator.decimals)
    word = _("tăng %(size)s %(unit)s") if comparison.points > 0 else _("giảm %(size)s %(unit)s")
    return word % {"size": size, "unit": noun(indicator)}
