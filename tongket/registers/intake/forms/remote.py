"""Text to values for the list of communes hard to reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField, LongSelect


class ListRemoteForm(forms.Form):
    """A commune for the list, out of those of the own province."""

    commune_code = forms.CharField(label=_("Xã"), max_length=20)
    paper = forms.CharField(
        label=_("Văn bản xác định"), max_length=160, help_text=_("Số, ngày, cơ quan ban hành.")
    )
    on = DayField(label=_("Áp dụng từ ngày"))

    def __init__(self, *args: Any, places: Callable[[], Sequence[tuple[str, Any]]] = list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commune_code"].widget = LongSelect(
            attrs={"data-combo": ""}, choices=lambda: [("", _("(chọn)")), *places()]
        )


class UnlistRemoteForm(forms.Form):
    """The end of a row."""

    paper = forms.CharField(label=_("Văn bản đưa ra khỏi danh sách, hoặc lý do thu hồi"), max_length=160)
    on = DayField(
        label=_("Từ ngày"),
        help_text=_("Ngày đầu tiên không còn áp dụng. Ghi nhầm thì nhập chính ngày bắt đầu: dòng được thu hồi."),
    )
