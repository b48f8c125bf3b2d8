"""Targets against sealed figures: how a target of the register stands, and how it reads."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from tongket.analytics.results import Results, UnknownUnit
from tongket.core.catalogue import CATALOGUE
from tongket.core.indicators.figures import Result
from tongket.core.periods import parse_period
from tongket.core.targets.kinds import AtLeast, CutBy, MustBeAll, Rank, Target
from tongket.core.targets.verdicts import Measured, Verdict, verdict
from tongket.foundation import formats
from tongket.foundation.templatetags.tongket_text import diem

# Kind of the register → the target of core, from the row's own numbers.
KINDS: dict[str, Callable[[Any], Target]] = {
    "cut_by": lambda row: CutBy(row.base_n, row.parameter),
    "at_least": lambda row: AtLeast(row.parameter),
    "must_be_all": lambda row: MustBeAll(),
    "rank": lambda row: Rank(int(row.parameter)),
}


def target_of(row: Any) -> Target:
    """The target of core behind a row of the register."""
    return KINDS[row.kind](row)


def verdict_of_target(row: Any, results: Results) -> Verdict:
    """How the target stands in the sealed figures; a period that has not ended is "not yet", never a failure."""
    try:
        figure = results.result(row.indicator, row.unit.code, parse_period(row.period, row.calendar))
    except UnknownUnit:
        return Verdict("not_comparable")
    if not figure.closed and not figure.shown:
        return Verdict("not_yet")
    target = target_of(row)
    if isinstance(target, AtLeast | MustBeAll) and figure.of is None:
        return Verdict("not_comparable")
    return verdict(target, _measured(figure))


def _measured(figure: Result) -> Measured:
    if not figure.shown:
        return Measured(None, figure.of, figure.closed)
    return Measured(figure.n, figure.of, figure.closed)


def target_words(row: Any) -> str:
    """The target as a sentence: "giảm ít nhất 5% so với 681: tối đa 646 vụ"."""
    target = target_of(row)
    match target:
        case CutBy():
            return _("giảm ít nhất %(share)s so với %(base)s: tối đa %(limit)s %(noun)s") % {
                "share": short_percent(target.share), "base": formats.whole(target.baseline),
                "limit": formats.whole(target.limit), "noun": noun_of(row.indicator),
            }  # fmt: skip
        case AtLeast():
            return _("đạt từ %(share)s trở lên") % {"share": short_percent(target.share)}
        case MustBeAll():
            return _("đạt toàn bộ, 100%")
        case Rank():
            return _("từ hạng %(place)s trở lên") % {"place": target.place}


OUTCOME_KINDS = {"achieved": "good", "not_achieved": "warn", "not_yet": "wait", "not_comparable": "idle"}


def outcome_words(found: Verdict, indicator: str) -> str:
    """The verdict with its margin: "đạt, vượt 2,30 điểm %"; of a place in places; of a count in its noun."""
    words = {
        "achieved": _("đạt"), "not_achieved": _("chưa đạt"), "not_yet": _("chưa đến kỳ đánh giá"),
        "not_comparable": _("không so sánh được"),
    }[found.outcome]  # fmt: skip
    if not found.margin or found.outcome not in ("achieved", "not_achieved"):
        return words
    return f"{words}, {_margin(found, indicator)}"


def _margin(found: Verdict, indicator: str) -> str:
    margin = Fraction(found.margin or 0)
    beyond, size = margin > 0, abs(margin)
    if found.unit == "point":
        points = diem(size, 2).removeprefix("+")
        return (_("vượt %(size)s") if beyond else _("thấp hơn %(size)s")) % {"size": points}
    if found.unit == "place":
        return (_("hơn %(size)s bậc") if beyond else _("kém %(size)s bậc")) % {"size": size}
    amount = {"size": formats.whole(int(size)), "noun": noun_of(indicator)}
    return (_("ít hơn mức cho phép %(size)s %(noun)s") if beyond else _("quá mức cho phép %(size)s %(noun)s")) % amount


def noun_of(indicator: str) -> str:
    """What an indicator counts, in the reader's language."""
    found = CATALOGUE[indicator]
    return found.unit_en if formats.english() else found.unit


def short_percent(share: Fraction) -> str:
    """5%, 7,5%: a share without trailing zeros."""
    percent = share * 100
    digits = next((n for n in range(4) if (percent * 10**n).denominator == 1), 4)
    return f"{formats.decimal(percent, digits)}%"
