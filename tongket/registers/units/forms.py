"""Text to values for the register of units."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField
from tongket.registers.units import rules


class UnitFilter(forms.Form):
    """Filters of the list of units; they live in the URL."""

    tim = forms.CharField(label=_("Tên hoặc mã"), required=False, max_length=60)
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[("", _("Tất cả")), *rules.KINDS.items()])
    cap = forms.ChoiceField(label=_("Cấp"), required=False, choices=[("", _("Tất cả")), *rules.LEVELS.items()])
    ngay = DayField(label=_("Vào ngày"), required=False)


class UnitForm(forms.Form):
    """Entry of a new unit."""

    code = forms.CharField(label=_("Mã đơn vị"), max_length=20)
    name = forms.CharField(label=_("Tên đơn vị"), max_length=120)
    kind = forms.ChoiceField(label=_("Loại"), choices=list(rules.KINDS.items()))
    level = forms.ChoiceField(label=_("Cấp"), choices=list(rules.LEVELS.items()))
    parent_code = forms.CharField(label=_("Mã đơn vị cấp trên"), max_length=20, required=False)
    valid_from = DayField(label=_("Có hiệu lực từ ngày"))


class SeatForm(forms.Form):
    """Appointment to a seat of the committee."""

    position = forms.TypedChoiceField(label=_("Ghế"), coerce=int)
    holder_post = forms.CharField(
        label=_("Chức vụ người giữ ghế"), max_length=160, help_text=_("Ghi chức vụ, không ghi họ tên.")
    )
    on = DayField(label=_("Từ ngày"))
    acting = forms.BooleanField(label=_("Tạm thời phụ trách"), required=False)
