"""Targets and outside indices as pages show them; verdicts come from core.targets on figures handed in from above."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Protocol

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.core.catalogue import CATALOGUE
from tongket.core.periods import calendar_by_id, parse_period
from tongket.core.targets.kinds import AtLeast, CutBy, MustBeAll, Rank
from tongket.core.targets.kinds import Target as CoreTarget
from tongket.core.targets.verdicts import Measured, Verdict, verdict
from tongket.foundation import formats
from tongket.foundation.audit import timeline
from tongket.registers.goals import rules
from tongket.registers.goals.models import ExternalIndex, Target

VERBS = {
    "set_target": gettext_lazy("Giao mục tiêu"),
    "revise_target": gettext_lazy("Điều chỉnh mục tiêu"),
    "record_index": gettext_lazy("Ghi chỉ số"),
    "void_index": gettext_lazy("Hủy"),
}


class Figure(Protocol):
    """What a figure must tell to be judged; a result of the analytics does."""

    @property
    def shown(self) -> bool: ...

    @property
    def closed(self) -> bool: ...

    @property
    def n(self) -> int | None: ...

    @property
    def of(self) -> int | None: ...


def core_target(row: Target) -> CoreTarget:
    """The target of the core behind a row of the register."""
    match row.kind:
        case "cut_by":
            return CutBy(row.base_n or 0, row.parameter)
        case "at_least":
            return AtLeast(row.parameter)
        case "must_be_all":
            return MustBeAll()
        case _:
            return Rank(int(row.parameter))


def verdict_of(row: Target, figure: Figure) -> Verdict:
    """How a target stands on a figure; a period not yet closed and without a figure is "not yet", never a failure."""
    if not figure.shown and not figure.closed:
        return Verdict("not_yet")
    aim = core_target(row)
    if isinstance(aim, AtLeast | MustBeAll) and figure.of is None:
        return Verdict("not_comparable")
    return verdict(aim, Measured(figure.n if figure.shown else None, figure.of, figure.closed))


def target_words(row: Target) -> str:
    """The target as a sentence: giảm ít nhất 5% so với 681: tối đa 646 vụ."""
    aim = core_target(row)
    if isinstance(aim, CutBy):
        return _("giảm ít nhất %(share)s so với %(base)s: tối đa %(limit)s %(noun)s") % {
            "share": _percent(aim.share), "base": formats.whole(aim.baseline), "limit": formats.whole(aim.limit),
            "noun": _noun(row.indicator),
        }  # fmt: skip
    if isinstance(aim, AtLeast):
        return _("đạt từ %(share)s trở lên") % {"share": _percent(aim.share)}
    if isinstance(aim, MustBeAll):
        return _("đạt toàn bộ, 100%")
    return _("từ hạng %(place)s trở lên") % {"place": aim.place}


def target_line(row: Target) -> dict[str, Any]:
    """One target with its words; `figure_url` opens the figure it is measured by."""
    return {
        "code": row.code,
        "version": row.version,
        "url": reverse("goals:detail", args=[row.code]),
        "label": indicator_label(row.indicator),
        "unit": row.unit.name,
        "period": row.period,
        "calendar": calendar_label(row.calendar),
        "kind": rules.KINDS[row.kind],
        "words": target_words(row),
        "base": base_words(row),
        "paper": row.paper,
        "set_on": row.set_on,
        "approved_by": row.approved_by,
        "entered_post": row.entered_post,
        "note": row.note,
        "reason": row.reason,
        "state": rules.STATES["target"][row.state],
        "locked": row.state == "locked",
        "figure_url": f"/chi-tieu/{row.indicator}/?don-vi={row.unit.code}&ky={row.period}&lich={row.calendar}",
    }


def target_rows(line: dict[str, Any]) -> list[tuple[str, Any]]:
    """A target as a summary list."""
    return [
        (_("Chỉ tiêu"), line["label"]), (_("Mục tiêu"), line["words"]), (_("Đơn vị"), line["unit"]),
        (_("Kỳ"), f"{line['period']} · {line['calendar']}"), (_("Kỳ gốc"), line["base"]),
        (_("Văn bản giao mục tiêu"), line["paper"]), (_("Ngày văn bản"), formats.day(line["set_on"])),
        (_("Chức vụ người duyệt"), line["approved_by"]), (_("Ghi chú"), line["note"]),
    ]  # fmt: skip


def initial_of(row: Target) -> dict[str, Any]:
    """What stands in the form of a revision before anybody types."""
    is_share = row.kind in ("cut_by", "at_least")
    return {
        "indicator": row.indicator, "unit_code": row.unit.code, "calendar": row.calendar, "period": row.period,
        "kind": row.kind, "percent": _percent(row.parameter) if is_share else "",
        "place": int(row.parameter) if row.kind == "rank" else None, "base_period": row.base_period,
        "base_n": row.base_n, "base_of": row.base_of, "paper": row.paper,
    }  # fmt: skip


def index_line(row: ExternalIndex) -> dict[str, Any]:
    """One outside index."""
    return {
        "code": row.code,
        "url": reverse("goals:index_detail", args=[row.code]),
        "name": row.name,
        "issuer": row.issuer,
        "subject": row.subject,
        "index_year": row.index_year,
        "published_on": row.published_on,
        "rank": row.rank,
        "of": row.of,
        "previous_rank": row.previous_rank,
        "change": row.change,
        "value": row.value,
        "evidence": row.evidence,
        "void": row.state == "void",
        "void_reason": row.void_reason,
    }


def entries(object_type: str, row: Any) -> list[dict[str, Any]]:
    """The timeline of a target (its versions each have their own) or of an index."""
    return [
        {"title": VERBS.get(e.verb, e.verb), "at": e.at, "who": e.actor_post, "text": e.details.get("reason", "")}
        for e in timeline(object_type, row.pk)
    ]


def indicator_label(indicator: str) -> str:
    """What an indicator is called, in the reader's language."""
    found = CATALOGUE[indicator]
    return found.label_en if formats.english() else found.label


def calendar_label(calendar: str) -> str:
    """What a calendar is called, in the reader's language."""
    found = calendar_by_id(calendar)
    return found.label_en if formats.english() else found.label


def base_words(row: Target) -> str:
    """The base: 681 vụ (Năm 2022); 595/681 for a rate."""
    if row.base_n is None:
        return ""
    number = formats.whole(row.base_n)
    if row.base_of is not None:
        number = f"{number}/{formats.whole(row.base_of)}"
    period = parse_period(row.base_period, row.calendar) if row.base_period else None
    label = (period.label_en if formats.english() else period.label) if period else ""
    return f"{number} ({label})" if label else number


def _noun(indicator: str) -> str:
    found = CATALOGUE[indicator]
    return found.unit_en if formats.english() else found.unit


def _percent(share: Fraction) -> str:
    percent = share * 100
    digits = next((n for n in range(4) if (percent * 10**n).denominator == 1), 4)
    return f"{formats.decimal(percent, digits)}%"
