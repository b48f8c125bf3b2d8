"""Which unit, period and calendar: the row of filters above every page of figures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.core.periods import CALENDARS, parse_period
from tongket.foundation import formats
from tongket.screens.asking import Question, period_words

LABELS = {"don-vi": _("Đơn vị"), "ky": _("Kỳ"), "lich": _("Lịch báo cáo")}


def unit_choices(asked: Question) -> list[tuple[str, str]]:
    """Province, districts and communes on the last day of the period, each with its district."""
    tree, on = asked.results.snapshot.tree, asked.period.last_day
    rows = [row for row in tree.units.values() if row.kind == "area" and row.alive(on)]
    order = {"province": 0, "district": 1, "commune": 2}
    rows.sort(key=lambda row: (order[row.level], row.code))
    names = {row.id: row.name for row in rows}
    return [
        (row.code, f"{row.name} – {names.get(row.parent or 0, '')}" if row.level == "commune" else row.name)
        for row in rows
    ]


def period_choices(asked: Question) -> list[tuple[str, str]]:
    """The years the seal knows, their halves and quarters, the months of the year asked for."""
    calendar, last = asked.period.calendar, asked.results.snapshot.cut_off.year
    keys = [str(year) for year in range(last, last - 3, -1)]
    year = asked.period.year
    keys += [f"{year}-H1", f"{year}-H2", f"{year}-9M", *(f"{year}-Q{n}" for n in range(1, 5))]
    keys += [f"{year}-{n:02d}" for n in range(1, 13)]
    if asked.period.key not in keys:
        keys.insert(0, asked.period.key)
    return [(key, period_words(parse_period(key, calendar))) for key in keys]


def calendar_choices() -> list[tuple[str, str]]:
    """The reporting calendars."""
    return [(row.id, row.label_en if formats.english() else row.label) for row in CALENDARS.values()]


class FigureForm(forms.Form):
    """Its fields carry the names of the address, so they are made in code."""

    @property
    def active(self) -> bool:
        return False

    @classmethod
    def of(cls, asked: Question) -> FigureForm:
        """The form that shows what is asked now."""
        form = cls({"don-vi": asked.unit.code, "ky": asked.period.key, "lich": asked.period.calendar.id})
        choices: dict[str, Any] = {
            "don-vi": unit_choices(asked), "ky": period_choices(asked), "lich": calendar_choices(),
        }  # fmt: skip
        if asked.unit.kind != "area":
            choices["don-vi"].insert(0, (asked.unit.code, asked.unit.name))
        for name, options in choices.items():
            attrs = {"data-combo": ""} if name == "don-vi" else {}
            form.fields[name] = forms.ChoiceField(
                label=LABELS[name], choices=options, required=False, widget=forms.Select(attrs=attrs)
            )
        return form
