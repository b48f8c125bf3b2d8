"""What forms of this book share: the record they are about, decisions with number and day, when papers were sent."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tongket.core.viet import dates
from tongket.foundation import clock
from tongket.foundation.fields import DayField

TODAY = _("Để trống nếu là hôm nay.")
NO_NAMES = _("Không ghi họ tên, số điện thoại, số giấy tờ của ai.")


class TimeField(forms.CharField):
    """An hour typed 08:15, 8h15 or 0815; gives a time or None when empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "08:15"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return dates.parse_time(text)
        except ValueError as fault:
            raise ValidationError(
                _("“%(text)s” không phải là giờ. Nhập giờ:phút, ví dụ 08:15."), params={"text": text}
            ) from fault


def moment_of(day: date | None, hour: time | None) -> datetime | None:
    """Day and hour as one moment: without an hour the end of that day, today the present; without either none."""
    if day is None and hour is None:
        return None
    now = clock.now().astimezone(clock.LOCAL)
    day = day or now.date()
    if hour is None:
        return now if day == now.date() else datetime.combine(day, time(23, 59), clock.LOCAL)
    return datetime.combine(day, hour, clock.LOCAL)


class OfCase(forms.Form):
    """A form about one case or offence: its choices come from that record."""

    def __init__(self, data: Any = None, *, row: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if row is not None:
            self.take_up(row)

    def take_up(self, row: Any) -> None:
        """Fill choices and first values from the record."""


class DecisionForm(OfCase):
    """An act by decision: its number and its day."""

    document = forms.CharField(label=_("Số, ngày quyết định"), max_length=80)
    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)


class SentForm(OfCase):
    """When the decision went to the procuracy, where that is already known."""

    sent_on = DayField(label=_("Đã gửi Viện kiểm sát ngày"), required=False,
                       help_text=_("Để trống nếu chưa gửi; ghi sau ở “Gửi quyết định”."))  # fmt: skip
    sent_time = TimeField(label=_("Giờ gửi"), required=False, help_text=_("Ví dụ 08:15."))

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        data["sent_at"] = moment_of(data.pop("sent_on", None), data.pop("sent_time", None))
        return data


def listed(text: str) -> list[str]:
    """Codes typed with commas, spaces or on lines."""
    return text.replace(",", " ").replace(";", " ").split()
