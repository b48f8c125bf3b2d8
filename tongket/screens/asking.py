"""What a page of figures is asked (câu hỏi): unit, period and calendar out of the address, over the newest seal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tongket.analytics.results import Results, UnknownUnit, open_results
from tongket.analytics.snapshot import SnapshotMissing, SnapshotTampered
from tongket.core.indicators.figures import Result
from tongket.core.indicators.mistakes import UnknownIndicator
from tongket.core.indicators.tree import UnitRow
from tongket.core.periods import Period, PeriodMistake, parse_period, period_containing
from tongket.core.periods.calendars import UnknownCalendar
from tongket.foundation import formats
from tongket.foundation.refusals import NotFound

PROVINCE = "34"
CALENDAR = "admin"
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Question:
    """Whose figures, of which period, out of which seal."""

    results: Results
    unit: UnitRow
    period: Period

    def query(self, *, unit: str = "", period: Period | None = None) -> str:
        """The address part that pins unit, period and calendar; another unit or period on wish."""
        asked = period or self.period
        return f"?don-vi={unit or self.unit.code}&ky={asked.key}&lich={asked.calendar.id}"

    def figure_url(self, indicator: str, *, unit: str = "", period: Period | None = None) -> str:
        """The page that answers for a figure."""
        return reverse("screens:figure", args=[indicator]) + self.query(unit=unit, period=period)

    def result(self, indicator: str) -> Result:
        """The figure of this unit and period."""
        return self.results.result(indicator, self.unit.code, self.period)

    def name_of(self, code: str) -> str:
        """What a unit is called on the last day of the period."""
        return self.results.unit(code, self.period.last_day).name


def ask(request: HttpRequest, results: Results) -> Question:
    """The question of an address; without a period, the last year that the seal holds whole."""
    calendar = request.GET.get("lich") or CALENDAR
    try:
        key = request.GET.get("ky", "")
        period = parse_period(key, calendar) if key else _last_whole_year(results, calendar)
        unit = results.unit(request.GET.get("don-vi") or PROVINCE, period.last_day)
    except UnknownCalendar as fault:
        raise NotFound(fault.code, _("Không có lịch báo cáo “%(wanted)s”."), wanted=calendar) from fault
    except PeriodMistake as fault:
        raise NotFound(
            fault.code, _("“%(wanted)s” không phải là một kỳ."), _("Ghi như 2022, 2022-Q3 hoặc 2022-11."), wanted=key
        ) from fault
    except UnknownUnit as fault:
        raise NotFound(
            fault.code, _("Không có đơn vị mang mã %(wanted)s vào ngày %(day)s."), _("Xem mã ở trang Đơn vị."),
            wanted=fault.unit, day=formats.day(period.last_day),
        ) from fault  # fmt: skip
    return Question(results, unit, period)


def _last_whole_year(results: Results, calendar: str) -> Period:
    """The reporting year of the cut-off when it is over by then, else the one before it."""
    year = period_containing(results.snapshot.cut_off, "year", calendar)
    return year if year.last_day <= results.snapshot.cut_off else year.same_period_last_year()


def with_figures(view: View) -> View:
    """Give the view the question of the address; without a seal the page says what to do instead of failing."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            results = open_results()
        except SnapshotMissing:
            return render(request, "screens/no_seal.html", {"tampered": ""})
        except SnapshotTampered as fault:
            return render(request, "screens/no_seal.html", {"tampered": fault.path.name}, status=500)
        try:
            return view(request, ask(request, results), *args, **kwargs)
        except UnknownIndicator as fault:
            raise NotFound(fault.code, _("Không có chỉ tiêu “%(wanted)s”."), _("Xem danh mục chỉ tiêu."),
                           wanted=fault.indicator) from fault  # fmt: skip

    return answer


def period_words(period: Period) -> str:
    """The period as offices write it, in the reader's language."""
    return period.label_en if formats.english() else period.label


def lowered(words: str) -> str:
    """A name inside a sentence: "tỉnh Thái Bình", "năm 2022"; English names keep their capitals."""
    return words if formats.english() else words[:1].lower() + words[1:]


def window_words(period: Period) -> str:
    """The days of the period: "15/12/2021 – 14/12/2022"."""
    return f"{formats.day(period.start)} – {formats.day(period.last_day)}"


def calendar_words(period: Period) -> str:
    """The calendar's name in the reader's language."""
    return period.calendar.label_en if formats.english() else period.calendar.label
