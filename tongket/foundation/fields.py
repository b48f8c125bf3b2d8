"""Form fields for days and counts as officers type them: 16/11/2022, 16112022, 1.500.000."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from tongket.core.viet import dates, numbers

GREATEST = 10**15 - 1  # more than any sum in đồng of one event; the database's own limit lies far above


# No office deals with days outside: a year typed wrong is told at its field, before any rule counts with it.
EARLIEST, LATEST = date(1945, 9, 2), date(2100, 12, 31)


class DayField(forms.CharField):
    """A day typed dd/mm/yyyy (also 16112022); gives a date or None when empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "numeric", "data-date": "", "placeholder": "dd/mm/yyyy"})
        )
        super().__init__(**kwargs)  # no max_length: its validator would measure the date, not the text

    def to_python(self, value: Any) -> Any:
        if isinstance(value, date):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            day = dates.parse_date(text)
        except ValueError as fault:
            raise ValidationError(
                _("“%(text)s” không phải là ngày. Nhập ngày/tháng/năm, ví dụ 16/11/2022."), params={"text": text}
            ) from fault
        if not EARLIEST <= day <= LATEST:
            raise ValidationError(
                _("Năm %(year)s không dùng được. Nhập ngày từ %(first)s đến %(last)s."),
                params={"year": day.year, "first": EARLIEST.strftime("%d/%m/%Y"), "last": LATEST.strftime("%d/%m/%Y")},
            )
        return day

    def prepare_value(self, value: Any) -> Any:
        return dates.format_date(value) if isinstance(value, date) else value


class TimeOfDayField(forms.CharField):
    """A time of day typed 08:15 or 8h15; gives a time or None when empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "08:15"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, time):
            return value
        text = super().to_python(value)
        if not text:
            return None
        digits = text if not text.isdigit() or len(text) not in (3, 4) else f"{text[:-2]}:{text[-2:]}"
        try:
            return dates.parse_time(digits)
        except ValueError as fault:
            raise ValidationError(
                _("“%(text)s” không phải là giờ. Nhập giờ:phút, ví dụ 08:15."), params={"text": text}
            ) from fault


class LongSelect(forms.Select):
    """A list of hundreds of options, written as one string: Django's template for each option would take most of the
    page's time. Groups of options are not known here."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = set(self.format_value(value))
        options = format_html_join(
            "", '<option value="{}"{}>{}</option>',
            ((code, mark_safe(" selected") if str(code) in chosen else "", label) for code, label in self.choices),
        )  # fmt: skip
        return format_html(
            "<select{}>{}</select>", flatatt(self.build_attrs(self.attrs, (attrs or {}) | {"name": name})), options
        )


def pick_from(form: forms.Form, name: str, listed: Callable[[], Sequence[tuple[str, Any]]]) -> None:
    """Let the code in a field be picked from a list by name; what is posted stays the code.

    The list is asked for only when the page is shown. A code that is given and not in the list (a unit of another day,
    or of another province) is kept as it is, so that showing the page again never loses it.
    """

    @cache
    def rows() -> list[tuple[str, Any]]:
        known, given = listed(), str(form[name].value() or "")
        beside = [] if not given or given in {code for code, _label in known} else [(given, given)]
        return [("", _("(chọn)")), *beside, *known]

    form.fields[name].widget = LongSelect(attrs={"data-combo": ""}, choices=rows)


class WholeNumberField(forms.CharField):
    """A whole number ≥ 0 typed with or without thousands marks; gives an int or None when empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            number = numbers.parse_integer(text)
        except ValueError as fault:
            raise ValidationError(
                _("“%(text)s” không đọc được là số nguyên. Nhập ví dụ 1500000 hoặc 1.500.000."), params={"text": text}
            ) from fault
        if number > GREATEST:
            raise ValidationError(_("Số này lớn quá mức có thể. Kiểm tra lại số chữ số."))
        if number < 0:
            raise ValidationError(_("Số không được âm. Nhập 0 nếu không có."))
        return number
