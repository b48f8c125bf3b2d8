"""The only formatters of pages: numbers, rates, money, dates, results; and the small tags every page uses.

Vietnamese forms (1.704 · 92,3% · 16/11/2022) unless the reader chose English (1,704 · 92.3% · 16 Nov 2022).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any, TypeGuard, TypeVar

from django import forms, template
from django.conf import settings
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tongket.foundation import demo, formats

register = template.Library()
T = TypeVar("T")

NONE = "–"
STATUS_ICONS = {
    "bad": "alert-triangle",
    "warn": "clock",
    "good": "circle-check",
    "wait": "hourglass",
    "idle": "circle-dashed",
}
STATUS_WORDS = {
    "value": gettext_lazy("có số liệu"),
    "zero": gettext_lazy("bằng không"),
    "not_reported": gettext_lazy("chưa báo cáo"),
    "not_applicable": gettext_lazy("không áp dụng"),
    "not_comparable": gettext_lazy("không so sánh được"),
    "not_arising": gettext_lazy("không phát sinh"),
    "over_100": gettext_lazy("trên 100%, cần xem lại"),
}


def _given(value: T | None) -> TypeGuard[T]:
    # A template passes an empty text where a variable does not exist.
    return value is not None and value != ""


@register.filter
def so(value: int | None) -> str:
    """An integer (số): 1.704."""
    return formats.whole(value) if _given(value) else NONE


@register.filter
def so_dau(value: int | None) -> str:
    """An integer with its sign: +12, −36."""
    return formats.signed(value) if _given(value) else NONE


@register.filter
def ty_le(value: Fraction | None, digits: int = 1) -> str:
    """A rate (tỷ lệ) given as a fraction of one: 92,3%."""
    return f"{formats.decimal(Fraction(value) * 100, digits)}%" if _given(value) else NONE


@register.filter
def diem(points: Fraction | None, digits: int = 1) -> str:
    """A difference of two rates, given in percentage points (điểm %): +1,2 điểm %."""
    return _("%(number)s điểm %%") % {"number": formats.signed(points, digits)} if _given(points) else NONE


@register.filter
def tien(value: int | None) -> str:
    """An amount of money (tiền): 1.500.000 đồng."""
    return _("%(amount)s đồng") % {"amount": formats.whole(value)} if _given(value) else NONE


@register.filter
def ngay(value: date | None) -> str:
    """A day (ngày): 16/11/2022."""
    return formats.day(value) if value else NONE


@register.filter
def gio(value: datetime | None) -> str:
    """A time of day (giờ): 08:15."""
    return formats.clock_time(value) if value else NONE


@register.filter
def ngay_gio(value: datetime | None) -> str:
    """A moment: 08:15, 16/11/2022; a plain date as a day."""
    if not isinstance(value, datetime):
        return ngay(value)
    return f"{formats.clock_time(value)}, {formats.day(value)}"


@register.filter
def status_word(code: str) -> str:
    """What the status of a result is called."""
    return str(STATUS_WORDS[code])


@register.filter
def ket_qua(result: Any, digits: int = 1) -> str:
    """A result (kết quả) of analytics: its number or rate, else the word of its status; never an empty cell."""
    if result.status == "not_applicable":
        return NONE
    if not result.shown:
        return status_word(result.status)
    value = result.value or 0
    return ty_le(Fraction(value), digits) if result.is_ratio else so(int(value))


@register.filter
def so_sanh(comparison: Any, noun: str = "") -> str:
    """How a figure changed (so sánh): giảm 36 vụ (−5,0%); tăng 3 vụ on a zero base; tăng 1,2 điểm % for rates."""
    if comparison.status == "not_comparable":
        return status_word(comparison.status)
    if comparison.status == "same":
        return _("không đổi")
    by_points = comparison.points is not None
    word = _("tăng") if (comparison.points if by_points else comparison.change) > 0 else _("giảm")
    if by_points:
        return f"{word} {diem(abs(comparison.points)).lstrip('+')}"
    text = f"{word} {so(abs(comparison.change))} {noun}".rstrip()
    return text if comparison.percent is None else f"{text} ({formats.signed(comparison.percent, 1)}%)"


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """A drawing of the sprite, silent for screen readers: the word stands beside it."""
    address = static("vendor/icons.svg")
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>', size, address, name
    )


@register.simple_tag
def status_icon(kind: str = "") -> SafeString:
    """The drawing that belongs to a kind of state."""
    return icon(STATUS_ICONS.get(kind, STATUS_ICONS["idle"]), "small")


@register.simple_tag
def status(kind: str, word: object) -> SafeString:
    """A state: word, drawing and colour together (good, warn, bad, wait, idle)."""
    shown = kind if kind in STATUS_ICONS else "idle"
    return format_html('<span class="status is-{}">{}{}</span>', shown, status_icon(shown), word)


@register.simple_tag
def form_key_field(key: str = "") -> SafeString:
    """The one-time key of a form: a repeated sending gets the first answer."""
    return format_html('<input type="hidden" name="form_key" value="{}">', key or secrets.token_urlsafe(18))


@register.simple_tag
def committee_name() -> str:
    """The committee's name from the settings; such committees are renamed from time to time."""
    names: dict[str, str] = settings.TONGKET_COMMITTEE
    return names.get(get_language() or "", names["vi"])


@register.simple_tag
def demo_mark(language: str = "vi") -> str:
    """The mark of simulated data while the demo is on, else an empty text."""
    return (demo.MARK_EN if language == "en" else demo.MARK) if demo.mark() else ""


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter at work: what it is called, its value, and the address of the list without it."""

    label: str
    value: str
    remove_url: str


@register.simple_tag(takes_context=True)
def active_filters(context: Context, form: forms.Form) -> list[Chip]:
    """The filters at work in a bound GET form, to be shown as removable chips; the page position falls away."""
    query = context["request"].GET
    chips = []
    for field in form.visible_fields():
        value = query.get(field.html_name, "")
        if not value:
            continue
        rest = query.copy()
        for name in (field.html_name, "sau"):
            rest.pop(name, None)
        chips.append(Chip(str(field.label), _shown_value(field, value), f"?{rest.urlencode()}"))
    return chips


def _shown_value(field: forms.BoundField, value: str) -> str:
    choices = getattr(field.field, "choices", ())
    if isinstance(field.field, forms.BooleanField):
        return _("có")
    return next((str(label) for code, label in choices if str(code) == value), value)
