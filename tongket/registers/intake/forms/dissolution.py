"""Handing over what a body that has ended still holds: to whom, by which minutes, as of which day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField, LongSelect


class HandOverForm(forms.Form):
    """`held` is the number of reports shown: what was confirmed is what is handed over."""

    to_code = forms.CharField(label=_("Đơn vị nhận bàn giao"), max_length=20)
    number = forms.CharField(label=_("Số biên bản bàn giao"), max_length=60)
    on = DayField(label=_("Bàn giao tính từ ngày"))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, held: int = 0, receivers: Callable[[], Sequence[tuple[str, Any]]] = list, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.held = held
        self.fields["to_code"].widget = LongSelect(
            attrs={"data-combo": ""}, choices=lambda: [("", _("(chọn)")), *receivers()]
        )

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        if data.pop("seen", None) != self.held:
            self.add_error(None, _("Danh sách tin vừa thay đổi. Xem lại danh sách rồi bấm bàn giao lần nữa."))
        return data
