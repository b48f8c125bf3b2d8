"""Which month or year the table is of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.core.periods import Period, period_containing
from tongket.foundation import formats

MONTHS = 13


class PeriodFilter(forms.Form):
    """A reporting month of the last year, or the reporting year; it lives in the URL."""

    ky = forms.ChoiceField(label=_("Kỳ"), required=False)

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data)
        self.periods = offered(today)
        choices = [(key, _label(period)) for key, period in self.periods.items()]
        self.fields["ky"] = forms.ChoiceField(label=_("Kỳ"), required=False, choices=choices)

    def period(self) -> Period:
        """The period asked for; an unknown one, or none, is the month that runs."""
        asked = self.cleaned_data.get("ky", "") if self.is_valid() else ""
        return self.periods.get(asked) or next(iter(self.periods.values()))


def offered(today: date) -> dict[str, Period]:
    """The reporting months of the last year, newest first, then this and the last reporting year."""
    found, day = [], today
    for _n in range(MONTHS):
        found.append(period_containing(day, "month"))
        day = found[-1].start - timedelta(days=1)
    year = period_containing(today, "year")
    found += [year, period_containing(year.start - timedelta(days=1), "year")]
    return {period.key: period for period in found}


def _label(period: Period) -> str:
    english = formats.english()
    label, window = (
        (period.label_en, period.window_label_en) if english else (period.label, period.window_label)
    )
    return f"{label} {window}"
