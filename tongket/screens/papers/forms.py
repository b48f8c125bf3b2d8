"""Whose year-end report: unit, year and calendar."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.screens.asking import Question
from tongket.screens.figures.forms import calendar_choices, unit_choices


def report_form(asked: Question) -> forms.Form:
    """The choice of a report; the names are those of the address, so the fields are made here."""
    form = forms.Form({"don-vi": asked.unit.code, "ky": str(asked.period.year), "lich": asked.period.calendar.id})
    last = asked.results.snapshot.cut_off.year
    years = [(str(year), str(year)) for year in range(last, last - 2, -1)]
    form.fields["don-vi"] = forms.ChoiceField(
        label=_("Đơn vị"), choices=unit_choices(asked), widget=forms.Select(attrs={"data-combo": ""})
    )
    form.fields["ky"] = forms.ChoiceField(label=_("Năm"), choices=years)
    form.fields["lich"] = forms.ChoiceField(label=_("Lịch báo cáo"), choices=calendar_choices())
    return form
