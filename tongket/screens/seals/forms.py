"""Text to values for sealing."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField


class SealForm(forms.Form):
    """Up to which day the figures are sealed."""

    cut_off = DayField(
        label=_("Chốt số liệu đến hết ngày"),
        help_text=_("Thường là ngày cuối của kỳ báo cáo, ví dụ 14/12/2022."),
    )
