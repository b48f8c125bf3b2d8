"""Sending a report on: a proposed body, another of the province, or one outside it; nothing here saves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField, LongSelect

OTHER, OUTSIDE = "other", "outside"
ELSEWHERE = (
    (OTHER, _("Đơn vị khác trong tỉnh, chọn ở ô dưới")),
    (OUTSIDE, _("Nơi nhận ngoài tỉnh, ghi tên ở ô dưới")),
)
Choices = Callable[[], Sequence[tuple[str, Any]]]


class SendForm(forms.Form):
    """Sending to another body: `proposed` are those the law of the day names, `others` all that may receive it."""

    to = forms.ChoiceField(label=_("Nơi nhận"), required=False, widget=forms.RadioSelect)
    to_code = forms.CharField(
        label=_("Đơn vị khác trong tỉnh"), max_length=20, required=False,
        help_text=_("Gõ tên không dấu, chữ đầu hoặc mã. Chỉ có đơn vị được nhận tin này theo luật hiện hành."),
    )  # fmt: skip
    outside = forms.CharField(label=_("Tên nơi nhận ngoài tỉnh"), max_length=160, required=False)
    reason = forms.CharField(label=_("Lý do chuyển"), max_length=300)
    number = forms.CharField(
        label=_("Số phiếu chuyển (mẫu 03)"), max_length=60, required=False,
        help_text=_("Để trống thì hệ thống cấp số."),
    )  # fmt: skip
    on = DayField(label=_("Ngày"), required=False, help_text=_("Để trống nếu là hôm nay."))

    def __init__(
        self, *args: Any, proposed: Sequence[tuple[str, Any]] = (), others: Choices = list, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [*proposed, *ELSEWHERE]  # type: ignore[attr-defined]
        self.fields["to_code"].widget = LongSelect(
            attrs={"data-combo": ""}, choices=lambda: [("", _("(chọn)")), *others()]
        )

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        to, code = data.pop("to", ""), data.get("to_code", "").strip()
        outside = data.get("outside", "").strip()
        if to == OTHER and not code:
            self.add_error("to_code", _("Chọn đơn vị nhận trong danh sách."))
        elif to == OUTSIDE and not outside:
            self.add_error("outside", _("Ghi tên nơi nhận ngoài tỉnh."))
        elif (code and to not in ("", OTHER)) or (outside and to not in ("", OUTSIDE)):
            # The choice proposed may only have been left standing: whoever wrote another body is asked which is meant.
            self.add_error("to", _("Có hai nơi nhận. Chọn đúng một dòng ở đây và xóa ô còn lại."))
        elif to not in ("", OTHER, OUTSIDE):
            data["to_code"] = to
        return data
